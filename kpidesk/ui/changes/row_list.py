"""A short list of painted rows in a panel: as high as its rows, spoken row by row, Enter leads to a row's figure."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.domain.cell import Cell
from kpidesk.ui.look.controls.ink import State, has
from kpidesk.ui.look.controls.shapes import fill, ring_inside
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class Row(Protocol):
    """``cell`` is the figure that Enter leads to, None for none."""

    @property
    def name(self) -> str: ...

    @property
    def spoken(self) -> str: ...

    @property
    def cell(self) -> Cell | None: ...


class RowsModel(QAbstractListModel):
    """Prepared rows, replaced all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return row.name
            case _Role.AccessibleTextRole:
                return row.spoken
            case _Role.ToolTipRole:
                return tip(row.spoken)
        return None


class RowDelegate(QStyledItemDelegate):
    """Ground and focus of a row; what stands in it is painted by `paint_row`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        raise NotImplementedError

    def height(self, row: int, width: int) -> int:
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        is_here = has(option, State.State_HasFocus)
        if is_here:
            fill(painter, rect, self._theme.palette.surface)
        self.paint_row(painter, rect, index.row())
        if is_here:
            ring_inside(painter, rect, self._theme.palette.accent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(0, self.height(index.row(), width))


class RowList(QListView):
    """``cell_requested``: Enter or a double click on a row that has a figure."""

    cell_requested = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, model: RowsModel | None = None) -> None:
        super().__init__(parent)
        self.rows_model = model or RowsModel()
        self.rows_model.setParent(self)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.rows_model.show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        delegate, width = self.itemDelegate(), self.viewport().width()
        assert isinstance(delegate, RowDelegate)
        heights = (delegate.height(row, width) for row in range(self.rows_model.rowCount()))
        self.setFixedHeight(max(1, sum(heights)))

    def _open(self, index: QModelIndex) -> None:
        cell = self.rows_model.rows[index.row()].cell
        if cell is not None:
            self.cell_requested.emit(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
