"""A store on a drive that fails or hangs when it is told to, and care that only remembers."""

import datetime as dt
from collections.abc import Sequence
from threading import Event

from kpidesk.domain.change import Change
from kpidesk.domain.log import MadeBy
from kpidesk.store.saving.queue import Entry
from kpidesk.store.store import Store


class FaultyStore(Store):
    """Writes nothing while ``fault`` is set, and waits while ``gate`` is closed."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.fault: Exception | None = None
        self.gate = Event()
        self.gate.set()
        self.tries = 0

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy = MadeBy.TYPED, rev: str | None = None) -> None:
        self.tries += 1
        self.gate.wait()
        if self.fault is not None:
            raise self.fault
        super().write(change, at, made_by, rev)


class Shelf:
    """A rescue log in memory."""

    def __init__(self) -> None:
        self.kept: list[Change] = []
        self.saved: list[Change] = []

    def keep(self, rev: str, entries: Sequence[Entry]) -> None:
        assert len(rev) == 32
        self.kept = [entry.change for entry in entries]

    def has_saved(self, change: Change) -> None:
        self.saved.append(change)

    def forget(self) -> None:
        self.kept = []


class Diary:
    """Remembers what care was asked for."""

    def __init__(self) -> None:
        self.deeds: list[str] = []
        self.errors: list[Exception] = []

    def before(self, store: Store, entry: Entry) -> None:
        self.deeds.append(f"before {entry.made_by}")

    def now_and_then(self, store: Store) -> None:
        self.deeds.append("now and then")

    def at_the_end(self, store: Store) -> None:
        self.deeds.append("at the end")

    def report(self, error: Exception) -> None:
        self.errors.append(error)
