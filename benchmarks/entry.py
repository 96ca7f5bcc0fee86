"""A paste of 100 x 36 figures and an import of 24,000, held against bare sqlite3 writing the same rows.

The figures are those of the sample business, over and over, and figures of the owner's own up to 100. The ratio is the
step that stores them: checked, written with its log, taken into memory, announced; against one transaction of bare
sqlite3 into a copy of the same file, with the same settings: the figures, their log, the line of the change. What comes
before it, reading and planning, has its own times. Each step is counted: transactions of the file, and announcements.
"""

import csv
import datetime as dt
import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, ChooseIndicators, SetIndicators, SetValues, Several
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.exchange.amount import POINT
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.intake import laid_out, settings_for
from kpidesk.exchange.plan import CellState, plan
from kpidesk.store.database.engine import connect, raw_connection
from kpidesk.store.store import Store
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.paste import Ground, Wish, place, read
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.workbook.entry import entry
from kpidesk.workbook.workbook import Workbook

FIGURES, MONTHS, PASTED, ROUNDS = 100, 240, 36, 7
MARK = 4.0
FIRST = Month.of(2006, 9)
SPAN = FIRST.until(FIRST.plus(MONTHS - 1))
NOW = dt.datetime(2026, 9, 20, tzinfo=dt.UTC)
_SAME = ("journal_mode", "synchronous", "fullfsync", "cache_spill", "foreign_keys", "cache_size", "temp_store")


class Step(NamedTuple):
    """Seconds, and what was counted."""

    stored: float
    bare: float
    transactions: int
    announcements: int


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def columns() -> dict[str, list[float]]:
    """The sample's figures that are typed in every month, and random ones of the owner's own up to 100."""
    sample = read_sample()
    lines: dict[str, dict[Month, float]] = {}
    for cell, value in sample.values.items():
        if cell.segment is None:
            lines.setdefault(cell.indicator, {})[cell.month] = value
    whole = {name: [line[month] for month in sorted(line)] for name, line in lines.items() if len(line) == PASTED}
    found = {name: [line[month % PASTED] for month in range(MONTHS)] for name, line in whole.items()}
    chance = random.Random(7)
    for number in range(FIGURES - len(found)):
        found[f"own_{number}"] = [round(chance.uniform(10, 9_000), 2) for _ in SPAN]
    return found


def new_book(path: Path, figures: Iterable[str]) -> tuple[Store, Workbook]:
    """A file that knows and shows these figures, none of them typed."""
    store = Store.create(path, Business("Benchmark"))
    book = Workbook(store, store.read(), read_catalogue().indicators, lambda: NOW)
    own = {name: Indicator(name, f"Own {name}", Unit.MONEY, "Own", own=True) for name in figures if name[:4] == "own_"}
    book.apply(Several((SetIndicators(own), ChooseIndicators(tuple(figures)))))
    return store, book


def typed(figures: dict[str, list[float]], months: int, factor: float = 1.0) -> dict[Cell, float]:
    """Of the last so many months."""
    return {
        Cell(name, month): value * factor
        for name, line in figures.items()
        for month, value in list(zip(SPAN, line, strict=True))[-months:]
    }


# -- bare sqlite3 ---------------------------------------------------------------------------------------------------


def transactions_of(path: Path) -> int:
    """What SQLite itself counts in the head of the file: one for each transaction that changed it."""
    with path.open("rb") as file:
        file.seek(24)
        return int.from_bytes(file.read(4), "big")


def bare_seconds(path: Path, values: dict[Cell, float], before: dict[Cell, float]) -> float:
    """One transaction into a copy of the file, made with the rows at hand."""
    copy = path.with_name("bare.kpidesk")
    shutil.copyfile(path, copy)
    settings = _settings(copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        for name, value in settings.items():
            raw.execute(f"PRAGMA {name}={value}").fetchall()
        keys = dict(raw.execute("SELECT id, key FROM indicator").fetchall())
        seq = raw.execute("SELECT seq FROM meta").fetchone()[0] + 1
        rows = sorted(
            (int(cell.month), keys[cell.indicator], value, before.get(cell)) for cell, value in values.items()
        )
        took = seconds(lambda: _write(raw, seq, rows))
        assert raw.execute("SELECT count(*) FROM value_log WHERE seq = ?", [seq]).fetchone()[0] == len(values)
    copy.unlink()
    return took


def _settings(path: Path) -> dict[str, object]:
    """As the program sets them."""
    engine = connect(path)
    raw = raw_connection(engine)
    found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in _SAME}
    engine.dispose()
    return found


