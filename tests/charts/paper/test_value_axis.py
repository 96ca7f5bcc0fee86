from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper.value_axis import ValueAxis


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([0.166, 0.21], "0.16 0.17 0.18 0.19 0.20 0.21"),
        ([0.039, 0.052], "0.035 0.040 0.045 0.050 0.055"),
        ([24, 35, 19, 20, 30], "15 20 25 30 35"),
        ([1, 100], "0 20 40 60 80 100"),
        ([-5, 10], "-5 0 5 10"),
        ([-100, -3], "-100 -80 -60 -40 -20 0"),
        ([], "0.0 0.2 0.4 0.6 0.8 1.0"),
        ([0, 0], "0.0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_ticks_are_round_and_hold_all_numbers(numbers: list[float], ticks: str) -> None:
    assert ValueAxis.over(numbers).ticks == [Decimal(tick) for tick in ticks.split()]


@pytest.mark.parametrize(
    ("numbers", "says_so"), [([1, 100], False), ([90, 100], True), ([-100, -90], True), ([-5, 5], False)]
)
def test_an_axis_that_leaves_zero_out_is_known(numbers: list[float], says_so: bool) -> None:
    assert ValueAxis.over(numbers).starts_elsewhere is says_so


def test_figures_too_small_to_be_labelled_lie_on_zero() -> None:
    assert ValueAxis.over([9.8e-141]) == ValueAxis.over([0.0])


def test_equal_numbers_still_have_a_range_around_them() -> None:
    axis = ValueAxis.over([40.0, 40.0])
    assert axis.low < 40 < axis.high


@given(st.lists(st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.12g}")), max_size=20))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_an_axis_holds_its_numbers_in_two_to_eight_ticks(numbers: list[float]) -> None:
    axis = ValueAxis.over(numbers)
    assert all(axis.low <= round(Decimal(repr(number)), 9) <= axis.high for number in numbers)
    assert 2 <= len(axis.ticks) <= 8
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high
