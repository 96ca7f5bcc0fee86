"""Blocks to and from a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.exchange.amount import COMMA, POINT, Marks
from kpidesk.exchange.table import write_block
from kpidesk.ui.figures.paste import (
    Area,
    BlockTooLarge,
    Ground,
    Misfit,
    NothingToPaste,
    PasteRefused,
    Plan,
    fill_right,
    plan_paste,
)
from kpidesk.ui.figures.rows import Layout, rows
from kpidesk.workbook.workbook import Workbook

JAN, FEB, MAR, APR = Month.of(2026, 1).until(Month.of(2026, 4))
MONTHS = [JAN, FEB, MAR, APR]
SALES, COSTS, PROFIT, CASH, WEBSITE, VISITS, BOUNCE = 1, 2, 3, 4, 5, 6, 7


@pytest.fixture
def ground(workbook: Workbook) -> Ground:
    return Ground(rows(workbook, Layout()), MONTHS, workbook.indicators)


def at(row: int, column: int = 0) -> Area:
    return Area(row, column, row, column)


def test_a_block_keeps_its_shape(ground: Ground) -> None:
    plan = plan_paste("1\t2\n3\t4", at(SALES, 1), ground, POINT)
    assert plan == Plan(
        {Cell("sales", FEB): 1.0, Cell("sales", MAR): 2.0, Cell("costs", FEB): 3.0, Cell("costs", MAR): 4.0}
    )


@pytest.mark.parametrize(("marks", "written"), [(POINT, "1,250.50"), (COMMA, "1.250,50")])
def test_numbers_are_read_in_the_form_of_the_reader(ground: Ground, marks: Marks, written: str) -> None:
    assert plan_paste(written, at(SALES), ground, marks).values == {Cell("sales", JAN): 1250.5}


def test_a_percent_row_takes_seven_as_seven_percent(ground: Ground) -> None:
    assert plan_paste("7\t7%\t12.5", at(BOUNCE), ground, POINT).values == {
        Cell("bounce", JAN): 0.07,
        Cell("bounce", FEB): 0.07,
        Cell("bounce", MAR): 0.125,
    }


def test_a_single_value_fills_the_selection(ground: Ground) -> None:
    plan = plan_paste("5", Area(SALES, 0, PROFIT, 1), ground, POINT)
    assert plan.values == {Cell(name, month): 5.0 for name in ("sales", "costs") for month in (JAN, FEB)}
    assert plan.skipped == 2


def test_a_blank_in_the_block_clears(ground: Ground) -> None:
    assert plan_paste("1\t\t3", at(SALES), ground, POINT).values[Cell("sales", FEB)] is None


def test_calculated_rows_are_skipped_and_counted(ground: Ground) -> None:
    plan = plan_paste("1\n2\n3\n4", at(SALES), ground, POINT)
    assert plan == Plan({Cell(name, JAN): v for name, v in (("sales", 1.0), ("costs", 2.0), ("cash", 4.0))}, skipped=1)


def test_a_block_on_calculated_rows_only_is_refused(ground: Ground) -> None:
    with pytest.raises(NothingToPaste, match="calculated"):
        plan_paste("1", at(PROFIT), ground, POINT)


def test_every_cell_that_cannot_be_taken_is_named(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("1\tabc\n2\t1,2,3", at(SALES), ground, POINT)
    assert [(misfit.line, misfit.column, misfit.cell) for misfit in refused.value.misfits] == [
        (1, 2, Cell("sales", FEB)),
        (2, 2, Cell("costs", FEB)),
    ]
    assert "“abc” is not a number" in refused.value.misfits[0].reason


def test_a_figure_on_a_group_row_is_refused_not_moved(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("1\n2\n3", at(CASH), ground, POINT)
    assert refused.value.misfits == (Misfit(2, 1, None, "Website"),)
    assert plan_paste("1\n\n3", at(CASH), ground, POINT).values == {Cell("cash", JAN): 1.0, Cell("visits", JAN): 3.0}


def test_a_block_larger_than_the_grid_is_refused(ground: Ground) -> None:
    with pytest.raises(BlockTooLarge) as refused:
        plan_paste("1\t2\t3\t4\t5", at(SALES), ground, POINT)
    assert (refused.value.columns, refused.value.columns_there) == (5, 4)
    with pytest.raises(BlockTooLarge):
        plan_paste("\n".join("12345678"), at(COSTS), ground, POINT)


@pytest.mark.parametrize("text", ["", "\n", "  "])
def test_an_empty_clipboard_changes_nothing(ground: Ground, text: str) -> None:
    with pytest.raises(NothingToPaste):
        plan_paste(text, at(SALES), ground, POINT)


def test_sixteen_digits_are_refused(ground: Ground) -> None:
    with pytest.raises(PasteRefused, match="15 digits"):
        plan_paste("1234567890123456", at(SALES), ground, POINT)


def test_fill_right_repeats_the_first_month(ground: Ground, workbook: Workbook) -> None:
    plan = fill_right(Area(SALES, 0, PROFIT, 2), ground, workbook.typed)
    assert plan.values == {
        Cell("sales", FEB): 1000.0,
        Cell("sales", MAR): 1000.0,
        Cell("costs", FEB): 400.0,
        Cell("costs", MAR): 400.0,
    }
    assert plan.skipped == 1


def test_fill_right_of_one_column_takes_the_month_before(ground: Ground, workbook: Workbook) -> None:
    assert fill_right(at(VISITS, 2), ground, workbook.typed).values == {Cell("visits", MAR): 60.0}


@pytest.mark.parametrize("area", [Area(SALES, 0, SALES, 0), Area(VISITS, 2, VISITS, 3), Area(PROFIT, 0, PROFIT, 3)])
def test_fill_right_without_a_figure_is_refused(ground: Ground, workbook: Workbook, area: Area) -> None:
    with pytest.raises(NothingToPaste):
        fill_right(area, ground, workbook.typed)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=4, max_size=4), min_size=2, max_size=2))
def test_what_is_copied_comes_back(block: list[list[int]]) -> None:
    plan = _round_trip(block)
    assert list(plan.values.values()) == [float(value) for line in block for value in line]


def _round_trip(block: list[list[int]]) -> Plan:
    from kpidesk.domain.indicator import Indicator, Unit
    from kpidesk.ui.figures.rows import Row, RowKind

    about = {name: Indicator(name, name, Unit.MONEY, "Finance") for name in ("one", "two")}
    lines = [Row(RowKind.FIGURE, "Finance", name) for name in about]
    text = write_block([[str(value) for value in line] for line in block])
    return plan_paste(text, at(0), Ground(lines, MONTHS, about), POINT)
