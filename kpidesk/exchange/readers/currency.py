"""The currency of a list: a sum of two is no sum."""

from collections.abc import Sequence

from kpidesk.exchange.readers.listing import Listing
from kpidesk.exchange.readers.reader import Option, ReaderOptions, ReaderRefused


def in_one_currency(listing: Listing, rows: Sequence[int], options: ReaderOptions) -> tuple[list[int], list[int]]:
    """The rows to read, and those in another currency. Rows that name none are read.

    Raises ReaderRefused when there are several currencies and none was chosen, or another than there are.
    """
    codes = {row: listing.text(row, "currency").upper() for row in rows}
    there = sorted(set(filter(None, codes.values())))
    chosen = options.currency.upper()
    if chosen and there and chosen not in there:
        raise ReaderRefused(
            f"no line is in {chosen}; the currencies are {', '.join(there)}", Option.CURRENCY, tuple(there)
        )
    if len(there) > 1 and not chosen:
        raise ReaderRefused(
            f"the lines are in {len(there)} currencies, {', '.join(there)}, which cannot be added up; choose one",
            Option.CURRENCY,
            tuple(there),
        )
    foreign = {row for row, code in codes.items() if code and chosen and code != chosen}
    return [row for row in rows if row not in foreign], sorted(foreign)
