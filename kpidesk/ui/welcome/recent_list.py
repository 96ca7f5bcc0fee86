"""The list of files that were open before: painted rows, chosen by click or Enter, taken off by Delete."""

from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.analysis.goals.verdict import Status
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines, shortened_path
from kpidesk.ui.painters.status import SHAPE, paint_shape, word_colour
from kpidesk.ui.painters.words import paint_words
from kpidesk.ui.welcome.recent_model import ROW, RecentModel
from kpidesk.ui.welcome.recent_row import RecentRow

Index = QModelIndex | QPersistentModelIndex

SIDE, ROW_HEIGHT, ABOVE = 20, 52, 10
STATE, COUNTS, OPENED, MARK = 625, 425, 205, 48
"""Where the columns begin, in pixels from the right end of a row; the name has the rest."""
COUNT_STEP, NAME_LINES = 42, 2
_SHOWN = (Status.ON_TRACK, Status.WATCH, Status.OFF)


class Spot(Enum):
    """What a click in a row means."""

    ROW = "row"
    LOOK_FOR_IT = "look for it"
    TAKE_OFF = "take off"


class RecentDelegate(QStyledItemDelegate):
    """Paints one file in 52 pixels, 68 when its name needs a second line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def spot(self, row: RecentRow, place: QRect, point: QPoint) -> Spot:
        if not row.gone:
            return Spot.ROW
        if point.x() >= _column(place, MARK).left():
            return Spot.TAKE_OFF
        return Spot.LOOK_FOR_IT if _column(place, COUNTS, OPENED).contains(point) else Spot.ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        lines = len(_name_lines(index.data(ROW), QRect(0, 0, width, 0)))
        return QSize(width, fonts.scaled(ROW_HEIGHT) + (lines - 1) * fonts.line_height(TextRole.HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: RecentRow = index.data(ROW)
        painter.save()
        self._paint_name(painter, place, row)
        self._paint_state(painter, place, row)
        self._paint_counts(painter, place, row)
        self._paint_end(painter, place, row, bool(state & QStyle.StateFlag.State_MouseOver))
        if index.row() + 1 < index.model().rowCount():
            line_across(painter, place.left(), place.right() + 1, place.bottom(), self._theme.palette.line)
        if state & QStyle.StateFlag.State_HasFocus:
            # An outline without a fill: the coloured counts would be too faint on the fill of a selection.
            ring_inside(painter, place.adjusted(1, 1, -1, -2), self._theme.palette.accent, 7)
        painter.restore()

    def _paint_name(self, painter: QPainter, place: QRect, row: RecentRow) -> None:
        colours, room = self._theme.palette, _name_room(place)
        names = _name_lines(row, place)
        text = room.adjusted(0, fonts.scaled(ABOVE), 0, 0)
        paint_lines(painter, text, names, TextRole.HEADING, colours.text)
        below = text.translated(0, len(names) * fonts.line_height(TextRole.HEADING))
        path = shortened_path(row.where, lambda line: fonts.width(line, TextRole.SMALL) <= room.width())
        paint_lines(painter, below, [path], TextRole.SMALL, colours.text_2)

    def _paint_state(self, painter: QPainter, place: QRect, row: RecentRow) -> None:
        words = _column(place, STATE, COUNTS)
        if row.icon:
            icon = QRect(words.left(), words.top(), 14, words.height())
            self._theme.icons.paint(painter, icon, row.icon, self._theme.palette.text_2, 14)
            words.adjust(22, 0, 0, 0)
        entered = bool(row.file.last_month) or row.gone
        colour = self._theme.palette.text if entered else self._theme.palette.text_2
        paint_words(painter, words, row.state, colour=colour)

    def _paint_counts(self, painter: QPainter, place: QRect, row: RecentRow) -> None:
        colours, room = self._theme.palette, _column(place, COUNTS, OPENED)
        if row.gone:
            paint_words(painter, room, self.tr("Look for it"), colour=colours.accent, role=TextRole.HEADING)
            return
        if not any(row.file.counts):
            paint_words(painter, room, row.counts, colour=colours.text_2)
            return
        for status, count in zip(_SHOWN, row.file.counts, strict=True):
            if count:
                shape = QRectF(room.left(), room.top() + (room.height() - SHAPE) / 2, SHAPE, SHAPE)
                paint_shape(painter, shape, status, colours)
                words = room.adjusted(SHAPE + 6, 0, 0, 0)
                paint_words(painter, words, str(count), colour=word_colour(status, colours), role=TextRole.HEADING)
            room.adjust(fonts.scaled(COUNT_STEP), 0, 0, 0)

    def _paint_end(self, painter: QPainter, place: QRect, row: RecentRow, pointed_at: bool) -> None:
        colours = self._theme.palette
        paint_words(painter, _column(place, OPENED, MARK), row.opened, colour=colours.text_2)
        mark = _column(place, MARK)
        colour = colours.accent if pointed_at and not row.gone else colours.text_2
        self._theme.icons.paint(painter, mark, "x" if row.gone else "chevron-right", colour)


def _column(place: QRect, begins: int, ends: int = 12) -> QRect:
    left, right = place.right() + 1 - fonts.scaled(begins), place.right() + 1 - fonts.scaled(ends)
    return QRect(left, place.top(), right - left, place.height())


def _name_room(place: QRect) -> QRect:
    return QRect(place.left() + SIDE, place.top(), place.width() - SIDE - fonts.scaled(STATE) - 12, place.height())


def _name_lines(row: RecentRow, place: QRect) -> list[str]:
    return broken(row.file.name, _name_room(place).width(), TextRole.HEADING, NAME_LINES) or [row.where[-1]]


class RecentList(QListView):
    """As high as its rows. Enter or a click opens a file, or looks for one that is gone; Delete takes it off."""

    file_chosen = Signal(object)  # Path
    look_wanted = Signal(object)  # Path
    forget_wanted = Signal(str)
    left_upwards = Signal()
    current_moved = Signal(QRect)  # in the list's own coordinates

    def __init__(self, theme: Theme, model: RecentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = model
        self._rows = RecentDelegate(theme, self)
        self._pressed = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Recent files"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)  # the card behind it has round corners
        model.modelReset.connect(self._fit)
        theme.changed.connect(self.viewport().update)

    def choose_newest(self) -> None:
        self.setCurrentIndex(self._files.index(0))

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        heights = (self._rows.sizeHint(option, self._files.index(n)).height() for n in range(self._files.rowCount()))
        self.setFixedHeight(sum(heights))

    def _act(self, index: Index, spot: Spot = Spot.ROW) -> None:
        row = self._files.row(index)
        if spot is Spot.TAKE_OFF:
            self.forget_wanted.emit(row.file.path)
        elif row.gone:
            self.look_wanted.emit(row.path)
        else:
            self.file_chosen.emit(row.path)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_moved.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        elif index.isValid() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act(index)
        elif index.isValid() and key == Qt.Key.Key_Delete:
            self._act(index, Spot.TAKE_OFF)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self._pressed:
            self._act(index, self._rows.spot(self._files.row(index), self.visualRect(index), point))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self._menu(index).popup(self.viewport().mapToGlobal(place))

    def _menu(self, index: QModelIndex) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gone, held = self._files.row(index).gone, QPersistentModelIndex(index)
        first = self.tr("&Look for it…") if gone else self.tr("&Open")
        menu.addAction(first).triggered.connect(lambda: self._act(held))
        menu.addAction(self.tr("&Take off the list")).triggered.connect(lambda: self._act(held, Spot.TAKE_OFF))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
