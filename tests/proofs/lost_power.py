"""Power cuts while a file is edited, made and copied: nothing corrupt, no acknowledged edit lost, nowhere."""

import hashlib
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from kpidesk.store.database import engine
from kpidesk.store.database.engine import PAGE_SIZE
from tests.proofs.edits import examined, new_file
from tests.proofs.power_cut import (
    CORRUPT,
    GOOD,
    LOST,
    PAUSED,
    FileSystem,
    Survived,
    Trace,
    Verdict,
    Verify,
    record,
    simulate,
    why_not,
)
from tests.proofs.proof import Reached, scaled

ROWS = (2,)
TITLE = "power cut"
MINUTES = 8

PROJECT = Path(__file__).parents[2]
EDITS = 48
NAME, COPY = "shop.kpidesk", "copy.kpidesk"
STATES, STATES_OF_MAKING, STATES_OF_SMALL_PAGES = 10_000, 2_000, 2_000
SMALL_PAGE = 512
"""Of files that the first version made: a write that a power cut tears may spoil the pages beside the one meant."""


def traced(folder: Path, module: str, *arguments: str) -> Trace:
    """What a program of the proofs does in ``folder/desk``."""
    command = [sys.executable, "-m", f"tests.proofs.{module}", *arguments]
    return record(command, folder / "desk", folder / f"{module}.trace", cwd=PROJECT)


def edited(folder: Path, *settings: str, page_size: int = PAGE_SIZE) -> Trace:
    """A writer's EDITS edits of a file without figures, from opening to closing."""
    (folder / "desk").mkdir(parents=True)
    with patch.object(engine, "PAGE_SIZE", page_size):
        path = new_file(folder / "desk" / NAME)
    return traced(folder, "writer", str(path), "1", str(EDITS), *settings)


def made(folder: Path) -> Trace:
    (folder / "desk").mkdir(parents=True)
    return traced(folder, "maker", str(folder / "desk" / NAME), str(folder / "desk" / COPY))


def last(said: Sequence[str], word: str) -> int:
    """The number that was last said after the word; 0 when it was not said."""
    return max((int(line.split()[1]) for line in said if line.startswith(f"{word} ")), default=0)


class Eyes:
    """What files hold, as `examined` tells. Looks at the same bytes once only.

    What SQLite does first with a file after a power cut, it does alike for everybody: it plays the journal back. So
    most files are opened by SQLite alone, and the program is asked only when the bytes that come of it are new; each
    WHOLE_ROAD-th goes to the program as it was found. The lock beside a file is not flushed: where a power cut left it
    without its text, the owner takes it over.
    """

    WHOLE_ROAD = 10

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[int, str]] = {}
        self._looks = 0

    def see(self, path: Path) -> tuple[int, str]:
        self._looks += 1
        played_back = b"" if self._looks % self.WHOLE_ROAD == 0 else _played_back(path)
        if not played_back:
            return examined(path, take_over=True)
        if played_back not in self._known:
            self._known[played_back] = examined(path, take_over=True)
        return self._known[played_back]

    def holds(self, path: Path, acknowledged: int) -> Verdict:
        """The file is whole, with the edits up to the acknowledged one, or to the one after it."""
        number, wrong = self.see(path)
        if wrong:
            return Verdict(CORRUPT, wrong)
        if number not in (acknowledged, acknowledged + 1):
            return Verdict(LOST, f"{path.name} holds the edits up to {number}, {acknowledged} was said to be saved")
        return Verdict(GOOD)


def _played_back(path: Path) -> bytes:
    """A digest of the file once SQLite has taken back what the power cut left half done; empty when it cannot."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):  # garbage is even in what SQLite says of it
        return b""
    return hashlib.blake2b(path.read_bytes()).digest()


def sound(eyes: Eyes) -> Verify:
    """The file holds the edits up to the last that was said to be saved, or to the one after it."""
    return lambda folder, said: eyes.holds(folder / NAME, last(said, "saved"))


def sound_and_copied(eyes: Eyes, folder: Path, said: Sequence[str], names_are_sure: bool) -> Verdict:
    """The file as above, once it was made; its copy whole: of edit 2, of edit 3, or none yet.

    Where only time makes a name sure, what was made counts as made after the pause that follows.
    """
    sure = said if names_are_sure else said[: len(said) - said[::-1].index(PAUSED)] if PAUSED in said else []
    saved, copied = max(last(said, "saved"), int("made" in said)), last(sure, "copied")
    if (folder / NAME).exists() or "made" in sure:
        verdict = eyes.holds(folder / NAME, saved)
        if verdict.kind != GOOD:
            return verdict
    if not (folder / COPY).exists():
        return Verdict(LOST, "there is no copy") if copied else Verdict(GOOD)
    number, wrong = eyes.see(folder / COPY)
    if wrong:
        return Verdict(CORRUPT, f"the copy: {wrong}")
    return Verdict(GOOD) if max(2, copied) <= number <= 3 else Verdict(LOST, f"the copy holds edit {number}")


def prove(scale: float, folder: Path) -> Reached:
    if why := why_not():
        return Reached({f"left out ({why})": 1})
    counts: dict[str, int | float] = {}
    failures: list[str] = []
    eyes = Eyes()
    trace = edited(folder / "edited")
    counts["edits"] = last(trace.lines, "saved")
    for system in FileSystem:
        survived = simulate(trace, system, scaled(STATES, scale), sound(eyes))
        _add(counts, failures, f"{system}", survived)
    trace = edited(folder / "small", page_size=SMALL_PAGE)
    for system in FileSystem:
        survived = simulate(trace, system, scaled(STATES_OF_SMALL_PAGES, scale), sound(eyes))
        _add(counts, failures, f"{system}, pages of {SMALL_PAGE}", survived)
    trace = made(folder / "made")
    for system in FileSystem:
        names_are_sure = system is FileSystem.POSIX

        def verify(found: Path, said: Sequence[str], names_are_sure: bool = names_are_sure) -> Verdict:
            return sound_and_copied(eyes, found, said, names_are_sure)

        survived = simulate(trace, system, scaled(STATES_OF_MAKING, scale), verify)
        _add(counts, failures, f"{system}, making and copying", survived)
    return Reached(counts, failures)


def _add(counts: dict[str, int | float], failures: list[str], name: str, survived: Survived) -> None:
    counts[f"{name}: states"] = survived.states
    counts["lost"] = counts.get("lost", 0) + survived.lost
    counts["corrupt"] = counts.get("corrupt", 0) + survived.corrupt
    failures += survived.examples
