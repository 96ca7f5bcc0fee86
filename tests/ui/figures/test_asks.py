"""The small panels: notes, days, months, segments."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QSpinBox

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.figures.ask_popover import AskPopover, TextAsk
from tests.ui.figures.desk import RUNNING, SEARCH, SOCIAL, Desk, press, write

MARCH, APRIL, MAY = Month.of(2026, 3).until(Month.of(2026, 5))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
Open = Callable[..., Desk]


def ask(here: Desk) -> AskPopover:
    found = here.page.asks.panels.open
    assert found is not None
    return found


def note_on(desk: Open, **contents: object) -> Desk:
    here = desk(**contents)
    here.go("sales", MAY)
    press(Key.Key_Semicolon, CONTROL)
    return here


# -- notes ----------------------------------------------------------------------------------------------------------


def test_a_note_is_written_with_the_keyboard_alone(desk: Open) -> None:
    here = note_on(desk)
    assert ask(here).accessibleName() == "Note on Sales, net, May 2026"
    write("fair in Bath")
    press(Key.Key_Return)
    assert here.workbook.note(Cell("sales", MAY)) == "fair in Bath"
    assert here.page.asks.panels.open is None
    assert here.page.grid.months.hasFocus()


def test_a_note_on_a_kpi_shows_its_corner_and_words_and_is_taken_back_in_one_step(desk: Open) -> None:
    here = desk()
    model, cell = here.page.model, Cell("profit", APRIL)
    here.go("profit", APRIL)
    press(Key.Key_Semicolon, CONTROL)
    assert ask(here).accessibleName() == "Note on Profit, April 2026"
    write("the fair paid off")
    press(Key.Key_Return)
    index = here.page.grid.current
    assert here.workbook.note(cell) == "the fair paid off"
    assert model.prepared(index.row(), index.column()).note
    assert "the fair paid off" in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert "has a note" in str(model.data(index, Qt.ItemDataRole.AccessibleTextRole))
    here.go("sales", MAY)
    here.workbook.undo()
    assert here.workbook.note(cell) == ""
    assert not model.prepared(index.row(), index.column()).note
    assert here.here == ("profit", APRIL, None)


def test_a_note_being_written_is_kept_when_its_page_is_left(desk: Open) -> None:
    here = note_on(desk)
    write("fair in Bath")
    assert here.page.finish_editing()
    assert here.workbook.note(Cell("sales", MAY)) == "fair in Bath"
    assert here.page.asks.panels.open is None


def test_a_question_that_was_not_answered_closes_with_its_page(desk: Open) -> None:
    here = note_on(desk)
    here.page.hide()
    QApplication.processEvents()
    assert here.page.asks.panels.open is None
    assert here.workbook.note(Cell("sales", MAY)) == ""


def test_shift_enter_begins_a_line(desk: Open) -> None:
    here = note_on(desk)
    write("one")
    press(Key.Key_Return, SHIFT)
    write("two")
    press(Key.Key_Return)
    assert here.workbook.note(Cell("sales", MAY)) == "one\ntwo"


def test_an_emptied_note_goes(desk: Open) -> None:
    here = note_on(desk, notes={Cell("sales", MAY): "old"})
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert here.workbook.note(Cell("sales", MAY)) == ""


def test_escape_closes_an_unchanged_note_at_once(desk: Open) -> None:
    here = note_on(desk, notes={Cell("sales", MAY): "old"})
    press(Key.Key_Escape)
    assert here.page.asks.panels.open is None
    assert here.page.grid.months.hasFocus()


def test_escape_asks_before_it_drops_what_was_typed(desk: Open) -> None:
    here = note_on(desk)
    write("new")
    press(Key.Key_Escape)
    assert ask(here).wrong == "The note is changed. Enter keeps it; Esc once more drops the change."
    press(Key.Key_Escape)
    assert here.page.asks.panels.open is None
    assert here.workbook.note(Cell("sales", MAY)) == ""


def test_a_note_can_stand_on_a_calculated_figure_but_not_on_a_heading(desk: Open) -> None:
    here = desk()
    here.go("profit", MAY)
    press(Key.Key_Semicolon, CONTROL)
    write("odd")
    press(Key.Key_Return)
    assert here.workbook.note(Cell("profit", MAY)) == "odd"
    here.page.grid.select(0, here.page.model.column(MAY))
    press(Key.Key_Semicolon, CONTROL)
    assert here.page.asks.panels.open is None


def test_a_note_on_the_month(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    here.page.commands.month_note.trigger()
    QApplication.processEvents()
    assert ask(here).accessibleName() == "Note on May 2026"
    write("new website")
    press(Key.Key_Return)
    assert here.workbook.month_note(MAY) == "new website"


# -- months ---------------------------------------------------------------------------------------------------------


def test_a_month_is_marked_as_entered_until_a_day(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    here.page.commands.until.trigger()
    day = ask(here).findChild(QSpinBox)
    assert isinstance(day, QSpinBox)
    assert (day.minimum(), day.maximum(), day.value()) == (1, 31, 31)
    day.setValue(17)
    QTest.keyClick(day, Key.Key_Return)
    assert here.workbook.month_state(MAY) == MonthState(MonthStatus.UNFINISHED, 17)


def test_the_running_month_offers_today(desk: Open) -> None:
    here = desk()
    here.go("sales", RUNNING)
    here.page.commands.until.trigger()
    day = ask(here).findChild(QSpinBox)
    assert isinstance(day, QSpinBox)
    assert day.value() == 12


def go_to(here: Desk, text: str) -> None:
    press(Key.Key_G, CONTROL)
    field = ask(here).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize(("text", "month"), [("mar 26", MARCH), ("2026-04", APRIL), ("2020-01", Month.of(2020, 1))])
def test_go_to_a_month_keeps_the_row(desk: Open, text: str, month: Month) -> None:
    here = desk()
    here.go("costs", MAY)
    go_to(here, text)
    assert here.here == ("costs", month, None)
    assert here.page.grid.months.hasFocus()


def test_a_month_ahead_can_be_gone_to_and_no_later_one(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    go_to(here, "2026-07")
    assert here.here == ("costs", RUNNING.next, None)
    go_to(here, "2026-08")
    assert ask(here).wrong == "Figures are entered up to July 2026. Choose an earlier one."


def test_a_month_that_does_not_exist_is_said(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    go_to(here, "2026-13")
    assert "does not exist" in ask(here).wrong
    press(Key.Key_Escape)
    assert here.here == ("costs", MAY, None)


# -- segments -------------------------------------------------------------------------------------------------------


def add(here: Desk, name: str, kind: SegmentKind | None = None) -> None:
    here.page.commands.add_segment.trigger()
    field, kinds = ask(here).findChild(QLineEdit), ask(here).findChild(QComboBox)
    assert isinstance(field, QLineEdit)
    assert isinstance(kinds, QComboBox)
    field.setText(name)
    if kind is not None:
        kinds.setCurrentIndex(list(SegmentKind).index(kind))
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def test_a_channel_is_added_under_the_current_figure(desk: Open) -> None:
    here = desk()
    here.go("visits", MAY)
    add(here, "Podcast")
    podcast = Segment(SegmentKind.CHANNEL, "Podcast")
    assert here.workbook.segments == (SEARCH, SOCIAL, podcast)
    labels = [str(here.page.model.data(here.page.model.index(row, 0))) for row in range(6, 11)]
    assert labels == ["Visits", "Search", "Social", "Podcast", "unassigned"]
    assert here.page.toolbar.parts.count() == 4


def test_a_product_can_be_added_instead(desk: Open) -> None:
    here = desk()
    add(here, "Mug", SegmentKind.PRODUCT)
    assert here.workbook.segments[-1] == Segment(SegmentKind.PRODUCT, "Mug")


@pytest.mark.parametrize("name", ["", "  ", "a:b", "search"])
def test_a_name_that_cannot_be_is_said_and_kept(desk: Open, name: str) -> None:
    here = desk()
    add(here, name)
    assert ask(here).wrong
    assert here.workbook.segments == (SEARCH, SOCIAL)


def test_a_segment_with_figures_cannot_be_removed(desk: Open) -> None:
    here = desk()
    here.go("visits", MAY, SEARCH)
    assert here.page.commands.remove_segment.text() == "&Remove “Search”"
    here.page.commands.remove_segment.trigger()
    assert "still has 4 figures" in here.refused[-1]


def test_a_segment_without_figures_is_removed(desk: Open) -> None:
    empty = Segment(SegmentKind.CHANNEL, "Empty")
    here = desk(segments=(SEARCH, SOCIAL, empty))
    here.go("visits", MAY, empty)
    here.page.commands.remove_segment.trigger()
    assert here.workbook.segments == (SEARCH, SOCIAL)
    assert here.told == ["“Empty” is removed."]


# -- the panel itself -----------------------------------------------------------------------------------------------


def test_cancel_closes_and_gives_the_keys_back(desk: Open) -> None:
    here = note_on(desk)
    cancel = next(button for button in ask(here).findChildren(QPushButton) if button.text() == "Cancel")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert here.page.asks.panels.open is None
    assert here.page.grid.months.hasFocus()


def test_only_one_panel_is_open_at_a_time(desk: Open) -> None:
    here = note_on(desk)
    first = ask(here)
    here.page.asks.go_to_month()
    assert ask(here) is not first
    assert not first.isVisible()


def test_every_field_has_a_name_to_be_read_out(desk: Open) -> None:
    here = note_on(desk)
    panel = ask(here)
    assert isinstance(panel, TextAsk)
    assert panel.edit.accessibleName()
    here.page.asks.add_segment(None, here.page.rect())
    for kind in (QLineEdit, QComboBox):
        field = ask(here).findChild(kind)
        assert field is not None
        assert field.accessibleName()
