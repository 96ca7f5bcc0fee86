"""Where a year will end: its months so far and the forecast of the rest."""

import math

import pytest

from kpidesk.analysis.forecast.forecast import Estimate, Forecast, NoForecast, Stage, Why
from kpidesk.analysis.prospects.indicator_forecast import forecast_of
from kpidesk.analysis.prospects.outlook import Outlook
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, START, typed_business

SALES = [5100.0, 4700.0, 5500.0, 6000.0, 6400.0, 6900.0, 7400.0, 7200.0, 6300.0, 5800.0, 5400.0, 8000.0]
SECOND = [5700.0, 5000.0, 6200.0, 6500.0, 6900.0, 7700.0, 8000.0, 8100.0]


def sure(found: YearEnd | NoForecast) -> YearEnd:
    assert isinstance(found, YearEnd), found
    return found


def year(shop: Workbook, number: int = 2023) -> Period:
    return shop.calendar.year(number)


def test_a_year_is_what_is_there_and_what_is_forecast() -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    found = sure(year_end(shop, "revenue", year(shop)))
    ahead = forecast_of(shop, "revenue", 4)
    assert isinstance(ahead, Forecast)
    assert (found.so_far, found.last, found.months_left) == (sum(SECOND), START.plus(19), 4)
    assert found.estimate.value == pytest.approx(sum(SECOND) + sum(month.value for month in ahead.months))
    down = [month.value - month.low for month in ahead.months]
    expected = math.sqrt(0.5 * sum(width**2 for width in down) + 0.5 * sum(down) ** 2)
    assert found.estimate.value - found.estimate.low == pytest.approx(expected)


def test_the_path_to_the_end_goes_on_from_what_is_there_and_ends_at_the_estimate() -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    found = sure(year_end(shop, "revenue", year(shop)))
    ahead = forecast_of(shop, "revenue", 4)
    assert isinstance(ahead, Forecast)
    assert [step.month for step in found.path] == [START.plus(place) for place in range(20, 24)]
    assert found.path[0].value == pytest.approx(sum(SECOND) + ahead.months[0].value)
    assert found.path[0].high - found.path[0].value == pytest.approx(ahead.months[0].high - ahead.months[0].value)
    last = found.path[-1]
    assert Estimate(last.value, last.low, last.high) == found.estimate
    widths = [step.high - step.low for step in found.path]
    assert widths == sorted(widths)
    assert (found.stage, found.is_over) == (Stage.PLAIN, False)


def test_a_year_that_is_over_is_certain() -> None:
    shop = typed_business({"revenue": SALES})
    found = sure(year_end(shop, "revenue", year(shop, 2022)))
    assert found.estimate == Estimate(sum(SALES), sum(SALES), sum(SALES))
    assert (found.is_over, found.stage) == (True, None)


def test_the_year_to_come_can_be_seen_from_the_end_of_this_one() -> None:
    shop = typed_business({"revenue": SALES})
    found = sure(year_end(shop, "revenue", year(shop)))
    assert (found.so_far, found.last, found.months_left) == (None, None, 12)
    assert found.estimate.low < found.estimate.value < found.estimate.high


def test_a_quarter_ends_like_a_year() -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    found = sure(year_end(shop, "revenue", shop.calendar.quarter(2023, 3)))
    assert (found.so_far, found.months_left) == (16100.0, 1)
    later = sure(year_end(shop, "revenue", shop.calendar.quarter(2023, 4)))
    assert (later.so_far, later.months_left) == (None, 3)


def test_a_balance_ends_with_its_last_month() -> None:
    shop = typed_business({"cash_balance": [1000.0 + value / 10 for value in [*SALES, *SECOND]]})
    found = sure(year_end(shop, "cash_balance", year(shop)))
    ahead = forecast_of(shop, "cash_balance", 4)
    assert isinstance(ahead, Forecast)
    assert found.estimate == ahead.months[-1]
    assert found.so_far == 1810.0


def test_a_running_month_is_forecast_but_what_it_brought_stays() -> None:
    running = {START.plus(23): MonthState(MonthStatus.UNFINISHED, 20)}
    shop = typed_business({"revenue": [*SALES, *SECOND, 7000.0, 6400.0, 6000.0, 99000.0]}, running)
    found = sure(year_end(shop, "revenue", year(shop)))
    assert found.months_left == 1
    assert found.estimate.low == sum(SECOND) + 19400.0 + 99000.0


@pytest.mark.parametrize(
    ("goal", "outlook"), [(70000.0, Outlook.LIKELY), (83000.0, Outlook.OPEN), (99000.0, Outlook.UNLIKELY)]
)
def test_the_goal_of_the_year_stands_beside_it(goal: float, outlook: Outlook) -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    shop.apply(SetGoals({GoalKey("revenue", month): Goal(goal / 12) for month in year(shop).months}))
    found = sure(year_end(shop, "total_revenue", year(shop)))
    assert (found.goal, found.outlook) == (None, None)
    shop.apply(SetGoals({GoalKey("total_revenue", month): Goal(goal / 12) for month in year(shop).months}))
    found = sure(year_end(shop, "total_revenue", year(shop)))
    assert found.goal is not None
    assert (found.goal.value, found.outlook) == (pytest.approx(goal), outlook)


def test_a_rate_has_no_end_of_year_of_its_own() -> None:
    shop = typed_business({"revenue": SALES, "orders": SALES})
    assert year_end(shop, "aov", year(shop)) == NoForecast(Why.RATIO, indicator="aov")


def test_under_a_year_of_data_no_end_is_told() -> None:
    shop = typed_business({"revenue": SALES[:10]})
    assert year_end(shop, "revenue", year(shop, 2022)) == NoForecast(Why.TOO_SHORT, have=10, need=12)


def test_a_month_missing_in_the_year_is_named() -> None:
    values = [*SALES, *SECOND]
    shop = typed_business({"revenue": [*values[:14], None, *values[15:]]})
    assert year_end(shop, "revenue", year(shop)) == NoForecast(Why.GAP, month=START.plus(14))
    assert year_end(shop, "revenue", year(shop, 2021)) == NoForecast(Why.GAP, month=START.plus(-12))


def test_a_year_that_ends_too_far_ahead_is_not_told() -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    assert year_end(shop, "revenue", year(shop, 2024)) == NoForecast(Why.TOO_FAR, have=16, need=12)


def test_a_part_of_the_business_has_a_year_end_of_its_own() -> None:
    shop = typed_business({"revenue": [*SALES, *SECOND]})
    whole = sure(year_end(shop, "revenue", year(shop)))
    cells = {Cell("revenue", START.plus(place), ADS): value / 2 for place, value in enumerate([*SALES, *SECOND])}
    shop.apply(SetValues(cells))
    part = sure(year_end(shop, "revenue", year(shop), segment=ADS))
    assert part.so_far == pytest.approx(sum(SECOND) / 2)
    assert part.estimate.value == pytest.approx(whole.estimate.value / 2)
    assert year_end(shop, "revenue", year(shop)) == whole
