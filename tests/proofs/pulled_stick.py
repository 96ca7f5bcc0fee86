"""A stick is pulled in the middle of edits: what it does not hold waits, and is all there once it is plugged in again.

In half of the rounds it comes back while the program runs, which then catches up by itself; in the others the program
has been closed meanwhile, and the next start puts the changes of the rescue log back.
"""

import json
import random
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from kpidesk.domain.saving import SaveKind
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit, examined, new_file
from tests.proofs.proof import Reached, scaled
from tests.proofs.saving import NoCare, becomes, put_back
from tests.proofs.stick import Stick, reached_apart

ROWS = (6,)
TITLE = "stick pulled"
MINUTES = 4

ROUNDS = 50
EDITS = 200
NAME = "shop.kpidesk"
SIZE = 30_000_000
PATIENCE, RETRIES = 0.01, (0.05,)
"""Seconds; shorter than the program's, so that many rounds fit into minutes."""


def prove(scale: float, folder: Path) -> Reached:
    return reached_apart("pulled_stick", scale, folder)


@dataclass
class Round:
    """What came of one: how many changes waited while the stick was away, and what is wrong."""

    waited: int
    failures: list[str]


class Table:
    """Where the program runs: a stick, and a folder of the computer itself for the rescue log."""

    def __init__(self, folder: Path, edits: int) -> None:
        self.stick, self._fresh, self._folder = Stick(folder, SIZE), new_file(folder / NAME), folder
        self._edits, self._chance = edits, random.Random(6)

    def round(self, number: int) -> Round:
        self.stick.empty()
        path = Path(shutil.copy(self._fresh, self.stick.path / NAME))
        rescue, care = self._folder / f"rescue-{number}.jsonl", NoCare()
        store = Store.open(path)
        saver = Saver(store, RescueLog(rescue, store.identity.file_uuid), care, PATIENCE, RETRIES)
        self._edit(saver)
        waited = len(saver.unsaved)
        failures = [] if self._is_told(saver) else [f"{waited} changes wait, and the state is {saver.state}"]
        if number % 2:
            failures += self._plugged_in_meanwhile(saver)
        else:
            saver.close()
            self.stick.plug_in()
            failures += [f"{left} changes still wait"] if (left := put_back(path, rescue)) else []
        if examined(path) != (self._edits, ""):
            failures.append(f"of {self._edits} edits, {waited} waiting, there are {examined(path)}")
        if rescue.exists():
            failures.append("the rescue log still holds changes")
        return Round(waited, failures + care.unexpected)

    def _edit(self, saver: Saver) -> None:
        """All edits, one after the other; at some moment of one of them the stick is gone."""
        last = self._chance.randint(1, self._edits)
        later = Thread(target=_after, args=(self._chance.uniform(0, 0.01), self.stick.pull))
        for number in range(1, self._edits + 1):
            if number == last:
                later.start()
            saver.write(edit(number), AT)
        later.join()

    def _is_told(self, saver: Saver) -> bool:
        """What waits is said to be not saved, once it was tried."""
        becomes(lambda: saver.state.kind is not SaveKind.SAVING)
        told = (SaveKind.UNSAVED, SaveKind.DIVERGED) if saver.unsaved else (SaveKind.SAVED,)
        return saver.state.kind in told

    def _plugged_in_meanwhile(self, saver: Saver) -> list[str]:
        self.stick.plug_in()
        saver.retry()
        caught_up = saver.wait(20)
        saver.close()
        return [] if caught_up else [f"it does not catch up: {saver.state}"]


def _after(seconds: float, act: Callable[[], None]) -> None:
    time.sleep(seconds)
    act()


def main() -> None:
    scale, folder = float(sys.argv[1]), Path(sys.argv[2])
    edits = EDITS if scale >= 1 else 40
    table = Table(folder, edits)
    rounds = [table.round(number) for number in range(scaled(ROUNDS, scale, 2))]
    failures = [failure for each in rounds for failure in each.failures]
    counts = {
        "pulled": len(rounds),
        "edits": len(rounds) * edits,
        "waited": sum(each.waited for each in rounds),
        "failures": len(failures),
    }
    sys.stdout.write(json.dumps([counts, failures[:10]]))


if __name__ == "__main__":
    main()
