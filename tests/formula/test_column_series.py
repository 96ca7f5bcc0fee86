"""Columns that remember, one kind at a time."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.formula.compiler import compiled
from kpidesk.formula.series import (
    AskedSeries,
    ClockSeries,
    FormulaSeries,
    InputSeries,
    Series,
    ToDateSeries,
    WindowSeries,
    YearStart,
)

JAN = Month.of(2025, 1)
DEC = JAN.plus(11)
Row = list[float | None]


def shown(series: Series, first: int = JAN, last: int = DEC) -> Row:
    series.update()
    return series.shown(first, last)


@pytest.fixture
def figures(inputs: Mapping[str, Indicator], typed: Any) -> Any:
    cells = {Cell("revenue", JAN.plus(n)): float(n + 1) for n in range(-3, 12)}
    return typed(inputs, cells, JAN, DEC)


@pytest.fixture
def revenue(figures: Any, inputs: Mapping[str, Indicator]) -> InputSeries:
    return InputSeries(JAN, figures, inputs["revenue"], None)


@pytest.fixture
def doubled(revenue: InputSeries) -> FormulaSeries:
    return FormulaSeries(JAN, DEC, [(revenue, 0)], compiled("(v0 * 2.0)", 1))


def test_an_input_reads_its_figures_when_they_are_asked_for(revenue: InputSeries, figures: Any) -> None:
    assert figures.asked == []
    assert shown(revenue) == [float(n) for n in range(1, 13)]
    assert len(figures.asked) == 12
    shown(revenue)
    assert len(figures.asked) == 12


def test_an_input_reads_months_before_the_span_one_by_one(revenue: InputSeries) -> None:
    shown(revenue)
    revenue.reach_back(JAN.plus(-4))
    assert shown(revenue, JAN.plus(-4)) == [None, -2.0, -1.0, 0.0, *(float(n) for n in range(1, 13))]


def test_a_formula_works_out_each_month_once(doubled: FormulaSeries) -> None:
    assert shown(doubled) == [2.0 * n for n in range(1, 13)]
    assert doubled.evaluated == 12
    shown(doubled)
    assert doubled.evaluated == 12


def test_a_changed_month_alone_is_worked_out_again(doubled: FormulaSeries, revenue: InputSeries, figures: Any) -> None:
    shown(doubled)
    doubled.take_renewed()
    figures.values[Cell("revenue", JAN.plus(4))] = 100.0
    revenue.reread(JAN.plus(3), JAN.plus(6))
    assert shown(doubled)[3:6] == [8.0, 200.0, 12.0]
    assert doubled.evaluated == 13
    assert doubled.take_renewed() == (JAN.plus(4), JAN.plus(4))
    assert doubled.take_renewed() is None


def test_a_figure_typed_again_with_the_same_value_changes_nothing(doubled: FormulaSeries, revenue: InputSeries) -> None:
    shown(doubled)
    revenue.reread(JAN, DEC)
    shown(doubled)
    assert doubled.evaluated == 12


def test_a_blank_that_stays_blank_changes_nothing(figures: Any, inputs: Mapping[str, Indicator]) -> None:
    cogs = InputSeries(JAN, figures, inputs["cogs"], None)
    half = FormulaSeries(JAN, DEC, [(cogs, 0)], compiled("(v0 / 2.0)", 1))
    assert shown(half) == [None] * 12
    cogs.reread(JAN, DEC)
    shown(half)
    assert half.evaluated == 12


def test_looking_back_moves_the_change_forward(revenue: InputSeries, figures: Any) -> None:
    before = FormulaSeries(JAN, DEC, [(revenue, 1)], compiled("v0", 1))
    assert shown(before)[0] == 0.0
    figures.values[Cell("revenue", JAN.plus(4))] = 100.0
    revenue.reread(JAN.plus(4), JAN.plus(4))
    assert shown(before)[4:7] == [4.0, 100.0, 6.0]
    assert before.evaluated == 13


def test_a_change_in_the_last_month_is_not_looked_back_at_by_anyone(revenue: InputSeries, figures: Any) -> None:
    before = FormulaSeries(JAN, DEC, [(revenue, 1)], compiled("v0", 1))
    shown(before)
    figures.values[Cell("revenue", DEC)] = 100.0
    revenue.reread(DEC, DEC)
    shown(before)
    assert before.evaluated == 12


def test_marks_in_several_places_reach_every_user(doubled: FormulaSeries) -> None:
    before = FormulaSeries(JAN, DEC, [(doubled, 1)], compiled("v0", 1))
    shown(before)
    doubled.mark(DEC, DEC)
    doubled.mark(JAN, JAN)
    doubled.mark(JAN.plus(5), JAN.plus(5))
    evaluated = before.evaluated
    shown(before)
    assert before.evaluated == evaluated + 11  # February to December


def test_a_window_reaches_back_and_touches_forward(revenue: InputSeries, figures: Any) -> None:
    window = WindowSeries(JAN, DEC, (revenue, 0), 3, mean=False)
    assert shown(window)[:3] == [0.0, 3.0, 6.0]
    figures.values[Cell("revenue", JAN.plus(4))] = 105.0
    revenue.reread(JAN.plus(4), JAN.plus(4))
    assert shown(window)[3:8] == [9.0, 112.0, 115.0, 118.0, 21.0]
    assert window.evaluated == 15


def test_a_window_with_a_gap_has_no_value_while_it_is_in_sight(revenue: InputSeries, figures: Any) -> None:
    del figures.values[Cell("revenue", JAN.plus(4))]
    window = WindowSeries(JAN, DEC, (revenue, 0), 3, mean=True)
    assert shown(window)[3:8] == [3.0, None, None, None, 7.0]


def test_a_window_that_grows_too_large_has_no_value() -> None:
    large = ClockSeries(JAN, DEC, lambda _: 1e308)
    assert shown(WindowSeries(JAN, DEC, (large, 0), 3, mean=False)) == [None] * 12
    assert WindowSeries(JAN, DEC, (large, 0), 3, mean=True).fresh()[0] != 1e308


def test_a_result_that_is_too_large_is_taken_out_before_others_read_it() -> None:
    large = ClockSeries(JAN, DEC, lambda month: 1e308 if month == JAN else 2.0)
    tenfold = FormulaSeries(JAN, DEC, [(large, 0)], compiled("(v0 * 10.0)", 1))
    inverse = FormulaSeries(JAN, DEC, [(tenfold, 0)], compiled("(1.0 / v0 if v0 else nan)", 1))
    assert shown(tenfold)[:2] == [None, 20.0]
    assert shown(inverse)[:2] == [None, 0.05]
    assert math.isnan(tenfold.fresh()[0])


def test_business_years_are_found_by_arithmetic() -> None:
    april = YearStart(4)
    assert Month(april.first(Month.of(2025, 3))) == Month.of(2024, 4)
    assert Month(april.first(Month.of(2025, 4))) == Month.of(2025, 4)
    assert Month(april.last(Month.of(2025, 4))) == Month.of(2026, 3)
    january = YearStart(1)
    assert (january.first(JAN), january.last(JAN)) == (JAN, DEC)


def test_year_to_date_touches_the_rest_of_its_year(revenue: InputSeries, inputs: Mapping[str, Indicator]) -> None:
    to_date = ToDateSeries(JAN, DEC, [revenue], indicator=inputs["revenue"], year=YearStart(7), present=False)
    assert shown(to_date)[4:8] == [None, None, 7.0, 15.0]  # nothing was typed from July to September before
    assert to_date.touched(JAN.plus(2), JAN.plus(2)) == (JAN.plus(2), JAN.plus(5))


def test_year_to_date_leaves_blanks_out_when_told(revenue: InputSeries, inputs: Mapping[str, Indicator]) -> None:
    to_date = ToDateSeries(JAN, DEC, [revenue], indicator=inputs["revenue"], year=YearStart(7), present=True)
    assert shown(to_date)[:2] == [-2.0 - 1.0 + 0.0 + 1.0, -2.0 - 1.0 + 0.0 + 1.0 + 2.0]


def test_what_is_asked_is_asked_again_for_all_later_months(revenue: InputSeries, figures: Any) -> None:
    asked: list[Month] = []

    def ask(month: Month) -> float:
        asked.append(month)
        return 1.0

    series = AskedSeries(JAN, DEC, [revenue], ask, None)
    assert shown(series) == [1.0] * 12
    figures.values[Cell("revenue", JAN.plus(9))] = 100.0
    revenue.reread(JAN.plus(9), JAN.plus(9))
    asked.clear()
    shown(series)
    assert asked == [JAN.plus(9), JAN.plus(10), DEC]


def test_with_something_to_stand_for_it_only_blanks_are_asked_about() -> None:
    inner = ClockSeries(JAN, DEC, lambda month: math.nan if month == DEC else 5.0)
    series = AskedSeries(JAN, DEC, [], lambda _: 0.0, inner)
    assert shown(series) == [5.0] * 11 + [0.0]


def test_reaching_back_works_out_only_the_new_months(doubled: FormulaSeries) -> None:
    shown(doubled)
    doubled.reach_back(JAN.plus(-2))
    assert shown(doubled, JAN.plus(-2))[:3] == [-2.0, 0.0, 2.0]
    assert doubled.evaluated == 14
    doubled.reach_back(JAN)
    assert doubled.start == JAN.plus(-2)


@pytest.mark.parametrize("kind", [Series])
def test_a_bare_series_computes_nothing(kind: Callable[..., Series]) -> None:
    with pytest.raises(NotImplementedError):
        kind(JAN, DEC).fresh()
