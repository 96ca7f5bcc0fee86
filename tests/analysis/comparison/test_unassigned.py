"""The rest of a total that no segment explains."""

import datetime as dt

import pytest

from kpidesk.analysis.comparison.unassigned import unassigned
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

JAN = Month.of(2026, 1)
SHOP, FAIR = Segment(SegmentKind.CHANNEL, "shop"), Segment(SegmentKind.CHANNEL, "fair")
MUG = Segment(SegmentKind.PRODUCT, "mug")
SALES = Indicator("sales", "Sales", Unit.MONEY, "Sales", segment_kinds=frozenset(SegmentKind))


def rest(total: float | None, parts: dict[Segment, float]) -> float | None:
    values = {Cell("sales", JAN, part): value for part, value in parts.items()}
    if total is not None:
        values[Cell("sales", JAN)] = total
    held = Contents(Business("A"), segments=(SHOP, FAIR, MUG), values=values)
    workbook = Workbook(NoLedger(), held, {"sales": SALES}, lambda: dt.datetime(2026, 2, 1))
    return unassigned(workbook, "sales", JAN, SegmentKind.CHANNEL)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (10.0, {SHOP: 7.0}, 3.0),
        (10.0, {SHOP: 7.0, FAIR: 3.0, MUG: 9.0}, 0.0),
        (5.0, {SHOP: 7.0}, -2.0),
        (0.3, {SHOP: 0.1, FAIR: 0.2}, 0.0),
        (10.0, {}, None),
        (10.0, {MUG: 9.0}, None),
        (None, {SHOP: 7.0}, None),
    ],
    ids=["some", "none", "too much", "no binary dust", "no parts", "parts of another kind", "no total"],
)
def test_the_rest_is_the_total_less_its_parts(
    total: float | None, parts: dict[Segment, float], expected: float | None
) -> None:
    assert rest(total, parts) == expected
