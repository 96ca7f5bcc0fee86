"""The window's files: saved by a thread, backed up, rescued, and read-only where they may not be changed."""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetNotes, SetValues
from kpidesk.domain.file_facts import BackupReason, Difference, NoticeKind, ReadOnly
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileHeld, FileProblem, FileRefused
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.store import Store
from kpidesk.workbook.cabinet import Cabinet
from kpidesk.workbook.kept_file import KeptFile
from kpidesk.workbook.looked_at import LookedAt
from tests.drawer import plain_drawer

MAY = Month.of(2026, 5)
REVENUE = Cell("revenue", MAY)
LONG = 20.0


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def data(tmp_path: Path) -> LocalData:
    return LocalData(tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "shop.kpidesk"


@pytest.fixture
def cabinet(catalogue: Catalogue, data: LocalData) -> Cabinet:
    return Cabinet(catalogue, data)


@pytest.fixture
def drawer() -> Iterator[Path]:
    with plain_drawer() as folder:
        yield folder


@pytest.fixture
def shop(cabinet: Cabinet, path: Path) -> Iterator[KeptFile]:
    file = cabinet.new(path, Business("Shop"), "shop")
    yield file
    file.close()


def type_in(file: KeptFile | LookedAt, number: float | None, cell: Cell = REVENUE) -> None:
    file.workbook.apply(SetValues({cell: number}))
    settle(file)


def settle(file: KeptFile | LookedAt) -> None:
    """Wait until it is said what became of the last change: a backup may have been in its way."""
    states: SimpleQueue[SaveState] = SimpleQueue()
    end = file.watch_saving(states.put)
    while file.save_state.kind is SaveKind.SAVING:
        states.get(timeout=LONG)
    end()


def become(file: KeptFile, kind: SaveKind, act: Callable[[], None]) -> SaveState:
    states: SimpleQueue[SaveState] = SimpleQueue()
    end = file.watch_saving(states.put)
    act()
    while (state := states.get(timeout=LONG)).kind is not kind:
        pass
    end()
    return state


def elsewhere(path: Path, number: float) -> None:
    """Another computer saves a figure in the file."""
    with Store(path) as other:
        other.write(SetValues({REVENUE: number}), dt.datetime.now(dt.UTC))


def opened(cabinet: Cabinet, path: Path) -> KeptFile:
    file = cabinet.open(path)
    assert isinstance(file, KeptFile)
    return file


def reasons(file: KeptFile) -> list[BackupReason]:
    return [backup.reason for backup in file.backups()]


def kinds(file: KeptFile | LookedAt) -> list[NoticeKind]:
    return [notice.kind for notice in file.notices]


def test_what_is_typed_is_in_the_file_that_is_opened_next(cabinet: Cabinet, shop: KeptFile, path: Path) -> None:
    type_in(shop, 5.0)
    assert (shop.save_state.kind, shop.unsaved, shop.read_only) == (SaveKind.SAVED, [], None)
    shop.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    again = opened(cabinet, path)
    assert again.workbook.typed(REVENUE) == 5.0
    assert again.notices == ()
    again.close()


def test_the_history_tells_how_each_figure_came_about(shop: KeptFile) -> None:
    type_in(shop, 5.0)
    shop.workbook.undo()
    shop.workbook.redo()
    shop.workbook.apply(SetValues({REVENUE: 7.0}), MadeBy.IMPORTED)
    settle(shop)
    told = [(entry.new, entry.made_by) for entry in shop.value_history("revenue", MAY)]
    assert told == [(5.0, MadeBy.TYPED), (None, MadeBy.UNDONE), (5.0, MadeBy.REDONE), (7.0, MadeBy.IMPORTED)]


def test_the_second_window_hears_who_has_it_and_may_look(cabinet: Cabinet, shop: KeptFile, path: Path) -> None:
    type_in(shop, 5.0)
    with pytest.raises(FileHeld) as held:
        cabinet.open(path)
    assert held.value.holder.process == os.getpid()
    looked = cabinet.look_at(path, ReadOnly.HELD)
    assert looked.read_only is ReadOnly.HELD
    assert looked.workbook.typed(REVENUE) == 5.0
    with pytest.raises(FileRefused) as refused:
        type_in(looked, 6.0)
    assert refused.value.problem is FileProblem.NOT_WRITABLE
    assert (looked.workbook.typed(REVENUE), looked.unsaved, looked.save_state.kind) == (5.0, [], SaveKind.SAVED)
    looked.close()
    type_in(shop, 6.0)


def test_whoever_lost_the_file_to_another_window_writes_nothing_more(
    cabinet: Cabinet, shop: KeptFile, path: Path
) -> None:
    type_in(shop, 5.0)
    second = cabinet.open(path, take_over=True)
    type_in(second, 6.0)
    type_in(shop, 7.0)
    assert (shop.save_state.kind, shop.save_state.divergence) == (SaveKind.DIVERGED, Divergence.AHEAD)
    assert shop.differences() == [Difference(REVENUE, 7.0, 6.0)]
    second.close()


def test_backups_are_made_when_it_is_opened_before_an_import_and_a_big_deletion_and_at_the_end(
    shop: KeptFile,
) -> None:
    months = MAY.until(MAY.plus(29))
    shop.workbook.apply(SetValues({Cell("orders", month): 1.0 for month in months}), MadeBy.IMPORTED)
    shop.workbook.apply(SetValues({Cell("orders", month): None for month in months[:20]}))
    assert BackupReason.BULK not in reasons(shop)
    shop.workbook.undo()
    shop.workbook.apply(SetValues({Cell("orders", month): None for month in months}))
    shop.close()
    assert sorted(reasons(shop)) == sorted(
        [BackupReason.CLOSE, BackupReason.BULK, BackupReason.IMPORT, BackupReason.DAY]
    )


def test_a_backup_that_cannot_be_made_is_told_once_and_stops_nothing(cabinet: Cabinet, path: Path) -> None:
    path.parent.parent.joinpath("data").write_text("no folder")
    file = cabinet.new(path, Business("Shop"), "shop")
    for number in (1.0, 2.0):
        file.workbook.apply(SetValues({REVENUE: number}), MadeBy.IMPORTED)
    file.close()
    assert kinds(file) == [NoticeKind.NOT_BACKED_UP]
    with Store.open(path) as store:
        assert store.read().values == {REVENUE: 2.0}


def test_what_was_unsaved_at_the_end_is_put_in_next_time(cabinet: Cabinet, shop: KeptFile, path: Path) -> None:
    type_in(shop, 5.0)
    path.rename(path.with_name("away"))
    type_in(shop, 6.0)
    type_in(shop, None, Cell("orders", MAY))
    shop.close()
    path.with_name("away").rename(path)
    again = opened(cabinet, path)
    assert again.workbook.typed(REVENUE) == 6.0
    assert kinds(again) == [NoticeKind.LEFT_OPEN, NoticeKind.RESCUED]
    assert [entry.made_by for entry in again.value_history("revenue")][-1] is MadeBy.RESCUED
    again.close()


def test_changes_made_again_after_reading_the_file_again_wait_no_more(
    cabinet: Cabinet, shop: KeptFile, path: Path, data: LocalData
) -> None:
    elsewhere(path, 9.0)
    type_in(shop, 6.0)
    waiting = shop.unsaved
    shop.close()
    again = opened(cabinet, path)
    assert again.workbook.typed(REVENUE) == 9.0
    assert kinds(again) == [NoticeKind.RESCUE_WAITING]
    for change in waiting:
        again.workbook.apply(change)
    settle(again)
    assert again.notices == ()
    assert not any((data.root / "rescue").iterdir())
    again.close()


def test_a_crash_is_told_at_the_next_opening(cabinet: Cabinet, path: Path) -> None:
    Store.create(path, Business("Shop")).close()
    Store(path).write(SetValues({REVENUE: 1.0}), dt.datetime.now(dt.UTC))
    file = opened(cabinet, path)
    assert kinds(file) == [NoticeKind.LEFT_OPEN]
    file.close()


def test_a_conflict_copy_beside_the_file_is_the_same_business_with_everything(
    cabinet: Cabinet, shop: KeptFile, path: Path, data: LocalData
) -> None:
    type_in(shop, 5.0)
    shop.workbook.apply(SetNotes({REVENUE: "fair"}))
    shop.workbook.apply(SetGoals({GoalKey("revenue", MAY): Goal(8.0)}))
    path.write_bytes(b"")
    type_in(shop, 6.0)
    assert shop.save_state.divergence is Divergence.BROKEN
    copy = shop.keep_conflict_copy()
    assert copy.parent == path.parent
    assert copy.name.startswith("shop (kpidesk conflict ")
    assert not any((data.root / "rescue").iterdir())
    kept = opened(cabinet, copy)
    assert kept.workbook.contents() == shop.workbook.contents()
    assert path.read_bytes() == b""
    kept.close()


def test_a_copy_is_a_business_of_its_own_with_what_is_unsaved(cabinet: Cabinet, shop: KeptFile, path: Path) -> None:
    path.rename(path.with_name("away"))
    type_in(shop, 6.0)
    shop.copy_to(path.with_name("copy.kpidesk"))
    with pytest.raises(FileRefused):
        shop.copy_to(path.with_name("copy.kpidesk"))
    copy = opened(cabinet, path.with_name("copy.kpidesk"))
    assert copy.workbook.typed(REVENUE) == 6.0
    assert copy.backups() == [] or copy.backups()[0].seq == copy.backups()[-1].seq
    copy.close()


def test_a_file_that_comes_back_is_found_when_it_is_looked_for(shop: KeptFile, path: Path) -> None:
    path.rename(path.with_name("away"))
    assert become(shop, SaveKind.DIVERGED, shop.look_for_changes).divergence is Divergence.GONE
    path.with_name("away").rename(path)
    assert become(shop, SaveKind.SAVED, shop.retry_saving).waiting == 0


def test_a_file_that_may_not_be_written_is_looked_at(cabinet: Cabinet, drawer: Path) -> None:
    (drawer / "b.kpidesk").chmod(0o444)
    drawer.chmod(0o555)
    file = cabinet.open(drawer / "b.kpidesk")
    assert file.read_only is ReadOnly.FILE
    file.close()


def test_a_folder_that_may_not_be_written_leaves_its_files_to_be_looked_at(cabinet: Cabinet, drawer: Path) -> None:
    drawer.chmod(0o555)
    file = cabinet.open(drawer / "b.kpidesk")
    assert file.read_only is ReadOnly.FOLDER
    with pytest.raises(FileRefused):
        type_in(file, 1.0)
    file.close()
    assert [entry.name for entry in drawer.iterdir()] == ["b.kpidesk"]


def test_a_file_of_a_newer_version_that_this_one_can_read_is_looked_at(cabinet: Cabinet, path: Path) -> None:
    import sqlite3
    from contextlib import closing

    Store.create(path, Business("Shop")).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET min_writer = 99")
    before = path.read_bytes()
    file = cabinet.open(path)
    assert file.read_only is ReadOnly.NEWER
    file.close()
    assert path.read_bytes() == before


def test_the_sample_is_a_file_like_any_other(cabinet: Cabinet, path: Path) -> None:
    file = cabinet.sample(path, read_sample())
    later = Cell("revenue", Month.of(2031, 1))
    type_in(file, 3.0, later)
    file.close()
    again = opened(cabinet, path)
    assert again.workbook.typed(later) == 3.0
    again.close()


def test_a_backup_that_is_asked_for_has_what_was_typed_a_moment_ago(
    cabinet: Cabinet, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = cabinet.new(path, Business("Shop"))
    stick, write = threading.Event(), Store.write

    def write_slowly(store: Store, *change: Any) -> None:
        stick.wait(LONG)
        write(store, *change)

    monkeypatch.setattr(Store, "write", write_slowly)
    file.workbook.apply(SetValues({REVENUE: 1.0}))
    assert file.save_state.kind is SaveKind.SAVING
    threading.Timer(0.05, stick.set).start()
    backup = file.backup_now(BackupReason.ASKED)
    file.close()
    assert backup is not None
    assert backup.figures == 1
