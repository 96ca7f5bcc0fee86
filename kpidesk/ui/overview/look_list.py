"""The list of what is worth a look: painted lines, each one click or Enter from its place."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.look_lines import LookLine
from kpidesk.ui.overview.pictures import Pictures
from kpidesk.ui.overview.words import tr
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.status import SHAPE, paint_shape

Index = QModelIndex | QPersistentModelIndex
SIDE, TEXT, ABOVE, MARK = 16, 40, 8, 40
"""Left of the shape, left of the words, above and below them, and at the right for the arrow."""
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class LookModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LookLine] = []

    @property
    def lines(self) -> list[LookLine]:
        return self._lines

    def show(self, lines: list[LookLine]) -> None:
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        return {_Role.DisplayRole: line.fact, _Role.AccessibleTextRole: line.spoken}.get(_Role(role))


class LookDelegate(QStyledItemDelegate):
    def __init__(self, model: LookModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._pictures = Pictures(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        fact, measure = self._words(index, option.rect.width())
        height = len(fact) * fonts.line_height(TextRole.PARAGRAPH) + len(measure) * fonts.line_height(TextRole.BODY)
        return QSize(option.rect.width(), height + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        palette, whole = self._theme.palette, QRect(QPoint(0, 0), place.size())
        picture = self._pictures.picture(
            index.row(),
            self._model.lines[index.row()],
            place.size(),
            ratio=painter.device().devicePixelRatio(),
            ground=palette.surface,
            paint=lambda on_line: self._paint_line(on_line, whole, index),
        )
        painter.drawPixmap(place.topLeft(), picture)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, place.adjusted(4, 1, -4, -2), palette.accent, 6)

    def _paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        line, palette = self._model.lines[index.row()], self._theme.palette
        fact, measure = self._words(index, place.width())
        height = fonts.line_height(TextRole.PARAGRAPH)
        shape = QRect(place.x() + SIDE, place.y() + ABOVE, SHAPE, height)
        if line.status is not None:
            paint_shape(painter, shape, line.status, palette)
        else:
            self._theme.icons.paint(painter, shape, line.icon, palette.text_2, 14)
        room = place.adjusted(TEXT, ABOVE, -MARK, 0)
        paint_lines(painter, room, fact, TextRole.HEADING, palette.text)
        below = room.translated(0, len(fact) * height)
        paint_lines(painter, below, measure, TextRole.BODY, palette.text_2)
        mark = QRect(place.right() - SIDE - 15, shape.y(), 16, height)
        self._theme.icons.paint(painter, mark, "chevron-right", palette.text_2)
        if index.row() + 1 < self._model.rowCount():
            line_across(painter, room.x(), place.right() + 1 - SIDE, place.bottom(), palette.line)

    def _words(self, index: Index, width: int) -> tuple[list[str], list[str]]:
        line, room = self._model.lines[index.row()], max(40, width - TEXT - MARK)
        return broken(line.fact, room, TextRole.HEADING), broken(line.measure, room, TextRole.BODY)


class LookList(QListView):
    """As high as its lines; up and down move, Enter or a click goes there."""

    place_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LookModel(self)
        self._delegate = LookDelegate(self.lines, theme, self)
        self._pressed = QPersistentModelIndex()
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Worth a look"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: list[LookLine]) -> None:
        place = max(0, self.currentIndex().row())
        self.lines.show(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(min(place, len(lines) - 1)))
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        rows = (self.lines.index(row) for row in range(self.lines.rowCount()))
        self.setFixedHeight(sum(self._delegate.sizeHint(option, row).height() for row in rows))
        self.scheduleDelayedItemsLayout()

    def _go(self, index: Index) -> None:
        if index.isValid():
            self.place_requested.emit(self.lines.lines[index.row()].place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self._pressed:
            self._go(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
