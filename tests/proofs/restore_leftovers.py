"""A restore over what a crash left beside the file: an old journal must not be played back into the backup."""

import datetime as dt
import os
import random
import shutil
import signal
import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path

from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.refusal import FileRefused
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.restore import restore
from kpidesk.store.check import check
from kpidesk.store.database.sidecars import SIDECARS
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit, examined, new_file
from tests.proofs.proof import Reached, scaled

ROWS = (16,)
TITLE = "a restore over leftovers of a crash"
MINUTES = 1

RESTORES, NAIVE = 100, 30
OLDER, NEWER = 20, 36
"""Edits in the backup, and in the file when it crashes."""


def prove(scale: float, folder: Path) -> Reached:
    if not hasattr(os, "fork"):
        return Reached({"left out (needs a system that can fork)": 1})
    path, data = new_file(folder / "shop.kpidesk"), LocalData(folder / "data")
    backup = _edited(path, data)
    whole = path.read_bytes()
    chance, failures = random.Random(16), list[str]()
    counts: dict[str, int | float] = {"restores": 0, "good": 0, "over a journal": 0, "over a write-ahead log": 0}
    for number in range(scaled(RESTORES, scale)):
        in_wal = number % 2 == 1
        _crash(path, whole, in_wal, chance.randint(2, 60))
        counts["over a write-ahead log" if in_wal else "over a journal"] += 1
        counts["restores"] += 1
        restore(path, backup, data, AT + dt.timedelta(minutes=number))
        held, wrong = examined(path)
        counts["good"] += held == OLDER
        if held != OLDER:
            failures.append(f"restore {number}: {wrong or f'it holds edit {held}'}")
        failures += [f"restore {number}: {left} is left" for left in _beside(path)]
    copies = scaled(NAIVE, scale)
    spoiled = [_is_spoiled(path, whole, backup, number % 2 == 1) for number in range(copies)].count(True)
    if spoiled < copies:
        failures.append(f"{copies - spoiled} of {copies} naive copies came to no harm: the attack is none")
    return Reached(counts | {"naive copies": copies, "naive copies spoiled": spoiled}, failures[:5])


def _edited(path: Path, data: LocalData) -> Path:
    """A backup in the middle of the edits."""
    with Store.open(path) as store:
        for number in range(1, OLDER + 1):
            store.write(edit(number), AT)
        backup = Archive(data, path).keep(store, BackupReason.IMPORT, AT)
        for number in range(OLDER + 1, NEWER + 1):
            store.write(edit(number), AT)
    assert backup is not None
    return backup.path


def _crash(path: Path, whole: bytes, in_wal: bool, rows: int) -> None:
    """Leave the file as a crash in the middle of a change leaves it."""
    for left in _beside(path):
        left.unlink()
    path.write_bytes(whole)
    child = os.fork()
    if child == 0:
        _change_half(path, in_wal, rows)
    os.waitpid(child, 0)
    if not _beside(path):
        raise RuntimeError("the crash left nothing")


def _change_half(path: Path, in_wal: bool, rows: int) -> None:
    """In the child; it never returns."""
    try:
        raw = sqlite3.connect(path, isolation_level=None)
        raw.execute(f"PRAGMA journal_mode={'WAL' if in_wal else 'TRUNCATE'}").fetchall()
        raw.execute("PRAGMA cache_size=5")  # so that pages go to the file before the commit
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE value SET value = value + 1000")
        raw.execute("UPDATE value_log SET new = new + 1000")
        raw.executemany("INSERT INTO month_note VALUES (?, 'x')", [(23_000 + row,) for row in range(rows)])
        if in_wal:
            raw.execute("COMMIT")
        os.kill(os.getpid(), signal.SIGKILL)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _is_spoiled(path: Path, whole: bytes, backup: Path, in_wal: bool) -> bool:
    """What everybody would do, to see that the attack is one: copy the backup over the file."""
    _crash(path, whole, in_wal, 30)
    shutil.copyfile(backup, path)
    return _answer(_look, path) != OLDER


def _look(path: Path) -> int:
    """As a program without any care: SQLite plays back what lies beside the file."""
    raw = sqlite3.connect(path)
    try:
        if raw.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return -1
    finally:
        raw.close()
    return -1 if check(path) else examined(path)[0]


def _answer(look: Callable[[Path], int], path: Path) -> int:
    try:
        return look(path)
    except (sqlite3.Error, FileRefused):
        return -1


def _beside(path: Path) -> list[Path]:
    there = [path.with_name(path.name + ending) for ending in SIDECARS]
    return [file for file in there if file.exists() and file.stat().st_size]
