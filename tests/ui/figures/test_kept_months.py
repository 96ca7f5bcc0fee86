"""Months that stay in sight, months before the first one, and figures found by their name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.find_ask import FindAsk, fitting
from tests.ui.figures.desk import SEARCH, Desk, press, write

MARCH, APRIL, MAY = Month.of(2026, 3).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def test_the_selected_months_stay_beside_the_names(desk: Open) -> None:
    here = desk(size=(1100, 700))
    grid = here.page.grid
    here.go("sales", MARCH)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_K, CONTROL | SHIFT)
    assert grid.kept.kept == (MARCH, APRIL)
    assert grid.kept.isVisible()
    assert grid.kept.viewport().width() == 2 * grid.month_width
    assert grid.labels.width() + grid.kept.width() + grid.months.width() == grid.width()
    assert "Let the kept months" in here.page.commands.freeze.text().replace("&", "")
    press(Key.Key_K, CONTROL | SHIFT)
    assert not grid.kept.isVisible()
    assert "Keep the selected" in here.page.commands.freeze.text().replace("&", "")


def test_they_follow_the_rows_and_a_click_leads_to_the_cell(desk: Open) -> None:
    here = desk(size=(1100, 260))
    grid = here.page.grid
    here.go("sales", MARCH)
    press(Key.Key_K, CONTROL | SHIFT)
    grid.months.verticalScrollBar().setValue(40)
    assert grid.kept.verticalScrollBar().value() == 40
    place = grid.kept.visualRect(here.page.model.index(4, here.page.model.column(MARCH))).center()
    QTest.mouseClick(grid.kept.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert here.here == ("cash", MARCH, None)
    assert grid.months.hasFocus()
    QTest.mouseDClick(grid.kept.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert here.editor is not None


def test_more_months_than_there_is_room_for_are_refused(desk: Open) -> None:
    here = desk(size=(1100, 700))
    here.go("sales", MAY)
    press(Key.Key_A, CONTROL)
    press(Key.Key_K, CONTROL | SHIFT)
    assert here.page.grid.kept.kept == ()
    assert here.refused[-1].startswith("There is room to keep ")


def test_months_before_the_first_get_columns_that_stay(desk: Open) -> None:
    here = desk()
    first = here.page.model.month_span.first
    here.go("sales", MAY)
    here.page.commands.earlier_months.trigger()
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    write("2020-01")
    press(Key.Key_Return)
    assert here.page.model.month_span.first == Month.of(2020, 1)
    assert here.here == ("sales", Month.of(2020, 1), None)
    write("7")
    press(Key.Key_Return)
    assert here.typed("sales", Month.of(2020, 1)) == 7.0
    here.workbook.undo()
    assert here.page.model.month_span.first == Month.of(2020, 1) < first


@pytest.mark.parametrize("text", ["2026-05", "0001-01", "soon"])
def test_a_month_that_is_not_earlier_is_refused_in_the_panel(desk: Open, text: str) -> None:
    here = desk()
    here.page.commands.earlier_months.trigger()
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    write(text)
    press(Key.Key_Return)
    assert here.page.asks.panels.open is not None
    assert here.page.asks.panels.open.wrong


def test_a_figure_is_found_by_a_part_of_its_name_in_the_same_month(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_F, CONTROL | SHIFT)
    ask = here.page.asks.panels.open
    assert isinstance(ask, FindAsk)
    write("sea")
    assert ask.found == "Visits, Search, 1 of 1"
    press(Key.Key_Return)
    assert here.here == ("visits", APRIL, SEARCH)


def test_the_arrows_go_through_the_names_that_fit(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_F, CONTROL | SHIFT)
    write("s")
    ask = here.page.asks.panels.open
    assert isinstance(ask, FindAsk)
    assert ask.found.startswith("Sales, net, 1 of ")
    press(Key.Key_Down)
    assert ask.found.startswith("Sales per visit, 2 of ")
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert ask.found == "Visits, 7 of 7"
    press(Key.Key_Return)
    assert here.here == ("visits", APRIL, None)


def test_a_name_that_is_not_there_is_said_and_enter_goes_nowhere(desk: Open) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_F, CONTROL | SHIFT)
    write("zz")
    ask = here.page.asks.panels.open
    assert isinstance(ask, FindAsk)
    assert ask.found == "None of your figures is called so."
    press(Key.Key_Return)
    assert here.page.asks.panels.open is ask
    press(Key.Key_Escape)
    assert here.here == ("sales", APRIL, None)


def test_names_that_begin_so_come_first() -> None:
    names = ["Net sales", "Sales", "Wholesales", "Costs"]
    assert fitting(names, " sAl") == [1, 0, 2]
    assert fitting(names, "") == []


def test_a_kept_month_shows_what_was_typed(desk: Open) -> None:
    here = desk()
    here.go("sales", MARCH)
    press(Key.Key_K, CONTROL | SHIFT)
    write("9")
    press(Key.Key_Return)
    assert here.page.grid.kept.visualRect(here.page.model.index(1, here.page.model.column(MARCH))).isValid()
    assert here.text("sales", MARCH) == "9.00"
    assert here.typed("sales", MARCH) == 9.0
    assert here.page.grid.cell == Cell("costs", MARCH)
