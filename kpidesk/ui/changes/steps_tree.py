"""The tree of a calculation's steps; Enter on a figure leads to its cell."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.steps import Step, flat
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.ink import State, has
from kpidesk.ui.look.controls.shapes import fill, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.words import RIGHT, paint_words
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
ROW, MORE, INDENT = 28, 13, 16
SIDE, GAP = 4, 8


class StepsModel(QAbstractItemModel):
    """One column; the steps themselves are reached through `step`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._all: list[Step] = []
        self._place: dict[int, tuple[int, int]] = {}  # of a step in `_all`: its parent there (-1: none), its row

    def show(self, steps: list[Step]) -> None:
        self.beginResetModel()
        self._steps, self._all = steps, flat(steps)
        at = {id(step): number for number, step in enumerate(self._all)}
        self._place = {at[id(step)]: (-1, row) for row, step in enumerate(steps)}
        for number, step in enumerate(self._all):
            self._place |= {at[id(part)]: (number, row) for row, part in enumerate(step.parts)}
        self._numbers = at
        self.endResetModel()

    def step(self, index: Index) -> Step:
        return self._all[index.internalId()]

    def _parts(self, parent: Index) -> list[Step]:
        return self.step(parent).parts if parent.isValid() else self._steps

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        parts = self._parts(parent)
        if column != 0 or not 0 <= row < len(parts):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[id(parts[row])])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        if index is None or not index.isValid():
            return QModelIndex()
        above, _ = self._place[index.internalId()]
        return QModelIndex() if above < 0 else self.createIndex(self._place[above][1], 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._parts(parent))

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = self.step(index)
        match role:
            case _Role.DisplayRole:
                return step.name
            case _Role.AccessibleTextRole:
                return step.spoken
            case _Role.ToolTipRole:
                return tip(step.spoken + ("\n" + tr("Enter goes to the figure.") if step.cell else ""))
        return None


class StepDelegate(QStyledItemDelegate):
    """Name left, figure right, how it came about below."""

    def __init__(self, model: StepsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step, palette, rect = self._model.step(index), self._theme.palette, QRect(option.rect)
        if has(option, State.State_Selected):
            fill(painter, rect, palette.selection)
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        lines = self._lines(step, rect.width())
        height = fonts.line_height(TextRole.BODY)
        top = inside.center().y() + 1 - (len(lines) + bool(step.note)) * height // 2
        lead = palette.accent if step.cell is not None else palette.text
        for text in lines:
            paint_words(painter, QRect(inside.left(), top, inside.width(), height), text, colour=lead)
            top += height
        if step.note:
            below = QRect(inside.left(), top, inside.width(), height)
            paint_words(painter, below, step.note, colour=palette.text_2, role=TextRole.SMALL)
        first = QRect(inside.left(), inside.center().y() + 1 - height // 2, inside.width(), height)
        paint_words(painter, first, step.value, colour=palette.text, at=RIGHT)
        if has(option, State.State_HasFocus):
            ring_inside(painter, rect, palette.accent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        step = self._model.step(index)
        count = len(self._lines(step, self._room(option, index))) + bool(step.note)
        return QSize(0, fonts.scaled(ROW) + (count - 1) * fonts.scaled(MORE))

    def _lines(self, step: Step, width: float) -> list[str]:
        """The name in the room that the figure leaves."""
        room = width - 2 * SIDE - GAP - fonts.width(step.value, TextRole.BODY)
        return lines_of(step.name, TextRole.BODY, room)

    def _room(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Width of the row: a hint is asked for before the tree knows the rectangle."""
        tree, depth, above = option.widget, 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return tree.viewport().width() - depth * INDENT if isinstance(tree, QTreeView) else option.rect.width()


class StepsTree(QTreeView):
    """As high as its open rows: what it stands in scrolls. ``cell_requested``: Enter or a double click on a figure."""

    cell_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StepsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(StepDelegate(self._model, theme, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(tr("Steps of the calculation"))
        self.expanded.connect(self._fit)
        self.collapsed.connect(self._fit)
        self.doubleClicked.connect(self._open)

    @property
    def steps_model(self) -> StepsModel:
        return self._model

    def show_steps(self, steps: list[Step]) -> None:
        """The first level is open as far as it stays short."""
        self._model.show(steps)
        if sum(1 + len(step.parts) for step in steps) <= 12:
            self.expandToDepth(0)
        self._fit()

    def _fit(self, *_: object) -> None:
        self.setFixedHeight(self._height(QModelIndex()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take one line or two as the width allows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _height(self, parent: QModelIndex) -> int:
        height = 0
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            height += self.rowHeight(index)
            if self.isExpanded(index):
                height += self._height(index)
        return height

    def _open(self, index: QModelIndex) -> None:
        cell: Cell | None = self._model.step(index).cell
        if cell is not None:
            self.cell_requested.emit(cell)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._open(index)
            return
        super().keyPressEvent(event)
