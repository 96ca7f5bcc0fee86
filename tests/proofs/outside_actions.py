"""Another process does to an open file what sync clients, backup programs and people do, at any moment of any edit.

Nothing of it may go unnoticed: either every edit is in the file of that name, or the program says that the file is not
its own any more, has written nothing over what is there, and keeps every edit whole in a file beside it.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import ChooseIndicators, SetBusiness, SetMonths, SetNotes, SetValues, Several
from kpidesk.domain.refusal import FileRefused
from kpidesk.domain.saving import SaveKind
from kpidesk.store.saving.conflict import Ours, save_whole
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit, examined, held_after, new_file, number_in
from tests.proofs.proof import Reached, scaled
from tests.proofs.saving import NoCare

ROWS = (7,)
TITLE = "file replaced, renamed, deleted, overwritten while open"
MINUTES = 6

MOMENTS = 100
FIRST, EDITS = 16, 12
"""The file holds so many edits when it is opened, and gets so many more."""
_PATIENCE, _RETRIES = 0.05, (0.2,)
_LONGEST = 0.02
"""Seconds after the first edit within which the other process acts."""


# -- the other process --------------------------------------------------------------------------------------------


def rename_over(path: Path) -> None:
    shutil.copyfile(_theirs(path), _part(path))
    _part(path).replace(path)


def unlink(path: Path) -> None:
    path.unlink()


def rename_away(path: Path) -> None:
    path.rename(path.with_name("away"))


def rename_away_and_new_file(path: Path) -> None:
    rename_away(path)
    shutil.copyfile(_theirs(path), path)


def overwrite_with_same_size_and_counter(path: Path) -> None:
    _overwrite(path, _changed(path, keep_counter=True))


def overwrite_with_time_restored(path: Path) -> None:
    times = path.stat()
    _overwrite(path, _changed(path, keep_counter=False))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def commit(path: Path) -> None:
    """What another kpidesk does, which looks at nothing before."""
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE meta SET seq = seq + 1, rev = lower(hex(randomblob(16)))")
        other.execute("INSERT INTO commit_log SELECT seq, rev, 0, 'typed' FROM meta")
        other.execute("UPDATE business SET name = 'theirs'")
        other.execute("COMMIT")


def truncate(path: Path) -> None:
    os.truncate(path, 0)


def touch(path: Path) -> None:
    os.utime(path)


ACTIONS: tuple[Callable[[Path], None], ...] = (
    rename_over,
    unlink,
    rename_away,
    rename_away_and_new_file,
    overwrite_with_same_size_and_counter,
    overwrite_with_time_restored,
    commit,
    truncate,
    touch,
)


def _part(path: Path) -> Path:
    return path.with_name("part")


def _theirs(path: Path) -> Path:
    """An older state of the same file, changed elsewhere."""
    return path.with_name("theirs")


def _overwrite(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def _changed(path: Path, keep_counter: bool) -> bytes:
    """What is in the file with another note; a file caught in the middle of a commit has another byte instead."""
    before = path.read_bytes()
    part = _part(path)
    part.write_bytes(before)
    with suppress(sqlite3.Error), closing(sqlite3.connect(part)) as copy, copy:
        copy.execute("UPDATE value SET value = value + 0.25 WHERE month = (SELECT min(month) FROM value)")
    after = bytearray(part.read_bytes())
    if after == before and after:
        after[-1] ^= 1
    if keep_counter and len(after) == len(before):
        for place in (24, 92):  # https://www.sqlite.org/fileformat.html: change counter, version-valid-for
            after[place : place + 4] = before[place : place + 4]
    return bytes(after)


class Other:
    """The other process. It acts when it is told to, and says what came of it."""

    def __init__(self) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        if not os.fork():
            signal.alarm(3600)
            os.close(self._orders)
            while order := os.read(orders, 1000):
                os.write(answers, _done(*json.loads(order)).encode())
            os._exit(0)
        os.close(orders)

    def act(self, action: str, path: Path, seconds: float) -> None:
        os.write(self._orders, json.dumps([action, str(path), seconds]).encode())

    def answer(self) -> str:
        return os.read(self._answers, 1000).decode()

    def end(self) -> None:
        os.close(self._orders)
        os.wait()


def _done(action: str, path: str, seconds: float) -> str:
    time.sleep(seconds)
    try:
        globals()[action](Path(path))
    except (FileRefused, sqlite3.Error) as error:
        return f"could not: {error}"
    return "done"


# -- ours ---------------------------------------------------------------------------------------------------------


class _Moment(NamedTuple):
    """What is done, how long after the first edit, and the pause between two edits; both in seconds."""

    action: str
    after: float
    pause: float


@dataclass
class Trial:
    """What came of one action."""

    failures: list[str]
    was_noticed: bool = False
    was_left_out: bool = False


def prove(scale: float, folder: Path) -> Reached:
    other, chance = Other(), random.Random(7)
    fresh = _prepared(folder)
    trials: dict[str, list[Trial]] = {}
    for action in ACTIONS:
        made = trials.setdefault(action.__name__, [])
        for number in range(scaled(MOMENTS, scale, 2)):
            place = Path(shutil.copytree(fresh, folder / f"{action.__name__}-{number}"))
            moment = _Moment(action.__name__, chance.uniform(0, _LONGEST), pause=0.0 if number % 2 else 0.004)
            made.append(_trial(place, other, moment))
            shutil.rmtree(place)
    other.end()
    every = [trial for made in trials.values() for trial in made]
    failures = [f"{name}: {text}" for name, made in trials.items() for trial in made for text in trial.failures]
    failures += [
        f"{name}: it was never noticed"
        for name, made in trials.items()
        if not any(t.was_noticed for t in made) and name != touch.__name__
    ]
    counts = {
        "actions": len(ACTIONS),
        "moments of each": len(every) // len(ACTIONS),
        "edits": len(every) * EDITS,
        "told as not ours any more": sum(trial.was_noticed for trial in every),
        "left out: the other process found the file locked": sum(trial.was_left_out for trial in every),
        "failures": len(failures),
    }
    return Reached(counts, failures[:20])


def _prepared(folder: Path) -> Path:
    """A folder with the file to be opened, and with what the other process puts in its place."""
    fresh = folder / "fresh"
    fresh.mkdir()
    path = new_file(fresh / "shop.kpidesk", FIRST)
    shutil.copyfile(path, fresh / "theirs")
    commit(fresh / "theirs")
    return fresh


def _trial(place: Path, other: Other, moment: _Moment) -> Trial:
    path, rescue = place / "shop.kpidesk", place / "rescue.jsonl"
    store, care = Store.open(path), NoCare()
    log = RescueLog(rescue, store.identity.file_uuid)
    saver = Saver(store, log, care, _PATIENCE, _RETRIES)
    other.act(moment.action, path, moment.after)
    for number in range(FIRST + 1, FIRST + EDITS + 1):
        saver.write(edit(number), AT)
        time.sleep(moment.pause)
    said = other.answer()
    saver.retry()
    trial = Trial(list(care.unexpected), was_left_out=said != "done")
    if trial.was_left_out and moment.action != commit.__name__:
        trial.failures.append(said)
    _judge(trial, saver, store, path, rescue)
    saver.close()
    if not trial.was_noticed and examined(path) != (FIRST + EDITS, ""):
        trial.failures.append(f"after {moment.after * 1e3:.1f} ms: said to be saved, and there are {examined(path)}")
    return trial


def _judge(trial: Trial, saver: Saver, store: Store, path: Path, rescue: Path) -> None:
    """Wait until it is clear what became of the file; when it is not ours, ours must be whole beside it."""
    end = time.monotonic() + 3
    while not saver.wait(0.05) and saver.state.kind is not SaveKind.DIVERGED and time.monotonic() < end:
        pass
    if saver.state.kind is SaveKind.SAVED:
        return
    trial.was_noticed = saver.state.kind is SaveKind.DIVERGED
    if not trial.was_noticed:
        trial.failures.append(f"it stays {saver.state}")
    before = path.read_bytes() if path.exists() else b""
    waiting = len(saver.unsaved)
    while (kept := len(RescueLog(rescue, "").earlier)) != waiting and time.monotonic() < end:
        time.sleep(0.01)
    if kept != waiting:
        trial.failures.append(f"{waiting} changes wait, {kept} are in the rescue log")
    copy = path.with_name("copy.kpidesk")
    save_whole(store, copy, saver.waiting, _ours())
    if examined(copy) != (FIRST + EDITS, ""):
        trial.failures.append(f"{saver.state.divergence}: the copy beside it holds {examined(copy)}")
    if (path.read_bytes() if path.exists() else b"") != before:
        trial.failures.append(f"{saver.state.divergence}: what is there was written to")


def _ours() -> Ours:
    held = held_after(FIRST + EDITS)
    anew = Several(
        (
            SetBusiness(Business("Bakery")),
            ChooseIndicators(("revenue",)),
            SetValues(held.values),
            SetNotes(held.notes),
            SetMonths(held.months),
        )
    )
    return Ours(anew, _is_whole)


def _is_whole(contents: Contents) -> bool:
    return number_in(contents) == FIRST + EDITS


if sys.platform == "win32":
    raise ImportError("processes are made by fork, which Windows does not have")
