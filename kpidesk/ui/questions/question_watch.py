"""What is open in the file now, looked up once for everybody who shows it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.analysis.questions.questions import Question, QuestionKind, Questions
from kpidesk.domain.cell import Cell
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

PAUSE = 150
"""Milliseconds after a change until questions are looked up again: never between two keys."""


class QuestionWatch(QObject):
    """``changed`` says the cells whose questions came or went, in a pause after a change."""

    changed = Signal(object)

    def __init__(self, workbook: Workbook, signals: WorkbookSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = Questions(workbook)
        self._found: list[Question] = []
        self._by_cell: Mapping[Cell, Question] = {}
        self._is_stale = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self._told: Mapping[Cell, Question] = {}
        self.is_wanted: Callable[[], bool] = lambda: True
        """Whether anybody sees what is found; else it is not looked for, until `begin`."""
        signals.changed.connect(self.show_effect)

    def show_effect(self, effect: Effect) -> None:
        self._questions.forget(effect)
        self._is_stale = True
        self._pause.start()

    def begin(self) -> None:
        """Look for the first time, as soon as nobody waits."""
        self._pause.start()

    def questions(self) -> Sequence[Question]:
        """As they are at this moment; takes a moment after a change."""
        if self._is_stale:
            self._is_stale = False
            self._found = self._questions.all()
            self._by_cell = by_cell(self._found)
        return self._found

    @property
    def count(self) -> int:
        """Open questions about figures as they were last looked up, without months that only wait to be closed."""
        return sum(question.kind is not QuestionKind.NOT_CLOSED for question in self._found)

    def of(self, cell: Cell) -> Question | None:
        """What was found odd or impossible about a figure when questions were last looked up."""
        return self._told.get(cell)

    def _look(self) -> None:
        if not self.is_wanted():
            return
        self.questions()
        before, self._told = self._told, self._by_cell
        cells = {cell for cell in {**before, **self._told} if (cell in before) != (cell in self._told)}
        self.changed.emit(cells)


def by_cell(found: Sequence[Question]) -> Mapping[Cell, Question]:
    """The question of each figure; gaps have a mark of their own in the grid."""
    asked = {QuestionKind.ODD, QuestionKind.IMPOSSIBLE}
    return {cell: question for question in reversed(found) if question.kind in asked for cell in question.cells}
