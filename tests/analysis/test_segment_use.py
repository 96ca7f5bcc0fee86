"""What channels, campaigns and products are used for."""

import datetime as dt

import pytest

from kpidesk.analysis.segment_use import (
    Availability,
    Merge,
    SegmentUse,
    Split,
    TotalChange,
    availabilities,
    availability,
    merge_of,
    moved,
    splits,
    total_change,
    use_of,
)
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetNotes, SetTotals
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

CHANNEL, CAMPAIGN, PRODUCT = SegmentKind
SHOP, FAIR, MUG, PLATE = (
    Segment(CHANNEL, "Shop"),
    Segment(CHANNEL, "Fair"),
    Segment(PRODUCT, "Mug"),
    Segment(PRODUCT, "Plate"),
)
JAN, FEB, MAR = Month.of(2026, 1).until(Month.of(2026, 3))
BOTH, PRODUCTS = frozenset({CHANNEL, PRODUCT}), frozenset({PRODUCT})


def kpi(name: str, label: str, formula: str) -> Indicator:
    return Indicator(name, label, Unit.MONEY, "Finance", Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula)


@pytest.fixture
def book() -> Workbook:
    indicators = (
        Indicator("sales", "Sales", Unit.MONEY, "Finance", segment_kinds=BOTH),
        Indicator("direct", "Direct cost", Unit.MONEY, "Finance", segment_kinds=PRODUCTS),
        Indicator("rent", "Rent", Unit.MONEY, "Finance"),
        Indicator("rate", "Rate", Unit.PERCENT, "Finance", rollup=Rollup.MEAN, segment_kinds=BOTH),
        kpi("gross", "Gross profit", "sales - direct"),
        kpi("profit", "Profit", "gross - rent"),
        kpi("shop_sales", "Sales of the shop", 'at(sales, "Shop")'),
    )
    values = {
        Cell("sales", JAN): 100.0,
        Cell("sales", JAN, SHOP): 60.0,
        Cell("sales", JAN, FAIR): 30.0,
        Cell("sales", FEB, SHOP): 70.0,
        Cell("sales", MAR, FAIR): 20.0,
        Cell("rate", JAN, SHOP): 0.1,
        Cell("rate", JAN, FAIR): 0.2,
        Cell("rate", FEB, FAIR): 0.3,
    }
    contents = Contents(
        Business("A"),
        chosen=tuple(about.id for about in indicators),
        segments=(SHOP, MUG, FAIR, PLATE),
        values=values,
    )
    return Workbook(NoLedger(), contents, {i.id: i for i in indicators}, lambda: dt.datetime(2026, 4, 2))


def test_use_counts_figures_and_notes(book: Workbook) -> None:
    book.apply(SetNotes({Cell("sales", JAN, MUG): "later"}))
    assert use_of(book, FAIR) == SegmentUse(4, 0, JAN, MAR)
    assert use_of(book, MUG) == SegmentUse(0, 1)


def test_a_figure_says_how_it_is_split_and_of_what_its_total_can_be_the_sum(book: Workbook) -> None:
    assert splits(book) == [
        Split("sales", (CHANNEL, PRODUCT), (CHANNEL,), (CHANNEL, PRODUCT), None),
        Split("direct", (PRODUCT,), (), (PRODUCT,), None),
        Split("rate", (CHANNEL, PRODUCT), (CHANNEL,), (), None),
    ]


def test_totals_that_would_come_stay_and_go(book: Workbook) -> None:
    assert total_change(book, "sales", CHANNEL) == TotalChange(typed=1, gained=2, lost=0)
    book.apply(SetTotals({"sales": CHANNEL}))
    assert total_change(book, "sales", None) == TotalChange(typed=1, gained=0, lost=2)


def test_a_kpi_says_which_figure_lacks_the_split(book: Workbook) -> None:
    assert availability(book, "gross") == Availability(
        "gross", PRODUCTS, {CHANNEL: ("direct",), CAMPAIGN: ("sales", "direct")}
    )
    lacking = availability(book, "profit").lacking
    assert (lacking[CHANNEL], lacking[PRODUCT]) == (("direct", "rent"), ("rent",))
    assert [found.indicator for found in availabilities(book)] == ["gross", "profit", "shop_sales"]


def test_a_formula_that_names_a_part_lacks_no_figure(book: Workbook) -> None:
    assert availability(book, "shop_sales").lacking[CHANNEL] == ()


def test_merging_moves_adds_and_names_what_clashes(book: Workbook) -> None:
    assert merge_of(book, FAIR, SHOP) == Merge(moved=2, added=1, clashing=(Cell("rate", JAN, FAIR),))
    with pytest.raises(Refusal, match="they stay apart"):
        merge_of(book, FAIR, MUG)


@pytest.mark.parametrize(
    ("segment", "step", "order"),
    [
        (FAIR, -1, (FAIR, MUG, SHOP, PLATE)),
        (SHOP, 1, (FAIR, MUG, SHOP, PLATE)),
        (MUG, 5, (SHOP, PLATE, FAIR, MUG)),
        (SHOP, -1, (SHOP, MUG, FAIR, PLATE)),
    ],
)
def test_one_moves_among_those_of_its_kind(
    book: Workbook, segment: Segment, step: int, order: tuple[Segment, ...]
) -> None:
    assert moved(book, segment, step) == order
