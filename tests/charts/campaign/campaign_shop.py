"""A shop with so many visits a day and a campaign, from January 2022 on."""

import datetime as dt
from collections.abc import Sequence

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.campaign.campaign_chart import CampaignChart
from kpidesk.charts.campaign.campaign_making import campaign_chart
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, SHIPPED, START
from tests.ledger import NoLedger

SPRING = Segment(SegmentKind.CAMPAIGN, "Spring")
RATES = [300, 300, 300, 390, 390, 315, 315, 315]
"""The campaign runs in April and May."""
YEAR = [300, 310, 305, 360, 300, 310, 290, 300, 305, 310, 300, 295]


def shop(
    rates: Sequence[float | None],
    starts: str | None = "2022-04-01",
    ends: str | None = "2022-05-31",
    running: int | None = None,
    campaign: Segment = SPRING,
) -> Workbook:
    """``running`` is the last day entered of the last month."""
    months = [START.plus(place) for place in range(len(rates))]
    days = [month.days for month in months]
    states = {}
    if running is not None:
        days[-1] = running
        states[months[-1]] = MonthState(MonthStatus.UNFINISHED, running)
    values = {
        Cell("visitors", month): rate * count
        for month, rate, count in zip(months, rates, days, strict=True)
        if rate is not None
    }
    first, last = (dt.date.fromisoformat(day) if day else None for day in (starts, ends))
    contents = Contents(
        Business("Shop"),
        segments=(ADS, campaign),
        values=values,
        months=states,
        segment_cards={campaign: SegmentCard(first, last)},
    )
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(months[-1].year, months[-1].number, 20))


def ask(
    book: Workbook, indicator: str = "website_visits", segment: Segment | None = SPRING, *, limits: bool = True
) -> ChartAsk:
    period = Period.month(book.last_entered or START)
    return ChartAsk(ChartKind.CAMPAIGN, indicator, period, segment, Options(limits=limits))


def asked(book: Workbook, segment: Segment | None = SPRING, *, limits: bool = True) -> Chart:
    return campaign_chart(book, ask(book, segment=segment, limits=limits))


def charted(book: Workbook, *, limits: bool = True) -> CampaignChart:
    found = asked(book, limits=limits)
    assert isinstance(found, CampaignChart), found
    return found
