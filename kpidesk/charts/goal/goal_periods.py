"""The facts of a goal chart by quarters or by business years, taken from a business."""

from collections.abc import Sequence

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.goal.goal_facts import newest_goal_day
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

BY_PERIOD = frozenset({PeriodKind.QUARTER, PeriodKind.YEAR})
MOST_YEARS = 10


def period_facts(workbook: Workbook, ask: ChartAsk) -> GoalVsActualFacts:
    """Quarters of the business year that the asked one lies in and of the year before; or business years up to it.

    Values are those of the periods themselves, worked out of their months; goals as `goal_of` tells them. Judged is the
    period asked for, but never one later than the newest with figures, which is seen as far as it is entered.
    """
    calendar, about = workbook.calendar, workbook.indicator(ask.indicator)
    newest = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    current = calendar.around(newest, ask.period.kind)
    periods = _shown(calendar, ask.period, workbook.first_month)
    goals = [_goal(workbook, ask, period) for period in periods]
    nature = workbook.nature(ask.indicator)
    return GoalVsActualFacts(
        indicator=about,
        label=about.label,
        currency=workbook.business.currency,
        calendar=calendar,
        months=[period.last for period in periods],
        periods=periods,
        actual=[_actual(workbook, ask, period, newest) for period in periods],
        goal=goals,
        current=current.last,
        newest=newest,
        form=ask.form,
        is_flow=nature is Nature.FLOW,
        is_level=nature is Nature.STOCK,
        segment=ask.segment,
        source="example figures" if workbook.business.is_example else "own books",
        goal_set_on=newest_goal_day(goals),
    )


def _shown(calendar: Calendar, asked: Period, first_month: Month) -> Sequence[Period]:
    """None before the one in which the figures begin; always the one asked for."""
    if asked.kind is PeriodKind.QUARTER:
        last = calendar.quarter(calendar.year_of(asked.first), 4)
        count = 8
    else:
        last, count = asked, MOST_YEARS
    first = min(calendar.around(first_month, asked.kind).first, asked.first)
    every = [last]
    while len(every) < count and every[0].first > first:
        every.insert(0, every[0].previous)
    return every


def _goal(workbook: Workbook, ask: ChartAsk, period: Period) -> Goal | None:
    found = goal_of(workbook, ask.indicator, period, ask.segment)
    return None if isinstance(found, NoValue) else found


def _actual(workbook: Workbook, ask: ChartAsk, period: Period, newest: Month) -> Value:
    if period.first > newest:
        return NoValue(Cause.MISSING, ask.indicator, period.last, ask.segment)
    entered = Period(period.kind, period.first, Month(min(period.last, newest)))
    return source_for(workbook, ask.indicator).value(ask.indicator, entered, ask.segment)
