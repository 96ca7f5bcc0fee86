"""The file that each schema made is kept for ever, and every later version opens it with all it holds."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalEntry, GoalKey
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.store import check
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.store.test_store_upgrade import KEPT

FOLDER = Path(__file__).parent / "upgrade_from"
MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SHOP, GONE = Segment(SegmentKind.CHANNEL, "Shop Łódź"), Segment(SegmentKind.CAMPAIGN, "Gone")
SALES = Cell("revenue", MAY)


def noon(day: int) -> dt.datetime:
    return dt.datetime(2026, 7, day, 12, 0, tzinfo=dt.UTC)


def test_a_file_of_every_schema_is_kept() -> None:
    assert [path.name for path in sorted(FOLDER.iterdir())] == [f"{n:04}.kpidesk" for n in range(1, SCHEMA + 1)]


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "0002.kpidesk", tmp_path))


def test_file_of_schema_2_opens_with_all_it_holds(second: Path) -> None:
    assert check.check(second) == []
    with Store.open(second) as store:
        assert store.read() == KEPT
        assert (store.identity.file_uuid, store.identity.seq) == ("010ef0c1-02aa-4ae0-a682-a9cab3ac52dd", 8)
        assert store.goal_history("revenue") == [
            GoalEntry(MAY, Goal(13000.0), noon(1)),
            GoalEntry(MAY, Goal(12500.0), noon(7)),
            GoalEntry(MAY, Goal(13000.0), noon(8)),
        ]


def test_file_of_schema_2_tells_what_happened_to_its_figures(second: Path) -> None:
    with Store.open(second) as store:
        assert store.value_history("revenue") == [
            ValueEntry(SALES, noon(1), MadeBy.MADE, None, 12345.6789012345),
            ValueEntry(Cell("revenue", JUNE, SHOP), noon(1), MadeBy.MADE, None, -0.1),
            ValueEntry(SALES, noon(2), MadeBy.TYPED, 12345.6789012345, 12000.5, restated=True),
            ValueEntry(SALES, noon(3), MadeBy.UNDONE, 12000.5, 12345.6789012345, restated=True),
            ValueEntry(Cell("revenue", JUNE, GONE), noon(4), MadeBy.IMPORTED, None, 3.0),
            ValueEntry(Cell("revenue", JUNE, GONE), noon(5), MadeBy.TYPED, 3.0, None),
        ]


@pytest.fixture
def third(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "0003.kpidesk", tmp_path))


CUP = Segment(SegmentKind.PRODUCT, "Cup 🥐")
CUPS = Cell("crumbs", MAY, CUP)


def test_file_of_schema_3_opens_with_all_it_holds(third: Path) -> None:
    assert check.check(third) == []
    with Store.open(third) as store:
        held = store.read()
    assert held.segments == (CUP, SHOP)
    assert held.segment_cards == {
        SHOP: SegmentCard(dt.date(2024, 3, 1), None, "own shop"),
        CUP: SegmentCard(None, dt.date(2026, 12, 24)),
    }
    assert held.totals == {"crumbs": SegmentKind.PRODUCT}
    assert held.confirmed == {SALES: 12345.6789012345, CUPS: 5.0}
    assert held.mappings == {"csv|month|sales": '{"targets": {"Sales": "revenue"}}'}
    assert held.months[MAY] == MonthState(MonthStatus.OPEN, None, "and another bill")
    assert (held.once_closed, held.closed_values) == ({MAY}, {SALES: 12345.6789012345, CUPS: 4.0})
    assert held.own_indicators["crumbs"] == replace(
        KEPT.own_indicators["crumbs"],
        program="shop",
        lowest=0.0,
        highest=1e6,
        excludes_lowest=True,
        whole=True,
        checks=(Check(Relation.AT_MOST, "orders * 100", Severity.ASK),),
    )


def test_history_of_a_segment_goes_on_under_its_new_name(third: Path) -> None:
    with Store.open(third) as store:
        assert [(entry.cell, entry.new) for entry in store.value_history("crumbs", MAY)][1:] == [
            (CUPS, 4.0),
            (CUPS, 5.0),
        ]


@pytest.fixture
def fourth(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "0004.kpidesk", tmp_path))


APRIL = Month.of(2026, 4)
QUARTER, YEAR = (GoalKey("crumb_rate", APRIL, kind) for kind in (PeriodKind.QUARTER, PeriodKind.YEAR))


def test_file_of_schema_4_opens_with_all_it_holds(fourth: Path) -> None:
    assert check.check(fourth) == []
    with Store.open(fourth) as store:
        held = store.read()
        told = store.goal_history("crumb_rate")
    of_year = Goal(0.12, 0.2, 0.02, "after the new oven", dt.date(2026, 7, 20), dt.date(2027, 1, 10))
    of_cups = GoalKey("crumbs", MAY, PeriodKind.MONTH, CUP)
    assert held.goals == KEPT.goals | {QUARTER: Goal(0.15), YEAR: of_year, of_cups: Goal(6.0)}
    assert held.breaks == {
        BreakKey("revenue", Month.of(2026, 7)): Break(BreakKind.NEW_LEVEL, "second shop, für immer"),
        BreakKey("crumb_rate", MAY): Break(BreakKind.REDEFINED),
    }
    rival = Benchmark(14000.0, None, "competitor", "their annual report", dt.date(2026, 3, 1))
    assert held.further_benchmarks == {BenchmarkKey("revenue", "competitor"): rival}
    assert held.traits == {"seasonal": '{"is": "yes"}', "brand": '{"accent": "#0072B2"}'}
    assert [(entry.kind, entry.goal and entry.goal.value, entry.at) for entry in told[1:]] == [
        (PeriodKind.QUARTER, 0.15, noon(20)),
        (PeriodKind.YEAR, 0.12, noon(20)),
        (PeriodKind.QUARTER, 0.14, noon(21)),
        (PeriodKind.QUARTER, None, noon(22)),
        (PeriodKind.QUARTER, 0.15, noon(23)),
    ]


@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_upgraded_file_has_what_is_new_and_nothing_in_it(tmp_path: Path, schema: str) -> None:
    path = Path(shutil.copy(FOLDER / f"{schema}.kpidesk", tmp_path))
    with Store.open(path) as store:
        held = store.read()
    assert check.check(path) == []
    assert held == KEPT
    assert not (held.segment_cards or held.totals or held.confirmed or held.mappings)
    assert not (held.breaks or held.further_benchmarks or held.traits)
    assert held.once_closed == {MAY}
