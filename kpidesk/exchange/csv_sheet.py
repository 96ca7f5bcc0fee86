"""A text file as a sheet, whatever stands between its cells and before its table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kpidesk.domain.csv_text import unguarded
from kpidesk.domain.text import NOTE_LENGTH, clean_text
from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell, SourceFile
from kpidesk.exchange.table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, TableRefused

_DELIMITERS = "\t;|,"
"""In this order where they divide the lines equally well: a comma stands in numbers and headings, too."""
_SAID = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_LOOKED_AT = 300
"""Lines that decide between the delimiters."""


def csv_source(text: str, encoding: str = "UTF-8") -> SourceFile:
    """The one sheet of a text. Raises TableRefused for what is no text, too large, or has a quotation mark too many."""
    if "\0" in text:
        raise TableRefused("this is no text file; save the sheet as CSV and try again")
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    records = _records(text[said.end() :] if said else text, delimiter, 2 if said else 1)
    return SourceFile("", (sheet_of("", records),), encoding, delimiter)


def sheet_of(name: str, records: Iterable[tuple[int, Sequence[SheetCell]]], hidden: bool = False) -> Sheet:
    """The sheet of these numbered lines; several empty ones become one. Raises TableRefused when it is too large."""
    room = Room()
    rows: list[tuple[SheetCell, ...]] = []
    lines: list[int] = []
    for line, record in records:
        cells = room.taken(line, record)
        if cells or (rows and rows[-1]):
            rows.append(cells)
            lines.append(line)
    if rows and not rows[-1]:
        del rows[-1], lines[-1]
    return Sheet(name, tuple(rows), lines[0] if lines else 1, tuple(lines), hidden)


class Room:
    """What a sheet may hold, and how much of it is used."""

    def __init__(self) -> None:
        self._rows = self._cells = self._characters = 0

    def taken(self, line: int, record: Sequence[SheetCell]) -> tuple[SheetCell, ...]:
        """The cells without the empty ones at the end. Raises TableRefused when there is no room for them."""
        if len(record) > MOST_COLUMNS and any(cell.text for cell in record[MOST_COLUMNS:]):
            raise TableRefused(f"line {line}: more than {MOST_COLUMNS} columns; bring them in in parts")
        width = len(record)
        while width and not record[width - 1].text:
            width -= 1
        cells = tuple(record[:width])
        self._rows += bool(cells)
        self._cells += len(cells)
        self._characters += sum(len(cell.text) for cell in cells)
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS or self._characters > MOST_TEXT:
            raise TableRefused(
                f"line {line}: more than {MOST_ROWS:,} rows, {MOST_CELLS:,} cells or {MOST_TEXT:,} characters; "
                "bring them in in parts"
            )
        return cells


def delimiter_of(text: str) -> str:
    """What divides most lines into the same number of cells, more than one; a comma when nothing does."""
    lines = [line for line in io.StringIO(text[: _LOOKED_AT * 2_000]) if line.strip()][:_LOOKED_AT]

    def fit(mark: str) -> tuple[int, int]:
        try:
            widths = Counter(_width(row) for row in csv.reader(lines, delimiter=mark))
        except csv.Error:  # a cell without end
            return 0, 0
        widths.pop(1, None)
        widths.pop(0, None)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    fits = {mark: fit(mark) for mark in _DELIMITERS}
    best = max(count for count, _ in fits.values())
    near = [mark for mark in _DELIMITERS if fits[mark][0] >= 0.9 * best]
    return near[0] if best else ","


def _width(row: Sequence[str]) -> int:
    return len(row)


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[SheetCell]]]:
    """Every row, with the line in which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = first_line
    try:
        for record in reader:
            yield start, [text_cell(unguarded(field.strip())) for field in record]
            start = first_line + reader.line_num
    except csv.Error as error:
        line = first_line - 1 + reader.line_num
        told = f"a cell has more than {csv.field_size_limit():,} characters" if "limit" in str(error) else str(error)
        raise TableRefused(f"line {line}: {told}; look for a quotation mark that is not closed") from None


def text_cell(text: str) -> SheetCell:
    clean = clean_text(text, NOTE_LENGTH)
    return SheetCell(clean, CellKind.TEXT) if clean else EMPTY
