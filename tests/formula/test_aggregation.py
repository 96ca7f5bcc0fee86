"""Months of an input figure put together."""

import math
from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.formula.aggregation import Blank, NoWeight, aggregate, aggregate_present, mean, total

JANUARY = Month.of(2025, 1)
QUARTER = JANUARY.until(JANUARY.plus(2))
Row = list[float | None]


def figure(rollup: Rollup, weight: str = "") -> Indicator:
    return Indicator("x", "X", Unit.COUNT, "Sales", rollup=rollup, weight=weight)


class Rows:
    """Values by id from January on; remembers which months were looked at."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows
        self.read: set[tuple[str, int]] = set()

    def __call__(self, id_: str, month: Month) -> float | None:
        self.read.add((id_, month - JANUARY))
        return self._rows[id_][month - JANUARY]


@pytest.mark.parametrize(
    ("rollup", "result"),
    [(Rollup.SUM, 60.0), (Rollup.MEAN, 20.0), (Rollup.LAST, 40.0), (Rollup.FIRST, 15.0)],
)
def test_a_quarter_follows_the_figures_own_rule(rollup: Rollup, result: float) -> None:
    assert aggregate(figure(rollup), QUARTER, Rows({"x": [15.0, 5.0, 40.0]})) == result


@pytest.mark.parametrize(
    ("rollup", "blank"),
    [
        (Rollup.SUM, Blank("x", JANUARY.next, 2, 3)),
        (Rollup.MEAN, Blank("x", JANUARY.next, 2, 3)),
    ],
)
def test_a_missing_month_is_named_with_how_many_are_there(rollup: Rollup, blank: Blank) -> None:
    assert aggregate(figure(rollup), QUARTER, Rows({"x": [15.0, None, 40.0]})) == blank


def test_last_and_first_need_only_their_month() -> None:
    assert aggregate(figure(Rollup.LAST), QUARTER, Rows({"x": [None, None, 40.0]})) == 40.0
    assert aggregate(figure(Rollup.FIRST), QUARTER, Rows({"x": [15.0, None, None]})) == 15.0
    assert aggregate(figure(Rollup.LAST), QUARTER, Rows({"x": [1.0, 2.0, None]})) == Blank("x", QUARTER[2], 0, 1)
    assert aggregate(figure(Rollup.FIRST), QUARTER, Rows({"x": [None, 2.0, 3.0]})) == Blank("x", JANUARY, 0, 1)


def test_a_mean_is_weighted_by_its_figure() -> None:
    rows = Rows({"x": [10.0, 20.0, 40.0], "w": [1.0, 1.0, 2.0]})
    assert aggregate(figure(Rollup.WEIGHTED_MEAN, "w"), QUARTER, rows) == 27.5


def test_a_month_of_no_weight_needs_no_value() -> None:
    rows = Rows({"x": [10.0, None, 40.0], "w": [1.0, 0.0, 1.0]})
    assert aggregate(figure(Rollup.WEIGHTED_MEAN, "w"), QUARTER, rows) == 25.0
    assert ("x", 1) not in rows.read


@pytest.mark.parametrize(
    ("values", "weights", "result"),
    [
        ([10.0, 20.0, 40.0], [1.0, None, 2.0], Blank("w", JANUARY.next, 2, 3)),
        ([10.0, None, 40.0], [1.0, 1.0, 2.0], Blank("x", JANUARY.next, 2, 3)),
        ([None, None, 40.0], [1.0, 0.0, 2.0], Blank("x", JANUARY, 1, 2)),
        ([10.0, 20.0, 40.0], [0.0, 0.0, 0.0], NoWeight()),
        ([10.0, 20.0, 40.0], [1.0, -1.0, 0.0], NoWeight()),
    ],
)
def test_a_weighted_mean_says_what_it_lacks(values: Row, weights: Row, result: Blank | NoWeight) -> None:
    assert aggregate(figure(Rollup.WEIGHTED_MEAN, "w"), QUARTER, Rows({"x": values, "w": weights})) == result


@pytest.mark.parametrize("rollup", list(Rollup)[:5])
def test_a_single_month_is_its_own_value_and_asks_for_no_weight(rollup: Rollup) -> None:
    rows = Rows({"x": [0.1]})
    assert aggregate(figure(rollup, "w"), [JANUARY], rows) == 0.1
    assert rows.read == {("x", 0)}
    assert aggregate(figure(rollup, "w"), [JANUARY], Rows({"x": [None]})) == Blank("x", JANUARY, 0, 1)


@pytest.mark.parametrize(
    ("rollup", "values", "result"),
    [
        (Rollup.SUM, [15.0, None, 40.0], 55.0),
        (Rollup.SUM, [None, None, None], 0.0),
        (Rollup.MEAN, [15.0, None, 40.0], 27.5),
        (Rollup.MEAN, [None, None, None], 0.0),
        (Rollup.LAST, [1.0, 2.0, None], 0.0),
        (Rollup.LAST, [None, None, 3.0], 3.0),
        (Rollup.FIRST, [None, 2.0, 3.0], 0.0),
    ],
)
def test_where_blanks_count_as_zero_the_months_that_are_there_count(rollup: Rollup, values: Row, result: float) -> None:
    assert aggregate_present(figure(rollup), QUARTER, Rows({"x": values})) == result


@pytest.mark.parametrize(
    ("values", "weights", "result"),
    [
        ([10.0, None, 40.0], [1.0, 1.0, 2.0], 30.0),
        ([10.0, 20.0, 40.0], [1.0, None, 2.0], 30.0),
        ([None, None, None], [1.0, 1.0, 2.0], 0.0),
        ([10.0, 20.0, 40.0], [None, None, None], 0.0),
        ([10.0, 20.0, 40.0], [0.0, 0.0, 0.0], NoWeight()),
    ],
)
def test_a_weighted_mean_over_the_months_that_are_there(values: Row, weights: Row, result: float | NoWeight) -> None:
    assert aggregate_present(figure(Rollup.WEIGHTED_MEAN, "w"), QUARTER, Rows({"x": values, "w": weights})) == result


def test_totals_are_rounded_once() -> None:
    assert total([0.1] * 10) == 1.0
    assert total([1e16, 1.0, -1e16]) == 1.0
    assert mean([0.1] * 10) == 0.1


@pytest.mark.parametrize("values", [[1e308, 1e308], [math.inf, -math.inf]])
def test_a_total_that_does_not_fit_is_no_number(values: list[float]) -> None:
    assert math.isnan(total(values))
