"""Backups: whole and verified, made when they are due, and never of a damaged file."""

import datetime as dt
import json
import os
import shutil
import sqlite3
from collections import namedtuple
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups import archive as archive_module
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.manifest import Manifest, manifest_of
from kpidesk.store.check import check
from kpidesk.store.guarding.digest import digest_of
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store

NOW = dt.datetime(2026, 11, 21, 9, 0).astimezone()
HOUR = dt.timedelta(hours=1)
SALES = Cell("revenue", Month.of(2026, 10))


@pytest.fixture
def data(tmp_path: Path) -> LocalData:
    return LocalData(tmp_path / "local data")


@pytest.fixture
def archive(data: LocalData, closed: Path) -> Archive:
    return Archive(data, closed)


def made(archive: Archive, store: Store, reason: BackupReason = BackupReason.DAY, now: dt.datetime = NOW) -> Backup:
    backup = archive.keep(store, reason, now)
    assert backup is not None
    return backup


def edit(store: Store, figure: float) -> None:
    store.write(SetValues({SALES: figure}), NOW)


def test_backup_holds_what_the_file_holds_and_says_so(archive: Archive, store: Store, data: LocalData) -> None:
    edit(store, 1.5)
    backup = made(archive, store)
    folder = data.backups(store.identity.file_uuid)
    assert backup.path.name == f"2026-11-21-090000-day-s{SCHEMA}-r{store.identity.rev[:8]}.kpidesk"
    assert {file.name for file in folder.iterdir()} == {backup.path.name, backup.path.name + ".json"}
    assert (backup.figures, backup.seq, backup.rev, backup.schema) == (
        1,
        store.identity.seq,
        store.identity.rev,
        SCHEMA,
    )
    assert check(backup.path) == []
    manifest = Manifest.read(backup.path)
    assert manifest is not None
    assert manifest.fits(backup.path)
    assert manifest.rows["value_log"] == 1
    with Store.open(backup.path) as copy:
        assert copy.read() == store.read()
        assert copy.identity == store.identity._replace(clean=True)


def test_digest_is_that_of_the_live_file(archive: Archive, store: Store) -> None:
    edit(store, 1.5)
    backup = made(archive, store)
    with closing(sqlite3.connect(store.path)) as raw:
        assert digest_of(raw).digest == backup.digest


def test_state_that_is_kept_already_is_not_kept_again_unless_forced(archive: Archive, store: Store) -> None:
    first = made(archive, store)
    assert archive.keep(store, BackupReason.CLOSE, NOW + HOUR) is None
    forced = made(archive, store, BackupReason.IMPORT, NOW + HOUR)
    assert archive.list(store.identity.file_uuid) == [forced, first]


def test_two_of_the_same_second_have_names_of_their_own(archive: Archive, store: Store) -> None:
    backups = [made(archive, store, BackupReason.BULK) for _ in range(3)]
    assert len({backup.path for backup in backups}) == 3
    assert archive.list(store.identity.file_uuid) == backups[::-1]


def test_of_one_moment_the_one_with_more_changes_is_the_newer(archive: Archive, store: Store) -> None:
    edit(store, 1.0)
    before = made(archive, store, BackupReason.IMPORT)
    edit(store, 2.0)
    after = made(archive, store, BackupReason.DAY)
    assert archive.list(store.identity.file_uuid) == [after, before]


def test_a_name_that_is_taken_puts_no_backup_after_a_later_one(archive: Archive, store: Store) -> None:
    same = [made(archive, store, BackupReason.BULK) for _ in range(3)]
    edit(store, 2.0)
    later = made(archive, store, now=NOW + HOUR / 3600)
    assert archive.list(store.identity.file_uuid) == [later, *same[::-1]]


def test_a_state_that_another_thread_keeps_meanwhile_is_not_kept_twice(archive: Archive, store: Store) -> None:
    class Overtaken:
        """Held by the other thread until its backup is made."""

        path, identity = store.path, store.identity

        def still(self) -> AbstractContextManager[Connection]:
            made(archive, store)
            return store.still()

    assert archive.keep(Overtaken(), BackupReason.ASKED, NOW) is None
    assert len(archive.list(store.identity.file_uuid)) == 1


def test_backup_is_due_on_a_new_day_and_after_half_an_hour_with_changes(archive: Archive, store: Store) -> None:
    assert archive.is_due(store.identity, NOW) is BackupReason.DAY
    made(archive, store)
    for later in (NOW, NOW + 2 * HOUR, NOW + 48 * HOUR):
        assert archive.is_due(store.identity, later) is None
    edit(store, 2.0)
    assert archive.is_due(store.identity, NOW + HOUR / 3) is None
    assert archive.is_due(store.identity, NOW + HOUR / 2) is BackupReason.HALF_HOUR
    assert archive.is_due(store.identity, NOW + 24 * HOUR) is BackupReason.DAY


def test_another_program_run_finds_the_backups_again(archive: Archive, store: Store, data: LocalData) -> None:
    backup = made(archive, store)
    again = Archive(data, store.path)
    assert again.list(store.identity.file_uuid) == [backup]
    assert again.is_due(store.identity, NOW + 48 * HOUR) is None


