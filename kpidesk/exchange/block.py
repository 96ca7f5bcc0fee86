"""One block of a sheet: a column of months and the figures that belong to it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from kpidesk.domain.month import Month
from kpidesk.exchange import line_words as words
from kpidesk.exchange.grid import Grid, is_figure
from kpidesk.exchange.headings import Heading, header_rows, headings, title_of
from kpidesk.exchange.layout_options import LayoutOptions, LeftOut, Why
from kpidesk.exchange.month_words import When, day_order, year_in, year_of
from kpidesk.exchange.series import SourceCell
from kpidesk.exchange.sheet import EMPTY, SheetCell
from kpidesk.exchange.sums import is_sum
from kpidesk.exchange.year_count import counted, day_in, month_in


@dataclass(slots=True)
class Piece:
    """What one column says under one line of headings. ``run`` tells pieces apart that stand side by side."""

    heading: Heading
    place: str
    run: tuple[int, ...]
    cells: list[SourceCell] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """All that was read from the blocks of a file so far."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    needs_year: bool = False
    needs_day_order: bool = False


class Block:
    """``columns`` are those that belong to the months in column ``axis``. ``year`` is what the sheet's name, or the
    file's, says of months without one.
    """

    def __init__(self, grid: Grid, axis: int, columns: Sequence[int], options: LayoutOptions, year: int | None) -> None:
        self._grid, self._axis, self._options, self._year = grid, axis, options, year
        self._columns: list[int] = list(columns)
        self._whens = {row: found for (row, column), found in sorted(grid.whens.items()) if column == axis}
        self._whens |= {
            row: When(month.number, month.year)
            for row in range(grid.height)
            if (month := options.months.get(grid.row_place(row))) is not None
        }
        for row in [row for row in self._whens if grid.row_place(row) in options.left_out]:
            del self._whens[row]
        self._rows = sorted(self._whens)

    def read(self, found: Found, number: int) -> None:
        """Add what this block says; ``number`` is different for every block."""
        if not self._rows:
            return
        order = self._options.day_order or day_order(self._grid.cell(row, self._axis).text for row in self._rows)
        if order is None and any(read.swapped for read in self._whens.values()):
            found.needs_day_order = True
        self._whens = {row: read.ordered(order) for row, read in self._whens.items()}
        for place, (names, rows) in enumerate(self._runs()):
            self._read_run(found, (number, place), names, rows)
        self._leave_out_rows(found)

    # -- where the headings are ---------------------------------------------------------------------------------

    @cached_property
    def _with_figures(self) -> list[int]:
        """Columns in which some month has a figure."""
        return [
            column
            for column in self._columns
            if any(is_figure(self._grid.cell(row, column)) for row in self._rows[:400])
            or self._grid.column_place(column) in self._options.taken_in
        ]

    def _runs(self) -> list[tuple[list[int], list[int]]]:
        """The months under each set of headings: rows of headings, rows of months."""
        columns = self._with_figures
        first = self._rows[0]
        names = header_rows(self._grid, range(first), columns)
        self._heading_rows = set(names)
        runs = [(names, [first])]
        for before, row in pairwise(self._rows):
            if row - before > 1 and (again := self._headings_again(range(before + 1, row))):
                runs.append((again, []))
                self._heading_rows |= set(again)
            runs[-1][1].append(row)
        return runs

    def _headings_again(self, gap: range) -> list[int]:
        """Further headings between two months: a line that names at least half of the columns, and has no figure."""
        found = header_rows(self._grid, gap, self._with_figures)
        cells = [self._grid.cell(found[0], column) for column in self._with_figures] if found else []
        named = [cell for cell in cells if cell.text]
        label = self._grid.cell(found[0], self._axis).text if found else ""
        if named and all(year_of(cell) is not None for cell in named):  # or figures that look like years
            needed = any(read.year is None for read in self._whens.values())
            found = found if needed and not words.is_total(label) else []
        return found if named and 2 * len(named) >= len(cells) else []

    # -- columns ------------------------------------------------------------------------------------------------

    def _read_run(self, found: Found, run: tuple[int, ...], names: list[int], rows: list[int]) -> None:
        named = headings(self._grid, names, self._with_figures)
        years = self._year_column(named, rows)
        kept = self._kept_columns(found, named, rows, years)
        whole_run = self._months(rows, years, self._title_year(rows[0], names, set(kept)))
        names_by = self._names_column(rows, whole_run, kept)
        for column in kept:
            heading = named[column]
            months = whole_run
            part = run
            if heading.year is not None and any(self._whens[row].year is None for row in rows):
                months = self._months(rows, None, heading.year)
                part = (*run, heading.year)
                heading = Heading(heading.text or title_of(self._grid, names, self._axis), heading.unit)
            else:
                heading = self._with_year(heading)
            if not heading.text and len(kept) == 1:
                above = names or range(rows[0] - 1, -1, -1)[:_TITLES]
                heading = replace(heading, text=title_of(self._grid, above, self._axis))
            if any(month is None for month in months):
                found.needs_year = True
            for name, some in self._parts(rows, months, names_by).items():
                said = replace(heading, text=f"{heading.text} – {name}".strip(" –")) if name else heading
                piece = Piece(said, self._grid.column_place(column), part)
                if not found.needs_year and not found.needs_day_order:
                    self._fill(piece, column, some)
                found.pieces.append(piece)

    @staticmethod
    def _with_year(heading: Heading) -> Heading:
        """A year that says nothing about the months belongs to the name."""
        if heading.year is None:
            return heading
        return replace(heading, text=f"{heading.text} {heading.year}".strip(), year=None)

    def _names_column(self, rows: list[int], months: Sequence[Month | None], kept: list[int]) -> int | None:
        """In a long list, with a line for each figure of each month: the column that says which figure it is."""
        days = {(month, self._whens[row].day) for row, month in zip(rows, months, strict=True)}
        if not len(days) == len(set(months)) < len(months):  # or a list by day
            return None
        for column in self._columns:
            texts = [self._grid.cell(row, column).text for row in rows]
            is_free = column not in kept and all(texts) and 1 < len(set(texts)) <= _MOST_NAMES
            is_full = 2 * len(rows) >= len(set(texts)) * len(set(months))
            if is_free and is_full and len(set(zip(months, texts, strict=True))) == len(rows):
                return column
        return None

    def _parts(
        self, rows: list[int], months: Sequence[Month | None], names: int | None
    ) -> dict[str, list[tuple[int, Month | None]]]:
        """The lines of each name of a long list; of any other all lines, without a name."""
        parts: dict[str, list[tuple[int, Month | None]]] = {}
        for row, month in zip(rows, months, strict=True):
            name = self._grid.cell(row, names).text[:_LONGEST_NAME] if names is not None else ""
            parts.setdefault(name, []).append((row, month))
        return parts

    def _fill(self, piece: Piece, column: int, rows: Iterable[tuple[int, Month | None]]) -> None:
        name = self._grid.sheet.name
        for row, month in rows:
            cell = self._grid.cell(row, column)
            if month is not None and cell is not EMPTY and cell.text:
                line, at = self._grid.address(row, column)
                day = day_in(month, self._whens[row])
                piece.cells.append(
                    SourceCell(month, cell.text, cell.kind, cell.percent, line, at, name, cell.decimals, day)
                )

    def _kept_columns(self, found: Found, named: dict[int, Heading], rows: list[int], years: int | None) -> list[int]:
        kept: list[int] = []
        for column in self._columns:
            if column in {years, self._axis}:
                continue
            place = self._grid.column_place(column)
            if place in self._options.taken_in:
                kept.append(column)
                continue
            why = self._why_not(column, named.get(column), rows, kept)
            if why is None:
                kept.append(column)
            elif any(self._grid.cell(row, column).text for row in rows):
                label = named[column].text if column in named else self._label_of(column)
                self._leave(found, place, label, why)
        return kept

    def _why_not(self, column: int, heading: Heading | None, rows: list[int], kept: list[int]) -> Why | None:
        if self._grid.column_place(column) in self._options.left_out:
            return Why.ASKED
        if heading is None:
            return Why.DATES if any((row, column) in self._grid.whens for row in rows) else Why.COMMENT
        text = heading.text
        if text and words.is_index(text) and self._counts_up(column, rows):
            return Why.INDEX
        from_one = self._grid.cell(rows[0], column).text in {"0", "1"}
        if not text and heading.year is None and not kept and from_one and self._counts_up(column, rows):
            return Why.INDEX
        if (text and words.is_total(text)) or (self._says_total(text) and self._adds_up(column, rows, kept)):
            return Why.TOTAL
        return None

    @staticmethod
    def _says_total(text: str) -> bool:
        return not text or words.begins_as_total(text)

    def _counts_up(self, column: int, rows: list[int]) -> bool:
        texts = [self._grid.cell(row, column).text for row in rows]
        if len(texts) < 2 or not all(text.isdigit() and len(text) < 7 for text in texts):
            return False
        return all(int(after) - int(before) == 1 for before, after in pairwise(texts))

    def _adds_up(self, column: int, rows: list[int], kept: list[int]) -> bool:
        """Whether the column is the sum of two or more columns before it, in every month."""
        near = kept[-_MOST_PARTS:]
        for first in range(len(near) - 1):
            parts = near[first:]
            if all(is_sum([self._grid.cell(row, at) for at in parts], self._grid.cell(row, column)) for row in rows):
                return True
        return False

    def _label_of(self, column: int) -> str:
        return next((text for row in range(self._rows[0]) if (text := self._grid.cell(row, column).text)), "")

    # -- rows that are no months --------------------------------------------------------------------------------

    def _leave_out_rows(self, found: Found) -> None:
        """What stands between and below the months, and figures above them."""
        for row in range(self._grid.height):
            if row in self._whens or row in self._heading_rows:
                if self._grid.row_place(row) in self._options.left_out:
                    self._leave(found, self._grid.row_place(row), self._row_label(row), Why.ASKED)
                continue
            cells = [self._grid.cell(row, column) for column in self._with_figures]
            label = self._row_label(row)
            may_be_years = not words.is_total(label)
            has_figures = any(is_figure(cell) and not (may_be_years and year_of(cell)) for cell in cells)
            if has_figures:
                asked = self._grid.row_place(row) in self._options.left_out
                adds_up = words.is_total(label) or words.begins_as_total(label)
                adds_up = adds_up or (len(found.left_out) < _MOST_NAMES and self._is_total_row(row))
                why = Why.ASKED if asked else Why.TOTAL if adds_up else Why.COMMENT
                self._leave(found, self._grid.row_place(row), label, why, needs_month=True)
            elif row > self._rows[0] and label and year_in(label) is None:
                self._leave(found, self._grid.row_place(row), label, Why.COMMENT, can_be_taken=False)

    def _row_label(self, row: int) -> str:
        beside = (self._axis, *range(self._axis - 1, -1, -1), *self._columns)
        cells = (self._grid.cell(row, column) for column in beside)
        return next((cell.text[:120] for cell in cells if cell.text and not is_figure(cell)), "")

    def _is_total_row(self, row: int) -> bool:
        """Whether most of its figures are the sums of those above."""
        above = self._rows[: bisect_left(self._rows, row)][-_MOST_PARTS:]
        sums = [
            is_sum([self._grid.cell(other, column) for other in above], total)
            for column in self._with_figures
            if is_figure(total := self._grid.cell(row, column))
        ]
        return len(above) > 1 and bool(sums) and 2 * sum(sums) >= len(sums)

    def _leave(
        self, found: Found, key: str, label: str, why: Why, *, needs_month: bool = False, can_be_taken: bool = True
    ) -> None:
        found.left_out.setdefault(key, LeftOut(key, label, key, why, needs_month, can_be_taken))

    # -- years --------------------------------------------------------------------------------------------------

    def _year_column(self, named: dict[int, Heading], rows: list[int]) -> int | None:
        """A column that holds the years of months that have none."""
        if all(self._whens[row].year is not None for row in rows):
            return None
        candidates: list[int] = [*range(self._axis - 1, -1, -1), *self._columns]
        for column in candidates:
            held = [cell for row in rows if (cell := self._grid.cell(row, column)).text]
            heading = named[column].text if column in named else ""
            beside = column < self._axis or not heading or words.is_year_word(heading)
            if held and beside and all(year_of(cell) is not None for cell in held):
                return column
        return None

    def _title_year(self, first: int, names: list[int], kept: set[int]) -> int | None:
        """What the lines above say, the nearest first; then the sheet's name, or the file's; else the owner."""
        for row in range(first - 1, max(-1, first - _TITLES), -1):
            if row in self._whens:
                break
            titles = [at for at in (self._axis, *self._columns) if not (row in names and at in kept)]
            if year := self._one_year(self._grid.cell(row, at) for at in titles):
                return year
        if self._grid.is_turned:
            for at in range(self._axis, max(-1, self._axis - _TITLES), -1):
                if at not in kept and (year := self._one_year(self._grid.cell(row, at) for row in range(first))):
                    return year
        return self._options.year if self._options.year is not None else self._year

    @staticmethod
    def _one_year(cells: Iterable[SheetCell]) -> int | None:
        """The year of titles that lie beside each other, where they agree; figures are no titles."""
        texts: set[str] = {
            cell.text for cell in cells if cell.text and (not is_figure(cell) or year_of(cell) is not None)
        }
        years = {year for text in texts if len(text) <= _LONGEST_TITLE and (year := year_in(text)) is not None}
        return years.pop() if len(years) == 1 else None

    def _months(self, rows: list[int], years: int | None, year: int | None) -> list[Month | None]:
        """The month of each row: its own year, else the one of the column beside, else counted on from the others."""
        known: list[int | None] = []
        beside: int | None = None
        for row in rows:
            if years is not None:
                beside = year_of(self._grid.cell(row, years)) or beside
            own = self._whens[row].year
            known.append(own if own is not None else beside or self._year_line(row))
        numbers = [self._whens[row].number for row in rows]
        filled = counted(numbers, known, year)
        return [month_in(number, each) for number, each in zip(numbers, filled, strict=True)]

    def _year_line(self, row: int) -> int | None:
        """A year in a line of its own just above, as over each year of a long list."""
        above = row - 1
        while above >= 0 and above not in self._whens and row - above <= 4:
            label = year_of(self._grid.cell(above, self._axis))
            texts = {cell.text for column in range(self._grid.width) if (cell := self._grid.cell(above, column)).text}
            year = label if label is not None or len(texts) != 1 else year_in(texts.pop())
            if year is not None:
                return year
            above -= 1
        return None


_LONGEST_TITLE = 200
_MOST_PARTS = 60
"""Lines that a total is held against."""
_MOST_NAMES, _LONGEST_NAME = 200, 120
"""Figures of a long list."""
_TITLES = 12
"""Rows above the first month in which a year is looked for."""
