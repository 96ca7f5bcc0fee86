"""The menus that open at a month's head and at a cell."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kpidesk.domain.month import Month
from kpidesk.ui.figures.commands import Commands
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.journeys import Journeys


class ContextMenus(QObject):
    """``says_why``: a command that cannot be chosen says the reason."""

    def __init__(self, grid: Grid, commands: Commands, journeys: Journeys) -> None:
        super().__init__(grid)
        self._grid, self._commands, self._journeys = grid, commands, journeys
        self.says_why = False
        for heads in grid.month_heads:
            heads.menu_requested.connect(self._of_month)
        grid.months.customContextMenuRequested.connect(self._of_cell)

    def _of_month(self, month: Month, where: QPoint) -> None:
        if month != self._grid.month:  # else what is selected stays
            self._journeys.to_month(month)
        self._show(self._commands.of_month, where)

    def _of_cell(self, where: QPoint) -> None:
        self._show(self._commands.of_cell, self._grid.months.viewport().mapToGlobal(where))

    def _show(self, actions: list[QAction], where: QPoint) -> None:
        menu = QMenu(self._grid)
        menu.setToolTipsVisible(self.says_why)
        menu.addActions(actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
