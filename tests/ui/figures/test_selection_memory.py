"""Undo and redo lead back to exactly what was selected."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area
from tests.ui.figures.desk import Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def area(here: Desk, top: int, first: Month, bottom: int, last: Month) -> Area:
    place = here.page.model.month_span.place
    return Area(top, place(first), bottom, place(last))


def test_undo_of_clearing_selects_the_block_with_its_current_cell(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete)
    here.go("bounce", JAN)
    here.workbook.undo()
    assert here.page.grid.area == area(here, 1, MARCH, 2, APRIL)
    assert here.here == ("costs", APRIL, None)
    press(Key.Key_Right, SHIFT)
    assert here.page.grid.area == area(here, 1, MARCH, 2, MAY)


def test_undo_of_a_paste_selects_what_was_selected_and_redo_what_was_pasted(desk: Open) -> None:
    here = desk()
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    here.go("sales", MARCH)
    press(Key.Key_V, CONTROL)
    here.go("bounce", JAN)
    here.workbook.undo()
    assert here.page.grid.area == area(here, 1, MARCH, 1, MARCH)
    here.go("bounce", JAN)
    here.workbook.redo()
    assert here.page.grid.area == area(here, 1, MARCH, 2, APRIL)
    assert here.here == ("sales", MARCH, None)


def test_undo_of_a_typed_figure_leads_to_it_and_so_does_redo(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("5")
    press(Key.Key_Return)
    assert here.here == ("costs", MAY, None)
    QApplication.processEvents()
    here.workbook.undo()
    assert here.here == ("sales", MAY, None)
    here.workbook.redo()
    assert here.here == ("sales", MAY, None)


def test_rows_that_are_folded_away_meanwhile_are_found_again(desk: Open) -> None:
    here = desk()
    here.go("visits", MARCH)
    write("5")
    press(Key.Key_Return)
    here.go("sales", MAY)
    press(Key.Key_Space)
    here.workbook.undo()
    assert here.here == ("visits", MARCH, None)


def test_a_change_from_elsewhere_leads_to_its_cell(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    here.workbook.apply(SetValues({Cell("costs", FEB): 1.0}))
    here.go("bounce", JAN)
    here.workbook.undo()
    assert here.here == ("costs", FEB, None)


def test_a_whole_row_is_selected_again(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_Space, SHIFT)
    press(Key.Key_Delete)
    here.go("bounce", JAN)
    here.workbook.undo()
    assert here.page.grid.area == Area(1, 0, 1, len(here.page.model.months) - 1)
    assert here.typed("sales", JAN) == 1000.0
