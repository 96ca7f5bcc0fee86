"""What is typed into the rows of a goal, as goals: one end, or both ends of a band."""

from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.analysis.goals.goal_block import Aim, block_of_goals
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


@dataclass(frozen=True, slots=True)
class Ends:
    """What stands in the two rows of a band; without a band only ``lower`` is used."""

    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What typing leads to: a change to apply, and ends that are no goal before their other end is typed too."""

    change: SetGoals
    halves: Mapping[Period, Ends]


class EndsCrossed(Refusal):
    """The lower end of a band lies above its upper end."""

    def __init__(self, period: Period, ends: Ends) -> None:
        self.period, self.ends = period, ends
        super().__init__(f"{period.first}: the lower end is above the upper end")


class SharesUnknown(Refusal):
    """A total is to be spread by last year's shares, which are not known; ``reason`` says why."""

    def __init__(self, reason: NoValue) -> None:
        self.reason = reason
        super().__init__("last year's shares are not known")


def ends_of(goal: Goal | None, direction: Direction, is_band: bool) -> Ends:
    """Where the numbers of a goal stand. What should be low at most has its number in the upper row of a band."""
    if goal is None:
        return Ends()
    if not is_band or goal.upper is not None:
        return Ends(goal.value, goal.upper)
    return Ends(upper=goal.value) if direction is Direction.LOWER else Ends(lower=goal.value)


def typed(
    source: Source,
    ends: Mapping[Aim, Ends],
    is_band: bool,
    how: Spread = Spread.EQUALLY,
    *,
    segment: Segment | None = None,
) -> Typed:
    """Of months, quarters and years of a KPI. Raises EndsCrossed and SharesUnknown."""
    aims: dict[Aim, Totals | None] = {}
    halves: dict[Period, Ends] = {}
    for aim, new in ends.items():
        aims[aim] = _totals(aim.period, new, source.indicator(aim.indicator).direction, is_band)
        if aims[aim] is None and new != Ends():
            halves[aim.period] = new
    change = block_of_goals(source, aims, how, segment=segment)
    if isinstance(change, NoValue):
        raise SharesUnknown(change)
    return Typed(change, halves)


def _totals(period: Period, ends: Ends, direction: Direction, is_band: bool) -> Totals | None:
    """None when this is no goal, or only half of one."""
    if not is_band:
        return None if ends.lower is None else Totals(ends.lower)
    if ends.lower is not None and ends.upper is not None:
        if ends.lower > ends.upper:
            raise EndsCrossed(period, ends)
        return Totals(ends.lower, ends.upper)
    alone = {Direction.HIGHER: ends.lower, Direction.LOWER: ends.upper}.get(direction)
    return None if alone is None else Totals(alone)
