"""The parts of the month sheet and where they stand, in a wide window and in a narrow one."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.columns import least_width
from kpidesk.ui.month_sheet.kpi_list import WIDTH as KPI_WIDTH
from kpidesk.ui.month_sheet.kpi_list import KpiModel, KpiSide
from kpidesk.ui.month_sheet.program_list import WIDTH as PROGRAM_WIDTH
from kpidesk.ui.month_sheet.program_list import ProgramModel, ProgramSide
from kpidesk.ui.month_sheet.sheet_header import SheetHeader
from kpidesk.ui.month_sheet.sheet_model import SheetModel
from kpidesk.ui.month_sheet.sheet_table import SheetTable
from kpidesk.ui.month_sheet.strip import Strip
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.questions.open_list import OpenList

NARROW_HEADER, WITHOUT_PROGRAMS = 1200, 1000
"""Narrower ones have no progress bar; no list of programs, which head their figures anyway."""


class SheetLayout(QWidget):
    """Programs at the left, the table over its strip, KPIs at the right; in a narrow window those are at the bottom."""

    def __init__(
        self, sheet: SheetModel, programs: ProgramModel, kpis: KpiModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.header = SheetHeader(theme, self)
        self.programs = ProgramSide(programs, theme, self)
        self.table = SheetTable(sheet, theme, self)
        self.open_list = OpenList(theme, self)
        self.strip = Strip(theme, self)
        self.kpis = KpiSide(kpis, theme, self)
        self.nothing = EmptyState(theme, "columns-3", self)
        self.nothing.say(
            tr("Choose what you will type"),
            tr("Start with the figures that you already write down each month. More can be added any time."),
            tr("Choose figures"),
            tr("Add own figure"),
        )
        self.middle = QStackedWidget(self)
        for page in (self.table, self.open_list):
            self.middle.addWidget(page)
        self.body = QWidget(self)
        self._grid = QGridLayout(self.body)
        self._lies_down: bool | None = None
        self.everything = QStackedWidget(self)
        for widget in (self.body, self.nothing):
            widget.setBackgroundRole(QPalette.ColorRole.Base)
            widget.setAutoFillBackground(True)
            self.everything.addWidget(widget)
        self._lay_out()

    def _lay_out(self) -> None:
        for layout in (self._grid, column := QVBoxLayout(self)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.middle, 1)
        centre.addWidget(self.strip)
        self._grid.addWidget(self.programs, 0, 0, 2, 1)
        self._grid.addLayout(centre, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        column.addWidget(self.header)
        column.addWidget(self.everything, 1)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Put the KPIs where there is room for them."""
        self.header.set_narrow(width < fonts.scaled(NARROW_HEADER))
        self.programs.setHidden(width < fonts.scaled(WITHOUT_PROGRAMS))
        sides = fonts.scaled(PROGRAM_WIDTH) + fonts.scaled(KPI_WIDTH)
        across = width < sides + least_width()
        if across == self._lies_down:
            return
        self._lies_down = across
        self.kpis.lie_down(across)
        self._grid.removeWidget(self.kpis)
        place = (1, 1, 1, 1) if across else (0, 2, 2, 1)
        self._grid.addWidget(self.kpis, *place)
