"""Everything in a workbook, to be compared or written somewhere else."""

import datetime as dt
from dataclasses import fields

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

AUGUST = Month.of(2026, 8)
SALES = Indicator("sales", "Sales", Unit.MONEY, "Finance")
SEARCH = Segment(SegmentKind.CHANNEL, "Search")
OWN = Indicator("loaves", "Loaves", Unit.COUNT, "Own", own=True)


def everything() -> Contents:
    """Something in every field."""
    return Contents(
        Business("Bakery", "GBP", 4),
        {"loaves": OWN},
        ("sales", "loaves"),
        (SEARCH,),
        {Cell("sales", AUGUST): 6412.5},
        {Cell("sales", AUGUST): "fair"},
        {GoalKey("sales", AUGUST): Goal(7000.0)},
        {"sales": Benchmark(8000.0, None, "industry", "guild", dt.date(2026, 1, 5))},
        {AUGUST: MonthState(MonthStatus.CLOSED)},
        {AUGUST: "holidays"},
        {1: SavedChart("Sales", "line", "sales")},
        {SEARCH: SegmentCard(dt.date(2026, 1, 5), None, "ads")},
        {"sales": SegmentKind.CHANNEL},
        {Cell("sales", AUGUST): 6412.5},
        {"shape": '{"targets": {}}'},
        {BreakKey("sales", AUGUST): Break(BreakKind.NEW_LEVEL, "second shop")},
        {BenchmarkKey("sales", "competitor"): Benchmark(9000.0, kind="competitor")},
        {"seasonal": '{"is": "yes"}'},
        {Cell("sales", AUGUST): 6400.0},
        frozenset({AUGUST}),
    )


def test_what_was_read_is_what_there_is() -> None:
    assert all(getattr(everything(), field.name) for field in fields(Contents))
    assert Workbook(NoLedger(), everything(), {"sales": SALES}).contents() == everything()


def test_a_change_is_in_the_next_copy_and_not_in_the_one_before() -> None:
    book = Workbook(NoLedger(), everything(), {"sales": SALES})
    before = book.contents()
    book.apply(c.SetMonths({AUGUST: None}))
    book.apply(c.SetValues({Cell("sales", AUGUST): 7.0, Cell("loaves", AUGUST): 12.0}))
    assert before == everything()
    assert book.contents().values == {Cell("sales", AUGUST): 7.0, Cell("loaves", AUGUST): 12.0}
