"""Commands of the grid that lead to another page of its tab."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.parts.page_action import page_action
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook


class GridCommands(QObject):
    """``editing_wanted`` is the id of the own figure or KPI in the current row, ``view_wanted`` a View."""

    editing_wanted = Signal(str)
    view_wanted = Signal(object)

    def __init__(self, page: FiguresPage, workbook: Workbook, signals: WorkbookSignals) -> None:
        super().__init__(page)
        self._page, self._workbook, self._signals = page, workbook, signals
        self.change_own = page_action(
            page, self.tr("C&hange the own figure or KPI…"), ("Ctrl+Shift+F2",), self._want_editing
        )
        self.to_sheet = page_action(
            page, self.tr("Month &sheet"), ("Ctrl+M",), lambda: self.view_wanted.emit(View.SHEET)
        )
        page.grid.looked_at.connect(self._offer_change)
        signals.held.connect(lambda _: self._offer_change())

    @property
    def menus(self) -> dict[str, list[QAction]]:
        """Those of the grid, with these among them."""
        actions = self._page.page_actions()
        own = {"Tools": [*actions.get("Tools", []), self.change_own]}
        return {**actions, **own, "View": [self.to_sheet, *actions.get("View", [])]}

    @property
    def _indicator(self) -> str:
        index = self._page.grid.current
        return self._page.model.row(index).indicator if index.isValid() else ""

    def _want_editing(self) -> None:
        if self._indicator:
            self.editing_wanted.emit(self._indicator)

    def _offer_change(self) -> None:
        is_own = self._indicator in self._workbook.own_indicators
        self.change_own.setEnabled(is_own and self._signals.hold is None)
