"""A month sheet in use: keys for whoever has the focus, and what the sheet shows and says."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.month_sheet.columns import Column
from kpidesk.ui.month_sheet.kpi_line import KpiLine
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.month_sheet.sheet_row import SheetRow
from kpidesk.ui.month_sheet.strip import Saying
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


def cell(name: str, segment: Segment | None = None) -> Cell:
    """A figure of August 2026."""
    return Cell(name, AUGUST, segment)


class SheetDesk:
    def __init__(self, window: QWidget, page: MonthSheet, workbook: Workbook, signals: WorkbookSignals) -> None:
        self.window, self.page, self.workbook, self.signals = window, page, workbook, signals
        self.refused: list[str] = []
        self.told: list[str] = []
        self.places: list[object] = []
        page.refused.connect(self.refused.append)
        page.told.connect(self.told.append)
        page.place_requested.connect(self.places.append)

    # -- doing --------------------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Every letter is a key; a line break is Enter."""
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClick(QApplication.focusWidget(), letter)
                QApplication.processEvents()

    def go(self, name: str, segment: Segment | None = None) -> None:
        assert self.page.go_to(Cell(name, self.page.month, segment))
        QApplication.processEvents()

    def click(self, name: str, column: Column) -> None:
        """The mouse in the middle of a cell; on its button in the check column."""
        table = self.page.parts.table
        index = self.page.rows.index(self.page.rows.row_of(Cell(name, self.page.month)), column)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        if column is Column.CHECK:
            place = self.button(name).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, _NONE, place)
        QApplication.processEvents()

    # -- seeing -------------------------------------------------------------------------------------------------

    def button(self, name: str) -> QRect:
        from kpidesk.ui.month_sheet.sheet_delegate import button_rect

        row = self.row(name)
        place = self.page.rows.index(self.page.rows.row_of(row.cell), Column.CHECK)
        return button_rect(self.page.parts.table.visualRect(place), row.check)

    @property
    def here(self) -> str:
        """The indicator of the current figure."""
        found = self.page.cell
        return "" if found is None else found.indicator

    @property
    def field(self) -> str:
        return self.page.parts.table.field.text()

    @property
    def saying(self) -> Saying:
        return self.page.parts.strip.saying

    @property
    def offers(self) -> list[str]:
        return [offer.words for offer in self.saying.offers]

    def row(self, name: str, segment: Segment | None = None) -> SheetRow:
        rows = self.page.rows.rows
        return next(row for row in rows if row.cell == Cell(name, self.page.month, segment))

    def kpi(self, name: str) -> KpiLine:
        return next(line for line in self.page.board.model.lines if line.id == name)

    @property
    def kpis(self) -> list[str]:
        return [line.id for line in self.page.board.model.lines]

    def typed(self, name: str, segment: Segment | None = None) -> float | None:
        return self.workbook.typed(Cell(name, self.page.month, segment))

    @property
    def heights(self) -> list[int]:
        """Where every row stands: nothing may move while one types."""
        table = self.page.parts.table
        return [table.rowViewportPosition(place) for place in range(len(self.page.rows.rows))]
