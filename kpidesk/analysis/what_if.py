"""What if: every indicator that would move if some figures were others. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpidesk.analysis.goals import goal_of
from kpidesk.analysis.merit import Merit, merit_of_change
from kpidesk.analysis.rounding import decimals_of, difference
from kpidesk.analysis.status import Judgement, judge
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One indicator as it is and as it would be. ``moved`` is displayed value less displayed value, None when one of
    them is missing; ``merit`` says whether that would be good, ``judgement`` is the supposed value against the goal."""

    about: Indicator
    now: Value
    then: Value
    decimals: int
    moved: float | None
    merit: Merit
    judgement: Judgement


def what_if(
    workbook: Workbook,
    figures: Mapping[Cell, float | None],
    period: Period,
    indicators: Sequence[str],
    segment: Segment | None = None,
) -> list[WhatIf]:
    """Those of the indicators that follow from the figures, in their order, in that period."""
    supposed = workbook.supposing(figures)
    following = supposed.following
    found = []
    for id_ in indicators:
        about = workbook.indicator(id_)
        if id_ in following and about.is_calculated:
            now, then = (answers.value(id_, period, segment) for answers in (workbook, supposed))
            found.append(_row(workbook, about, period, now, then))
    return found


def _row(workbook: Workbook, about: Indicator, period: Period, now: Value, then: Value) -> WhatIf:
    goal = goal_of(workbook, about.id, period)
    aims = [] if isinstance(goal, NoValue) else [goal.value, goal.upper]
    decimals = decimals_of(about, now, then, *aims)
    judgement = judge(about, then, goal, decimals, workbook.calendar.is_unfinished(period))
    if isinstance(now, NoValue) or isinstance(then, NoValue):
        return WhatIf(about, now, then, decimals, None, Merit.NONE, judgement)
    moved = difference(then, now, about, decimals)
    merit = merit_of_change(about.direction, now, then, goal) if moved else Merit.NONE
    return WhatIf(about, now, then, decimals, moved, merit, judgement)
