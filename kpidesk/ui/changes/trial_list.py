"""The figures that can be tried: each with what it is and a field for another one, opened by typing."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.row_list import RowDelegate, RowList, RowsModel
from kpidesk.ui.changes.trial_words import TrialRow
from kpidesk.ui.changes.words import tr
from kpidesk.ui.figures.cell_editor import CellEditor, Leave
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import all_lines_of
from kpidesk.ui.painters.words import RIGHT, paint_words

ROW, GAP, SIDE = 32, 12, 4
FIELD, FIELD_HEIGHT, INSIDE, CORNER = 84, 26, 8, 4
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS = {Leave.DOWN: 1, Leave.RIGHT: 1, Leave.UP: -1, Leave.LEFT: -1, Leave.STAY: 0}


class TrialDelegate(RowDelegate):
    """Paints rows of the list that it belongs to."""

    def __init__(self, theme: Theme, view: "TrialList") -> None:
        super().__init__(theme, view)
        self._view = view

    def _names(self, row: TrialRow, width: int) -> list[str]:
        room = width - 2 * SIDE
        if not row.is_head or row.now:
            room -= self._view.field_width + self._view.now_width + 2 * GAP
        return all_lines_of(row.name, TextRole.HEADING if row.is_head else TextRole.BODY, room)

    def height(self, row: int, width: int) -> int:
        lines = len(self._names(self._view.rows[row], width))
        return max(fonts.scaled(ROW), lines * fonts.line_height(TextRole.BODY) + 8)

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        found, palette, pitch = self._view.rows[row], self._theme.palette, fonts.line_height(TextRole.BODY)
        lines = self._names(found, rect.width())
        top = rect.top() + (rect.height() - len(lines) * pitch) // 2
        for place, line in enumerate(lines):
            at = QRect(rect.left() + SIDE, top + place * pitch, rect.width() - 2 * SIDE, pitch)
            paint_words(
                painter, at, line, colour=palette.text, role=TextRole.HEADING if found.is_head else TextRole.BODY
            )
        field = self._view.field_in(rect)
        now = QRect(rect.left(), rect.top(), field.left() - GAP - rect.left(), rect.height())
        role = TextRole.SMALL if found.is_head else TextRole.BODY
        paint_words(painter, now, found.now, colour=palette.text_2, role=role, at=RIGHT)
        inside = field.adjusted(INSIDE, 0, -INSIDE, 0)
        if found.is_head:
            paint_words(painter, inside, found.tried, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)
            return
        box(painter, field, CORNER, fill=palette.surface, border=palette.field_border)
        paint_words(painter, inside, found.tried, colour=palette.text, role=TextRole.HEADING, at=RIGHT)


class TrialModel(RowsModel):
    """Rows that head others cannot be chosen."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or row.cell is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class TrialList(RowList):
    """Typing opens the field of the row; Enter takes it and goes on, Delete takes the figure back.

    ``take`` answers whether it could take a text for a cell, and has said why if not. ``taken_back`` names a cell.
    """

    taken_back = Signal(object)

    def __init__(self, theme: Theme, take: Callable[[Cell, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Figures to try"), parent, TrialModel())
        self._take = take
        self._editor: CellEditor | None = None
        self.field_width = self.now_width = 0
        self.setItemDelegate(TrialDelegate(theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)

    @property
    def rows(self) -> list[TrialRow]:
        return [row for row in self.rows_model.rows if isinstance(row, TrialRow)]

    @property
    def cell(self) -> Cell | None:
        """The figure that the keys are on."""
        place = self.currentIndex().row()
        return self.rows[place].cell if 0 <= place < len(self.rows) else None

    @property
    def is_editing(self) -> bool:
        return self._editor is not None

    def show_rows(self, rows: list[TrialRow]) -> None:  # type: ignore[override]  # rows of its own kind
        """The figure that the keys were on keeps them if it is still there."""
        before, height = self.cell, self.verticalScrollBar().value()
        self.close_field()
        self._measure(rows)
        super().show_rows(rows)
        self.verticalScrollBar().setValue(height)
        if not (before and self.choose(before)):
            self._choose_next(-1, 1)

    def choose(self, cell: Cell) -> bool:
        """Put the keys on this figure; False when it is not there."""
        place = next((place for place, row in enumerate(self.rows) if row.cell == cell), -1)
        self.setCurrentIndex(self.rows_model.index(place))
        return place >= 0

    def field_in(self, rect: QRect) -> QRect:
        """Where the field of a row lies."""
        height = fonts.scaled(FIELD_HEIGHT)
        top = rect.top() + (rect.height() - height) // 2
        return QRect(QPoint(rect.right() + 1 - SIDE - self.field_width, top), QPoint(rect.right() - SIDE, top + height))

    def open_field(self, text: str | None = None) -> None:
        """``text`` is what was typed; without it the figure that is there is shown, to be typed over."""
        row = self.rows[self.currentIndex().row()] if self.cell is not None else None
        if row is None or self._editor is not None:
            return
        self.scrollTo(self.currentIndex())
        editor = self._editor = CellEditor(self.viewport())
        editor.setAccessibleName(row.name)
        editor.begin(row.typed if text is None else text)
        editor.lie_over(self.field_in(self.visualRect(self.currentIndex())), self.now_width)
        if text is None:
            editor.selectAll()
        editor.done.connect(self._finish)
        editor.cancelled.connect(self.close_field)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """What is typed in it is given up."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.stop()
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, leave: Leave) -> None:
        cell, editor = self.cell, self._editor
        if cell is None or editor is None:
            return
        if not self._take(cell, editor.text()):
            if leave is Leave.STAY:
                self.close_field()
            else:
                editor.selectAll()
            return
        self.close_field()
        self.choose(cell)
        self._choose_next(self.currentIndex().row(), _STEPS[leave])

    def _choose_next(self, place: int, step: int) -> None:
        """The next figure in that direction; none further at the end."""
        place += step
        while step and 0 <= place < len(self.rows):
            if self.rows[place].cell is not None:
                self.setCurrentIndex(self.rows_model.index(place))
                return
            place += step

    def _measure(self, rows: list[TrialRow]) -> None:
        roles = (TextRole.HEADING, TextRole.SMALL)
        tried = max((fonts.width(row.tried, roles[row.is_head]) for row in rows), default=0.0)
        now = max((fonts.width(row.now, (TextRole.BODY, TextRole.SMALL)[row.is_head]) for row in rows), default=0.0)
        self.field_width = max(fonts.scaled(FIELD), round(tried + 0.5) + 2 * INSIDE)
        self.now_width = round(now + 0.5)

    def _fit(self) -> None:
        """It scrolls: there are as many rows as figures."""
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_field()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _OPENING and not held:
            self.open_field()
        elif key in _CLEARING and not held and self.cell is not None:
            self.taken_back.emit(self.cell)
        elif event.text().strip() and event.text().isprintable() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self.open_field(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._editor is not None:
            self._editor.lie_over(self.field_in(self.visualRect(self.currentIndex())), self.now_width)
