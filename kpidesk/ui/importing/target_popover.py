"""The panel that finds where a column goes: a field to write in, the figures that fit, a new figure of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.domain.indicator import Unit
from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.ui.importing.targets import Choice, Kind, fitting
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import LEFT, paint_words
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.button import Kind as ButtonKind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.popover import WIDE, Popover
from kpidesk.ui.wording import wording

Index = QModelIndex | QPersistentModelIndex
ROW, SHOWN, _PADDING = 28, 9, 8
_NOWHERE = QModelIndex()
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
UNITS = (Unit.COUNT, Unit.MONEY, Unit.PERCENT, Unit.HOURS, Unit.DAYS, Unit.RATIO, Unit.SCORE)


class ChoiceModel(QAbstractListModel):
    def __init__(self, choices: Sequence[Choice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(choices)
        self.shown = list(choices)

    def find(self, text: str) -> None:
        self.beginResetModel()
        self.shown = fitting(self._all, text)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.shown[index.row()].text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.shown[index.row()].kind is Kind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: ChoiceModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice, palette, rect = self._model.shown[index.row()], self._theme.palette, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=palette.selection)
        inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if choice.kind is Kind.HEADING:
            paint_words(painter, inside, choice.text, colour=palette.text_2, role=TextRole.HEADER_CELL, at=LEFT)
        else:
            paint_words(painter, inside, choice.text, colour=palette.text, at=LEFT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10, fonts.scaled(ROW))


class TargetPopover(Popover):
    """``decided`` is the Target, once. Arrows go through the list, Enter takes what is marked, Esc leaves it.

    ``had_keys``: when it closed, the focus was in it.
    """

    decided = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, title: str, choices: Sequence[Choice], name: str = "") -> None:
        """``name`` is what a new figure is called at first: the heading of the column."""
        super().__init__(window, WIDE)
        self.setAccessibleName(title)
        self._theme = theme
        self.had_keys = False
        self.body.addWidget(PlainLabel(title, TextRole.HEADING, self, wraps=True))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Part of a figure’s name"))
        self.field.setAccessibleName(tr("Part of a figure’s name"))
        self.model = ChoiceModel(choices, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.model, theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Figures"))
        self.list.setFixedHeight(fonts.scaled(ROW) * SHOWN)
        self.own = _OwnFigure(theme, name, self)
        self.own.hide()
        for widget in (self.field, self.list, self.own):
            self.body.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(self.model.shown[index.row()]))
        self.own.made.connect(self._decide)
        QApplication.instance().focusChanged.connect(self._watch_focus)  # type: ignore[union-attr]  # there is one
        self._look("")

    def close_popover(self) -> None:
        focus = self.window().focusWidget()
        self.had_keys = focus is not None and self.isAncestorOf(focus)
        super().close_popover()

    def open_at(self, anchor: QRect) -> None:
        self.open_beside(anchor)
        self._anchor = anchor
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def marked(self) -> Choice | None:
        index = self.list.currentIndex()
        return self.model.shown[index.row()] if index.isValid() else None

    def _look(self, text: str) -> None:
        self.model.find(text)
        self._mark(0, 1)

    def _mark(self, row: int, step: int) -> None:
        """The nearest row from there on that can be chosen."""
        shown = self.model.shown
        while 0 <= row < len(shown) and shown[row].kind is Kind.HEADING:
            row += step
        if 0 <= row < len(shown):
            self.list.setCurrentIndex(self.model.index(row))
            self.field.setAccessibleDescription(shown[row].text)

    def _take(self, choice: Choice) -> None:
        match choice.kind:
            case Kind.NOWHERE:
                self._decide(NOWHERE)
            case Kind.FIGURE | Kind.OTHER:
                self._decide(Target(choice.key))
            case Kind.OWN:
                self.own.show()
                self.own.take_focus()  # first, or the focus leaves the panel with what is hidden
                self.field.hide()
                self.list.hide()
                self.open_beside(self._anchor)

    def _decide(self, target: Target) -> None:
        self.decided.emit(target)
        self.close_popover()

    def _watch_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere has decided nothing."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now) and now.window() is self.window():
            self.close_popover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                last = len(self.model.shown) - 1
                self._mark(min(max(row + step, 0), last), 1 if step > 0 or row + step <= 0 else -1)
                return True
            if event.key() in _ENTER and self.marked is not None:
                self._take(self.marked)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)


class _OwnFigure(QWidget):
    """Name and unit of a new figure; ``made`` is the Target that brings it along."""

    made = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QLineEdit(name, self)
        self.name.setAccessibleName(tr("Name of the new figure"))
        self.name.setMaxLength(120)
        self.unit = CalmCombo(tr("Unit"), self, width=112)
        for unit in UNITS:
            self.unit.addItem(wording.unit(unit, tr("money")), unit)
        self.add = Button(theme, tr("Add"), self, kind=ButtonKind.MAIN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, stretch in ((self.name, 1), (self.unit, 0), (self.add, 0)):
            row.addWidget(widget, stretch)
        self.add.clicked.connect(self._make)
        self.name.returnPressed.connect(self._make)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(bool(name.strip()))

    def take_focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _make(self) -> None:
        if self.name.text().strip():
            self.made.emit(Target(label=self.name.text().strip(), unit=Unit(self.unit.currentData())))