def _write(raw: sqlite3.Connection, seq: int, rows: list[tuple[int, int, float, float | None]]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO commit_log (seq, rev, at, made_by) VALUES (?, ?, 0, 'imported')", [seq, "0" * 32])
    raw.executemany(
        "INSERT INTO value_log (month, indicator, segment, seq, old, new) VALUES (?, ?, 0, ?, ?, ?)",
        [(month, key, seq, old, value) for month, key, value, old in rows],
    )
    raw.executemany(
        "INSERT INTO value (month, indicator, segment, value) VALUES (?, ?, 0, ?)"
        " ON CONFLICT (month, indicator, segment) DO UPDATE SET value = excluded.value",
        [(month, key, value) for month, key, value, _ in rows],
    )
    raw.execute("UPDATE meta SET seq = ?, rev = ?", [seq, "0" * 32])
    raw.execute("COMMIT")


# -- the two steps --------------------------------------------------------------------------------------------------


def step(path: Path, book: Workbook, change: Change, values: dict[Cell, float], before: dict[Cell, float]) -> Step:
    bare = bare_seconds(path, values, before)
    heard: list[object] = []
    leave = book.subscribe(heard.append)
    transactions = transactions_of(path)
    stored = seconds(lambda: book.apply(change, MadeBy.IMPORTED))
    leave()
    assert all(book.typed(cell) == value for cell, value in values.items())
    return Step(stored, bare, transactions_of(path) - transactions, len(heard))


def imported(folder: Path, figures: dict[str, list[float]]) -> tuple[Step, float, float]:
    """The step, and the seconds of reading and of planning."""
    table = folder / "figures.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["month", *figures])
        writer.writerows([str(month), *line] for month, *line in zip(SPAN, *figures.values(), strict=True))
    path = folder / "import.kpidesk"
    store, book = new_book(path, figures)
    start = time.perf_counter()
    source = read_sheets(table)
    reading = time.perf_counter() - start
    start = time.perf_counter()
    settings = settings_for(book, source)
    planned = plan(book, laid_out(source, settings), settings)
    change = planned.change(book)
    planning = time.perf_counter() - start
    assert planned.counts == {CellState.NEW: FIGURES * MONTHS}
    done = step(path, book, change, dict(planned.values), {})
    store.close()
    path.unlink()
    return done, reading, planning


def pasted(folder: Path, figures: dict[str, list[float]]) -> tuple[Step, float]:
    """Over figures that are there; the step, and the seconds of reading the block."""
    path = folder / "paste.kpidesk"
    store, book = new_book(path, figures)
    before = typed(figures, MONTHS)
    book.apply(SetValues(before))
    rows = [Row(RowKind.FIGURE, "", name) for name in figures]
    new = typed(figures, PASTED, 2.0)
    block = "\n".join("\t".join(repr(new[row.cell(month)]) for month in SPAN[-PASTED:]) for row in rows)
    start = time.perf_counter()
    ground = Ground(rows, SPAN, book.indicators)
    area = Area(0, MONTHS - PASTED, 0, MONTHS - PASTED)
    values = read(place(Wish(block, area), ground), ground, POINT).values
    change = entry(book, values).change
    reading = time.perf_counter() - start
    assert len(values) == FIGURES * PASTED
    done = step(path, book, change, new, before)
    store.close()
    path.unlink()
    return done, reading


def told(what: str, steps: list[Step]) -> bool:
    """One line; whether the mark is kept."""
    ratio = median(each.stored / each.bare for each in steps)
    stored, bare = (median(times) * 1e3 for times in zip(*((each.stored, each.bare) for each in steps), strict=True))
    transactions, announcements = ({each[place] for each in steps} for place in (2, 3))
    print(f"{what}: {ratio:.2f} x bare sqlite3 (at most {MARK:.0f}); {stored:.0f} ms, bare {bare:.0f} ms", end="")
    print(f"; transactions {transactions}, announcements {announcements}")
    return ratio <= MARK and transactions == announcements == {1}


def main() -> int:
    figures = columns()
    with TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:  # /tmp may be memory, which flushes in no time
        folder = Path(name)
        imports = [imported(folder, figures) for _ in range(ROUNDS)]
        pastes = [pasted(folder, figures) for _ in range(ROUNDS)]
    kept = [
        told(f"a paste of {FIGURES} x {PASTED}", [done for done, _ in pastes]),
        told(f"an import of {FIGURES * MONTHS:,}", [done for done, *_ in imports]),
    ]
    print(f"  before the paste: block read, placed and checked {median(took for _, took in pastes) * 1e3:.0f} ms")
    print(f"  before the import: file read {median(took for _, took, _ in imports) * 1e3:.0f} ms, ", end="")
    print(f"planned cell by cell {median(took for *_, took in imports) * 1e3:.0f} ms")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
