"""The list of channels, campaigns and products: changed in place, put in order by the keys or by dragging."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import fill, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.row_table import RowTable
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.segments.segments_delegate import BAR, PADDING, SegmentsDelegate, SegmentsHeader, add_rect
from kpidesk.ui.segments.segments_model import Column, SegmentsModel

Index = QModelIndex | QPersistentModelIndex
ROW = 32
NARROWEST = 160
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_DAY, _MONTH = "30 Sep 2026 ", "May 26 "
_TYPE = 128


class SegmentsTable(RowTable):
    """``add_wanted`` says a kind, ``move_wanted`` a segment and how many places, ``moved`` another row."""

    add_wanted = Signal(object)
    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)
    moved = Signal()

    def __init__(self, model: SegmentsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, tr("Channels, campaigns, products"), parent)
        self._lines = model
        self._was_refused = False
        self._dragged: Segment | None = None
        self._drop = -1
        self.setItemDelegate(SegmentsDelegate(model, theme, self))
        self._set_up_header()
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        model.modelReset.connect(self._measure)
        model.dataChanged.connect(lambda *_: self.fit())
        self._measure()

    def _set_up_header(self) -> None:
        self.setHorizontalHeader(SegmentsHeader(self._lines, self._theme, self))
        self.verticalHeader().setDefaultSectionSize(fonts.scaled(ROW))

    @property
    def segment(self) -> Segment | None:
        """The one that the keys are on."""
        row = self.currentIndex().row()
        return self._lines.lines[row].segment if 0 <= row < len(self._lines.lines) else None

    @property
    def kind(self) -> SegmentKind:
        """Of the row that the keys are on."""
        row = self.currentIndex().row()
        return self._lines.lines[row].kind if 0 <= row < len(self._lines.lines) else SegmentKind.CHANNEL

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def choose(self, segment: Segment | None, column: Column = Column.NAME) -> None:
        """Make a segment the current one; the first of all without one."""
        row = self._lines.place(segment)
        rows = [place for place, line in enumerate(self._lines.lines) if line.segment is not None]
        self.choose_row(row if row >= 0 else next(iter(rows), 0), column)

    def choose_row(self, row: int, column: Column = Column.NAME) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._lines.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def begin_editing(self, column: Column) -> None:
        """Open the editor of the current row in that column."""
        index = self._lines.index(self.currentIndex().row(), column)
        if index.isValid() and self._lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def finish_editing(self) -> bool:
        """Store what is being typed; False when it is refused and stays."""
        editor = self._editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return not self.is_editing

    @property
    def _editor(self) -> QLineEdit | None:
        found = self.indexWidget(self.currentIndex()) or self.viewport().findChild(QLineEdit)
        return found if self.is_editing and isinstance(found, QLineEdit) else None

    def take_focus(self) -> None:
        """The keys go to what is being typed, else to the list."""
        (self._editor or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.viewport().update()
        self.moved.emit()

    # -- sizes --------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self._lines.lines):
            if line.segment is None:
                self.setSpan(row, 0, 1, len(Column))
        self.fit()

    def fit(self) -> None:
        room = self.viewport().width()
        day = round(fonts.width(_DAY, TextRole.BODY)) + 2 * PADDING + 8
        short = round(fonts.width(_MONTH, TextRole.BODY)) + 2 * PADDING
        figures = round(fonts.width(self._lines.title(Column.FIGURES), TextRole.HEADER_CELL)) + 2 * PADDING
        state = round(fonts.width(tr("ended"), TextRole.BODY)) + 2 * PADDING + 4
        widths = {
            Column.FROM: day,
            Column.UNTIL: day,
            Column.TYPE: self._type_width(room),
            Column.FIGURES: figures + 8,
            Column.FIRST: short,
            Column.LAST: short,
            Column.STATE: state,
        }
        widths[Column.NAME] = max(fonts.scaled(NARROWEST), room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _type_width(self, room: int) -> int:
        """As wide as the longest type, as far as names keep their half."""
        texts = [self._lines.text(row, Column.TYPE) for row in range(len(self._lines.lines))]
        widest = max(fonts.width(text, TextRole.BODY) for text in (*texts, ""))
        return min(max(fonts.scaled(_TYPE), round(widest) + 2 * PADDING + 1), max(fonts.scaled(_TYPE), room // 5))

    # -- editing ------------------------------------------------------------------------------------------------

    def commitData(self, editor: QWidget) -> None:
        """What is refused stays in its editor."""
        index = self.indexAt(editor.pos() + editor.rect().center())
        text = editor.text() if isinstance(editor, QLineEdit) else ""
        self._was_refused = False
        if index.isValid() and isinstance(editor, QLineEdit):
            segment, column = self._lines.lines[index.row()].segment, Column(index.column())
            self._was_refused = not self._lines.setData(index, text)
            if not self._was_refused and column is Column.NAME and segment is not None:
                self.choose(segment._replace(name=text.strip()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        is_given_up = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        if self._was_refused and not is_given_up and isValid(editor):
            QTimer.singleShot(0, editor, lambda: editor.setFocus(Qt.FocusReason.OtherFocusReason))
            return
        self._was_refused = False
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, segment = Qt.Key(event.key()), self.segment
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_editing:
            return  # Enter comes here as well, from a field that is about to be stored
        if segment is not None and key in steps and event.modifiers() & both == both:
            self.move_wanted.emit(segment, steps[key])
        elif plain and key in _ENTER:
            self.add_wanted.emit(self.kind) if segment is None else self.edit(self.currentIndex())
        elif plain and key == Qt.Key.Key_Insert:
            self.add_wanted.emit(self.kind)
        elif plain and key == Qt.Key.Key_Delete and segment is not None:
            self.remove_wanted.emit(segment)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self._lines.lines[index.row()] if index.isValid() else None
        if event.button() is not Qt.MouseButton.LeftButton or line is None or self.is_editing:
            return
        if line.segment is not None and index.column() == Column.NAME:
            self._dragged = line.segment

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging a name puts its row elsewhere among those of its kind."""
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row = self.rowAt(event.position().toPoint().y())
        is_own = 0 <= row < len(self._lines.lines) and self._lines.lines[row].kind is self._dragged.kind
        self._drop = row if is_own and self._lines.lines[row].segment is not None else -1
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        dragged, drop = self._dragged, self._drop
        self._dragged, self._drop = None, -1
        self.viewport().update()
        here = self._lines.place(dragged)
        if dragged is not None and drop >= 0 and drop != here:
            self.move_wanted.emit(dragged, drop - here)
            return
        index = self.indexAt(event.position().toPoint())
        line = self._lines.lines[index.row()] if index.isValid() else None
        is_left = event.button() is Qt.MouseButton.LeftButton
        if not is_left or line is None or line.segment is not None:
            return
        if add_rect(self.visualRect(index), line.kind).contains(event.position().toPoint()):
            self.add_wanted.emit(line.kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row, palette = self.currentIndex().row(), self._theme.palette
        painter = QPainter(self.viewport())
        if row >= 0:
            rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            fill(painter, QRect(rect.left(), rect.top(), BAR, rect.height()), palette.accent)
            if self.hasFocus():
                is_heading = self.segment is None
                ring_inside(painter, rect if is_heading else self.visualRect(self.currentIndex()), palette.accent)
        if self._drop >= 0:
            below = self._drop > self._lines.place(self._dragged)
            y = self.rowViewportPosition(self._drop) + (self.rowHeight(self._drop) if below else 0)
            fill(painter, QRect(0, y - 1, self.viewport().width(), 2), palette.accent)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.choose(self.segment)
        self.viewport().update()
