"""Goals of quarters and years, and goals carried on to later months. All are changes to apply.

What adds up has no goal of a quarter or year but the sum of its months: a typed total is spread over them. All else
may have a goal for just that quarter or year. A year of what adds up may be marked as the one that counts: its months
are then judged by the pace of the year and not one by one.
"""

from collections.abc import Iterable
from dataclasses import replace

from kpidesk.analysis.goals.goal_plan import Totals, anew, filled
from kpidesk.analysis.goals.goals import Spread, goal_of
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature


def aimed(
    source: Source,
    indicator: str,
    period: Period,
    totals: Totals,
    how: Spread = Spread.EQUALLY,
    *,
    segment: Segment | None = None,
) -> SetGoals | NoValue:
    """The goal of a month, a quarter or a business year: set today, in all else like the one that was there.

    NoValue when last year's shares are asked for and not known.
    """
    if period.kind is PeriodKind.MONTH or source.nature(indicator) is Nature.FLOW:
        return filled(source, indicator, period.months, totals, how, segment=segment)
    held = source.period_goal(indicator, period, segment)
    like = held or _goal_of(anew(source, indicator, {period.last: totals}, segment))
    key = GoalKey(indicator, period.first, period.kind, segment)
    return SetGoals({key: replace(like, value=totals.value, upper=totals.upper, set_on=None)})


def goal_taken_away(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> SetGoals:
    """Of what adds up the goals of all months of the period go; of all else that of just that period."""
    if period.kind is not PeriodKind.MONTH and source.nature(indicator) is not Nature.FLOW:
        return SetGoals({GoalKey(indicator, period.first, period.kind, segment): None})
    return SetGoals({GoalKey(indicator, month, PeriodKind.MONTH, segment): None for month in period.months})


# -- carried on ---------------------------------------------------------------------------------------------------


def end_of_year(calendar: Calendar, month: Month, years_later: int = 0) -> Month:
    """The last month of the business year that the month lies in, or of one so many years later."""
    return calendar.year_first(month).plus(12 * years_later + 11)


def carried_forward(
    source: Source, indicator: str, month: Month, last: Month, segment: Segment | None = None
) -> SetGoals | NoValue:
    """The goal of the month in every later one up to ``last``, with its tolerance, reason and review date.

    NoValue (NO_GOAL) when the month has none; nothing for no later month.
    """
    goal = source.month_goal(indicator, month, segment)
    if goal is None:
        return NoValue(Cause.NO_GOAL, indicator, month=month, segment=segment)
    later = month.next.until(last) if last > month else []
    keys = (GoalKey(indicator, at, PeriodKind.MONTH, segment) for at in later)
    return SetGoals({key: replace(goal, set_on=None) for key in keys})


# -- judged for the whole year ------------------------------------------------------------------------------------


def is_judged_by_year(source: Source, indicator: str, month: Month, segment: Segment | None = None) -> bool:
    """Whether it is the pace of the business year that counts, and not the month."""
    if source.nature(indicator) is not Nature.FLOW:
        return False
    return source.period_goal(indicator, source.calendar.around(month, PeriodKind.YEAR), segment) is not None


def judging_by_year(
    source: Source, indicator: str, years: Iterable[Period], is_on: bool, segment: Segment | None = None
) -> SetGoals | NoValue:
    """The change that has whole years of what adds up judged, or their months one by one again.

    NoValue for the first year in which a month has no goal: there is no path to judge by.
    """
    goals: dict[GoalKey, Goal | None] = {}
    for year in years:
        whole = goal_of(source, indicator, year, segment)
        if is_on and isinstance(whole, NoValue):
            return whole
        goals[GoalKey(indicator, year.first, PeriodKind.YEAR, segment)] = (
            Goal(whole.value) if is_on and isinstance(whole, Goal) else None
        )
    return SetGoals(goals)


def _goal_of(change: SetGoals) -> Goal:
    return next(goal for goal in change.goals.values() if goal is not None)
