"""What the status bar says while the Figures page is seen."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.selection import summary
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.value import Value
from kpidesk.formula.nature import Nature
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.grid import Grid
from kpidesk.workbook.workbook import Workbook

GAP = "    "
"""Between two facts."""


class Facts(QObject):
    """Said once for whatever happens in one turn, and only when they are others. ``changed`` carries them."""

    changed = Signal(str)

    def __init__(self, workbook: Workbook, grid: Grid, cells: Cells, form: NumberForm) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._cells, self._form = workbook, grid, cells, form
        self._said = ""
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._say)
        grid.selected.connect(self.look_again)

    def look_again(self) -> None:
        """Something happened that they may tell of."""
        self._due.start()

    def _say(self) -> None:
        words = facts(self._workbook, self._grid, self._cells, self._form)
        if words != self._said:
            self._said = words
            self.changed.emit(words)


def facts(workbook: Workbook, grid: Grid, cells: Cells, form: NumberForm) -> str:
    """About several selected cells, what is odd or restated about one figure, and a month that is not finished."""
    words: list[str] = []
    selected = list(_selected(workbook, grid, cells))
    if len(selected) > 1:
        currency = workbook.business.currency
        words += sentences.facts(summary(selected), form, currency, grid.is_narrow)
    elif grid.cell is not None:
        words += filter(None, (cells.question(grid.cell), cells.restated(grid.cell)))
    state = workbook.month_state(grid.month)
    if state.reason and not words:
        words.append(sentences.reopened(grid.month, state))
    if state.status is MonthStatus.UNFINISHED and not (grid.is_narrow and words):
        words.append(sentences.unfinished_fact(grid.month, state))
    return GAP.join(words)


def _selected(workbook: Workbook, grid: Grid, cells: Cells) -> Iterator[tuple[Cell, Indicator, Nature, Value | None]]:
    rows, model = grid.model.rows, grid.model
    for place, column in grid.selected_places:
        row, month = rows[place], model.month(column)
        if month is not None and row.has_values:
            about = cells.about(row)
            yield row.cell(month), about, workbook.nature(about.id), cells.value(row, month)
