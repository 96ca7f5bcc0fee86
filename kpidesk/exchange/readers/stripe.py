"""Stripe: payments, refunds and fees by month, from the balance reports and the list of all balance changes."""

import datetime as dt
import re
from enum import Enum, auto

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.currency import in_one_currency
from kpidesk.exchange.readers.dated import Dated, dated, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, find_listing, folded, is_total, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Column, Download, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.totals import Totals, covers_note, left_out_note, repeated_note
from kpidesk.exchange.sheet import SourceFile

RECEIVED, REFUNDED, KEPT, FEES, PAID_OUT = (
    "Payments received",
    "Refunds and disputes",
    "Payments less refunds",
    "Payment fees",
    "Payouts to your bank",
)
_TARGETS = {RECEIVED: "cash_in", FEES: "variable_expenses"}
PAYOUTS_TWICE = (
    "payments received are before fees; if your bank's file brings the payouts as money received, leave this one out"
)

_KIND = Column(
    "kind",
    "Type",
    "what the line is: charge, refund, payout ...; reporting_category in the itemised report",
    "reporting category|type",
    is_needed=True,
)
_GROSS = Column(
    "gross", "Amount", "before fees; gross in reports", "gross|amount", gives="cash_in", is_needed=True, is_number=True
)
_FEE = Column("fee", "Fee", "what Stripe kept", "fee|fees", gives="variable_expenses", is_needed=True, is_number=True)
_NET = Column("net", "Net", "after fees; not taken", "net", is_number=True)
_CURRENCY = Column("currency", "Currency", "of the amounts", "currency")
_CREATED = Column("date", "Created (UTC)", "when it happened", "created|created utc|created date")
_MARK = Column("id", "id", "the number of the change", "balance transaction id|id")
_AVAILABLE = Column("available", "Available On (UTC)", "not taken", "available on|available on utc")
_COUNT = Column("count", "count", "how many changes; not taken", "count")
_TEXT = Column("text", "Description", "tells a dispute from another adjustment", "description")
_CHANGES = (_MARK, _KIND, _GROSS, _FEE, _NET, _CURRENCY, _CREATED, _AVAILABLE, _COUNT, _TEXT)
_SUMMARY = (
    Column("kind", "category", "starting_balance, activity_gross ...", "category", is_needed=True),
    Column("text", "description", "holds the first and the last day", "description", is_needed=True),
    Column("net", "net_amount", "the amount", "net amount", is_needed=True, is_number=True),
    _CURRENCY,
)
_REMEDY = "take Balance change from activity, itemized, out of Stripe's reports as CSV"
_DAY = re.compile(r"(20\d{2})-(\d{2})-(\d{2})")


class Kind(Enum):
    PAYMENT = auto()
    REFUND = auto()
    FEE = auto()
    OWN = auto()
    OTHER = auto()


_KINDS = {
    Kind.PAYMENT: "charge|payment|charge failure|payment failure refund|payment reversal|partial capture reversal",
    Kind.REFUND: "refund|payment refund|refund failure|dispute|dispute reversal|refund reversal",
    Kind.FEE: "stripe fee|stripe fx fee|fee|network cost|tax|tax fee|financing paydown fee",
    Kind.OWN: "payout|payout failure|payout cancel|payout reversal|payout failed|transfer|transfer cancel|"
    "transfer failure|topup|topup reversal|reserve transaction|reserved funds|reserve hold|reserve release|"
    "payment network reserve hold|payment network reserve release|risk reserved funds",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}


def kind_of(word: str, text: str) -> Kind:
    """What a balance change is, by Stripe's type or reporting category; a dispute may be an adjustment."""
    kind = _BY_WORD.get(folded(word), Kind.OTHER)
    disputed = any(part in text.casefold() for part in ("chargeback", "dispute"))
    return Kind.REFUND if kind == Kind.OTHER and disputed else kind


