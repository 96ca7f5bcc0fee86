"""The list of open questions as Qt sees it: headings of months, and below each its questions."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.ui.parts.label import tip
from kpidesk.ui.questions.open_questions import Answer, Asked, Heading, Line
from kpidesk.ui.questions.question_words import QuestionWords, cell_of, tr
from kpidesk.ui.wording import wording

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class Column(IntEnum):
    QUESTION = 0
    FIGURE = 1
    VALUE = 2
    AGAINST = 3
    KEEP = 4
    GO = 5


class QuestionsModel(QAbstractTableModel):
    """Every word is prepared when the rows are shown."""

    def __init__(self, words: QuestionWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.lines: list[Line] = []
        self._texts: list[tuple[str, ...]] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Rows that are the same ones in the same places only change their words."""
        texts = [self._text(line) for line in lines]
        if [type(line) for line in lines] == [type(line) for line in self.lines]:
            self.lines, self._texts = list(lines), texts
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.lines, self._texts = list(lines), texts
        self.endResetModel()

    def word(self, row: int, column: Column) -> str:
        return self._texts[row][column]

    def _text(self, line: Line) -> tuple[str, ...]:
        if isinstance(line, Heading):
            keep = tr("Keep all of {month}").format(month=wording.month(line.month)) if line.keepable > 1 else ""
            return heading_words(line), "", "", "", keep, ""
        one, words = line.question, self._words
        keep = tr("Yes, keep it") if line.can_be_kept else _answered(line.answer)
        go = tr("Go to the figure") if cell_of(one) is not None else tr("Go to the month")
        return words.short(one), words.figure(one), words.value(one), words.against(one), keep, go

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _Role.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == _Role.AccessibleTextRole:
            return self.spoken(index.row())
        if role == _Role.ToolTipRole and isinstance(line, Asked):
            return tip(self._words.sentence(line.question))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (tr("Question"), tr("Figure"), tr("Value"), tr("Held against"), "", "")[section]

    def spoken(self, row: int) -> str:
        """The row as one sentence."""
        line = self.lines[row]
        if isinstance(line, Heading):
            return heading_words(line)
        answered = "" if line.is_open else _answered(line.answer)
        return ", ".join(filter(None, (answered, self._words.sentence(line.question))))


def heading_words(line: Heading) -> str:
    """August 2026, 4 open."""
    count = tr("1 open question") if line.open == 1 else tr("{n} open questions").format(n=line.open)
    said = count if line.open else tr("all answered")
    return tr("{month}: {said}").format(month=wording.month(line.month), said=said)


def _answered(answer: Answer) -> str:
    return {Answer.OPEN: "", Answer.KEPT: tr("kept"), Answer.SETTLED: tr("settled")}[answer]
