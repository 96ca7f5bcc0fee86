"""The file: its size against the bare numbers, and the commit of one figure against the two flushes it needs."""

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
from kpidesk.store.database.engine import PAGE_SIZE
from kpidesk.store.saving.queue import Entry
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store

INDICATORS = [f"figure_{number}" for number in range(60)]
MONTHS = Month.of(2016, 1).until(Month.of(2025, 12))
ROUNDS = 200
PAGES = 5
"""That one edit changes: the figure, its log, the log of changes, the state of the file, and the first page."""
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


def commit_times(folder: Path) -> tuple[float, float, float]:
    """Medians in seconds of 200 rounds each, in turn: one figure committed by the store, one by the saver from hand to
    hand, and the two bare flushes that a commit cannot do without: its journal, then its file."""
    by_store, by_saver, bare = [], [], []
    store, shelf = (_filled(folder / name) for name in ("store.kpidesk", "saver.kpidesk"))
    saver = Saver(shelf, RescueLog(folder / "rescue.jsonl", shelf.identity.file_uuid), _NoCare())
    with (folder / "journal").open("wb") as journal, (folder / "bare").open("wb") as file:
        for turn in range(ROUNDS):
            one, other = (SetValues({_cell(turn): turn + part}) for part in (0.1, 0.2))
            by_store.append(seconds(lambda one=one: store.write(one, AT)))  # type: ignore[misc]
            by_saver.append(seconds(lambda other=other: saver.write(other, AT)))  # type: ignore[misc]
            journal.truncate(0)
            bare.append(seconds(lambda turn=turn: _flush_two(journal.fileno(), file.fileno(), turn)))  # type: ignore[misc]
    store.close()
    saver.close()
    return median(by_store), median(by_saver), median(bare)


def _filled(path: Path) -> Store:
    store = Store.create(path, Business("Benchmark"))
    store.write(SetValues(figures(1)), AT)
    return store


def _cell(turn: int) -> Cell:
    return Cell(INDICATORS[turn % 60], MONTHS[turn % 120])


def _flush_two(journal: int, file: int, turn: int) -> None:
    """What a commit cannot do without: five old pages into a journal that is empty before, five new ones into the file,
    each flushed. SQLite itself makes five flushes of it: journal, its folder, its head, file, the emptied journal."""
    pages = struct.pack("d", float(turn)) * (PAGES * PAGE_SIZE // 8)
    for handle in (journal, file):
        os.pwrite(handle, pages, 0)
        os.fsync(handle)


class _NoCare:
    """No backups: they are measured by nobody here."""

    def before(self, store: Store, entry: Entry) -> None: ...

    def now_and_then(self, store: Store) -> None: ...

    def at_the_end(self, store: Store) -> None: ...

    def report(self, error: Exception) -> None:
        raise error


def main() -> None:
    with TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:  # /tmp may be memory, which flushes in no time
        folder = Path(name)
        cells = figures(0)
        for label, changes in (("in one import", [cells]), ("month by month", by_month(cells))):
            ratio = size_ratio(folder, changes)
            print(f"file size with its history / bare numbers, 7,200 figures {label}: {ratio:.2f} (at most 3)")
        by_store, by_saver, bare = commit_times(folder)
        for label, took in (("commit of one figure", by_store), ("the same through the saver", by_saver)):
            print(f"{label} / two bare fsyncs: {took / bare:.2f} (at most 3; {took * 1e3:.2f} ms)")
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
