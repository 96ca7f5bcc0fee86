"""Small multiples on their artists: panels, lines, labels."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.multiples.multiples_making import multiples_chart
from kpidesk.charts.multiples.panel_places import PanelPlaces, Room, most_panels
from kpidesk.charts.paper.fitted_text import lines_apart
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import LIGHT
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]
SLIDE = PRESETS["slide"].layout


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


def sheet_of(workbook: Workbook, indicator: str = "", *names: str, month: int = 8, preset: str = "slide") -> Sheet:
    period = Period.month(Month.of(2026, month))
    made = multiples_chart(workbook, ChartAsk(ChartKind.MULTIPLES, indicator, period, indicators=names))
    return draw(made, PRESETS[preset].layout, Look(), 72)


@pytest.mark.parametrize(("count", "grid"), [(2, (2, 1)), (4, (2, 2)), (6, (3, 2)), (9, (3, 3)), (12, (4, 3))])
def test_panels_of_a_slide_stand_in_even_rows(count: int, grid: tuple[int, int]) -> None:
    area, room = Area(43, 30, 917, 400), Room(30, 26)
    places = PanelPlaces.on(area, count, room, SLIDE)
    assert (places.columns, places.rows) == grid
    assert places.box(count - 1).right <= area.right + 0.01
    assert places.box(0).top == area.top
    assert most_panels(area, room, SLIDE) >= 12


def test_names_of_panels_that_begin_alike_stay_apart() -> None:
    names = [f"Wochenmarkt und Kunsthandwerkermarkt Nr {number} Donaudampfschifffahrt" for number in (7, 8)]
    found = lines_apart([*names, "Markt"], SLIDE.panel, 0.16 * SLIDE.width, 2, bold=True)
    assert [lines[0].startswith("…Nr ") for lines in found] == [True, True, False]
    assert len(set(map(tuple, found))) == 3


def test_panels_are_a_twentieth_of_the_slide_apart(workbook: Workbook, artists: Artists) -> None:
    lefts = sorted(
        {text.get_position()[0] for text in artists(sheet_of(workbook, "website_visits"), "panel-").values()}
    )
    width = (SLIDE.right - SLIDE.left - 2 * 0.05 * SLIDE.width) / 3
    assert lefts[1] - lefts[0] == pytest.approx(width + 0.05 * SLIDE.width)
    assert width / SLIDE.width == pytest.approx(0.27, abs=0.01)


def test_each_panel_has_its_own_line_in_front_of_all_others(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "website_visits")
    own, others = artists(sheet, "own-"), artists(sheet, "other-channel:Search-")
    assert len(own) == 6
    assert len(others) == 5
    for line in own.values():
        assert (line.get_linewidth(), to_hex(line.get_color()).upper()) == (3, LIGHT.actual)
    for line in others.values():
        assert to_hex(line.get_color()).upper() == LIGHT.grid
        assert line.get_zorder() < next(iter(own.values())).get_zorder()


def test_the_same_value_is_as_high_in_every_panel(workbook: Workbook, artists: Artists) -> None:
    """The line of Direct as its own and as one of the others."""
    sheet = sheet_of(workbook, "website_visits")
    (own,) = artists(sheet, "own-channel:Direct-").values()
    (behind,) = artists(sheet, "other-channel:Search-channel:Direct-").values()
    assert list(own.get_ydata()) == pytest.approx(list(behind.get_ydata()))


def test_panels_have_the_first_and_the_last_month_and_the_last_value(
    workbook: Workbook, artists: Artists, texts: Texts
) -> None:
    for preset in ("slide", "half"):
        sheet = sheet_of(workbook, "website_visits", preset=preset)
        months = texts(sheet, "month-channel:Search-")
        assert months == {"first": "Aug 25", "last": "Aug 26"}, preset
        assert texts(sheet, "end-")["channel:Search"] == "2.55"


def test_titles_of_panels_are_bold_and_start_at_the_left(workbook: Workbook, artists: Artists) -> None:
    title = artists(sheet_of(workbook, "website_visits"), "panel-channel:Search")[""]
    assert (title.get_fontsize(), title.get_fontweight()) == (15, 700)
    assert title.get_position()[0] == pytest.approx(SLIDE.left)


def test_several_kpis_have_their_goal_and_their_unit(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(workbook, "", "total_revenue", "marketing_cost_ratio")
    assert texts(sheet, "unit-") == {"total_revenue": "thousand EUR", "marketing_cost_ratio": "percent"}
    (goal,) = artists(sheet, "goal-total_revenue-").values()
    assert (goal.get_linewidth(), to_hex(goal.get_color()).upper()) == (2, LIGHT.previous)
    assert len(artists(sheet, "goal-low-marketing_cost_ratio-")) == 1


def test_a_month_that_still_runs_is_a_ring_that_no_line_leads_to(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "website_visits", month=9)
    (line,) = artists(sheet, "own-channel:Search-").values()
    dot = artists(sheet, "last-channel:Search")[""]
    assert to_hex(dot.get_markerfacecolor()).upper() == LIGHT.background
    assert line.get_xdata()[-1] < dot.get_xdata()[0]


def test_there_are_as_many_panels_as_can_be_read(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    drawn = len(artists(sheet_of(workbook, preset="half"), "panel-"))
    assert drawn < 12
    said = texts(sheet_of(workbook, preset="half"), "subtitle-0")[""]
    assert said.startswith(f"{drawn} of 12 KPIs")
    assert len(artists(sheet_of(workbook), "panel-")) == 12


def test_long_names_have_two_lines_because_they_may_differ_at_the_end(texts: Texts) -> None:
    sample, names = read_sample(), {}
    for number, part in enumerate(sample.segments):
        names[part] = Segment(part.kind, f"Everything that came to us through the {part.name} of winter {number}")
    values = {cell._replace(segment=cell.segment and names[cell.segment]): v for cell, v in sample.values.items()}
    renamed = replace(sample, segments=tuple(names.values()), values=values)
    shop = Workbook(NoLedger(), renamed, read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    lines = texts(sheet_of(shop, "website_visits"), "panel-channel")
    assert len(lines) == 2 * 5
    assert {line[-1] for name, line in lines.items() if name.endswith("-1")} == set("01234")
