"""The two tables of the grid: names and units stay, months scroll; one model and one selection for both."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from kpidesk.ui import fonts
from kpidesk.ui.controls.shapes import box, line_down
from kpidesk.ui.figures.grid_delegates import LABEL_LEFT, LabelDelegate
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL, GridModel
from kpidesk.ui.figures.navigation import block_end, first_typed, page_step
from kpidesk.ui.figures.rows import RowKind
from kpidesk.ui.painters.grid import HEIGHT
from kpidesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag
_VERTICAL = {_Move.MoveUp: -1, _Move.MoveDown: 1}
_ACROSS = {_Move.MoveLeft: -1, _Move.MovePrevious: -1, _Move.MoveRight: 1, _Move.MoveNext: 1}
_PAGES = {_Move.MovePageUp: -1, _Move.MovePageDown: 1}


class GridView(QTableView):
    """What both tables have in common: rows, keys and selection.

    ``fold_requested`` names the row whose block opens or closes, ``entered_cell`` is Enter outside an editor (1, with
    Shift -1), ``typed`` a character typed on a cell, ``escaped`` Esc.
    """

    fold_requested = Signal(int)
    entered_cell = Signal(int)
    typed = Signal(str)
    escaped = Signal()

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.leave_allowed: Callable[[], bool] = lambda: True
        self.theme = theme
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(fonts.scaled(HEIGHT))

    def row_rect(self, row: int) -> QRect:
        """The row across the whole viewport."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def first_seen_month(self) -> int:
        """The first column of months that is in view."""
        return FIRST_MONTH

    def moved(self, action: QAbstractItemView.CursorAction, far: bool) -> tuple[int, int]:
        """Row and column that a key leads to; ``far`` with Ctrl."""
        current = self.currentIndex()
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if not current.isValid():
            return first_typed(self.grid.rows) or 0, columns - 1
        row, column = current.row(), current.column()
        if action in _VERTICAL:
            return self._down(row, column, _VERTICAL[action], far), column
        if action in _PAGES:
            seen = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
            return page_step(row, _PAGES[action] * seen, rows), column
        if action in _ACROSS:
            return row, self._across(row, column, _ACROSS[action], far)
        if action is _Move.MoveHome:
            return (first_typed(self.grid.rows) or 0) if far else row, FIRST_MONTH
        return (rows - 1 if far else row), columns - 1

    def _down(self, row: int, column: int, step: int, far: bool) -> int:
        rows = self.grid.rows
        if not far:
            return page_step(row, step, len(rows))
        if column < FIRST_MONTH:
            return block_end(lambda place: rows[place].kind is not RowKind.GROUP, row, step, len(rows))
        return block_end(lambda place: self.grid.is_filled(place, column), row, step, len(rows))

    def _across(self, row: int, column: int, step: int, far: bool) -> int:
        count = self.grid.columnCount() - FIRST_MONTH
        if column < FIRST_MONTH:
            return self.first_seen_month() if step > 0 else LABEL
        if column + step < FIRST_MONTH:
            return LABEL
        if not far:
            return min(column + step, FIRST_MONTH + count - 1)
        end = block_end(lambda place: self.grid.is_filled(row, FIRST_MONTH + place), column - FIRST_MONTH, step, count)
        return FIRST_MONTH + end

    def may_leave(self) -> bool:
        """Whether a press of the mouse may lead elsewhere; False while a figure that is refused is being typed."""
        return self.leave_allowed()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.may_leave():
            super().mousePressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if not self.grid.rowCount():
            return QModelIndex()
        row, column = self.moved(action, bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        return self.grid.index(row, column)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        # Qt would move with Ctrl and an arrow without selecting; here that key goes to the end of a block.
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return _Flag.SelectCurrent if shift else _Flag.ClearAndSelect
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = not modifiers & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered_cell.emit(-1 if back else 1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and plain:
            self._go(_Move.MovePrevious if back or key is Qt.Key.Key_Backtab else _Move.MoveNext)
        elif key is Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in tabs:
            self.keyPressEvent(event)  # else Qt moves the focus with them
            return True
        return super().event(event)

    def _go(self, action: QAbstractItemView.CursorAction) -> None:
        self.setCurrentIndex(self.moveCursor(action, Qt.KeyboardModifier.NoModifier))


class LabelView(GridView):
    """The frozen left part, behind a strong line."""

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.labels = LabelDelegate(model, theme, self)
        self.setItemDelegate(self.labels)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide_months()
        model.columnsInserted.connect(self.hide_months)

    def hide_months(self) -> None:
        for column in range(FIRST_MONTH, self.grid.columnCount()):
            self.setColumnHidden(column, True)

    def show_current(self, row: int) -> None:
        """The name of the row that the caret is in is strong."""
        before, self.labels.current_row = self.labels.current_row, row
        for place in (before, row):
            if 0 <= place < self.grid.rowCount():
                self.viewport().update(self.row_rect(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton or not self.may_leave():
            return
        row = self.grid.row(index)
        on_mark = event.position().x() < LABEL_LEFT
        if row.foldable and (row.kind is RowKind.GROUP or on_mark):
            self.fold_requested.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        palette, current = self.theme.palette, self.currentIndex()
        edge = self.viewport().width() - 1
        if current.isValid() and current.column() < FIRST_MONTH:
            ring = self.row_rect(current.row()).adjusted(0, 0, -1, -1)
            box(painter, ring, 0, border=palette.accent, width=2 if self.hasFocus() else 1)
        line_down(painter, edge, 0, self.viewport().height(), palette.strong_line)
        painter.end()
