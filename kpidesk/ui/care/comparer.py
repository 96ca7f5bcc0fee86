"""What differs between backups and now, worked out beside the window, one backup after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kpidesk.domain.comparison import Comparison, compare
from kpidesk.domain.file_facts import Backup
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files.files import Files, WorkbookFile
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words

PAUSE = 120
"""Milliseconds on a row before its backup is read: whoever moves through the list reads none on the way."""

REST = 250
"""Milliseconds before one that nobody asked for is read: the window stays free in between."""


class Comparer(QObject):
    """Only the last question is answered: ``compared(Backup, Comparison)``, or ``failed(Backup, str)`` with why not."""

    compared = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self, file: WorkbookFile, files: Files, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._files, self._tasks = file, files, tasks
        self._known: dict[str, Comparison] = {}
        self._failed: dict[str, str] = {}
        self._wanted: Backup | None = None
        self._questions = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)

    def known(self, backup: Backup) -> Comparison | None:
        """What was found out before, and still holds."""
        return self._known.get(str(backup.path))

    def why_not(self, backup: Backup) -> str:
        """Why it cannot be compared; empty while it can."""
        return self._failed.get(str(backup.path), "")

    def is_answered(self, backup: Backup) -> bool:
        return self.known(backup) is not None or bool(self.why_not(backup))

    def go_on(self, backups: Sequence[Backup]) -> None:
        """Ask about the first of these that is not answered, without haste."""
        following = next((backup for backup in backups if not self.is_answered(backup)), None)
        if following is not None:
            self.ask(following, REST)

    def forget(self) -> None:
        """What there is now has changed."""
        self._known.clear()

    def ask(self, backup: Backup, pause: int = PAUSE) -> None:
        self._wanted = backup
        self._pause.start(pause)

    def stop(self) -> None:
        """Nobody looks any more: what has not begun is not begun."""
        self._pause.stop()

    def _ask(self) -> None:
        backup = self._wanted
        if backup is None:
            return
        self._questions += 1
        mine, ours = self._questions, self._file.workbook.contents()

        def read() -> Comparison | None:
            is_last = mine == self._questions  # the number only grows, and an answer too many is dropped below
            return compare(ours, self._files.backup_contents(backup.path)) if is_last else None

        def show(found: Comparison | None) -> None:
            if found is not None and isValid(self) and mine == self._questions:
                self._known[str(backup.path)] = found
                self.compared.emit(backup, found)

        def fail(error: Exception) -> None:
            if not isinstance(error, Refusal):
                raise error
            if isValid(self) and mine == self._questions:
                self._failed[str(backup.path)] = refusal_words.refusal(error)
                self.failed.emit(backup, refusal_words.refusal(error))

        self._tasks.run(read, show, fail)
