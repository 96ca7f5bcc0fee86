"""Backups that are there when they are needed: thinned out over a year, made while being killed, restored, undone."""

import datetime as dt
import os
import random
import signal
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from kpidesk.domain.file_facts import Backup, BackupReason
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.manifest import Manifest
from kpidesk.store.backups.restore import restore
from kpidesk.store.backups.thinning import FORCED, going
from kpidesk.store.check import check
from kpidesk.store.database.engine import connect_to_read, raw_connection
from kpidesk.store.guarding.digest import digest_of
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit, new_file
from tests.proofs.proof import Reached, scaled

ROWS = (15,)
TITLE = "a backup that is of no use when it is needed"
MINUTES = 3

DAYS, KILLS = 366, 300
LONGEST = 0.060
"""Seconds from the first backup of a writer to its end, at most."""
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
NEW_STATE = ("meta", "commit_log")
"""What a restore adds to: the file is in a state of its own afterwards."""


def prove(scale: float, folder: Path) -> Reached:
    counts: dict[str, int | float] = {}
    failures = calendar(counts)
    if not hasattr(os, "fork"):
        return Reached(counts | {"left out (needs a system that can fork)": 1}, failures)
    path = new_file(folder / "shop.kpidesk")
    data = LocalData(folder / "data")
    failures += kills(scaled(KILLS, scale), path, data, counts)
    failures += restores(path, data, LocalData(folder / "undo"), counts)
    return Reached(counts, failures[:5])


def calendar(counts: dict[str, int | float]) -> list[str]:
    """A year of work every day, up to six backups a day, now and then one before an import."""
    chance, kept, failures = random.Random(15), list[Backup](), []
    start = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
    counts |= {"days": 0, "backups made": 0}
    for day in range(DAYS):
        now = start + day * DAY
        for _ in range(chance.randint(1, 6)):
            now += HOUR / 2
            kept.append(_made(now, BackupReason.IMPORT if chance.random() < 0.02 else BackupReason.HALF_HOUR))
            counts["backups made"] += 1
            gone = going(kept, now)
            failures += _wrongly_gone(kept, gone, now)
            kept = [backup for backup in kept if backup not in gone]
        counts["days"] += 1
        failures += _gaps(kept, start, now)
    counts["kept after a year"] = len(kept)
    if len(kept) > 40 + 14 + 10 + 24 + 20:
        failures.append(f"{len(kept)} are kept")
    return failures


def _made(at: dt.datetime, reason: BackupReason) -> Backup:
    return Backup(Path(f"{at:%Y%m%d%H%M}"), at, reason, 5_000_000 // 10, 2, 1, "", 1, "")


def _wrongly_gone(kept: list[Backup], gone: list[Backup], now: dt.datetime) -> Iterator[str]:
    newest = sorted((backup.at for backup in kept), reverse=True)[:40]
    for backup in gone:
        age = now - backup.at
        if age <= 2 * DAY and backup.at in newest:
            yield f"{backup.at} went after {age}"
        if backup.reason in FORCED and age <= 30 * DAY:
            yield f"{backup.at}, made before an import, went after {age}"


def _gaps(kept: list[Backup], start: dt.datetime, now: dt.datetime) -> Iterator[str]:
    """The state of any day can be had to a day for two weeks, to a week for two months, and to a month for a year."""
    moments = [backup.at for backup in kept]
    for age, most in ((10, 2), (14, 2), (40, 9), (70, 9), (120, 34), (200, 34), (300, 34), (360, 34)):
        wanted = now - age * DAY
        if wanted >= start and not any(abs(wanted - at) <= most * DAY for at in moments):
            yield f"on {now:%Y-%m-%d} there is nothing within {most} days of {wanted:%Y-%m-%d}"


def kills(number: int, path: Path, data: LocalData, counts: dict[str, int | float]) -> list[str]:
    """Whoever makes backups is killed at any moment: each that is there afterwards is one that can be restored."""
    chance, failures, known = random.Random(16), list[str](), dict[Path, tuple[int, int]]()
    counts |= {"kills": 0, "kills in mid-backup": 0, "acknowledged": 0, "verified": 0}
    folder = None
    for kill in range(number):
        kept = _killed(path, data, kill, chance.uniform(0, LONGEST))
        counts["kills"] += 1
        counts["acknowledged"] += len(kept)
        folder = kept[-1].parent
        counts["kills in mid-backup"] += any(folder.glob("*.part"))
        if not kept[-1].exists():
            failures.append(f"kill {kill}: the last backup is gone")
        for backup in sorted(folder.glob("*.kpidesk")):
            looks = (backup.stat().st_mtime_ns, backup.stat().st_size)
            if known.get(backup) != looks:
                known[backup] = looks
                counts["verified"] += 1
                failures += [f"kill {kill}: {backup.name}: {wrong}" for wrong in _faults(backup)]
    if not counts["kills in mid-backup"]:
        failures.append("no kill met a backup in the making")
    return failures


def _faults(backup: Path) -> list[str]:
    manifest = Manifest.read(backup)
    if manifest is None:
        return ["it has no manifest"]
    if not manifest.fits(backup):
        return ["it is not what its manifest says"]
    return check(backup)


def _killed(path: Path, data: LocalData, turn: int, after: float) -> list[Path]:
    """The backups that were acknowledged before the kill."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        _keep_until_killed(path, data, turn, say)
    os.close(say)
    with os.fdopen(hear) as lines:
        heard = [lines.readline()]
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += lines.readlines()
    return [Path(line[:-1]) for line in heard if line.endswith("\n")]


def _keep_until_killed(path: Path, data: LocalData, turn: int, say: int) -> None:
    """In the child; it never returns. A minute passes from one backup to the next."""
    try:
        archive = Archive(data, path)
        now = AT + dt.timedelta(hours=turn)
        with Store.open(path) as store:
            for number in range(1, 10_000):
                store.write(edit(number), AT)
                kept = archive.keep(store, BackupReason.HALF_HOUR, now + dt.timedelta(minutes=number))
                assert kept is not None
                os.write(say, f"{kept.path}\n".encode())
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def restores(path: Path, data: LocalData, undo: LocalData, counts: dict[str, int | float]) -> list[str]:
    """Every backup is restored, and that is undone. What is replaced is kept elsewhere, so that none is thinned out."""
    counts |= {"restored": 0, "undone": 0}
    failures = list[str]()
    with Store.open(path) as store:
        uuid = store.identity.file_uuid
    for number, backup in enumerate(Archive(data, path).list(uuid)):
        before = _contents(path)
        now = AT + dt.timedelta(days=400, minutes=2 * number)
        replaced = restore(path, backup.path, undo, now)
        counts["restored"] += 1
        if _contents(path) != _contents(backup.path) or check(path):
            failures.append(f"{backup.path.name} was not restored")
        if not isinstance(replaced, Backup):
            failures.append(f"what {backup.path.name} replaced is no backup")
            continue
        restore(path, replaced.path, undo, now + dt.timedelta(minutes=1))
        counts["undone"] += 1
        if _contents(path) != before or check(path):
            failures.append(f"the restore of {backup.path.name} was not undone")
    if counts["restored"] < 2:
        failures.append("there was hardly anything to restore")
    return failures


def _contents(path: Path) -> str:
    """Of a file that is settled and closed."""
    engine = connect_to_read(path)
    try:
        return digest_of(raw_connection(engine), without=NEW_STATE).digest
    finally:
        engine.dispose()
