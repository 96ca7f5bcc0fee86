"""Figures repeated to the right, to the left, and below."""

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.fill import fill, fill_right
from kpidesk.ui.figures.paste import Ground
from kpidesk.ui.figures.paste_refused import NothingToPaste
from kpidesk.ui.figures.rows import Layout, rows
from kpidesk.workbook.workbook import Workbook

JAN, FEB, MAR, APR = MONTHS = Month.of(2026, 1).until(Month.of(2026, 4))
SALES, COSTS, PROFIT, CASH, WEBSITE, VISITS, BOUNCE = 1, 2, 3, 4, 5, 6, 7


@pytest.fixture
def ground(workbook: Workbook) -> Ground:
    return Ground(rows(workbook, Layout()), MONTHS, workbook.indicators)


def at(row: int, column: int = 0) -> Area:
    return Area(row, column, row, column)


def test_fill_right_repeats_the_first_month(ground: Ground, workbook: Workbook) -> None:
    plan = fill_right(Area(SALES, 0, PROFIT, 2), ground, workbook.typed)
    assert plan.values == {
        Cell("sales", FEB): 1000.0,
        Cell("sales", MAR): 1000.0,
        Cell("costs", FEB): 400.0,
        Cell("costs", MAR): 400.0,
    }
    assert plan.skipped == 2


def test_fill_right_of_one_column_takes_the_month_before(ground: Ground, workbook: Workbook) -> None:
    assert fill_right(at(VISITS, 2), ground, workbook.typed).values == {Cell("visits", MAR): 60.0}


@pytest.mark.parametrize("area", [Area(SALES, 0, SALES, 0), Area(VISITS, 2, VISITS, 3), Area(PROFIT, 0, PROFIT, 3)])
def test_fill_right_without_a_figure_is_refused(ground: Ground, workbook: Workbook, area: Area) -> None:
    with pytest.raises(NothingToPaste):
        fill_right(area, ground, workbook.typed)


def test_two_months_are_repeated_in_turn_and_not_continued(ground: Ground, workbook: Workbook) -> None:
    plan = fill(Area(SALES, 0, SALES, 1), Area(SALES, 0, SALES, 3), ground, workbook.typed)
    assert plan.values == {Cell("sales", MAR): 1000.0, Cell("sales", APR): 1100.0}


def test_leftwards_the_turn_goes_on_backwards(ground: Ground, workbook: Workbook) -> None:
    plan = fill(Area(SALES, 2, SALES, 3), Area(SALES, 0, SALES, 3), ground, workbook.typed)
    assert plan.values == {Cell("sales", JAN): 1200.0, Cell("sales", FEB): 1300.0}


def test_downwards_figures_of_another_unit_and_calculated_rows_are_left_out(ground: Ground, workbook: Workbook) -> None:
    plan = fill(at(SALES), Area(SALES, 0, BOUNCE, 0), ground, workbook.typed)
    assert plan.values == {Cell("costs", JAN): 1000.0, Cell("cash", JAN): 1000.0}
    assert (plan.skipped, plan.others) == (1, 2)
