"""A bank's list of bookings, added up by month: money received, paid out, and by the owner's rules."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.bank_columns import COLUMNS
from kpidesk.exchange.readers.bank_rule import INCOME, OWN_TRANSFER, BankRule
from kpidesk.exchange.readers.booking import (
    Booking,
    bookings,
    broken_balance,
    in_time_order,
    is_balance_line,
    is_pending,
)
from kpidesk.exchange.readers.currency import in_one_currency
from kpidesk.exchange.readers.dated import dated, laid_out, totals_left_out
from kpidesk.exchange.readers.day import DayOrderUnknownError, NoDayError, day_of, looks_like_day
from kpidesk.exchange.readers.listing import Listing, find_listing, missing, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Download, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.totals import Totals, covers_note, left_out_note, repeated_note
from kpidesk.exchange.sheet import SourceFile

_IN, _OUT, _LEFT = "Money received", "Money paid out", "Balance"
_REMEDY = "take the bookings of the account out of your bank's pages as CSV"
_LOOKED_AT = 20
_PERIOD = re.compile(r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})")
_AMERICAN = ("posting date", "post date", "check or slip #", "check number", "running bal.")
"""Headings of banks in the United States, where the month comes first."""


class BankAccount:
    name = "Bank account"
    program = "bank"
    downloads = (Download("Bookings", "Your bank's pages: the account, its bookings, download as CSV", COLUMNS),)
    options: tuple[Option, ...] = (Option.RULES, Option.CURRENCY, Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        """Low: what another reader knows, it knows better."""
        listing = find_listing(source, COLUMNS)
        if listing is None or not listing.has("date", "text") or not _has_amounts(listing):
            return 0.0
        texts = [listing.text(row, "date") for row in listing.rows[:_LOOKED_AT]]
        days = sum(_is_day(text) for text in texts)
        if texts and days * 2 < len(texts):
            return 0.0
        return 0.3 + 0.1 * sum(listing.has(key) for key in ("balance", "currency", "status"))

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        listing = needed_listing(source, COLUMNS, self.name, _REMEDY)
        if not _has_amounts(listing):
            raise missing(source, listing, next(column for column in COLUMNS if column.key == "amount"), _REMEDY)
        if options.rules and not listing.has("text"):
            raise missing(source, listing, next(column for column in COLUMNS if column.key == "text"), _REMEDY)
        return laid_out(source.name, self.name, lambda: self._layout(source, listing, options))

    def _layout(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        pending = [row for row in listing.rows if is_pending(listing, row)]
        standing = [row for row in listing.rows if is_balance_line(listing, row)]
        unbooked = {*pending, *standing}
        rows = tuple(row for row in listing.rows if row not in unbooked)
        body = Listing(listing.sheet, listing.header, listing.places, rows)
        if not rows:
            raise ReaderRefused(f"{source.name}: no line is booked yet; take the file again when there are bookings")
        dates = dated(body, options, usual=_usual(listing))
        kept, foreign = in_one_currency(body, list(dates.days), options)
        found = bookings(body, dates.days, kept, Amounts(body, COLUMNS, options))
        if not found:
            raise ReaderRefused(f"{source.name}: no line has both a day and an amount; {_REMEDY}")
        dateless = (*standing, *(row for row in dates.rows if row not in dates.days), *dates.others)
        totals = Totals()
        notes = left_out_note(body, pending, "not booked yet") + left_out_note(body, foreign, "in another currency")
        notes += _add_bookings(totals, found, options.rules) + _add_balances(totals, body, found)
        notes += repeated_note(body, [booking.row for booking in found]) + _month_notes(listing, found)
        left_out = totals_left_out(body, dateless)
        return Layout(source.name, totals.series(body), left_out, reader=self.name, notes=tuple(notes))


def bookings_in(source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> list[Booking]:
    """Every booking that counts, in the order of the file; none where the file cannot be read with these options."""
    listing = find_listing(source, COLUMNS)
    if listing is None or not _has_amounts(listing):
        return []
    unbooked = {row for row in listing.rows if is_pending(listing, row) or is_balance_line(listing, row)}
    rows = tuple(row for row in listing.rows if row not in unbooked)
    body = Listing(listing.sheet, listing.header, listing.places, rows)
    try:
        dates = dated(body, options, usual=_usual(listing))
        kept, _ = in_one_currency(body, list(dates.days), options)
        return bookings(body, dates.days, kept, Amounts(body, COLUMNS, options))
    except (ReaderRefused, DayOrderUnknownError):
        return []


def caught(found: Sequence[Booking], rules: Sequence[BankRule]) -> list[int]:
    """How many of the bookings each rule takes; the first that fits wins."""
    counts = [0] * len(rules)
    for booking in found:
        place = next((n for n, rule in enumerate(rules) if rule.fits(booking.text, booking.amount > 0)), None)
        if place is not None:
            counts[place] += 1
    return counts


def _has_amounts(listing: Listing) -> bool:
    return listing.has("amount") or listing.has("debit", "credit")


def _is_day(text: str) -> bool:
    try:
        day_of(text, None)
    except NoDayError:
        try:
            day_of(text, DayOrder.MONTH_FIRST)
        except NoDayError:
            return False
    return looks_like_day(text)


def _usual(listing: Listing) -> DayOrder | None:
    headings = {heading.casefold() for heading in listing.headings}
    return DayOrder.MONTH_FIRST if headings.intersection(_AMERICAN) else None


def _add_bookings(totals: Totals, found: Sequence[Booking], rules: Sequence[BankRule]) -> list[str]:
    """The first rule that fits takes the booking to its figure; it counts as received or paid out all the same."""
    unmatched: list[Booking] = []
    own = 0
    for booking in found:
        month = Month.of_date(booking.day)
        rule = next((rule for rule in rules if rule.fits(booking.text, booking.amount > 0)), None)
        if rule is not None and rule.target == OWN_TRANSFER:
            own += 1
            continue
        heading, target = (_IN, "cash_in") if booking.amount > 0 else (_OUT, "cash_out")
        totals.add(heading, month, abs(booking.amount), booking.row, target=target)
        if rule is None:
            unmatched.append(booking)
        else:
            figure = booking.amount if rule.target in INCOME else -booking.amount
            totals.add(f"By rules: {rule.target}", month, figure, booking.row, target=rule.target)
    totals.fill(_IN, "cash_in")
    totals.fill(_OUT, "cash_out")
    return _rule_notes(found, rules, unmatched, own)


def _rule_notes(
    found: Sequence[Booking], rules: Sequence[BankRule], unmatched: Sequence[Booking], own: int
) -> list[str]:
    if not rules:
        return []
    notes = [f"{own} of {len(found)} bookings are own transfers and count nowhere"] if own else []
    if unmatched:
        into = sum((booking.amount for booking in unmatched if booking.amount > 0), Decimal(0))
        out = -sum((booking.amount for booking in unmatched if booking.amount < 0), Decimal(0))
        notes.append(f"{len(unmatched)} of {len(found)} bookings fit no rule: {into} received and {out} paid out")
    return notes


def _add_balances(totals: Totals, listing: Listing, found: Sequence[Booking]) -> list[str]:
    """The balance after the last booking of every month, if the balances follow from the bookings."""
    if not any(booking.balance is not None for booking in found):
        return []
    heading = listing.heading("balance")
    ordered = in_time_order(found)
    if ordered is None:
        return [f"“{heading}” is not taken: the bookings stand in no order of days"]
    broken = broken_balance(ordered)
    if broken is not None:
        line = listing.line(broken.row)
        return [f"“{heading}” is not taken: that of line {line} does not follow from the bookings before it"]
    last = {Month.of_date(booking.day): booking for booking in _with_balance(ordered)}
    for month, booking in last.items():
        assert booking.balance is not None
        totals.add(heading, month, booking.balance, booking.row, target="cash_balance")
    return []


def _with_balance(ordered: Sequence[Booking]) -> list[Booking]:
    """Where the bank left a balance out it is that before and the amount."""
    known: Decimal | None = None
    found = []
    for booking in ordered:
        known = booking.balance if booking.balance is not None else None if known is None else known + booking.amount
        if known is not None:
            found.append(Booking(booking.row, booking.day, booking.amount, booking.text, known))
    return found


def _month_notes(listing: Listing, found: Sequence[Booking]) -> list[str]:
    notes = []
    days = [booking.day for booking in found]
    period = _period(listing)
    if period:
        notes += covers_note(*period)
    else:
        notes += covers_note(min(days), max(days), early=3, late=2)
    there = Counter(map(Month.of_date, days))
    gaps = [str(month) for month in min(there).until(max(there)) if month not in there]
    if gaps:
        notes.append(f"there is no booking in {', '.join(gaps)}")
    accounts = {listing.text(booking.row, "account") for booking in found} - {""}
    if len(accounts) > 1:
        notes.append(f"the bookings are of {len(accounts)} accounts, added up; transfers between them count twice")
    if all(booking.amount >= 0 for booking in found):
        notes.append("no amount has a minus: every booking counts as money received")
    return notes


def _period(listing: Listing) -> tuple[dt.date, dt.date] | None:
    """From the lines above the list, where one names two days."""
    for line in listing.above():
        texts = _PERIOD.findall(line)
        if len(texts) == 2:
            try:
                first, last = (day_of(text, DayOrder.DAY_FIRST) for text in texts)
            except NoDayError:
                continue
            return (first, last) if first < last else None
    return None
