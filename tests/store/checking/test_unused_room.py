"""A bit that turns where nothing is kept is seen, and what rows have left behind is not taken for one."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from kpidesk.store.check import check


def _root(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        page, size = (
            connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0],
            connection.execute("PRAGMA page_size").fetchone()[0],
        )
    return int((page - 1) * size)


def test_any_single_bit_in_the_page_of_an_empty_table_is_seen(closed: Path) -> None:
    chance, sound = random.Random(3), closed.read_bytes()
    start = _root(closed, "saved_chart")
    for _ in range(20):
        turned = bytearray(sound)
        turned[start + chance.randrange(8, 4096)] ^= 1 << chance.randrange(8)
        closed.write_bytes(turned)
        assert check(closed) == [
            "a bit has turned where “saved_chart” holds nothing: no figure is lost, but the drive may be failing"
        ]


def test_rows_that_are_gone_leave_no_turned_bit(closed: Path) -> None:
    for name in ("x", "longer than one letter", ""):
        with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
            before = connection.execute("SELECT count(*) FROM trait").fetchone()
            connection.execute("INSERT INTO trait VALUES (?, '1')", (name or "y",))
            connection.execute("DELETE FROM trait WHERE name = ?", (name or "y",))
            assert connection.execute("SELECT count(*) FROM trait").fetchone() == before
        assert check(closed) == []
