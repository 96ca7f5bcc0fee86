"""Where the changes lead: to a figure that is missing, to a chart, to the first month that can be typed."""

from PySide6.QtCore import QObject, Signal

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.nothing import Nothing, first_to_type
from kpidesk.ui.changes.split_view import SplitView
from kpidesk.ui.place import ChartPlace, FigurePlace
from kpidesk.workbook.workbook import Workbook


class ChangesWays(QObject):
    """``place_requested`` is the place, for the window."""

    place_requested = Signal(object)

    def __init__(self, workbook: Workbook, model: ChangesModel, view: SplitView) -> None:
        super().__init__(view)
        self._workbook, self._model, self._view = workbook, model, view
        view.table.entered.connect(self.enter)
        view.panel.chart_requested.connect(self.show_chart)
        view.panel.cell_requested.connect(self.show_cell)

    def enter(self, indicator: str) -> None:
        """To the figure that is missing; else to the panel."""
        missing = self._model.line(indicator).missing
        if missing is not None:
            self.show_cell(missing)
        else:
            self._view.enter_panel()

    def show_cell(self, cell: Cell) -> None:
        self.place_requested.emit(FigurePlace(cell))

    def show_chart(self) -> None:
        if self._view.table.current:
            self.place_requested.emit(ChartPlace(self._view.table.current, self._model.look.month))

    def type_first(self, nothing: Nothing) -> None:
        """To where the first figure is typed."""
        self.show_cell(first_to_type(self._workbook, nothing))
