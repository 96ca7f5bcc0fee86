"""What if: every indicator that would move if some figures were others. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpidesk.analysis.causes import order_of
from kpidesk.analysis.goals import goal_of
from kpidesk.analysis.merit import Merit, merit_of_change
from kpidesk.analysis.rounding import decimals_of, difference
from kpidesk.analysis.status import Judgement, judge
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One indicator as it is and as it would be. ``moved`` is displayed value less displayed value, None when one of
    them is missing; ``merit`` says whether that would be good. ``before`` is the present value against the ``goal``,
    ``judgement`` the supposed one; a part of the business has no goal.
    """

    about: Indicator
    now: Value
    then: Value
    decimals: int
    moved: float | None
    merit: Merit
    before: Judgement
    judgement: Judgement
    goal: Goal | NoValue


def figures_to_try(workbook: Workbook, indicator: str, segment: Segment | None = None) -> tuple[list[str], list[str]]:
    """Ids of typed figures: those that the indicator comes down to, then all others that a chosen one comes down to.

    Both in the owner's order. Of a part of the business only what can be typed for it.
    """
    used = workbook.definitions.inputs_of(indicator)
    every = set(used).union(*(workbook.definitions.inputs_of(name) for name in workbook.chosen))
    there = [
        name
        for name in dict.fromkeys(order_of(workbook))
        if name in every and (segment is None or segment.kind in workbook.segment_kinds(name))
    ]
    return [name for name in there if name in used], [name for name in there if name not in used]


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
            goal = goal_of(workbook, id_, period, segment)
            found.append(_row(workbook, about, period, now, then, goal))
    return found


def _row(  # noqa: PLR0917 -- what a row is made of
    workbook: Workbook, about: Indicator, period: Period, now: Value, then: Value, goal: Goal | NoValue
) -> WhatIf:
    aims = [] if isinstance(goal, NoValue) else [goal.value, goal.upper]
    decimals = decimals_of(about, now, then, *aims)
    runs = workbook.calendar.is_unfinished(period)
    before, judgement = (judge(about, value, goal, decimals, runs) for value in (now, then))
    if isinstance(now, NoValue) or isinstance(then, NoValue):
        return WhatIf(about, now, then, decimals, None, Merit.NONE, before, judgement, goal)
    moved = difference(then, now, about, decimals)
    merit = merit_of_change(about.direction, now, then, goal) if moved else Merit.NONE
    return WhatIf(about, now, then, decimals, moved, merit, before, judgement, goal)
