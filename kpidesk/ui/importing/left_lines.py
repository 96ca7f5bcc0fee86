"""Lines of a file that hold figures but are no month: what stands in them, under the columns of the preview."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpidesk.exchange.layout import Direction, Layout, LeftOut
from kpidesk.exchange.series import SourceSeries
from kpidesk.exchange.sheet import EMPTY, Sheet, SheetCell, SourceFile, column_letters

_PLACE = re.compile(r"(line|column) ([0-9]+|[A-Z]+)(?: of “(.*)”)?", re.DOTALL)
_MOST_COLUMNS = 18_278


class LeftLine(NamedTuple):
    """``cells`` are those under each series, in their order."""

    what: LeftOut
    cells: tuple[SheetCell, ...]


def left_lines(source: SourceFile, layout: Layout) -> list[LeftLine]:
    """Lines where the months run down, columns where they run across; only those with something in them."""
    kind = "line" if layout.direction is Direction.DOWN else "column"
    found = []
    for what in layout.left_out:
        match = _PLACE.fullmatch(what.key)
        if match is None or match[1] != kind:
            continue
        cells = _cells(source, layout.series, match)
        if any(cell.text for cell in cells):
            found.append(LeftLine(what, cells))
    return found


def _cells(source: SourceFile, series: Sequence[SourceSeries], match: re.Match[str]) -> tuple[SheetCell, ...]:
    sheet = next((sheet for sheet in source.sheets if sheet.name == (match[3] or "")), None)
    if sheet is None:
        return ()
    return tuple(_cell(sheet, each, match[1], match[2]) for each in series)


def _cell(sheet: Sheet, series: SourceSeries, kind: str, place: str) -> SheetCell:
    first = next((cell for cell in series.cells if cell.sheet == sheet.name and cell.column and cell.line), None)
    if first is None:
        return EMPTY
    line, column = (int(place), first.column) if kind == "line" else (first.line, _number(place))
    rows = sheet.lines or range(sheet.first_line, sheet.first_line + len(sheet.rows))
    row = next((number for number, at in enumerate(rows) if at == line), -1)
    return sheet.cell(row, column - 1)


def _number(letters: str) -> int:
    """3 for column C."""
    number = 0
    for letter in letters:
        number = min(number * 26 + ord(letter) - ord("A") + 1, _MOST_COLUMNS)
    return number if column_letters(number) == letters else 0
