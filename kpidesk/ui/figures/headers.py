"""The heads of the grid: months with their state, and the words over names and units."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kpidesk.charts import month_names
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui import fonts
from kpidesk.ui.controls.shapes import line_across, line_down
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.grid_model import LABEL, UNIT, GridModel
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.painters.grid import MonthHeader, paint_month_header, paint_note_corner
from kpidesk.ui.painters.words import LEFT, paint_words
from kpidesk.ui.theme import Theme
from kpidesk.workbook.workbook import Workbook

HEIGHT = 40


class MonthHeads(QHeaderView):
    """Month, year where it starts, cap of the current month, days of an unfinished one, lock of a closed one."""

    menu_requested = Signal(object, object)

    def __init__(self, workbook: Workbook, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workbook, self._grid, self._theme = workbook, model, theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.leave_allowed: Callable[[], bool] = lambda: True

    def facts(self, month: Month, is_first: bool) -> MonthHeader:
        state = self._workbook.month_state(month)
        return MonthHeader(
            month_names.short(month),
            sentences.below_month(month, state, shows_year=is_first or month.number == 1),
            this_month=month == self._workbook.current_month,
            closed=state.status is MonthStatus.CLOSED,
        )

    def section_rect(self, column: int) -> QRect:
        return QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        month = self._grid.month(column)
        if month is None or not rect.isValid():
            return
        palette = self._theme.palette
        header = self.facts(month, is_first=column == self.logicalIndexAt(0))
        painter.save()
        paint_month_header(painter, rect, header, palette, self._theme.icons)
        if self._workbook.month_note(month):
            paint_note_corner(painter, rect, palette.text_2)
        if header.this_month:
            line_down(painter, rect.left() - 1, rect.top() + 1, rect.bottom(), palette.field_border)
            line_down(painter, rect.right(), rect.top() + 1, rect.bottom(), palette.field_border)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.leave_allowed():
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        month = self._grid.month(self.logicalIndexAt(event.pos()))
        if month is not None:
            self.menu_requested.emit(month, event.globalPos())


class LabelHeads(QHeaderView):
    """Figure and Unit, at the lower edge, with the strong line of the frozen part."""

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid, self._theme = model, theme
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(fonts.scaled(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        if column not in {LABEL, UNIT}:
            return
        palette = self._theme.palette
        painter.save()
        painter.fillRect(rect, palette.sunken)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        words = str(self._grid.headerData(column, Qt.Orientation.Horizontal))
        inset, role, colour = (
            (20, TextRole.HEADER_CELL, palette.text) if column == LABEL else (4, TextRole.SMALL, palette.text_2)
        )
        line = fonts.line_height(TextRole.SMALL)
        place = QRect(rect.left() + inset, rect.bottom() - line - 6, rect.width() - inset, line)
        paint_words(painter, place, words, colour=colour, role=role, at=LEFT)
        if column == UNIT:
            line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)
        painter.restore()
