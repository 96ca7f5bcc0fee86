"""What holds typing back for now, shown on everything in the page that it stands against."""

from PySide6.QtCore import QObject, Signal

from kpidesk.ui.figures.asks import Asks
from kpidesk.ui.figures.commands import Commands
from kpidesk.ui.figures.context_menus import ContextMenus
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.page_stack import PageStack
from kpidesk.ui.figures.toolbar import FiguresToolbar
from kpidesk.ui.workbook_signals import Hold


class HeldBack(QObject):
    """While typing is held back no editor opens, and what changes something cannot be chosen. ``refused`` says why."""

    refused = Signal(str)

    def __init__(
        self, grid: Grid, asks: Asks, menus: ContextMenus, refusing: tuple[Commands, FiguresToolbar, PageStack]
    ) -> None:
        """``refusing`` are those that cannot be used, and say why."""
        super().__init__(grid)
        self._grid, self._menus, self._asks = grid, menus, asks
        self._refusing = refusing
        self._hold: Hold | None = None

    def show(self, hold: Hold | None) -> None:
        """What is being typed is taken first; what is refused of it stays where it is."""
        self._hold = hold
        if hold is not None and self._asks.panels.finish():
            self._grid.months.finish_editing()
        self._grid.model.is_held = hold is not None
        self._grid.show_sunken(hold is not None and hold.shows)
        for part in self._refusing:
            part.hold_back(hold.reason if hold is not None else "")
        self._menus.says_why = hold is not None

    def may_change(self) -> bool:
        """Whether something can be changed now; else it is said why not."""
        if self._hold is not None:
            self.refused.emit(self._hold.reason)
        return self._hold is None
