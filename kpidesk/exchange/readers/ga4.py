"""Google Analytics 4: visits by month and channel, from a traffic acquisition report or an exploration."""

import datetime as dt
import re
from decimal import Decimal
from fnmatch import fnmatchcase

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.text import clean_text
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.dated import Dated, dated, is_total_row, laid_out, month_in, totals_left_out
from kpidesk.exchange.readers.ga4_columns import COLUMNS, ENGAGED, KEY_EVENTS, PAID, REVENUE, SESSIONS, USERS, VIEWS
from kpidesk.exchange.readers.listing import Listing, find_listing, folded, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Download, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.totals import Totals, covers_note, repeated_note
from kpidesk.exchange.sheet import CellKind, SourceFile

_REMEDY = "take Traffic acquisition from the reports and download it as CSV"
_DAY = re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_DIMENSIONS = ("channel", "date", "month", "year", "nth_month", "nth_day")
_TAKEN = (SESSIONS, ENGAGED, KEY_EVENTS, VIEWS)
_BY_CHANNEL = (SESSIONS, ENGAGED, KEY_EVENTS)

Period = tuple[dt.date, dt.date]


class GoogleAnalytics:
    name = "Google Analytics 4"
    program = "analytics"
    downloads = (
        Download("Traffic acquisition", "Reports, Acquisition, for one whole month: Share, Download CSV", COLUMNS),
        Download("Exploration", "Explore, Free form, with Year month or Date as rows: Export data, CSV", COLUMNS),
    )
    options: tuple[Option, ...] = (Option.SPLIT, Option.ADS, Option.MONTH, Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        listing = find_listing(source, COLUMNS)
        if listing is None:
            return 0.0
        remarked = any(line.startswith("#") for line in listing.above())
        signs = (listing.has("engaged"), listing.has("channel"), remarked)
        if not listing.has("sessions"):
            return 0.6 if remarked and listing.has("channel") else 0.0
        return 0.6 + 0.1 * sum(signs) if any(signs) else 0.0

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        listing = _first_part(needed_listing(source, COLUMNS, self.name, _REMEDY))
        if listing.has("week"):
            raise ReaderRefused(f"{source.name}: this list is by week, and weeks run across months; take it by month")
        return laid_out(source.name, self.name, lambda: self._layout(source, listing, options))

    def _layout(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        ends = tuple(row for row in listing.rows if _is_total(listing, row))
        body = Listing(listing.sheet, listing.header, listing.places, tuple(r for r in listing.rows if r not in ends))
        period = period_of(listing.above())
        dates = _dates(source, body, period, options)
        totals = Totals()
        amounts = Amounts(listing, COLUMNS, options)
        _add_visits(totals, body, dates, amounts, options)
        notes = _notes(dates, period) + repeated_note(body, dates.rows)
        notes += _add_users(totals, body, dates, amounts, ends) + _add_ads(totals, body, dates, amounts, options)
        left_out = totals_left_out(listing, (*ends, *dates.others))
        return Layout(source.name, totals.series(listing), left_out, reader=self.name, notes=tuple(notes))


def _first_part(listing: Listing) -> Listing:
    """A report may go on with further lists below a remark or further headings."""
    rows: list[int] = []
    for row in listing.rows:
        cells = listing.sheet.rows[row]
        words = all(cell.kind in (CellKind.TEXT, CellKind.EMPTY) and not _has_figure(cell.text) for cell in cells)
        if cells[0].text.startswith("#") or (words and len(cells) > 1):
            break
        rows.append(row)
    return Listing(listing.sheet, listing.header, listing.places, tuple(rows))


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_total(listing: Listing, row: int) -> bool:
    """The line of totals names no channel and no date, or is called so, behind its figures in an exploration."""
    there = [key for key in _DIMENSIONS if listing.has(key)]
    return is_total_row(listing, row) or (bool(there) and not any(listing.text(row, key) for key in there))


def period_of(lines: list[str]) -> Period | None:
    """First and last day from the remarks above a report. Raises ReaderRefused when there are two periods."""
    found = [match for line in lines if line.startswith("#") for match in _DAY.finditer(line)]
    try:
        days = [dt.date(*map(int, match.groups())) for match in found]
    except ValueError:
        return None
    if len(set(days)) > 2:
        raise ReaderRefused("this report compares two periods; switch the comparison off and download it again")
    return (days[0], days[-1]) if len(days) >= 2 else None


def _dates(source: SourceFile, listing: Listing, period: Period | None, options: ReaderOptions) -> Dated:
    if listing.has("date"):
        return dated(listing, options)
    if listing.has("month") or listing.has("nth_month") or listing.has("nth_day"):
        return _counted(listing, period)
    month = options.month or _whole_month(source, period)
    return Dated(dict.fromkeys(listing.rows, month), {}, ())


def _whole_month(source: SourceFile, period: Period | None) -> Month:
    """The month of a report without dates. Raises ReaderRefused unless its period is exactly one."""
    said = f"it is about {period[0]} to {period[1]}" if period else "it does not say about which days it is"
    if period:
        first, last = map(Month.of_date, period)
        if first == last and period[0].day == 1 and period[1].day == last.days:
            return first
    raise ReaderRefused(
        f"{source.name}: this report has no column with the month, and {said}; choose one whole month in Google "
        "Analytics and download it again, or add the dimension Month",
        None if period else Option.MONTH,
    )


def _counted(listing: Listing, period: Period | None) -> Dated:
    """Months that stand as 08, or as days or months since the start date."""
    key = next(key for key in ("month", "nth_month", "nth_day") if listing.has(key))
    months: dict[int, Month] = {}
    days: dict[int, dt.date] = {}
    for row in listing.rows:
        text = listing.text(row, key)
        whole = month_in(text)
        if whole is None and not text.isdecimal():
            raise ReaderRefused(f"{listing.where(row, key)}: “{text}” is no month; take it by Year month")
        if key == "nth_day":
            days[row] = _start(listing, key, period) + dt.timedelta(int(text))
            months[row] = Month.of_date(days[row])
        elif key == "nth_month":
            months[row] = Month.of_date(_start(listing, key, period)).plus(int(text))
        else:
            months[row] = whole or _numbered(listing, row, int(text), period)
    return Dated(months, days, ())


def _start(listing: Listing, key: str, period: Period | None) -> dt.date:
    if period is None:
        raise ReaderRefused(
            f"column “{listing.heading(key)}” counts from a start date that the file does not name; "
            "take the report with the dimension Date or Year month"
        )
    return period[0]


def _numbered(listing: Listing, row: int, number: int, period: Period | None) -> Month:
    year = listing.text(row, "year")
    try:
        if year.isdecimal():
            return Month.of(int(year), number)
        span = Month.of_date(period[0]).until(Month.of_date(period[1])) if period else []
        fitting = [month for month in span if month.number == number]
        if len(fitting) == 1:
            return fitting[0]
    except ValueError as error:
        raise ReaderRefused(f"{listing.where(row, 'month')}: {error}") from None
    raise ReaderRefused(
        f"{listing.where(row, 'month')}: the file does not say which year; add the dimension Year, or Year month"
    )


def _add_visits(totals: Totals, listing: Listing, dates: Dated, amounts: Amounts, options: ReaderOptions) -> None:
    for row, month in dates.months.items():
        for column in _TAKEN:
            if not listing.has(column.key):
                continue
            heading, amount = listing.heading(column.key), amounts.of(row, column.key)
            totals.add(heading, month, amount, row, target=column.gives)
            channel = listing.text(row, "channel")
            if options.split and column in _BY_CHANNEL and channel:
                segment = Segment(SegmentKind.CHANNEL, clean_text(channel))
                totals.add(heading, month, amount, row, target=column.gives, segment=segment)


def _add_users(totals: Totals, listing: Listing, dates: Dated, amounts: Amounts, ends: tuple[int, ...]) -> list[str]:
    """People of several days or channels cannot be added up: somebody may be among both."""
    if not listing.has("users"):
        return []
    months = totals.months()
    lines = {month: [row for row in dates.rows if dates.months[row] == month] for month in months}
    whole = {month: rows[0] for month, rows in lines.items() if len(rows) == 1 and not dates.days}
    if len(months) == 1 and not whole and ends:
        whole = {months[0]: ends[0]}
    for month, row in whole.items():
        people = amounts.given(row, "users")
        if people is not None:
            totals.add(listing.heading("users"), month, people, row, target=USERS.gives)
    if len(whole) == len(months):
        return []
    return [f"“{listing.heading('users')}” is not taken: people of several days or channels cannot be added up"]


def _add_ads(totals: Totals, listing: Listing, dates: Dated, amounts: Amounts, options: ReaderOptions) -> list[str]:
    if not listing.has("revenue"):
        return []
    heading = listing.heading("revenue")
    if not options.ads or not listing.has("channel"):
        return [f"“{heading}” is not taken: sales come from your shop; those of paid channels can be taken by channel"]
    for row, month in dates.months.items():
        amount = amounts.of(row, "revenue") if _is_paid(listing.text(row, "channel")) else Decimal(0)
        totals.add(f"{heading} of paid channels", month, amount, row, target=REVENUE.gives)
    return []


def _is_paid(channel: str) -> bool:
    return any(fnmatchcase(folded(channel), pattern) for pattern in PAID)


def _notes(dates: Dated, period: Period | None) -> list[str]:
    """Days without a visit have no line, so the period of the report tells more than its days."""
    if period:
        return covers_note(*period)
    return covers_note(*dates.span) if dates.days else []
