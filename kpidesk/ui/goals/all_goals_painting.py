"""How the table of all goals is painted: its cells, the names at its left, the heads of its columns."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.domain.indicator import Direction
from kpidesk.ui.goals.all_goals_cells import AIMS, MONTHS, YEAR, Column, longest_marks, longest_text
from kpidesk.ui.goals.all_goals_model import AllGoalsModel
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goal_list import name_lines
from kpidesk.ui.goals.goal_words import DOWN
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, line_down, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import paint_cell_lines
from kpidesk.ui.painters.status import SHAPE, paint_shape, paint_status, status_width
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex

PADDING, ROW, TALL_ROW, GROUP, HEAD, NAMES, LEAST_COLUMN = 6, 28, 40, 28, 32, 232, 48
NARROW_PADDING = 4
"""Where the whole row comes into sight with it."""


class AllGoalsDelegate(QStyledItemDelegate):
    """Paints a cell, and makes the field to type in, which it hands out with ``field_opened``."""

    field_opened = Signal(object)

    def __init__(self, model: AllGoalsModel, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model, self._theme, self._table = model, theme, parent
        self.padding = PADDING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = self._theme.palette, option.rect
        row, column = index.row(), index.column()
        if not self._model.indicator(row):
            painter.fillRect(rect, palette.sunken)
            line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._table.hasFocus()
        is_closed = not self._model.is_field(row, column) and column < AIMS
        ground = palette.sunken if is_closed else palette.surface if column < MONTHS else palette.calculated
        painter.fillRect(rect, palette.selection if chosen and column != Column.STATUS else ground)
        self._paint_words(painter, rect, row, column)
        paint_cell_lines(painter, rect, palette)
        if column in {MONTHS, YEAR + 1}:
            line_down(painter, rect.left() - 1, rect.top(), rect.bottom() + 1, palette.strong_line)
        if index == self._table.currentIndex():
            is_typed = self._model.is_editable(row, column)
            ring_inside(painter, rect, palette.accent if self._table.hasFocus() or is_typed else palette.line)

    def _paint_words(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        palette = self._theme.palette
        inside = rect.adjusted(self.padding, 0, -self.padding, -1)
        if column < AIMS:
            cell = self._model.aims(row).cells[column]
            role = TextRole.HEADING if cell.is_bold else TextRole.BODY
            paint_words(painter, inside, cell.text, colour=_ink(palette, cell.is_quiet), role=role, at=RIGHT)
            return
        line = self._model.stand(row)
        if column == Column.STATUS:
            paint_status(painter, inside, line.mark, palette)
        else:
            is_due = column == Column.REVIEW and line.is_due
            role = TextRole.HEADING if is_due else TextRole.BODY
            paint_words(painter, inside, line.text(column), colour=_ink(palette, not is_due), role=role, at=RIGHT)

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


def _ink(palette: Palette, is_quiet: bool) -> QColor:
    return palette.text_2 if is_quiet else palette.text


def width_needed(model: AllGoalsModel, column: int) -> int:
    """Of the widest text of a column, with room at both sides. Those behind the goals are as wide as they can get."""
    if column == Column.STATUS:
        return max(map(status_width, longest_marks())) + 2 * PADDING
    if column < AIMS:
        rows = [row for row, line in enumerate(model.lines) if line.indicator]
        texts = [model.aims(row).cells[column].text for row in rows]
    else:
        texts = [longest_text(Column(column))]
    title = str(model.headerData(column, Qt.Orientation.Horizontal))
    role = TextRole.HEADING if column in {YEAR, Column.REVIEW} else TextRole.BODY
    widths = [fonts.width(title, TextRole.HEADER_CELL), *(fonts.width(text, role) for text in texts)]
    return max(fonts.scaled(LEAST_COLUMN), round(max(widths) + 0.5) + 2 * PADDING)


class KpiNames(QHeaderView):
    """Shape and name of each KPI at the left, which stay in sight; a double click opens one."""

    def __init__(self, model: AllGoalsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._goals, self._theme = model, theme
        self.padding = PADDING
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(fonts.scaled(ROW))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedWidth(fonts.scaled(NAMES))

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(NAMES), 0)

    def height_of(self, row: int) -> int:
        if not self._goals.indicator(row):
            return fonts.scaled(GROUP)
        return fonts.scaled(ROW if len(self._name(row)) == 1 else TALL_ROW)

    def _name(self, row: int) -> list[str]:
        about = self._goals.workbook.indicator(self._goals.indicator(row))
        words = f"{about.name} {DOWN}" if about.direction is Direction.LOWER else about.name
        room = fonts.scaled(NAMES) - SHAPE - 3 * PADDING - 8
        return name_lines(words, room, TextRole.BODY)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        is_group = not self._goals.indicator(section)
        painter.fillRect(rect, palette.sunken if is_group else palette.surface)
        if is_group:
            words = rect.adjusted(PADDING + 8, 0, 0, -1)
            text = self._goals.lines[section].words
            paint_words(painter, words, text, colour=palette.text_2, role=TextRole.HEADER_CELL)
        else:
            self._paint_name(painter, rect, section)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Below the last row there is nothing, as in the table."""
        super().paintEvent(event)
        below = self.viewport().rect().adjusted(0, self.length() - self.offset(), 0, 0)
        if below.isValid():
            painter = QPainter(self.viewport())
            painter.fillRect(below, self._theme.palette.surface)
            painter.end()

    def _paint_name(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, mark = self._theme.palette, self._goals.stand(section).mark
        shape = QRect(rect.left() + PADDING + 8, rect.top(), SHAPE, rect.height() - 1)
        paint_shape(painter, shape, mark.status, palette, mark.hollow)
        lines, height = self._name(section), fonts.line_height(TextRole.BODY)
        top = rect.center().y() - height * len(lines) // 2
        for number, words in enumerate(lines):
            place = QRect(shape.right() + 1 + PADDING, top + number * height, rect.right() - shape.right(), height)
            paint_words(painter, place, words, colour=palette.text, at=LEFT)


class ColumnHeads(QHeaderView):
    """Months, quarters, the year and what is known of them; the month looked at has a cap."""

    def __init__(self, model: AllGoalsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._goals, self._theme = model, theme
        self.padding = PADDING
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(fonts.scaled(LEAST_COLUMN))
        self.setSectionsClickable(False)
        self.setFixedHeight(fonts.scaled(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        painter.fillRect(rect, palette.sunken)
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        at = LEFT if section == Column.STATUS else RIGHT
        place = rect.adjusted(self.padding, 0, -self.padding, -1)
        paint_words(painter, place, words, colour=palette.text, role=TextRole.HEADER_CELL, at=at)
        if section == self._goals.month - self._goals.year.first:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width() - 1, 3), palette.text)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.line)
        if section in {MONTHS, YEAR + 1}:
            line_down(painter, rect.left() - 1, rect.top(), rect.bottom() + 1, palette.strong_line)


class NamesHead(QWidget):
    """What the names are, where the heads of rows and columns meet."""

    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, rect = self._theme.palette, self.rect()
        painter = QPainter(self)
        painter.fillRect(rect, palette.sunken)
        place = rect.adjusted(PADDING + 8, 0, 0, -1)
        paint_words(painter, place, self._words, colour=palette.text, role=TextRole.HEADER_CELL)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)
        painter.end()
