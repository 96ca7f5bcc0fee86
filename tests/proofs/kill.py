"""Kills a writer without warning, again and again: what it had acknowledged is in the file, and the file is sound.

Run as a program it is the nursery: one process that has imported everything, and forks the writers that are killed.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

from tests.proofs.edits import examined, is_import, new_file
from tests.proofs.proof import Reached, scaled
from tests.proofs.writer import StoreDesk, write_all

ROWS = (1,)
TITLE = "crash or kill during an edit"
MINUTES = 3

PROJECT = Path(__file__).parents[2]
KILLS = 1_000
LONGEST = 0.030
"""Seconds from the first acknowledgement to the kill, at most."""
PER_FILE = 20
"""Kills of one file before a new one is taken: edits make it grow."""
AIMED = 8
"""Every so many kills one waits for a commit and hits it; the others come at any moment."""
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def prove(scale: float, folder: Path) -> Reached:
    if not hasattr(os, "fork"):
        return Reached({"left out (needs a system that can fork)": 1})
    kills = scaled(KILLS, scale)
    command = [sys.executable, "-m", "tests.proofs.kill", str(folder), str(kills)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        return Reached({}, [f"the nursery broke: {done.stderr}"])
    counts, failures = json.loads(done.stdout)
    hot = scaled(50, scale)
    if counts["hot journals"] < hot:
        failures.append(f"only {counts['hot journals']} kills met a journal in use, {hot} are wanted")
    return Reached(counts, failures)


def nursery(folder: Path, kills: int) -> tuple[dict[str, int], list[str]]:
    """Counts and failures of so many kills."""
    chance = random.Random(11)
    fresh = new_file(folder / "fresh.kpidesk")
    path, number = folder / "shop.kpidesk", 0
    counts = {"kills": 0, "acknowledged": 0, "lost": 0, "integrity failures": 0, "hot journals": 0, "in an import": 0}
    failures: list[str] = []
    for kill in range(kills):
        if kill % PER_FILE == 0:
            shutil.copyfile(fresh, path)
            number = 0
        last = _killed(path, number + 1, chance.uniform(0, LONGEST), is_aimed=kill % AIMED == 0)
        counts["kills"] += 1
        counts["acknowledged"] += last - number
        counts["hot journals"] += _is_hot(path)
        counts["in an import"] += is_import(last + 1)
        number, wrong = examined(path)
        if wrong:
            counts["integrity failures"] += 1
        elif number not in (last, last + 1):
            counts["lost"] += 1
            wrong = f"edit {last} was acknowledged, the file holds {number}"
        if wrong:
            failures.append(f"kill {kill}: {wrong}")
            shutil.copyfile(fresh, path)
            number = 0
    return counts, failures[:5]


def _killed(path: Path, first: int, after: float, is_aimed: bool) -> int:
    """The last edit that a writer acknowledged before it was killed, ``after`` seconds after its first."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        _write_until_killed(path, first, say)
    os.close(say)
    with os.fdopen(hear) as lines:
        heard = ""
        while not heard.startswith("saved"):
            heard = lines.readline()
            if not heard:
                raise RuntimeError("the writer ended before its first edit")
        time.sleep(after)
        if is_aimed:
            _wait_for_commit(path)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        rest = [line for line in lines if line.startswith("saved") and line.endswith("\n")]
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the writer ended before it was killed: {rest[-1:]}")
    return int((rest[-1] if rest else heard).split()[1])


def _write_until_killed(path: Path, first: int, say: int) -> None:
    """In the child; it never returns."""
    try:
        os.dup2(say, 1)
        write_all(StoreDesk(path), first, sys.maxsize)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _wait_for_commit(path: Path) -> None:
    end = time.monotonic() + 1
    while not _is_hot(path) and time.monotonic() < end:
        pass


def _is_hot(path: Path) -> bool:
    """Whether the kill came in the middle of a commit: there is a journal to be played back."""
    journal = path.with_name(path.name + "-journal")
    if not journal.exists():
        return False
    with journal.open("rb") as file:
        return file.read(len(JOURNAL_MAGIC)) == JOURNAL_MAGIC


if __name__ == "__main__":
    sys.stdout.write(json.dumps(nursery(Path(sys.argv[1]), int(sys.argv[2]))))
