"""A sheet of cells as it stands in a file, each with what the file says about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class CellKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"  # every cell of a text file; in a spreadsheet what is neither number nor date
    NUMBER = "number"  # text is canonical: 15 digits at most, a point, no thousands
    DATE = "date"  # text is ISO: 2026-01-31, or 2026-01-31T12:30:00
    ERROR = "error"  # text is what the spreadsheet shows: #DIV/0!
    UNCALCULATED = "uncalculated"  # a formula whose result the file does not hold


class SheetCell(NamedTuple):
    """``percent``: shown with % (a number is still the ratio). ``decimals``: shown behind the point; None: as many
    as there are.
    """

    text: str
    kind: CellKind = CellKind.TEXT
    percent: bool = False
    decimals: int | None = None


EMPTY = SheetCell("", CellKind.EMPTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows may differ in width and none ends in empty cells. Merged headings are repeated in every cell they span.

    ``lines`` are the lines in which the rows start, where that is not one line a row. A text file is one sheet
    without a name.
    """

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
    first_line: int = 1
    lines: tuple[int, ...] = ()
    is_hidden: bool = False

    def line(self, row: int) -> int:
        """The line of the file, or the row of the spreadsheet, in which row number ``row`` (from 0) starts."""
        return self.lines[row] if self.lines else self.first_line + row

    def cell(self, row: int, column: int) -> SheetCell:
        """Both from 0; empty outside."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else EMPTY


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What is in a file: ``encoding`` like "UTF-8" and ``delimiter`` are "" for a spreadsheet."""

    name: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""

    @property
    def shown(self) -> tuple[Sheet, ...]:
        """The sheets that are not hidden."""
        return tuple(sheet for sheet in self.sheets if not sheet.is_hidden)


def column_letters(column: int) -> str:
    """A for column 1, as a spreadsheet names its columns."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
