"""The list of open questions: one question after the other by the keys, its buttons by the mouse."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import fill, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.row_table import RowTable
from kpidesk.ui.questions.open_questions import Asked, Heading, Line, key_of
from kpidesk.ui.questions.question_words import tr
from kpidesk.ui.questions.questions_delegate import (
    BAR,
    GAP,
    HEADING,
    ICON,
    PADDING,
    ROW,
    QuestionsDelegate,
    QuestionsHeader,
    button,
    button_width,
    heading_button,
)
from kpidesk.ui.questions.questions_model import Column, QuestionsModel

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
QUESTION, AGAINST = 232, 220
"""Widest that these columns get while there is little room."""


class QuestionsTable(RowTable):
    """``keep_wanted`` and ``go_wanted`` say an Asked, ``month_wanted`` a month to keep all of, ``moved`` a line."""

    keep_wanted = Signal(object)
    go_wanted = Signal(object)
    month_wanted = Signal(object)
    moved = Signal()

    def __init__(self, model: QuestionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, tr("Open questions"), parent)
        self._lines = model
        self.setItemDelegate(QuestionsDelegate(model, theme, self))
        self.setHorizontalHeader(QuestionsHeader(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or columns would move with the rows
        self.doubleClicked.connect(lambda index: self._enter(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        model.modelReset.connect(self._measure)

    @property
    def line(self) -> Line | None:
        """The line that the keys are on."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    @property
    def asked(self) -> Asked | None:
        """The question that the keys are on."""
        return self.line if isinstance(self.line, Asked) else None

    def choose(self, row: int) -> None:
        """Make a row the current one; its month's heading stays in sight when it is the one above."""
        flags = QItemSelectionModel.SelectionFlag
        if row == 1:
            self.scrollToTop()
        self.selectionModel().setCurrentIndex(self._lines.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def choose_line(self, key: object, near: int) -> None:
        """The line known by ``key``, else the question nearest to row ``near``."""
        rows = [row for row, line in enumerate(self._lines.lines) if key_of(line) == key]
        asked = [row for row, line in enumerate(self._lines.lines) if isinstance(line, Asked)]
        for row in (rows or sorted(asked, key=lambda row: abs(row - near)))[:1]:
            self.choose(row)

    def step(self, way: int, *, open_only: bool = False) -> bool:
        """To the next question that way; False when there is none."""
        lines, row = self._lines.lines, self.currentIndex().row() + way
        while 0 <= row < len(lines):
            line = lines[row]
            if isinstance(line, Asked) and (line.is_open or not open_only):
                self.choose(row)
                return True
            row += way
        return False

    def _tell(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _enter(self, row: int) -> None:
        line = self._lines.lines[row]
        if isinstance(line, Asked):
            self.go_wanted.emit(line)

    # -- sizes --------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self._lines.lines):
            is_heading = isinstance(line, Heading)
            self.setRowHeight(row, fonts.scaled(HEADING if is_heading else ROW))
            if is_heading:
                self.setSpan(row, 0, 1, len(Column))
        self.fit()

    def fit(self) -> None:
        """Buttons and values have the room they need, what is asked and held against some; the figure has the rest."""
        room = self.viewport().width()
        keep = max(button_width(tr("Yes, keep it")), round(fonts.width(tr("settled"), TextRole.SMALL))) + 2 * PADDING
        links = (tr("Go to the figure"), tr("Go to the month"))
        go = round(max(fonts.width(words, TextRole.SMALL_LABEL) for words in links) + 0.5) + 2 * PADDING
        value = max([self._widest(Column.VALUE), fonts.width(tr("Value"), TextRole.HEADER_CELL)])
        widths = {
            Column.QUESTION: min(fonts.scaled(QUESTION), self._needed(Column.QUESTION) + BAR + ICON + GAP),
            Column.VALUE: round(value + 0.5) + 2 * PADDING,
            Column.AGAINST: min(max(fonts.scaled(AGAINST), room // 5), self._needed(Column.AGAINST)),
            Column.KEEP: keep,
            Column.GO: go,
        }
        widths[Column.FIGURE] = max(fonts.scaled(120), room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _needed(self, column: Column) -> int:
        title = fonts.width(str(self._lines.headerData(column, Qt.Orientation.Horizontal)), TextRole.HEADER_CELL)
        return round(max(title, self._widest(column)) + 0.5) + 2 * PADDING

    def _widest(self, column: Column) -> float:
        rows = [row for row, line in enumerate(self._lines.lines) if isinstance(line, Asked)]
        words = {self._lines.word(row, column) for row in rows}
        return max((fonts.width(word, TextRole.BODY) for word in words), default=0.0)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        asked = self.asked
        if key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(steps[key])
        elif asked is not None and ((key in _ENTER and control) or key == Qt.Key.Key_Space):
            self.keep_wanted.emit(asked)
        elif asked is not None and key in _ENTER:
            self.go_wanted.emit(asked)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        line, where = self._lines.lines[index.row()], event.position().toPoint()
        if isinstance(line, Heading):
            words = self._lines.word(index.row(), Column.KEEP)
            if words and heading_button(self.visualRect(index), words).contains(where):
                self.month_wanted.emit(line.month)
        elif index.column() == Column.GO:
            self.go_wanted.emit(line)
        elif index.column() == Column.KEEP and line.can_be_kept and self._is_on_button(index, where):
            self.keep_wanted.emit(line)

    def _is_on_button(self, index: QModelIndex, where: QPoint) -> bool:
        return button(self.visualRect(index), self._lines.word(index.row(), Column.KEEP)).contains(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0:
            return
        painter = QPainter(self.viewport())
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        if self.hasFocus():
            ring_inside(painter, rect, self._theme.palette.accent)
        fill(painter, QRect(rect.left(), rect.top(), BAR, rect.height()), self._theme.palette.accent)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.asked is None:
            self.step(1)
        self.viewport().update()
