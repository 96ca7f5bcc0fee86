"""Whether a goal will probably be met, by where it lies in the range of what is to come."""

from enum import StrEnum

from kpidesk.analysis.forecast.forecast import Estimate
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction


class Outlook(StrEnum):
    """Four times in five the figure comes to lie in its range: that is all that is known."""

    LIKELY = "likely"  # the whole range meets the goal
    OPEN = "open"  # the goal lies within the range
    UNLIKELY = "unlikely"  # nothing in the range meets the goal


def outlook(estimate: Estimate, goal: Goal, direction: Direction) -> Outlook | None:
    """None for a neutral indicator, which has nothing to meet."""
    lowest, highest = _met(goal, direction)
    if lowest is None and highest is None:
        return None
    if (lowest is not None and estimate.high < lowest) or (highest is not None and estimate.low > highest):
        return Outlook.UNLIKELY
    from_below = lowest is None or estimate.low >= lowest
    from_above = highest is None or estimate.high <= highest
    return Outlook.LIKELY if from_below and from_above else Outlook.OPEN


def _met(goal: Goal, direction: Direction) -> tuple[float | None, float | None]:
    """Between which figures the goal is met; None: no such end."""
    if goal.upper is not None or direction is Direction.BAND:
        return goal.value, goal.value if goal.upper is None else goal.upper
    if direction is Direction.NEUTRAL:
        return None, None
    return (goal.value, None) if direction is Direction.HIGHER else (None, goal.value)
