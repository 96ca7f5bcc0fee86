"""Numbers at every edge: kept bit for bit through workbook and file, or refused with a sentence and nothing changed."""

import datetime as dt
import math
import random
import struct
import time
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import FIRST_YEAR, LAST_YEAR, Month
from kpidesk.domain.refusal import Refusal
from kpidesk.store.database.self_test import EXTREMES, bits, refuse_if_numbers_change
from kpidesk.store.store import Store
from kpidesk.workbook.opening import OpenFile, new_file, open_file
from tests.proofs.proof import Reached, scaled

ROWS = (24,)
TITLE = "numbers at every edge"
MINUTES = 2

NOW = dt.datetime(2026, 9, 9)
TOGETHER = 1000
GOOD = Cell("revenue", Month.of(FIRST_YEAR, 1))
EDGES: tuple[Any, ...] = (
    0.0, -0.0, 5e-324, -5e-324, 2.225073858507201e-308, 2.2250738585072014e-308, 1e15, -1e15,
    math.nextafter(1e15, 0), math.nextafter(-1e15, 0), math.nextafter(1e15, math.inf), 1.7976931348623157e308,
    math.nan, -math.nan, math.inf, -math.inf, 999_999_999_999_999, 10**15, 2**53, 2**53 + 1, 2**63 - 1, 2**63,
    -(2**63), 2**64, 10**400, -(10**400), True, False, Decimal("0.1"), Decimal("NaN"), Fraction(1, 3), "1", "", "nan",
    b"1", 1j, [], (1,), {}, object(), "\ud800", "1e5", 0.1 + 0.2, 1 / 3, 123456789012345.6, 1e-300, 7, -7, 0,
)  # fmt: skip


def prove(scale: float, folder: Path) -> Reached:
    path, failures = folder / "numbers.kpidesk", []
    file = new_file(path, Business("Numbers"), read_catalogue(), now=lambda: NOW)
    file.workbook.apply(SetValues({GOOD: 1.5}))
    expected: dict[Cell, float] = {GOOD: 1.5}
    cells, waiting, refused = _cells(file), {}, 0
    for number in _numbers(scaled(100_000, scale)):
        if _belongs(number):
            waiting[next(cells)] = number
        else:
            refused += 1
            failures += _is_refused(file, number)
        if len(waiting) == TOGETHER:
            failures += _keep(file, waiting, expected)
    failures += _keep(file, waiting, expected)
    file.close()
    failures += _read_again(path, expected) + _refused_by_the_store(path)
    counts = {"kept bit for bit": len(expected) - 1, "refused with a sentence": refused} | _test_of_the_driver(path)
    return Reached(counts, failures[:20])


def _numbers(count: int) -> Iterator[Any]:
    chance = random.Random(24)
    yield from EDGES[:count]
    for _ in range(count - len(EDGES)):
        pick = chance.random()
        if pick < 0.4:
            yield struct.unpack("<d", chance.randbytes(8))[0]  # any float there is, with every NaN
        elif pick < 0.6:
            yield chance.uniform(-1e15, 1e15)
        elif pick < 0.7:
            yield round(chance.uniform(-1e9, 1e9), 2)
        elif pick < 0.8:
            yield struct.unpack("<d", chance.randbytes(6) + bytes(2))[0]  # too small for all digits
        elif pick < 0.9:
            yield chance.randrange(-(2**70), 2**70) >> chance.randrange(70)
        else:
            yield chance.choice(EDGES)


def _belongs(number: Any) -> bool:
    """The rule, written out a second time."""
    if type(number) not in {int, float}:
        return False
    return -(10**15) < number < 10**15


def _cells(file: OpenFile) -> Iterator[Cell]:
    inputs = [id_ for id_, about in file.workbook.indicators.items() if about.kind is Kind.INPUT]
    months = Month.of(FIRST_YEAR, 2).until(Month.of(LAST_YEAR, 12))
    return (Cell(id_, month) for id_ in inputs for month in months)


def _keep(file: OpenFile, waiting: dict[Cell, Any], expected: dict[Cell, float]) -> list[str]:
    """One change for all. Zero has no sign: that a file does not keep."""
    try:
        file.workbook.apply(SetValues(dict(waiting)))
    except Exception as error:
        waiting.clear()
        return [f"numbers that belong were not kept: {error}"]
    new = {cell: float(number) + 0.0 for cell, number in waiting.items()}
    expected |= new
    waiting.clear()
    return [f"{new[cell]!r} is not in memory" for cell in new if bits(file.workbook.typed(cell)) != bits(new[cell])]


def _is_refused(file: OpenFile, number: Any) -> list[str]:
    """Together with a good one: of a change that is refused nothing is made."""
    other = Cell("visitors", GOOD.month)
    try:
        file.workbook.apply(SetValues({other: 3.0, GOOD: number}))
    except Refusal as refusal:
        right = str(refusal) and file.workbook.typed(GOOD) == 1.5 and file.workbook.typed(other) is None
        return [] if right else [f"a part of the change with {number!r} was made"]
    except Exception as error:
        return [f"{type(error).__name__} for {number!r}"]
    return [f"{number!r} was let in"]


def _read_again(path: Path, expected: dict[Cell, float]) -> list[str]:
    with Store.open(path) as store:
        found = store.read().values
    file = open_file(path, read_catalogue(), now=lambda: NOW)
    in_memory = {cell: file.workbook.typed(cell) for cell in expected}
    file.close()
    failures = [] if found.keys() == expected.keys() else ["not the same cells are in the file"]
    for cell, number in expected.items():
        if not bits(found.get(cell)) == bits(in_memory[cell]) == bits(number):
            failures.append(f"{number!r} came back as {found.get(cell)!r}")
    return failures


def _refused_by_the_store(path: Path) -> list[str]:
    """Whoever writes past the workbook."""
    failures = []
    with Store.open(path) as store:
        for number in EDGES:
            if not _belongs(number):
                try:
                    store.write(SetValues({GOOD: number}), NOW)
                    failures.append(f"the store let {number!r} in")
                except Refusal:
                    continue
                except Exception as error:
                    failures.append(f"{type(error).__name__} from the store for {number!r}")
    return failures


def _test_of_the_driver(path: Path) -> dict[str, int | float]:
    start = time.process_time()
    for _ in range(100):
        refuse_if_numbers_change(path)
    each = 10 * (time.process_time() - start)
    return {"extreme numbers asked of the database at the start": len(EXTREMES), "ms that takes": round(each, 2)}
