"""Which way a number goes, and whether that is good: two marks that are never merged."""

from enum import StrEnum

from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.value import NoValue


class Trend(StrEnum):
    """The arrow: the direction of the number."""

    UP = "up"
    DOWN = "down"
    NONE = "none"  # unchanged, or nothing can be said


class Merit(StrEnum):
    """The colour: good or bad for the business."""

    GOOD = "good"
    BAD = "bad"
    NONE = "none"


def trend_of(difference: float | None) -> Trend:
    if not difference:
        return Trend.NONE
    return Trend.UP if difference > 0 else Trend.DOWN


def merit_of_trend(direction: Direction, trend: Trend) -> Merit:
    """For indicators of which more, or less, is better; a band needs `merit_of_change`."""
    if trend is Trend.NONE or direction not in {Direction.HIGHER, Direction.LOWER}:
        return Merit.NONE
    return Merit.GOOD if (trend is Trend.UP) is (direction is Direction.HIGHER) else Merit.BAD


def merit_of_change(direction: Direction, before: float, value: float, goal: Goal | NoValue) -> Merit:
    """Whether going from ``before`` to ``value`` is good. Within a band: nearer to it is good, further off is bad."""
    if direction is not Direction.BAND:
        return merit_of_trend(direction, trend_of(value - before))
    if isinstance(goal, NoValue):
        return Merit.NONE
    was, is_now = distance_from(goal, before), distance_from(goal, value)
    if was == is_now:
        return Merit.NONE
    return Merit.GOOD if is_now < was else Merit.BAD


def distance_from(goal: Goal, value: float) -> float:
    """How far outside the goal's band a value lies; 0 inside."""
    upper = goal.value if goal.upper is None else goal.upper
    return max(goal.value - value, value - upper, 0.0)
