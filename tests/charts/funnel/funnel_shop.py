"""Shops with steps in a line: January, then February 2022."""

from collections.abc import Sequence

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.funnel.funnel_chart import FunnelChart
from kpidesk.charts.funnel.funnel_making import funnel_chart
from kpidesk.domain.period import Period
from tests.analysis.typed_business import START, typed_business

SHOP = {
    "visitors": [4700, 5200],
    "engaged_visitors": [2600, 2900],
    "carts_created": [562, 610],
    "checkouts_started": [404, 420],
    "orders_online": [242, 232],
}
Lines = dict[str, Sequence[float | None]]


def ask(indicator: str = "purchase_rate", period: Period | None = None) -> ChartAsk:
    return ChartAsk(ChartKind.FUNNEL, indicator, period or Period.month(START.next), None, Options())


def asked(lines: Lines, indicator: str = "purchase_rate", period: Period | None = None) -> Chart:
    return funnel_chart(typed_business(lines), ask(indicator, period))


def funnel(lines: Lines | None = None, indicator: str = "purchase_rate", period: Period | None = None) -> FunnelChart:
    found = asked(SHOP if lines is None else lines, indicator, period)
    assert isinstance(found, FunnelChart), found
    return found
