"""The heads of the grid: months with their state, and the words over names and units."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QScrollBar, QWidget

from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.grid_model import LABEL, UNIT, GridModel
from kpidesk.ui.figures.zoom import zoomed
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, line_down
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import MonthHeader, paint_month_header, paint_note_corner
from kpidesk.ui.painters.words import LEFT, paint_words
from kpidesk.workbook.workbook import Workbook

HEIGHT = 40


class MonthHeads(QHeaderView):
    """Month, year where it starts, cap of the current month, days of an unfinished one, lock of a closed one.

    ``pressed`` says the columns from one to another: a click, a drag over several, or a click with Shift.
    """

    menu_requested = Signal(object, object)
    pressed = Signal(int, int)

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
        self._from = -1
        self.zoom = 1.0
        self.says_every_year = False
        model.columnsInserted.connect(self.forget_press)

    def facts(self, month: Month, is_first: bool) -> MonthHeader:
        state = self._workbook.month_state(month)
        return MonthHeader(
            month_names.short(month),
            sentences.below_month(month, state, shows_year=is_first or month.number == 1),
            this_month=month == self._workbook.current_month,
            closed=state.status is MonthStatus.CLOSED,
        )

    def show_zoomed(self, factor: float) -> None:
        self.zoom = factor
        self.setFixedHeight(round(fonts.scaled(HEIGHT) * factor))

    def begin_with_a_month(self, bar: QScrollBar) -> None:
        """The months have another width: Qt keeps the offset in pixels, which lies inside of one then."""
        if bar.value() < bar.maximum():
            self.setOffsetToSectionPosition(bar.value())
        else:
            self.setOffsetToLastSection()

    def section_rect(self, column: int) -> QRect:
        return QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        month = self._grid.month(column)
        if month is None or not rect.isValid():
            return
        palette = self._theme.palette
        header = self.facts(month, is_first=self.says_every_year or column == self.logicalIndexAt(0))
        painter.save()
        with zoomed(painter, rect, self.zoom) as usual:
            paint_month_header(painter, usual, header, palette, self._theme.icons)
            if self._workbook.month_note(month):
                paint_note_corner(painter, usual, palette.text_2)
        if self.zoom != 1:
            line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        if self.says_every_year and column == self.logicalIndexAt(self.width() - 1):
            line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)
        if header.this_month:
            line_down(painter, rect.left() - 1, rect.top() + 1, rect.bottom(), palette.field_border)
            line_down(painter, rect.right(), rect.top() + 1, rect.bottom(), palette.field_border)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self.logicalIndexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or column < 0 or not self.leave_allowed():
            return
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._from >= 0
        self._from = self._from if extends else column
        self.pressed.emit(self._from, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        column = self.logicalIndexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and column >= 0 and self._from >= 0:
            self.pressed.emit(self._from, column)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Nothing: Qt would select by its own rules."""

    def forget_press(self) -> None:
        """Columns have other numbers now."""
        self._from = -1

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        month = self._grid.month(self.logicalIndexAt(event.pos()))
        if month is not None:
            self.menu_requested.emit(month, event.globalPos())


class LabelHeads(QHeaderView):
    """Figure and Unit, at the lower edge, with the strong line of the frozen part."""

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid, self._theme = model, theme
        self.zoom = 1.0
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(fonts.scaled(HEIGHT))

    def show_zoomed(self, factor: float) -> None:
        self.zoom = factor
        self.setFixedHeight(round(fonts.scaled(HEIGHT) * factor))

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
        with zoomed(painter, rect, self.zoom) as usual:
            line = fonts.line_height(TextRole.SMALL)
            place = QRect(usual.left() + inset, usual.bottom() - line - 6, usual.width() - inset, line)
            paint_words(painter, place, words, colour=colour, role=role, at=LEFT)
        if column == UNIT:
            line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)
        painter.restore()
