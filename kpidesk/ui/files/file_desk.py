"""What is done with the open file: getting another one, keeping a copy, letting go."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files import file_words as words
from kpidesk.ui.files.file_dialogs import FileDialogs
from kpidesk.ui.files.file_slot import FileSlot
from kpidesk.ui.files.files import Files, WorkbookFile, with_suffix
from kpidesk.ui.settings import Settings

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.domain.business import Business, Contents
    from kpidesk.domain.file_facts import ReadOnly

log = logging.getLogger(__name__)

T = TypeVar("T")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDesk", text)


class FileDesk(FileSlot):
    """What the owner does with files. Everything that a slow drive could hold up is done beside the window.

    ``told`` is a sentence about what was done. ``may_go`` is asked before the file is left, and goes on when nothing of
    it would get lost.
    """

    told = Signal(str)

    def __init__(self, files: Files, settings: Settings, window: QWidget) -> None:
        super().__init__(settings, window)
        self._files = files
        self._dialogs = FileDialogs(settings, window)
        self.may_go: Callable[[Callable[[], None]], None] = lambda go: go()

    # -- another file -------------------------------------------------------------------------------------------

    def open_path(self, path: Path, take_over: bool = False) -> None:
        """Open a file in place of the present one; when it is refused, that one stays open.

        ``take_over``: also when another program has it open.
        """

        def get() -> WorkbookFile | None:
            found = path.expanduser().resolve()
            return None if self._is_open(found) else self._files.open(found, take_over)

        self._fetch(words.opening(path), get)

    def look_at(self, path: Path, why: "ReadOnly", detail: str = "", back_to: Path | None = None) -> None:
        """Open a file to be looked at only; ``detail`` is who has it, or of when a backup is, ``back_to`` whose."""

        def get() -> WorkbookFile:
            found = self._files.look_at(path.expanduser().resolve(), why)
            self._detail, self._whose = (found.path, detail), (found.path, back_to)
            return found

        self._fetch(words.opening(path), get)

    def go_back(self) -> None:
        """From a backup that is looked at to the file that it is of."""
        if (whose := self.whose) is not None:
            self.open_path(whose)

    def open_copy(self, path: Path, copy: Path) -> None:
        """Copy a file that someone else may have open, and open the copy."""

        def get() -> WorkbookFile:
            from kpidesk.domain.file_facts import ReadOnly

            seen = self._files.look_at(path.expanduser().resolve(), ReadOnly.HELD)
            try:
                seen.copy_to(with_suffix(copy), overwrite=True)
            finally:
                seen.close()
            return self._files.open(with_suffix(copy), False)

        self._fetch(words.opening(copy), get)

    def open_sample(self) -> None:
        if self._file is None or not self._file.workbook.business.is_example:
            self._fetch(_tr("Opening the sample…"), self._files.sample)

    def make(self, path: Path, business: "Business", starter: str) -> None:
        """Make a new file and open it."""
        path = with_suffix(path)
        self._fetch(words.opening(path), lambda: self._files.new(path, business, starter))

    # -- the open one -------------------------------------------------------------------------------------------

    def copy_to(self, path: Path) -> None:
        """Keep a copy; a file of that name goes, as whoever named it has agreed to."""
        file, path = self._held(), with_suffix(path)

        def copy() -> None:
            _check_other(path, file)
            file.copy_to(path, overwrite=True)

        self.run(words.saving(path), copy, lambda _: self.told.emit(words.kept(path)), self.refused.emit)

    def go_on_with_copy(self, path: Path) -> None:
        """Copy the open file, and open the copy in its place."""
        file, path = self._held(), with_suffix(path)

        def copy_and_open() -> WorkbookFile:
            _check_other(path, file)
            file.copy_to(path, overwrite=True)
            return self._files.open(path, False)

        self.run(words.saving(path), copy_and_open, self._take, self.refused.emit, holds=True)

    def save_elsewhere(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Write everything, what is not saved included, to another place, and go on with that file."""
        file, path = self._held(), with_suffix(path)

        def save() -> WorkbookFile:
            _check_other(path, file)
            file.save_elsewhere(path)
            return self._files.open(path, False)

        def saved(found: WorkbookFile) -> None:
            self._take(found)
            self.told.emit(_tr("Everything is in {folder}: {name}").format(folder=path.parent, name=path.name))
            if then is not None:
                then()

        self.run(words.saving(path), save, saved, self.refused.emit, holds=True)

    def reload(self) -> None:
        """Read the open file again, and make the changes again that were not in it."""
        file = self._held()
        changes = list(file.unsaved)

        def put_in(found: WorkbookFile) -> None:
            for change in changes:
                try:
                    found.workbook.apply(change)
                except Refusal as refused:
                    self.refused.emit(refused)
            self._replace(found)
            self.told.emit(_tr("Another program had changed the file. It was read again, with your changes."))

        self.run(words.opening(file.path), lambda: self._read_again(file), put_in, self._lose, holds=True)

    def while_closed(self, sentence: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something to the file that needs it closed, and open it again, also when that was refused."""
        file = self._held()
        refusals: list[Refusal] = []

        def close_and_work() -> T | None:
            file.close()
            try:
                return work()
            except Refusal as refused:
                refusals.append(refused)
                return None

        def show(result: T | None) -> None:
            def put(found: WorkbookFile) -> None:
                self._replace(found)
                if refusals:
                    self.refused.emit(refusals[0])
                else:
                    done(cast(T, result))

            self.run(sentence, lambda: self._files.open(file.path, False), put, self._lose, holds=True)

        self.run(sentence, close_and_work, show, self._lose, holds=True)

    def take_theirs(self) -> None:
        """Keep what is here as a conflict copy, and open the file as others left it."""
        file = self._held()
        kept: list[Path] = []

        def read() -> WorkbookFile:
            kept.append(file.keep_conflict_copy())
            return self._read_again(file)

        def show(found: WorkbookFile) -> None:
            self._replace(found)
            self.told.emit(words.kept_as(kept[0]))

        def failed(error: Exception) -> None:
            self._lose(error) if kept else self.refused.emit(error)

        self.run(words.opening(file.path), read, show, failed, holds=True)

    def keep_copy_and_close(self, then: Callable[[], None]) -> None:
        """Keep what is here as a conflict copy, and leave the file as it is."""
        file = self._held()

        def kept(path: Path) -> None:
            self.told.emit(words.kept_as(path))
            self.let_go(then)

        self.run(words.saving(file.path), file.keep_conflict_copy, kept, self.refused.emit)

    def close(self, then: Callable[[], None]) -> None:
        """Close the file when nothing of it would get lost, and go on; not while it is being left already."""
        if not self.is_holding:
            self.may_go(lambda: self.let_go(then))

    def let_go(self, then: Callable[[], None]) -> None:
        """Close the file, if one is open, whatever waits in it, and go on."""
        file = self._file
        if file is None:
            then()
            return

        def closed(_result: object) -> None:
            self._leave()
            self.shut.emit()
            then()

        def failed(error: Exception) -> None:
            """That does not hold the window up: what was not saved is kept elsewhere."""
            log.warning("not closed properly: %s", error)
            closed(None)

        self.run(_tr("Closing “{name}”…").format(name=file.path.name), file.close, closed, failed, holds=True)

    def end(self) -> None:
        """The window goes: wait for what is being done, and close what is open."""
        self.finish()
        file = self._leave()
        if file is not None and not self.is_holding:
            file.close()

    def contents_of(self, path: Path) -> "Contents":
        """What another file holds. Blocks. Raises FileRefused."""
        return self._files.backup_contents(path)

    # -- asking -------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        if chosen := self._dialogs.file():
            self.open_path(chosen)

    def ask_place(self, business: "Business", starter: str) -> None:
        """Ask where a new business's file is to be kept, and make it."""
        if chosen := self._dialogs.place_for_new(business.name):
            self.make(chosen, business, starter)

    def ask_copy(self) -> None:
        if self._file is not None and (chosen := self._ask_copy_of_open(_tr("Save a copy"))):
            self.copy_to(chosen)

    def ask_copy_to_work_on(self) -> None:
        """Of an open file that cannot be changed."""
        if self._file is not None and (chosen := self._ask_copy_of_open(_tr("Save a copy to work on"))):
            self.go_on_with_copy(chosen)

    def ask_elsewhere(self, then: Callable[[], None] | None = None) -> None:
        """Where to keep what cannot be saved in its place."""
        if self._file is not None and (chosen := self._dialogs.place_for_copy(self._file.path, _tr("Save elsewhere"))):
            self.save_elsewhere(chosen, then)

    def ask_copy_of(self, path: Path) -> None:
        """Of a file that someone else has open."""
        if chosen := self._dialogs.place_for_copy(path, _tr("Save a copy to work on")):
            self.open_copy(path, chosen)

    def _ask_copy_of_open(self, title: str) -> Path | None:
        file = self._held()
        return self._dialogs.place_for_copy(file.path, title, apart=file.workbook.business.is_example)

    # -- how ----------------------------------------------------------------------------------------------------

    def _fetch(self, sentence: str, get: Callable[[], WorkbookFile | None]) -> None:
        if not self.is_holding:
            self.may_go(lambda: self.run(sentence, get, self._take, self.refused.emit, holds=True))

    def _read_again(self, file: WorkbookFile) -> WorkbookFile:
        file.close()
        return self._files.open(file.path, False)


def _check_other(path: Path, file: WorkbookFile) -> None:
    if path.resolve() == file.path.resolve():
        raise Refusal(_tr("this is the open file itself; choose another name for the copy"))
