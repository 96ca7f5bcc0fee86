"""The goals of every KPI in one table: a business year of each, ready to be shown."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpidesk.analysis.comparison.row import pace_judged
from kpidesk.analysis.goals.goal_plan import Kind
from kpidesk.analysis.goals.goal_year import GoalColumn, goal_year
from kpidesk.analysis.goals.pace import Pace
from kpidesk.analysis.goals.period_goals import is_judged_by_year
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class GoalCell:
    """One month, quarter or the year. ``judgement`` is the one that counts: by ``pace`` where that is there."""

    column: GoalColumn
    judgement: Judgement
    pace: Pace | None = None

    @property
    def goal(self) -> Goal | None:
        return self.column.goal if isinstance(self.column.goal, Goal) else None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """``kind`` None: no goal is set, or neither way is better. ``by_year``: the year counts as a whole, its months are
    judged by its pace.

    ``review_on`` is the earliest day on which one of its goals is to be looked at again. ``reached`` is in how many
    finished months with a goal and a figure it was reached, and how many those are. All show the same ``decimals``.
    """

    indicator: Indicator
    segment: Segment | None
    kind: Kind | None
    by_year: bool
    months: tuple[GoalCell, ...]
    quarters: tuple[GoalCell, ...]
    year: GoalCell
    review_on: dt.date | None
    reached: tuple[int, int]
    decimals: int
    has_goal: bool


def goal_overview(
    workbook: Workbook, year: Period, segment: Segment | None = None, names: Sequence[str] | None = None
) -> list[GoalRow]:
    """A row for each of ``names`` (None: all that `aimable` names). Raises UnknownIndicator."""
    asked = aimable(workbook, segment) if names is None else names
    return [goal_row(workbook, name, year, segment) for name in asked]


def aimable(workbook: Workbook, segment: Segment | None = None) -> list[str]:
    """Ids of the chosen indicators that may have a goal, and of all others that have one, in the order of both."""
    aimed = workbook.aimed_in(segment)
    names = dict.fromkeys((*workbook.chosen, *(name for name in workbook.indicators if name in aimed)))
    kinds = {name: workbook.segment_kinds(name) for name in names}
    return [
        name
        for name in names
        if (segment is None or segment.kind in kinds[name])
        and (name in aimed or workbook.indicator(name).direction is not Direction.NEUTRAL)
    ]


def goal_row(workbook: Workbook, name: str, year: Period, segment: Segment | None = None) -> GoalRow:
    """Raises UnknownIndicator."""
    about = workbook.indicator(name)
    last = min(max(workbook.last_entered or year.first, year.first), year.last)
    held = goal_year(workbook, name, year, last, segment)
    by_year = is_judged_by_year(workbook, name, year.first, segment)
    months = tuple(_cell(workbook, name, column, segment, is_month=True) for column in held.months)
    cells = [_cell(workbook, name, column, segment, is_month=False) for column in (*held.quarters, held.whole)]
    goals = [cell.goal for cell in (*months, *cells) if cell.goal is not None]
    return GoalRow(
        indicator=about,
        segment=segment,
        kind=kind_of(about, goals),
        by_year=by_year,
        months=months,
        quarters=tuple(cells[:-1]),
        year=cells[-1],
        review_on=min((goal.review_on for goal in goals if goal.review_on), default=None),
        reached=_reached(months),
        decimals=held.decimals,
        has_goal=bool(goals),
    )


def kind_of(about: Indicator, goals: Iterable[Goal]) -> Kind | None:
    """What the goals ask for; None without one, and where neither way is better and none has two ends."""
    goals = list(goals)
    if not goals:
        return None
    if about.direction is Direction.BAND or any(goal.upper is not None for goal in goals):
        return Kind.BETWEEN
    return {Direction.HIGHER: Kind.AT_LEAST, Direction.LOWER: Kind.AT_MOST}.get(about.direction)


def _cell(workbook: Workbook, name: str, column: GoalColumn, segment: Segment | None, *, is_month: bool) -> GoalCell:
    """A month that lies ahead is not judged yet, whatever the year says."""
    if column.actual is None and is_month:
        return GoalCell(column, column.judgement)
    found = pace_judged(workbook, name, column.period, segment)
    return GoalCell(column, column.judgement if found is None else found.judgement, found)


def _reached(months: Iterable[GoalCell]) -> tuple[int, int]:
    """By each month itself, however its year is judged."""
    judged = [cell.column.judgement for cell in months if not cell.column.judgement.hollow]
    known = [each.status for each in judged if each.status is not Status.NONE]
    return sum(status is Status.ON_TRACK for status in known), len(known)
