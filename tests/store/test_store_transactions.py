"""A change is in the file whole or not at all, and the refusal says why."""

import datetime as dt
import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kpidesk.domain.business import Business, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    SetBenchmarks,
    SetGoals,
    SetIndicators,
    SetMonths,
    SetNotes,
    SetSavedCharts,
    SetSegments,
    SetValues,
    Several,
)
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.store.check import check
from kpidesk.store.database import engine
from kpidesk.store.store import Store

AUGUST = Month.of(2026, 8)
CELL = Cell("revenue", AUGUST)
KEY = GoalKey("revenue", AUGUST)
SHOP = Segment(SegmentKind.CHANNEL, "shop")
LOAVES = Indicator("loaves", "Loaves", Unit.COUNT, "Bakery", own=True)
AT = dt.datetime(2026, 8, 3, tzinfo=dt.UTC)


@pytest.fixture
def used(store: Store) -> Store:
    """A store with a figure and a note for a segment, and an own indicator with a figure."""
    store.write(
        Several(
            (
                SetSegments((SHOP,)),
                SetIndicators({"loaves": LOAVES}),
                SetValues({CELL: 1.0, Cell("revenue", AUGUST, SHOP): 0.5, Cell("loaves", AUGUST): 3.0}),
                SetNotes({Cell("visitors", AUGUST, SHOP): "guess"}),
            )
        ),
        AT,
    )
    return store


BREAKING: dict[str, Change] = {
    "segment in use": SetSegments(()),
    "unknown segment": SetValues({Cell("revenue", AUGUST, Segment(SegmentKind.PRODUCT, "no")): 1.0}),
    "note on an unknown segment": SetNotes({Cell("revenue", AUGUST, Segment(SegmentKind.PRODUCT, "no")): "n"}),
    "indicator in use": SetIndicators({"loaves": None}),
    "month far away": SetValues({Cell("revenue", Month(1)): 1.0}),
    "day 32": SetMonths({AUGUST: MonthState(MonthStatus.UNFINISHED, 32)}),
    "half a character": SetNotes({CELL: "\ud800"}),
    "place beyond any integer": SetSavedCharts({1: SavedChart("t", "line", "revenue", position=2**70)}),
    "text of 60 MB": SetNotes({CELL: "x" * 60_000_000}),
}


@pytest.mark.parametrize("breaking", BREAKING.values(), ids=BREAKING)
def test_change_that_breaks_a_rule_leaves_no_part_of_itself(used: Store, breaking: Change) -> None:
    before, bytes_before = used.read(), copied_bytes(used)
    good = Several(
        (
            SetValues({CELL: 99.0, Cell("new_one", AUGUST): 5.0}),
            SetNotes({CELL: "changed"}),
            SetGoals({KEY: Goal(7.0)}),
            ChooseIndicators(("another_new_one",)),
        )
    )
    with pytest.raises(ChangeRefused, match=r"."):
        used.write(Several((good, breaking, good)), AT)
    assert used.read() == before
    assert used.goal_history("revenue") == []
    assert copied_bytes(used) == bytes_before


def copied_bytes(store: Store) -> bytes:
    """What the file holds, without reading it while it is open."""
    copy = store.path.with_name("copy")
    store.copy_to(copy, overwrite=True, as_another=False)
    return copy.read_bytes()


@pytest.mark.parametrize("breaking", BREAKING.values(), ids=BREAKING)
def test_next_change_works_after_a_broken_one(used: Store, breaking: Change) -> None:
    with pytest.raises(ChangeRefused, match=r"."):
        used.write(Several((SetValues({Cell("new_one", AUGUST): 5.0}), breaking)), AT)
    used.write(Several((SetValues({Cell("new_one", AUGUST): 6.0}), SetSegments((SHOP,)))), AT)
    assert used.read().values[Cell("new_one", AUGUST)] == 6.0


UNSTORABLE = [math.nan, math.inf, -math.inf, 1e15, -1e15, 10**400]


@pytest.mark.parametrize("number", UNSTORABLE, ids=lambda number: f"{number:.0e}"[:8] if number != 10**400 else "huge")
@pytest.mark.parametrize(
    "change_of",
    [
        lambda number: SetValues({Cell("visitors", AUGUST): 1.0, CELL: number}),
        lambda number: SetGoals({KEY: Goal(number)}),
        lambda number: SetGoals({KEY: Goal(1.0, upper=number)}),
        lambda number: SetGoals({KEY: Goal(1.0, tolerance=number)}),
        lambda number: SetBenchmarks({"revenue": Benchmark(number)}),
        lambda number: SetBenchmarks({"revenue": Benchmark(1.0, upper=number)}),
    ],
    ids=["value", "goal", "goal's upper end", "tolerance", "benchmark", "benchmark's upper end"],
)
def test_number_that_no_file_can_keep_is_refused(store: Store, change_of: object, number: float) -> None:
    assert callable(change_of)
    before = store.read()
    with pytest.raises(ChangeRefused, match=r"revenue.* cannot be kept"):
        store.write(Several((SetValues({CELL: 5.0}), change_of(number))), AT)
    assert store.read() == before


