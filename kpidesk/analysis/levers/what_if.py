"""What if: every indicator that would move if some figures were others. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpidesk.analysis.activity.activity import INDICATOR, Scale
from kpidesk.analysis.activity.activity_source import WithActivity, source_for
from kpidesk.analysis.causes.causes import order_of
from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.status import Judgement
from kpidesk.analysis.numbers.merit import Merit, merit_of_change
from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.analysis.source import Source
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
    ``judgement`` the supposed one, both as the table of changes judges them.
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
    used = _inputs_of(workbook, indicator)
    every = set(used).union(*(workbook.definitions.inputs_of(name) for name in workbook.chosen))
    there = [
        name
        for name in dict.fromkeys(order_of(workbook))
        if name in every and (segment is None or segment.kind in workbook.segment_kinds(name))
    ]
    return [name for name in there if name in used], [name for name in there if name not in used]


def _inputs_of(workbook: Workbook, indicator: str) -> frozenset[str]:
    """Of the activity index those of its parts."""
    scale = WithActivity(workbook).scale if indicator == INDICATOR else None
    if not isinstance(scale, Scale):
        return workbook.definitions.inputs_of(indicator)
    parts = (measure.indicator for measure, _ in scale.values.values())
    return frozenset[str]().union(*map(workbook.definitions.inputs_of, parts))


def what_if(
    workbook: Workbook,
    figures: Mapping[Cell, float | None],
    period: Period,
    indicators: Sequence[str],
    segment: Segment | None = None,
) -> list[WhatIf]:
    """Those of the indicators that follow from the figures, in their order, in that period.

    The activity index follows without a formula; it is there when it moves.
    """
    supposed = workbook.supposing(figures)
    found = []
    for id_ in indicators:
        is_index = id_ == INDICATOR and segment is None
        if is_index or (id_ in supposed.following and workbook.indicator(id_).is_calculated):
            row = _row(source_for(workbook, id_), source_for(supposed, id_), id_, period, segment)
            if not is_index or row.now != row.then:
                found.append(row)
    return found


def _row(source: Source, supposed: Source, indicator: str, period: Period, segment: Segment | None) -> WhatIf:
    about, goal = source.indicator(indicator), goal_of(source, indicator, period, segment)
    now, then = (answers.value(indicator, period, segment) for answers in (source, supposed))
    aims = [] if isinstance(goal, NoValue) else [goal.value, goal.upper]
    decimals = decimals_of(about, now, then, *aims)
    before, judgement = (judgement_of(answers, indicator, period, segment) for answers in (source, supposed))
    if isinstance(now, NoValue) or isinstance(then, NoValue):
        return WhatIf(about, now, then, decimals, None, Merit.NONE, before, judgement, goal)
    moved = difference(then, now, about, decimals)
    merit = merit_of_change(about.direction, now, then, goal) if moved else Merit.NONE
    return WhatIf(about, now, then, decimals, moved, merit, before, judgement, goal)
