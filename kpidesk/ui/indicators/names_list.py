"""A list of names for a formula: what it is at the left, how it is written at the right."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.ui.indicators.names_model import NAME, FormulaName, NamesModel
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
ROW, PADDING, GAP, OUTSIDE = 30, 8, 8, 8
_SMALLEST = 120


class NameDelegate(QStyledItemDelegate):
    """30 high; a name that leaves no room beside it has what is written in a second line."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = _lines(index.data(NAME), _inside(self._view.viewport().rect()))
        below = fonts.line_height(TextRole.BODY) * (lines - 1) + (4 if lines > 1 else 0)
        return QSize(0, fonts.scaled(ROW) + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        name: FormulaName = index.data(NAME)
        palette, place = self._theme.palette, option.rect.adjusted(OUTSIDE, 0, -OUTSIDE, 0)
        painter.save()
        if option.state & _State.State_Selected:
            box(painter, place, 6, fill=palette.selection)
        elif option.state & _State.State_MouseOver:
            box(painter, place, 6, fill=palette.hover)
        if option.state & _State.State_HasFocus:
            ring_inside(painter, place, palette.accent, 6)
        inside = _inside(option.rect)
        if _lines(name, inside) == 1:
            paint_words(painter, inside, name.words, colour=palette.text)
            paint_words(painter, inside, name.written, colour=palette.text_2, role=TextRole.SMALL_MONO, at=RIGHT)
        else:
            self._paint_in_lines(painter, inside, name)
        painter.restore()

    def _paint_in_lines(self, painter: QPainter, inside: QRect, name: FormulaName) -> None:
        palette, line = self._theme.palette, fonts.line_height(TextRole.BODY)
        words = broken(name.words, inside.width(), TextRole.BODY)
        top = inside.adjusted(0, (inside.height() - line * (len(words) + 1)) // 2, 0, 0)
        paint_lines(painter, top, words, TextRole.BODY, palette.text)
        below = QRect(inside.left(), top.top() + line * len(words), inside.width(), line)
        paint_words(painter, below, name.written, colour=palette.text_2, role=TextRole.SMALL_MONO)


def _inside(rect: QRect) -> QRect:
    return rect.adjusted(OUTSIDE + PADDING, 0, -OUTSIDE - PADDING, 0)


def _lines(name: FormulaName, inside: QRect) -> int:
    needed = fonts.width(name.words, TextRole.BODY) + GAP + fonts.width(name.written, TextRole.SMALL_MONO)
    unknown = inside.width() < _SMALLEST  # not laid out yet
    return 1 if unknown or needed <= inside.width() else len(broken(name.words, inside.width(), TextRole.BODY)) + 1


class NamesList(QListView):
    """``name_chosen(FormulaName)`` on Enter and double click. Up from the first row leaves upwards."""

    name_chosen = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, model: NamesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = model
        self.setModel(model)
        self.setItemDelegate(NameDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setProperty("tone", "window")
        self.doubleClicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.name_chosen.emit(self._names.name(index))

    def choose_current(self) -> None:
        """The current row, or the first one when none is."""
        self._choose(self.currentIndex() if self.currentIndex().isValid() else self._names.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self.choose_current,
            Qt.Key.Key_Enter: self.choose_current,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif plain and event.key() in keys:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)
