"""How charts name quarters and business years, in full and below a column."""

from kpidesk.charts.words import month_names
from kpidesk.domain.period import Calendar, Period, PeriodKind


def short(calendar: Calendar, period: Period) -> str:
    """Q3; 2026, or 2025/26 for a year that begins within a calendar year; Aug."""
    match period.kind:
        case PeriodKind.QUARTER:
            return f"Q{calendar.quarter_of(period.first)}"
        case PeriodKind.YEAR:
            return month_names.year(period.first)
        case _:
            return month_names.short(period.last)


def full(calendar: Calendar, period: Period) -> str:
    """Q3 2026, Q3 2025/26; 2026; August 2026."""
    match period.kind:
        case PeriodKind.QUARTER:
            return f"{short(calendar, period)} {month_names.year(calendar.year_first(period.first))}"
        case PeriodKind.YEAR:
            return short(calendar, period)
        case _:
            return month_names.full(period.last)


def span(calendar: Calendar, first: Period, last: Period) -> str:
    """Q1 2025 to Q4 2026; one name for one period."""
    names = dict.fromkeys((full(calendar, first), full(calendar, last)))
    return " to ".join(names)
