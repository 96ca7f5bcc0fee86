"""The years of one KPI in place of the table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.domain.month import Month
from kpidesk.ui.changes.changes_page import ChangesPage
from kpidesk.ui.changes.year_words import YearsKind, YearTable, YearWriter
from kpidesk.ui.changes.years_table import STRENGTHS, shade_colour
from kpidesk.ui.look.palette import DARK, LIGHT, Palette
from kpidesk.ui.place import ChangePlace
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.conftest import Desk
from tests.ui.changes.shop import QUIET, shop

AUGUST = Month.of(2026, 8)
OpenDesk = Callable[..., Desk]
_Role = Qt.ItemDataRole


@pytest.fixture
def book() -> Workbook:
    figures = {"sales": [100.0 + at for at in range(20)], "costs": [60, None, *[60] * 18]}
    return shop(figures, ["profit", "total_sales", "costs"])


def _table(book: Workbook, kind: YearsKind, name: str = "total_sales", last: Month = AUGUST) -> YearTable:
    return YearWriter(book, ENGLISH).table(kind, name, last, None)


def test_the_heat_table_has_a_row_a_year_and_a_column_a_month(book: Workbook) -> None:
    table = _table(book, YearsKind.HEAT)
    assert table.names == ("2025", "2026")
    assert table.heads[0] == "Jan" and table.heads[-1] == "Year" and len(table.heads) == 13
    assert [cell.text for cell in table.rows[1]] == [*(str(112 + at) for at in range(8)), "", "", "", "", "–"]
    last_year, this_year = table.rows[0][-1], table.rows[1][-1]
    assert last_year.text == "1,266" and not last_year.ring
    assert this_year.ring and "There are 8 of 12 months" in this_year.spoken


def test_a_missing_month_is_a_ring_with_its_reason(book: Workbook) -> None:
    cell = _table(book, YearsKind.HEAT, "profit").rows[0][1]
    assert cell.ring and cell.shade is None
    assert cell.spoken.startswith("February 2025: It needs Costs for February 2025")


def test_a_running_month_stands_back(book: Workbook) -> None:
    running = shop({"score": [1, 2, 9]}, ["satisfaction"], unfinished={Month.of(2025, 3): 9})
    cell = _table(running, YearsKind.HEAT, "satisfaction", Month.of(2025, 3)).rows[0][2]
    assert cell.muted and cell.shade is None and cell.spoken.endswith("so far")


def test_months_that_are_not_as_usual_are_marked_and_said() -> None:
    book = shop({"score": [*QUIET, 160, 99, 101]}, ["satisfaction"])
    writer = YearWriter(book, ENGLISH)
    table = writer.table(YearsKind.HEAT, "satisfaction", Month.of(2026, 3), None)
    marks = {(row, at): cell.signal for row, cells in enumerate(table.rows) for at, cell in enumerate(cells)}
    ((place, mark),) = ((place, mark) for place, mark in marks.items() if mark is not None)
    assert place == (1, 0) and (mark.rule, mark.merit) == (Rule.OUTSIDE, Merit.GOOD)
    assert table.rows[1][0].spoken == "January 2026: 160, above usual range"
    assert table.texts[2][1] == "160" and table.is_marked
    assert "A month with a mark is worth a look" in writer.footnote(YearsKind.HEAT, is_flow=False, is_marked=True)


def test_without_a_usual_range_nothing_is_marked(book: Workbook) -> None:
    few = shop({"score": [1, 50, 2, 60, 3]}, ["satisfaction"])
    assert not _table(few, YearsKind.HEAT, "satisfaction", Month.of(2025, 5)).is_marked
    assert not _table(book, YearsKind.SIDE_BY_SIDE).is_marked


def test_years_stand_side_by_side_with_what_changed(book: Workbook) -> None:
    table = _table(book, YearsKind.SIDE_BY_SIDE)
    assert table.heads == ("2025", "2026", "Δ 2025")
    assert table.names[0] == "January" and table.names[-2:] == ("Jan–Aug", "Year")
    assert [cell.text for cell in table.rows[0]] == ["100", "112", "+12 (+12\N{NARROW NO-BREAK SPACE}%)"]
    assert [cell.text for cell in table.rows[8]] == ["108", "", ""]
    so_far = table.rows[-2]
    assert [cell.text for cell in so_far][:2] == ["828", "924"]
    assert {cell.mark.merit for cell in so_far if cell.mark} == {Merit.NONE}  # only months have a usual range


def test_one_year_has_nothing_beside_it() -> None:
    table = _table(shop({"sales": [5] * 12}), YearsKind.SIDE_BY_SIDE, last=Month.of(2025, 12))
    assert table.heads == ("2025",) and table.names[-1] == "Year" and len(table.names) == 13


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_are_readable_on_every_shade(palette: Palette) -> None:
    for shade in range(len(STRENGTHS)):
        assert _contrast(palette.text, shade_colour(palette, shade)) >= 4.5
    assert len({shade_colour(palette, shade).name() for shade in range(len(STRENGTHS))}) == len(STRENGTHS)


def _contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


# -- in the page ------------------------------------------------------------------------------------------------


def _years(desk: OpenDesk, book: Workbook, qtbot: QtBot, size: tuple[int, int] = (1440, 800)) -> ChangesPage:
    page: ChangesPage = desk(book, size).page
    page.table.choose("total_sales")
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    QApplication.processEvents()
    return page


def test_f4_shows_the_years_of_the_row_and_esc_leads_back(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = _years(desk, book, qtbot)
    assert page.shows_years and page.years.table.hasFocus()
    assert page.years.words[:2] == ["Total Sales", "EUR"]
    assert page.areas() == [page.toolbar, page.years]
    qtbot.keyClick(page.years.table, Qt.Key.Key_Escape)
    assert not page.shows_years and page.table.hasFocus() and page.table.current == "total_sales"


def test_the_keys_begin_at_the_newest_month_and_enter_looks_at_it(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = _years(desk, book, qtbot)
    table = page.years.table
    spoken = table.currentIndex().data(_Role.AccessibleTextRole)
    assert spoken == "August 2026: EUR\N{NO-BREAK SPACE}119, 12 months above avg"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not page.shows_years and page.month == Month.of(2025, 7)


def test_the_years_follow_month_and_row(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = _years(desk, book, qtbot)
    page.step_month(-8)
    assert page.shows_years and page.years.table.years_model.table.names == ("2025",)
    page.go_to(ChangePlace("profit", AUGUST))
    assert not page.shows_years and page.table.current == "profit"


def test_years_are_copied_with_their_heads(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = _years(desk, book, qtbot)
    qtbot.keyClick(page.years.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Total Sales", "Jan"]
    assert lines[2].split("\t")[:2] == ["2026", "112"]


def test_side_by_side_is_chosen_by_keys(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = _years(desk, book, qtbot)
    button = page.years.kinds.focusProxy()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    model = page.years.table.years_model
    assert model.table.names[0] == "January"
    assert model.index(0, 2).data(_Role.AccessibleTextRole).startswith("January, up 12")
    assert "last two years" in page.years.words[2]


@pytest.mark.parametrize("width", [1100, 1440])
def test_no_figure_is_cut(desk: OpenDesk, qtbot: QtBot, width: int, type_scale: float) -> None:
    book = shop({"sales": [-1_234_567.0 - at for at in range(20)]}, ["total_sales"])
    page = _years(desk, book, qtbot, (round(width * type_scale), 700))
    table = page.years.table
    for kind in YearsKind:
        page.years.kinds.choose(str(kind))
        page.years.show_years("total_sales", page.model.look)
        for column in range(table.years_model.columnCount()):
            assert table.columnWidth(column) >= table._needed(table.years_model.table, column)
