"""Every cell of an import as it is shown: one row a month, one column a series, two lines a cell."""

from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.exchange.number_forms import is_doubtful
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.exchange.sheet import CellKind, SheetCell
from kpidesk.ui.importing import words
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.left_lines import LeftLine, left_lines
from kpidesk.ui.importing.words import tr
from kpidesk.ui.wording import wording

MOST_ROWS = 200
"""Months that are drawn; all of them count and are taken in."""
_WIDEST = 4
"""Cells of each kind that are measured."""


@dataclass(frozen=True, slots=True)
class CellView:
    """``upper`` as in the file, ``lower`` as it will be stored; ``struck`` is the figure that it replaces.

    ``word`` says the state, "" where there is no cell. ``spoken`` is what a screen reader hears.
    """

    state: CellState | None = None
    upper: str = ""
    lower: str = ""
    struck: str = ""
    word: str = ""
    spoken: str = ""
    reason: str = ""


NOTHING = CellView()
Place = tuple[int, int]
"""Row and column."""


class Question(NamedTuple):
    """A refused ``cell``, or a column that can be read in two ways; ``place`` None where no row is drawn for it."""

    place: Place | None
    column: int
    cell: PlannedCell | None = None


class CheckRows:
    """What the table of the last step shows. ``first_rows`` months at most, then the lines that are left out."""

    def __init__(self, draft: Draft, indicators: dict[str, Indicator], form: NumberForm) -> None:
        assert draft.plan is not None and draft.layout is not None
        self.draft, self.plan, self.form = draft, draft.plan, form
        self._indicators = {**indicators, **self.plan.new_indicators}
        self.series: tuple[PlannedSeries, ...] = self.plan.series
        self._grid: dict[tuple[Month, int], dict[int, PlannedCell]] = {}
        for column, series in enumerate(self.series):
            seen: dict[Month, int] = {}
            for cell in series.cells:
                month = cell.source.month
                again = seen[month] = seen.get(month, -1) + 1
                self._grid.setdefault((month, again), {})[column] = cell
        self.months = sorted(self._grid)
        self.left: list[LeftLine] = left_lines(draft.source, draft.layout)
        self._views: dict[Place, CellView] = {}

    @property
    def drawn(self) -> int:
        """Months that have a row."""
        return min(len(self.months), MOST_ROWS)

    @property
    def rows(self) -> int:
        return self.drawn + len(self.left)

    def is_left(self, row: int) -> bool:
        """Whether the row is a line of the file that is left out."""
        return row >= self.drawn

    def about(self, column: int) -> Indicator | None:
        """The figure that a column goes to."""
        return self._indicators.get(self.series[column].target.indicator)

    def indicator(self, name: str) -> Indicator | None:
        return self._indicators.get(name)

    def title(self, row: int) -> str:
        if self.is_left(row):
            what = self.left[row - self.drawn].what
            return what.label or what.place
        return wording.month(self.months[row][0])

    def cell(self, place: Place) -> PlannedCell | None:
        row, column = place
        return self._grid[self.months[row]].get(column) if 0 <= row < self.drawn else None

    def view(self, place: Place) -> CellView:
        if place not in self._views:
            self._views[place] = self._view(place)
        return self._views[place]

    def _view(self, place: Place) -> CellView:
        row, column = place
        if self.is_left(row):
            return self._left_view(row, column)
        cell = self.cell(place)
        if cell is None:
            return NOTHING
        about, form = self.about(column), self.form
        lower = words.stored(cell.value, about, form) or words.not_stored(cell)
        changed = cell.state is CellState.CHANGED
        return CellView(
            cell.state,
            words.as_in_file(cell.source, form),
            lower,
            words.stored(cell.before, about, form) if changed else "",
            words.state(cell.state) if lower != words.state(cell.state) else "",
            words.spoken(cell, about, form),
            words.reason(cell),
        )

    def _left_view(self, row: int, column: int) -> CellView:
        held = self.left[row - self.drawn].cells
        cell = held[column] if column < len(held) else None
        if cell is None or not cell.text:
            return NOTHING
        text = _as_text(cell, self.form)
        lower = words.state(CellState.LEFT_OUT)
        said = f"{self.title(row)}, {self.series[column].source.heading}, {text}, {lower}"
        return CellView(CellState.LEFT_OUT, text, lower, spoken=said)

    def telling(self, column: int) -> set[int]:
        """Rows whose cells are the widest of a column: the longest texts and the largest figures of each state."""
        cells = [(row, cell) for row in range(self.drawn) if (cell := self.cell((row, column))) is not None]
        found = {row for row, _ in nlargest(_WIDEST, cells, key=lambda one: len(one[1].source.text))}
        for state in (CellState.NEW, CellState.CHANGED, CellState.SAME, CellState.REFUSED, CellState.LEFT_OUT):
            held = [one for one in cells if one[1].state is state]
            found |= {row for row, _ in nlargest(_WIDEST, held, key=_digits)}
        return found | set(range(self.drawn, self.rows))

    # -- what is to be looked at --------------------------------------------------------------------------------

    @cached_property
    def questions(self) -> list[Question]:
        """Refused cells and ambiguous columns in the order of the table; what has no row of its own comes last."""
        found: list[Question] = []
        asked: set[int] = set()
        for row, key in enumerate(self.months):
            for column in sorted(self._grid[key]):
                cell = self._grid[key][column]
                if cell.state is CellState.REFUSED:
                    found.append(Question((row, column) if row < self.drawn else None, column, cell))
                    if is_doubtful(cell.source.text):
                        asked.add(column)
        for column, series in enumerate(self.series):
            if series.is_ambiguous and column not in asked:
                found.append(Question(self._example_place(column), column))
        return sorted(found, key=lambda one: (one.place is None, one.place or (0, 0)))

    @cached_property
    def refused(self) -> list[PlannedCell]:
        """In the order of the months, then of the columns."""
        return [one.cell for one in self.questions if one.cell is not None]

    def _example_place(self, column: int) -> Place | None:
        example = self.series[column].finding.example
        for row in range(self.drawn - 1, -1, -1):
            cell = self.cell((row, column))
            if cell is not None and cell.source.text == example:
                return row, column
        return None

    # -- words --------------------------------------------------------------------------------------------------

    @property
    def summary(self) -> str:
        """48 cells, 6 figures, 8 months."""
        cells = self.plan.cells
        figures = {cell.cell[::2] for cell in cells if cell.cell is not None}
        months = {cell.source.month for cell in cells}
        return ", ".join(
            (
                words.counted(len(cells), tr("1 cell"), tr("{n} cells")),
                words.counted(len(figures), tr("1 figure"), tr("{n} figures")),
                words.counted(len(months), tr("1 month"), tr("{n} months")),
            )
        )


def _as_text(cell: SheetCell, form: NumberForm) -> str:
    return form.as_typed(float(cell.text)) if cell.kind is CellKind.NUMBER else cell.text


def _digits(one: tuple[int, PlannedCell]) -> int:
    """About as many as the cell shows below, with the figure that it replaces."""
    cell = one[1]
    shown = (value for value in (cell.value, cell.before) if value is not None)
    return sum(len(f"{value:.15g}") for value in shown)
