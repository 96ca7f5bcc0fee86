"""Nothing is compared across a change of meaning, whatever the kind of chart."""

import dataclasses
import datetime as dt

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.funnel.funnel_chart import FunnelChart
from kpidesk.charts.kinds import make_chart
from kpidesk.charts.ranking.ranking_chart import RankingChart
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import SHIPPED, START
from tests.charts.bridge.bridge_shop import PROFIT
from tests.charts.bridge.bridge_shop import shop as bridge_shop
from tests.charts.campaign.campaign_shop import RATES, SPRING
from tests.charts.campaign.campaign_shop import shop as campaign_shop
from tests.charts.funnel.funnel_shop import SHOP
from tests.charts.ranking.ranking_shop import VISITS
from tests.charts.ranking.ranking_shop import shop as ranking_shop
from tests.ledger import NoLedger


def _redefined(book: Workbook, indicator: str, month: Month) -> Workbook:
    breaks = {BreakKey(indicator, month): Break(BreakKind.REDEFINED, "counted anew")}
    contents = dataclasses.replace(book.contents(), breaks=breaks)
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(2023, 1, 10))


def _made(book: Workbook, kind: ChartKind, indicator: str, month: Month = START.next) -> Chart:
    segment = SPRING if kind is ChartKind.CAMPAIGN else None
    return make_chart(book, ChartAsk(kind, indicator, Period.month(month), segment))


def test_there_is_no_bridge_across_it() -> None:
    found = _made(_redefined(bridge_shop(PROFIT), "cogs", START.next), ChartKind.BRIDGE, "profit")
    assert isinstance(found, RefusedChart)
    assert "means something else since February 2022, so nothing is compared across it." in found.reason


def test_the_step_of_a_funnel_has_no_change() -> None:
    book = _redefined(bridge_shop(SHOP), "carts_created", START.next)
    found = _made(book, ChartKind.FUNNEL, "purchase_rate")
    assert isinstance(found, FunnelChart)
    changes = [step.change is None for step in found.series.steps]
    assert changes == [True, False, True, True, False]
    assert "“Carts filled” means something else since February 2022" in found.footnote


def test_a_ranking_has_no_ticks() -> None:
    found = _made(_redefined(ranking_shop(VISITS), "visitors", START.next), ChartKind.RANKING, "visitors")
    assert isinstance(found, RankingChart)
    assert not found.series.has_earlier
    assert "means something else since February 2022" in found.footnote


def test_a_campaign_cannot_be_told_across_it_but_before_it() -> None:
    within = _redefined(campaign_shop(RATES), "visitors", START.plus(3))
    found = _made(within, ChartKind.CAMPAIGN, "visitors", START.plus(7))
    assert isinstance(found, RefusedChart) and "since April 2022" in found.reason
    earlier = _redefined(campaign_shop(RATES), "visitors", START)
    assert not isinstance(_made(earlier, ChartKind.CAMPAIGN, "visitors", START.plus(7)), RefusedChart)
