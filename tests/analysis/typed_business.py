"""Businesses whose figures were typed, for asking what is odd about them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents, MonthState
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

SHIPPED = read_catalogue().indicators
START = Month.of(2022, 1)
ADS = Segment(SegmentKind.CHANNEL, "Ads")


def typed_business(
    lines: Mapping[str, Sequence[float | None]], months: Mapping[Month, MonthState] | None = None
) -> Workbook:
    """Lines begin in January 2022. Today is the tenth of the month after the last of them."""
    values = {
        Cell(name, START.plus(place)): float(value)
        for name, line in lines.items()
        for place, value in enumerate(line)
        if value is not None
    }
    after = START.plus(max(map(len, lines.values()), default=0))
    contents = Contents(Business("Shop"), segments=(ADS,), values=values, months=dict(months or {}))
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(after.year, after.number, 10))


def nth(place: int, name: str = "visitors") -> Cell:
    """The cell of a line at a place, 0 for its first; a negative one has no meaning."""
    return Cell(name, START.plus(place))


QUIET = [5362.0, 5707.0, 5877.0, 5194.0, 4851.0, 5484.0, 5602.0, 5208.0, 5737.0, 5391.0, 5831.0, 5589.0]
"""Visits of a year in which nothing was odd."""

COLUMN = {"visitors": 5362.0, "orders": 121.0, "revenue": 5487.33, "cogs": 2272.45, "expenses": 2051.06}
OTHER = {"visitors": 5707.0, "orders": 139.0, "revenue": 6133.49, "cogs": 2575.93, "expenses": 2146.33}


def columns(*months: dict[str, float]) -> Workbook:
    return typed_business({name: [month.get(name) for month in months] for name in (*COLUMN, "unit_price")})
