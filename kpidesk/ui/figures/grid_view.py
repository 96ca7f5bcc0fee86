"""The two tables of the grid: names and units stay, months scroll; one model and one selection for both."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from kpidesk.ui.figures.grid_delegates import LABEL_LEFT, LabelDelegate
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL, GridModel
from kpidesk.ui.figures.grid_selection import GridSelection
from kpidesk.ui.figures.navigation import block_end, first_typed, page_step
from kpidesk.ui.figures.rows import RowKind
from kpidesk.ui.figures.zoom import zoomed_font
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, line_down
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import HEIGHT

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_VERTICAL = {_Move.MoveUp: -1, _Move.MoveDown: 1}
_ACROSS = {_Move.MoveLeft: -1, _Move.MovePrevious: -1, _Move.MoveRight: 1, _Move.MoveNext: 1}
_KEYS = {
    Qt.Key.Key_Up: _Move.MoveUp,
    Qt.Key.Key_Down: _Move.MoveDown,
    Qt.Key.Key_Left: _Move.MoveLeft,
    Qt.Key.Key_Right: _Move.MoveRight,
    Qt.Key.Key_Home: _Move.MoveHome,
    Qt.Key.Key_End: _Move.MoveEnd,
    Qt.Key.Key_PageUp: _Move.MovePageUp,
    Qt.Key.Key_PageDown: _Move.MovePageDown,
}
_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
_PAGES = {_Move.MovePageUp: -1, _Move.MovePageDown: 1}


class GridView(QTableView):
    """What both tables have in common: rows, keys and selection.

    ``fold_requested`` names the row whose block opens or closes, ``entered_cell`` is Enter outside an editor (1, with
    Shift -1), ``typed`` a character typed on a cell, ``escaped`` Esc; ``zoomed`` is the wheel with Ctrl: 1 larger, -1
    smaller.
    """

    fold_requested = Signal(int)
    entered_cell = Signal(int)
    typed = Signal(str)
    escaped = Signal()
    zoomed = Signal(int)

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.cells = GridSelection(model, self)
        self.leave_allowed: Callable[[], bool] = lambda: True
        self.theme = theme
        self.zoom = 1.0
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

    def share(self, cells: GridSelection) -> None:
        """Take the selection that both tables have."""
        self.cells = cells
        self.setSelectionModel(cells)

    def show_zoomed(self, factor: float) -> None:
        """Rows as high as their type at this zoom."""
        self.zoom = factor
        self.setFont(QFont() if factor == 1 else zoomed_font(TextRole.BODY, factor))  # of no wish: the program's
        self.verticalHeader().setDefaultSectionSize(round(fonts.scaled(HEIGHT) * factor))

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
        index = self.indexAt(event.position().toPoint())
        if not self.may_leave():
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and index.isValid():
            self.cells.extend_to(index)
            return
        self.cells.hold(index)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.cells.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = not modifiers & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered_cell.emit(-1 if back else 1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and plain:
            back = back or key is Qt.Key.Key_Backtab
            self._move(_Move.MovePrevious if back else _Move.MoveNext, far=False, extends=False)
        elif key in _KEYS and not modifiers & ~_HELD:
            self._move(_KEYS[key], bool(modifiers & Qt.KeyboardModifier.ControlModifier), back)
        elif key is Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoomed.emit(1 if turned > 0 else -1)
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in tabs:
            self.keyPressEvent(event)  # else Qt moves the focus with them
            return True
        return super().event(event)

    def _move(self, action: QAbstractItemView.CursorAction, far: bool, extends: bool) -> None:
        if self.grid.rowCount():
            index = self.grid.index(*self.moved(action, far))
            (self.cells.extend_to if extends else self.cells.move_to)(index)


class LabelView(GridView):
    """The frozen left part, behind a strong line."""

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.labels = LabelDelegate(model, theme, self)
        self.setItemDelegate(self.labels)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide_months()

    def hide_months(self) -> None:
        """Whenever the header has more of them: it knows of new ones later than this table does."""
        for column in range(FIRST_MONTH, self.grid.columnCount()):
            self.setColumnHidden(column, True)

    def show_current(self, row: int) -> None:
        """The name of the row that the caret is in is strong."""
        before, self.labels.current_row = self.labels.current_row, row
        for place in (before, row):
            if 0 <= place < self.grid.rowCount():
                self.viewport().update(self.row_rect(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a name: its whole row, or with Shift every row from the one before."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not self._is_name(index):
            super().mousePressEvent(event)
        elif self.may_leave():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.cells.anchor.isValid()
            first = self.cells.anchor.row() if extends else index.row()
            self.cells.select_rows(first, index.row(), index.siblingAtColumn(LABEL))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_dragged = event.buttons() & Qt.MouseButton.LeftButton and self.cells.anchor.column() == LABEL
        if is_dragged and self._is_name(index) and index.row() != self.currentIndex().row():
            self.cells.select_rows(self.cells.anchor.row(), index.row(), index.siblingAtColumn(LABEL))

    def _is_name(self, index: QModelIndex) -> bool:
        return index.isValid() and self.grid.row(index).kind is not RowKind.GROUP

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton or not self.may_leave():
            return
        row = self.grid.row(index)
        on_mark = event.position().x() < LABEL_LEFT * self.zoom
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
