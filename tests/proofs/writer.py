"""A program that edits a file as the window does, and says after each edit that it is on the disk.

Usage: python -m tests.proofs.writer FILE FIRST LAST [rescue=LOG] [SETTING=VALUE...]. With a rescue log it saves through
the saver, as the window does, and else through the store alone. One line on stdout for all that happens:
``open``, ``paused``, ``saved 7``, ``refused 7 disk full``, ``not opened: ...``, ``closed``. A setting of the connection
that is named gets another value, for the proofs that must fail. Exit 1 when something other than a refusal came up.
"""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any, Protocol

from kpidesk.domain.change import Change
from kpidesk.domain.refusal import FileRefused, Refusal
from kpidesk.store.database import engine
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit
from tests.proofs.saving import SaverDesk

TRIES = 3


class Desk(Protocol):
    """What the writer edits through."""

    def write(self, change: Change) -> None:
        """Returns when the change is on the disk; raises Refusal when it is not."""

    def close(self) -> None: ...


class StoreDesk:
    """The store itself."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path)

    def write(self, change: Change) -> None:
        self._store.write(change, AT)

    def close(self) -> None:
        self._store.close()


def say(line: str) -> None:
    """In one call, without a buffer: it stands in a trace where it happened."""
    os.write(1, line.encode() + b"\n")


def opened(path: Path, rescue: str = "") -> Desk | None:
    for _ in range(TRIES):
        try:
            return SaverDesk(path, Path(rescue)) if rescue else StoreDesk(path)
        except FileRefused as refused:
            say(f"not opened: {refused.problem}")
    return None


def write_all(desk: Desk, first: int, last: int, gives_up: bool = True) -> None:
    """Each edit until it is saved; a refused one is tried again, and the last refusal ends it, if one gives up."""
    for number in range(first, last + 1):
        if not _is_saved(desk, number) and gives_up:
            return


def _is_saved(desk: Desk, number: int) -> bool:
    change = edit(number)
    for _ in range(TRIES):
        try:
            desk.write(change)
        except Refusal as refused:
            say(f"refused {number} {refused.problem if isinstance(refused, FileRefused) else refused}")
        else:
            say(f"saved {number}")
            return True
    return False


def change_settings(settings: dict[str, str]) -> None:
    """Give settings of the connection other values. Raises KeyError for one that the connection does not have."""
    known = dict(engine._DURABILITY)
    for name, value in settings.items():
        if name == "psow":
            _open_with_psow(value)
        else:
            known[name] = type(known[name])(value)
    engine._DURABILITY = tuple(known.items())


def _open_with_psow(value: str) -> None:
    connect = sqlite3.connect

    def changed(place: str, **rest: Any) -> sqlite3.Connection:
        return connect(place.replace("psow=0", f"psow={value}"), **rest)

    sqlite3.connect = changed  # type: ignore[assignment]


def main() -> None:
    path, first, last, *options = sys.argv[1:]
    settings = dict(option.split("=") for option in options)
    rescue = settings.pop("rescue", "")
    change_settings(settings)
    if desk := opened(Path(path), rescue):
        say("open")
        say("paused")  # nobody types in the first seconds
        write_all(desk, int(first), int(last), gives_up=not rescue)
        desk.close()
        say("closed")


if __name__ == "__main__":
    main()
