"""What opening a file of 5 MB costs with every check, above a bare open of the same file."""

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.file import AT, by_month, figures
from kpidesk.domain.business import Business
from kpidesk.domain.change import SetNotes, SetValues
from kpidesk.store.check import check
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store

ROUNDS = 15
LIMIT = 30.0
"""Milliseconds above a bare open."""


def large_file(path: Path) -> None:
    """7,200 figures, each with a note of 600 letters."""
    cells, letters = figures(0), random.Random(1)
    with Store.create(path, Business("Benchmark")) as store:
        for change in by_month(cells):
            store.write(SetValues(change), AT)
        store.write(SetNotes({cell: "".join(letters.choices("abcdefgh ", k=600)) for cell in cells}), AT)


def milliseconds(start: Callable[[], Callable[[], object]]) -> float:
    """The shortest time that `start` took: what else runs on the computer only adds. What it returns ends what it
    began, and is not counted."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        end = start()
        taken.append((time.perf_counter() - began) * 1e3)
        end()
    return min(taken)


def bare(path: Path) -> Callable[[], None]:
    connection = sqlite3.connect(path)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    return connection.close


def check_and_be_done(path: Path) -> Callable[[], object]:
    return check(path).copy


def main() -> None:
    with TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:
        path = Path(name) / "large.kpidesk"
        large_file(path)
        with closing(sqlite3.connect(path)) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        plain = milliseconds(lambda: bare(path))
        opened = milliseconds(lambda: Store.open(path).close)
        looked_at = milliseconds(lambda: Reader(path).close)
        checked = milliseconds(lambda: check_and_be_done(path))
        print(f"opening {path.stat().st_size / 1e6:.1f} MB ({pages:,} pages), all checks, above a bare open: ", end="")
        print(f"{opened - plain:.1f} ms (at most {LIMIT:.0f}); a bare open takes {plain:.2f} ms")
        print(f"opening it to look only: {looked_at:.1f} ms; checking it with every row read: {checked:.0f} ms")


if __name__ == "__main__":
    main()
