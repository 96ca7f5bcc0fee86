"""The import that is under way: read and worked out beside the window, one thing after the other."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.plan import ImportPlan
from kpidesk.exchange.settings import ImportSettings, Target
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing.draft import Copy, Draft
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.workbook import Workbook

SOON = 300
"""Milliseconds after which the page says that something is being worked out."""


class ImportWork(QObject):
    """``begun(Draft)`` follows a file that was read, ``worked_out(Draft)`` every decision; ``unreadable`` is why not.

    ``slow`` says that the words for waiting are due. Only the last thing that was asked for comes home.
    """

    begun = Signal(object)
    worked_out = Signal(object)
    unreadable = Signal(object)
    slow = Signal()

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._tasks = Tasks(self)
        self._turn = 0
        self._copy: Copy | None = None
        self.source: SourceFile | None = None
        self.settings = ImportSettings()
        self.draft: Draft | None = None
        self._at_first: ImportSettings | None = None
        self.is_working = False
        self._slow = QTimer(self, singleShot=True, interval=SOON)
        self._slow.timeout.connect(self.slow)

    @property
    def is_slow(self) -> bool:
        """Whether it takes so long that it has to be said."""
        return self.is_working and not self._slow.isActive()

    @property
    def is_edited(self) -> bool:
        """Whether something was decided that would get lost."""
        return self.source is not None and self.settings != self._at_first

    @property
    def remembered(self) -> frozenset[str]:
        """Keys of the series that go where they went in the last import."""
        before = self._at_first.targets if self._at_first is not None else {}
        return frozenset(key for key, target in before.items() if self.settings.targets.get(key) == target)

    @property
    def plan(self) -> ImportPlan | None:
        """What would be stored; None without a file or without months in it."""
        return self.draft.plan if self.draft is not None else None

    def target(self, key: str) -> Target | None:
        """Where a series goes, as the settings say it: a new figure has no id there."""
        if key in self.settings.targets:
            return self.settings.targets[key]
        series = self.plan.series if self.plan is not None else ()
        return next((each.target for each in series if each.source.key == key), None)

    # -- what is asked for --------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file, and begin with what is remembered for its shape."""
        self._begin(lambda: read_sheets(path))

    def take(self, source: Callable[[], SourceFile]) -> None:
        """The same for what is no file, as the clipboard."""
        self._begin(source)

    def _begin(self, get: Callable[[], SourceFile]) -> None:
        self.reset()
        copy = self._fresh_copy()
        self._run(lambda: copy.begin(get()), self._take_begun)

    def decide(self, settings: ImportSettings) -> None:
        """Go on with other settings."""
        if self.source is not None and settings != self.settings:
            self.settings = settings
            self.work_out()

    def work_out(self) -> None:
        source, settings = self.source, self.settings
        if source is not None:
            copy = self._fresh_copy()
            self._run(lambda: copy.work_out(source, settings), self._take_draft)

    def forget(self) -> None:
        """The business is another one now."""
        self._copy = None

    def reset(self) -> None:
        """There is no file any more."""
        self._turn += 1
        self._end()
        self.source, self.draft, self._at_first, self._copy = None, None, None, None
        self.settings = ImportSettings()

    def stop(self) -> None:
        """Give up reading. A reader that hangs must not hold up the next file."""
        self._tasks = Tasks(self)
        self.reset()

    # -- how ----------------------------------------------------------------------------------------------------

    def _fresh_copy(self) -> Copy:
        if self._copy is None:
            self._copy = Copy(self._workbook)
        return self._copy

    def _run(self, work: Callable[[], Draft], done: Callable[[Draft], None]) -> None:
        self._turn += 1
        turn, self.is_working = self._turn, True
        self._slow.start()

        def deliver(draft: Draft) -> None:
            if turn == self._turn:
                self._end()
                done(draft)

        def fail(error: Exception) -> None:
            if turn == self._turn:
                self._end()
                self._fail(error)

        self._tasks.run(work, deliver, fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.reset()
        self.unreadable.emit(error)

    def _end(self) -> None:
        self.is_working = False
        self._slow.stop()

    def _take_begun(self, draft: Draft) -> None:
        self.source, self.draft = draft.source, draft
        self.settings = self._at_first = draft.settings
        self.begun.emit(draft)

    def _take_draft(self, draft: Draft) -> None:
        self.draft = draft
        self.worked_out.emit(draft)
