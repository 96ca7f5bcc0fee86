"""The two ways in which figures are entered: the grid, and the sheet of one month. One of them is in use."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.place import FigurePlace
from kpidesk.ui.settings import Settings


class FigureViews(QObject):
    """The sheet is made when it is first asked for, and ``made`` hands it over.

    ``wanted`` is the View that the owner switches to, ``facts_changed`` says that there is news for the status bar.
    """

    made = Signal(object)
    wanted = Signal(object)
    facts_changed = Signal()

    def __init__(self, grid: FiguresPage, make_sheet: Callable[[], MonthSheet], settings: Settings | None) -> None:
        super().__init__(grid)
        self.grid, self.view = grid, View.GRID
        self._make_sheet, self._settings = make_sheet, settings
        self._sheet: MonthSheet | None = None
        self._facts: dict[QWidget, str] = {}
        grid.facts_changed.connect(lambda facts: self._note_facts(grid, facts))
        grid.toolbar.switch.chosen.connect(lambda key: self.wanted.emit(View(key)))

    @property
    def sheet(self) -> MonthSheet:
        if self._sheet is None:
            self._sheet = sheet = self._make_sheet()
            sheet.facts_changed.connect(lambda facts: self._note_facts(sheet, facts))
            sheet.view_requested.connect(lambda key: self.wanted.emit(View(key)))
            self.made.emit(sheet)
        return self._sheet

    @property
    def home(self) -> FiguresPage | MonthSheet:
        """The one in use."""
        return self.sheet if self.view is View.SHEET else self.grid

    @property
    def cell(self) -> Cell | None:
        """The current one."""
        home = self.home
        return home.cell if isinstance(home, MonthSheet) else home.grid.cell

    @property
    def place(self) -> FigurePlace | None:
        """The current cell as a place to go to."""
        return FigurePlace(self.cell) if self.cell is not None else None

    @property
    def facts(self) -> str:
        """What the one in use has for the status bar."""
        return self._facts.get(self.home, "")

    def use(self, view: View) -> bool:
        """Enter figures in the other way, at the same month. False when it is in use already, or typing is refused."""
        left = self.home
        is_other = view is not self.view and left.finish_editing()
        if is_other:
            month, cell = left.month, self.cell
            self.view = view
            if isinstance(self.home, MonthSheet):
                self.home.show_month(month, cell)
            elif cell is not None:
                self.home.go_to(FigurePlace(cell))
            if self._settings is not None:
                self._settings.figures_view = view
        self._show_switch()
        return is_other

    def show_month(self, month: Month) -> None:
        """That month in the one in use."""
        if isinstance(self.home, MonthSheet):
            self.home.show_month(month)
        else:
            self.home.step_month(month - self.home.month)

    def go_to(self, cell: Cell) -> None:
        """That cell in the one in use."""
        if isinstance(self.home, MonthSheet):
            self.home.go_to(cell)
        else:
            self.home.go_to(FigurePlace(cell))

    def _show_switch(self) -> None:
        for switch in [self.grid.toolbar.switch, *([self._sheet.parts.header.switch] if self._sheet else [])]:
            switch.choose(self.view)

    def _note_facts(self, home: QWidget, facts: str) -> None:
        self._facts[home] = facts
        self.facts_changed.emit()
