"""A disk in memory whose files can be held, refused, slow or changed by others, for tests of the window."""

import copy
import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change
from kpidesk.domain.check_report import CheckReport
from kpidesk.domain.comparison import differences
from kpidesk.domain.file_facts import (
    Backup,
    BackupPolicy,
    BackupReason,
    Difference,
    Holder,
    Notice,
    ReadOnly,
    Salvage,
)
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileHeld, FileProblem, FileRefused
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.files.files import Files
from kpidesk.workbook.workbook import Workbook

FEW = ("revenue", "orders", "total_revenue", "cac")
SINCE = Month.of(2026, 3)
NOON = dt.datetime(2026, 9, 3, 14, 5).astimezone()


@cache
def catalogue() -> Catalogue:
    return read_catalogue()


def copied(contents: Contents) -> Contents:
    """Of its own, so that what is changed in one does not reach the other."""
    return Contents(**{part.name: copy.copy(getattr(contents, part.name)) for part in fields(contents)})


def shop(name: str = "Shop") -> Contents:
    """The sample's last half year of a few figures, as a business of one's own."""
    contents = copied(read_sample())
    contents.business = replace(contents.business, name=name, is_example=False)
    contents.chosen = tuple(name for name in contents.chosen if name in FEW)
    values = contents.values.items()
    contents.values = {cell: value for cell, value in values if cell.month >= SINCE and cell.segment is None}
    contents.segments = ()
    contents.notes = {}
    return contents


class FakeFile:
    """Keeps its workbook's changes on the disk it came from; what that refuses waits."""

    def __init__(self, disk: "FakeDisk", path: Path, read_only: ReadOnly | None = None) -> None:
        self.disk, self.path, self.read_only = disk, path, read_only
        self.notices: tuple[Notice, ...] = disk.notices.get(path, ())
        self.workbook = Workbook(self, copied(disk.files[path]), catalogue().indicators, lambda: NOON)
        self.unsaved: list[Change] = []
        self.save_state = SaveState(SaveKind.SAVED)
        self.looks = 0
        self.is_closed = False
        self._listeners: list[Callable[[SaveState], None]] = []

    # -- what the workbook asks -----------------------------------------------------------------------------------

    def write(self, change: Change, _at: dt.datetime, _made_by: MadeBy) -> None:
        if self.read_only:
            raise FileRefused(self.path, FileProblem.NOT_WRITABLE)
        self.unsaved.append(change)
        self.disk.written.append(change)
        self.retry_saving()

    def goal_history(self, _indicator: str) -> list[GoalEntry]:
        return []

    def value_history(self, _indicator: str, _month: Month | None = None) -> list[ValueEntry]:
        return []

    # -- what the window asks -------------------------------------------------------------------------------------

    def watch_saving(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def show(self, state: SaveState) -> None:
        """Become this state and say so, in another thread, as a writer does."""
        self.save_state = state
        thread = threading.Thread(target=lambda: [listener(state) for listener in list(self._listeners)])
        thread.start()
        thread.join()

    def diverge(self, divergence: Divergence) -> None:
        self.show(SaveState(SaveKind.DIVERGED, len(self.unsaved), FileProblem.CHANGED, divergence=divergence))

    def retry_saving(self) -> None:
        if self.save_state.kind is SaveKind.DIVERGED:
            return
        if self.disk.problem is not None:
            self.show(SaveState(SaveKind.UNSAVED, len(self.unsaved), self.disk.problem))
        else:
            self.unsaved.clear()
            self.show(SaveState(SaveKind.SAVED, at=NOON))

    def look_for_changes(self) -> None:
        self.looks += 1

    def save_elsewhere(self, path: Path) -> None:
        self.copy_to(path, overwrite=True)

    def differences(self) -> list[Difference]:
        return differences(self.workbook.contents(), self.disk.files[self.path])

    def keep_conflict_copy(self) -> Path:
        path = self.path.with_name(f"{self.path.stem} (kpidesk conflict 2026-09-03).kpidesk")
        self.copy_to(path)
        return path

    def backups(self) -> list[Backup]:
        return []

    def backup_now(self, _reason: BackupReason) -> Backup | None:
        return None

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        if path in self.disk.files and not overwrite:
            raise FileRefused(path, FileProblem.EXISTS)
        if path.parent in self.disk.full:
            raise FileRefused(path, FileProblem.DISK_FULL)
        self.disk.files[path] = self.workbook.contents()

    def close(self) -> None:
        self.disk.gate.wait()
        self.is_closed = True
        if not self.read_only and self.save_state.kind is SaveKind.SAVED:
            self.disk.files[self.path] = self.workbook.contents()


class FakeDisk:
    """``held`` files are open elsewhere, ``problem`` keeps everything from being saved, ``gate`` is closed for slow."""

    def __init__(self) -> None:
        self.files: dict[Path, Contents] = {}
        self.held: dict[Path, Holder] = {}
        self.broken: dict[Path, FileProblem] = {}
        self.read_only: dict[Path, ReadOnly] = {}
        self.notices: dict[Path, tuple[Notice, ...]] = {}
        self.full: set[Path] = set()
        self.problem: FileProblem | None = None
        self.written: list[Change] = []
        self.opened: list[FakeFile] = []
        self.gate = threading.Event()
        self.gate.set()

    def open(self, path: Path, take_over: bool) -> FakeFile:
        self.gate.wait()
        if path in self.held and not take_over:
            raise FileHeld(path, self.held[path])
        if path in self.broken:
            raise FileRefused(path, self.broken[path])
        return self._file(path, self.read_only.get(path))

    def look_at(self, path: Path, why: ReadOnly) -> FakeFile:
        return self._file(path, why)

    def new(self, path: Path, business: Business, _starter: str) -> FakeFile:
        self.files[path] = Contents(business, chosen=("revenue",))
        return self._file(path, None)

    def sample(self) -> FakeFile:
        path = Path("/disk/Example.kpidesk")
        self.files[path] = read_sample()
        return self._file(path, None)

    def contents(self, path: Path) -> Contents:
        if path in self.broken:
            raise FileRefused(path, self.broken[path])
        return self.files[path]

    def asked_of_window(self) -> Files:
        return Files(
            catalogue,
            self.open,
            self.look_at,
            self.new,
            self.sample,
            _no_check,
            _no_repair,
            lambda *_: None,
            self.contents,
            BackupPolicy,
            lambda _: None,
            lambda _: None,
        )

    def _file(self, path: Path, why: ReadOnly | None) -> FakeFile:
        if path not in self.files:
            raise FileRefused(path, FileProblem.NOT_FOUND)
        self.opened.append(FakeFile(self, path, why))
        return self.opened[-1]


def _no_check(path: Path) -> CheckReport:
    raise FileRefused(path, FileProblem.NOT_READABLE)


def _no_repair(path: Path, _new: Path) -> Salvage:
    raise FileRefused(path, FileProblem.NOT_READABLE)
