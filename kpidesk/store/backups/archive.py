"""The backups of a file: made whole and verified or not at all, listed, thinned out."""

import datetime as dt
import itertools
import logging
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from kpidesk import __version__
from kpidesk.domain.file_facts import Backup, BackupReason, Identity
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.landing import PART, flush_folder
from kpidesk.store.backups.manifest import Manifest, sha256_of
from kpidesk.store.backups.thinning import FORCED, going
from kpidesk.store.checking.examination import faults
from kpidesk.store.database.engine import connect_to_read, raw_connection
from kpidesk.store.database.sidecars import SIDECARS, database_landing
from kpidesk.store.database.transfer import change_identity, copy_pages
from kpidesk.store.guarding.digest import digest_of
from kpidesk.store.guarding.identity import say_closed
from kpidesk.store.guarding.moment import Moment
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.problems import refusing

log = logging.getLogger(__name__)

ENDING = ".kpidesk"

_HALF_AN_HOUR = dt.timedelta(minutes=30)
_ROOM = 3
"""Times the size of the file that must be free before a backup of it is made."""


class Live(Protocol):
    """A file that is open: what an archive wants of a `Store`."""

    path: Path

    @property
    def identity(self) -> Identity: ...

    def still(self) -> AbstractContextManager[Connection]:
        """One moment of the file, to read from."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What a new backup is called."""

    moment: Moment
    reason: BackupReason
    at: dt.datetime

    def name(self, later: int = 0) -> str:
        """With the moment that is ``later`` seconds after its own."""
        stamp = f"{(self.at + dt.timedelta(seconds=later)).astimezone():%Y-%m-%d-%H%M%S}"
        return f"{stamp}-{self.reason}-s{self.moment.schema}-r{self.moment.rev[:8]}{ENDING}"


class Archive:
    """The backups of one file, on this computer and beside it, as the owner chose.

    Moments without a time zone are those of this computer's clock.
    """

    def __init__(self, data: LocalData, file: Path) -> None:
        self._data = data
        self._file = file
        self._newest: dict[str, Backup] = {}

    def keep(self, store: Live, reason: BackupReason, now: dt.datetime) -> Backup | None:
        """Make a verified backup of an open file; None when the owner wants none or nothing has changed since the last.

        Raises FileRefused, and leaves every other backup where it is, when there is no room or the file fails its
        check (DAMAGED): a backup of a damaged file must not push out a good one.
        """
        with store.still() as connection:
            if reason not in FORCED and self._is_newest(store.identity):  # maybe since this moment, by another thread
                return None
            return self.keep_moment(Moment.of(connection), reason, now)

    def keep_moment(self, moment: Moment, reason: BackupReason, now: dt.datetime) -> Backup | None:
        """As `keep`, of a file that the caller has open and holds still."""
        label = _Label(moment, reason, _aware(now))
        try:
            made = [self._put(folder, label) for folder in self._wanted(moment.file_uuid)]
        except FileRefused as refused:
            if refused.problem is FileProblem.DAMAGED:
                raise FileRefused(self._file, refused.problem, refused.detail) from refused
            raise
        if not made:
            return None
        self._newest[moment.file_uuid] = made[0]
        return made[0]

    def like(self, revs: Collection[str]) -> Sequence[Backup]:
        """For a file that cannot say which one it is: the backups here of the one that was in one of these states;
        when no state is known, of one with its name. Newest first."""
        found = [(path, manifest) for folder in self._data.all_backups() for path, manifest in _described_in(folder)]
        uuids = {
            manifest.file_uuid
            for _, manifest in found
            if (manifest.rev in revs if revs else manifest.name == self._file.name)
        }
        fitting = [manifest.backup(path) for path, manifest in found if manifest.file_uuid in uuids]
        return sorted(fitting, key=_age, reverse=True)

    def list(self, file_uuid: str) -> list[Backup]:
        """Newest first, each once. Those whose manifest or size is not as it was are left out; none is opened."""
        by_name: dict[str, Backup] = {}
        for folder in self._possible(file_uuid):
            for backup in _backups_in(folder, file_uuid):
                by_name.setdefault(backup.path.name, backup)
        return sorted(by_name.values(), key=_age, reverse=True)

    def is_due(self, identity: Identity, now: dt.datetime) -> BackupReason | None:
        """The reason when it is time for a backup: a change on a new day, or half an hour after the last one."""
        newest = self._newest_of(identity.file_uuid)
        if newest is None:
            return BackupReason.DAY
        if newest.rev == identity.rev:
            return None
        moment = _aware(now)
        if newest.at.astimezone(moment.tzinfo).date() != moment.date():
            return BackupReason.DAY
        return BackupReason.HALF_HOUR if abs(moment - newest.at) >= _HALF_AN_HOUR else None

    def _is_newest(self, identity: Identity) -> bool:
        newest = self._newest_of(identity.file_uuid)
        return newest is not None and newest.rev == identity.rev

    def _newest_of(self, file_uuid: str) -> Backup | None:
        known = self._newest.get(file_uuid)
        if known is None or not known.path.exists():
            known = next(iter(self.list(file_uuid)), None)
            if known is not None:
                self._newest[file_uuid] = known
        return known

    def _wanted(self, file_uuid: str) -> tuple[Path, ...]:
        here, beside = self._possible(file_uuid)
        policy = self._data.policy
        return (here,) * policy.here + (beside,) * policy.beside

    def _possible(self, file_uuid: str) -> tuple[Path, Path]:
        return self._data.backups(file_uuid), self._file.with_name(f"{self._file.name} backups")

    def _put(self, folder: Path, label: _Label) -> Backup:
        with refusing(folder):
            _prepare(folder, label.moment.size)
            target = folder / _free_name(folder, label)
            with database_landing(target) as part:
                copy_pages(part, label.moment.raw)
                if label.moment.has_identity:
                    change_identity(part, say_closed)
                self._verify(part, label.moment)
                manifest = _manifest(part, label, self._file.name)
                manifest.write(target)  # first, so that no backup is ever without one
        _thin(folder, label)
        return manifest.backup(target)

    def _verify(self, part: Path, moment: Moment) -> None:
        """Raises FileRefused: DAMAGED for the file itself when the copy holds the same and is not sound."""
        engine = connect_to_read(part)
        try:
            if not _holds(engine, moment):
                raise FileRefused(part, FileProblem.NOT_WRITABLE, "the backup does not hold the same as the file")
            if found := faults(engine, moment.schema):
                raise FileRefused(self._file, FileProblem.DAMAGED, found[0])
        finally:
            engine.dispose()


