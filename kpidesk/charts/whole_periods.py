"""The newest whole period: charts that hold two periods against each other leave out one that still runs."""

from kpidesk.charts import month_names
from kpidesk.domain.period import Calendar, Period, PeriodKind


def whole(calendar: Calendar, period: Period) -> Period:
    """The period, or the one before when it still runs; a year to date ends a month earlier instead."""
    while calendar.is_unfinished(period):
        if period.kind is PeriodKind.YEAR_TO_DATE and period.length > 1:
            period = Period(period.kind, period.first, period.last.previous)
        elif period.kind is PeriodKind.ROLLING:
            period = Period.rolling(period.last.previous, period.length)
        else:
            period = period.previous
    return period


def left_out_words(calendar: Calendar, asked: Period) -> str:
    """A sentence when the period that was asked for is not shown because it still runs; else nothing."""
    running = calendar.running(asked)
    if running is None:
        return ""
    name = month_names.full(running)
    return f"{name} still runs (day {calendar.unfinished[running]} of {running.days}) and is left out."


def names_of(before: Period, after: Period) -> tuple[str, str]:
    """What both are called beside each other: July and August; August 2025 and August 2026."""
    if before.first.year == after.last.year and before.length == 1:
        return month_names.name(before.last), month_names.name(after.last)
    return month_names.span(before.first, before.last), month_names.span(after.first, after.last)
