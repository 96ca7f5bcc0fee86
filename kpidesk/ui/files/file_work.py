"""What is done to files, beside the window: one thing after the other, said when it takes its time."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.ui.tasks import Tasks

SOON = 100
"""Milliseconds after which the window says what takes its time."""

T = TypeVar("T")


class FileWork(QObject):
    """``busy`` is a sentence about what takes its time, empty when it is done; ``finished`` when nothing is under way.

    ``holding`` says whether the open file is being left or read again, so that nothing may be typed into it. It has a
    thread of its own: a drive that does not answer keeps no chart from being drawn.
    """

    busy = Signal(str)
    holding = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._underway = self._holds = 0
        self._told_holding = False
        self._words = ""
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(lambda: self.busy.emit(self._words))

    @property
    def is_busy(self) -> bool:
        """Whether a file is being opened, copied or closed."""
        return self._underway > 0

    @property
    def is_holding(self) -> bool:
        return self._holds > 0

    def run(
        self,
        words: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        holds: bool = False,
    ) -> None:
        """Do something to files beside the window; ``words`` are said when it takes its time.

        ``holds``: nothing may be typed meanwhile.
        """
        self._underway += 1
        if words:
            self._words = words
            self._soon.start()
        self._hold(int(holds))

        def deliver(result: T) -> None:
            self._end_one(holds, lambda: done(result))

        def fail(error: Exception) -> None:
            self._end_one(holds, lambda: failed(error))

        self._tasks.run(work, deliver, fail)

    def finish(self) -> None:
        """Wait for what is being done; before the event loop ends."""
        self._tasks.finish()

    def _hold(self, more: int) -> None:
        self._holds += more
        self._tell_hold()

    def _tell_hold(self) -> None:
        if self._told_holding is not self.is_holding:
            self._told_holding = self.is_holding
            self.holding.emit(self.is_holding)

    def _end_one(self, holds: bool, tell: Callable[[], None]) -> None:
        """Whoever is let go reads from the file again, so what was done is told first: it may be closed by now."""
        self._underway -= 1
        self._holds -= int(holds)
        if not self._underway:
            self._soon.stop()
            self.busy.emit("")
            self.finished.emit()
        try:
            tell()
        finally:
            self._tell_hold()
