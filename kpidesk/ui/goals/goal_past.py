"""What the goals of a KPI were before, read beside the window: a slow drive holds nothing up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words

ReadGoals = Callable[[str], list[GoalEntry]]
"""Every change of the goals of a KPI, by its id. Blocks; raises FileRefused."""


class GoalPast(QObject):
    """Knows the past of the KPI that was asked about last; ``known(id)`` or ``failed(sentence)`` answers.

    Who asks for several in a row, as when moving through the list, gets the last one only.
    """

    known = Signal(str)
    failed = Signal(str)

    def __init__(self, read: ReadGoals, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._tasks = read, tasks
        self._wanted, self._is_reading = "", False
        self._found: tuple[str, list[GoalEntry]] | None = None

    def of(self, indicator: str) -> list[GoalEntry] | None:
        """None while it is not known."""
        return self._found[1] if self._found is not None and self._found[0] == indicator else None

    def ask(self, indicator: str) -> None:
        """Read it again: it may have a change more."""
        self._wanted = indicator
        if not self._is_reading:
            self._begin()

    def _begin(self) -> None:
        indicator, self._wanted, self._is_reading = self._wanted, "", True
        self._tasks.run(lambda: self._read(indicator), lambda found: self._take(indicator, found), self._fail)

    def _take(self, indicator: str, found: list[GoalEntry]) -> None:
        if self._may_tell():
            self._found = indicator, found
            self.known.emit(indicator)

    def _fail(self, error: Exception) -> None:
        if not isValid(self):
            return  # the page has gone, and so has the file
        if not isinstance(error, Refusal):
            raise error
        if self._may_tell():
            self.failed.emit(refusal_words.refusal(error))

    def _may_tell(self) -> bool:
        """Whether the answer is still wanted; if another one is, that is asked for now."""
        if not isValid(self):
            return False
        self._is_reading = False
        if self._wanted:
            self._begin()
            return False
        return True
