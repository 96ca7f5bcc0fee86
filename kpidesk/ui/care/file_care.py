"""What is done about the care of a file: the page of its backups, its check, a restore, a repair."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.files.file_dialogs import FileDialogs
from kpidesk.ui.files.files import Files, with_suffix
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.parts.toast import Toast
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.analysis.numbers.numerals import NumberForm
    from kpidesk.domain.check_report import CheckReport
    from kpidesk.domain.file_facts import Backup, Salvage
    from kpidesk.ui.care.check_page import CheckPage
    from kpidesk.ui.files.files import WorkbookFile


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileCare", text)


class FileCare(QObject):
    """Covers the window with its pages. ``told`` is a sentence about what was done."""

    told = Signal(str)

    def __init__(
        self,
        desk: FileDesk,
        cover: Cover,
        files: Files,
        theme: Theme,
        window: QMainWindow,
        *,
        tasks: Tasks,
        settings: Settings,
        form: "Callable[[], NumberForm]",
    ) -> None:
        super().__init__(window)
        self._desk, self._cover, self._files, self._theme, self._window = desk, cover, files, theme, window
        self._tasks, self._dialogs, self._form = tasks, FileDialogs(settings, window), form
        self._undoing: Path | None = None
        self._refused: Path | None = None
        self.toast = Toast(theme, window, _tr("Go back to before"))
        self.toast.undo_requested.connect(self._take_back)
        desk.left.connect(self.toast.hide)

    # -- backups ------------------------------------------------------------------------------------------------

    def show_backups(self) -> None:
        """The backups of the open file."""
        from kpidesk.domain.file_facts import ReadOnly  # the first frame does without
        from kpidesk.ui.care import backup_words
        from kpidesk.ui.care.backups_page import BackupsPage

        file = self._desk.file
        if file is None:
            return
        own = self._desk.whose or file.path
        page = BackupsPage(self._theme, file, self._files, self._form(), self._window, tasks=self._tasks, whose=own)

        def look(backup: "Backup") -> None:
            self._desk.look_at(backup.path, ReadOnly.BACKUP, backup_words.when(backup), own)

        page.look_requested.connect(look)
        page.restore_requested.connect(self.restore)
        page.backup_made.connect(lambda: self.told.emit(_tr("A backup was made.")))
        self._cover.show(page, page.closed)

    def restore(self, backup: "Backup") -> None:
        """Put a backup in the place of the open file, which is closed for it and opened again."""
        from kpidesk.ui.care import backup_words

        file = self._desk.file
        if file is None:
            return
        path = file.path

        def done(before: "Backup | Path | None") -> None:
            self._say_restored(backup_words.restored(backup), before)

        def go() -> None:
            self._desk.while_closed(_restoring(backup), lambda: self._files.restore(path, backup.path), done)

        self._desk.may_go(go)  # what is not saved yet would come back into the restored file

    def _say_restored(self, sentence: str, before: "Backup | Path | None") -> None:
        from kpidesk.domain.file_facts import Backup

        self._undoing = before.path if isinstance(before, Backup) else None
        self.toast.say(sentence, undo=self._undoing is not None, above=self._window.statusBar().height())

    def _take_back(self) -> None:
        """What was there before the restore is a backup as well."""
        file, before = self._desk.file, self._undoing
        if file is None or before is None:
            return
        words = _tr("The file is again what it was before the restore.")
        path = file.path
        self._desk.while_closed(
            _tr("Going back…"), lambda: self._files.restore(path, before), lambda _: self.told.emit(words)
        )

    # -- check and repair ---------------------------------------------------------------------------------------

    def can_help(self, error: Refusal) -> bool:
        """Whether the check has more to say about a file that was refused; then `help` shows it."""
        is_ill = isinstance(error, FileRefused) and error.problem in {FileProblem.DAMAGED, FileProblem.FOREIGN}
        self._refused = error.path if is_ill and isinstance(error, FileRefused) else None
        return is_ill

    def help(self) -> None:
        """Check the file that was refused last."""
        if self._refused is not None:
            self.show_check(self._refused)

    def show_check(self, path: Path | None = None) -> None:
        """Check a file: the open one, one that was refused, or, when none is open, one that is chosen now."""
        path = path or (self._desk.file.path if self._desk.file is not None else self._dialogs.file())
        if path is None:
            return
        self._check(self._show_page(path))

    def _show_page(self, path: Path) -> "CheckPage":
        from kpidesk.ui.care.check_page import CheckPage

        page = CheckPage(self._theme, path, self._form(), self._window)
        page.check_requested.connect(lambda: self._check(page))
        page.repair_requested.connect(lambda: self._ask_repair(page))
        page.restore_requested.connect(lambda backup: self._restore(page.path, backup))
        page.open_requested.connect(self._desk.open_path)
        self._cover.show(page, page.closed)
        return page

    def _check(self, page: "CheckPage") -> None:
        page.show_checking()
        file = self._open_at(page.path)

        def check() -> "CheckReport":
            if file is None:
                return self._files.check(page.path)
            with TemporaryDirectory(prefix="kpidesk-check-") as folder:  # its own handle would end SQLite's locks
                copy = Path(folder) / file.path.name
                file.copy_to(copy)
                return self._files.check(copy)

        def show(report: "CheckReport") -> None:
            page.show_report(report)
            if not report.is_sound:
                self._run(page, lambda: self._newest(page.path, file), page.offer_backup)

        self._run(page, check, show)

    def _ask_repair(self, page: "CheckPage") -> None:
        place = self._dialogs.place_for_copy(page.path, _tr("Where to keep the repaired file"))
        if place is not None:
            self._repair(page, with_suffix(place))

    def _repair(self, page: "CheckPage", new: Path) -> None:
        if new.resolve() == page.path.resolve():
            page.say(_tr("Choose another name: the damaged file stays as it is."))
            return
        if self._open_at(page.path) is None:
            self._carry_out_repair(page, new)
        else:
            self._desk.close(lambda: self._carry_out_repair(self._show_page(page.path), new))

    def _carry_out_repair(self, page: "CheckPage", new: Path) -> None:
        page.show_repairing()

        def repair() -> "tuple[Salvage, Backup | None]":
            salvage = self._files.repair(page.path, new)
            return salvage, self._files.newest_backup(page.path) if salvage.backup is not None else None

        self._run(page, repair, lambda found: page.show_salvage(*found))

    def _restore(self, path: Path, backup: "Backup") -> None:
        """Put a backup in the place of a file that does not open, and open it."""
        if self._open_at(path) is not None:
            self.restore(backup)
            return
        from kpidesk.ui.care import backup_words

        def done(_before: object) -> None:
            self.told.emit(backup_words.put_back(backup))
            self._desk.open_path(path)

        self._desk.run(
            _restoring(backup), lambda: self._files.restore(path, backup.path), done, self._desk.refused.emit
        )

    # -- how ----------------------------------------------------------------------------------------------------

    def _open_at(self, path: Path) -> "WorkbookFile | None":
        """The open file, if it is this one."""
        file = self._desk.file
        return file if file is not None and file.path.resolve() == path.resolve() else None

    def _newest(self, path: Path, file: "WorkbookFile | None") -> "Backup | None":
        """The newest good backup of a file, open or not."""
        if file is None:
            return self._files.newest_backup(path)
        return next(iter(file.backups()), None)

    def _run(self, page: "CheckPage", work: Callable[[], object], done: Callable[..., object]) -> None:
        """Beside the window; a page that has gone meanwhile hears nothing."""

        def deliver(result: object) -> None:
            if isValid(page):
                done(result)

        def fail(error: Exception) -> None:
            if not isinstance(error, Refusal):
                raise error
            if isValid(page):
                page.show_refusal(error)

        self._tasks.run(work, deliver, fail)


def _restoring(backup: "Backup") -> str:
    from kpidesk.ui.care import backup_words

    return _tr("Going back to {when}…").format(when=backup_words.when(backup))
