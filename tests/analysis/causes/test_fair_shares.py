"""Shapley values: what each cause has made of a change."""

import math
from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.causes.fair_shares import Shares, fair_shares
from kpidesk.domain.value import Cause, NoValue, Value

UNDEFINED = NoValue(Cause.ZERO_DIVISOR, "result")


def _by_orders(values: list[float], count: int) -> list[Fraction]:
    """The definition, word for word: the mean over all orders."""
    parts = [Fraction(0)] * count
    orders = list(permutations(range(count)))
    for order in orders:
        mix = 0
        for cause in order:
            parts[cause] += Fraction(values[mix | 1 << cause]) - Fraction(values[mix])
            mix |= 1 << cause
    return [part / len(orders) for part in parts]


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.floats(-1e6, 1e6), min_size=1 << n, max_size=1 << n)))
def test_shares_are_the_mean_over_all_orders(values: list[float]) -> None:
    count = len(values).bit_length() - 1
    shares = fair_shares(values)
    assert isinstance(shares, Shares)
    assert shares.orders == shares.all_orders == math.factorial(count)
    scale = max(map(abs, values))
    for part, expected in zip(shares.parts, _by_orders(values, count), strict=True):
        assert math.isclose(part, expected, rel_tol=1e-9, abs_tol=4e-12 * scale)
    assert math.isclose(math.fsum(shares.parts), values[-1] - values[0], rel_tol=1e-9, abs_tol=1e-12 * scale)


def test_the_glove_game() -> None:
    """Two left gloves, one right one; a pair is worth 1 (Shapley 1953): 1/6, 1/6, 2/3."""
    values: list[Value] = [1.0 if mix & 4 and mix & 3 else 0.0 for mix in range(8)]
    shares = fair_shares(values)
    assert isinstance(shares, Shares)
    assert [round(part, 12) for part in shares.parts] == [round(1 / 6, 12), round(1 / 6, 12), round(2 / 3, 12)]


def test_a_cause_that_never_moves_the_value_gets_nothing() -> None:
    values: list[Value] = [5.0, 7.0, 5.0, 7.0]
    assert fair_shares(values) == Shares((2.0, 0.0), 2, 2)


def test_orders_that_meet_a_mix_without_a_value_are_left_out() -> None:
    values: list[Value] = [1.0, UNDEFINED, 4.0, 6.0]
    assert fair_shares(values) == Shares((2.0, 3.0), 1, 2)


def test_without_any_order_left_the_first_reason_is_the_answer() -> None:
    values: list[Value] = [1.0, UNDEFINED, UNDEFINED, 6.0]
    assert fair_shares(values) is UNDEFINED


def test_without_causes_there_are_no_parts() -> None:
    assert fair_shares([3.0]) == Shares((), 1, 1)


def test_a_small_change_of_huge_values_is_no_noise() -> None:
    values: list[Value] = [1e14, 1e14 + 3, 1e14 + 4, 1e14 + 7]
    assert fair_shares(values) == Shares((3.0, 4.0), 2, 2)


def test_the_rounding_of_a_computer_beside_a_real_change_is_no_cause() -> None:
    values: list[Value] = [5.0, 7.0, 5.0 + 2e-12, 7.0 - 2e-12]
    shares = fair_shares(values)
    assert isinstance(shares, Shares) and shares.parts == (values[3] - 5.0, 0.0)  # type: ignore[operator]
