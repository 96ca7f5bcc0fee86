"""Decimals by unit and size, one row alike, and differences that a pocket calculator confirms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.rounding import (
    decimals_apart,
    decimals_of,
    difference,
    displayed,
    exact,
    percent_decimals,
)
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import Cause, NoValue

MISSING = NoValue(Cause.MISSING)


def an_indicator(unit: Unit, decimals: int | None = None) -> Indicator:
    return Indicator("x", "X", unit, "Test", decimals=decimals)


@pytest.mark.parametrize(
    ("unit", "values", "decimals"),
    [
        (Unit.MONEY, [6418.0], 0),
        (Unit.MONEY, [100.0], 0),
        (Unit.MONEY, [99.99], 2),
        (Unit.MONEY, [99.996], 0),
        (Unit.MONEY, [-250.4], 0),
        (Unit.MONEY, [35.0, 26.62], 2),
        (Unit.MONEY, [150.0, 26.62], 2),
        (Unit.MONEY, [0.0, 6418.0], 0),
        (Unit.MONEY, [42.1, -35.0, 1574.0], 0),
        (Unit.MONEY, [42.1, 421.0], 2),
        (Unit.MONEY, [], 0),
        (Unit.MONEY_PER_HOUR, [48.5], 2),
        (Unit.PERCENT, [0.058], 1),
        (Unit.PERCENT, [0.58], 0),
        (Unit.PERCENT, [0.0996], 0),
        (Unit.PERCENT, [0.0994], 1),
        (Unit.PERCENT, [0.12, 0.096], 1),
        (Unit.PERCENT, [-0.05], 1),
        (Unit.PERCENT, [0.0], 0),
        (Unit.COUNT, [131.0, 4.0], 0),
        (Unit.COUNT, [2.35], 2),
        (Unit.COUNT, [12.5], 1),
        (Unit.COUNT, [265.97], 0),
        (Unit.RATIO, [3.0], 2),
        (Unit.RATIO, [120.0], 2),
        (Unit.SCORE, [42.0], 0),
        (Unit.SCORE, [42.3], 0),
        (Unit.SCORE, [5.43], 1),
        (Unit.INDEX, [104.25], 1),
        (Unit.HOURS, [62.5], 1),
        (Unit.HOURS, [62.0], 0),
        (Unit.DAYS, [56.2], 0),
        (Unit.DAYS, [5.62], 1),
        (Unit.MONTHS, [4.25], 1),
        (Unit.YEARS, [2.5], 1),
    ],
)
def test_decimals_follow_unit_and_size(unit: Unit, values: list[float], decimals: int) -> None:
    assert decimals_of(an_indicator(unit), *values) == decimals


def test_reasons_and_blanks_in_a_row_ask_for_no_decimals() -> None:
    assert decimals_of(an_indicator(Unit.MONEY), 6418.0, MISSING, None) == 0


def test_every_unit_has_decimals() -> None:
    assert {decimals_of(an_indicator(unit), 1.25) for unit in Unit} <= {0, 1, 2}


def test_the_indicators_own_decimals_win() -> None:
    assert decimals_of(an_indicator(Unit.MONEY, decimals=3), 6418.0, detail=True) == 3
    assert decimals_of(an_indicator(Unit.PERCENT, decimals=0), 0.012) == 0


def test_detail_panels_show_percent_with_one_decimal_more() -> None:
    assert decimals_of(an_indicator(Unit.PERCENT), 0.152, detail=True) == 1
    assert decimals_of(an_indicator(Unit.PERCENT), 0.052, detail=True) == 2
    assert decimals_of(an_indicator(Unit.MONEY), 152.0, detail=True) == 0


@pytest.mark.parametrize(("ratio", "decimals"), [(0.083, 1), (-0.38, 0), (0.0997, 0), (0.0, 0), (0.002026, 1)])
def test_percentages_of_change_have_one_decimal_under_ten(ratio: float, decimals: int) -> None:
    assert percent_decimals(ratio) == decimals


@pytest.mark.parametrize(
    ("unit", "value", "decimals", "shown"),
    [
        (Unit.MONEY, 2.675, 2, 2.68),
        (Unit.MONEY, 99.5, 0, 100.0),
        (Unit.MONEY, -0.5, 0, -1.0),
        (Unit.MONEY, 0.1 + 0.2, 2, 0.3),
        (Unit.PERCENT, 0.125, 0, 0.13),
        (Unit.PERCENT, 0.0496, 1, 0.05),
        (Unit.PERCENT, 0.5761, 0, 0.58),
        (Unit.MONEY, 123_456_789_012_345.0, 2, 123_456_789_012_345.0),
    ],
)
def test_figures_round_half_away_from_zero(unit: Unit, value: float, decimals: int, shown: float) -> None:
    assert displayed(value, an_indicator(unit), decimals) == shown


def test_a_figure_that_rounds_to_zero_loses_its_sign() -> None:
    assert str(displayed(-0.2, an_indicator(Unit.MONEY), 0)) == "0.0"


def test_58_percent_to_58_percent_is_no_difference() -> None:
    assert difference(0.584, 0.576, an_indicator(Unit.PERCENT), 0) == 0.0


def test_differences_are_taken_between_displayed_figures() -> None:
    assert difference(10.4, 8.6, an_indicator(Unit.MONEY), 0) == 1.0
    assert difference(0.058, 0.040, an_indicator(Unit.PERCENT), 1) == 0.018


@settings(derandomize=True, deadline=None)
@given(
    st.floats(-1e9, 1e9, allow_nan=False),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.sampled_from([Unit.MONEY, Unit.PERCENT]),
    st.integers(0, 3),
)
def test_a_difference_is_always_what_the_displayed_figures_give(
    value: float, before: float, unit: Unit, decimals: int
) -> None:
    about = an_indicator(unit)
    shown = exact(displayed(value, about, decimals)) - exact(displayed(before, about, decimals))
    assert exact(difference(value, before, about, decimals)) == shown


@settings(derandomize=True, deadline=None)
@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 3))
def test_rounding_twice_changes_nothing(value: float, decimals: int) -> None:
    about = an_indicator(Unit.MONEY)
    once = displayed(value, about, decimals)
    assert displayed(once, about, decimals) == once
    assert abs(once - value) <= 0.5 * 10**-decimals * (1 + 1e-9)


@pytest.mark.parametrize(
    ("value", "end", "decimals", "expected"),
    [(0.0361, 0.0358, 1, 2), (0.0361, 0.0338, 1, 1), (0.03614, 0.03614, 1, 1), (0.036141, 0.036142, 1, 4)],
)
def test_numbers_in_order_are_shown_in_order(value: float, end: float, decimals: int, expected: int) -> None:
    assert decimals_apart(Indicator("x", "X", Unit.PERCENT, "G"), value, end, decimals) == expected
