"""Whatever is done to segments, totals and months: the file says what memory says, and undo goes all the way back."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.store.store import Store
from kpidesk.workbook.cleaning import clean_contents
from kpidesk.workbook.closing import closing
from kpidesk.workbook.entry import closed_months, reopening
from kpidesk.workbook.segments import ending, merging, removing, renaming
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import CHANNELS, SHIPPED

NOW = dt.datetime(2026, 4, 10, 9, 30, tzinfo=dt.UTC)
NAMES = ("Search", "Social", "Mail", "Fair")
POOL = [Segment(SegmentKind.CHANNEL, name) for name in NAMES]
OWN = Indicator("loaves", "Loaves", Unit.COUNT, "Own", segment_kinds=CHANNELS, own=True)
FEBRUARY, MARCH = Month.of(2026, 2), Month.of(2026, 3)

LONGER = (PeriodKind.QUARTER, PeriodKind.YEAR)
RIVAL = Benchmark(8.0, kind="rival", source="their report")

segments = st.sampled_from(POOL)
months = st.sampled_from([FEBRUARY, MARCH])
parts = st.none() | st.sampled_from(POOL[:2]) | segments
cells = st.builds(Cell, st.sampled_from(["sales", "price", "loaves"]), months, parts)
goal_keys = st.one_of(
    st.builds(GoalKey, st.sampled_from(["sales", "loaves"]), months, st.just(PeriodKind.MONTH), parts),
    st.builds(GoalKey, st.just("sales"), st.just(Month.of(2026, 1)), st.sampled_from(LONGER), parts),
)
numbers = st.none() | st.sampled_from([0.0, 1.5, -2.0, 7.25])
days = st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
states = st.sampled_from(
    [
        None,
        MonthState(MonthStatus.CLOSED),
        MonthState(MonthStatus.UNFINISHED, 9),
        MonthState(MonthStatus.OPEN, None, "a bill came late"),
    ]
)
single = st.one_of(
    st.builds(c.SetValues, st.dictionaries(cells, numbers, min_size=1, max_size=4)),
    st.builds(c.SetNotes, st.dictionaries(cells, st.sampled_from(["", "fair"]), min_size=1, max_size=2)),
    st.builds(c.Confirm, st.dictionaries(cells, numbers, min_size=1, max_size=2)),
    st.builds(c.SetSegments, st.lists(segments, unique=True).map(tuple)),
    st.builds(
        c.SetSegmentCards,
        st.dictionaries(segments, st.none() | st.builds(SegmentCard, days, days, st.sampled_from(["", "ads"]))),
    ),
    st.builds(c.RenameSegment, segments, st.sampled_from([*NAMES, "Post", "search"])),
    st.builds(
        c.SetTotals,
        st.dictionaries(st.sampled_from(["sales", "loaves", "price"]), st.none() | st.just(SegmentKind.CHANNEL)),
    ),
    st.builds(c.SetMappings, st.dictionaries(st.sampled_from(["a", "b"]), st.sampled_from(["", "{}", '{"x": 1}']))),
    st.builds(
        c.SetGoals, st.dictionaries(goal_keys, st.none() | st.builds(Goal, st.sampled_from([5.0, 9.0])), min_size=1)
    ),
    st.builds(
        c.SetBreaks,
        st.dictionaries(
            st.builds(BreakKey, st.sampled_from(["sales", "loaves"]), months),
            st.none() | st.builds(Break, st.sampled_from(BreakKind)),
        ),
    ),
    st.builds(
        c.SetFurtherBenchmarks,
        st.dictionaries(st.builds(BenchmarkKey, st.just("sales"), st.just("rival")), st.none() | st.just(RIVAL)),
    ),
    st.builds(c.SetTraits, st.dictionaries(st.sampled_from(["seasonal", "brand"]), st.sampled_from(["", "{}"]))),
    st.builds(c.SetMonths, st.dictionaries(months, states, min_size=1)),
    st.builds(c.SetIndicators, st.dictionaries(st.just("loaves"), st.sampled_from([None, OWN]), min_size=1)),
)
changes = single | st.builds(c.Several, st.lists(single, max_size=4).map(tuple))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("begun") / "shop.kpidesk"
    values = {Cell("sales", month, part): 10.0 for month in (FEBRUARY, MARCH) for part in (None, *POOL[:2])}
    first = c.Several((c.SetSegments(tuple(POOL[:3])), c.SetIndicators({"loaves": OWN}), c.SetValues(values)))
    with Store.create(path, Business("Shop"), ("sales",), first, NOW) as store:
        store.write(c.SetMonths({FEBRUARY: MonthState(MonthStatus.CLOSED)}), NOW)
    return path


def known(held: Contents) -> tuple[object, ...]:
    """What is compared besides what makes two businesses equal: what became of closed figures."""
    there = (None, *held.segments)
    shown = SHIPPED.keys() | held.own_indicators.keys()
    closed = {
        cell: then
        for cell, then in held.closed_values.items()
        if cell.segment in there and cell.indicator in shown and then != held.values.get(cell)
    }
    return closed, held.once_closed


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(changes, min_size=1, max_size=8))
def test_file_and_memory_agree_and_undo_goes_all_the_way_back(
    tmp_path_factory: pytest.TempPathFactory, begun: Path, row: list[c.Change]
) -> None:
    path = Path(shutil.copy(begun, tmp_path_factory.mktemp("changes")))
    with Store.open(path) as store:
        book = Workbook(store, clean_contents(store.read()), SHIPPED, lambda: NOW)
        before = book.contents()
        for change in row:
            try:
                book.apply(reopening(book, change, closed) if (closed := closed_months(book, change)) else change)
            except Refusal:
                continue
        done = book.contents()
        there = clean_contents(store.read())
        assert there == done
        assert known(there) == known(done)
        anew = Workbook(store, there, SHIPPED, lambda: NOW)
        assert all(book.restated_cells(month) == anew.restated_cells(month) for month in (FEBRUARY, MARCH))
        while book.undoable:
            book.undo()
        assert book.contents() == before == clean_contents(store.read())
        while book.redoable:
            book.redo()
        assert book.contents() == done == clean_contents(store.read())


deeds = st.one_of(
    st.builds(lambda gone, into: lambda book: merging(book, gone, into, keep_into=True), st.lists(segments), segments),
    st.builds(lambda segment: lambda book: removing(book, segment), segments),
    st.builds(lambda segment, name: lambda book: renaming(book, segment, name), segments, st.sampled_from(NAMES)),
    st.builds(lambda segment, day: lambda book: ending(book, segment, day), segments, days),
    st.builds(lambda month: lambda book: closing(book, month), months),
    st.builds(lambda change: lambda _book: change, changes),
)


@settings(derandomize=True, deadline=None, max_examples=20)
@given(st.lists(deeds, min_size=2, max_size=8))
def test_merged_removed_and_ended_segments_come_back_too(
    tmp_path_factory: pytest.TempPathFactory, begun: Path, row: list[Callable[[Workbook], c.Change]]
) -> None:
    path = Path(shutil.copy(begun, tmp_path_factory.mktemp("deeds")))
    with Store.open(path) as store:
        book = Workbook(store, clean_contents(store.read()), SHIPPED, lambda: NOW)
        before = book.contents()
        for deed in row:
            try:
                change = deed(book)
                book.apply(reopening(book, change, closed) if (closed := closed_months(book, change)) else change)
            except Refusal:
                continue
        done, there = book.contents(), clean_contents(store.read())
        assert there == done
        assert known(there) == known(done)
        anew = Workbook(store, there, SHIPPED, lambda: NOW)
        lines = [
            (name, month, part) for name in book.indicators for month in (FEBRUARY, MARCH) for part in (None, *POOL)
        ]
        assert [book.month_value(*line) for line in lines] == [anew.month_value(*line) for line in lines]
        while book.undoable:
            book.undo()
        assert book.contents() == before == clean_contents(store.read())


def test_what_is_worked_out_is_the_same_as_after_opening_again(tmp_path: Path, begun: Path) -> None:
    path = Path(shutil.copy(begun, tmp_path))
    with Store.open(path) as store:
        book = Workbook(store, clean_contents(store.read()), SHIPPED, lambda: NOW)
        book.apply(c.SetTotals({"sales": SegmentKind.CHANNEL}))
        book.apply(c.SetValues({Cell("sales", MARCH): None, Cell("cost", MARCH): 4.0}))
        book.apply(c.RenameSegment(POOL[0], "Post"))
        book.apply(c.SetValues({Cell("sales", MARCH, POOL[0]._replace(name="Post")): 11.0}))
        anew = Workbook(store, clean_contents(store.read()), SHIPPED, lambda: NOW)
        assert book.month_value("sales", MARCH) == anew.month_value("sales", MARCH) == 21.0
        assert book.month_value("profit", MARCH) == anew.month_value("profit", MARCH) == 17.0
