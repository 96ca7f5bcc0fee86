"""A real mail-order shop, December 2010 to 9 December 2011: what can be told of it, and what cannot.

Monthly totals of "Online Retail", Daqing Chen, UCI Machine Learning Repository, CC BY 4.0.
"""

import datetime as dt
import math
from itertools import pairwise
from statistics import fmean, stdev

import pytest

from kpidesk.analysis.activity.activity import NoIndex, Why, activity
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.comparison.average_growth import growth_between
from kpidesk.analysis.forecast.forecast import Forecast, Stage
from kpidesk.analysis.forecast.forecast import Why as NoForecastWhy
from kpidesk.analysis.goals.pace import Word, pace, path_goals
from kpidesk.analysis.prospects.indicator_forecast import forecast_of
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import signal_in, usual_range
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

FIRST, LAST = Month.of(2010, 12), Month.of(2011, 12)
SALES = [
    *(748957.02, 560000.26, 498062.65, 683267.08, 493207.12, 723333.51, 691123.12),
    *(681300.11, 682680.51, 1019687.62, 1070704.67, 1461756.25, 433668.01),
]
UNITS = [298101, 237381, 225641, 279843, 257666, 306452, 258522, 324129, 319804, 458490, 455612, 642281, 199907]
CUSTOMERS = [871, 684, 714, 923, 817, 985, 943, 899, 867, 1177, 1285, 1548, 617]
COMPLETE = SALES[:12]


@pytest.fixture(scope="module")
def shop() -> Workbook:
    lines = {"revenue": SALES, "units_sold": UNITS, "customers_active": CUSTOMERS}
    values = {Cell(name, FIRST.plus(place)): float(v) for name, line in lines.items() for place, v in enumerate(line)}
    months = {LAST: MonthState(MonthStatus.UNFINISHED, 9)}
    contents = Contents(Business("Shop", "GBP", year_start=12), values=values, months=months)
    return Workbook(NoLedger(), contents, read_catalogue().indicators, lambda: dt.datetime(2011, 12, 9))


def test_the_months_grew_by_six_percent_on_average_and_not_by_nine(shop: Workbook) -> None:
    growth = growth_between(shop, "revenue", FIRST, LAST.previous)
    assert growth == pytest.approx(0.0627, abs=5e-5)
    published = [-25.2293, -11.0603, 37.1850, -27.8163, 46.6592, -4.4530, -1.4213, 0.2026, 49.3653, 5.0032, 36.5228]
    assert fmean(published) == pytest.approx(9.54, abs=0.005)
    compounded = math.prod(1 + percent / 100 for percent in published) ** (1 / 11) - 1
    assert growth == pytest.approx(compounded, abs=1e-6)


def test_with_its_nine_days_there_is_no_growth(shop: Workbook) -> None:
    assert growth_between(shop, "revenue", FIRST, LAST) == NoValue(Cause.UNFINISHED, "revenue", month=LAST)


def test_the_running_month_is_forecast_from_the_year_before_it(shop: Workbook) -> None:
    made = forecast_of(shop, "revenue", 1)
    assert isinstance(made, Forecast)
    (month,) = made.months
    assert (month.month, made.stage, made.used) == (LAST, Stage.ROUGH, (FIRST, LAST.previous))
    assert month.value == pytest.approx((fmean(COMPLETE) + COMPLETE[0]) / 2)
    reach = 1.05 * 1.36343 * stdev(map(math.log, COMPLETE))
    assert (month.low, month.high) == pytest.approx((month.value / math.exp(reach), month.value * math.exp(reach)))
    assert month.low < SALES[12] / 9 * 31 < month.high * 1.5


def test_units_and_customers_are_forecast_and_a_price_is_worked_out(shop: Workbook) -> None:
    for name in ("products_sold", "customers_active"):
        assert isinstance(forecast_of(shop, name, 3), Forecast)
    nothing = forecast_of(shop, "aov", 3)
    assert not isinstance(nothing, Forecast)
    assert nothing.why is NoForecastWhy.TOO_SHORT


def test_only_november_lies_above_the_usual_range(shop: Workbook) -> None:
    days = [FIRST.plus(place).days for place in range(12)]
    daily = [value / count for value, count in zip(COMPLETE, days, strict=True)]
    mean_range = fmean(abs(later - earlier) for earlier, later in pairwise(daily))
    found = usual_range(shop, "revenue", LAST)
    assert found is not None
    assert found.limits.centre == pytest.approx(fmean(daily))
    assert found.limits.upper == pytest.approx(fmean(daily) + 2.66 * mean_range)
    outside = [month for (month, _), one in zip(found.points, found.findings, strict=True) if Rule.OUTSIDE in one.rules]
    assert outside == [Month.of(2011, 11)]
    assert signal_in(shop, found, LAST) is None


def test_the_year_that_is_over_came_to_what_it_came_to(shop: Workbook) -> None:
    over = year_end(shop, "revenue", shop.calendar.year(2010))
    assert isinstance(over, YearEnd)
    assert (over.is_over, over.estimate.value) == (True, pytest.approx(sum(COMPLETE)))
    coming = year_end(shop, "revenue", shop.calendar.year(2011))
    assert isinstance(coming, YearEnd)
    assert (coming.months_left, coming.so_far) == (12, None)
    assert coming.estimate.low < coming.estimate.value < coming.estimate.high


def test_a_goal_of_nine_million_was_reached_in_november(shop: Workbook) -> None:
    year = shop.calendar.year(2010)
    goals = path_goals(shop, "revenue", year, 9_000_000.0)
    assert not isinstance(goals, NoValue)
    october = pace(shop, "total_revenue", year, Month.of(2011, 10), goals)
    assert (october.word, october.left) == (Word.BEHIND, pytest.approx(9_000_000 - sum(SALES[:11])))
    november = pace(shop, "total_revenue", year, Month.of(2011, 11), goals)
    assert (november.word, november.reached_in) == (Word.MET, Month.of(2011, 11))


def test_without_visits_orders_and_churn_there_is_no_activity_index(shop: Workbook) -> None:
    found = activity(shop, Period.month(Month.of(2011, 11)))
    assert isinstance(found, NoIndex)
    assert found.why is Why.NO_BASE
    assert [part for part, _ in found.lacking] == [Part.VISITS, Part.ORDERS, Part.ORDER_VALUE, Part.LIFETIME_VALUE]


def test_with_the_parts_it_has_the_index_can_be_told(shop: Workbook) -> None:
    weights = {Part.REVENUE: 0.5, Part.PRODUCTS: 0.5}
    found = activity(shop, Period.month(LAST), weights)
    assert not isinstance(found, NoIndex)
    sales, units = SALES[12] / 9 / (SALES[0] / 31), UNITS[12] / 9 / (UNITS[0] / 31)
    assert found.value == pytest.approx(100 * math.sqrt(sales * units))
    assert found.unfinished
