"""Digits as they were typed: which tell something, and which changed places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.digits import are_swapped, significant, step_of


@pytest.mark.parametrize(
    ("value", "digits"), [(1200.0, "12"), (0.0, ""), (-58.5, "585"), (0.0305, "305"), (6399.0, "6399"), (1e14, "1")]
)
def test_zeros_before_and_behind_tell_nothing(value: float, digits: str) -> None:
    assert significant(value) == digits


@pytest.mark.parametrize(("value", "step"), [(12.0, 1.0), (12.5, 0.1), (-12.34, 0.01), (1e15, 1.0)])
def test_the_last_digit_counts_so_much(value: float, step: float) -> None:
    assert step_of(value) == step


@pytest.mark.parametrize(
    ("value", "other", "are"),
    [
        (6939.0, 6399.0, True),
        (2198.0, 2918.0, True),
        (12.43, 12.34, True),
        (43.12, 34.12, True),
        (-5123.0, -5213.0, True),
        (5123.0, -5213.0, False),
        (1234.0, 1234.0, False),
        (21.0, 12.0, False),  # two digits only
        (3214.0, 1234.0, False),  # these are not neighbours
        (2143.0, 1234.0, False),  # two pairs
        (1243.0, 12340.0, False),
        (20.5, 2.05, False),
        (102.0, 12.0, False),
        (120.5, 102.5, True),
    ],
)
def test_two_neighbours_that_changed_places(value: float, other: float, are: bool) -> None:
    assert are_swapped(value, other) is are
    assert are_swapped(other, value) is are


@settings(derandomize=True, deadline=None)
@given(st.integers(100, 10**12), st.integers(0, 11), st.integers(0, 3))
def test_every_swap_is_seen_whatever_the_decimals(number: int, place: int, decimals: int) -> None:
    digits = list(str(number))
    place %= len(digits) - 1
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    swapped = int("".join(digits))
    if swapped == number or digits[0] == "0":
        return
    values = [
        float(f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text) for text in (str(number), str(swapped))
    ]
    parts = [f"{value:.15g}".partition(".") for value in values]
    whole, behind = [part[0] for part in parts], max(len(part[2]) for part in parts)
    if len(whole[0]) == len(whole[1]) and all(not text.startswith("0") for text in whole):
        assert are_swapped(*values) is (len(whole[0]) + behind >= 3)  # of 12.0 two digits are left
