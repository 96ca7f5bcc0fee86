"""The file: its size against the bare numbers, and the commit of one figure against a bare write to the disk."""

import datetime as dt
import os
import random
import struct
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.store.store import Store

INDICATORS = [f"figure_{number}" for number in range(60)]
MONTHS = Month.of(2016, 1).until(Month.of(2025, 12))
ROUNDS = 200
AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def figures(seed: int) -> dict[Cell, float]:
    """60 figures of 120 months with all the digits a float has."""
    numbers = random.Random(seed)
    return {Cell(name, month): numbers.uniform(-1e6, 1e6) for month in MONTHS for name in INDICATORS}


def size_ratio(folder: Path, changes: list[dict[Cell, float]]) -> float:
    path = folder / f"size-{len(changes)}.kpidesk"
    with Store.create(path, Business("Benchmark")) as store:
        for change in changes:
            store.write(SetValues(change), AT)
    return path.stat().st_size / (8 * sum(map(len, changes)))


def by_month(cells: dict[Cell, float]) -> list[dict[Cell, float]]:
    return [{cell: figure for cell, figure in cells.items() if cell.month == month} for month in MONTHS]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def commit_times(folder: Path) -> tuple[float, float]:
    """Medians in seconds of 200 rounds each, in turn: one figure committed, 64 bytes written and flushed."""
    commits, bare = [], []
    with Store.create(folder / "commit.kpidesk", Business("Benchmark")) as store, (folder / "bare").open("wb") as file:
        store.write(SetValues(figures(1)), AT)

        def write_and_flush() -> None:
            os.pwrite(file.fileno(), struct.pack("8d", *[float(turn)] * 8), 0)
            os.fdatasync(file.fileno())

        for turn in range(ROUNDS):
            change = SetValues({Cell(INDICATORS[turn % 60], MONTHS[turn % 120]): turn + 0.1})
            commits.append(seconds(lambda change=change: store.write(change, AT)))  # type: ignore[misc]
            bare.append(seconds(write_and_flush))
    return median(commits), median(bare)


def main() -> None:
    with TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:  # /tmp may be memory, which flushes in no time
        folder = Path(name)
        cells = figures(0)
        for label, changes in (("in one import", [cells]), ("month by month", by_month(cells))):
            print(f"file size / bare numbers, 7,200 figures {label}: {size_ratio(folder, changes):.2f} (at most 3)")
        commit, bare = commit_times(folder)
        print(f"commit of one figure / bare write and fdatasync: {commit / bare:.2f} ({commit * 1e3:.2f} ms)")
        with Store.create(folder / "bulk.kpidesk", Business("Benchmark")) as store:
            bulk = SetValues(dict(list(cells.items())[:3000]))
            print(f"commit of 3,000 figures: {seconds(lambda: store.write(bulk, AT)) * 1e3:.1f} ms")
            store.write(SetValues(cells), AT)
            print(f"reading 7,200 figures: {min(seconds(store.read) for _ in range(10)) * 1e3:.1f} ms")
        print(f"opening, all checks: {open_time(folder / 'bulk.kpidesk') * 1e3:.1f} ms")


def open_time(path: Path) -> float:
    return min(seconds(lambda: Store.open(path).close()) for _ in range(10))


if __name__ == "__main__":
    main()