class Stripe:
    name = "Stripe"
    program = "bank"
    downloads = (
        Download("Balance change from activity", "Reporting, Balance: Download, itemized or summary", _CHANGES),
        Download("Balance history", "Balances, All activity: Export", _CHANGES),
        Download("Balance summary", "Reporting, Balance, for one whole month: Download", _SUMMARY),
    )
    options: tuple[Option, ...] = (Option.CURRENCY, Option.MONTH, Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        if _is_summary(source):
            return 0.9
        listing = find_listing(source, _CHANGES)
        if listing is None or not listing.has("kind", "gross"):
            return 0.0
        itemised = listing.has("fee", "currency") and (listing.has("available") or listing.has("id"))
        summed = listing.has("count", "fee", "net") and folded(listing.heading("kind")) == "reporting category"
        return 0.9 if itemised or summed else 0.0

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        if _is_summary(source):
            listing = needed_listing(source, _SUMMARY, self.name, _REMEDY)
            return self._summary(source, listing, options)
        listing = needed_listing(source, _CHANGES, self.name, _REMEDY)
        return laid_out(source.name, self.name, lambda: self._changes(source, listing, options))

    def _changes(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        ends = tuple(row for row in listing.rows if is_total(listing.text(row, "kind")))
        rows = tuple(row for row in listing.rows if row not in ends)
        body = Listing(listing.sheet, listing.header, listing.places, rows)
        dates = _dates(source, body, options)
        kept, foreign = in_one_currency(body, dates.rows, options)
        totals = Totals()
        others = _add_changes(totals, body, kept, dates, Amounts(body, _CHANGES, options))
        notes = left_out_note(body, foreign, "in another currency")
        notes += left_out_note(body, others, "neither payment, refund, fee nor payout") + repeated_note(body, kept)
        if dates.days:
            notes += covers_note(*dates.span, early=3, late=2)
        left_out = totals_left_out(body, (*ends, *dates.others))
        notes.append(PAYOUTS_TWICE)
        return Layout(source.name, totals.series(body), left_out, reader=self.name, notes=tuple(notes))

    def _summary(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        month = options.month or _month_of(source, listing)
        kept, foreign = in_one_currency(listing, listing.rows, options)
        amounts = Amounts(listing, _SUMMARY, options)
        totals = Totals()
        for row in kept:
            match folded(listing.text(row, "kind")):
                case "activity gross":
                    totals.add(KEPT, month, amounts.of(row, "net"), row)
                case "activity fee" | "payouts fee":
                    totals.add(FEES, month, -amounts.of(row, "net"), row, target=_TARGETS[FEES])
                case "payouts gross":
                    totals.add(PAID_OUT, month, -amounts.of(row, "net"), row)
        notes = tuple(left_out_note(listing, foreign, "in another currency"))
        return Layout(source.name, totals.series(listing), reader=self.name, notes=notes)


def _is_summary(source: SourceFile) -> bool:
    listing = find_listing(source, _SUMMARY)
    return listing is not None and listing.has("kind", "net")


def _dates(source: SourceFile, listing: Listing, options: ReaderOptions) -> Dated:
    if listing.has("date"):
        return dated(listing, options)
    if options.month is None:
        raise ReaderRefused(
            f"{source.name}: this summary does not say which month it is; say it, or take the itemized report",
            Option.MONTH,
        )
    return Dated(dict.fromkeys(listing.rows, options.month), {}, ())


def _add_changes(totals: Totals, listing: Listing, rows: list[int], dates: Dated, amounts: Amounts) -> list[int]:
    """The rows that belong to nothing here."""
    others = []
    for row in rows:
        month, gross, fee = dates.months[row], amounts.of(row, "gross"), amounts.of(row, "fee")
        kind = kind_of(listing.text(row, "kind"), listing.text(row, "text"))
        totals.add(FEES, month, fee - (gross if kind == Kind.FEE else 0), row, target=_TARGETS[FEES])
        match kind:
            case Kind.PAYMENT:
                totals.add(RECEIVED, month, gross, row, target=_TARGETS[RECEIVED])
                totals.add(KEPT, month, gross, row)
            case Kind.REFUND:
                totals.add(REFUNDED, month, -gross, row)
                totals.add(KEPT, month, gross, row)
            case Kind.OWN:
                totals.add(PAID_OUT, month, -gross, row)
            case Kind.OTHER:
                others.append(row)
    totals.fill(RECEIVED, _TARGETS[RECEIVED])
    return others


def _month_of(source: SourceFile, listing: Listing) -> Month:
    """Of the days in the descriptions: the last one is that of the month, or the first of the next."""
    found = [match for row in listing.rows for match in _DAY.finditer(listing.text(row, "text"))]
    try:
        days = [dt.date(*map(int, match.groups())) for match in found]
        first, last = min(days), max(days)
        month = Month.of_date(first)
        if first.day == 1 and last in (month.next.first_day, month.next.first_day - dt.timedelta(1)):
            return month
        said = f"it is about {first} to {last}"
    except ValueError:
        said = "it does not say about which days it is"
    raise ReaderRefused(
        f"{source.name}: this summary is not about one whole month: {said}; take one month, or the itemized report",
        None if days else Option.MONTH,
    )
