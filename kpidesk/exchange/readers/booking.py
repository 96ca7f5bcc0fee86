"""The bookings of a bank's file: which count, how much each moved, and what was on the account afterwards."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.bank_columns import BALANCE_LINES, INWARD, OUTWARD, PENDING
from kpidesk.exchange.readers.bank_rule import plain_text
from kpidesk.exchange.readers.listing import Listing, folded


@dataclass(frozen=True, slots=True)
class Booking:
    """``amount`` is below 0 for money out; ``text`` is as rules look at it; ``balance`` None where none stands."""

    row: int
    day: dt.date
    amount: Decimal
    text: str
    balance: Decimal | None


def is_pending(listing: Listing, row: int) -> bool:
    """By its status, or because it has no date yet but the word for it."""
    said = f"{folded(listing.text(row, 'status'))} {folded(listing.text(row, 'date'))}"
    return any(word in said for word in PENDING)


def is_balance_line(listing: Listing, row: int) -> bool:
    return any(cell.text.strip().casefold() in BALANCE_LINES for cell in listing.sheet.rows[row])


def bookings(listing: Listing, days: Mapping[int, dt.date], rows: Sequence[int], amounts: Amounts) -> list[Booking]:
    """In the order of the file. Rows without an amount are none."""
    directions = _directions(listing, rows, amounts)
    out_sign = _written_sign(rows, amounts)
    found = []
    for row in rows:
        amount = _amount(row, amounts, directions, out_sign)
        if amount is not None:
            text = plain_text(listing.texts(row, "text"))
            found.append(Booking(row, days[row], amount, text, amounts.given(row, "balance")))
    return found


def _amount(row: int, amounts: Amounts, directions: Mapping[int, int], out_sign: int) -> Decimal | None:
    fee = abs(amounts.of(row, "fee"))
    whole = amounts.given(row, "amount")
    if whole is not None:
        return whole * directions.get(row, 1) - fee
    out, into = amounts.given(row, "debit"), amounts.given(row, "credit")
    if out is None and into is None:
        return None
    return (into or Decimal(0)) - (out or Decimal(0)) * out_sign - fee


def _written_sign(rows: Sequence[int], amounts: Amounts) -> int:
    """How most of the column of money out is written: 1 without a minus, -1 with one."""
    signs = [amount > 0 for row in rows if (amount := amounts.given(row, "debit"))]
    return -1 if signs and sum(signs) * 2 < len(signs) else 1


def _directions(listing: Listing, rows: Sequence[int], amounts: Amounts) -> dict[int, int]:
    """1 for money in, -1 for money out, by the word beside an amount; empty where amounts have signs of their own."""
    if any((amounts.given(row, "amount") or 0) < 0 for row in rows):
        return {}
    for column in _candidates(listing):
        words = {row: folded(listing.sheet.cell(row, column).text) for row in rows}
        if rows and all(word in OUTWARD or word in INWARD for word in words.values()):
            return {row: 1 if word in INWARD else -1 for row, word in words.items()}
    return {}


def _candidates(listing: Listing) -> list[int]:
    """The column of that heading, and columns without any: some banks leave it unnamed."""
    header = listing.sheet.rows[listing.header]
    width = max((len(listing.sheet.rows[row]) for row in listing.rows), default=0)
    unnamed = [column for column in range(width) if column >= len(header) or not header[column].text.strip()]
    named = [*listing.places.get("direction", ()), *listing.places.get("text", ())]
    return [*named, *unnamed]


def in_time_order(found: Sequence[Booking]) -> list[Booking] | None:
    """The earliest first, bookings of one day as the bank made them; None when the file has no order.

    A file runs upwards or downwards; where its days do not tell, the balances do.
    """
    days = [booking.day for booking in found]
    rising, falling = days == sorted(days), days == sorted(days, reverse=True)
    orders = [list(found)] * rising + [list(reversed(found))] * falling
    return next((order for order in orders if broken_balance(order) is None), orders[0] if orders else None)


def broken_balance(ordered: Sequence[Booking]) -> Booking | None:
    """The first booking whose balance is not that before it and the bookings since; None when all follow."""
    expected: Decimal | None = None
    for booking in ordered:
        if expected is not None:
            expected += booking.amount
            if booking.balance is not None and booking.balance != expected:
                return booking
        expected = booking.balance if booking.balance is not None else expected
    return None
