"""The facts of a goal chart, taken from a business for a period."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.source import Source
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.words.month_notes import NoteSource, notes_on
from kpidesk.domain.business import Business
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature


class ChartSource(Source, NoteSource, Protocol):
    """What a chart asks of the workbook besides the analysis's questions."""

    @property
    def business(self) -> Business: ...

    @property
    def last_entered(self) -> Month | None:
        """The last month with a typed figure; None in an empty file."""

    @property
    def current_month(self) -> Month: ...


def facts_for(
    source: ChartSource,
    indicator: str,
    period: Period,
    form: NumberForm = ENGLISH,
    segment: Segment | None = None,
    *,
    with_notes: bool = True,
) -> GoalVsActualFacts:
    """The chart's months are those of the business year that the period ends in, or the twelve of a 12-month period.

    Judged is the last month of the period, but never one later than the newest with figures. What lies behind the
    judged month is left out, notes too: the chart shows how things stood then. A segment has its own goals.
    """
    is_rolling = period.kind is PeriodKind.ROLLING
    months = period.months if is_rolling else source.calendar.around(period.last, PeriodKind.YEAR).months
    current = Month(min(period.last, source.last_entered or source.current_month))
    goals = [source.month_goal(indicator, month, segment) for month in months]
    past = [month for month in months if month <= current] if with_notes else []
    notes = notes_on(source, indicator, past, segment)
    about, nature, values = source.indicator(indicator), source.nature(indicator), source_for(source, indicator)
    return GoalVsActualFacts(
        indicator=about,
        label=about.label,
        currency=source.business.currency,
        calendar=source.calendar,
        months=months,
        actual=[_actual(values, indicator, month, current, segment) for month in months],
        goal=goals,
        current=current,
        form=form,
        is_flow=nature is Nature.FLOW,
        is_level=nature is Nature.STOCK,
        notes=[*notes, *[""] * (len(months) - len(notes))] if any(notes) else [],
        segment=segment,
        source="example figures" if source.business.is_example else "own books",
        goal_set_on=newest_goal_day(goals),
    )


def _actual(source: EnteredSource, indicator: str, month: Month, current: Month, segment: Segment | None) -> Value:
    if month > current:
        return NoValue(Cause.MISSING, indicator, month, segment)
    return source.month_value(indicator, month, segment)


def newest_goal_day(goals: Iterable[Goal | None]) -> dt.date | None:
    """The day on which the youngest of the goals was set."""
    return max((goal.set_on for goal in goals if goal is not None and goal.set_on is not None), default=None)
