"""Damages a file in every way that is known and opens it: found or harmless, and not a byte of it is written."""

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kpidesk.domain.business import Business, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetMonthNotes, SetMonths, SetNotes, SetSegments, SetValues, Several
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.store.check import check
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store
from tests.proofs.edits import AT
from tests.proofs.mutants import DAMAGES, PAGE_LEVEL
from tests.proofs.proof import Reached, scaled

ROWS = (11,)
TITLE = "damaged file"
MINUTES = 18

MUTANTS = 10_000
LONGEST = 5.0
"""Seconds that opening a damaged file may take."""
BITS_FOUND = 0.70
_INDICATORS = [f"figure_{number}" for number in range(60)]
_MONTHS = Month.of(2015, 1).until(Month.of(2024, 12))
_FIRST_TYPED = Month.of(2023, 1)
"""The months before come from a table that the owner had."""
_CHANNELS = Segment(SegmentKind.CHANNEL, "shop"), Segment(SegmentKind.CHANNEL, "web")

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass
class _Tally:
    found: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    longest: float = 0.0


def prove(scale: float, folder: Path) -> Reached:
    chance, tally = random.Random(12), _Tally()
    sound = new_file(folder / "sound.kpidesk")
    data, rows = sound.read_bytes(), rows_of(sound)
    each = scaled(MUTANTS, scale, least=len(DAMAGES)) // len(DAMAGES) + 1
    place = folder / "mutants"
    place.mkdir()
    for kind, damage in DAMAGES.items():
        for number in range(each):
            mutant = bytearray(data)
            damage(mutant, chance)
            if mutant != data:
                _attack(place / "shop.kpidesk", bytes(mutant), f"{kind} {number}", rows, tally)
    return _judged(tally)


def new_file(path: Path) -> Path:
    """Ten years of a business: eight taken over from a table, two typed month by month, some figures changed since;
    notes, goals, segments and months' states."""
    chance = random.Random(5)
    cells = [Cell(name, month) for month in _MONTHS for name in _INDICATORS]
    parts = [Cell(name, month, one) for month in _MONTHS for one in _CHANNELS for name in _INDICATORS[:10]]
    figures = {cell: chance.uniform(-1e6, 1e6) for cell in cells + parts}
    taken_over = {cell: figure for cell, figure in figures.items() if cell.month < _FIRST_TYPED}
    with Store.create(path, Business("Bakery"), tuple(_INDICATORS), SetSegments(_CHANNELS)) as store:
        store.write(SetValues(taken_over), AT, MadeBy.IMPORTED)
        for month in _FIRST_TYPED.until(_MONTHS[-1]):
            store.write(SetValues({cell: figure for cell, figure in figures.items() if cell.month == month}), AT)
        store.write(SetValues({cell: chance.uniform(0, 1e4) for cell in chance.sample(cells, 100)}), AT)
        store.write(SetValues(dict.fromkeys(chance.sample(cells, 20))), AT)
        store.write(_the_rest(chance, cells), AT)
    return path


def _the_rest(chance: random.Random, cells: list[Cell]) -> Several:
    return Several(
        (
            SetNotes({cell: "closed for repairs " * chance.randrange(1, 5) for cell in chance.sample(cells, 40)}),
            SetGoals({GoalKey(name, month): Goal(float(chance.randrange(1000))) for name in _INDICATORS[:5]
                      for month in _MONTHS[-12:]}),
            SetMonths({month: MonthState(MonthStatus.CLOSED) for month in _MONTHS[:12]}),
            SetMonthNotes(dict.fromkeys(_MONTHS[:3], "road works")),
        )
    )  # fmt: skip


def rows_of(path: Path) -> Rows:
    """Every row of every table."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for (name,) in names}


def _open(path: Path) -> None:
    with Store.open(path) as store:
        store.read()


def _read(path: Path) -> None:
    with Reader(path) as reader:
        reader.read()


def _check(path: Path) -> None:
    if wrong := check(path):
        raise FileRefused(path, FileProblem.DAMAGED, wrong[0])


_WAYS: dict[str, Callable[[Path], None]] = {"check": _check, "look": _read, "open": _open}


def _attack(path: Path, mutant: bytes, name: str, rows: Rows, tally: _Tally) -> None:
    kind = name.rpartition(" ")[0]
    found = {}
    for way, do in _WAYS.items():
        path.write_bytes(mutant)
        start = time.perf_counter()
        try:
            do(path)
            found[way] = False
        except Refusal:
            found[way] = True
        except Exception as error:
            tally.failures.append(f"{name}, {way}: {error!r}")
        tally.longest = max(tally.longest, time.perf_counter() - start)
        _compare(path, mutant, f"{name}, {way}", found.get(way, True) or way != "open", tally)
    if found.get("check") and not found.get("look") and kind in PAGE_LEVEL:
        tally.failures.append(f"{name}: only the check found it")
    if found.get("check"):
        tally.found[kind] += 1
    elif _is_harmless(path, rows):
        tally.harmless[kind] += 1
    else:
        tally.silent[kind] += 1


def _compare(path: Path, mutant: bytes, name: str, may_not_write: bool, tally: _Tally) -> None:
    if may_not_write and path.read_bytes() != mutant:
        tally.failures.append(f"{name}: the file was written")
    if stray := [file.name for file in path.parent.iterdir() if file != path]:
        tally.failures.append(f"{name}: left {stray}")
        for file in stray:
            path.with_name(file).unlink()


def _is_harmless(path: Path, rows: Rows) -> bool:
    """Whether everything in the file is as it was: the damage hit a place that holds nothing."""
    try:
        return rows_of(path) == rows
    except sqlite3.Error:
        return False


def _judged(tally: _Tally) -> Reached:
    mutants = sum(sum(each.values()) for each in (tally.found, tally.harmless, tally.silent))
    bits = tally.found["bit turned"] + tally.harmless["bit turned"] + tally.silent["bit turned"]
    share = tally.found["bit turned"] / bits
    page_level = sum(tally.found[kind] for kind in PAGE_LEVEL)
    missed = {kind: tally.silent[kind] for kind in PAGE_LEVEL if tally.silent[kind]}
    failures = tally.failures[:20]
    if missed:
        failures.append(f"damage to whole pages that nobody noticed: {missed}")
    if share < BITS_FOUND:
        failures.append(f"of the single bits {share:.0%} were found, {BITS_FOUND:.0%} are wanted")
    if tally.longest > LONGEST:
        failures.append(f"one took {tally.longest:.1f} s")
    counts = {
        "mutants": mutants,
        "kinds": len(DAMAGES),
        "found": sum(tally.found.values()),
        "harmless": sum(tally.harmless.values()),
        "single bits found in percent": round(100 * share, 1),
        "single bits unnoticed": tally.silent["bit turned"],
        "page damage found": page_level,
        "page damage unnoticed": sum(missed.values()),
        "unhandled, written or left over": len(tally.failures),
        "longest in seconds": round(tally.longest, 2),
    }
    return Reached(counts, failures)