def _holds(engine: Engine, moment: Moment) -> bool:
    try:
        return digest_of(raw_connection(engine)) == moment.contents
    except sqlite3.Error:
        return False


def _prepare(folder: Path, size: int) -> None:
    """What a crash left goes. Raises FileRefused (DISK_FULL), OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flush_folder(folder.parent)
    for part in folder.glob(PART):
        for left in (part, *(part.with_name(part.name + ending) for ending in SIDECARS)):
            left.unlink(missing_ok=True)
    free = shutil.disk_usage(folder).free
    if free < _ROOM * size:
        raise FileRefused(folder, FileProblem.DISK_FULL, f"a backup needs {_ROOM * size:,} bytes free, {free:,} are")


def _age(backup: Backup) -> tuple[dt.datetime, int, str]:
    """The later, the newer; of one moment, the one that holds more changes."""
    return backup.at, backup.seq, backup.path.name


def _free_name(folder: Path, label: _Label) -> str:
    """With the next second whose name is not taken."""
    names = (label.name(later) for later in itertools.count())
    return next(name for name in names if not (folder / name).exists())


def _manifest(part: Path, label: _Label, name: str) -> Manifest:
    moment = label.moment
    return Manifest(
        name=name,
        file_uuid=moment.file_uuid,
        rev=moment.rev,
        seq=moment.seq,
        schema=moment.schema,
        app_version=__version__,
        reason=label.reason,
        at=label.at.astimezone(dt.UTC),
        size=part.stat().st_size,
        sha256=sha256_of(part),
        digest=moment.contents.digest,
        rows=moment.contents.rows,
    )


def _backups_in(folder: Path, file_uuid: str) -> list[Backup]:
    """Strangers are left out."""
    return [manifest.backup(path) for path, manifest in _described_in(folder) if manifest.file_uuid == file_uuid]


def _described_in(folder: Path) -> list[tuple[Path, Manifest]]:
    """Each backup with its manifest, where that fits; none of a folder that is not there."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ENDING]
    except OSError:
        return []
    found = [(path, Manifest.read(path)) for path in paths]
    return [(path, manifest) for path, manifest in found if manifest is not None and manifest.has_size_of(path)]


def _thin(folder: Path, label: _Label) -> None:
    """What cannot be removed now is removed another time."""
    with suppress(OSError):
        for backup in going(_backups_in(folder, label.moment.file_uuid), label.at):
            log.info("the backup %s goes", backup.path)
            backup.path.unlink(missing_ok=True)
        for manifest in folder.glob(f"*{ENDING}.json"):
            if not manifest.with_suffix("").exists():
                manifest.unlink(missing_ok=True)


def _aware(now: dt.datetime) -> dt.datetime:
    return now if now.tzinfo else now.astimezone()
