"""An error at every single call that reaches the disk: refused or saved, never lost, never anything unexpected.

strace makes the N-th call of a kind fail while a writer opens a file, edits it and closes it; N goes from 1 until the
writer makes no N-th call. The drive is then well again, or for some N it stays broken from there on. Every second N
meets the store alone; the others meet the saver above it, and then every edit is in the file or in the rescue log.
"""

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.edits import examined, new_file
from tests.proofs.power_cut import why_not
from tests.proofs.proof import Reached
from tests.proofs.saving import put_back

ROWS = (5,)
TITLE = "I/O error at any call"
MINUTES = 10

PROJECT = Path(__file__).parents[2]
FIRST, LAST = 5, 6
"""The edits that are tried; those before are in the file already."""
LEAST_HITS = 300
FAULTS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("pread64", "EIO"),
    ("fdatasync", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("?unlink,unlinkat", "EACCES"),
    ("?unlink,unlinkat", "EIO"),
    ("fcntl", "EACCES"),
    ("openat", "EACCES"),
    ("openat", "EIO"),
    ("?newfstatat,?fstatat64", "EIO"),
)
STAYS_BROKEN = 6
"""For every so many of the single errors there is one run in which the drive does not recover."""


@dataclass(frozen=True)
class Fault:
    """The ``number``-th call of a kind fails, in each thread; with ``stays`` all after it too."""

    calls: str
    error: str
    number: int
    stays: bool = False

    @property
    def has_saver(self) -> bool:
        return self.number % 2 == 1

    def __str__(self) -> str:
        who = "saver" if self.has_saver else "store"
        return f"{who}, {self.calls} {self.error} at call {self.number}{' and all after' if self.stays else ''}"


@dataclass(frozen=True)
class Run:
    """How it went: whether the error came up at all, and what is wrong with what came of it."""

    was_hit: bool
    refused: int
    wrong: str


def attack(fresh: Path, folder: Path, fault: Fault) -> Run:
    """One writer on a copy of the file ``fresh``, with one fault."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = Path(shutil.copy(fresh, folder))
    when = f"{fault.number}+" if fault.stays else f"{fault.number}"
    inject = ["-e", f"trace={fault.calls}", "-e", f"inject={fault.calls}:error={fault.error}:when={when}"]
    rescue = folder / "rescue" / "log.jsonl"
    done, notes = _traced(path, inject, rescue if fault.has_saver else None)
    was_hit = "(INJECTED)" in notes
    if done.returncode:
        return Run(was_hit, 0, f"unexpected: {done.stderr.strip()[-2000:]}")
    left = put_back(path, rescue) if fault.has_saver else 0
    wrong = f"{left} changes of the rescue log cannot be put back" if left else _wrong(path, done.stdout, fault)
    return Run(was_hit, len(re.findall("^refused|^not opened", done.stdout, re.M)), wrong)


def _wrong(path: Path, said: str, fault: Fault) -> str:
    """What is wrong with the file, after what the writer said of it; empty when nothing is."""
    number, wrong = examined(path)
    if wrong:
        return wrong
    if fault.has_saver and "open\n" in said:
        return "" if number == LAST else f"edit {number + 1} is neither in the file nor in the rescue log"
    saved = max((int(line.split()[1]) for line in said.splitlines() if line.startswith("saved")), default=FIRST - 1)
    if number not in (saved, saved + 1):
        return f"edit {saved} was acknowledged, the file holds {number}"
    return "" if fault.stays or saved == LAST else f"the drive was well again, and edit {saved + 1} was still refused"


def calls_made(fresh: Path, folder: Path) -> dict[str, int]:
    """How many calls of each kind a thread of the writer makes at most, when all is well."""
    most: Counter[str] = Counter()
    names = ",".join(sorted({calls for calls, _ in FAULTS}))
    for rescue in (None, folder / "rescue.jsonl"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        _, notes = _traced(Path(shutil.copy(fresh, folder)), ["-e", f"trace={names}"], rescue)
        made = Counter(re.findall(r"^(\d+) +(\w+)\(", notes, re.M))
        for (_, name), count in made.items():
            most[name] = max(most[name], count)
    return {calls: sum(most[name.lstrip("?")] for name in calls.split(",")) for calls, _ in FAULTS}


def _traced(path: Path, options: list[str], rescue: Path | None) -> tuple["subprocess.CompletedProcess[str]", str]:
    """The writer under strace, which sees only what touches the file, its journal and their folder."""
    notes = path.parent.with_suffix(".trace")
    places = [option for place in (path, f"{path}-journal", path.parent) for option in ("-P", str(place))]
    strace = ["strace", "-f", "--seccomp-bpf", "-o", str(notes), *options, *places]
    command = [*strace, sys.executable, "-m", "tests.proofs.writer", str(path), str(FIRST), str(LAST)]
    command += [f"rescue={rescue}"] if rescue else []
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    return done, notes.read_text("utf-8", "replace")


def _chosen(calls: dict[str, int], scale: float) -> list[Fault]:
    """A part of all faults, at random but always the same ones."""
    every = [Fault(call, error, number) for call, error in FAULTS for number in range(1, calls[call] + 1)]
    chance = random.Random(5)
    some = sorted(chance.sample(range(len(every)), max(1, round(len(every) * min(1.0, scale)))))
    chosen = [every[index] for index in some]
    lasting = [each for each in chosen if each.calls != "fcntl"]  # a lock that stays means: in use, after 5 s each time
    return chosen + [Fault(each.calls, each.error, each.number, True) for each in lasting[::STAYS_BROKEN]]


def _last_ones(fresh: Path, folder: Path, calls: dict[str, int]) -> list[str]:
    """With every kind of call: from which number on no error is seen any more? There must be one."""
    failures = []
    for call, error in FAULTS:
        number = calls[call] + 1
        while (run := attack(fresh, folder, Fault(call, error, number))).was_hit and number < calls[call] + 20:
            number += 1
        if run.was_hit or run.wrong:
            failures.append(f"{Fault(call, error, number)}: {run.wrong or 'still an error'}")
    return failures


def prove(scale: float, folder: Path) -> Reached:
    if why := why_not():
        return Reached({f"left out ({why})": 1})
    fresh = new_file(folder / "shop.kpidesk", FIRST - 1)
    calls = calls_made(fresh, folder / "calls")
    faults = _chosen(calls, scale)
    hits, refusals, failures = 0, 0, list[str]()
    for fault in faults:
        run = attack(fresh, folder / "desk", fault)
        hits += run.was_hit
        refusals += run.refused
        if run.wrong:
            failures.append(f"{fault}: {run.wrong}")
    if scale >= 1:
        failures += _last_ones(fresh, folder / "desk", calls)
        if hits < LEAST_HITS:
            failures.append(f"only {hits} errors were seen, {LEAST_HITS} are wanted")
    counts = {"runs": len(faults), "errors seen": hits, "refusals": refusals, "lost or corrupt": len(failures)}
    return Reached(counts, failures[:10])