def test_refused_number_names_its_cell(store: Store) -> None:
    with pytest.raises(ChangeRefused, match=r"revenue 2026-08 channel:shop: nan cannot be kept; a figure is .* 1e\+15"):
        store.write(SetValues({Cell("revenue", AUGUST, SHOP): math.nan}), AT)


@pytest.mark.parametrize(
    "change",
    [ChooseIndicators(("a", "b", "a")), SetSegments((SHOP, SHOP)), SetIndicators({"bread": LOAVES})],
    ids=["chosen twice", "segment twice", "under another's id"],
)
def test_contradictory_list_is_refused(store: Store, change: Change) -> None:
    before = store.read()
    with pytest.raises(ChangeRefused, match=r"twice|cannot be kept as"):
        store.write(change, AT)
    assert store.read() == before


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 20)


@contextmanager
def another_program(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchone()
        yield connection


def refused(store: Store) -> FileProblem:
    with pytest.raises(FileRefused) as error:
        store.write(SetValues({CELL: 2.0}), AT)
    assert error.value.path == store.path
    return error.value.problem


@pytest.mark.usefixtures("impatient")
def test_file_in_use_by_another_writer_is_refused_until_it_is_done(path: Path, store: Store) -> None:
    with another_program(path, "BEGIN IMMEDIATE"):
        assert refused(store) is FileProblem.IN_USE
    store.write(SetValues({CELL: 3.0}), AT)
    assert store.read().values == {CELL: 3.0}


@pytest.mark.usefixtures("impatient")
def test_commit_that_fails_is_taken_back(path: Path, store: Store) -> None:
    with another_program(path, "BEGIN", "SELECT count(*) FROM indicator"):  # a reader lets us begin, not commit
        assert refused(store) is FileProblem.IN_USE
        assert store.read().values == {}
    store.write(SetValues({Cell("visitors", AUGUST): 3.0}), AT)
    assert store.read().values == {Cell("visitors", AUGUST): 3.0}


@pytest.mark.usefixtures("impatient")
def test_file_locked_by_another_program_is_refused_on_opening(closed: Path) -> None:
    with another_program(closed, "BEGIN EXCLUSIVE"), pytest.raises(FileRefused) as error:
        Store.open(closed)
    assert error.value.problem is FileProblem.IN_USE
    Store.open(closed).close()


def test_what_another_program_saved_is_not_written_over(path: Path, store: Store) -> None:
    store.write(SetValues({CELL: 1.0}), AT)
    with another_program(path, "INSERT INTO indicator (id) VALUES ('loaves')"):
        assert refused(store) is FileProblem.CHANGED


@pytest.mark.parametrize("away", ["renamed", "deleted", "replaced"])
def test_file_that_is_no_longer_there_is_not_written(closed: Path, away: str) -> None:
    twin = closed.with_name("twin")
    twin.write_bytes(closed.read_bytes())
    with Store.open(closed) as store:
        {"renamed": lambda: closed.rename(closed.with_name("conflict")), "deleted": closed.unlink}.get(
            away, lambda: twin.replace(closed)
        )()
        assert refused(store) is (FileProblem.CHANGED if away == "replaced" else FileProblem.MOVED)
    if away == "replaced":
        assert check(closed) == []


def test_full_disk_refuses_the_change_and_keeps_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.create(path, Business("B")) as store:
        store.write(SetValues({CELL: 1.0}), AT)
    pages = path.stat().st_size // engine.PAGE_SIZE + 4
    monkeypatch.setattr(engine, "_HARDENING", (*engine._HARDENING, ("max_page_count", pages)))
    many = SetValues({Cell(f"figure_{number}", AUGUST): 1.5 for number in range(500)})
    with Store.open(path) as store:
        with pytest.raises(FileRefused) as error:
            store.write(Several((SetValues({CELL: 2.0}), many)), AT)
        assert error.value.problem is FileProblem.DISK_FULL
        assert store.read().values == {CELL: 1.0}
        store.write(SetValues({CELL: 3.0}), AT)
    assert check(path) == []
    with Store.open(path) as store:
        assert store.read().values == {CELL: 3.0}


def test_file_damaged_while_open_is_said_to_be_damaged(path: Path, store: Store) -> None:
    store.write(SetValues({Cell(f"figure_{n}", Month(24000 + m)): 1.5 for n in range(60) for m in range(60)}), AT)
    store.close()
    with Store.open(path) as opened:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * (path.stat().st_size - 4096))
        with another_program(path, "PRAGMA user_version=1"):  # makes the store forget the pages it knows
            pass
        with pytest.raises(FileRefused) as error:
            opened.read()
    assert error.value.problem is FileProblem.DAMAGED
