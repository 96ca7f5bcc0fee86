"""The goal of a year of what adds up says no more than that the year is what counts: its figure follows its months."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kpidesk.domain import change as c
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.formula.nature import Nature

if TYPE_CHECKING:
    from kpidesk.workbook.workbook import Workbook

Goals = Mapping[GoalKey, Goal | None]


def following(workbook: "Workbook", change: c.Change, calendar: Calendar) -> c.Change:
    """The change, with every such mark as its months will be; one goes with the last of its months.

    ``calendar`` is the one there will be. Raises Refusal for a quarter of what adds up, and for a mark on a year
    without goals.
    """
    parts = change.changes if isinstance(change, c.Several) else (change,)
    coming: dict[GoalKey, Goal | None] = {}
    made: list[c.Change] = []
    for part in parts:
        if isinstance(part, c.SetGoals):
            coming |= part.goals
            goals = _followed(workbook, part.goals, coming, calendar)
            coming |= goals
            made.append(part if goals is part.goals else c.SetGoals(goals))
        else:
            made.append(following(workbook, part, calendar) if isinstance(part, c.Several) else part)
    return c.Several(tuple(made)) if isinstance(change, c.Several) else made[0]


def _followed(workbook: "Workbook", goals: Goals, coming: Goals, calendar: Calendar) -> Goals:
    of_flows = [key for key in goals if _adds_up(workbook, key.indicator)]
    quarter = next((key for key in of_flows if key.kind is PeriodKind.QUARTER and goals[key] is not None), None)
    if quarter is not None:
        label = workbook.indicator(quarter.indicator).label
        raise Refusal(f"the goal of a quarter of “{label}” is that of its months together; set those")
    years = {key: key for key in of_flows if key.kind is PeriodKind.YEAR and goals[key] is not None}
    for key in of_flows:
        if key.kind is PeriodKind.MONTH:
            year = key._replace(month=calendar.year_first(key.month), kind=PeriodKind.YEAR)
            if year not in goals and _there(workbook, coming, year) is not None:
                years[year] = year
    if not years:
        return goals
    return {**goals, **{year: _sum_of(workbook, coming, year, calendar, is_asked=year in goals) for year in years}}


def _sum_of(workbook: "Workbook", coming: Goals, year: GoalKey, calendar: Calendar, *, is_asked: bool) -> Goal | None:
    months = calendar.around(year.month, PeriodKind.YEAR).months
    held = [_there(workbook, coming, year._replace(month=month, kind=PeriodKind.MONTH)) for month in months]
    there = [goal for goal in held if goal is not None]
    mark = _there(workbook, coming, year)
    if not there and is_asked:
        label = workbook.indicator(year.indicator).label
        raise Refusal(f"the goal of a year of “{label}” is that of its months together; give those a goal first")
    if not there or mark is None:
        return None
    return replace(mark, value=float(sum(Decimal(str(goal.value)) for goal in there)), upper=None, tolerance=None)


def _there(workbook: "Workbook", coming: Goals, key: GoalKey) -> Goal | None:
    return coming[key] if key in coming else workbook.goal(key)


def _adds_up(workbook: "Workbook", indicator: str) -> bool:
    return indicator in workbook.indicators and workbook.nature(indicator) is Nature.FLOW
