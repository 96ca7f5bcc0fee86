"""A new, sound file with all that can still be read of a damaged one, its log and its backups. Never in place."""

import datetime as dt
import shutil
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kpidesk.domain.file_facts import Backup, Salvage
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.restore import alone, keep_damaged, refuse_oversized, refuse_unfit
from kpidesk.store.check import check
from kpidesk.store.checking.row_counts import STATE, WORDS
from kpidesk.store.database.engine import LONGEST
from kpidesk.store.database.header import names_another_file, refuse_unless_a_file
from kpidesk.store.database.sidecars import beside, database_landing
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.problems import refusing
from kpidesk.store.repair.filling import Filling
from kpidesk.store.repair.salvage import Found, salvage
from kpidesk.store.schema.schema import metadata
from kpidesk.store.upgrade import make_tables


def repair(path: Path, new: Path, data: LocalData | None) -> Salvage:
    """Make the file ``new`` out of what can be read of `path`, which nobody may have open and which stays as it is.

    What cannot be read comes from the log of changes, then from the newest backup in ``data`` that verifies; a copy
    of `path` stays there for thirty days. Also for files with parts that do not belong, and of an older schema.
    Raises FileRefused: when nothing can be read the detail says which backup can be restored.
    """
    _refuse_unusable(path, new)
    if data is not None:
        with suppress(FileRefused):  # the original stays where it is in any case
            keep_damaged(path.resolve(), data, dt.datetime.now(dt.UTC))
    with TemporaryDirectory(prefix="kpidesk-repair-") as folder:
        found = _salvaged(path, Path(folder))
        backup = _newest_backup(path, found, data)
        filling = Filling(found, _contents_of(backup, Path(folder)) if backup else {})
    if filling.is_empty:
        raise FileRefused(path, FileProblem.DAMAGED, _remedy(backup))
    with refusing(new), database_landing(new.resolve()) as part:
        make_tables(part)
        refused = _put(part, filling)
        if wrong := check(part):
            raise FileRefused(new, FileProblem.DAMAGED, f"the repaired file is not sound: {wrong[0]}")
    return _told(new, filling, backup, refused)


def newest_backup(path: Path, data: LocalData) -> Backup | None:
    """The newest backup that verifies of a file that may be damaged and that nobody has open. Raises FileRefused."""
    with TemporaryDirectory(prefix="kpidesk-repair-") as folder:
        found = _salvaged(path, Path(folder))
    return _newest_backup(path, found, data)


def _refuse_unusable(path: Path, new: Path) -> None:
    with refusing(path):
        refuse_unless_a_file(path)
        refuse_oversized(path)
    with refusing(new):
        if new.exists() or new.is_symlink():
            raise FileRefused(new, FileProblem.EXISTS)
        if not new.resolve().parent.is_dir():
            raise FileRefused(new, FileProblem.NOT_FOUND, f"the folder {new.resolve().parent} does not exist")


def _salvaged(path: Path, folder: Path) -> dict[str, Found]:
    """What can be read of a copy of the file with what lies beside it."""
    place, copy = path.resolve(), folder / "damaged"
    with refusing(path), alone(place):
        shutil.copyfile(place, copy)
        for sidecar, is_file in beside(place):
            if is_file and not names_another_file(sidecar):  # SQLite would delete that other file
                shutil.copyfile(sidecar, copy.with_name(copy.name + sidecar.name.removeprefix(place.name)))
        return salvage(copy)


def _newest_backup(path: Path, found: dict[str, Found], data: LocalData | None) -> Backup | None:
    """Of this very file: one that only has the same name is of use when nothing at all can be read."""
    if data is None:
        return None
    uuids = [str(row[1]) for row in found["meta"].rows.values()]
    revs = {str(row[1]) for row in found["commit_log"].rows.values()}
    archive, candidates = Archive(data, path.resolve()), list[Backup]()
    if uuids:
        candidates += archive.list(uuids[0])
    elif revs or not any(table.rows for table in found.values()):
        candidates += archive.like(revs)
    for backup in candidates:
        with suppress(FileRefused):
            refuse_unfit(backup.path)
            return backup
    return None


def _contents_of(backup: Backup, folder: Path) -> dict[str, Found]:
    with refusing(backup.path):
        return salvage(Path(shutil.copyfile(backup.path, folder / "backup")))


def _remedy(backup: Backup | None) -> str:
    if backup is None:
        return "nothing in it can be read, and there is no backup of it on this computer"
    return f"nothing in it can be read; restore the backup of {backup.at:%Y-%m-%d %H:%M} UTC instead: {backup.path}"


def _put(part: Path, filling: Filling) -> Counter[str]:
    """Row by row; answers how many rows of each table the rules refused."""
    refused: Counter[str] = Counter()
    with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as raw:
        raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)  # a longer text would be refused when the file is opened
        for setting in ("foreign_keys=ON", "journal_mode=MEMORY", "trusted_schema=OFF"):
            raw.execute(f"PRAGMA {setting}").fetchall()
        raw.execute("BEGIN IMMEDIATE")
        for name in ("meta", "segment", "row_count"):  # what every new file has
            raw.execute(f"DELETE FROM {name}")
        for table in metadata.sorted_tables:
            put = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'
            for row in filling.rows[table.name].values():
                try:
                    raw.execute(put, row)
                except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, UnicodeEncodeError):
                    refused[table.name] += 1
        raw.execute(STATE)
        raw.execute("COMMIT")
    return refused


def _told(new: Path, filling: Filling, backup: Backup | None, refused: Counter[str]) -> Salvage:
    saved = {name: len(rows) - refused[name] for name, rows in filling.rows.items() if name not in _MACHINERY}
    known = {name: max(saved[name] + refused[name], filling.known(name)) for name in saved}
    lost = []
    for name, count in saved.items():
        words = WORDS.get(name, name)
        if known[name] > count:
            lost.append(f"{known[name] - count} of {known[name]} {words} could not be saved")
        elif not filling.is_complete(name):
            lost.append(f"part of the {words} could not be read, and nothing tells how many there were")
    return Salvage(
        new, saved, known, filling.from_log, filling.from_backup, backup.path if backup else None, tuple(lost)
    )


_MACHINERY = frozenset({"meta", "row_count"})
