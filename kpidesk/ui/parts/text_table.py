"""A table of prepared words: rows are chosen whole, figures stand at the right, names take the room that is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import fill, line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words
from kpidesk.ui.parts.label import tip
from kpidesk.ui.parts.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex
HEADER, ROW, PADDING, BAR, NARROWEST = 32, 32, 8, 4, 96
_LINES = 2
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Column:
    """``wide`` takes the room that the others leave: its words wrap once, and are whole in the tool tip."""

    title: str
    right: bool = False
    wide: bool = False
    muted: bool = False


class TextModel(QAbstractTableModel):
    """Rows of words, one for each column; replaced all at once, or a single word at a time."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[list[str]] = []

    @property
    def rows(self) -> list[list[str]]:
        return self._rows

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self._rows = [list(row) for row in rows]
        self.endResetModel()

    def show_word(self, row: int, column: int, word: str) -> None:
        self._rows[row][column] = word
        place = self.index(row, column)
        self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        word = self._rows[index.row()][index.column()]
        if role == _Role.DisplayRole:
            return word
        if role == _Role.ToolTipRole and self.columns[index.column()].wide:
            return tip(word)
        if role == _Role.AccessibleTextRole:
            row = self._rows[index.row()]
            said = (f"{column.title}: {word}" for column, word in zip(self.columns, row, strict=True) if word)
            return ", ".join(said) if index.column() == 0 else f"{self.columns[index.column()].title}: {word}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.columns[section].title
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: TextModel, theme: Theme, table: "TextTable") -> None:
        super().__init__(table)
        self._model, self._theme, self._table = model, theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect, column = self._theme.palette, option.rect, self._model.columns[index.column()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.selection)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        word = self._model.rows[index.row()][index.column()]
        colour = palette.text_2 if column.muted else palette.text
        inside = _inside(rect, index.column())
        if column.wide:
            lines = broken(word, inside.width(), TextRole.BODY, _LINES)
            top = (inside.height() - len(lines) * fonts.line_height(TextRole.BODY)) // 2
            paint_lines(painter, inside.adjusted(0, top, 0, 0), lines, TextRole.BODY, colour)
        else:
            paint_words(painter, inside, word, colour=colour, at=RIGHT if column.right else LEFT)


class _Header(QHeaderView):
    def __init__(self, model: TextModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns, self._theme = model.columns, theme
        self.setFixedHeight(fonts.scaled(HEADER))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, column = self._theme.palette, self._columns[section]
        painter.fillRect(rect, palette.sunken)
        place = RIGHT if column.right else LEFT
        words = _inside(rect, section)
        paint_words(painter, words, column.title, colour=palette.text_2, role=TextRole.HEADER_CELL, at=place)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.palette.sunken)
        bottom = self.viewport().height() - 1
        line_across(painter, 0, self.viewport().width(), bottom, self._theme.palette.strong_line)
        painter.end()
        super().paintEvent(event)


class TextTable(RowTable):
    """``current_moved`` is the row that the keys are on, -1 for none; ``entered`` a double click or Enter on it."""

    current_moved = Signal(int)
    entered = Signal(int)

    def __init__(self, theme: Theme, model: TextModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, name, parent)
        self._words = model
        self.setItemDelegate(_Delegate(model, theme, self))
        self.setHorizontalHeader(_Header(model, theme, self))
        self.verticalHeader().setDefaultSectionSize(fonts.scaled(ROW))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda *_: self.fit())

    @property
    def row(self) -> int:
        """The row that the keys are on; -1 for none."""
        return self.currentIndex().row()

    @property
    def rows_in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), last + 1 if last >= 0 else len(self._words.rows))

    def choose(self, row: int) -> None:
        index = self._words.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def fit(self) -> None:
        """Columns as wide as their widest word, the wide one as the room that is left; rows as high as their lines."""
        columns = self._words.columns
        needed = [self._needed(column) for column in range(len(columns))]
        others = sum(width for width, column in zip(needed, columns, strict=True) if not column.wide)
        room = max(fonts.scaled(NARROWEST), self.viewport().width() - others)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, room if column.wide else needed[place])
            if column.wide:
                self._fit_rows(place, room)

    def _fit_rows(self, wide: int, room: int) -> None:
        inside = room - _outside(wide)
        taller = fonts.scaled(ROW) + fonts.line_height(TextRole.BODY)
        for row, words in enumerate(self._words.rows):
            fits = fonts.width(words[wide], TextRole.BODY) <= inside
            height = fonts.scaled(ROW) if fits else taller
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _needed(self, column: int) -> int:
        title = fonts.width(self._words.columns[column].title, TextRole.HEADER_CELL)
        words = {row[column] for row in self._words.rows}
        widest = max([title, *(fonts.width(word, TextRole.BODY) for word in words)])
        return round(widest + 0.5) + _outside(column)

    def _tell(self, row: int) -> None:
        self.viewport().update()
        self.current_moved.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.row >= 0:
            self.entered.emit(self.row)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.row < 0:
            return
        painter = QPainter(self.viewport())
        rect = QRect(0, self.rowViewportPosition(self.row), self.viewport().width(), self.rowHeight(self.row))
        if self.hasFocus():
            ring_inside(painter, rect, self._theme.palette.accent)
        fill(painter, QRect(rect.left(), rect.top(), BAR, rect.height()), self._theme.palette.accent)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._words.rows:
            self.choose(max(self.row, 0))  # Qt itself makes a row current without choosing it
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.row >= 0:
            self.scrollTo(self.currentIndex())


def _inside(rect: QRect, column: int) -> QRect:
    """Where the words stand: the first column leaves room for the bar of the chosen row."""
    return rect.adjusted(PADDING + (BAR if column == 0 else 0), 0, -PADDING, -1)


def _outside(column: int) -> int:
    return 2 * PADDING + (BAR if column == 0 else 0)
