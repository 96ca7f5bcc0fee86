"""Copying and pasting blocks, and filling to the right, through the clipboard and the menu's keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.workbook.effect import Effect
from tests.ui.figures.desk import RUNNING, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def select(here: Desk, name: str, month: Month, right: int = 0, down: int = 0) -> None:
    here.go(name, month)
    for _ in range(right):
        press(Key.Key_Right, SHIFT)
    for _ in range(down):
        press(Key.Key_Down, SHIFT)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def take(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_block_is_copied_with_tabs_and_lines(desk: Open) -> None:
    here = desk()
    select(here, "sales", APRIL, right=2, down=2)
    press(Key.Key_C, CONTROL)
    assert copied() == "1300\t1400\t\n700\t800\t\n600\t600\t"


def test_exact_digits_are_copied_not_the_rounded_ones(desk: Open) -> None:
    here = desk(values={Cell("sales", MAY): 1234.5678, Cell("bounce", MAY): 0.12345}, form=GERMAN)
    select(here, "sales", MAY)
    press(Key.Key_C, CONTROL)
    assert copied() == "1234,5678"
    select(here, "bounce", MAY)
    press(Key.Key_C, CONTROL)
    assert copied() == "12,345%"


def test_a_block_is_pasted_in_its_shape_as_one_step(desk: Open) -> None:
    here = desk()
    take("1\t2\n3\t4\n")
    select(here, "sales", APRIL)
    press(Key.Key_V, CONTROL)
    found = [here.typed(name, month) for name in ("sales", "costs") for month in (APRIL, MAY)]
    assert found == [1.0, 2.0, 3.0, 4.0]
    assert here.told == ["4 figures entered."]
    area = here.page.grid.area
    assert area is not None
    assert (area.bottom - area.top, area.right - area.left) == (1, 1)
    here.workbook.undo()
    assert here.typed("sales", APRIL) == 1300.0


def test_calculated_rows_in_a_block_are_left_out_and_said(desk: Open) -> None:
    here = desk()
    select(here, "sales", APRIL, down=3)
    press(Key.Key_C, CONTROL)
    select(here, "sales", RUNNING)
    press(Key.Key_V, CONTROL)
    assert [here.typed(name, RUNNING) for name in ("sales", "costs", "cash")] == [1300.0, 700.0, 5300.0]
    assert here.told == [
        "3 figures entered. 1 calculated cell was left out. June 2026 is marked as unfinished, entered until day 12."
    ]


def test_a_single_value_fills_the_selection(desk: Open) -> None:
    here = desk()
    take("5")
    select(here, "sales", MARCH, right=2, down=1)
    press(Key.Key_V, CONTROL)
    assert {here.typed(name, month) for name in ("sales", "costs") for month in (MARCH, APRIL, MAY)} == {5.0}


def test_a_refused_cell_is_named_and_nothing_is_half_done(desk: Open) -> None:
    here = desk()
    take("1\t2\nabc\t4")
    select(here, "sales", APRIL)
    press(Key.Key_V, CONTROL)
    assert here.refused[-1].startswith(
        "Nothing was pasted. Line 2, column 1 (Costs, April 2026): “abc” is not a number"
    )
    assert here.typed("sales", APRIL) == 1300.0
    assert here.workbook.undoable is None


def test_more_refused_cells_are_counted(desk: Open) -> None:
    here = desk()
    take("a\tb\nc\td\n")
    select(here, "sales", APRIL)
    press(Key.Key_V, CONTROL)
    assert here.refused[-1].endswith("1 more cell cannot be taken either.")


def test_a_block_wider_than_the_grid_is_refused(desk: Open) -> None:
    here = desk()
    take("1\t2\t3")
    select(here, "sales", MAY)
    press(Key.Key_V, CONTROL)
    assert "has 3 columns, and from this month on there are 2" in here.refused[-1]
    assert here.typed("sales", MAY) == 1400.0


def test_a_block_longer_than_the_grid_is_refused(desk: Open) -> None:
    here = desk()
    take("1\n2\n3")
    select(here, "bounce", MAY)
    press(Key.Key_V, CONTROL)
    assert "has 3 rows, and from this row on there are 2" in here.refused[-1]


def test_a_figure_for_a_heading_is_refused(desk: Open) -> None:
    here = desk()
    take("1\n2")
    select(here, "cash", MAY)
    press(Key.Key_V, CONTROL)
    assert "falls on the heading “Website”" in here.refused[-1]


def test_an_empty_clipboard_says_so(desk: Open) -> None:
    here = desk()
    take("")
    select(here, "cash", MAY)
    press(Key.Key_V, CONTROL)
    assert here.refused[-1] == "The clipboard holds no text."


def test_a_block_for_a_closed_month_asks_first(desk: Open) -> None:
    here = desk(closed=(APRIL,))
    take("1\t2")
    select(here, "sales", APRIL)
    press(Key.Key_V, CONTROL)
    assert here.page.closed_line.isVisible()
    assert here.typed("sales", MAY) == 1400.0
    press(Key.Key_Return)
    assert (here.typed("sales", APRIL), here.typed("sales", MAY)) == (1.0, 2.0)


def test_cut_copies_and_clears(desk: Open) -> None:
    here = desk()
    select(here, "sales", MAY)
    press(Key.Key_X, CONTROL)
    assert (copied(), here.typed("sales", MAY)) == ("1400", None)


def test_fill_right_repeats_the_first_month(desk: Open) -> None:
    here = desk()
    select(here, "sales", MARCH, right=3)
    press(Key.Key_D, CONTROL)
    assert [here.typed("sales", month) for month in (APRIL, MAY, RUNNING)] == [1200.0] * 3
    here.workbook.undo()
    assert here.typed("sales", APRIL) == 1300.0


def test_fill_right_without_a_selection_takes_the_month_before(desk: Open) -> None:
    here = desk()
    select(here, "sales", RUNNING)
    press(Key.Key_D, CONTROL)
    assert here.typed("sales", RUNNING) == 1400.0


def test_fill_right_stores_what_is_being_typed_first(desk: Open) -> None:
    here = desk()
    select(here, "sales", RUNNING)
    write("9x")
    press(Key.Key_D, CONTROL)
    assert here.typed("sales", RUNNING) is None
    assert here.editor is not None


def test_fill_right_says_when_there_is_nothing_to_fill_with(desk: Open) -> None:
    here = desk()
    select(here, "profit", MARCH, right=1)
    press(Key.Key_D, CONTROL)
    assert here.refused[-1] == "There is no figure to fill with."


@pytest.mark.parametrize("key", [Key.Key_C, Key.Key_V, Key.Key_D])
def test_without_a_selected_month_nothing_happens(desk: Open, key: Qt.Key) -> None:
    here = desk()
    take("5")
    here.page.grid.select(1, 0)
    here.page.grid.setFocus()
    press(key, CONTROL)
    assert here.workbook.undoable is None
    assert copied() == "5"


def test_copying_inside_the_editor_takes_the_selected_text(desk: Open) -> None:
    here = desk()
    select(here, "sales", MAY)
    write("12")
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    assert copied() == "12"


def test_several_blocks_are_not_copied_as_if_they_were_one(desk: Open) -> None:
    here = desk()
    take("before")
    select(here, "sales", MARCH)
    months, model = here.page.grid.months, here.page.model
    other = months.visualRect(model.index(4, model.column(MAY))).center()
    QTest.mouseClick(months.viewport(), Qt.MouseButton.LeftButton, CONTROL, other)
    press(Key.Key_X, CONTROL)
    assert copied() == "before"
    assert here.refused[-1] == "Several blocks are selected. Copy one block at a time."
    assert here.workbook.undoable is None


def test_a_large_paste_is_one_step_and_one_announcement(desk: Open) -> None:
    here = desk()
    heard: list[Effect] = []
    here.workbook.subscribe(heard.append)
    take("\n".join("\t".join("7" for _ in range(12)) for _ in range(2)))
    here.page.grid.select(1, here.page.model.column(Month.of(2025, 7)))
    press(Key.Key_V, CONTROL)
    assert len(heard) == 1
    here.workbook.undo()
    assert here.workbook.undoable is None
