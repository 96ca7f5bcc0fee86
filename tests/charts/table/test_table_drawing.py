"""The KPI table on its artists: columns, rows, shapes and lines of months."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import LIGHT
from kpidesk.charts.table.table_making import table_chart
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import LONG_NAME
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]
Boxes = Callable[[Sheet], dict[str, Box]]


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


def sheet_of(workbook: Workbook, indicator: str = "", month: int = 8, preset: str = "slide") -> Sheet:
    made = table_chart(workbook, ChartAsk(ChartKind.TABLE, indicator, Period.month(Month.of(2026, month))))
    return draw(made, PRESETS[preset].layout, Look(), 72)


def test_a_slide_has_all_columns_and_half_a_slide_the_most_important(workbook: Workbook, texts: Texts) -> None:
    wide = texts(sheet_of(workbook), "head-")
    assert list(wide) == [
        *("name", "trend", "actual", "goal", "to-goal"),
        *("previous", "last-year", "status", "signal"),
    ]
    narrow = set(texts(sheet_of(workbook, preset="half"), "head-"))
    assert {"name", "actual", "to-goal", "status"} <= narrow
    assert "signal" not in narrow


def test_lines_of_months_are_explained_only_where_they_are(workbook: Workbook, artists: Artists, texts: Texts) -> None:
    for preset in ("slide", "half"):
        sheet = sheet_of(workbook, preset=preset)
        said = " ".join(texts(sheet, "subtitle-").values())
        assert ("usual range" in said) is bool(artists(sheet, "months-"))


def test_there_are_as_many_lines_as_fit_and_the_texts_count_them(
    workbook: Workbook, artists: Artists, texts: Texts
) -> None:
    for preset in ("slide", "half", "a4"):
        sheet = sheet_of(workbook, preset=preset)
        drawn = len(artists(sheet, "shape-"))
        assert texts(sheet, "subtitle-0")[""].startswith(f"{drawn} of 27 KPIs"), preset
        assert f"of {drawn} KPIs" in " ".join(texts(sheet, "title-").values()), preset
        assert len(sheet.spots) == drawn


def test_groups_have_a_row_of_their_own_before_their_lines(workbook: Workbook, boxes: Boxes, artists: Artists) -> None:
    sheet = sheet_of(workbook, "profit")
    groups = artists(sheet, "group-")
    assert list(groups)[:2] == ["Finance", "Sales"]
    heights = [text.get_position()[1] for text in artists(sheet, "name-").values()]
    assert all(upper > lower for upper, lower in pairwise(heights))
    assert groups["Finance"].get_position()[1] > heights[0]


def test_figures_end_at_the_right_of_their_column(workbook: Workbook, boxes: Boxes) -> None:
    found = boxes(sheet_of(workbook))
    ends = [box.right for name, box in found.items() if name.startswith("actual-")]
    assert max(ends) - min(ends) < 0.01


def test_good_and_bad_colour_differences_only(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook)
    coloured = {LIGHT.good, LIGHT.bad}
    for start in ("name-", "actual-", "goal-", "signal-", "head-"):
        assert not {to_hex(text.get_color()).upper() for text in artists(sheet, start).values()} & coloured
    assert to_hex(artists(sheet, "to-goal-cac")[""].get_color()).upper() == LIGHT.bad
    assert to_hex(artists(sheet, "to-goal-website_visits")[""].get_color()).upper() == LIGHT.good
    assert to_hex(artists(sheet, "previous-return_rate")[""].get_color()).upper() == LIGHT.text


def test_the_line_of_months_ends_in_a_dot_on_a_band_of_the_usual_range(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook)
    (line,) = artists(sheet, "months-total_revenue-").values()
    dot = artists(sheet, "last-total_revenue")[""]
    assert len(line.get_xdata()) == 13
    assert (line.get_xdata()[-1], line.get_ydata()[-1]) == (dot.get_xdata()[0], dot.get_ydata()[0])
    assert to_hex(artists(sheet, "usual-total_revenue")[""].get_facecolor()).upper() == LIGHT.band


def test_the_line_does_not_lead_to_a_month_that_still_runs(workbook: Workbook, artists: Artists) -> None:
    sheet = sheet_of(workbook, month=9)
    (line,) = artists(sheet, "months-total_revenue-").values()
    dot = artists(sheet, "last-total_revenue")[""]
    assert len(line.get_xdata()) == 12
    assert to_hex(dot.get_markerfacecolor()).upper() == LIGHT.background


def test_a_gap_breaks_the_line_of_months(workbook: Workbook, artists: Artists) -> None:
    lines = artists(sheet_of(workbook), "months-return_rate-")
    assert len(lines) == 2


def test_notes_have_a_column_where_there_are_any(artists: Artists, texts: Texts) -> None:
    contents = replace(read_sample(), notes={Cell("cac", Month.of(2026, 8)): "Fair in Hamburg"})
    noted = Workbook(NoLedger(), contents, read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    sheet = draw(
        table_chart(
            noted, ChartAsk(ChartKind.TABLE, "", Period.month(Month.of(2026, 8)), indicators=("cac", "profit"))
        ),
        PRESETS["slide"].layout,
        Look(),
        72,
    )
    assert texts(sheet, "note-") == {"cac": "Fair in Hamburg"}


def test_own_kpis_with_alike_long_names_stay_apart_and_are_told_in_full(artists: Artists) -> None:
    known = read_catalogue().indicators
    names = [f"{LONG_NAME} {place}" for place in ("Berlin", "Hamburg", "Lübeck")]
    own = {
        f"own_{place}": replace(known["aov"], id=f"own_{place}", own=True, label=name, short_label="")
        for place, name in enumerate(names)
    }
    book = Workbook(NoLedger(), replace(read_sample(), own_indicators=own), known, lambda: dt.datetime(2026, 9, 20))
    asked = ChartAsk(ChartKind.TABLE, "", Period.month(Month.of(2026, 8)), indicators=(*own, "aov"))
    made = table_chart(book, asked)
    for preset in ("slide", "half"):
        shown = [text.get_text() for text in artists(draw(made, PRESETS[preset].layout, Look(), 72), "name-").values()]
        assert len(set(shown)) == 4
        assert [text.split()[-1] for text in shown[:3]] == ["Berlin", "Hamburg", "Lübeck"]
    assert [row[0] for row in made.rows()][1:4] == names
    assert all(name in made.alt_text for name in names)
