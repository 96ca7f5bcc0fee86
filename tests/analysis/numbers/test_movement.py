"""What may be said of a change: each case of honest comparison is a line of the table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.numbers.movement import ChangeKind, Movement, Remark, movement
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.value import Cause, NoValue

NO_GOAL = NoValue(Cause.NO_GOAL)


def moved(
    unit: Unit, before: float, value: float, *, direction: Direction = Direction.HIGHER, few_cases: bool = False
) -> Movement:
    about = Indicator("x", "X", unit, "Test", direction=direction)
    return movement(about, before, value, decimals_of(about, before, value), NO_GOAL, few_cases=few_cases)


@pytest.mark.parametrize(
    ("unit", "before", "value", "expected"),
    [
        # money and counts: difference and percent
        (Unit.MONEY, 5000.0, 5400.0, (ChangeKind.PERCENT, 400.0, 0.08, set())),
        (Unit.COUNT, 146.0, 131.0, (ChangeKind.PERCENT, -15.0, -15 / 146, set())),
        (Unit.RATIO, 3.38, 3.03, (ChangeKind.PERCENT, -0.35, -0.35 / 3.38, set())),
        (Unit.DAYS, 59.0, 56.0, (ChangeKind.PERCENT, -3.0, -3 / 59, set())),
        # percent: points, never a percentage of a percentage
        (Unit.PERCENT, 0.02, 0.025, (ChangeKind.POINTS, 0.005, 0.005, set())),
        (Unit.PERCENT, 0.0, 0.025, (ChangeKind.POINTS, 0.025, 0.025, set())),
        # scores and indexes: points
        (Unit.SCORE, 38.0, 42.0, (ChangeKind.POINTS, 4.0, 4.0, set())),
        (Unit.SCORE, 0.0, 42.0, (ChangeKind.POINTS, 42.0, 42.0, set())),
        (Unit.SCORE, -5.0, 5.0, (ChangeKind.POINTS, 10.0, 10.0, set())),
        (Unit.INDEX, 100.0, 104.5, (ChangeKind.POINTS, 4.5, 4.5, set())),
        # after zero: the difference only
        (Unit.MONEY, 0.0, 12.0, (ChangeKind.DIFFERENCE, 12.0, 12.0, {Remark.WAS_ZERO})),
        (Unit.COUNT, 0.0, 12.0, (ChangeKind.DIFFERENCE, 12.0, 12.0, {Remark.WAS_ZERO})),
        (Unit.MONEY, 0.004, 12.0, (ChangeKind.DIFFERENCE, 12.0, 11.996, {Remark.WAS_ZERO})),
        (Unit.MONEY, 0.004, -12.0, (ChangeKind.DIFFERENCE, -12.0, -12.004, {Remark.WAS_ZERO})),
        (Unit.MONEY, -0.004, 12.0, (ChangeKind.DIFFERENCE, 12.0, 12.004, {Remark.WAS_ZERO})),
        # below zero before, or a change of sign: the difference only
        (Unit.MONEY, -200.0, 300.0, (ChangeKind.DIFFERENCE, 500.0, 500.0, {Remark.TURNED_POSITIVE})),
        (Unit.MONEY, 300.0, -200.0, (ChangeKind.DIFFERENCE, -500.0, -500.0, {Remark.TURNED_NEGATIVE})),
        (Unit.MONEY, -200.0, -300.0, (ChangeKind.DIFFERENCE, -100.0, -100.0, {Remark.NEGATIVE_BASE})),
        (Unit.MONEY, -200.0, 0.0, (ChangeKind.DIFFERENCE, 200.0, 200.0, {Remark.NEGATIVE_BASE})),
        (Unit.PERCENT, -0.05, 0.03, (ChangeKind.POINTS, 0.08, 0.08, set())),
        (Unit.MONEY, 300.0, 0.0, (ChangeKind.PERCENT, -300.0, -1.0, set())),
        # above 999 percent: how many times as much
        (Unit.MONEY, 100.0, 1200.0, (ChangeKind.PERCENT, 1100.0, 11.0, {Remark.TIMES})),
        (Unit.MONEY, 100.0, 1099.0, (ChangeKind.PERCENT, 999.0, 9.99, set())),
        # what looks the same is unchanged
        (Unit.MONEY, 6418.2, 6417.9, (ChangeKind.PERCENT, 0.0, -0.3 / 6418.2, {Remark.UNCHANGED})),
        (Unit.PERCENT, 0.576, 0.584, (ChangeKind.POINTS, 0.0, 0.008, {Remark.UNCHANGED})),
        (Unit.MONEY, 0.0, 0.0, (ChangeKind.DIFFERENCE, 0.0, 0.0, {Remark.UNCHANGED, Remark.WAS_ZERO})),
    ],
)
def test_a_change_is_said_as_its_case_asks(
    unit: Unit, before: float, value: float, expected: tuple[ChangeKind, float, float, set[Remark]]
) -> None:
    kind, difference, change, remarks = expected
    found = moved(unit, before, value)
    assert (found.kind, found.difference, found.remarks) == (kind, difference, remarks)
    assert found.change == pytest.approx(change, abs=1e-12)


def test_percent_comes_from_the_unrounded_figures() -> None:
    found = moved(Unit.MONEY, 560_000.26, 748_957.02)
    assert found.change == (748_957.02 - 560_000.26) / 560_000.26
    assert found.difference == 188_957.0


def test_a_very_large_change_gives_its_factor() -> None:
    assert moved(Unit.MONEY, 100.0, 1200.0).factor == 12.0
    assert moved(Unit.MONEY, 100.0, 500.0).factor is None


@pytest.mark.parametrize("unit", [Unit.MONEY, Unit.COUNT, Unit.PERCENT])
def test_few_cases_have_no_percent_no_arrow_and_no_colour(unit: Unit) -> None:
    found = moved(unit, 4.0, 8.0, few_cases=True)
    assert found.kind is (ChangeKind.POINTS if unit is Unit.PERCENT else ChangeKind.DIFFERENCE)
    assert (found.trend, found.merit) == (Trend.NONE, Merit.NONE)
    assert found.difference == 4.0
    assert found.remarks == {Remark.FEW_CASES}


def test_few_cases_that_grew_a_lot_are_still_few() -> None:
    assert moved(Unit.COUNT, 1.0, 40.0, few_cases=True).remarks == {Remark.FEW_CASES}


def test_unchanged_has_no_arrow_and_no_colour() -> None:
    found = moved(Unit.MONEY, 6418.2, 6417.9)
    assert (found.trend, found.merit) == (Trend.NONE, Merit.NONE)


@pytest.mark.parametrize(
    ("direction", "trend", "merit"),
    [
        (Direction.HIGHER, Trend.UP, Merit.GOOD),
        (Direction.LOWER, Trend.UP, Merit.BAD),
        (Direction.NEUTRAL, Trend.UP, Merit.NONE),
    ],
)
def test_the_arrow_is_the_number_and_the_merit_the_direction(direction: Direction, trend: Trend, merit: Merit) -> None:
    found = moved(Unit.MONEY, 26.62, 35.0, direction=direction)
    assert (found.trend, found.merit) == (trend, merit)


def test_for_a_band_the_merit_is_taken_from_displayed_figures() -> None:
    about = Indicator("x", "X", Unit.MONEY, "Test", direction=Direction.BAND)
    band = Goal(200.0, 300.0)
    assert movement(about, 350.0, 320.0, 0, band).merit is Merit.GOOD
    assert movement(about, 320.0, 350.0, 0, band).merit is Merit.BAD
    assert movement(about, 300.3, 250.0, 0, band).merit is Merit.NONE


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from(list(Unit)),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.booleans(),
)
def test_percent_is_never_given_where_it_would_mislead(unit: Unit, before: float, value: float, few: bool) -> None:
    found = moved(unit, before, value, few_cases=few)
    if found.kind is ChangeKind.PERCENT:
        assert before > 0 and value >= 0 and not few
        assert unit not in {Unit.PERCENT, Unit.SCORE, Unit.INDEX}
    assert (found.trend is Trend.NONE) is (few or found.difference == 0)


@pytest.mark.parametrize(
    ("unit", "before", "value", "relative"),
    [
        (Unit.PERCENT, 0.02, 0.025, 0.25),
        (Unit.PERCENT, 0.05, 0.04, -0.2),
        (Unit.PERCENT, 0.0, 0.04, None),
        (Unit.PERCENT, -0.02, 0.04, None),
        (Unit.PERCENT, 0.05, 0.05, None),
        (Unit.SCORE, 20.0, 25.0, None),
        (Unit.MONEY, 20.0, 25.0, None),
    ],
)
def test_a_rate_says_by_what_part_of_itself_it_changed(
    unit: Unit, before: float, value: float, relative: float | None
) -> None:
    about = Indicator("x", "X", unit, "Test", direction=Direction.HIGHER)
    step = movement(about, before, value, 1, NoValue(Cause.NO_GOAL))
    assert step.relative == (None if relative is None else pytest.approx(relative))
    few = movement(about, before, value, 1, NoValue(Cause.NO_GOAL), few_cases=True)
    assert few.relative is None
