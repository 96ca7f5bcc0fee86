"""What was typed into a closed month: it waits in a line above the grid, and is stored or given up from there."""

from PySide6.QtCore import QObject, Signal

from kpidesk.domain import change as c
from kpidesk.ui.figures.cell_editor import Leave
from kpidesk.ui.figures.closed_line import ClosedLine
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.grid import Grid


class ClosedTyping(QObject):
    """``settled``: what was refused is dealt with."""

    settled = Signal()

    def __init__(self, grid: Grid, entries: Entries, line: ClosedLine) -> None:
        super().__init__(grid)
        self._grid, self._entries, self._line = grid, entries, line
        entries.accepted.connect(self.settle)
        entries.closed.connect(line.wait_with)
        line.reopening_requested.connect(self._reopen)
        line.given_up.connect(self.return_to_typing)
        grid.months.given_up.connect(self.settle)

    def settle(self) -> None:
        """Nothing waits any more."""
        self._line.clear()
        self.settled.emit()

    def return_to_typing(self) -> None:
        """The keys go where something is typed, else to the grid."""
        (self._grid.months.editor or self._grid).setFocus()

    def _reopen(self, change: c.Change, reason: str) -> None:
        if self._entries.reopen(change, reason):
            was_typing = self._grid.months.editor is not None
            self._grid.months.give_up()
            self._grid.setFocus()
            if was_typing:
                self._grid.months.go_on(Leave.DOWN)