def test_backups_lie_where_the_owner_wants_them(archive: Archive, store: Store, data: LocalData) -> None:
    data.keep_policy(BackupPolicy(here=False, beside=True))
    beside = made(archive, store)
    assert beside.path.parent == store.path.with_name(f"{store.path.name} backups")
    assert not data.backups(store.identity.file_uuid).exists()
    data.keep_policy(BackupPolicy(here=True, beside=True))
    here = made(archive, store, BackupReason.BULK, NOW + HOUR)
    assert here.path.parent == data.backups(store.identity.file_uuid)
    assert [each.path.name for each in archive.list(store.identity.file_uuid)] == [here.path.name, beside.path.name]
    data.keep_policy(BackupPolicy(here=False, beside=False))
    assert archive.keep(store, BackupReason.BULK, NOW + 2 * HOUR) is None


def test_strangers_in_the_folder_are_no_backups(archive: Archive, store: Store) -> None:
    backup = made(archive, store)
    folder = backup.path.parent
    (folder / "notes.txt").write_text("mine")
    (folder / "holiday.kpidesk").write_bytes(b"x")
    shutil.copy(backup.path, folder / "cut.kpidesk")
    manifest_of(folder / "cut.kpidesk").write_bytes(manifest_of(backup.path).read_bytes())
    with (folder / "cut.kpidesk").open("r+b") as file:
        file.truncate(1000)
    (folder / "odd.kpidesk").write_bytes(b"x")
    manifest_of(folder / "odd.kpidesk").write_text('{"size": "large"}')
    assert archive.list(store.identity.file_uuid) == [backup]
    made(archive, store, BackupReason.BULK, NOW + 24 * 400 * HOUR)
    assert {"notes.txt", "holiday.kpidesk", "cut.kpidesk", "odd.kpidesk"} <= {file.name for file in folder.iterdir()}


def test_old_ones_are_thinned_out_and_parts_that_a_crash_left_go(archive: Archive, store: Store) -> None:
    for hour in range(3):
        edit(store, float(hour))
        made(archive, store, BackupReason.HALF_HOUR, NOW + hour * HOUR)
    folder = next(iter(archive.list(store.identity.file_uuid))).path.parent
    for left in (".kpidesk-0123.part", ".kpidesk-0123.part-journal", "gone.kpidesk.json", "film.mp4.part"):
        (folder / left).write_bytes(b"x")
    edit(store, 9.0)
    newest = made(archive, store, BackupReason.DAY, NOW + 24 * 5 * HOUR)
    kept = archive.list(store.identity.file_uuid)
    assert [each.at for each in kept] == [newest.at, (NOW + 2 * HOUR)]
    assert len(list(folder.iterdir())) == 5
    assert (folder / "film.mp4.part").exists()  # somebody else's


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "later", 7])
def test_a_backup_from_beyond_all_clocks_is_none(archive: Archive, store: Store, at: object) -> None:
    path = made(archive, store).path
    manifest_of(path).write_text(json.dumps(json.loads(manifest_of(path).read_text()) | {"at": at}))
    assert archive.list(store.identity.file_uuid) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_the_place_of_a_manifest_is_not_waited_for(archive: Archive, store: Store) -> None:
    path = made(archive, store).path
    manifest_of(path).unlink()
    os.mkfifo(manifest_of(path))
    assert archive.list(store.identity.file_uuid) == []


def test_damaged_file_pushes_no_good_backup_out(archive: Archive, store: Store, closed: Path) -> None:
    good = [made(archive, store, BackupReason.HALF_HOUR)]
    edit(store, 1.0)
    good.insert(0, made(archive, store, BackupReason.HALF_HOUR, NOW + HOUR))
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("INSERT INTO benchmark VALUES (77, 1.0, NULL, '', '', NULL)")
    with pytest.raises(FileRefused) as refused:
        archive.keep(store, BackupReason.BULK, NOW + 24 * 300 * HOUR)
    assert (refused.value.problem, refused.value.path) == (FileProblem.DAMAGED, closed)
    assert archive.list(store.identity.file_uuid) == good
    assert not list(good[0].path.parent.glob("*.part"))


def test_backup_needs_three_times_its_room(archive: Archive, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    size = store.path.stat().st_size
    monkeypatch.setattr(archive_module.shutil, "disk_usage", lambda _: usage(10**9, 0, 3 * size - 1))
    with pytest.raises(FileRefused) as refused:
        archive.keep(store, BackupReason.DAY, NOW)
    assert refused.value.problem is FileProblem.DISK_FULL
    monkeypatch.setattr(archive_module.shutil, "disk_usage", lambda _: usage(10**9, 0, 3 * size))
    made(archive, store)


@pytest.mark.parametrize("file_uuid", ["../../../../../../../../etc/passwd-x", "C:\\windows\\system32", "", "é" * 36])
def test_what_a_file_calls_itself_leads_nowhere_else(data: LocalData, file_uuid: str) -> None:
    for place in (data.backups(file_uuid), data.rescue(file_uuid)):
        assert place.resolve().is_relative_to(data.root.resolve())
        assert place.parent.parent == data.root


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"here": 1, "beside": 0}', '{"here": true}', "[" * 100_000])
def test_policy_that_cannot_be_read_is_the_usual_one(data: LocalData, kept: str) -> None:
    assert data.policy == BackupPolicy(True, False)
    data.keep_policy(BackupPolicy(False, True))
    assert data.policy == BackupPolicy(False, True)
    (data.root / "backups.json").write_text(kept)
    assert data.policy == BackupPolicy(True, False)
