"""Moving through the grid, folding, finding: the keys of 3.2 apart from typing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL
from tests.ui.figures.desk import RUNNING, SEARCH, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
Open = Callable[..., Desk]


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (Key.Key_Right, ("costs", MAY, None)),
        (Key.Key_Left, ("costs", MARCH, None)),
        (Key.Key_Up, ("sales", APRIL, None)),
        (Key.Key_Down, ("profit", APRIL, None)),
        (Key.Key_End, ("costs", RUNNING, None)),
    ],
)
def test_arrows_move_by_one_cell(desk: Open, key: Qt.Key, to: tuple[str, Month, None]) -> None:
    here = desk()
    here.go("costs", APRIL)
    press(key)
    assert here.here == to


def test_control_and_arrows_go_to_the_end_of_the_block(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_Right, CONTROL)
    assert here.here == ("sales", MAY, None)
    press(Key.Key_Left, CONTROL)
    assert here.here == ("sales", JAN, None)
    here.go("visits", JAN)
    press(Key.Key_Right, CONTROL)
    assert here.here == ("visits", FEB, None)
    press(Key.Key_Right, CONTROL)
    assert here.here == ("visits", APRIL, None)
    here.go("sales", MARCH)
    press(Key.Key_Down, CONTROL)
    assert here.here == ("cash", MARCH, None)


def test_shift_extends_the_selection(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT)
    area = here.page.grid.area
    assert area is not None
    assert (area.top, area.bottom) == (1, 2)
    assert [here.page.model.months[place] for place in (area.left, area.right)] == [MARCH, APRIL]
    press(Key.Key_Right, CONTROL | SHIFT)
    area = here.page.grid.area
    assert area is not None
    assert here.page.model.months[area.right] == MAY


def months_selected(here: Desk) -> tuple[int, int, Month, Month]:
    area = here.page.grid.area
    assert area is not None
    return area.top, area.bottom, here.page.model.months[area.left], here.page.model.months[area.right]


def test_shift_extends_from_where_a_link_led(desk: Open) -> None:
    here = desk()
    here.go("cash", FEB)
    press(Key.Key_Right, SHIFT)
    here.go("costs", APRIL)
    press(Key.Key_Right, SHIFT)
    assert months_selected(here) == (2, 2, APRIL, MAY)
    press(Key.Key_Left, SHIFT)
    press(Key.Key_Left, SHIFT)
    assert months_selected(here) == (2, 2, MARCH, APRIL)


def at(here: Desk, row: int, month: Month) -> QPoint:
    months = here.page.grid.months
    return months.visualRect(here.page.model.index(row, here.page.model.column(month))).center()


def test_a_click_with_shift_extends_from_the_current_cell(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    viewport = here.page.grid.months.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, SHIFT, at(here, 2, MAY))
    assert months_selected(here) == (1, 2, MARCH, MAY)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, SHIFT, at(here, 2, FEB))
    assert months_selected(here) == (1, 2, FEB, MARCH)


def test_dragging_selects_and_shift_goes_on_from_where_it_began(desk: Open) -> None:
    here = desk()
    viewport = here.page.grid.months.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(here, 1, MARCH))
    for month in (APRIL, MAY):
        where, held, still = QPointF(at(here, 2, month)), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, held, still)
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(here, 2, MAY))
    assert months_selected(here) == (1, 2, MARCH, MAY)
    press(Key.Key_Left, SHIFT)
    assert months_selected(here) == (1, 2, MARCH, APRIL)


def test_control_home_and_end_lead_to_the_corners(desk: Open) -> None:
    here = desk()
    here.go("costs", APRIL)
    press(Key.Key_Home, CONTROL)
    assert here.here == ("sales", here.page.model.months[0], None)
    press(Key.Key_End, CONTROL)
    assert here.here == ("rate", RUNNING, None)


def test_page_keys_stay_inside(desk: Open) -> None:
    here = desk(size=(1440, 300))
    here.go("sales", APRIL)
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    assert here.here == ("rate", APRIL, None)
    press(Key.Key_PageUp)
    press(Key.Key_PageUp)
    press(Key.Key_PageUp)
    assert here.page.grid.current.row() == 0


def test_left_of_the_first_month_are_the_names_with_the_focus(desk: Open) -> None:
    here = desk()
    here.go("costs", here.page.model.months[0])
    press(Key.Key_Left)
    assert here.page.grid.current.column() == LABEL
    assert here.page.grid.labels.hasFocus()
    press(Key.Key_Right)
    assert here.page.grid.current.column() == FIRST_MONTH
    assert here.page.grid.months.hasFocus()


def test_home_and_the_first_column(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    press(Key.Key_Home)
    assert here.page.grid.current.column() == FIRST_MONTH


def on_names(here: Desk, name: str) -> None:
    row = next(
        p for p, r in enumerate(here.page.model.rows) if name in {r.indicator, r.group if not r.indicator else ""}
    )
    here.page.grid.select(row, LABEL)
    here.page.grid.setFocus()
    QApplication.processEvents()


def test_letters_on_the_names_find_a_figure(desk: Open) -> None:
    here = desk()
    on_names(here, "sales")
    write("cas")
    assert here.label == "Cash"


def test_the_same_letter_again_finds_the_next_one(desk: Open) -> None:
    here = desk()
    on_names(here, "sales")
    write("c")
    assert here.label == "Costs"
    write("c")
    assert here.label == "Cash"


def test_letters_begin_anew_after_a_pause(desk: Open) -> None:
    here = desk()
    on_names(here, "sales")
    write("v")
    here.page._finder.forget()
    write("p")
    assert here.label == "Profit"
    write("zz")
    assert here.label == "Profit"


def test_space_folds_the_group_and_unfolds_it(desk: Open) -> None:
    here = desk()
    on_names(here, "Finance")
    press(Key.Key_Space)
    assert [row.indicator for row in here.page.model.rows] == ["", "", "visits", "bounce", "rate"]
    assert here.label == "Finance"
    press(Key.Key_Space)
    assert len(here.page.model.rows) == 9


def test_space_inside_a_group_folds_it_and_leads_to_its_heading(desk: Open) -> None:
    here = desk()
    here.go("bounce", MAY)
    press(Key.Key_Space)
    assert here.label == "Website"
    assert len(here.page.model.rows) == 6


def test_enter_on_a_heading_folds_and_on_a_name_leads_into_its_row(desk: Open) -> None:
    here = desk()
    on_names(here, "Website")
    press(Key.Key_Return)
    assert len(here.page.model.rows) == 6
    on_names(here, "costs")
    press(Key.Key_Return)
    assert here.here == ("costs", MAY, None)


def test_alt_down_opens_segments_and_closes_them(desk: Open) -> None:
    here = desk()
    here.go("visits", MAY)
    press(Key.Key_Down, ALT)
    labels = [str(here.page.model.data(here.page.model.index(row, LABEL))) for row in range(6, 10)]
    assert labels == ["Visits", "Search", "Social", "unassigned"]
    here.go("visits", MAY, SEARCH)
    press(Key.Key_Down, ALT)
    assert here.here == ("visits", MAY, None)
    assert len(here.page.model.rows) == 9


def test_alt_down_says_when_a_figure_is_not_split(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    press(Key.Key_Down, ALT)
    assert here.refused[-1] == "Costs is not split by channels, campaigns or products."


def test_alt_down_offers_to_add_the_first_segment(desk: Open) -> None:
    here = desk(segments=(), values={Cell("visits", MAY): 4.0})
    here.go("visits", MAY)
    press(Key.Key_Down, ALT)
    assert here.page.asks.panels.open is not None
    assert here.page.asks.panels.open.accessibleName() == "Add a channel, campaign or product"


def test_a_click_on_a_mark_opens_and_closes(desk: Open) -> None:
    here = desk()
    labels = here.page.grid.labels
    top = labels.rowViewportPosition(0)
    QTest.mouseClick(labels.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, top + 10))
    assert len(here.page.model.rows) == 5
    visits = labels.rowViewportPosition(2)
    QTest.mouseClick(labels.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(22, visits + 10))
    assert len(here.page.model.rows) == 8
    QTest.mouseClick(labels.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, visits + 10))
    assert len(here.page.model.rows) == 8


def test_control_a_selects_every_month_of_every_row(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    press(Key.Key_A, CONTROL)
    area = here.page.grid.area
    assert area is not None
    assert (area.top, area.bottom, area.left, area.right) == (0, 8, 0, len(here.page.model.months) - 1)


def test_escape_takes_the_message_away(desk: Open) -> None:
    here = desk()
    here.go("profit", MAY)
    write("1")
    assert here.refused[-1]
    press(Key.Key_Escape)
    assert here.refused[-1] == ""
