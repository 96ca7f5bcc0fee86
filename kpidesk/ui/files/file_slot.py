"""The place in the window for the open file: one is put there, replaced, taken out; the recent ones are remembered."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kpidesk.ui.files.file_work import FileWork
from kpidesk.ui.settings import RecentFile, Settings

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.ui.files.files import WorkbookFile


class FileSlot(FileWork):
    """At most one file is open. ``opened`` says that it is another one, ``refused(Exception)`` that nothing changed.

    ``left`` comes before a file is closed: whoever shows it lets go; ``shut`` when none is open any more.
    ``came_back``: the file that was opened last is the one that was open before.
    """

    opened = Signal()
    left = Signal()
    shut = Signal()
    refused = Signal(object)

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._file: WorkbookFile | None = None
        self._detail = Path(), ""
        self._whose: tuple[Path, Path | None] = Path(), None
        self.came_back = False

    @property
    def file(self) -> "WorkbookFile | None":
        return self._file

    @property
    def detail(self) -> str:
        """What is known of why the open file can only be looked at."""
        path, detail = self._detail
        return detail if self._file is not None and self._file.path == path else ""

    @property
    def whose(self) -> Path | None:
        """The file whose backup is looked at; None when the open file is none."""
        path, whose = self._whose
        return whose if self._file is not None and self._file.path == path else None

    def _is_open(self, path: Path) -> bool:
        """One that is only looked at may be opened again, to be changed."""
        return self._file is not None and self._file.path.resolve() == path and not self._file.read_only

    def _take(self, file: "WorkbookFile | None") -> None:
        """Show this file and close the one before; None: it is open already."""
        if file is None:
            return
        self.came_back = False
        before = self._leave()
        if before is not None:
            self.run("", before.close, lambda _: None, self.refused.emit)
        self._put(file)

    def _replace(self, file: "WorkbookFile") -> None:
        """Show this file in place of one that is closed already."""
        self._leave()
        self.came_back = True
        self._put(file)

    def _put(self, file: "WorkbookFile") -> None:
        self._file = file
        if not file.workbook.business.is_example and self.whose is None:  # these lie where nobody would look for a file
            self._settings.last_folder = str(file.path.parent)
        self._remember(file)
        self.opened.emit()

    def _leave(self) -> "WorkbookFile | None":
        """Take the file out of the window; whoever asks closes it."""
        file = self._file
        if file is not None:
            self._remember(file)
            self.left.emit()
            self._file = None
        return file

    def _lose(self, error: Exception) -> None:
        """The file was closed to be read again, and cannot be read."""
        self._leave()
        self.shut.emit()
        self.refused.emit(error)

    def _held(self) -> "WorkbookFile":
        assert self._file is not None
        return self._file

    def _remember(self, file: "WorkbookFile") -> None:
        if self.whose is None:  # a backup is no file to come back to
            self._settings.remember(_recent(file))


def _recent(file: "WorkbookFile") -> RecentFile:
    from kpidesk.analysis.overview.overview import status_counts  # not needed for the first frame

    workbook = file.workbook
    last = workbook.last_entered
    counts = status_counts(workbook, last) if last else (0, 0, 0)
    now = dt.datetime.now().isoformat(timespec="minutes")
    return RecentFile(
        str(file.path), workbook.business.name, now, str(last or ""), counts, workbook.business.is_example
    )
