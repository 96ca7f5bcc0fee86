"""A restore puts a backup in the file's place, can itself be undone, and never loses what was there."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.restore import DAMAGED_FOR, keep_damaged, restore
from kpidesk.store.check import check
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.store import Store
from kpidesk.store.upgrade import bring_up_to_date

NOW = dt.datetime(2026, 11, 21, 9, 0).astimezone()
HOUR = dt.timedelta(hours=1)
SALES = Cell("revenue", Month.of(2026, 10))
KEPT = Path(__file__).parents[1] / "upgrade_from" / "0001.kpidesk"


@pytest.fixture
def data(tmp_path: Path) -> LocalData:
    return LocalData(tmp_path / "local data")


@pytest.fixture
def backup(closed: Path, data: LocalData) -> Path:
    """Of the file with a figure of 1; the file itself says 2."""
    with Store.open(closed) as store:
        store.write(SetValues({SALES: 1.0}), NOW)
        backup = Archive(data, closed).keep(store, BackupReason.DAY, NOW)
        store.write(SetValues({SALES: 2.0}), NOW)
    assert backup is not None
    return backup.path


def contents(path: Path) -> Contents:
    assert check(path) == []
    with Store.open(path) as store:
        return store.read()


def figure(path: Path) -> float:
    return contents(path).values[SALES]


def test_restore_is_undone_by_restoring_what_it_kept(closed: Path, backup: Path, data: LocalData) -> None:
    kept = restore(closed, backup, data, NOW + HOUR)
    assert figure(closed) == 1.0
    assert isinstance(kept, Backup)
    assert kept.reason is BackupReason.RESTORE
    restore(closed, kept.path, data, NOW + 2 * HOUR)
    assert figure(closed) == 2.0


def test_restored_file_is_the_same_file_in_a_state_of_its_own(closed: Path, backup: Path, data: LocalData) -> None:
    with Store.open(closed) as store:
        left = store.identity
    with Store.open(backup) as store:
        kept = store.identity
    restore(closed, backup, data, NOW + HOUR)
    with Store.open(closed) as store:
        assert store.identity.file_uuid == left.file_uuid
        assert store.identity.seq == kept.seq + 1
        assert store.has_been_at(kept.rev)
        assert not store.has_been_at(left.rev)
        assert store.identity.clean


def test_what_cannot_be_opened_is_kept_as_it_is(closed: Path, backup: Path, data: LocalData) -> None:
    closed.write_bytes(b"SQLite format 3\0 and no more")
    closed.with_name(closed.name + "-journal").write_bytes(b"x" * 100)
    kept = restore(closed, backup, data, NOW + HOUR)
    assert isinstance(kept, Path)
    assert kept.read_bytes() == b"SQLite format 3\0 and no more"
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"x" * 100
    assert figure(closed) == 1.0
    assert [file.name for file in closed.parent.iterdir() if file.is_file()] == [closed.name]


def test_what_is_not_backed_up_by_choice_is_kept_as_it_is(closed: Path, backup: Path, data: LocalData) -> None:
    data.keep_policy(BackupPolicy(here=False, beside=False))
    kept = restore(closed, backup, data, NOW + HOUR)
    assert isinstance(kept, Path)
    assert (figure(kept), figure(closed)) == (2.0, 1.0)


def test_file_that_is_gone_is_restored(closed: Path, backup: Path, data: LocalData) -> None:
    closed.unlink()
    assert restore(closed, backup, data, NOW) is None
    assert figure(closed) == 1.0


def test_backup_of_an_older_schema_becomes_a_file_of_this_one(tmp_path: Path, data: LocalData) -> None:
    path = Path(shutil.copy(KEPT, tmp_path / "old.kpidesk"))
    bring_up_to_date(path, data)
    held = contents(path)
    with Store.open(path) as store:
        uuid = store.identity.file_uuid
        store.write(SetValues({SALES: 3.0}), NOW)
    (backup,) = Archive(data, path).list(uuid)
    assert (backup.schema, backup.reason) == (1, BackupReason.MIGRATION)
    restore(path, backup.path, data, NOW)
    assert contents(path) == held
    with Store.open(path) as store:
        assert store.identity.file_uuid == uuid


@pytest.mark.parametrize("harm", ["a byte", "cut", "gone", "another file"])
def test_backup_that_is_not_what_was_kept_is_refused(closed: Path, backup: Path, data: LocalData, harm: str) -> None:
    before = closed.read_bytes()
    content = backup.read_bytes()
    if harm == "gone":
        backup.unlink()
    else:
        spoiled = {"a byte": content[:-9] + b"x" + content[-8:], "cut": content[:-512], "another file": b"figures"}
        backup.write_bytes(spoiled[harm])
    with pytest.raises(FileRefused) as refused:
        restore(closed, backup, data, NOW)
    expected = {"gone": FileProblem.NOT_FOUND, "another file": FileProblem.NOT_KPIDESK}
    assert (refused.value.path, refused.value.problem) == (backup, expected.get(harm, FileProblem.DAMAGED))
    assert closed.read_bytes() == before


def test_oldest_backup_can_be_restored_though_keeping_the_file_pushes_it_out(
    closed: Path, backup: Path, data: LocalData
) -> None:
    later = NOW + dt.timedelta(days=60)
    with Store.open(closed) as store:
        for hour in range(1, 4):
            store.write(SetValues({SALES: 10.0 + hour}), NOW)
            Archive(data, closed).keep(store, BackupReason.HALF_HOUR, NOW + hour * HOUR)
    restore(closed, backup, data, later)
    assert figure(closed) == 1.0
    assert not backup.exists()


def test_damaged_originals_go_after_thirty_days(closed: Path, data: LocalData) -> None:
    first = keep_damaged(closed, data, dt.datetime.now(dt.UTC))
    keep_damaged(closed, data, dt.datetime.now(dt.UTC) + DAMAGED_FOR - HOUR)
    assert first.exists()
    keep_damaged(closed, data, dt.datetime.now(dt.UTC) + DAMAGED_FOR + HOUR)
    assert not first.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_pipe_device_or_folder_is_never_replaced(tmp_path: Path, backup: Path, data: LocalData) -> None:
    pipe, link, folder, loop = (tmp_path / name for name in ("pipe", "link", "folder", "loop"))
    os.mkfifo(pipe)
    folder.mkdir()
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    problems = {pipe: FileProblem.NOT_KPIDESK, link: FileProblem.NOT_KPIDESK, folder: FileProblem.IS_FOLDER}
    for path, problem in (problems | {loop: FileProblem.NOT_FOUND}).items():
        with pytest.raises(FileRefused) as refused:
            restore(path, backup, data, NOW)
        assert refused.value.problem is problem
    assert pipe.is_fifo()
    assert not data.damaged.exists()


def test_what_would_fill_the_disk_is_neither_restored_nor_kept(closed: Path, backup: Path, data: LocalData) -> None:
    large = closed.with_name("large")
    large.write_bytes(b"no file of ours")
    os.truncate(large, 2_000_000_000)
    with pytest.raises(FileRefused, match="larger than any file of kpidesk"):
        restore(large, backup, data, NOW)
    huge = Path(shutil.copy(backup, closed.with_name("huge.kpidesk")))
    os.truncate(huge, 2_000_000_000)
    with pytest.raises(FileRefused, match="larger than any file of kpidesk"):
        restore(closed, huge, data, NOW)
    assert figure(closed) == 2.0
    assert large.stat().st_size == 2_000_000_000


def test_restore_that_can_keep_nothing_says_where_and_changes_nothing(
    closed: Path, backup: Path, data: LocalData
) -> None:
    elsewhere = LocalData(backup)  # a file, in which no folder can be
    before = closed.read_bytes()
    with pytest.raises(FileRefused, match="could not be kept in") as refused:
        restore(closed, backup, elsewhere, NOW)
    assert str(elsewhere.damaged) in str(refused.value)
    assert closed.read_bytes() == before
    assert list(closed.parent.glob(".*")) == []
