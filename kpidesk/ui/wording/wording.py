"""Facts of the core, put into words. Plain text only."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)


def month(value: Month) -> str:
    """August 2026."""
    return month_names.full(value)


def short_month(value: Month) -> str:
    """Aug 26."""
    return f"{month_names.short(value)} {value.year % 100:02}"


def moment(value: dt.datetime) -> str:
    """3 Sep 2026, 14:32: by the clock of this computer. A time that names no zone is by that clock already."""
    here = value.astimezone()
    return f"{month_names.day(here.date())}, {here:%H:%M}"


def period(value: Period, calendar: Calendar) -> str:
    """August 2026; Q3 2026, July to September; Business year 2026; January to August 2026; 12 months to August 2026."""
    match value.kind:
        case PeriodKind.MONTH:
            return month(value.first)
        case PeriodKind.QUARTER:
            return f"{quarter(value, calendar)}, {_months(value)}"
        case PeriodKind.YEAR:
            return str(value.first.year) if value.first.number == 1 else _months(value)
        case PeriodKind.YEAR_TO_DATE:
            return _months(value)
        case PeriodKind.ROLLING:
            return _tr("{n} months to {month}").format(n=value.length, month=month(value.last))


def quarter(value: Period, calendar: Calendar) -> str:
    """Q3 2026."""
    return f"Q{calendar.quarter_of(value.first)} {business_year(value.first, calendar)}"


def business_year(value: Month, calendar: Calendar, short: bool = False) -> str:
    """2026, or 2026/27 for a year that crosses the new year; in short 26 and 26/27."""
    year = calendar.year_of(value)
    first = f"{year % 100:02}" if short else str(year)
    return first if calendar.year_start == 1 else f"{first}/{(year + 1) % 100:02}"


def short_period(value: Period, calendar: Calendar) -> str:
    """For a table's header: Aug 26; Q3 26; 2026; Jan to Aug 26."""
    match value.kind:
        case PeriodKind.MONTH:
            return short_month(value.first)
        case PeriodKind.QUARTER:
            return f"Q{calendar.quarter_of(value.first)} {business_year(value.first, calendar, short=True)}"
        case PeriodKind.YEAR:
            first, last = value.first.year, value.last.year
            return str(first) if first == last else f"{first}/{last % 100:02}"
        case _ if value.length == 1:
            return short_month(value.first)
        case _ if value.first.year == value.last.year:
            return _tr("{first} to {last}").format(first=month_names.short(value.first), last=short_month(value.last))
        case _:
            return _tr("{first} to {last}").format(first=short_month(value.first), last=short_month(value.last))


def unit(value: Unit, currency: str) -> str:
    match value:
        case Unit.MONEY:
            return currency
        case Unit.PERCENT:
            return "%"
        case Unit.MONEY_PER_HOUR:
            return _tr("{currency}/h").format(currency=currency)
        case _:
            return _tr(str(value))


def better(direction: Direction) -> str:
    return {
        Direction.HIGHER: _tr("higher is better"),
        Direction.LOWER: _tr("lower is better"),
        Direction.BAND: _tr("best within a band"),
        Direction.NEUTRAL: _tr("neither is better"),
    }[direction]


def good_and_bad(*, ibcs_colours: bool) -> str:
    """In which colours the window shows them: for the legends."""
    return _tr("green good, red bad") if ibcs_colours else _tr("blue good, orange bad")


def segment(value: Segment | None) -> str:
    return _tr("Whole business") if value is None else value.name


def segment_kind(value: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: _tr("Channel"),
        SegmentKind.CAMPAIGN: _tr("Campaign"),
        SegmentKind.PRODUCT: _tr("Product"),
    }[value]


def cell(value: Cell, workbook: Workbook) -> str:
    """Units returned, May 2026, newsletter."""
    about = workbook.indicators.get(value.indicator)
    words = [about.name if about else value.indicator, month(value.month)]
    return ", ".join(words + ([value.segment.name] if value.segment else []))


def name(indicator: str, workbook: Workbook) -> str:
    """Of an indicator, by its id."""
    about: Indicator | None = workbook.indicators.get(indicator)
    return about.name if about else indicator or _tr("The value")


def listed(words: Iterable[str]) -> str:
    """One, two and three."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return _tr("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def _months(value: Period) -> str:
    return month_names.span(value.first, value.last) if value.length > 1 else month(value.first)
