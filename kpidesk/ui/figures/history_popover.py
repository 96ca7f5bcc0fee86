"""What happened to one figure, change by change, beside its cell."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.history_words import Told
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.popover import WIDE, Popover

Index = QModelIndex | QPersistentModelIndex
LINE, MARGIN, MOST_SEEN = 18, 5, 6
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """One row for each change, replaced all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[Told] = []

    def show_told(self, told: Sequence[Told]) -> None:
        self.beginResetModel()
        self.told = list(told)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.told)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.told[index.row()].spoken
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: what became what, below it when and how; at the right that it was restated."""

    def __init__(self, model: HistoryModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * fonts.scaled(LINE) + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        told, palette, rect = self._model.told[index.row()], self._theme.palette, option.rect
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        first = QRect(rect.left() + 6, rect.top() + MARGIN, rect.width() - 12, fonts.scaled(LINE))
        second = first.translated(0, first.height())
        paint_words(painter, first, told.step, colour=palette.text, role=TextRole.LABEL)
        words = sentences.tr("{when}, {how}").format(when=told.when, how=told.how)
        paint_words(painter, second, words, colour=palette.text_2, role=TextRole.SMALL, at=LEFT)
        if told.restated:
            mark = sentences.tr("restated")
            paint_words(painter, first, mark, colour=palette.text_2, role=TextRole.SMALL_LABEL, at=RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, rect, palette.accent)


class HistoryPopover(Popover):
    """Takes the keys, as it is opened on purpose: arrows move, Esc and Enter give them back with ``left``."""

    left = Signal()

    def __init__(self, theme: Theme, window: QWidget, title: str) -> None:
        super().__init__(window, WIDE)
        self._title = PlainLabel(title, TextRole.HEADING, self, wraps=True)
        self._sentence = PlainLabel(sentences.tr("Looking…"), TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self.model = HistoryModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.model, theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(title)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.viewport().setAutoFillBackground(False)
        self.list.verticalScrollBar().setProperty("tone", "raised")
        self.list.hide()
        for widget in (self._title, self._sentence, self.list):
            self.body.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def show_told(self, told: Sequence[Told], sentence: str) -> None:
        """``sentence`` stands above the changes, or says that there are none."""
        self.say(sentence)
        self.model.show_told(told)
        self.list.setVisible(bool(told))
        self.list.setFixedHeight(min(len(told), MOST_SEEN) * (2 * fonts.scaled(LINE) + 2 * MARGIN) + 2)
        if told:
            self.list.setCurrentIndex(self.model.index(0, 0))
            if self.hasFocus():
                self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_at(self, anchor: QRect) -> None:
        self.open_beside(anchor)
        (self.list if self.model.told else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
