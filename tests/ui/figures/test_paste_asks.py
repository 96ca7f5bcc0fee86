"""What is asked before a copied block is pasted, and what is said afterwards."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, NumberForm
from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.paste_ask import NumbersAsk, PasteAsk
from tests.ui.figures.desk import RUNNING, Desk, press

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def paste(here: Desk, text: str, name: str = "sales", month: Month = MARCH, swapped: bool = False) -> None:
    QGuiApplication.clipboard().setText(text)
    here.go(name, month)
    press(Key.Key_V, CONTROL | SHIFT if swapped else CONTROL)


@pytest.mark.parametrize(("form", "first", "second"), [(ENGLISH, 1234.0, 1.234), (GERMAN, 1.234, 1234.0)])
def test_a_number_with_two_readings_is_asked_about_once(
    desk: Open, form: NumberForm, first: float, second: float
) -> None:
    here = desk(form=form)
    paste(here, "1,234")
    ask = here.page.asks.panels.open
    assert isinstance(ask, NumbersAsk)
    assert here.workbook.undoable is None
    ask.other.click()
    assert here.typed("sales", MARCH) == second
    assert here.page.asks.panels.open is None
    paste(here, "2,234", month=APRIL)
    assert here.typed("sales", APRIL) == second + (1000.0 if second > 1000 else 1.0)
    assert first != second


def test_enter_takes_the_readers_own_reading_and_esc_pastes_nothing(desk: Open) -> None:
    here = desk()
    paste(here, "1,234")
    press(Key.Key_Escape)
    assert here.workbook.undoable is None
    assert here.page.grid.focused()
    paste(here, "1,234")
    press(Key.Key_Return)
    assert here.typed("sales", MARCH) == 1234.0


def test_the_other_form_is_read_without_asking_where_only_it_makes_sense(desk: Open) -> None:
    here = desk()
    paste(here, "1.234,56\t1.300\t7")
    assert [here.typed("sales", month) for month in (MARCH, APRIL, MAY)] == [1234.56, 1300.0, 7.0]
    assert here.told == ["3 figures entered. Numbers were read with a decimal comma."]


def test_what_was_copied_here_is_never_asked_about(desk: Open) -> None:
    here = desk()
    paste(here, "1234.567 ")
    here.workbook.undo()
    here.page.entries.type_text(here.page.grid.cell, "123.456")  # type: ignore[arg-type]
    press(Key.Key_C, CONTROL)
    here.go("sales", APRIL)
    press(Key.Key_V, CONTROL)
    assert here.typed("sales", APRIL) == 123.456


def test_headings_that_lead_elsewhere_are_announced(desk: Open) -> None:
    here = desk()
    paste(here, "\t2026-02\t2026-03\nCash\t1\t2\nVisits\t300\t400", "sales", MAY)
    ask = here.page.asks.panels.open
    assert isinstance(ask, PasteAsk)
    assert here.workbook.undoable is None
    press(Key.Key_Return)
    assert [here.typed(name, month) for name in ("cash", "visits") for month in (FEB, MARCH)] == [
        1.0,
        2.0,
        300.0,
        400.0,
    ]
    place = here.page.model.month_span.place
    assert here.page.grid.area == Area(4, place(FEB), 6, place(MARCH))
    assert here.told == ["4 figures entered. Each went to the figure and month that the headings name."]


def test_headings_that_lead_to_the_selection_need_no_question(desk: Open) -> None:
    here = desk()
    paste(here, "\t2026-02\nCash\t1", "cash", FEB)
    assert here.typed("cash", FEB) == 1.0


def test_headings_before_the_first_month_get_their_columns(desk: Open) -> None:
    here = desk()
    paste(here, "\tJan 2019\nCash\t1", "cash", FEB)
    press(Key.Key_Return)
    assert here.typed("cash", Month.of(2019, 1)) == 1.0
    assert here.here == ("cash", Month.of(2019, 1), None)


def test_rows_and_columns_are_swapped_on_command(desk: Open) -> None:
    here = desk()
    paste(here, "1\t5\n2\t6", swapped=True)
    assert [here.typed(name, month) for name in ("sales", "costs") for month in (MARCH, APRIL)] == [1.0, 2.0, 5.0, 6.0]
    assert here.told == ["4 figures entered. Rows and columns were swapped."]


def test_blanks_leave_or_clear_as_is_asked(desk: Open) -> None:
    here = desk()
    paste(here, "1\t\t3")
    assert here.typed("sales", APRIL) == 1300.0
    assert here.told[-1] == "2 figures entered. 1 blank cell left what was there."
    here.page.commands.paste_clearing.trigger()
    assert here.typed("sales", APRIL) is None
    assert here.told[-1] == "2 figures entered, 1 cleared."


def test_a_swapped_paste_of_the_running_month_is_refused_as_a_whole(desk: Open) -> None:
    here = desk()
    paste(here, "1\n2\n3", month=RUNNING, swapped=True)
    assert "has 3 columns, and from this month on there are 1" in here.refused[-1]
    assert here.workbook.undoable is None
