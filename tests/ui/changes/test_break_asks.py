"""A KPI starts anew: noted with its reason, seen in line and tool tip, listed, and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetBreaks, SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.ui.changes.changes_page import ChangesPage
from kpidesk.ui.changes.notes_view import break_rows
from kpidesk.ui.painters.sparkline import Band, sparkline_words
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.conftest import Desk
from tests.ui.changes.shop import QUIET, line_at, shop

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
OpenDesk = Callable[..., Desk]
JANUARY, AUGUST = Month.of(2026, 1), Month.of(2026, 8)
RISEN = [*QUIET[:11], 97, 130, 134, 131, 133, 129, 132, 135, 130]


@pytest.fixture
def book() -> Workbook:
    """A level that has been higher since January 2026."""
    return shop({"score": RISEN, "costs": QUIET}, ["satisfaction", "costs"])


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def opened(desk: OpenDesk, book: Workbook, name: str = "satisfaction") -> tuple[Desk, ChangesPage]:
    here = desk(book)
    here.page.table.choose(name)
    return here, here.page


def test_limits_begin_anew_with_a_reason_and_undo_takes_it_back(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, page = opened(desk, book)
    told: list[str] = []
    page.told.connect(told.append)
    press(qtbot, KEY.Key_A, BOTH)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    ask = page.breaks.panels.open
    assert ask is not None
    months = ask.findChildren(QComboBox)[0]
    offered = [months.itemText(place) for place in range(months.count())]
    assert offered == ["January 2026", "February 2026", "March 2026"]
    press(qtbot, KEY.Key_Return)
    assert "why" in ask.wrong and book.breaks_of("satisfaction") == {}
    qtbot.keyClicks(QApplication.focusWidget(), "A new supplier")
    press(qtbot, KEY.Key_Return)
    assert book.breaks_of("satisfaction") == {JANUARY: Break(BreakKind.NEW_LEVEL, "A new supplier")}
    assert page.breaks.panels.open is None and QApplication.focusWidget() is page.table
    assert told == ["Satisfaction starts anew in January 2026"]
    assert page.model.line("satisfaction").signal is not None
    assert page.model.line("satisfaction").signal.rule is None  # within the new limits
    book.undo()
    assert book.breaks_of("satisfaction") == {} and page.panel.notes.breaks == []


def test_they_are_offered_only_after_eight_months_on_one_side(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, page = opened(desk, book)
    said: list[str] = []
    page.noted.connect(said.append)
    page.view.show_notes()
    assert page.panel.notes.anew.text() == "Limits anew from January 2026…"
    page.step_month(-1)
    assert page.panel.notes.anew.isHidden()
    press(qtbot, KEY.Key_A, BOTH)
    assert page.breaks.panels.open is None
    assert said == ["Limits of Satisfaction can begin anew once eight months in a row lie on one side of the average."]


def test_both_sets_of_limits_stay_in_line_and_tool_tip(book: Workbook) -> None:
    book.apply(SetBreaks({BreakKey("satisfaction", JANUARY): Break(BreakKind.NEW_LEVEL, "A new supplier")}))
    trend = line_at(book, "satisfaction", "2026-08").trend
    old, new = trend.bands
    assert (old.first, old.last, new.first, new.last) == (0, 4, 5, 12)
    assert old.upper < new.lower and trend.marks == ()
    assert "limits anew from January 2026, before " in sparkline_words(trend)


def test_a_changed_definition_is_marked_and_nothing_is_compared_across(
    desk: OpenDesk, book: Workbook, qtbot: QtBot
) -> None:
    _, page = opened(desk, book)
    press(qtbot, KEY.Key_D, BOTH)
    months = QApplication.focusWidget()
    assert isinstance(months, QComboBox) and months.currentText() == "August 2026"
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Asked in another way")
    press(qtbot, KEY.Key_Return)
    assert book.breaks_of("satisfaction") == {Month.of(2026, 6): Break(BreakKind.REDEFINED, "Asked in another way")}
    line = page.model.line("satisfaction")
    assert (line.year_change.mark.text, line.year_change.below) == ("–", "definition changed")
    assert line.change.mark.text != "–" and line.remark == "from 6 months on"
    assert line.trend.marks == (10,) and "definition changed in June 2026" in sparkline_words(line.trend)
    assert "definition changed" in page.model.words.sentence(line)


def test_it_is_listed_under_notes_and_removed_there(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    book.apply(SetBreaks({BreakKey("satisfaction", JANUARY): Break(BreakKind.REDEFINED, "Another scale")}))
    _, page = opened(desk, book)
    page.view.show_notes()
    (row,) = page.panel.notes.breaks
    assert (row.heading, row.text) == ("January 2026: definition changed", "Another scale")
    told: list[str] = []
    page.told.connect(told.append)
    buttons = page.panel.notes.removers
    assert [button.accessibleName() for button in buttons] == ["Remove it: January 2026: definition changed"]
    buttons[0].setFocus()
    press(qtbot, KEY.Key_Return)
    assert book.breaks_of("satisfaction") == {} and page.panel.notes.breaks == []
    assert told == ["Satisfaction goes on without a break in January 2026"]


def test_what_a_figure_brings_along_is_told_and_removed_there(book: Workbook) -> None:
    book.apply(SetBreaks({BreakKey("score", JANUARY): Break(BreakKind.REDEFINED, "Another scale")}))
    (row,) = break_rows(book, "satisfaction")
    assert (row.key, row.text) == (None, "In a figure it comes from. Another scale")
    assert break_rows(book, "score")[0].key == BreakKey("score", JANUARY)
    assert break_rows(book, "costs") == []


def test_while_nothing_can_be_typed_nothing_is_noted(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, page = opened(desk, book)
    page.view.show_notes()
    page._anew._signals.hold_back(Hold("The folder cannot be written to."))
    notes = page.panel.notes
    assert not notes.redefined.isEnabled() and "cannot be written to" in notes.redefined.toolTip()
    page.table.setFocus()
    press(qtbot, KEY.Key_D, BOTH)
    assert page.breaks.panels.open is None
    page._anew._signals.hold_back(None)
    assert notes.redefined.isEnabled()


def test_esc_asks_nothing_more(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, page = opened(desk, book)
    press(qtbot, KEY.Key_D, BOTH)
    press(qtbot, KEY.Key_Escape)
    assert page.breaks.panels.open is None and QApplication.focusWidget() is page.table
    assert book.undoable is None


def test_without_a_break_one_range_lies_across() -> None:
    trend = line_at(shop({"score": QUIET[:8]}, ["satisfaction"]), "satisfaction", "2025-08").trend
    (band,) = trend.bands
    assert band == Band(0, 12, band.lower, band.centre, band.upper)
    assert (band.lower, band.upper, trend.breaks) == (trend.lower, trend.upper, "")


def test_a_figure_of_another_month_moves_the_offer(desk: OpenDesk, book: Workbook) -> None:
    _, page = opened(desk, book)
    page.view.show_notes()
    book.apply(SetValues({Cell("score", AUGUST): 90.0}))
    assert page.panel.notes.anew.isHidden()
