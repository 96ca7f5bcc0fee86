"""The scrolling table of the grid: figures of every month, and the editor over one of them."""

from PySide6.QtCore import QItemSelectionRange, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyleFactory, QWidget
from shiboken6 import isValid

from kpidesk.domain.month import Month
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.cell_editor import CellEditor, Leave
from kpidesk.ui.figures.fill_handle import FillHandle
from kpidesk.ui.figures.grid_delegates import MonthDelegate
from kpidesk.ui.figures.grid_lines import paint_headings, paint_lines
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL, UNIT, GridModel
from kpidesk.ui.figures.grid_view import GridView
from kpidesk.ui.figures.navigation import free_places, next_typed
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import paint_month_edges

Index = QModelIndex | QPersistentModelIndex


class MonthView(GridView):
    """Types into the model; a text that the model refuses stays in the editor until it is corrected or given up.

    ``not_typed`` says that someone tried to type into a row that is not typed in; ``pointed`` at which cell the mouse
    rests, an invalid index for none; ``edited`` whether an editor is open now; ``filled`` the area that was dragged
    from its corner, and the one it was dragged over.
    """

    not_typed = Signal(QModelIndex)
    pointed = Signal(QModelIndex)
    edited = Signal(bool)
    given_up = Signal()
    filled = Signal(object, object)
    _covered = 0  # Qt scrolls already while it is being made

    def __init__(self, model: GridModel, theme: Theme, current_month: Month, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._current_month = current_month
        self._editor: CellEditor | None = None
        self._edited = QPersistentModelIndex()
        self._is_leaving = False
        self.explained: QModelIndex | QPersistentModelIndex = QModelIndex()
        self.delegate = MonthDelegate(model, theme, self.free_width, self)
        self.setItemDelegate(self.delegate)
        self.handle = FillHandle(self, model)
        # Qt's own style asks Python about nothing; the lines, which it would draw in its own colour, are drawn below.
        plain = QStyleFactory.create("Fusion")
        plain.setParent(self)
        self.setStyle(plain)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for column in (LABEL, UNIT):
            self.setColumnHidden(column, True)
        self.typed.connect(self._type_over)

    def show_current_month(self, month: Month) -> None:
        self._current_month = month
        self.viewport().update()

    def keep_clear(self, height: int) -> None:
        """That much of the top is covered by a heading."""
        self._covered = height

    def first_seen_month(self) -> int:
        return max(FIRST_MONTH, self.columnAt(0))

    # -- editing ------------------------------------------------------------------------------------------------

    @property
    def editor(self) -> CellEditor | None:
        """The open editor; None when there is none."""
        return self._editor if self._editor is not None and isValid(self._editor) else None

    @property
    def edited_index(self) -> QPersistentModelIndex:
        return self._edited

    def begin_editing(self, text: str | None = None) -> None:
        """Open the editor on the current cell, with ``text`` in place of the figure if that is given."""
        index = self.currentIndex()
        if self.editor is not None or not index.isValid() or index.column() < FIRST_MONTH:
            return
        if self.grid.is_held or not self.grid.row(index).is_typed:
            self.not_typed.emit(index)
            return
        self.scrollTo(index)
        self.edit(index)
        found = self.delegate.opened
        if found is None:
            return
        self._editor, self._edited = found, QPersistentModelIndex(index)
        found.begin(str(self.grid.data(index, Qt.ItemDataRole.EditRole)) if text is None else text)
        found.done.connect(self._leave)
        found.cancelled.connect(self.give_up)
        self.edited.emit(True)

    def may_leave(self) -> bool:
        """As `finish_editing`, for a press of the mouse: a refused figure gets the keys back."""
        if self.finish_editing():
            return True
        if self.editor is not None:
            QTimer.singleShot(0, self.editor, self.editor.setFocus)
        return False

    def finish_editing(self) -> bool:
        """Store what is typed and close the editor; True as well when there is none. False: refused, it stays."""
        editor = self.editor
        if editor is None:
            return True
        index = QModelIndex(self._edited)  # type: ignore[call-overload]  # Qt converts it
        if index.isValid() and not self.grid.setData(index, editor.text()):
            return False
        self._close()
        return True

    def give_up(self) -> None:
        """Close the editor; the figure is what it was."""
        if self.editor is not None:
            self._close()
            self.given_up.emit()

    def _close(self) -> None:
        editor, self._editor = self.editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.stop()
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            if had_focus:
                self.setFocus()
        self._edited = QPersistentModelIndex()
        self.edited.emit(False)

    def _leave(self, where: Leave) -> None:
        if self._is_leaving:  # the focus goes to a question about the same figure
            return
        self._is_leaving = True
        try:
            accepted = self.finish_editing()
        finally:
            self._is_leaving = False
        if accepted and where is not Leave.STAY:
            self.go_on(where)

    def go_on(self, where: Leave) -> None:
        """To the next figure to type, or the month beside it."""
        index = self.currentIndex()
        row, column = index.row(), index.column()
        if where in {Leave.DOWN, Leave.UP}:
            row = next_typed(self.grid.rows, row, 1 if where is Leave.DOWN else -1)
        else:
            step = 1 if where is Leave.RIGHT else -1
            column = max(FIRST_MONTH, min(self.grid.columnCount() - 1, column + step))
        self.cells.move_to(self.grid.index(row, column))

    def free_width(self, index: Index) -> int:
        """Pixels directly left of the cell in which nothing stands, as far as columns are seen."""
        row = index.row()
        free = free_places(lambda column: self.grid.is_free(row, column), index.column(), self.first_seen_month())
        return sum(self.columnWidth(index.column() - 1 - place) for place in range(free))

    def _type_over(self, text: str) -> None:
        self.begin_editing(text)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.isValid() and (hidden := self._covered - self.rowViewportPosition(index.row())) > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def commitData(self, _editor: QWidget) -> None:
        """Nothing: Qt would store, and drop what is refused, whenever another cell becomes current."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if isinstance(editor, CellEditor) and editor.is_stopped:
            super().closeEditor(editor, hint)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.finish_editing():
            return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        self.cells.move_to(index)
        if self.grid.reason(index) is not None and not self.grid.row(index).is_typed:
            self.entered_cell.emit(1)
        else:
            self.begin_editing()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.may_leave() and self.handle.press(event.position().toPoint(), self.fillable):
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if self.handle.is_dragged:
            self.handle.drag(where)
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            at_handle = self.handle.is_at(where, self.fillable)
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if at_handle else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(self.indexAt(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.handle.is_dragged:
            super().mouseReleaseEvent(event)
        elif (found := self.handle.release()) is not None:
            self.filled.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.handle.cancel():
            super().keyPressEvent(event)

    @property
    def fillable(self) -> Area | None:
        """What the handle at the corner would repeat: one block, while nothing is being typed."""
        parts = self.selectionModel().selection().count()
        return self.cells.area if parts == 1 and self.editor is None and not self.grid.is_held else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        palette = self.theme.palette
        paint_lines(painter, self, range(*self._columns_seen()), palette)
        paint_headings(painter, self, self.grid.rows, palette)
        if self._current_month in self.grid.month_span:
            column = self.grid.column(self._current_month)
            edges = QRect(self.columnViewportPosition(column), 0, self.columnWidth(column), self.viewport().height())
            paint_month_edges(painter, edges, palette)
        for part in self.selectionModel().selection().toList():
            if (outline := self._outline(part)).isValid():
                box(painter, outline, 0, border=palette.accent)
        current = self.currentIndex()
        if current.isValid() and current.column() >= FIRST_MONTH and self.editor is None:
            width = 2 if self.hasFocus() else 1
            box(painter, self._lined(self.visualRect(current)), 0, border=palette.accent, width=width)
        self.handle.paint(painter, self.fillable, palette)
        if self.explained.isValid() and self.explained != current:
            box(painter, self._lined(self.visualRect(self.explained)), 0, border=palette.text_2)
        painter.end()

    def _columns_seen(self) -> tuple[int, int]:
        """The first column in view and the one after the last."""
        last = self.columnAt(self.viewport().width() - 1)
        return self.first_seen_month(), (last if last >= 0 else self.grid.columnCount() - 1) + 1

    def _outline(self, part: QItemSelectionRange) -> QRect:
        first = self.grid.index(part.top(), max(FIRST_MONTH, part.left()))
        last = self.grid.index(part.bottom(), part.right())
        if part.right() < FIRST_MONTH:
            return QRect()
        return self._lined(self.visualRect(first)).united(self._lined(self.visualRect(last)))

    @staticmethod
    def _lined(cell: QRect) -> QRect:
        """The cell together with the lines around it."""
        return cell.adjusted(-1, -1, 0, 0) if cell.isValid() else cell
