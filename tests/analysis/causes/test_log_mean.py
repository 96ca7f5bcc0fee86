"""Shares of a product's change."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.causes.log_mean import log_mean, log_mean_shares

FACTOR = st.floats(0.001, 1e6)


def test_a_factor_that_did_not_change_has_no_share() -> None:
    assert log_mean_shares([1000, 0.02, 50], [1200, 0.02, 50]) == pytest.approx([200, 0, 0])


def test_doubling_and_halving_cancel_out() -> None:
    shares = log_mean_shares([100, 4], [200, 2])
    assert shares == pytest.approx([400 * math.log(2), -400 * math.log(2)])


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(st.tuples(FACTOR, FACTOR), min_size=1, max_size=4))
def test_shares_add_up_to_the_change(pairs: list[tuple[float, float]]) -> None:
    before, after = zip(*pairs, strict=True)
    start, end = math.prod(before), math.prod(after)
    assert math.fsum(log_mean_shares(before, after)) == pytest.approx(end - start, abs=1e-8 * max(start, end))


def test_what_is_not_above_zero_has_no_logarithm() -> None:
    with pytest.raises(ValueError, match="above 0"):
        log_mean_shares([0, 1], [1, 1])
    with pytest.raises(ValueError, match="above 0"):
        log_mean(1, -1)
