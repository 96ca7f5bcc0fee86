"""A page of several KPIs: which they are, and which period they are judged in."""

from typing import Protocol

from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.overview.tiles import Side, tiles
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook

_FLOATING = {PeriodKind.MONTH, PeriodKind.ROLLING}


class Dated(Protocol):
    @property
    def last_entered(self) -> Month | None: ...

    @property
    def current_month(self) -> Month: ...

    @property
    def calendar(self) -> Calendar: ...


def judged_period(source: Dated, period: Period) -> Period:
    """A month, quarter, year or year to date as asked for; of the last months their newest one.

    Never one that begins after the newest month with figures: the month, quarter or year of that one takes its place.
    """
    newest = source.last_entered or source.current_month
    last = Month(min(period.last, newest))
    if period.kind in _FLOATING:
        return Period.month(last)
    if period.first > newest or period.kind is PeriodKind.YEAR_TO_DATE:
        return source.calendar.around(last, period.kind)
    return period


def newest_in(source: Dated, period: Period) -> Month:
    """The last month of the period that can have figures."""
    return Month(min(period.last, source.last_entered or source.current_month))


def period_words(calendar: Calendar, period: Period) -> str:
    """August 2026; quarter 3 of 2026; 2026; January to August 2026."""
    if period.kind is PeriodKind.QUARTER:
        year = calendar.year_of(period.first)
        named = str(year) if calendar.year_start == 1 else f"{year}/{(year + 1) % 100:02}"
        return f"quarter {calendar.quarter_of(period.first)} of {named}"
    return month_names.span(period.first, period.last)


def so_far_words(calendar: Calendar, period: Period) -> str:
    """17 of 30 days: how far a period that still runs is entered; "" when it is over."""
    if not calendar.is_unfinished(period):
        return ""
    return f"{calendar.days(period)} of {sum(month.days for month in period.months)} days"


def aimed_kpis(workbook: Workbook, period: Period, segment: Segment | None = None) -> tuple[str, ...]:
    """The chosen KPIs with a goal for the period or its newest month, those on the overview first."""
    month = newest_in(workbook, period)
    placed = tiles(workbook)
    names = (*placed[Side.BUSINESS], *placed[Side.MARKETING], *chosen_kpis(workbook))

    def is_aimed(name: str) -> bool:
        has_own = isinstance(goal_of(workbook, name, period, segment), Goal)
        return has_own or workbook.month_goal(name, month, segment) is not None

    return tuple(name for name in dict.fromkeys(names) if is_aimed(name))


def chosen_kpis(workbook: Workbook) -> tuple[str, ...]:
    known = workbook.indicators
    return tuple(name for name in workbook.chosen if name in known and known[name].kind is Kind.KPI)
