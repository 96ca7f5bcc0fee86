"""Whole months and whole rows: by key, at the heads, and on the names."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.grid_model import LABEL
from tests.ui.figures.desk import RUNNING, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Key = Qt.Key
Open = Callable[..., Desk]


def whole(here: Desk, first: Month, last: Month) -> Area:
    place = here.page.model.month_span.place
    return Area(0, place(first), len(here.page.model.rows) - 1, place(last))


def rows(here: Desk, top: int, bottom: int) -> Area:
    return Area(top, 0, bottom, len(here.page.model.months) - 1)


def drag(widget: QWidget, *places: QPoint) -> None:
    """Press at the first place, move over the others, let go at the last."""
    QTest.mousePress(widget, LEFT, NONE, places[0])
    for place in places[1:]:
        where = QPointF(place)
        move = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, LEFT, NONE)
        QApplication.sendEvent(widget, move)
    QTest.mouseRelease(widget, LEFT, NONE, places[-1])


def test_control_space_selects_the_month_and_the_current_cell_stays(desk: Open) -> None:
    here = desk()
    here.go("costs", APRIL)
    press(Key.Key_Space, CONTROL)
    assert here.page.grid.area == whole(here, APRIL, APRIL)
    assert here.here == ("costs", APRIL, None)
    press(Key.Key_Right, SHIFT)
    assert here.here == ("costs", MAY, None)


def test_several_months_are_selected_whole(desk: Open) -> None:
    here = desk()
    here.go("costs", MARCH)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Space, CONTROL)
    assert here.page.grid.area == whole(here, MARCH, APRIL)


def test_shift_space_selects_the_row_and_folds_nothing(desk: Open) -> None:
    here = desk()
    here.go("costs", APRIL)
    press(Key.Key_Space, SHIFT)
    assert here.page.grid.area == rows(here, 2, 2)
    assert len(here.page.model.rows) == 9
    assert here.here == ("costs", APRIL, None)


def test_a_space_with_shift_while_typing_selects_nothing(desk: Open) -> None:
    here = desk()
    here.go("costs", APRIL)
    write("1")
    press(Key.Key_Space, SHIFT)
    assert here.editor is not None
    april = here.page.model.month_span.place(APRIL)
    assert here.page.grid.area == Area(2, april, 2, april)


def head(here: Desk, month: Month) -> QPoint:
    return here.page.grid.heads.section_rect(here.page.model.column(month)).center()


def test_a_click_on_a_head_selects_its_month(desk: Open) -> None:
    here = desk()
    here.go("costs", FEB)
    QTest.mouseClick(here.page.grid.heads.viewport(), LEFT, NONE, head(here, APRIL))
    assert here.page.grid.area == whole(here, APRIL, APRIL)
    assert here.here == ("costs", APRIL, None)
    QTest.mouseClick(here.page.grid.heads.viewport(), LEFT, SHIFT, head(here, FEB))
    assert here.page.grid.area == whole(here, FEB, APRIL)


def test_dragging_over_heads_selects_their_months(desk: Open) -> None:
    here = desk()
    drag(here.page.grid.heads.viewport(), *(head(here, month) for month in (FEB, MARCH, APRIL)))
    assert here.page.grid.area == whole(here, FEB, APRIL)


def test_heads_wait_while_something_refused_is_typed(desk: Open) -> None:
    here = desk()
    here.go("costs", FEB)
    write("x")
    QTest.mouseClick(here.page.grid.heads.viewport(), LEFT, NONE, head(here, APRIL))
    assert here.here == ("costs", FEB, None)
    assert here.editor is not None


def name(here: Desk, row: int) -> QPoint:
    return here.page.grid.labels.visualRect(here.page.model.index(row, LABEL)).center()


def test_a_click_on_a_name_selects_its_row(desk: Open) -> None:
    here = desk()
    viewport = here.page.grid.labels.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, name(here, 2))
    assert here.page.grid.area == rows(here, 2, 2)
    assert here.label == "Costs"
    QTest.mouseClick(viewport, LEFT, SHIFT, name(here, 4))
    assert here.page.grid.area == rows(here, 2, 4)
    drag(viewport, name(here, 6), name(here, 7))
    assert here.page.grid.area == rows(here, 6, 7)


def test_a_copied_month_replaces_another_from_any_cell(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    press(Key.Key_Space, CONTROL)
    press(Key.Key_C, CONTROL)
    here.go("bounce", FEB)
    press(Key.Key_V, CONTROL)
    names = ("sales", "costs", "cash", "visits", "bounce")
    assert [here.typed(one, FEB) for one in names] == [here.typed(one, MAY) for one in names]
    assert here.page.grid.area == whole(here, FEB, FEB)
    here.workbook.undo()
    assert here.typed("sales", FEB) == 1100.0
    assert here.here == ("bounce", FEB, None)


def test_a_copied_month_with_a_blank_clears_and_keeps_to_its_rows_when_a_group_is_folded(desk: Open) -> None:
    here = desk()
    here.go("visits", MARCH)
    press(Key.Key_Space, CONTROL)
    press(Key.Key_C, CONTROL)
    here.go("sales", MAY)
    press(Key.Key_Space)
    here.go("visits", MAY)
    press(Key.Key_V, CONTROL)
    assert here.typed("visits", MAY) is None
    assert here.typed("sales", MAY) == 1200.0


def test_a_copied_row_keeps_its_months(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_Space, SHIFT)
    press(Key.Key_C, CONTROL)
    here.go("costs", MAY)
    press(Key.Key_V, CONTROL)
    assert [here.typed("costs", month) for month in (JAN, MAY, RUNNING)] == [1000.0, 1400.0, None]


def test_copying_with_headings_gives_months_and_names(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "\t2026-04\t2026-05\nSales, net\t1300\t1400\nCosts\t700\t800"
