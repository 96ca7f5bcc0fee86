"""The activity index in charts that are not its own: they show it like every other KPI."""

from math import isclose

import pytest

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import WithActivity, forecast_for
from kpidesk.analysis.forecast.forecast import Forecast
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import make_chart
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook
from tests.charts.activity.conftest import BASE, FIRST, NOW, shop

YEARS = shop([NOW if place == 25 else BASE for place in range(26)])
OPTIONS = Options(previous_year=True, forecast=True, difference_arrow=True, growth_arrow=True)


def made(kind: ChartKind, workbook: Workbook = YEARS) -> Chart:
    last = workbook.last_entered or FIRST
    return make_chart(workbook, ChartAsk(kind, INDICATOR, Period.month(last), None, OPTIONS, indicators=(INDICATOR,)))


@pytest.mark.parametrize(
    "kind", [ChartKind.GOAL, ChartKind.YEARS, ChartKind.FORECAST, ChartKind.LIMITS, ChartKind.PACE, ChartKind.TABLE]
)
def test_the_index_of_the_newest_month_stands_in_the_table_of_every_kind(kind: ChartKind) -> None:
    index = WithActivity(YEARS).month_value(INDICATOR, FIRST.plus(25))
    assert not isinstance(index, NoValue)
    chart = made(kind)
    assert not isinstance(chart, RefusedChart)
    numbers = [cell for row in chart.rows() for cell in row if isinstance(cell, float)]
    assert any(isclose(number, index) for number in numbers)


def test_the_title_of_the_goal_chart_tells_the_index() -> None:
    assert made(ChartKind.GOAL).titles[0] == "Activity level (index) came to 113 in February; no goal is set"


def test_a_month_is_held_against_the_year_before() -> None:
    assert (
        made(ChartKind.YEARS).titles[0].startswith("Activity level (index) came to 113 in February, 13\xa0points above")
    )


def test_the_index_is_not_carried_forward_but_has_a_usual_range() -> None:
    forecast = forecast_for(YEARS, INDICATOR, 12)
    assert isinstance(forecast, Forecast)
    assert not forecast.has_line
    assert made(ChartKind.FORECAST).titles[0].endswith("(4 in 5); it is not carried forward by itself")
    assert "No forecast: it is not carried forward by itself." in made(ChartKind.GOAL).footnote


def test_what_the_index_counts_is_said_once() -> None:
    assert made(ChartKind.GOAL).subtitle.startswith("Activity level (index), 100 = base, per month, 2027.")


def test_a_part_of_the_business_has_no_index_to_be_forecast() -> None:
    assert not forecast_for(YEARS, INDICATOR, 3, segment=Segment(SegmentKind.CHANNEL, "search"))


def test_of_a_business_without_all_parts_it_is_said_that_there_is_none() -> None:
    lacking = shop([(40.0, None, None, None)] * 14)
    assert made(ChartKind.GOAL, lacking).titles[0] == (
        "“Activity level (index)” has no figures and no goal for 2026. “Orders” is not entered for February 2026."
    )
    assert isinstance(made(ChartKind.YEARS, lacking), RefusedChart)
