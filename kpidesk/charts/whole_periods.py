"""The newest whole period: charts that hold two periods against each other leave out one that still runs."""

from kpidesk.charts.words import month_names
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


def earlier(period: Period, previous_year: bool) -> Period:
    """What a period is held against: the one before it, or the same a year earlier; a year to date only the latter."""
    if previous_year or period.kind is PeriodKind.YEAR_TO_DATE:
        return period.year_earlier
    return period.previous


def names_of(before: Period, after: Period) -> tuple[str, str]:
    """What both are called beside each other: July and August; August 2025 and August 2026; Jan-Mar and Apr-Jun."""
    if before.length == 1 and before.first.year == after.last.year:
        return month_names.name(before.last), month_names.name(after.last)
    return _name(before), _name(after)


def _name(period: Period) -> str:
    first, last = period.first, period.last
    if first == last or (first.number == 1 and last == first.plus(11)):
        return month_names.span(first, last)
    start = month_names.short(first) + (f" {first.year}" if first.year != last.year else "")
    return f"{start}\N{EN DASH}{month_names.short(last)} {last.year}"
