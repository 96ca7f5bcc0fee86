"""The part of the program that saves, without backups: what it cannot save waits in the rescue log."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kpidesk.domain.change import Change
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.saving.queue import Entry
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store
from tests.proofs.edits import AT

PATIENCE, RETRIES = 2.0, (0.05,)
"""Seconds: it waits longer for the disk than in the window, and tries again sooner."""


@dataclass
class NoCare:
    """No backups; notes what nobody expected."""

    unexpected: list[str] = field(default_factory=list)

    def before(self, store: Store, entry: Entry) -> None: ...

    def now_and_then(self, store: Store) -> None: ...

    def at_the_end(self, store: Store) -> None: ...

    def report(self, error: Exception) -> None:
        self.unexpected.append(f"{type(error).__name__}: {error}")


class SaverDesk:
    """Edits through a saver. A change that is not on the disk is refused here, though it is not given up."""

    def __init__(self, path: Path, rescue: Path) -> None:
        store = Store.open(path)
        self._path, self._care = path, NoCare()
        self._saver = Saver(store, RescueLog(rescue, store.identity.file_uuid), self._care, PATIENCE, RETRIES)
        self._handed_over: Change | None = None

    def write(self, change: Change) -> None:
        """A second try waits for what is under way: the saver has the change already."""
        if change is not self._handed_over:
            self._saver.write(change, AT)
        else:
            self._saver.wait(4 * RETRIES[-1])
        self._handed_over = change
        if self._saver.unsaved:
            raise FileRefused(self._path, self._saver.state.problem or FileProblem.NOT_WRITABLE)

    def close(self) -> None:
        self._saver.close()
        if self._care.unexpected:
            raise RuntimeError(f"nobody expected {self._care.unexpected}")


def becomes(fact: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it is so, now or soon: the saver has a thread of its own."""
    end = time.monotonic() + seconds
    while not fact() and time.monotonic() < end:
        time.sleep(0.005)
    return fact()


def put_back(path: Path, rescue: Path) -> int:
    """What the next start of the program does; how many changes then still wait."""
    with Store.open(path) as store:
        log = RescueLog(rescue, store.identity.file_uuid)
        log.put_back(store)
        return len(log.earlier)
