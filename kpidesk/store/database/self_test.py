"""Whether the database of this machine gives numbers back as they are: asked before a file is opened."""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from kpidesk.domain.refusal import FileProblem, FileRefused

EXTREMES = (
    5e-324,  # the smallest there is
    2.225073858507201e-308,  # just too small for all its digits
    -2.2250738585072014e-308,
    0.1 + 0.2,
    -999_999_999_999_999.9,
    1.7976931348623157e308,
)
"""Numbers that a careless database, driver or compiler rounds, flushes to zero or swaps."""


def refuse_if_numbers_change(path: Path) -> None:
    """Raise FileRefused (UNRELIABLE) for ``path`` unless extreme numbers come back bit for bit. Touches no file."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE TABLE kept (place INTEGER PRIMARY KEY, number REAL NOT NULL) STRICT")
        memory.executemany("INSERT INTO kept VALUES (?, ?)", enumerate(EXTREMES))
        found = [number for (number,) in memory.execute("SELECT number FROM kept ORDER BY place")]
    wrong = [asked for asked, got in zip(EXTREMES, found, strict=True) if bits(asked) != bits(got)]
    if wrong:
        raise FileRefused(path, FileProblem.UNRELIABLE, f"SQLite {sqlite3.sqlite_version} changes {wrong[0]!r}")


def bits(number: object) -> bytes:
    """What a float is made of; b"" for anything else."""
    return struct.pack("<d", number) if isinstance(number, float) else b""
