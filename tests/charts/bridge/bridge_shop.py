"""A shop whose profit went from 1,800 to 1,950, and other shops in a line."""

import datetime as dt
from collections.abc import Mapping, Sequence

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.bridge.bridge_chart import BridgeChart
from kpidesk.charts.bridge.bridge_making import bridge_chart
from kpidesk.charts.chart import ChartKind
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import SHIPPED, START
from tests.ledger import NoLedger

PROFIT = {
    "units_sold": [120, 135],
    "revenue": [4800, 5670],
    "cogs": [1800, 2160],
    "expenses": [1200, 1560],
    "ad_spend": [500, 800],
}


def shop(lines: Mapping[str, Sequence[float | None]], running: int | None = None) -> Workbook:
    """Lines begin in January 2022; ``running`` is the last day entered of the last month."""
    values = {
        Cell(name, START.plus(place)): float(value)
        for name, line in lines.items()
        for place, value in enumerate(line)
        if value is not None
    }
    last = START.plus(max(map(len, lines.values())) - 1)
    states = {last: MonthState(MonthStatus.UNFINISHED, running)} if running else {}
    contents = Contents(Business("Shop"), values=values, months=states)
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(last.next.year, last.next.number, 10))


def ask(
    indicator: str, month: Month = START.next, segment: Segment | None = None, *, previous_year: bool = False
) -> ChartAsk:
    options = Options(previous_year=previous_year)
    return ChartAsk(ChartKind.BRIDGE, indicator, Period.month(month), segment, options)


def bridged(lines: Mapping[str, Sequence[float | None]], indicator: str = "profit") -> BridgeChart:
    """February against January."""
    found = bridge_chart(shop(lines), ask(indicator))
    assert isinstance(found, BridgeChart), found
    return found


def effects(chart: BridgeChart) -> list[tuple[str, float]]:
    return [(one.name, round(one.effect, 6)) for one in chart.series.facts.steps]
