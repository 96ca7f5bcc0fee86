"""What stands in the cells."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, MINUS, NumberForm
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetNotes, SetValues
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.ui.figures.cells import DASH, Cells
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.painters.grid import CellState, GridCell
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.figures.desk import RUNNING, SEARCH, TODAY

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
Make = Callable[..., Workbook]


def figure(name: str, calculated: bool = False) -> Row:
    return Row(RowKind.FIGURE, "Finance", name, is_calculated=calculated)


REST = Row(RowKind.REST, "Website", "visits", rest=SegmentKind.CHANNEL)
GROUP = Row(RowKind.GROUP, "Finance")


def shown(workbook: Workbook, row: Row, month: Month, form: NumberForm = ENGLISH) -> GridCell:
    cells = Cells(workbook, form)
    return cells.cell(row, month, cells.decimals(row))


def test_a_typed_figure_is_written_in_the_readers_form(workbook: Workbook) -> None:
    assert shown(workbook, figure("sales"), MAY) == GridCell("1,400")
    assert shown(workbook, figure("sales"), MAY, GERMAN) == GridCell("1.400")


def test_percent_leaves_its_sign_to_the_units_column(workbook: Workbook) -> None:
    assert shown(workbook, figure("bounce"), MAY).text == "44"
    assert shown(workbook, figure("bounce"), MAY, FRENCH).text == "44"


def test_a_calculated_figure_has_its_own_state(workbook: Workbook) -> None:
    assert shown(workbook, figure("profit", calculated=True), MAY) == GridCell("600", CellState.CALCULATED)


def test_a_negative_figure_has_a_true_minus(make: Make) -> None:
    workbook = make(values={Cell("sales", MAY): -1234.0})
    assert shown(workbook, figure("sales"), MAY).text == f"{MINUS}1,234"


def test_all_months_of_a_row_have_the_same_decimals(make: Make) -> None:
    workbook = make(values={Cell("sales", APRIL): 1250.0, Cell("sales", MAY): 4.5, Cell("visits", MAY): 3.0})
    assert [shown(workbook, figure("sales"), month).text for month in (APRIL, MAY)] == ["1,250.00", "4.50"]
    assert shown(workbook, figure("visits"), MAY).text == "3"


def test_a_blank_is_blank_and_never_zero(workbook: Workbook) -> None:
    assert shown(workbook, figure("sales"), RUNNING) == GridCell(state=CellState.EMPTY)
    assert shown(workbook, figure("sales"), Month.of(2025, 7)) == GridCell(state=CellState.EMPTY)


def test_a_hole_has_a_base_line_and_what_needs_it_a_ring(workbook: Workbook) -> None:
    assert shown(workbook, figure("visits"), MARCH) == GridCell(state=CellState.MISSING)
    assert shown(workbook, figure("rate", calculated=True), MARCH) == GridCell(state=CellState.NO_VALUE)


def test_nobody_expects_a_value_before_or_after_the_entered_months(workbook: Workbook) -> None:
    row = figure("rate", calculated=True)
    for month in (Month.of(2025, 12), RUNNING):
        assert shown(workbook, row, month) == GridCell(DASH, CellState.CALCULATED)


def test_an_unfinished_month_has_no_holes_yet(workbook: Workbook) -> None:
    workbook.apply(SetMonths({MARCH: MonthState(MonthStatus.UNFINISHED, 3)}))
    assert shown(workbook, figure("visits"), MARCH).state is CellState.EMPTY
    assert shown(workbook, figure("rate", calculated=True), MARCH).text == DASH


def test_what_is_not_defined_has_a_ring(workbook: Workbook) -> None:
    workbook.apply(SetValues({Cell("visits", MAY): 0.0}))
    row = figure("rate", calculated=True)
    assert shown(workbook, row, MAY).state is CellState.NO_VALUE
    value = Cells(workbook, ENGLISH).value(row, MAY)
    assert isinstance(value, NoValue)
    assert value.cause is Cause.ZERO_DIVISOR


def test_a_reason_that_holds_for_the_whole_row_is_a_dash(workbook: Workbook) -> None:
    part = replace(figure("profit", calculated=True), kind=RowKind.PART, segment=SEARCH)
    assert shown(workbook, part, MAY).text == DASH


def test_a_standing_figure_is_carried_until_it_changes(make: Make) -> None:
    workbook = make(values={Cell("price", MARCH): 9.5})
    assert shown(workbook, figure("price"), MARCH) == GridCell("9.50", CellState.TYPED)
    assert shown(workbook, figure("price"), MAY) == GridCell("9.50", CellState.CARRIED)
    assert shown(workbook, figure("price"), FEB).state is CellState.EMPTY


def test_a_blank_that_counts_as_zero_stays_blank(make: Make) -> None:
    fees = Indicator("fees", "Fees", Unit.MONEY, "Finance", blank_is_zero=True, own=True)
    workbook = make(own_indicators={"fees": fees}, values={Cell("sales", MAY): 5.0})
    assert workbook.month_value("fees", MAY) == 0.0
    assert shown(workbook, figure("fees"), MAY) == GridCell(state=CellState.EMPTY)
    assert Cells(workbook, ENGLISH).exact_text(figure("fees"), MAY) == ""


def test_the_rest_is_the_total_less_its_segments(workbook: Workbook) -> None:
    assert shown(workbook, REST, MAY) == GridCell("10", CellState.CARRIED)
    assert shown(workbook, REST, MARCH).state is CellState.EMPTY


def test_headings_are_empty(workbook: Workbook) -> None:
    assert shown(workbook, GROUP, MAY) == GridCell(state=CellState.EMPTY)
    assert Cells(workbook, ENGLISH).value(GROUP, MAY) is None


def test_notes_are_marked_on_every_kind_of_cell(workbook: Workbook) -> None:
    noted = {Cell("sales", MAY): "a", Cell("sales", RUNNING): "b", Cell("profit", MAY): "c", Cell("visits", MARCH): "d"}
    workbook.apply(SetNotes(noted))
    marks = [shown(workbook, figure(cell.indicator, cell.indicator == "profit"), cell.month).note for cell in noted]
    assert marks == [True] * 4
    assert not shown(workbook, figure("costs"), MAY).note


@pytest.mark.parametrize(
    ("form", "row", "text"),
    [
        (ENGLISH, "sales", "1234.5"),
        (GERMAN, "sales", "1234,5"),
        (ENGLISH, "bounce", "7.25%"),
        (GERMAN, "bounce", "7,25%"),
    ],
)
def test_exact_texts_have_every_digit_for_other_programs(make: Make, form: NumberForm, row: str, text: str) -> None:
    workbook = make(values={Cell("sales", MAY): 1234.5, Cell("bounce", MAY): 0.0725})
    assert Cells(workbook, form).exact_text(figure(row), MAY) == text


def test_exact_texts_have_a_plain_minus_and_no_text_for_no_figure(make: Make) -> None:
    workbook = make(values={Cell("sales", MAY): -12.0})
    cells = Cells(workbook, ENGLISH)
    assert cells.exact_text(figure("sales"), MAY) == "-12"
    assert cells.exact_text(figure("rate", calculated=True), MAY) == ""
    assert cells.exact_text(GROUP, MAY) == ""


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: float(f"{value:.13g}")))
def test_exact_texts_come_back_as_the_same_figure(value: float) -> None:
    for unit, form in ((Unit.MONEY, ENGLISH), (Unit.MONEY, GERMAN), (Unit.PERCENT, FRENCH)):
        workbook = _holding(value, unit)
        text = Cells(workbook, form).exact_text(figure("one"), MAY)
        found = parse_amount(text, Marks(form.decimal, form.group), percent=unit is Unit.PERCENT)
        assert found == pytest.approx(value, rel=1e-14)


def _holding(value: float, unit: Unit) -> Workbook:
    about = Indicator("one", "One", unit, "Finance", Kind.INPUT, rollup=Rollup.SUM)
    return Workbook(
        NoLedger(), Contents(Business("A"), values={Cell("one", MAY): value}), {"one": about}, lambda: TODAY
    )
