"""A table of text as it stands in a file or on the clipboard, with the place of every cell."""

import csv
import io
import locale
from dataclasses import dataclass
from pathlib import Path

from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal

LARGEST_FILE = 20_000_000
MOST_ROWS, MOST_COLUMNS = 20_000, 500
_DELIMITERS = ",;\t|"


class TableRefused(Refusal):
    """A table that cannot be used; the sentence names the line and the column."""


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` and ``rows`` of equal width; ``lines[i]`` is the line of the file in which row ``i`` starts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_csv(path: Path) -> Table:
    """Read a CSV file: comma, semicolon, tab or bar; UTF-8 or the code page of the system.

    Raises FileRefused when the file cannot be read and TableRefused when it holds no table.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileRefused.by_system(path, error, FileProblem.NOT_READABLE) from None
    if len(raw) > LARGEST_FILE:
        raise TableRefused(f"{path}: this file has more than 20 MB; bring it in in parts")
    try:
        return parse_csv(_decoded(raw))
    except TableRefused as refusal:
        raise TableRefused(f"{path}: {refusal}") from None


def parse_csv(text: str) -> Table:
    """Raises TableRefused."""
    if "\0" in text:
        raise TableRefused("this is no text file; save the sheet as CSV and try again")
    records = _records(text)
    if len(records) < 2:
        raise TableRefused("there is no table; the first line names the columns, each further line is one month")
    header = records[0][1]
    while header and not header[-1]:
        header.pop()
    for line, record in records[1:]:
        if any(record[len(header) :]):
            raise TableRefused(f"line {line}: {len(record)} cells, but the first line names {len(header)} columns")
    width = len(header)
    rows = tuple(tuple((record + [""] * width)[:width]) for _, record in records[1:])
    return Table(tuple(header), rows, tuple(line for line, _ in records[1:]))


def _records(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line in which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    records: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for record in reader:
            if any(field.strip() for field in record):
                records.append((start, [field.strip() for field in record]))
            start = reader.line_num + 1
            if len(records) > MOST_ROWS or len(record) > MOST_COLUMNS:
                raise TableRefused(f"line {reader.line_num}: more than {MOST_ROWS} rows or {MOST_COLUMNS} columns")
    except csv.Error as error:
        raise TableRefused(f"line {reader.line_num}: {error}; look for a quotation mark that is not closed") from None
    return records


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
    return "\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in rows)


def _decoded(raw: bytes) -> str:
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
    """The mark that splits the first lines most evenly into more than one column."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def evenness(mark: str) -> tuple[bool, int]:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        except csv.Error:  # a cell without end: not this mark
            return False, 0
        return (len(set(counts)) == 1 and counts[0] > 1, counts[0] if counts else 0)

    return max(_DELIMITERS, key=evenness)
