"""The numbers in a download, read the way this file writes them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kpidesk.exchange.amount import COMMA, POINT, AmountRefused, Marks, evidence, is_ambiguous, parse_amount
from kpidesk.exchange.readers.listing import Listing
from kpidesk.exchange.readers.reader import Column, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.sheet import CellKind, SheetCell

_BLANK = frozenset({"-", "–", "—", "n/a", "na", "null", "none", "nan"})


_FIRST = 2_000
"""Lines that nearly always tell; a line that says otherwise is refused when it is read."""


class Amounts:
    """Reads the number columns of one list. Raises ReaderRefused where they cannot be read, with the place."""

    def __init__(self, listing: Listing, columns: Sequence[Column], options: ReaderOptions) -> None:
        self._listing = listing
        self._marks = _marks(listing, [column for column in columns if column.is_number], options)

    def of(self, row: int, key: str) -> Decimal:
        """0 for a blank, and where the list has no such column."""
        return self.given(row, key) or Decimal(0)

    def given(self, row: int, key: str) -> Decimal | None:
        """None for a blank, and where the list has no such column."""
        cell = self._listing.cell(row, key)
        if cell.kind == CellKind.NUMBER:
            return Decimal(cell.text)
        if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            raise ReaderRefused(
                f"{self._listing.where(row, key)}: “{cell.text}” is no result; put the value in its place"
            )
        text = cell.text.strip()
        if not text or text.casefold() in _BLANK:
            return None
        try:
            number = parse_amount(text, self._marks)
        except AmountRefused as refusal:
            raise ReaderRefused(f"{self._listing.where(row, key)}: {refusal}", Option.DECIMAL, (".", ",")) from None
        return None if number is None else Decimal(str(number))


def _marks(listing: Listing, columns: Sequence[Column], options: ReaderOptions) -> Marks:
    if options.decimal:
        return COMMA if options.decimal == "," else POINT
    texts = {column: list(_texts(listing, column)) for column in columns if column.key in listing.places}
    try:
        found = evidence([text for each in texts.values() for text in each[:_FIRST]])
        found = found or evidence([text for each in texts.values() for text in each[_FIRST:]])
    except AmountRefused as refusal:
        raise ReaderRefused(str(refusal), Option.DECIMAL, (".", ",")) from None
    if found:
        return found
    for column, each in texts.items():
        doubt = next(filter(is_ambiguous, each), None)
        if doubt is not None and column.is_whole:  # nobody visits 1.234 times
            return POINT if "," in doubt else COMMA
        if doubt is not None:
            raise ReaderRefused(
                f"column “{listing.heading(column.key)}”: “{doubt}” can be read in two ways; "
                "say which mark stands before the decimals",
                Option.DECIMAL,
                (".", ","),
            )
    return POINT


def _texts(listing: Listing, column: Column) -> Iterable[str]:
    cells: Iterable[SheetCell] = (listing.cell(row, column.key) for row in listing.rows)
    return (cell.text.strip() for cell in cells if cell.kind == CellKind.TEXT)
