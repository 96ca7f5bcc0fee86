"""Every cell of an import as it is shown: one row a month, one column a series, two lines a cell."""

from dataclasses import dataclass
from functools import cached_property

from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.exchange.number_forms import is_doubtful
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.exchange.sheet import CellKind, SheetCell
from kpidesk.ui import wording
from kpidesk.ui.importing import words
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.left_lines import LeftLine, left_lines
from kpidesk.ui.importing.words import tr

MOST_ROWS = 200
"""Months that are drawn; all of them count and are taken in."""


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

    # -- what is to be looked at --------------------------------------------------------------------------------

    @cached_property
    def refused(self) -> list[PlannedCell]:
        """In the order of the months, then of the columns."""
        refused = [cell for cell in self.plan.cells if cell.state is CellState.REFUSED]
        order = {series.source.key: column for column, series in enumerate(self.series)}
        return sorted(refused, key=lambda cell: (cell.source.month, order[cell.key]))

    @cached_property
    def questions(self) -> list[tuple[Place | None, int, Month | None]]:
        """Refused cells and ambiguous columns, each with the place of its cell; None where no row is drawn for it."""
        found: list[tuple[Place | None, int, Month | None]] = []
        columns = {series.source.key: column for column, series in enumerate(self.series)}
        asked: set[int] = set()
        for cell in self.refused:
            column = columns[cell.key]
            found.append((self.place_of(cell), column, cell.source.month))
            if is_doubtful(cell.source.text):
                asked.add(column)
        for column, series in enumerate(self.series):
            if series.is_ambiguous and column not in asked:
                found.append((self._example_place(column), column, None))
        return sorted(found, key=lambda one: (one[0] is None, one[0] or (0, one[1]), one[1]))

    def place_of(self, cell: PlannedCell) -> Place | None:
        for row, key in enumerate(self.months[: self.drawn]):
            if key[0] == cell.source.month:
                for column, held in self._grid[key].items():
                    if held == cell:
                        return row, column
        return None

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
