"""Letters typed one after the other find a row by its name."""

from PySide6.QtCore import QObject, QTimer

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.grid_model import LABEL
from kpidesk.ui.figures.rows import find
from kpidesk.workbook.workbook import Workbook

PAUSE = 1000
"""Milliseconds after which a letter begins a new name."""


class Finder(QObject):
    def __init__(self, workbook: Workbook, grid: Grid) -> None:
        super().__init__(grid)
        self._workbook, self._grid = workbook, grid
        self._text = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.forget)
        grid.labels.typed.connect(self.take)

    def forget(self) -> None:
        self._text = ""

    def take(self, letter: str) -> None:
        """One more letter; the same one again goes to the next name that begins with it."""
        self._pause.start()
        again = self._text == letter
        self._text = letter if again else self._text + letter
        here = self._grid.current.row()
        after = here if len(self._text) == 1 else here - 1
        rows = self._grid.model.rows
        place = find(rows, lambda row: sentences.label(row, self._workbook), self._text, after)
        if place is not None:
            self._grid.select(place, LABEL)
