"""What a table may hold at most, and blocks of cells as they are copied and pasted."""

import csv
import io

from kpidesk.domain.refusal import Refusal

LARGEST_FILE = 20_000_000
"""Bytes."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 500, 2_000_000
MOST_TEXT = 20_000_000
"""Characters of all cells together: a workbook may name one long text in every cell."""


class TableRefused(Refusal):
    """A table that cannot be used; the sentence names the line and the column."""


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
