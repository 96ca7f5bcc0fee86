"""Which rows are in the grid: chosen in the toolbar, or offered where there are none."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kpidesk.ui.figures.arrangement import Arrangement
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.page_stack import PageStack
from kpidesk.ui.figures.rows import Show
from kpidesk.ui.figures.toolbar import FiguresToolbar
from kpidesk.workbook.workbook import Workbook


class RowChoice(QObject):
    """Nothing is chosen while something typed is refused: ``finish`` is asked first."""

    def __init__(
        self,
        workbook: Workbook,
        grid: Grid,
        toolbar: FiguresToolbar,
        stack: PageStack,
        arrangement: Arrangement,
        *,
        finish: Callable[[], bool],
    ) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._arrangement, self._finish = workbook, grid, arrangement, finish
        self._toolbar, self._stack = toolbar, stack
        toolbar.figures.chosen.connect(lambda show, group: self.choose_figures(Show(show), group))
        toolbar.parts.chosen.connect(self._choose_segment)
        stack.nothing_fits.main_requested.connect(self._show_all)

    def refresh(self) -> None:
        """Figures, KPIs or segments came or went."""
        self._toolbar.refresh()
        self._arrangement.refresh()
        self.show_what_there_is()

    def show_what_there_is(self) -> None:
        """The grid, or why it has no rows."""
        has_chosen = bool(self._workbook.chosen)
        self._stack.show_what_there_is(has_chosen, bool(self._grid.model.rows))
        self._toolbar.figures.setEnabled(has_chosen)

    def choose_figures(self, show: Show, group: str) -> None:
        if self._finish():
            self._arrangement.show_figures(show, group)
            self.show_what_there_is()

    def _choose_segment(self, segment: object) -> None:
        if self._finish():
            self._arrangement.show_segment(self._toolbar.parts.segment if segment is not None else None)
            self.show_what_there_is()

    def _show_all(self) -> None:
        self._toolbar.figures.show_choice(str(Show.ALL))
        self._toolbar.parts.show_choice(None)
        self._arrangement.show_segment(None)
        self.choose_figures(Show.ALL, "")
        self._grid.setFocus()
