"""Levels: from where to where a figure is on track, on watch or off its goal."""

from dataclasses import dataclass

from kpidesk.analysis.goals.goals import tolerance_of
from kpidesk.analysis.goals.verdict import Status
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction


@dataclass(frozen=True, slots=True)
class Levels:
    """``statuses`` from the lowest figures to the highest; ``edges`` are where they meet, one fewer."""

    statuses: tuple[Status, ...]
    edges: tuple[float, ...]


_UNJUDGED = Levels((Status.NONE,), ())


def levels_of(direction: Direction, goal: Goal | None) -> Levels:
    """Three levels that meet at the goal and as far from it as the tolerance goes; five for a goal with two ends.

    One level without a status where there is no goal, and where neither way is better.
    """
    if goal is None or direction is Direction.NEUTRAL:
        return _UNJUDGED
    off, watch, fine = Status.OFF, Status.WATCH, Status.ON_TRACK
    upper = goal.value if goal.upper is None else goal.upper
    below = float(exact(goal.value) - tolerance_of(goal))
    above = float(exact(upper) + tolerance_of(goal))
    if goal.upper is not None or direction is Direction.BAND:
        return Levels((off, watch, fine, watch, off), (below, goal.value, upper, above))
    if direction is Direction.LOWER:
        return Levels((fine, watch, off), (goal.value, above))
    return Levels((off, watch, fine), (below, goal.value))
