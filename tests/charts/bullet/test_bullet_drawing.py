"""The bullet page on its artists: bands, bars, goals, and how many fit."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bullet.bullet_making import bullet_chart
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import DARK, LIGHT
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


def sheet_of(workbook: Workbook, *names: str, month: int = 8, preset: str = "slide", dark: bool = False) -> Sheet:
    period = Period.month(Month.of(2026, month))
    made = bullet_chart(workbook, ChartAsk(ChartKind.BULLET, "", period, indicators=names))
    return draw(made, PRESETS[preset].layout, Look(dark=dark), 72)


def ends(bar: Any) -> tuple[float, float]:
    half = bar.get_linewidth() / 2 if to_hex(bar.get_edgecolor(), keep_alpha=True) != "#00000000" else 0.0
    return bar.get_x() - half, bar.get_x() + bar.get_width() + half


def fill(bar: Any) -> str:
    return to_hex(bar.get_facecolor()).upper()


def x_of(line: Any) -> float:
    return float(line.get_xdata()[0])


def test_bands_meet_at_the_tolerance_and_at_the_goal(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "total_revenue")
    bands = [ends(bar) for bar in artists(sheet, "band-total_revenue-").values()]
    assert len(bands) == 3
    assert [bands[0][1], bands[1][1]] == pytest.approx([bands[1][0], bands[2][0]])
    goal = x_of(artists(sheet, "goal-total_revenue-0")[""])
    assert bands[1][1] == pytest.approx(goal)
    start, end = bands[0][0], bands[2][1]
    aim = workbook.month_goal("total_revenue", Month.of(2026, 8))
    assert aim is not None
    assert (bands[0][1] - start) / (goal - start) == pytest.approx(0.9)
    assert (goal - start) / (end - start) == pytest.approx(aim.value / 8000)


@pytest.mark.parametrize(("dark", "colours"), [(False, LIGHT), (True, DARK)])
def test_bands_are_reversed_where_lower_is_better(
    workbook: Workbook, artists: Artists, dark: bool, colours: Any
) -> None:
    sheet = sheet_of(workbook, "total_revenue", "cac", dark=dark)
    shades = [level.upper() for level in colours.levels]
    assert [fill(bar) for bar in artists(sheet, "band-total_revenue-").values()] == shades
    assert [fill(bar) for bar in artists(sheet, "band-cac-").values()] == shades[::-1]


def test_a_goal_with_two_ends_has_five_bands_and_two_lines(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "marketing_cost_ratio")
    off, watch, fine = LIGHT.levels
    bands = artists(sheet, "band-marketing_cost_ratio-")
    assert [fill(bar) for bar in bands.values()] == [off, watch, fine, watch, off]
    goals = [x_of(line) for line in artists(sheet, "goal-marketing_cost_ratio-").values()]
    assert goals == pytest.approx([ends(bands["1"])[1], ends(bands["3"])[0]])


def test_bars_start_at_0_and_end_in_proportion(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "total_revenue")
    bar = ends(artists(sheet, "measure-total_revenue")[""])
    bands = [ends(band) for band in artists(sheet, "band-total_revenue-").values()]
    assert bar[0] == pytest.approx(bands[0][0])
    value = workbook.month_value("total_revenue", Month.of(2026, 8))
    assert not isinstance(value, NoValue)
    assert (bar[1] - bar[0]) / (bands[2][1] - bands[0][0]) == pytest.approx(value / 8000)


def test_the_bar_is_a_third_and_the_goal_six_tenths_of_the_bands(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "total_revenue")
    band = artists(sheet, "band-total_revenue-0")[""].get_height()
    goal = artists(sheet, "goal-total_revenue-0")[""]
    assert artists(sheet, "measure-total_revenue")[""].get_height() == pytest.approx(band / 3)
    assert goal.get_ydata()[1] - goal.get_ydata()[0] == pytest.approx(0.6 * band)
    assert goal.get_linewidth() == 4
    assert artists(sheet, "rim-total_revenue-0")[""].get_linewidth() == 6


def test_a_running_month_is_an_outline_with_an_outlined_status(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, "total_revenue", month=9)
    assert fill(artists(sheet, "measure-total_revenue")[""]) == LIGHT.background
    shape = artists(sheet, "status-total_revenue")[""]
    assert to_hex(shape.get_markerfacecolor()).upper() == LIGHT.background


def test_a_dot_stands_where_the_scale_does_not_start_at_0(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(workbook, "gross_margin")
    assert len(artists(sheet, "measure-gross_margin")[""].get_xdata()) == 1
    assert "0\N{NARROW NO-BREAK SPACE}%" not in texts(sheet, "tick-gross_margin-").values()


def test_statuses_have_a_shape_a_word_and_a_colour(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(workbook, "total_revenue", "website_visits", "cac", "email_open_rate")
    told = {
        name: (shape.get_marker(), to_hex(shape.get_markeredgecolor()).upper())
        for name, shape in artists(sheet, "status-").items()
        if not name.startswith("word")
    }
    assert told == {
        "total_revenue": ("^", LIGHT.watch_edge),
        "website_visits": ("o", LIGHT.good),
        "cac": ("s", LIGHT.bad),
        "email_open_rate": ("o", LIGHT.secondary),
    }
    assert list(texts(sheet, "status-word-").values()) == ["watch", "on track", "off", "no goal"]


def test_as_many_bullets_are_drawn_as_there_is_room_for(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    """Title and subtitle are about those that are drawn."""
    for preset in ("slide", "half", "portrait"):
        sheet = sheet_of(workbook, preset=preset)
        drawn = len(artists(sheet, "value-"))
        said = texts(sheet, "subtitle-0")[""]
        assert said.startswith(f"{drawn} of 14 KPIs"), preset
        assert f"of {drawn} goals" in " ".join(texts(sheet, "title-").values())
        assert set(sheet.spots) == set(artists(sheet, "value-"))
    assert len(artists(sheet_of(workbook, preset="half"), "value-")) < len(artists(sheet_of(workbook), "value-"))


def test_names_of_what_should_stay_low_have_an_arrow_even_when_cut(workbook: Workbook, texts: Texts) -> None:
    for preset in ("slide", "half"):
        lines = texts(sheet_of(workbook, "cac", "churn_rate", preset=preset), "name-cac-")
        assert list(lines.values())[-1].endswith("\N{DOWNWARDS ARROW}")
