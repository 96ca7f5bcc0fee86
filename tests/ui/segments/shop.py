"""A business with two channels and two products, of which some figures are split."""

import datetime as dt

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

SHOP, FAIR = Segment(SegmentKind.CHANNEL, "Shop"), Segment(SegmentKind.CHANNEL, "Fair")
MUG, PLATE = Segment(SegmentKind.PRODUCT, "Mug"), Segment(SegmentKind.PRODUCT, "Plate")
JAN, FEB, MAR = Month.of(2026, 1).until(Month.of(2026, 3))
BOTH, PRODUCTS = frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT}), frozenset({SegmentKind.PRODUCT})


def _kpi(name: str, label: str, formula: str) -> Indicator:
    return Indicator(name, label, Unit.MONEY, "Finance", Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula)


INDICATORS = (
    Indicator("sales", "Sales", Unit.MONEY, "Finance", segment_kinds=BOTH | {SegmentKind.CAMPAIGN}),
    Indicator("direct", "Direct cost", Unit.MONEY, "Finance", segment_kinds=PRODUCTS),
    Indicator("rent", "Rent", Unit.MONEY, "Finance"),
    Indicator("rate", "Rate", Unit.PERCENT, "Finance", rollup=Rollup.MEAN, segment_kinds=BOTH),
    _kpi("gross", "Gross profit", "sales - direct"),
    _kpi("profit", "Profit", "gross - rent"),
    _kpi("shop_sales", "Sales of the shop", 'at(sales, "Shop")'),
)


def shop() -> Workbook:
    values = {
        Cell("sales", JAN): 100.0,
        Cell("sales", JAN, SHOP): 60.0,
        Cell("sales", JAN, FAIR): 30.0,
        Cell("sales", FEB, SHOP): 70.0,
        Cell("sales", MAR, FAIR): 20.0,
        Cell("rate", JAN, SHOP): 0.1,
        Cell("rate", JAN, FAIR): 0.2,
    }
    contents = Contents(
        Business("Alder"),
        chosen=tuple(about.id for about in INDICATORS),
        segments=(SHOP, MUG, FAIR, PLATE),
        values=values,
    )
    return Workbook(NoLedger(), contents, {i.id: i for i in INDICATORS}, lambda: dt.datetime(2026, 4, 2))
