"""Typing figures by keyboard, from the key to the workbook."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.figures.cell_editor import Leave
from tests.ui.figures.desk import RUNNING, SEARCH, Desk, press, write

FEB, MARCH, APRIL, MAY = Month.of(2026, 2).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def test_a_whole_month_is_typed_without_the_mouse(desk: Open) -> None:
    here = desk()
    here.go("sales", RUNNING)
    for text in ("1500", "900", "5500", "95", "45"):
        write(text)
        press(Key.Key_Return)
    names = ("sales", "costs", "cash", "visits", "bounce")
    assert [here.typed(name, RUNNING) for name in names] == [1500, 900, 5500, 95, 0.45]
    assert here.text("profit", RUNNING) == "600"


def test_typing_replaces_what_is_there(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("7")
    assert here.editor is not None
    assert here.editor.text() == "7"
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 7.0


def test_f2_edits_every_digit_of_what_is_there(desk: Open) -> None:
    here = desk(values={Cell("sales", MAY): 1234.567})
    here.go("sales", MAY)
    assert here.text("sales", MAY) == "1,235"
    press(Key.Key_F2)
    assert here.editor is not None
    assert here.editor.text() == "1234.567"
    assert not here.editor.hasSelectedText()
    write("8")
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 1234.5678


def test_enter_skips_calculated_rows_and_shift_enter_comes_back(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    write("1")
    press(Key.Key_Return)
    assert here.here == ("cash", MAY, None)
    write("2")
    press(Key.Key_Return, SHIFT)
    assert here.here == ("costs", MAY, None)


def test_tab_goes_to_the_next_month_and_shift_tab_back(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    write("1")
    press(Key.Key_Tab)
    assert here.here == ("sales", MAY, None)
    press(Key.Key_Tab)
    assert here.here == ("sales", RUNNING, None)
    press(Key.Key_Backtab, SHIFT)
    write("2")
    press(Key.Key_Backtab, SHIFT)
    assert here.here == ("sales", APRIL, None)
    assert (here.typed("sales", APRIL), here.typed("sales", MAY)) == (1.0, 2.0)


def test_the_last_column_keeps_tab(desk: Open) -> None:
    here = desk()
    here.go("sales", RUNNING)
    press(Key.Key_Tab)
    assert here.here == ("sales", RUNNING, None)


def test_arrows_up_and_down_store_and_go_on(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("5")
    press(Key.Key_Down)
    assert (here.typed("sales", MAY), here.here) == (5.0, ("costs", MAY, None))
    write("6")
    press(Key.Key_Up)
    assert (here.typed("costs", MAY), here.here) == (6.0, ("sales", MAY, None))


def test_escape_takes_the_old_figure_back(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("999")
    press(Key.Key_Escape)
    assert here.editor is None
    assert here.typed("sales", MAY) == 1400.0
    assert here.page.grid.months.hasFocus()


def test_an_empty_text_clears_the_figure(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    press(Key.Key_F2)
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert here.typed("sales", MAY) is None


@pytest.mark.parametrize("text", ["12,3,4", "abc", "1.2.3", "=1+", "=sales", "1234567890123456"])
def test_nonsense_stays_in_the_editor_until_it_is_corrected(desk: Open, text: str) -> None:
    here = desk()
    here.go("sales", MAY)
    write(text)
    press(Key.Key_Return)
    assert here.editor is not None
    assert here.editor.text() == text
    assert here.editor.hasFocus()
    assert here.refused[-1].startswith(f"“{text}”")
    assert here.typed("sales", MAY) == 1400.0
    press(Key.Key_A, CONTROL)
    write("42")
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 42.0
    assert here.refused[-1] == ""


def test_the_number_form_is_named_with_an_example(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("12,3,4")
    press(Key.Key_Return)
    assert "1,234.50" in here.refused[-1]


def test_numbers_are_read_in_the_readers_own_form(desk: Open) -> None:
    here = desk(form=GERMAN)
    here.go("sales", MAY)
    write("1.250,5")
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 1250.5
    here.go("sales", MAY)
    press(Key.Key_F2)
    assert here.editor is not None
    assert here.editor.text() == "1250,5"


@pytest.mark.parametrize("text", ["7", "7%", "7 %"])
def test_a_percent_row_takes_seven_as_seven_percent(desk: Open, text: str) -> None:
    here = desk()
    here.go("bounce", MAY)
    write(text)
    press(Key.Key_Return)
    assert here.typed("bounce", MAY) == 0.07


def test_a_sum_is_worked_out_and_kept_as_a_note(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("=412+223")
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 635.0
    assert here.workbook.note(Cell("sales", MAY)) == "=412+223"
    here.workbook.undo()
    assert (here.typed("sales", MAY), here.workbook.note(Cell("sales", MAY))) == (1400.0, "")


def test_a_calculated_row_says_why_nothing_is_typed(desk: Open) -> None:
    here = desk()
    here.go("profit", MAY)
    write("5")
    assert here.editor is None
    assert here.refused[-1] == "Profit is calculated. Type the figures that it follows from."


def test_the_rest_of_the_segments_says_why_nothing_is_typed(desk: Open) -> None:
    here = desk()
    here.go("visits", MAY, SEARCH)
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert here.label == "unassigned"
    press(Key.Key_F2)
    assert here.editor is None
    assert "what the total leaves over" in here.refused[-1]


def test_a_segments_figure_is_typed_like_any_other(desk: Open) -> None:
    here = desk()
    here.go("visits", MAY, SEARCH)
    write("57")
    press(Key.Key_Return)
    assert here.typed("visits", MAY, SEARCH) == 57.0
    assert here.label == "Social"


def test_the_first_figure_of_the_running_month_makes_it_unfinished(desk: Open) -> None:
    here = desk()
    here.go("sales", RUNNING)
    write("10")
    press(Key.Key_Return)
    assert here.workbook.month_state(RUNNING) == MonthState(MonthStatus.UNFINISHED, 12)
    assert here.told == ["June 2026 is marked as unfinished, entered until day 12."]
    write("20")
    press(Key.Key_Return)
    assert len(here.told) == 1


def test_a_refusal_of_the_file_leaves_the_text_and_the_old_figure(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    here = desk()

    def refuse(*_: object) -> None:
        raise FileRefused(Path("shop.kpidesk"), FileProblem.DISK_FULL)

    monkeypatch.setattr(here.workbook._ledger, "write", refuse)
    here.go("sales", MAY)
    write("9")
    press(Key.Key_Return)
    assert here.editor is not None
    assert here.editor.text() == "9"
    assert "disk is full" in here.refused[-1]
    assert here.typed("sales", MAY) == 1400.0


def test_leaving_for_another_control_stores(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("77")
    here.page.toolbar.figures.setFocus()
    assert here.typed("sales", MAY) == 77.0
    assert here.editor is None


def test_leaving_with_nonsense_keeps_it_in_the_editor(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("7x")
    here.page.toolbar.figures.setFocus()
    assert here.editor is not None
    assert here.editor.text() == "7x"
    assert not here.page.finish_editing()


def test_a_click_on_another_cell_stores_first(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("31")
    click(here, "costs", APRIL)
    assert here.typed("sales", MAY) == 31.0
    assert here.here == ("costs", APRIL, None)


def test_a_click_elsewhere_does_not_leave_a_refused_figure(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("3x")
    click(here, "costs", APRIL)
    QApplication.processEvents()
    assert here.here == ("sales", MAY, None)
    assert here.editor is not None
    assert here.editor.hasFocus()


def test_a_click_on_a_name_or_a_month_does_not_leave_a_refused_figure(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("3x")
    labels, heads = here.page.grid.labels, here.page.grid.heads
    QTest.mouseClick(labels.viewport(), Qt.MouseButton.LeftButton, pos=labels.row_rect(2).center())
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=heads.section_rect(5).center())
    QApplication.processEvents()
    assert here.here == ("sales", MAY, None)
    assert here.editor is not None
    assert here.editor.text() == "3x"


def test_nothing_typed_is_lost_when_another_cell_becomes_current(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("3x")
    here.page.grid.select(2, here.page.model.column(APRIL))
    assert here.editor is not None
    assert here.editor.text() == "3x"
    assert here.typed("sales", MAY) == 1400.0


def test_the_page_can_be_asked_to_finish(desk: Open) -> None:
    here = desk()
    assert here.page.finish_editing()
    here.go("sales", MAY)
    write("12")
    assert here.page.finish_editing()
    assert here.typed("sales", MAY) == 12.0


def test_a_double_click_edits(desk: Open) -> None:
    here = desk()
    months = here.page.grid.months
    index = here.page.model.index(1, here.page.model.column(MAY))
    QTest.mouseDClick(months.viewport(), Qt.MouseButton.LeftButton, pos=months.visualRect(index).center())
    assert here.editor is not None
    assert here.editor.text() == "1400"


# -- the editor's place -------------------------------------------------------------------------------------------


def test_the_editor_covers_exactly_its_cell_with_the_lines_around_it(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("1")
    assert here.editor is not None
    cell = here.page.grid.months.visualRect(here.page.grid.current)
    assert here.editor.geometry() == cell.adjusted(-1, -1, 0, 0)


def test_a_long_text_never_lies_over_a_neighbours_figure(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("=1+2+3+4+5+6+7+8")
    assert here.editor is not None
    cell = here.page.grid.months.visualRect(here.page.grid.current)
    assert here.editor.geometry().left() == cell.left() - 1


def test_a_long_text_grows_over_empty_cells_only(desk: Open) -> None:
    here = desk(values={Cell("sales", MARCH): 5.0})
    here.go("sales", RUNNING)
    write("=1+2+3+4+5+6+7+8+9")
    months, editor = here.page.grid.months, here.editor
    assert editor is not None
    width = here.page.grid.month_width
    grown = editor.width()
    assert width < grown <= 3 * width + 1
    write("+10+11+12+13+14+15+16+17+18+19")
    march = months.visualRect(here.page.model.index(1, here.page.model.column(MARCH)))
    assert editor.geometry().left() == march.right()
    assert editor.geometry().right() == months.visualRect(here.page.grid.current).right()


def test_the_editor_moves_along_when_the_grid_is_scrolled(desk: Open) -> None:
    here = desk(size=(1440, 240))
    here.go("cash", MAY)
    write("1")
    editor = here.editor
    assert editor is not None
    before = editor.geometry().top()
    bar = here.page.grid.months.verticalScrollBar()
    bar.setValue(bar.value() + 10)
    QApplication.processEvents()
    assert editor.geometry().top() == before - 10


def test_a_change_from_elsewhere_leaves_what_is_being_typed(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("12")
    here.workbook.apply(SetValues({Cell("sales", APRIL): 3.0}))
    here.workbook.apply(SetValues({Cell("sales", MAY): 4.0}))
    assert here.editor is not None
    assert here.editor.text() == "12"


# -- closed months ------------------------------------------------------------------------------------------------


def test_a_closed_month_asks_for_a_reason_and_reopens(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    write("50")
    press(Key.Key_Return)
    line = here.page.closed_line
    assert line.isVisible()
    assert line.text == "May 2026 is closed. Say why it changes, and it is opened again."
    assert line.reason.hasFocus()
    assert here.typed("sales", MAY) == 1400.0
    write("late invoice")
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 50.0
    assert here.workbook.month_state(MAY) == MonthState(MonthStatus.OPEN, None, "late invoice")
    assert not line.isVisible()
    assert (here.here, here.editor) == (("costs", MAY, None), None)
    assert here.page.grid.months.hasFocus()


def test_the_question_of_a_closed_month_covers_the_toolbar_and_moves_nothing(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    before = [widget.geometry() for widget in (here.page.grid, here.page.toolbar)]
    write("50")
    press(Key.Key_Return)
    line = here.page.closed_line
    assert [widget.geometry() for widget in (here.page.grid, here.page.toolbar)] == before
    assert line.isVisible()
    assert line.geometry().bottom() <= here.page.toolbar.geometry().bottom()
    here.page.resize(1100, 700)
    assert line.width() == 1100 - 16


def test_enter_on_leave_it_closed_leaves_it_closed(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    press(Key.Key_Delete)
    here.page.closed_line.stay_button.setFocus()
    press(Key.Key_Return)
    assert here.typed("sales", MAY) == 1400.0
    assert here.workbook.month_state(MAY).status is MonthStatus.CLOSED


def test_a_reopening_is_one_step_of_undo(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    write("50")
    press(Key.Key_Return)
    press(Key.Key_Return)
    here.workbook.undo()
    assert here.typed("sales", MAY) == 1400.0
    assert here.workbook.month_state(MAY).status is MonthStatus.CLOSED


def test_a_month_that_stays_closed_leaves_the_text_in_the_editor(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    write("50")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert not here.page.closed_line.isVisible()
    assert here.editor is not None
    assert here.editor.hasFocus()
    assert here.editor.text() == "50"
    press(Key.Key_Escape)
    assert (here.editor, here.typed("sales", MAY)) == (None, 1400.0)


def test_clearing_in_a_closed_month_asks_as_well(desk: Open) -> None:
    here = desk(closed=(APRIL, MAY))
    here.go("sales", APRIL)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Delete)
    assert here.page.closed_line.text.startswith("April 2026 and May 2026 are closed.")
    QTest.mouseClick(here.page.closed_line.reopen_button, Qt.MouseButton.LeftButton)
    assert (here.typed("sales", APRIL), here.typed("sales", MAY)) == (None, None)


def test_leave_it_closed_returns_to_the_grid(desk: Open) -> None:
    here = desk(closed=(MAY,))
    here.go("sales", MAY)
    press(Key.Key_Delete)
    QTest.mouseClick(here.page.closed_line.stay_button, Qt.MouseButton.LeftButton)
    assert here.page.grid.months.hasFocus()
    assert here.page.closed_line.change is None
    assert here.typed("sales", MAY) == 1400.0


# -- clearing, going on ---------------------------------------------------------------------------------------------


def test_delete_clears_the_selection_in_one_step(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete)
    assert [here.typed(name, month) for name in ("sales", "costs") for month in (APRIL, MAY)] == [None] * 4
    here.workbook.undo()
    assert [here.typed(name, month) for name in ("sales", "costs") for month in (APRIL, MAY)] == [1300, 1400, 700, 800]


def test_delete_on_a_calculated_figure_says_why_not(desk: Open) -> None:
    here = desk()
    here.go("profit", MAY)
    press(Key.Key_Delete)
    assert "is calculated" in here.refused[-1]


def test_enter_without_typing_goes_on_too(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    press(Key.Key_Return)
    assert here.here == ("cash", MAY, None)
    press(Key.Key_Return, SHIFT)
    assert here.here == ("costs", MAY, None)


@pytest.mark.parametrize(("where", "to"), [(Leave.LEFT, ("sales", APRIL, None)), (Leave.UP, ("sales", MAY, None))])
def test_going_on_stays_inside_the_grid(desk: Open, where: Leave, to: tuple[str, Month, None]) -> None:
    here = desk()
    here.go("sales", MAY)
    here.page.grid.months.go_on(where)
    assert here.here == to


def click(here: Desk, name: str, month: Month) -> None:
    months = here.page.grid.months
    row = next(p for p, r in enumerate(here.page.model.rows) if r.indicator == name)
    rect = months.visualRect(here.page.model.index(row, here.page.model.column(month)))
    QTest.mouseClick(months.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
