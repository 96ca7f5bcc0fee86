"""The open file: getting another one, keeping a copy, letting go; and the list of recent ones."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kpidesk.domain.file_name import SUFFIX, safe_name
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files import Files, WorkbookFile, with_suffix
from kpidesk.ui.settings import RecentFile, Settings

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.domain.business import Business


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDesk", text)


class FileDesk(QObject):
    """At most one file is open. ``opened`` says that it is another one, ``refused(Exception)`` that nothing changed.

    ``left`` comes before a file is closed: whoever shows it lets go. ``told`` is a sentence about what was done.
    """

    opened = Signal()
    left = Signal()
    refused = Signal(object)
    told = Signal(str)

    def __init__(self, files: Files, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._settings, self._window = files, settings, window
        self._file: WorkbookFile | None = None

    @property
    def file(self) -> WorkbookFile | None:
        return self._file

    def open_path(self, path: Path) -> None:
        """Open a file in place of the present one; when it is refused, that one stays open."""
        path = path.expanduser().resolve()
        if self._file is None or self._file.path.resolve() != path:
            self._take(lambda: self._files.open(path, False))

    def open_sample(self) -> None:
        if self._file is None or not self._file.workbook.business.is_example:
            self._take(self._files.sample)

    def make(self, path: Path, business: "Business", starter: str) -> None:
        """Make a new file and open it."""
        self._take(lambda: self._files.new(with_suffix(path), business, starter))

    def copy_to(self, path: Path) -> None:
        """Keep a copy; a file of that name goes, as whoever named it has agreed to."""
        assert self._file is not None
        path = with_suffix(path)
        try:
            if path.resolve() == self._file.path.resolve():
                raise Refusal(_tr("this is the open file itself; choose another name for the copy"))
            self._file.copy_to(path, overwrite=True)
        except Refusal as refused:
            self.refused.emit(refused)
        else:
            self.told.emit(_tr("A copy is in {folder}: {name}").format(folder=path.parent, name=path.name))

    def let_go(self) -> None:
        """Close the file, if one is open."""
        if self._file is None:
            return
        self._settings.remember(self._recent(self._file))
        self.left.emit()
        self._file.close()
        self._file = None

    def ask_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, _tr("Open"), str(self._own_folder()), _kinds())
        if chosen:
            self.open_path(Path(chosen))

    def ask_place(self, business: "Business", starter: str) -> None:
        """Ask where a new business's file is to be kept, and make it."""
        suggested = str(self._own_folder() / safe_name(business.name, "business", SUFFIX))
        chosen, _ = QFileDialog.getSaveFileName(self._window, _tr("Where to keep it"), suggested, _kinds())
        if chosen:
            self.make(Path(chosen), business, starter)

    def ask_copy(self) -> None:
        if self._file is None:
            return
        name = safe_name(self._file.path.stem, "business", f" {dt.date.today().isoformat()}{SUFFIX}")
        is_example = self._file.workbook.business.is_example
        suggested = str((self._own_folder() if is_example else self._file.path.parent) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, _tr("Save a copy"), suggested, _kinds())
        if chosen:
            self.copy_to(Path(chosen))

    def _own_folder(self) -> Path:
        """Where the owner keeps files: the folder used last, at first the one for documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        candidates = (self._settings.last_folder, documents)
        return next((Path(folder) for folder in candidates if folder and Path(folder).is_dir()), Path.home())

    def _take(self, get: Callable[[], WorkbookFile]) -> None:
        try:
            file = get()
        except Refusal as refused:
            self.refused.emit(refused)
            return
        self.let_go()
        self._file = file
        if not file.workbook.business.is_example:  # that one lies where nobody would look for a file
            self._settings.last_folder = str(file.path.parent)
        self._settings.remember(self._recent(file))
        self.opened.emit()

    def _recent(self, file: WorkbookFile) -> RecentFile:
        from kpidesk.analysis.overview import status_counts  # not needed for the first frame

        workbook = file.workbook
        last = workbook.last_entered
        counts = status_counts(workbook, last) if last else (0, 0, 0)
        now = dt.datetime.now().isoformat(timespec="minutes")
        return RecentFile(
            str(file.path), workbook.business.name, now, str(last or ""), counts, workbook.business.is_example
        )


def _kinds() -> str:
    return _tr("kpidesk files (*{suffix})").format(suffix=SUFFIX)
