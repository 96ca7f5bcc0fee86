"""Puts a backup in the place of a file, so that this can be undone: what was there is kept first, whatever it was."""

import datetime as dt
import logging
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kpidesk.domain.file_facts import Backup, BackupReason
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.landing import flush, flush_folder
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.manifest import Manifest
from kpidesk.store.checking.examination import faults
from kpidesk.store.database.engine import connect, connect_to_migrate, connect_to_read, disconnect, writing
from kpidesk.store.database.header import identify, refuse_unless_a_file
from kpidesk.store.database.sidecars import beside, database_landing
from kpidesk.store.guarding.identity import following, read_identity, write_identity
from kpidesk.store.guarding.moment import Moment
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.places.lock import Lock
from kpidesk.store.problems import refusing
from kpidesk.store.rows.log import Commit, begin_commit
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.upgrade import migrate

log = logging.getLogger(__name__)

_LARGEST = 1_000_000_000
"""Bytes; two hundred times a file of ten years with long notes."""

DAMAGED_FOR = dt.timedelta(days=30)
"""How long a damaged original is kept."""


def restore(path: Path, backup: Path, data: LocalData, now: dt.datetime) -> Backup | Path | None:
    """Make `path` hold what ``backup`` holds, as a new state of the same file; nobody may have either open.

    Answers what was there before: a backup of it, whose restoring undoes this; the folder with a copy of it when it
    could not be opened; None when there was nothing. Raises FileRefused (FileHeld when another kpidesk has the file),
    and then `path` is as it was.
    """
    place = _place(path)
    refuse_oversized(backup)
    refuse_unfit(backup)
    file_uuid, before = _uuid_of(backup), None
    with refusing(path), alone(place), database_landing(place) as part:
        shutil.copyfile(backup, part)  # first: what is kept now may push out the oldest backups, this one for example
        if place.exists():
            file_uuid, before = _kept(place, file_uuid, data, now)
        if identify(part).schema < SCHEMA:
            migrate(part)
        _begin_anew(part, file_uuid, now)
    return before


def refuse_oversized(path: Path) -> None:
    """Raise FileRefused for what would take minutes and much of the disk to copy, with what lies beside it."""
    with refusing(path):
        place = path.resolve()
        size = place.stat().st_size + sum(each.stat(follow_symlinks=False).st_size for each, _ in beside(place))
        if size > _LARGEST:
            raise FileRefused(path, FileProblem.NOT_KPIDESK, "it is larger than any file of kpidesk")


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Nobody else opens the file meanwhile; raises FileHeld when somebody has it.

    Where no lock can lie, in a folder that may not be written, nobody can have the file open to write either.
    """
    lock = None
    try:
        lock = Lock.take(place)
    except FileRefused as refused:
        if refused.problem is FileProblem.HELD:
            raise
    except OSError as error:
        log.warning("%s cannot be locked: %s", place, error)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def refuse_unfit(backup: Path) -> None:
    """Raise FileRefused for a backup that is not, byte for byte, what was verified, or that is not sound."""
    with refusing(backup):
        header, manifest = identify(backup), Manifest.read(backup)
        if manifest is not None and not manifest.fits(backup):
            raise FileRefused(backup, FileProblem.DAMAGED, "it is not what was kept; choose another backup")
        engine = connect_to_read(backup)
        try:
            if found := faults(engine, header.schema):
                raise FileRefused(backup, FileProblem.DAMAGED, found[0])
        finally:
            engine.dispose()


def keep_damaged(path: Path, data: LocalData, now: dt.datetime) -> Path:
    """Copy a file that cannot be opened, with what lies beside it, to where it stays for thirty days.

    Answers the copy. Those whose time is over go. Raises FileRefused.
    """
    refuse_oversized(path)
    with refusing(data.damaged):
        data.damaged.mkdir(mode=0o700, parents=True, exist_ok=True)
        _purge_damaged(data.damaged, now)
        folder = data.damaged / f"{now:%Y-%m-%d-%H%M%S}-{secrets.token_hex(3)}"
        folder.mkdir()
        for file in (path, *(sidecar for sidecar, is_file in beside(path) if is_file)):
            flush(Path(shutil.copyfile(file, folder / file.name)))
        flush_folder(folder)
        flush_folder(data.damaged)
        return folder / path.name


def _place(path: Path) -> Path:
    """Where the file lies or will lie. Raises FileRefused for a folder, a device or a pipe, which nothing replaces."""
    with refusing(path):
        try:
            refuse_unless_a_file(path)
        except FileRefused as refused:
            if refused.problem is not FileProblem.NOT_FOUND:
                raise
        return path.resolve()


def _kept(place: Path, otherwise: str, data: LocalData, now: dt.datetime) -> tuple[str, Backup | Path]:
    """Which file it is, ``otherwise`` when it does not say so, and what was kept of it."""
    try:
        with refusing(place):
            kept = _backed_up(place, otherwise, data, now)
            return kept.file_uuid, kept.backup
    except FileRefused as refused:
        log.warning("%s cannot be backed up and is kept as it is: %s", place, refused)
    try:
        return otherwise, keep_damaged(place, data, now)
    except FileRefused as refused:
        if refused.path == place:
            raise
        told = f"what it holds now could not be kept in {data.damaged}: {refused.detail}"
        raise FileRefused(place, refused.problem, told) from refused


class _Kept(NamedTuple):
    file_uuid: str
    backup: Backup


def _backed_up(place: Path, otherwise: str, data: LocalData, now: dt.datetime) -> _Kept:
    schema = identify(place).schema
    engine = connect(place)  # what a crash left half done is taken back now: its journal is about to go
    try:
        if found := faults(engine, schema):
            raise FileRefused(place, FileProblem.DAMAGED, found[0])
        with engine.begin() as connection:
            moment = Moment.of(connection).of_file(otherwise)
            backup = Archive(data, place).keep_moment(moment, BackupReason.RESTORE, now) if moment.file_uuid else None
        if backup is None:
            raise FileRefused(place, FileProblem.NOT_WRITABLE, "there is no place for a backup of it")
        return _Kept(moment.file_uuid, backup)
    finally:
        disconnect(engine)


def _begin_anew(part: Path, file_uuid: str, now: dt.datetime) -> None:
    """A state of its own, so that whoever has an earlier one open sees that this is another."""
    engine = connect_to_migrate(part)
    try:
        with writing(engine).begin() as connection:
            held = read_identity(connection)
            after = following(held)._replace(file_uuid=file_uuid or held.file_uuid, clean=True)
            begin_commit(connection, Commit(after.seq, after.rev, now, MadeBy.RESTORED))
            write_identity(connection, after)
    finally:
        engine.dispose()


def _uuid_of(backup: Path) -> str:
    manifest = Manifest.read(backup)
    return manifest.file_uuid if manifest else ""


def _purge_damaged(folder: Path, now: dt.datetime) -> None:
    for old in folder.iterdir():
        aged = now.timestamp() - old.stat(follow_symlinks=False).st_mtime
        if old.is_dir() and aged > DAMAGED_FOR.total_seconds():
            shutil.rmtree(old, ignore_errors=True)
