"""A block of goals that is typed, filled or pasted at once: for any KPIs, months, quarters and the year."""

from collections.abc import Mapping
from typing import NamedTuple

from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.period_goals import aimed, goal_taken_away
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


class Aim(NamedTuple):
    """What a cell of the block is about."""

    indicator: str
    period: Period


def block_of_goals(
    source: Source,
    aims: Mapping[Aim, Totals | None],
    how: Spread = Spread.EQUALLY,
    *,
    segment: Segment | None = None,
) -> SetGoals | NoValue:
    """One change for all of them; None takes a goal away.

    Where a block has the months of what adds up and their total as well, the months count: a sum that was copied
    along is not a plan of its own. NoValue when last year's shares are asked for and not known.
    """
    goals: dict[GoalKey, Goal | None] = {}
    for aim, totals in sorted(aims.items(), key=lambda item: item[0].period.length):
        change = _one(source, aim, totals, how, segment)
        if isinstance(change, NoValue):
            return change
        if not goals.keys() & change.goals.keys():
            goals |= change.goals
    return SetGoals(goals)


def _one(source: Source, aim: Aim, totals: Totals | None, how: Spread, segment: Segment | None) -> SetGoals | NoValue:
    if totals is None:
        return goal_taken_away(source, aim.indicator, aim.period, segment)
    return aimed(source, aim.indicator, aim.period, totals, how, segment=segment)
