"""The grid as one widget: frozen names, scrolling months, their heads, and one selection over both."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area, area_around
from kpidesk.ui.figures.grid_measures import GridMeasures
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL, UNIT, GridModel
from kpidesk.ui.figures.grid_selection import GridSelection
from kpidesk.ui.figures.grid_tables import GridTables
from kpidesk.ui.figures.group_band import GroupBand
from kpidesk.ui.figures.headers import MonthHeads
from kpidesk.ui.figures.months import month_to_type
from kpidesk.ui.figures.navigation import first_typed
from kpidesk.ui.figures.rows import place_of_cell
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.bars import SCROLL
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import WIDTH
from kpidesk.workbook.workbook import Workbook

NARROW = 1200
"""Windows narrower than this leave words out."""


class Grid(QWidget):
    """Keeps both tables at whole months: what is left over goes to the names.

    ``looked_at`` follows the current cell, ``selected`` every change of the selection; ``left`` says that it is out of
    sight.
    """

    looked_at = Signal()
    selected = Signal()
    resized = Signal()
    left = Signal()

    def __init__(self, workbook: Workbook, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self.model, self._theme = workbook, model, theme
        self.month_width, self._zoom = fonts.scaled(WIDTH), 1.0
        self.selection = GridSelection(model, self)
        self._tables = tables = GridTables(workbook, model, theme, self.selection, self)
        self.labels, self.kept, self.months, self.heads = tables.labels, tables.kept, tables.months, tables.heads
        tables.size_months(self.month_width)
        self.selection.currentChanged.connect(self._show_current)
        self.selection.selectionChanged.connect(self.selected)
        self.setFocusProxy(self.months)

    def show_sunken(self, is_sunken: bool) -> None:
        """Look as a field that can only be read does."""
        self._tables.show_sunken(is_sunken)

    # -- the current cell and the selection ---------------------------------------------------------------------

    @property
    def current(self) -> QModelIndex:
        return self.selection.currentIndex()

    @property
    def month(self) -> Month:
        """The month of the current cell; the month to type while a name is current."""
        return self.model.month(self.current.column()) or month_to_type(self._workbook)

    @property
    def cell(self) -> Cell | None:
        return self.model.address(self.current)

    def select(self, row: int, column: int) -> None:
        """Make one cell current and see it."""
        self.selection.move_to(self.model.index(row, column))

    def select_cell(self, cell: Cell) -> bool:
        """False when the cell has no row or column now."""
        row = place_of_cell(self.model.rows, cell)
        if row is None or cell.month not in self.model.month_span:
            return False
        self.select(row, self.model.column(cell.month))
        return True

    def select_all(self) -> None:
        if self.model.rows:
            self.select_area(Area(0, 0, self.model.rowCount() - 1, self.model.month_span.count - 1))

    def select_months(self) -> None:
        """The whole columns of what is selected."""
        area = self.area
        if area is not None:
            self.selection.select_columns(area.left + FIRST_MONTH, area.right + FIRST_MONTH)

    def select_rows(self) -> None:
        """The whole rows of what is selected."""
        parts = self.selection.selection().toList()
        if parts:
            top, bottom = min(part.top() for part in parts), max(part.bottom() for part in parts)
            self.selection.select_rows(top, bottom, self.current)

    def select_area(self, area: Area) -> None:
        """Select a rectangle of months; the current cell stays."""
        self.selection.select_area(area)

    def select_cells(self, cells: Iterable[Cell]) -> None:
        """Select the rectangle around those that are shown, and see its first cell."""
        area = area_around(cells, self.model.rows, self.model.month_span)
        if area is not None:
            self.select(area.top, FIRST_MONTH + area.left)
            self.select_area(area)

    def look_at_month(self, month: Month) -> None:
        """The same row in that month; the first figure to type when nothing was current."""
        row = self.current.row() if self.current.isValid() else first_typed(self.model.rows) or 0
        if self.model.rows and month in self.model.month_span:
            self.select(row, self.model.column(month))

    @property
    def area(self) -> Area | None:
        """The rectangle of months around the selection; None when no month's cell is selected."""
        return self.selection.area

    @property
    def selected_places(self) -> list[tuple[int, int]]:
        """Rows and columns of the selected cells of months, row by row."""
        return self.selection.places

    def cell_rect(self, cell: Cell, within: QWidget) -> QRect:
        """Where the cell is seen, in the coordinates of ``within``; invalid when it is not."""
        row = place_of_cell(self.model.rows, cell)
        if row is None or cell.month not in self.model.month_span:
            return QRect()
        return self.index_rect(self.model.index(row, self.model.column(cell.month)), within)

    def index_rect(self, index: QModelIndex, within: QWidget) -> QRect:
        rect = self.months.visualRect(index).intersected(self.months.viewport().rect())
        return QRect(self.months.viewport().mapTo(within, rect.topLeft()), rect.size()) if rect.isValid() else QRect()

    def head_rect(self, month: Month, within: QWidget) -> QRect:
        """Where the month's head is seen."""
        rect = self.heads.section_rect(self.model.column(month)).intersected(self.heads.viewport().rect())
        return QRect(self.heads.viewport().mapTo(within, rect.topLeft()), rect.size()) if rect.isValid() else QRect()

    def _show_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self.labels.show_current(current.row())
        for row in (before.row(), current.row()):
            self._tables.repaint_row(row)
        wanted = self.months if current.column() >= FIRST_MONTH else self.labels
        other = self.labels if wanted is self.months else self.months
        self.setFocusProxy(wanted)
        if other.hasFocus():
            wanted.setFocus()
        self.looked_at.emit()

    # -- places on the screen -----------------------------------------------------------------------------------

    def show_last_month(self) -> None:
        """Scroll to the right end, where the current month is."""
        bar = self.months.horizontalScrollBar()
        bar.setValue(bar.maximum())

    @property
    def measures(self) -> GridMeasures:
        return GridMeasures(self.width(), self.is_narrow, self._zoom, self.month_width, len(self.kept.kept))

    @property
    def months_that_fit(self) -> int:
        """Whole months beside a name column of the usual width, without those that are kept."""
        return self.measures.months_that_fit

    @property
    def is_narrow(self) -> bool:
        return self.window().width() < fonts.scaled(NARROW)

    def set_month_width(self, width: int) -> None:
        self.month_width = width
        self._size_months()

    @property
    def month_heads(self) -> tuple[MonthHeads, MonthHeads]:
        return self._tables.month_heads

    def show_zoomed(self, factor: float) -> None:
        """Type, rows and columns in this size."""
        self._zoom = factor
        self._tables.show_zoomed(factor)
        self._size_months()
        self.show_current()

    def _size_months(self) -> None:
        self._tables.size_months(self.measures.month)
        self.lay_out()

    def show_current(self) -> None:
        """The current cell in sight."""
        if self.current.isValid():
            self.months.scrollTo(self.current)

    def keep_months(self, months: tuple[Month, ...]) -> bool:
        """Keep these beside the names while the others scroll; none: let all scroll. False when there is no room."""
        if len(months) > self.measures.most_kept:
            return False
        self.kept.keep(months)
        self.lay_out()
        return True

    def lay_out(self) -> None:
        """Share the width between names, kept months and whole months."""
        at_end = self._is_at_end()
        self._fill_room()
        measures = self.measures
        count = min(measures.months_that_fit, self.model.month_span.count)
        months, kept = count * measures.month + SCROLL, measures.kept * measures.month
        unit, names = measures.unit, self.width() - months - kept
        self.labels.labels.says_calculated = not self.is_narrow
        self.labels.setGeometry(0, 0, names, self.height())
        self.labels.setColumnWidth(LABEL, names - unit)
        self.labels.setColumnWidth(UNIT, unit)
        self.kept.setGeometry(names, 0, kept, self.height())
        self.months.setGeometry(names + kept, 0, months, self.height())
        if at_end:
            self.show_last_month()
        self.heads.begin_with_a_month(self.months.horizontalScrollBar())
        self._tables.follow_bands()

    def _fill_room(self) -> None:
        """In a wide window earlier months have their columns too."""
        span = self.model.month_span
        missing = self.months_that_fit - span.count
        if missing > 0:
            self.model.show_months(span.including(span.first.plus(-missing)))

    def _is_at_end(self) -> bool:
        bar = self.months.horizontalScrollBar()
        return bar.value() >= bar.maximum()

    @property
    def bands(self) -> tuple[GroupBand, ...]:
        return self._tables.bands

    def focused(self) -> bool:
        """Whether the keys go to the grid or its editor."""
        held = QApplication.focusWidget()
        return held is not None and (held is self or self.isAncestorOf(held))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
