"""The list of everything that can show: ticks, names, what they tell, unit, what they need, where they come from."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.choice_model import ChoiceModel, ChoiceRow
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
GROUP, HEADER, PADDING, TICK, EDGE = 32, 32, 10, 44, 16
NARROW = 900
_MOST_LINES, _SMALLEST = 3, 480


class Columns:
    """Left edges and widths in a list of some width; a narrow one has no column for the source."""

    def __init__(self, width: int) -> None:
        narrow = width < NARROW
        room = width - EDGE - (0 if narrow else fonts.scaled(188))
        self.source = None if narrow else (width - EDGE - fonts.scaled(176), fonts.scaled(176))
        needs = fonts.scaled(184 if narrow else 232)
        self.needs = (room - needs, needs)
        unit = fonts.scaled(72)
        self.unit = (self.needs[0] - unit - 8, unit)
        self.name = (TICK, self.unit[0] - TICK - 16)


class ChoiceDelegate(QStyledItemDelegate):
    """As high as its longest text needs, in small type below the name."""

    def __init__(self, workbook: Workbook, model: ChoiceModel, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._workbook, self._model, self._theme, self._view = workbook, model, theme, view
        self._needs: dict[str, str] = {}
        model.modelReset.connect(self._needs.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row(index)
        if not row.indicator:
            return QSize(0, fonts.scaled(GROUP))
        width = self._view.viewport().width()
        if width < _SMALLEST:  # not laid out yet
            return QSize(0, fonts.scaled(GROUP))
        columns = Columns(width)
        about = self._workbook.indicators[row.indicator]
        name, tells, needs, source = self._texts(about, columns)
        small = fonts.line_height(TextRole.SMALL)
        left = len(name) * fonts.line_height(TextRole.LABEL) + len(tells) * small
        return QSize(0, max(left, len(needs) * small, len(source) * small) + 2 * PADDING)

    def _texts(self, about: Indicator, columns: Columns) -> tuple[list[str], list[str], list[str], list[str]]:
        return (
            _broken(about.name, columns.name[1], TextRole.LABEL),
            _broken(about.texts.tells_you or about.texts.definition, columns.name[1], TextRole.SMALL),
            _broken(self._known_needs(about), columns.needs[1], TextRole.SMALL),
            _broken(", ".join(about.texts.sources), columns.source[1], TextRole.SMALL) if columns.source else [],
        )

    def _known_needs(self, about: Indicator) -> str:
        if about.id not in self._needs:
            self._needs[about.id] = self.needs(about)
        return self._needs[about.id]

    def needs(self, about: Indicator) -> str:
        """The figures it comes down to; of a typed one, that it is typed."""
        if about.kind is Kind.MODEL:
            return sentences.elsewhere(about)
        if not about.is_calculated:
            return sentences.tr("typed, your own") if about.own else sentences.tr("typed")
        inputs = self._workbook.definitions.inputs_of(about.id)
        names = [other for other in self._workbook.indicators if other in inputs]
        return sentences.few(names, self._workbook) if names else sentences.tr("nothing")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, palette = self._model.row(index), option.rect, self._theme.palette
        painter.save()
        if not row.indicator:
            self._paint_group(painter, rect, row)
        else:
            if option.state & _State.State_Selected:
                painter.fillRect(rect, palette.selection)
            elif option.state & _State.State_MouseOver:
                painter.fillRect(rect, palette.hover)
            line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
            self._paint_tick(painter, rect, row)
            self._paint_about(painter, rect, self._workbook.indicators[row.indicator])
        if option.state & _State.State_HasFocus:
            ring_inside(painter, rect, palette.accent)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, row: ChoiceRow) -> None:
        palette = self._theme.palette
        painter.fillRect(rect, palette.sunken)
        inside = rect.adjusted(EDGE, 0, -EDGE, 0)
        paint_words(painter, inside, row.group, colour=palette.text, role=TextRole.HEADING)
        shown, count = self._model.counts(row.group)
        words = sentences.tr("{n} of {count} shown").format(n=shown, count=count)
        paint_words(painter, inside, words, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)

    def _paint_tick(self, painter: QPainter, rect: QRect, row: ChoiceRow) -> None:
        option = QStyleOptionButton()
        option.rect = QRect(rect.left() + EDGE, rect.top() + PADDING, 16, 16)
        chosen = self._model.is_chosen(row.indicator)
        option.state = _State.State_Enabled | (_State.State_On if chosen else _State.State_Off)
        self._view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter)

    def _paint_about(self, painter: QPainter, rect: QRect, about: Indicator) -> None:
        palette, columns = self._theme.palette, Columns(self._view.viewport().width())
        name, tells, needs, source = self._texts(about, columns)
        top = rect.top() + PADDING
        place = QRect(rect.left() + columns.name[0], top, columns.name[1], 0)
        paint_lines(painter, place, name, TextRole.LABEL, palette.text)
        place.translate(0, len(name) * fonts.line_height(TextRole.LABEL))
        paint_lines(painter, place, tells, TextRole.SMALL, palette.text_2)
        unit = QRect(rect.left() + columns.unit[0], top, columns.unit[1], fonts.line_height(TextRole.SMALL))
        words = wording.unit(about.unit, self._workbook.business.currency)
        paint_words(painter, unit, words, colour=palette.text_2, role=TextRole.SMALL, at=LEFT)
        column = QRect(rect.left() + columns.needs[0], top, columns.needs[1], 0)
        paint_lines(painter, column, needs, TextRole.SMALL, palette.text_2)
        if columns.source:
            column = QRect(rect.left() + columns.source[0], top, columns.source[1], 0)
            paint_lines(painter, column, source, TextRole.SMALL, palette.text_2)


def _broken(text: str, width: int, role: TextRole) -> list[str]:
    return list(_kept(text, width, role, fonts.scale()))


@lru_cache(maxsize=4096)
def _kept(text: str, width: int, role: TextRole, _scale: float) -> tuple[str, ...]:
    return tuple(broken(text, width, role, _MOST_LINES))


class ChoiceHeader(QWidget):
    """The names of the columns above the list."""

    def __init__(self, theme: Theme, view: QAbstractItemView, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, view
        self.setFixedHeight(fonts.scaled(HEADER))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self._theme.palette
        columns, tr = Columns(self._view.viewport().width()), sentences.tr
        painter.fillRect(self.rect(), palette.surface)
        line_across(painter, 0, self.width(), self.height() - 1, palette.strong_line)
        names = [
            (columns.name, tr("Figure or KPI, and what it tells")),
            (columns.unit, tr("Unit")),
            (columns.needs, tr("Needs")),
        ]
        for place, words in [*names, *([(columns.source, tr("Comes from"))] if columns.source else [])]:
            rect = QRect(place[0], 0, place[1], self.height())
            paint_words(painter, rect, words, colour=palette.text_2, role=TextRole.HEADER_CELL)
        painter.end()


class ChoiceList(QListView):
    """Space or a click on the box ticks; Alt+Up and Alt+Down ask to move. ``current_changed(ChoiceRow)``."""

    current_moved = Signal(object)
    move_wanted = Signal(object, int)
    left_upwards = Signal()

    def __init__(self, workbook: Workbook, theme: Theme, model: ChoiceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = model
        self.setModel(model)
        self.setItemDelegate(ChoiceDelegate(workbook, model, theme, self))
        self.setAccessibleName(self.tr("Figures and KPIs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    @property
    def row(self) -> ChoiceRow | None:
        """The current row."""
        index = self.currentIndex()
        return self._choices.row(index) if index.isValid() else None

    def choose_row(self, row: ChoiceRow) -> None:
        """Make a row the current one, if it is in sight."""
        place = self._choices.place(row)
        if place.isValid():
            self.setCurrentIndex(place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_moved.emit(self._choices.row(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and key in steps and index.isValid():
            self.move_wanted.emit(self._choices.row(index), steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Space and not modifiers and index.isValid():
            self._choices.tick(index)
        elif key == Qt.Key.Key_Up and not modifiers and index.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and point.x() < TICK:
            self._choices.tick(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() >= TICK:
            self._choices.tick(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
