"""PayPal: payments, refunds and fees by month, from the list of activities and from statements."""

from functools import lru_cache

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.currency import in_one_currency
from kpidesk.exchange.readers.dated import Dated, dated, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, find_listing, folded, needed_listing
from kpidesk.exchange.readers.paypal_words import COLUMNS, COMPLETED, FEE, MEMO, OWN, REFUND
from kpidesk.exchange.readers.reader import NOTHING_SAID, Download, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.stripe import FEES, KEPT, PAYOUTS_TWICE, RECEIVED, REFUNDED, Kind
from kpidesk.exchange.readers.totals import Totals, covers_note, left_out_note, repeated_note
from kpidesk.exchange.sheet import SourceFile

_SPENT = "Paid with PayPal"
_REMEDY = "take all transactions of the months out of PayPal's activity reports as CSV"


class PayPal:
    name = "PayPal"
    program = "bank"
    downloads = (
        Download("Activity", "Activity, Download, Completed payments or All transactions: CSV", COLUMNS),
        Download("Statement", "Reports, Statements, monthly or custom: CSV", COLUMNS),
    )
    options: tuple[Option, ...] = (Option.CURRENCY, Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        listing = find_listing(source, COLUMNS)
        if listing is None or not listing.has("zone", "gross"):
            return 0.0
        return 0.95 if listing.has("net", "fee") else 0.7

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        listing = needed_listing(source, COLUMNS, self.name, _REMEDY)
        return laid_out(source.name, self.name, lambda: self._layout(source, listing, options))

    def _layout(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        dates = dated(listing, options)
        done = [row for row in dates.rows if _is_completed(listing, row)]
        if not done:
            said = ", ".join(sorted({f"“{listing.text(row, 'status')}”" for row in dates.rows})[:8])
            raise ReaderRefused(f"{source.name}: no line is completed; the statuses are {said}. {_REMEDY}")
        kept, foreign = in_one_currency(listing, [row for row in done if _kind(listing, row) != Kind.OWN], options)
        amounts = Amounts(listing, COLUMNS, options)
        totals = Totals()
        _add_bookings(totals, listing, kept, dates, amounts)
        notes = left_out_note(listing, [row for row in dates.rows if row not in set(done)], "not completed")
        notes += left_out_note(listing, foreign, "in another currency") + repeated_note(listing, kept)
        notes += left_out_note(
            listing, [row for row in done if _kind(listing, row) == Kind.OWN], "moved to or from the bank, or held back"
        )
        if dates.days:
            notes += covers_note(*dates.span, early=3, late=2)
        notes.append(PAYOUTS_TWICE)
        left_out = totals_left_out(listing, dates.others)
        return Layout(source.name, totals.series(listing), left_out, reader=self.name, notes=tuple(notes))


def _is_completed(listing: Listing, row: int) -> bool:
    """A statement has no status: everything in it moved money."""
    if folded(listing.text(row, "impact")) in MEMO:
        return False
    return not listing.has("status") or folded(listing.text(row, "status")) in COMPLETED


def _kind(listing: Listing, row: int) -> Kind:
    return _kind_of(folded(listing.text(row, "kind")))


@lru_cache(maxsize=1024)
def _kind_of(word: str) -> Kind:
    if OWN.search(word):
        return Kind.OWN
    if FEE.search(word):
        return Kind.FEE
    return Kind.REFUND if REFUND.search(word) else Kind.PAYMENT


def _add_bookings(totals: Totals, listing: Listing, rows: list[int], dates: Dated, amounts: Amounts) -> None:
    for row in rows:
        month, gross = dates.months[row], amounts.of(row, "gross")
        kind = _kind(listing, row)
        totals.add(FEES, month, -amounts.of(row, "fee"), row, target="variable_expenses")
        if kind == Kind.FEE:
            totals.add(FEES, month, -gross, row, target="variable_expenses")
        elif kind == Kind.PAYMENT and gross > 0:
            totals.add(RECEIVED, month, gross, row, target="cash_in")
            totals.add(KEPT, month, gross, row)
        elif kind == Kind.REFUND and gross < 0:
            totals.add(REFUNDED, month, -gross, row)
            totals.add(KEPT, month, gross, row)
        else:  # what was bought, and what came back of it
            totals.add(_SPENT, month, -gross, row)
    totals.fill(RECEIVED, "cash_in")
