"""A sheet turned so that its months run down, and where they stand in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from kpidesk.exchange import line_words as words
from kpidesk.exchange.month_words import When, weak_when, when, year_of
from kpidesk.exchange.number_forms import looks_numeric
from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell, column_letters

_FIGURES = frozenset({CellKind.NUMBER, CellKind.ERROR, CellKind.UNCALCULATED})
_PURE = 0.8
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Between which a bare number like 202601 is a month."""


def is_figure(cell: SheetCell) -> bool:
    return cell.kind in _FIGURES or (
        cell.kind is CellKind.TEXT and (looks_numeric(cell.text) or words.is_error(cell.text))
    )


@dataclass(frozen=True)
class Grid:
    """``is_turned``: the months run across in the sheet, so its rows are columns here. ``whens`` are all months."""

    sheet: Sheet
    rows: tuple[tuple[SheetCell, ...], ...]
    is_turned: bool
    whens: Mapping[tuple[int, int], When]

    @property
    def height(self) -> int:
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> SheetCell:
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else EMPTY

    def address(self, row: int, column: int) -> tuple[int, int]:
        """Line and column of the file, from 1."""
        return (self.sheet.line(column), row + 1) if self.is_turned else (self.sheet.line(row), column + 1)

    def row_place(self, row: int) -> str:
        """What a row is called in the file: "line 14", or "column F" where the months run across."""
        return self._column(row) if self.is_turned else self._line(row)

    def column_place(self, column: int) -> str:
        return self._line(column) if self.is_turned else self._column(column)

    def _line(self, number: int) -> str:
        return f"line {self.sheet.line(number)}" + self._of

    def _column(self, number: int) -> str:
        return f"column {column_letters(number + 1)}" + self._of

    @property
    def _of(self) -> str:
        return f" of “{self.sheet.name}”" if self.sheet.name else ""

    @cached_property
    def axes(self) -> list[int]:
        """The columns of months, left to right; each is the first of a block. Others that hold dates are left out."""
        counts = Counter({column: len(found) for column, found in self._by_column.items()})
        if not counts:
            return []
        first = max(counts, key=lambda column: (counts[column], -column))
        found = {first} | {column for column in counts if self._begins_block(column, first, counts)}
        return sorted(found)

    @cached_property
    def _by_column(self) -> dict[int, dict[int, When]]:
        found: dict[int, dict[int, When]] = defaultdict(dict)
        for (row, column), read in self.whens.items():
            found[column][row] = read
        return found

    def _begins_block(self, column: int, first: int, counts: Counter[int]) -> bool:
        """A second column of months with figures of its own; a due date beside each line is none."""
        if column == first:
            return False
        whens = self._by_column[column]
        held = sum(1 for row in range(min(whens), self.height) if self.cell(row, column).text)
        is_pure = len(whens) >= _PURE * (held - 1)
        beside = {row: self.whens[row, first] for row in whens if (row, first) in self.whens}
        is_aligned = all(beside[row].number == found.number for row, found in whens.items() if row in beside)
        if not is_pure or (counts[column] < 3 and not (beside and is_aligned)):
            return False
        if any(found.day not in {None, 1} for found in whens.values()) and not self.is_turned:
            return False
        is_same = bool(beside) and all(beside.get(row) == found for row, found in whens.items())
        blank_before = not any(self.cell(row, column - 1).text for row in whens)
        return self.is_turned or ((not is_same or blank_before) and self._has_figures_after(column, whens, counts))

    def _has_figures_after(self, column: int, rows: Iterable[int], counts: Counter[int]) -> bool:
        following = min((other for other in counts if other > column), default=self.width)
        return any(is_figure(self.cell(row, at)) for row in rows for at in range(column + 1, following))


def grid_of(sheet: Sheet, is_turned: bool | None = None) -> Grid | None:
    """The sheet with its months running down; None when it has none. ``is_turned`` None: what fits better."""
    whens = {
        (row, column): found
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if (found := when(cell)) is not None
    }
    if not whens:
        return _weak_grid(sheet, is_turned)
    turned = _runs_across(sheet, whens) if is_turned is None else is_turned
    return _oriented(sheet, turned, whens)


def _oriented(sheet: Sheet, turned: bool, whens: Mapping[tuple[int, int], When]) -> Grid:
    if not turned:
        return Grid(sheet, sheet.rows, False, whens)
    rows = tuple(zip_longest(*sheet.rows, fillvalue=EMPTY))
    return Grid(sheet, rows, True, {(column, row): found for (row, column), found in whens.items()})


def _runs_across(sheet: Sheet, whens: Mapping[tuple[int, int], When]) -> bool:
    """Months side by side in a line outnumber those below each other; else the figures lie below, not beside."""
    across = max(Counter(row for row, _ in whens).values())
    down = max(Counter(column for _, column in whens).values())
    if across != down:
        return across > down
    right = sum(is_figure(sheet.cell(row, at)) for row, column in whens for at in range(column + 1, column + 4))
    below = sum(is_figure(sheet.cell(at, column)) for row, column in whens for at in range(row + 1, row + 4))
    return below > right


def _weak_grid(sheet: Sheet, is_turned: bool | None) -> Grid | None:
    """Months in figures that could be numbers: a whole column, or line, of them, under a heading that says so."""
    for turned in (False, True) if is_turned is None else (is_turned,):
        plain = _oriented(sheet, turned, {})
        for column in range(min(plain.width, 4)):
            whens = _weak_column(plain, column)
            if whens:
                return Grid(sheet, plain.rows, turned, {(row, column): found for row, found in whens.items()})
    return None


def _weak_column(grid: Grid, column: int) -> dict[int, When]:
    found: dict[int, When] = {}
    heading = ""
    for row in range(grid.height):
        cell = grid.cell(row, column)
        read = weak_when(cell)
        if read is not None and (read.year is None or _FIRST_YEAR <= read.year <= _LAST_YEAR):
            found[row] = read
        elif cell.text and not found:
            heading = cell.text
        elif cell.text and not words.is_total(cell.text) and year_of(cell) is None:
            return {}
    bare = any(read.year is None for read in found.values())
    return {} if bare and not words.is_month_word(heading) else found
