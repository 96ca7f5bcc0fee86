"""How the table of goals is painted: cells, the names of rows and columns, the corner."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.ui.goals.goal_cells import TableCell
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, line_down, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import paint_cell_lines, paint_ring
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex

PADDING, NARROW_PADDING, LABEL, ROW, LEAST_COLUMN = 8, 4, 86, 28, 44


class GoalCellDelegate(QStyledItemDelegate):
    """Paints a cell, and makes the field to type in, which it hands out with ``field_opened``."""

    field_opened = Signal(object)

    def __init__(self, model: GoalTableModel, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model, self._theme, self._table = model, theme, parent
        self.padding = PADDING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = self._theme.palette, option.rect
        cell = self._model.cell(index.row(), index.column())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._table.hasFocus()
        is_sunken = self._model.looks_held and self._model.is_field(index.row(), index.column())
        surface = palette.sunken if is_sunken else palette.surface
        painter.fillRect(rect, palette.selection if chosen and not _is_coloured(cell) else surface)
        inside = rect.adjusted(0, 0, -self.padding, -1)
        if cell.ring:
            paint_ring(painter, QRect(rect.right() - self.padding - 10, rect.top(), 12, rect.height()), palette.text_2)
        role = TextRole.HEADING if cell.is_bold else TextRole.BODY
        if cell.lead:
            self._paint_lead(painter, rect.adjusted(self.padding, 0, 0, -1), cell)
        if cell.is_half:
            _paint_slanted(painter, inside, cell, palette)
        else:
            paint_words(painter, inside, cell.text, colour=_ink(cell, palette), role=role, at=RIGHT)
        paint_cell_lines(painter, rect, palette)
        if index == self._table.currentIndex():
            is_typed = self._model.is_editable(index.row(), index.column())
            ring_inside(painter, rect, palette.accent if self._table.hasFocus() or is_typed else palette.line)

    def _paint_lead(self, painter: QPainter, place: QRect, cell: TableCell) -> None:
        palette = self._theme.palette
        paint_words(painter, place, cell.lead, colour=palette.text_2, at=LEFT)
        beside = place.adjusted(round(fonts.width(cell.lead, TextRole.BODY)) + PADDING, 0, 0, 0)
        paint_words(painter, beside, cell.aside, colour=_merit_ink(cell.merit, palette) or palette.text_2, at=LEFT)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = GoalField(self._model.exact_text(index.row(), index.column()), parent)
        field.setAccessibleName(str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        self.field_opened.emit(field)
        return field

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Nothing: what is being typed is never replaced by what is stored."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        """The field and the table deal with keys and focus themselves, so that nothing refused is dropped."""
        return False


def _is_coloured(cell: TableCell) -> bool:
    """Good and bad are read on surface only."""
    return cell.merit is not Merit.NONE


def _ink(cell: TableCell, palette: Palette) -> QColor:
    found = None if cell.lead else _merit_ink(cell.merit, palette)
    return found or (palette.text_2 if cell.is_quiet or cell.is_half else palette.text)


def _merit_ink(merit: Merit, palette: Palette) -> QColor | None:
    if merit is Merit.NONE:
        return None
    return palette.good if merit is Merit.GOOD else palette.bad


def _paint_slanted(painter: QPainter, place: QRect, cell: TableCell, palette: Palette) -> None:
    """What is not whole yet."""
    font = QFont(fonts.font(TextRole.BODY))
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(palette.text_2)
    painter.drawText(place, RIGHT, cell.text)


class RowNames(QHeaderView):
    """The names of the rows at the left, on surface like the cells."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(fonts.scaled(ROW))
        self.setMinimumSectionSize(fonts.scaled(ROW))
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(LABEL), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        painter.fillRect(rect, palette.surface)
        words = str(self.model().headerData(section, Qt.Orientation.Vertical) or "")
        paint_words(painter, rect.adjusted(PADDING, 0, -2, -1), words, colour=palette.text, at=LEFT)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)


class ColumnNames(QHeaderView):
    """Months above, right-aligned like their figures."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.padding = PADDING
        self.setMinimumSectionSize(fonts.scaled(LEAST_COLUMN))
        self.setSectionsClickable(False)
        self.setFixedHeight(fonts.scaled(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        painter.fillRect(rect, palette.sunken)
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        place = rect.adjusted(0, 0, -self.padding, -1)
        paint_words(painter, place, words, colour=palette.text, role=TextRole.HEADER_CELL, at=RIGHT)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.line)


class Corner(QWidget):
    """The unit, where the names of rows and columns meet."""

    def __init__(self, theme: Theme, model: GoalTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, rect = self._theme.palette, self.rect()
        painter = QPainter(self)
        painter.fillRect(rect, palette.sunken)
        words = self._model.cells.unit if self._model.year else ""
        paint_words(painter, rect.adjusted(PADDING, 0, 0, -1), words, colour=palette.text, role=TextRole.HEADER_CELL)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)
        painter.end()
