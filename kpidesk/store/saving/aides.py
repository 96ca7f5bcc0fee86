"""What the saver of a file leaves to others: keeping what cannot be saved, and caring for the file."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.domain.change import Change
from kpidesk.store.saving.queue import Entry
from kpidesk.store.store import Store


class Rescue(Protocol):
    """Where changes are kept that the file does not take."""

    def keep(self, rev: str, entries: Sequence[Entry]) -> None:
        """These, and no others, are not in the file, whose state is ``rev``. Raises OSError."""

    def has_saved(self, change: Change) -> None:
        """It is in the file now. Raises OSError."""

    def forget(self) -> None:
        """Nothing of what was kept last needs to be kept any longer. Raises OSError."""


class Care(Protocol):
    """What is done for a file beside saving. Called in the thread that saves; raises nothing."""

    def before(self, store: Store, entry: Entry) -> None: ...

    def now_and_then(self, store: Store) -> None: ...

    def at_the_end(self, store: Store) -> None: ...

    def report(self, error: Exception) -> None:
        """Nobody expected this error."""
