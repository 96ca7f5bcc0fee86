"""What has no figure for a single month is sent to the chart that shows it."""

import pytest

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.kinds import make_chart
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from tests.charts.acceptance.awkward import workbook

SAMPLE = workbook("sample")
ALONG_MONTHS = [ChartKind.GOAL, ChartKind.YEARS, ChartKind.FORECAST, ChartKind.LIMITS, ChartKind.PACE]


@pytest.mark.parametrize("kind", ALONG_MONTHS)
@pytest.mark.parametrize(
    ("indicator", "says"),
    [
        ("demand_linear", "the demand chart of a product shows it."),
        ("campaign_lift", "the campaign chart of the figure that a campaign was to raise shows it."),
    ],
)
def test_a_model_names_the_chart_that_shows_it(kind: ChartKind, indicator: str, says: str) -> None:
    made = make_chart(SAMPLE, ChartAsk(kind, indicator, Period.month(Month.of(2026, 8))))
    assert isinstance(made, RefusedChart)
    assert made.reason.endswith(says)


@pytest.mark.parametrize("indicator", ["total_revenue", "orders", "churn_rate", "activity_level"])
def test_what_every_month_has_is_no_misfit(indicator: str) -> None:
    assert not_by_month(SAMPLE, indicator) is None


def test_without_a_figure_one_is_asked_for() -> None:
    assert not_by_month(SAMPLE, "") == "Choose a figure or KPI to be shown."
