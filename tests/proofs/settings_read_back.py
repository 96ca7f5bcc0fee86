"""The settings of the connection, asked of SQLite itself; and what a power cut does to a connection without them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kpidesk.domain.refusal import FileRefused
from kpidesk.store.database import engine
from kpidesk.store.database.engine import PAGE_SIZE
from kpidesk.store.store import Store
from tests.proofs.edits import new_file
from tests.proofs.lost_power import SMALL_PAGE, Eyes, edited, sound
from tests.proofs.power_cut import FileSystem, simulate, why_not
from tests.proofs.proof import Reached, scaled

ROWS = (3,)
TITLE = "a setting got lost"
MINUTES = 4

WANTED: dict[str, str | int] = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "fullfsync": 1,
    "locking_mode": "normal",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
    "cache_size": -16_000,
    "cache_spill": 0,
}
OTHERS: dict[str, str | int] = {"journal_mode": "delete", "locking_mode": "exclusive"}
"""What a changed setting is set to; those that are numbers get another number."""

CONTROLS = (
    ("synchronous=OFF", ("synchronous=0",), 5_000, 5, PAGE_SIZE),
    ("DELETE/FULL", ("journal_mode=delete", "synchronous=2"), 2_000, 20, PAGE_SIZE),
    ("small pages, sectors not journalled whole", ("psow=1",), 2_000, 100, SMALL_PAGE),
)
"""Name, settings, states, of how many states at least one must be lost or corrupt (else the simulation is blind), and
the size of pages."""


def prove(scale: float, folder: Path) -> Reached:
    path = new_file(folder / "shop.kpidesk")
    counts: dict[str, int | float] = {"settings": len(WANTED), "changed": 0, "left out": 0, "noticed": 0}
    failures = [f"{name} is {got}" for name, got in read_back(path).items() if got != WANTED[name]]
    failures += [f"{name} is set, and nobody looks whether it is" for name in sorted(_set_by_engine() - set(WANTED))]
    for name, is_noticed in _changes(path):
        counts["changed" if "=" in name else "left out"] += 1
        counts["noticed"] += is_noticed
        if not is_noticed:
            failures.append(f"{name} was not noticed")
    if why := why_not():
        counts[f"power cuts left out ({why})"] = 1
        return Reached(counts, failures)
    for name, settings, full, one_in, size in CONTROLS:
        states = scaled(full, scale, 30)
        trace = edited(folder / name.replace("/", " "), *settings, page_size=size)
        survived = simulate(trace, FileSystem.POSIX, states, sound(Eyes()))
        caught = survived.lost + survived.corrupt
        counts[f"{name} caught of {states:,}"] = caught
        if caught < states // one_in:
            failures.append(f"{name}: only {caught} of {states} power cuts did harm; the simulation does not see it")
    return Reached(counts, failures)


def read_back(path: Path) -> dict[str, str | int]:
    """What the connection of an open store says of itself."""
    with _connections() as made, Store.open(path):
        return {name: made[-1].execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}


@contextmanager
def _connections() -> Iterator[list[sqlite3.Connection]]:
    """Every connection that is made meanwhile, the last one last."""
    made: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*arguments: Any, **options: Any) -> sqlite3.Connection:
        made.append(connect(*arguments, **options))
        return made[-1]

    with patch.object(sqlite3, "connect", noted):
        yield made


def _changes(path: Path) -> Iterator[tuple[str, bool]]:
    """Each setting with another value, and each left out where SQLite's own choice is another: is it noticed?"""
    with sqlite3.connect(path) as bare:
        chosen = {name: bare.execute(f"PRAGMA {name}").fetchone()[0] for name in _set_by_engine()}
    bare.close()
    for group in ("_HARDENING", "_DURABILITY"):
        settings = getattr(engine, group)
        for name, value in settings:
            other = OTHERS.get(name, 1 if value == 0 else 0)
            changed = tuple((each, other if each == name else kept) for each, kept in settings)
            yield f"{name}={other}", _is_noticed(path, group, changed)
            if chosen[name] != value:
                yield name, _is_noticed(path, group, tuple(each for each in settings if each[0] != name))


def _set_by_engine() -> set[str]:
    return {name for name, _ in (*engine._HARDENING, *engine._DURABILITY)}


def _is_noticed(path: Path, group: str, settings: tuple[tuple[str, str | int], ...]) -> bool:
    with patch.object(engine, group, settings):
        try:
            return read_back(path) != WANTED
        except FileRefused:
            return True
