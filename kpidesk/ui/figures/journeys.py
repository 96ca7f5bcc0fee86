"""Ways through the grid: to a figure, a month, a group, back to what was undone, and on with Enter."""

from PySide6.QtCore import QObject, Signal

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.arrangement import Arrangement
from kpidesk.ui.figures.cell_editor import Leave
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL
from kpidesk.ui.figures.months import month_to_type
from kpidesk.ui.figures.reasons import Reasons
from kpidesk.workbook.rules import parts
from kpidesk.workbook.workbook import Workbook


class Journeys(QObject):
    """Nobody leaves a figure that is refused: each way begins by storing what is being typed."""

    told = Signal(str)

    def __init__(
        self, workbook: Workbook, grid: Grid, arrangement: Arrangement, entries: Entries, reasons: Reasons
    ) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._arrangement = workbook, grid, arrangement
        self._entries, self._reasons = entries, reasons

    def to_cell(self, cell: Cell) -> bool:
        """Select a figure and show it; one that is not shown yet is added to the chosen ones. False when it cannot."""
        if not self._grid.months.finish_editing():
            return False
        if cell.indicator not in self._workbook.chosen and not self._choose_too(cell):
            return False
        self._arrangement.reveal(cell)
        found = self._grid.select_cell(cell)
        self._grid.setFocus()
        return found

    def to_month(self, month: Month) -> None:
        """The same row in another month, which gets its column if it can have one."""
        if self._grid.months.finish_editing():
            self._arrangement.reach(month)
            self._grid.look_at_month(month)

    def to_group(self, place: int) -> None:
        """The heading of a group."""
        if self._grid.months.finish_editing():
            self._grid.select(place, LABEL)
            self._grid.setFocus()

    def back_to(self, change: c.Change) -> None:
        """After undo and redo the selection is where the change was."""
        for part in parts(change):
            cells = part.values if isinstance(part, c.SetValues) else part.notes if isinstance(part, c.SetNotes) else ()
            cell = next((cell for cell in cells if cell.indicator in self._workbook.chosen), None)
            if cell is not None:
                self._arrangement.reveal(cell)
                self._grid.select_cell(cell)
                return

    def enter(self, step: int) -> None:
        """Enter outside an editor: to the missing figure, into the row, or on to the next figure."""
        index, model = self._grid.current, self._grid.model
        if not index.isValid():
            return
        row = model.row(index)
        missing = self._reasons.missing(index) if step > 0 and not row.is_typed else None
        if missing is not None:
            self._reasons.close()
            self.to_cell(missing)
        elif index.column() >= FIRST_MONTH or step < 0:
            self._grid.months.go_on(Leave.DOWN if step > 0 else Leave.UP)
        elif row.foldable:
            self._arrangement.fold(index.row())
        else:
            self._grid.select(index.row(), model.column(month_to_type(self._workbook)))

    def _choose_too(self, cell: Cell) -> bool:
        about = self._workbook.indicators.get(cell.indicator)
        if about is None or not self._entries.apply(c.ChooseIndicators((*self._workbook.chosen, cell.indicator))):
            return False
        self.told.emit(sentences.tr("{name} is shown now.").format(name=about.name))
        return True
