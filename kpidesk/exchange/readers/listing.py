"""The list in a download: its headings, wherever they stand, and the lines below them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache

from kpidesk.exchange.readers.reader import Column, ReaderRefused
from kpidesk.exchange.sheet import EMPTY, Sheet, SheetCell, SourceFile

_DEEPEST = 60
"""Lines that are searched for headings: what stands above a list is short."""
_OF_MONEY = re.compile(r"\s*\((?:[a-z]{3}|[€$£]|euros?)\)$")
_CURRENCY_IN = re.compile(r"\(([A-Z]{3}|[€$£])\)\s*$")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_TOTALS = (
    "total|totals|grand total|overall total|summe|gesamt|gesamtsumme|gesamtergebnis|insgesamt|somme|total général|"
    "totaux|total general|totales|totale|totale generale|totali|totaal|eindtotaal|total geral|totais|suma|razem|"
    "suma całkowita|suma końcowa|suma ogólna"
)


_TOTAL_WORDS = frozenset(_TOTALS.split("|"))


@lru_cache(maxsize=4096)
def folded(heading: str) -> str:
    """A heading without what differs between one download and the next: case, spacing, dashes, (EUR)."""
    plain = unicodedata.normalize("NFKC", heading).replace("\ufeff", "").casefold()
    plain = plain.translate({ord("_"): " ", ord("–"): "-", ord("—"): "-", ord("’"): "'"})
    return _OF_MONEY.sub("", " ".join(plain.split()).strip('":')).strip()


def is_total(text: str) -> bool:
    return len(text) < 20 and folded(text) in _TOTAL_WORDS


@lru_cache(maxsize=256)
def _rank(column: Column) -> tuple[Mapping[str, int], tuple[tuple[re.Pattern[str], int], ...]]:
    """Place of every name in the column's order; those with a * as patterns."""
    names = column.names.split("|")
    plain = {folded(name): place for place, name in enumerate(names) if "*" not in name}
    wild = [(re.compile(translate(folded(name))), place) for place, name in enumerate(names) if "*" in name]
    return plain, tuple(wild)


def _place_of(column: Column, heading: str) -> int | None:
    plain, wild = _rank(column)
    if heading in plain:
        return plain[heading]
    return next((place for pattern, place in wild if pattern.match(heading)), None)


def _matched(row: Sequence[SheetCell], columns: Iterable[Column]) -> dict[str, tuple[int, ...]]:
    """Key to the cells that head it, the best name first."""
    texts = [(number, cell.text) for number, cell in enumerate(row) if any(map(str.isalpha, cell.text))]
    headings = [(number, heading) for number, text in texts if (heading := folded(text))]  # a number heads nothing
    found: dict[str, tuple[int, ...]] = {}
    for column in columns:
        ranks = [(_place_of(column, heading), number) for number, heading in headings]
        places = sorted((rank, number) for rank, number in ranks if rank is not None)
        if places:
            found[column.key] = tuple(number for _, number in places)
    return found


@dataclass(frozen=True, slots=True)
class Listing:
    """``rows`` are those below the headings that hold anything; ``places`` the columns of each key, best first."""

    sheet: Sheet
    header: int
    places: Mapping[str, tuple[int, ...]]
    rows: tuple[int, ...]

    def has(self, *keys: str) -> bool:
        return all(key in self.places for key in keys)

    def cell(self, row: int, key: str) -> SheetCell:
        """Empty when the list has no such column."""
        return self.sheet.cell(row, self.places[key][0]) if key in self.places else EMPTY

    def text(self, row: int, key: str) -> str:
        return self.cell(row, key).text.strip()

    def texts(self, row: int, key: str) -> str:
        """All columns of that key together."""
        parts = (self.sheet.cell(row, column).text.strip() for column in self.places.get(key, ()))
        return " ".join(filter(None, parts))

    def line(self, row: int) -> int:
        return self.sheet.line(row)

    def where(self, row: int, key: str) -> str:
        return f"line {self.line(row)}, column “{self.heading(key)}”"

    def heading(self, key: str) -> str:
        """As the file has it."""
        return self.sheet.cell(self.header, self.places[key][0]).text.strip()

    @property
    def headings(self) -> list[str]:
        return [cell.text.strip() for cell in self.sheet.rows[self.header] if cell.text.strip()]

    def currency_of(self, key: str) -> str:
        """EUR for a column called “Amount (EUR)”; "" when its heading names none."""
        match = _CURRENCY_IN.search(self.heading(key)) if key in self.places else None
        code = _SIGNS.get(match[1], match[1]) if match else ""
        return "" if code == "UTC" else code

    def above(self) -> list[str]:
        """The lines above the headings, each as one text."""
        return [
            "; ".join(cell.text.strip() for cell in row if cell.text.strip()) for row in self.sheet.rows[: self.header]
        ]


def find_listing(source: SourceFile, columns: Sequence[Column]) -> Listing | None:
    """The list whose headings name most of the columns; None where no line names two of them."""
    best: tuple[int, Sheet, int, dict[str, tuple[int, ...]]] | None = None
    for sheet in source.shown:
        for number, row in enumerate(sheet.rows[:_DEEPEST]):
            found = _matched(row, columns)
            if len(found) >= 2 and (best is None or len(found) > best[0]):
                best = (len(found), sheet, number, found)
    if best is None:
        return None
    _, sheet, header, places = best
    rows = (row for row in range(header + 1, len(sheet.rows)) if any(cell.text.strip() for cell in sheet.rows[row]))
    return Listing(sheet, header, places, tuple(rows))


def needed_listing(source: SourceFile, columns: Sequence[Column], reader: str, remedy: str) -> Listing:
    """The list, with every column that is needed and with lines. Raises ReaderRefused, naming the column."""
    listing = find_listing(source, columns)
    if listing is None:
        raise ReaderRefused(f"{source.name}: this is no file of {reader}; {remedy}")
    for column in columns:
        if column.is_needed and column.key not in listing.places:
            raise missing(source, listing, column, remedy)
    if not listing.rows:
        raise ReaderRefused(f"{source.name}: there are headings but nothing below them; {remedy}")
    return listing


def missing(source: SourceFile, listing: Listing, column: Column, remedy: str) -> ReaderRefused:
    there = ", ".join(f"“{heading}”" for heading in listing.headings[:12])
    return ReaderRefused(
        f"{source.name}: there is no column “{column.heading}” ({column.meaning}); {remedy}. "
        f"The columns are {there}, in line {listing.line(listing.header)}"
    )


def repeated(listing: Listing, rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that are the same as one before, in every cell: (first, again)."""
    seen: dict[tuple[str, ...], int] = {}
    again = []
    for row in rows:
        content = tuple(cell.text.strip() for cell in listing.sheet.rows[row])
        first = seen.setdefault(content, row)
        if first != row:
            again.append((first, row))
    return again
