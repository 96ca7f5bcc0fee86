"""The square at the corner of the selection."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.workbook_signals import Hold
from tests.ui.figures.desk import RUNNING, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Key = Qt.Key
Open = Callable[..., Desk]


def corner(here: Desk) -> QPoint:
    months = here.page.grid.months
    return months.handle.rect(months.fillable).center()


def centre(here: Desk, name: str, month: Month) -> QPoint:
    grid = here.page.grid
    return grid.cell_rect(Cell(name, month), grid.months.viewport()).center()


def move(here: Desk, to: QPoint) -> None:
    where, viewport = QPointF(to), here.page.grid.months.viewport()
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(viewport, event)


def drag(here: Desk, *places: QPoint) -> None:
    viewport = here.page.grid.months.viewport()
    QTest.mousePress(viewport, LEFT, NONE, corner(here))
    for place in places:
        move(here, place)
    QTest.mouseRelease(viewport, LEFT, NONE, places[-1])


def test_dragged_to_the_right_it_repeats_the_month(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_Down, SHIFT)
    drag(here, centre(here, "costs", APRIL), centre(here, "costs", RUNNING))
    assert [here.typed("sales", month) for month in (APRIL, MAY, RUNNING)] == [1200.0] * 3
    assert [here.typed("costs", month) for month in (APRIL, MAY, RUNNING)] == [600.0] * 3
    area, place = here.page.grid.area, here.page.model.month_span.place
    assert area is not None
    assert (area.top, area.left, area.bottom, area.right) == (1, place(MARCH), 2, place(RUNNING))
    here.workbook.undo()
    assert here.typed("sales", APRIL) == 1300.0
    assert here.workbook.undoable is None


def test_dragged_to_the_left_and_down_it_repeats_as_well(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    drag(here, centre(here, "sales", JAN))
    assert [here.typed("sales", month) for month in (JAN, FEB)] == [1200.0] * 2
    here.go("sales", MAY)
    drag(here, centre(here, "cash", MAY))
    assert [here.typed(name, MAY) for name in ("costs", "cash")] == [1400.0] * 2
    assert here.told[-1].startswith("2 figures entered. 1 calculated cell was left out.")


def test_escape_gives_it_up(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    QTest.mousePress(here.page.grid.months.viewport(), LEFT, NONE, corner(here))
    move(here, centre(here, "sales", MAY))
    assert here.page.grid.months.handle.whole is not None
    press(Key.Key_Escape)
    QTest.mouseRelease(here.page.grid.months.viewport(), LEFT, NONE, centre(here, "sales", MAY))
    assert here.workbook.undoable is None
    assert here.page.grid.months.handle.whole is None


def test_let_go_where_it_began_it_does_nothing(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    drag(here, centre(here, "sales", APRIL), centre(here, "sales", MARCH))
    assert here.workbook.undoable is None
    assert here.refused == []


def test_it_is_there_only_where_something_can_be_filled(desk: Open) -> None:
    here = desk()
    months = here.page.grid.months
    here.go("profit", MARCH)
    assert not months.handle.rect(months.fillable).isValid()
    here.go("sales", MARCH)
    assert months.handle.rect(months.fillable).isValid()
    write("1")
    assert months.fillable is None
    press(Key.Key_Escape)
    here.page.show_hold(Hold("This file can only be read."))
    assert months.fillable is None
