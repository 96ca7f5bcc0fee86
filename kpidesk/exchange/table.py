"""A table of text as it stands in a file or on the clipboard, with the place of every cell."""

import csv
import io
import locale
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kpidesk.domain.csv_text import unguarded
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH, clean_text

LARGEST_FILE = 20_000_000
"""Bytes."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 500, 2_000_000
MOST_TEXT = 20_000_000
"""Characters of all cells together: a workbook may name one long text in every cell."""
_DELIMITERS = ",;\t|"
_QUOTED_CELL = re.compile(rf'\s*"(?:[^"]|"")*"([{_DELIMITERS}])')


class TableRefused(Refusal):
    """A table that cannot be used; the sentence names the line and the column."""


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` and ``rows`` of equal width; ``lines[i]`` is the line of the file in which row ``i`` starts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def parse_csv(text: str) -> Table:
    """Comma, semicolon, tab or bar between the cells. Raises TableRefused."""
    if "\0" in text:
        raise TableRefused("this is no text file; save the sheet as CSV and try again")
    return table_of(_records(text))


def table_of(records: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """The table of the lines that hold anything, each with its number; the first names the columns.

    Cells are cleaned. Raises TableRefused when there is none, when it is too large, or when a line is too long.
    """
    held = list(_within_limits(records))
    if len(held) < 2:
        raise TableRefused("there is no table; the first line names the columns, each further line is one month")
    header = held[0][1]
    while not header[-1]:
        header.pop()
    width = len(header)
    for line, cells in held[1:]:
        if any(cells[width:]):
            raise TableRefused(f"line {line}: {len(cells)} cells, but the first line names {width} columns")
    rows = tuple(tuple((cells + [""] * width)[:width]) for _, cells in held[1:])
    return Table(tuple(header), rows, tuple(line for line, _ in held[1:]))


def _within_limits(records: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, list[str]]]:
    rows = cells = characters = 0
    for line, record in records:
        if len(record) > MOST_COLUMNS:
            raise TableRefused(f"line {line}: more than {MOST_COLUMNS} columns; bring them in in parts")
        clean = [clean_text(cell, NOTE_LENGTH) for cell in record]
        if not any(clean):
            continue
        rows, cells, characters = rows + 1, cells + len(clean), characters + sum(map(len, clean))
        if rows > MOST_ROWS or cells > MOST_CELLS or characters > MOST_TEXT:
            raise TableRefused(
                f"line {line}: more than {MOST_ROWS:,} rows, {MOST_CELLS:,} cells or {MOST_TEXT:,} characters; "
                "bring them in in parts"
            )
        yield line, clean


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row, with the line in which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for record in reader:
            yield start, [unguarded(field.strip()) for field in record]
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableRefused(f"line {reader.line_num}: {error}; look for a quotation mark that is not closed") from None


def read_block(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet: tabs between cells, quoted cells may hold line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if "\t" not in text and '"' not in text:
        return [[line] for line in text.split("\n")]
    try:
        return [row or [""] for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")]
    except csv.Error:  # a cell without end: whatever it is, it is no figure
        return [line.split("\t") for line in text.split("\n")]


def write_block(rows: list[list[str]]) -> str:
    """The text that a spreadsheet takes as a block of cells."""
    return "\n".join("\t".join(cell.translate(_ONE_LINE) for cell in row) for row in rows)


_ONE_LINE = dict.fromkeys(map(ord, "\t\n\r"), " ")


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else the code page of the system."""
    for encoding in ("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", _code_page()):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", errors="replace")


def _code_page() -> str:
    page = locale.getpreferredencoding(do_setlocale=False)
    return "cp1252" if page.lower().replace("-", "") in {"utf8", "ascii", "ansi_x3.41968"} else page


def _delimiter(text: str) -> str:
    """The mark after the first cell, if that is quoted; else what splits the first lines most evenly into columns."""
    if match := _QUOTED_CELL.match(text):
        return match[1]
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def evenness(mark: str) -> tuple[bool, int]:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        except csv.Error:  # a cell without end: not this mark
            return False, 0
        return (len(set(counts)) == 1 and counts[0] > 1, counts[0] if counts else 0)

    return max(_DELIMITERS, key=evenness)
