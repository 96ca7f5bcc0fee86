"""What is typed into the rows of a goal, as goals: one end, or both ends of a band."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kpidesk.analysis.goal_plan import Totals, anew
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment


@dataclass(frozen=True, slots=True)
class Ends:
    """What stands in the two rows of a band; without a band only ``lower`` is used."""

    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What typing leads to: a change to apply, and ends that are no goal before their other end is typed too."""

    change: SetGoals
    halves: Mapping[Month, Ends]


class EndsCrossed(Refusal):
    """The lower end of a band lies above its upper end."""

    def __init__(self, month: Month, ends: Ends) -> None:
        self.month, self.ends = month, ends
        super().__init__(f"{month}: the lower end is above the upper end")


def ends_of(goal: Goal | None, direction: Direction, is_band: bool) -> Ends:
    """Where the numbers of a goal stand. What should be low at most has its number in the upper row of a band."""
    if goal is None:
        return Ends()
    if not is_band or goal.upper is not None:
        return Ends(goal.value, goal.upper)
    return Ends(upper=goal.value) if direction is Direction.LOWER else Ends(lower=goal.value)


def typed(
    source: Source, indicator: str, ends: Mapping[Month, Ends], is_band: bool, segment: Segment | None = None
) -> Typed:
    """Raises EndsCrossed."""
    direction = source.indicator(indicator).direction
    goals: dict[Month, Totals] = {}
    removed: list[Month] = []
    halves: dict[Month, Ends] = {}
    for month, new in ends.items():
        totals = _totals(month, new, direction, is_band)
        if totals is not None:
            goals[month] = totals
            continue
        removed.append(month)
        if new != Ends():
            halves[month] = new
    change = anew(source, indicator, goals, segment) if goals else SetGoals({})
    cleared = {GoalKey(indicator, month, PeriodKind.MONTH, segment): None for month in removed}
    return Typed(replace(change, goals={**change.goals, **cleared}), halves)


def _totals(month: Month, ends: Ends, direction: Direction, is_band: bool) -> Totals | None:
    """None when this is no goal, or only half of one."""
    if not is_band:
        return None if ends.lower is None else Totals(ends.lower)
    if ends.lower is not None and ends.upper is not None:
        if ends.lower > ends.upper:
            raise EndsCrossed(month, ends)
        return Totals(ends.lower, ends.upper)
    alone = {Direction.HIGHER: ends.lower, Direction.LOWER: ends.upper}.get(direction)
    return None if alone is None else Totals(alone)
