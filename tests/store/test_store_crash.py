"""A program that is killed loses nothing that it had acknowledged."""

import datetime as dt
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.store.check import check
from kpidesk.store.store import Store

REVENUE, ORDERS = Cell("revenue", Month.of(2026, 8)), Cell("orders", Month.of(2026, 8))

WRITER = """
import datetime as dt, itertools, sys
from pathlib import Path
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetNotes, SetValues, Several
from kpidesk.domain.month import Month
from kpidesk.store.store import Store

store = Store.open(Path(sys.argv[1]))
month = Month.of(2026, 8)
for number in itertools.count(int(sys.argv[2])):
    both = SetValues({Cell("revenue", month): number, Cell("orders", month): -number})
    note = SetNotes({Cell("revenue", month): "x" * (number % 4000)})
    store.write(Several((both, note)), dt.datetime.now(dt.UTC))
    print(number, flush=True)
"""

HALF_WAY = """
import os, signal, sys
from pathlib import Path
from kpidesk.store.database import engine

connected = engine.connect(Path(sys.argv[1]))
engine.raw_connection(connected).execute("PRAGMA cache_spill=1")  # pages go to the file before the commit
with engine.writing(connected).begin() as connection:
    connection.exec_driver_sql("PRAGMA cache_size=5")
    connection.exec_driver_sql("UPDATE value SET value = value + 1000")
    connection.exec_driver_sql("INSERT INTO month_note SELECT 23000 + month % 1000, 'x' FROM value LIMIT 100")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_writer(path: Path, start: int, after: int) -> int:
    """The last number that a writer acknowledged before it was killed, soon `after` so many were heard of."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    heard = [int(writer.stdout.readline()) for _ in range(after)]
    writer.kill()
    rest, _ = writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    whole_lines = rest[: rest.rfind("\n") + 1].split()
    return int(whole_lines[-1]) if whole_lines else heard[-1]


def test_killed_writer_loses_no_acknowledged_change(closed: Path) -> None:
    moments = random.Random(7)
    number = 0
    for _ in range(4):
        last = killed_writer(closed, number + 1, moments.randint(1, 12))
        assert last > number
        assert check(closed) == []
        with Store.open(closed) as store:
            values, notes = store.read().values, store.read().notes
        number = int(values[REVENUE])
        assert number in {last, last + 1}, "acknowledged, or written and killed before it could be said"
        assert values == {REVENUE: number, ORDERS: -number}
        assert len(notes[REVENUE]) == number % 4000
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]


@pytest.fixture
def half_way(closed: Path) -> Path:
    """A file whose last writer died in the middle of a change, parts of it in the file already."""
    values = {Cell("revenue", Month(24000 + month)): month + 0.5 for month in range(600)}
    with Store.open(closed) as store:
        store.write(SetValues(values), dt.datetime.now(dt.UTC))
    before = closed.read_bytes()
    subprocess.run([sys.executable, "-c", HALF_WAY, str(closed)], check=False)
    assert closed.read_bytes() != before
    assert closed.with_name(closed.name + "-journal").stat().st_size > 512
    return closed


def test_half_a_change_is_taken_back_on_opening(half_way: Path) -> None:
    with Store.open(half_way) as store:
        contents = store.read()
    assert contents.values == {Cell("revenue", Month(24000 + month)): month + 0.5 for month in range(600)}
    assert contents.month_notes == {}
    assert [file.name for file in half_way.parent.iterdir()] == [half_way.name]


def test_check_of_half_a_change_leaves_it_as_it_is(
    half_way: Path, everything_in: Callable[[Path], dict[str, bytes]]
) -> None:
    before = everything_in(half_way.parent)
    assert check(half_way) == []
    assert everything_in(half_way.parent) == before
