"""Arrow and colour are two marks: one follows the number, the other what is good for the business."""

import pytest

from kpidesk.analysis.numbers.merit import Merit, Trend, distance_from, merit_of_change, merit_of_trend, trend_of
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.value import Cause, NoValue

NO_GOAL = NoValue(Cause.NO_GOAL)
BAND = Goal(10.0, 20.0)


@pytest.mark.parametrize(
    ("difference", "trend"), [(1.0, Trend.UP), (-1.0, Trend.DOWN), (0.0, Trend.NONE), (None, Trend.NONE)]
)
def test_the_arrow_follows_the_number(difference: float | None, trend: Trend) -> None:
    assert trend_of(difference) is trend


@pytest.mark.parametrize(
    ("direction", "up", "down"),
    [
        (Direction.HIGHER, Merit.GOOD, Merit.BAD),
        (Direction.LOWER, Merit.BAD, Merit.GOOD),
        (Direction.NEUTRAL, Merit.NONE, Merit.NONE),
        (Direction.BAND, Merit.NONE, Merit.NONE),
    ],
)
def test_good_and_bad_follow_the_direction(direction: Direction, up: Merit, down: Merit) -> None:
    assert merit_of_trend(direction, Trend.UP) is up
    assert merit_of_trend(direction, Trend.DOWN) is down
    assert merit_of_trend(direction, Trend.NONE) is Merit.NONE


@pytest.mark.parametrize(
    ("before", "value", "merit"),
    [
        (25.0, 22.0, Merit.GOOD),
        (22.0, 25.0, Merit.BAD),
        (5.0, 8.0, Merit.GOOD),
        (12.0, 18.0, Merit.NONE),
        (25.0, 15.0, Merit.GOOD),
        (15.0, 5.0, Merit.BAD),
        (5.0, 25.0, Merit.NONE),
    ],
)
def test_for_a_band_nearer_is_good_and_further_is_bad(before: float, value: float, merit: Merit) -> None:
    assert merit_of_change(Direction.BAND, before, value, BAND) is merit


def test_a_band_without_a_goal_judges_nothing() -> None:
    assert merit_of_change(Direction.BAND, 1.0, 2.0, NO_GOAL) is Merit.NONE


def test_other_directions_need_no_goal() -> None:
    assert merit_of_change(Direction.LOWER, 2.0, 1.0, NO_GOAL) is Merit.GOOD


@pytest.mark.parametrize(("value", "distance"), [(7.0, 3.0), (10.0, 0.0), (15.0, 0.0), (20.0, 0.0), (21.0, 1.0)])
def test_distance_is_counted_from_the_nearer_end(value: float, distance: float) -> None:
    assert distance_from(BAND, value) == distance
    assert distance_from(Goal(value), value) == 0.0
