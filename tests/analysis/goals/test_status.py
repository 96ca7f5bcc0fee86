"""The status rule and the advice, line by line of their tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.status import Advice, Counsel, Status, counsel, exact_variance, judge
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.value import Cause, NoValue

NO_GOAL = NoValue(Cause.NO_GOAL, "x")


def an_indicator(direction: Direction = Direction.HIGHER, unit: Unit = Unit.MONEY) -> Indicator:
    return Indicator("x", "X", unit, "Test", direction=direction)


@pytest.mark.parametrize(
    ("direction", "goal", "value", "status"),
    [
        # higher is better: reached, at most the tolerance below, further below
        (Direction.HIGHER, Goal(200.0), 200.0, Status.ON_TRACK),
        (Direction.HIGHER, Goal(200.0), 250.0, Status.ON_TRACK),
        (Direction.HIGHER, Goal(200.0), 199.0, Status.WATCH),
        (Direction.HIGHER, Goal(200.0), 180.0, Status.WATCH),
        (Direction.HIGHER, Goal(200.0), 179.0, Status.OFF),
        # lower is better: the same from above
        (Direction.LOWER, Goal(200.0), 200.0, Status.ON_TRACK),
        (Direction.LOWER, Goal(200.0), 150.0, Status.ON_TRACK),
        (Direction.LOWER, Goal(200.0), 201.0, Status.WATCH),
        (Direction.LOWER, Goal(200.0), 220.0, Status.WATCH),
        (Direction.LOWER, Goal(200.0), 221.0, Status.OFF),
        # band: inside, outside by at most a tenth of its width, further outside
        (Direction.BAND, Goal(200.0, 300.0), 200.0, Status.ON_TRACK),
        (Direction.BAND, Goal(200.0, 300.0), 300.0, Status.ON_TRACK),
        (Direction.BAND, Goal(200.0, 300.0), 190.0, Status.WATCH),
        (Direction.BAND, Goal(200.0, 300.0), 310.0, Status.WATCH),
        (Direction.BAND, Goal(200.0, 300.0), 189.0, Status.OFF),
        (Direction.BAND, Goal(200.0, 300.0), 311.0, Status.OFF),
        # a band of one point
        (Direction.BAND, Goal(200.0), 200.0, Status.ON_TRACK),
        (Direction.BAND, Goal(200.0), 219.0, Status.WATCH),
        (Direction.BAND, Goal(200.0), 221.0, Status.OFF),
        # a goal between two ends is a band whatever the direction
        (Direction.HIGHER, Goal(200.0, 300.0), 320.0, Status.OFF),
        (Direction.LOWER, Goal(200.0, 300.0), 150.0, Status.OFF),
        # a negative goal: a loss of at most 500
        (Direction.HIGHER, Goal(-500.0), -400.0, Status.ON_TRACK),
        (Direction.HIGHER, Goal(-500.0), -550.0, Status.WATCH),
        (Direction.HIGHER, Goal(-500.0), -551.0, Status.OFF),
        # a goal of zero has only the tolerance that is said
        (Direction.LOWER, Goal(0.0), 0.0, Status.ON_TRACK),
        (Direction.LOWER, Goal(0.0), 1.0, Status.OFF),
        (Direction.LOWER, Goal(0.0, tolerance=2.0), 2.0, Status.WATCH),
        # a tolerance of the owner's own
        (Direction.HIGHER, Goal(200.0, tolerance=1.0), 199.0, Status.WATCH),
        (Direction.HIGHER, Goal(200.0, tolerance=1.0), 198.0, Status.OFF),
        (Direction.HIGHER, Goal(200.0, tolerance=0.0), 199.0, Status.OFF),
        (Direction.BAND, Goal(200.0, 300.0, 50.0), 345.0, Status.WATCH),
        # neutral: none
        (Direction.NEUTRAL, Goal(200.0), 200.0, Status.NONE),
    ],
)
def test_the_status_follows_the_rule(direction: Direction, goal: Goal, value: float, status: Status) -> None:
    assert judge(an_indicator(direction), value, goal, 0).status is status


@pytest.mark.parametrize(
    ("value", "goal", "decimals", "status"),
    [
        (0.0496, 0.05, 1, Status.ON_TRACK),
        (0.0496, 0.05, 2, Status.WATCH),
        (0.045, 0.05, 1, Status.WATCH),
        (0.0449, 0.05, 1, Status.WATCH),
        (0.0444, 0.05, 1, Status.OFF),
    ],
)
def test_figure_and_goal_are_rounded_before_they_are_judged(
    value: float, goal: float, decimals: int, status: Status
) -> None:
    assert judge(an_indicator(unit=Unit.PERCENT), value, Goal(goal), decimals).status is status


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 999), st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_a_figure_exactly_at_the_tolerance_is_still_watch(tenths: int, direction: Direction) -> None:
    sign = -1 if direction is Direction.HIGHER else 1
    goal = tenths / 1000
    at_the_edge = float(f"{goal + sign * goal / 10:.15g}")
    found = judge(an_indicator(direction, Unit.PERCENT), at_the_edge, Goal(goal), 6)
    assert found.status is Status.WATCH


def test_no_goal_and_no_value_have_their_reason() -> None:
    missing = NoValue(Cause.MISSING, "visits")
    without_goal = judge(an_indicator(), 5.0, NO_GOAL, 0)
    assert (without_goal.status, without_goal.reason, without_goal.variance) == (Status.NONE, NO_GOAL, None)
    without_value = judge(an_indicator(), missing, Goal(5.0), 0)
    assert (without_value.status, without_value.reason, without_value.goal) == (Status.NONE, missing, Goal(5.0))
    assert judge(an_indicator(), missing, NO_GOAL, 0).reason == missing


def test_a_neutral_indicator_has_a_variance_and_no_status() -> None:
    found = judge(an_indicator(Direction.NEUTRAL), 5.0, Goal(4.0), 0)
    assert (found.status, found.reason, found.variance, found.merit) == (Status.NONE, None, 1.0, Merit.NONE)


def test_an_unfinished_period_is_hollow_and_its_distance_neither_good_nor_bad() -> None:
    found = judge(an_indicator(), 30.0, Goal(200.0), 0, unfinished=True)
    assert (found.status, found.hollow, found.variance, found.merit) == (Status.OFF, True, -170.0, Merit.NONE)


@pytest.mark.parametrize(
    ("direction", "goal", "value", "variance", "merit"),
    [
        (Direction.HIGHER, Goal(200.0), 250.4, 50.0, Merit.GOOD),
        (Direction.HIGHER, Goal(200.0), 150.0, -50.0, Merit.BAD),
        (Direction.HIGHER, Goal(200.0), 200.4, 0.0, Merit.NONE),
        (Direction.LOWER, Goal(200.0), 250.0, 50.0, Merit.BAD),
        (Direction.LOWER, Goal(200.0), 150.0, -50.0, Merit.GOOD),
        (Direction.BAND, Goal(200.0, 300.0), 250.0, 0.0, Merit.NONE),
        (Direction.BAND, Goal(200.0, 300.0), 180.0, -20.0, Merit.BAD),
        (Direction.BAND, Goal(200.0, 300.0), 330.0, 30.0, Merit.BAD),
    ],
)
def test_the_variance_is_figure_less_goal_or_its_nearer_end(
    direction: Direction, goal: Goal, value: float, variance: float, merit: Merit
) -> None:
    found = judge(an_indicator(direction), value, goal, 0)
    assert (found.variance, found.merit) == (variance, merit)


def test_the_variance_is_taken_between_displayed_figures_and_exactly() -> None:
    found = judge(an_indicator(unit=Unit.PERCENT), 0.1523, Goal(0.1785), 0)
    assert found.variance == -0.03
    assert found.exact_variance == 0.1523 - 0.1785


@pytest.mark.parametrize(("value", "variance"), [(1.5, -0.5), (2.5, 0.0), (3.5, 0.5)])
def test_the_exact_variance_of_a_band_is_from_its_nearer_end(value: float, variance: float) -> None:
    assert exact_variance(an_indicator(Direction.BAND), value, Goal(2.0, 3.0)) == variance
    assert exact_variance(an_indicator(Direction.HIGHER), value, Goal(2.0)) == value - 2.0


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from([Direction.HIGHER, Direction.LOWER, Direction.BAND]),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(-1e6, 1e6, allow_nan=False),
)
def test_what_is_on_track_has_no_bad_variance_and_all_else_has(direction: Direction, value: float, goal: float) -> None:
    found = judge(an_indicator(direction), value, Goal(goal), 2)
    assert (found.status is Status.ON_TRACK) is (found.merit is not Merit.BAD)


# -- advice -----------------------------------------------------------------------------------------------------

LIMITS = Limits(100.0, 10.0, 90.0, 110.0, 3.76, 12.3, 12, False)


@pytest.mark.parametrize(
    ("direction", "goal", "advice"),
    [
        (Direction.HIGHER, Goal(105.0), Advice.MET_BY_CHANCE),
        (Direction.HIGHER, Goal(111.0), Advice.WILL_NOT_BE_MET),
        (Direction.HIGHER, Goal(89.0), Advice.ALWAYS_MET),
        (Direction.HIGHER, Goal(110.0), Advice.MET_BY_CHANCE),
        (Direction.LOWER, Goal(105.0), Advice.MET_BY_CHANCE),
        (Direction.LOWER, Goal(89.0), Advice.WILL_NOT_BE_MET),
        (Direction.LOWER, Goal(111.0), Advice.ALWAYS_MET),
        (Direction.BAND, Goal(95.0, 105.0), Advice.MET_BY_CHANCE),
        (Direction.BAND, Goal(80.0, 120.0), Advice.ALWAYS_MET),
        (Direction.BAND, Goal(111.0, 120.0), Advice.WILL_NOT_BE_MET),
        (Direction.BAND, Goal(70.0, 89.0), Advice.WILL_NOT_BE_MET),
        (Direction.BAND, Goal(100.0), Advice.MET_BY_CHANCE),
    ],
)
def test_without_a_signal_the_goals_place_gives_the_advice(direction: Direction, goal: Goal, advice: Advice) -> None:
    assert counsel(direction, goal, LIMITS, None) == Counsel(advice)


@pytest.mark.parametrize(
    ("goal", "recompute"), [(Goal(105.0), False), (Goal(111.0), True), (Goal(89.0), True), (NO_GOAL, False)]
)
@pytest.mark.parametrize(
    ("signal", "advice"),
    [(Merit.GOOD, Advice.KEEP_CAUSE), (Merit.BAD, Advice.REMOVE_CAUSE), (Merit.NONE, Advice.FIND_CAUSE)],
)
def test_with_a_signal_its_cause_comes_first(
    signal: Merit, advice: Advice, goal: Goal | NoValue, recompute: bool
) -> None:
    assert counsel(Direction.HIGHER, goal, LIMITS, signal) == Counsel(advice, recompute)


def test_without_signal_and_without_goal_or_range_there_is_no_advice() -> None:
    assert counsel(Direction.HIGHER, NO_GOAL, LIMITS, None) is None
    assert counsel(Direction.HIGHER, None, LIMITS, None) is None
    assert counsel(Direction.HIGHER, Goal(100.0), None, None) is None
    assert counsel(Direction.NEUTRAL, Goal(100.0), LIMITS, None) is None
