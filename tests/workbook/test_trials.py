"""Many numbers for a few cells, one after the other."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.trials import Trials
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

JAN = Month.of(2025, 1)
EMAIL = Segment(SegmentKind.CHANNEL, "email")
CHANNEL = frozenset({SegmentKind.CHANNEL})
TYPED = [
    Indicator("a", "A", Unit.MONEY, "Shop", segment_kinds=CHANNEL),
    Indicator("b", "B", Unit.MONEY, "Shop", segment_kinds=CHANNEL),
    Indicator("mean", "Mean", Unit.MONEY, "Shop", rollup=Rollup.MEAN),
    Indicator("fee", "Fee", Unit.MONEY, "Shop", standing=True),
    Indicator("price", "Price", Unit.MONEY, "Shop", rollup=Rollup.WEIGHTED_MEAN, weight="a"),
    Indicator("extra", "Extra", Unit.MONEY, "Other", blank_is_zero=True),
    Indicator("seen", "Seen", Unit.COUNT, "Other"),
    Indicator("opening", "Opening", Unit.COUNT, "Stock", rollup=Rollup.FIRST, carried_from="closing"),
    Indicator("won", "Won", Unit.COUNT, "Stock"),
    Indicator("lost", "Lost", Unit.COUNT, "Stock"),
    Indicator("closing", "Closing", Unit.COUNT, "Stock", rollup=Rollup.LAST, balance=("opening", "won", "lost")),
]
IDS = [about.id for about in TYPED]
FORMULAS = {
    "margin": "(a - b) / a",
    "window": "sum12(margin) / avg3(a)",
    "stock": "(closing - won) / opening + avg12(closing)",
    "back": "change(stock) + yago(a) - prev(price) * fee",
    "forked": "if(a > b, nz(extra) + ytd(a), sqrt(b - mean))",
    "share": 'at(a, "email") / a + max(seen, price)',
    "deep": "window * stock - forked",
}
KNOWN = {i.id: i for i in TYPED} | {
    id_: Indicator(id_, id_.title(), Unit.RATIO, "Shop", Kind.KPI, formula=text, rollup=Rollup.RECOMPUTED)
    for id_, text in FORMULAS.items()
}
LAST = JAN.plus(14)
MONTHS = JAN.until(LAST)
NUMBERS = st.sampled_from([0.0, 1.0, 3.5, -2.0, 40.0])
PERIODS = [Period.month(LAST), Period.month(LAST.previous), Period.rolling(LAST), Period.rolling(LAST.previous, 3)]


def _workbook(holes: set[tuple[str, int]], *, is_summed: bool) -> Workbook:
    lines = {about.id: [len(about.id) + place * 1.5 % 4 for place in range(15)] for about in TYPED}
    lines |= {"opening": [50.0], "closing": [], "fee": [2.0, 3.0], "extra": [1.0]}
    values = {
        Cell(id_, JAN.plus(place)): value
        for id_, line in lines.items()
        for place, value in enumerate(line)
        if (id_, place) not in holes
    }
    values |= {Cell("a", month, EMAIL): 2.0 for month in MONTHS}
    totals = {"b": SegmentKind.CHANNEL} if is_summed else {}
    contents = Contents(Business("Shop"), segments=(EMAIL,), values=values, totals=totals)
    return Workbook(NoLedger(), contents, KNOWN, lambda: dt.datetime(2026, 3, 10))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    holes=st.sets(st.tuples(st.sampled_from(IDS), st.integers(0, 14)), max_size=3),
    is_summed=st.booleans(),
    lever=st.tuples(st.sampled_from(IDS), st.sets(st.integers(0, 15), min_size=1, max_size=5)),
    in_part=st.booleans(),
    tried=st.lists(NUMBERS, min_size=2, max_size=5),
)
def test_trials_say_what_supposing_says_number_after_number(
    holes: set[tuple[str, int]],
    is_summed: bool,
    lever: tuple[str, set[int]],
    in_part: bool,
    tried: list[float],
) -> None:
    workbook = _workbook(holes, is_summed=is_summed)
    id_, places = lever
    part = EMAIL if in_part and workbook.segment_kinds(id_) else None
    others = {Cell("seen", LAST): 7.0, Cell("lost", LAST.next): 1.0}

    def cells(number: float) -> dict[Cell, float]:
        return {Cell(id_, JAN.plus(place), part): number + place for place in places}

    trials = Trials(workbook, cells(tried[0]), others)
    for number in tried:
        supposed = workbook.supposing({**others, **cells(number)})
        for indicator in FORMULAS:
            for period in PERIODS:
                assert trials.value(cells(number), indicator, period) == supposed.value(indicator, period)


def test_nothing_is_stored() -> None:
    workbook = _workbook(set(), is_summed=False)
    before = workbook.contents()
    trials = Trials(workbook, {Cell("won", JAN): 5.0}, {})
    said = [trials.value({Cell("won", JAN): number}, "stock", PERIODS[0]) for number in (1.0, 2.0, 30.0)]
    assert all(one != other for one, other in pairwise(said))
    assert workbook.contents() == before


def test_other_cells_than_those_of_the_beginning_are_refused() -> None:
    trials = Trials(_workbook(set(), is_summed=False), {Cell("won", JAN): 5.0}, {})
    with pytest.raises(ValueError, match="stay the same"):
        trials.value({Cell("won", JAN.next): 5.0}, "stock", PERIODS[0])
