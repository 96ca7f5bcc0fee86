"""A shop that sold one product at known prices: as many units in 30 days as is said."""

import datetime as dt
from collections.abc import Sequence

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

MUG = Segment(SegmentKind.PRODUCT, "Mug")
START = Month.of(2025, 1)
LINE = ((20, 118), (20, 122), (22, 109), (22, 111), (24, 99), (24, 101), (26, 92), (26, 88))
"""A straight line: units = 220 - 5 x price, revenue largest at 22 (20.8 to 23.2)."""
SHUFFLED = (LINE[0], LINE[4], LINE[2], LINE[6], LINE[1], LINE[7], LINE[3], LINE[5])
"""The same months in an order in which price and time do not move together."""
POWER = ((10, 160), (15, 86), (12, 121), (18, 65), (10, 156), (18, 67), (12, 119), (15, 88))
"""units = 4,761 x price^-1.48: a lower price brings more revenue."""


def shop(
    months: Sequence[tuple[float, float]], *, product: Segment | None = MUG, cost: float | None = None, running: int = 0
) -> Workbook:
    """``months`` are price and units in 30 days. ``running``: the day up to which the last one is entered."""
    values = {}
    for place, (price, units) in enumerate(months):
        month = START.plus(place)
        sold = units * month.days / 30
        values[Cell("units_sold", month, product)] = sold
        values[Cell("revenue", month, product)] = price * sold
        if cost is not None:
            values[Cell("unit_cost", month, product)] = cost
    last = START.plus(len(months) - 1)
    states = {last: MonthState(MonthStatus.UNFINISHED, running)} if running else {}
    contents = Contents(Business("Shop", "EUR"), segments=(MUG,), values=values, months=states)
    return Workbook(NoLedger(), contents, read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
