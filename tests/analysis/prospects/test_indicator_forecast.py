"""Forecasts of indicators: what is carried forward by itself, what is worked out, what has a range only."""

import datetime as dt
from collections.abc import Sequence

import pytest

from kpidesk.analysis.forecast.forecast import Basis, Forecast, Known, NoForecast, Stage, Why, forecast
from kpidesk.analysis.prospects.indicator_forecast import forecast_of, is_carried
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, SHIPPED, START, typed_business
from tests.ledger import NoLedger

SALES = [5100.0, 4700.0, 5500.0, 6000.0, 6400.0, 6900.0, 7400.0, 7200.0, 6300.0, 5800.0, 5400.0, 8000.0]
ORDERS = [102.0, 95.0, 112.0, 118.0, 131.0, 139.0, 147.0, 143.0, 124.0, 117.0, 109.0, 161.0]
COSTS = [2400.0, 2300.0, 2500.0, 2550.0, 2600.0, 2700.0, 2900.0, 2850.0, 2600.0, 2500.0, 2450.0, 3100.0]


def sure(found: Forecast | NoForecast) -> Forecast:
    assert isinstance(found, Forecast), found
    return found


def grown(values: Sequence[float], years: int = 2) -> list[float]:
    return [value * 1.1**year for year in range(years) for value in values]


UNEVEN = [*ORDERS, *(1.1 * value + 7 * (-1) ** place for place, value in enumerate(ORDERS))]


def test_a_sum_is_carried_forward_month_by_month() -> None:
    shop = typed_business({"revenue": grown(SALES)})
    found = sure(forecast_of(shop, "revenue"))
    assert found == forecast(grown(SALES), START, 12, Known(floor=0.0))
    assert (found.basis, found.months[0].month) == (Basis.ITSELF, START.plus(24))


def test_a_profit_is_carried_forward_by_itself() -> None:
    shop = typed_business({"revenue": SALES, "expenses": COSTS, "cogs": COSTS})
    assert is_carried(shop, "profit")
    found = sure(forecast_of(shop, "profit", 1))
    values = [shop.month_value("profit", month) for month in START.until(START.plus(11))]
    assert found.months == sure(forecast(values, START, 1)).months  # type: ignore[arg-type]


def test_a_ratio_is_worked_out_from_its_figures() -> None:
    shop = typed_business({"revenue": grown(SALES), "orders": UNEVEN})
    found = sure(forecast_of(shop, "aov", 6))
    sales, orders = sure(forecast_of(shop, "revenue", 6)), sure(forecast_of(shop, "orders", 6))
    assert (found.basis, found.stage, found.has_line) == (Basis.INPUTS, Stage.SEASONAL, True)
    for month, above, below in zip(found.months, sales.months, orders.months, strict=True):
        assert month.value == pytest.approx(above.value / below.value)
        assert month.low < month.value < month.high


def test_the_range_of_a_ratio_is_as_wide_as_its_own_past() -> None:
    shop = typed_business({"revenue": grown(SALES), "orders": UNEVEN})
    worked_out = sure(forecast_of(shop, "aov", 1)).months[0]
    itself = sure(forecast([s / o for s, o in zip(grown(SALES), UNEVEN, strict=True)], START, 1)).months[0]
    assert worked_out.high / worked_out.value == pytest.approx(itself.high / itself.value)


def test_a_look_back_is_worked_out_from_the_months_to_come() -> None:
    lost = [2.0, 3.0, 1.0, 2.0, 4.0, 2.0, 3.0, 2.0, 1.0, 3.0, 2.0, 2.0]
    customers = [90.0 + 3 * place for place in range(36)]
    shop = typed_business({"customers_start": customers, "customers_lost": lost * 3, "customers_new": [5.0] * 36})
    found = sure(forecast_of(shop, "monthly_churn12", 2))
    assert (found.basis, found.months[0].month) == (Basis.INPUTS, START.plus(36))
    eleven = [Cell("customers_lost", START.plus(place)) for place in range(25, 36)]
    coming = sure(forecast_of(shop, "customers_lost", 1)).months[0].value
    all_lost = coming + sum(shop.typed(cell) or 0.0 for cell in eleven)
    supposed = shop.supposing({Cell("customers_lost", START.plus(36)): coming})
    opened = [supposed.month_value("customers_start", START.plus(place)) for place in range(25, 36)]
    assert 0.9 < found.months[0].value / (all_lost / (sum(map(float, opened)) / 11 * 12)) < 1.1  # type: ignore[arg-type]


def test_what_opens_with_the_end_before_follows_it() -> None:
    ends = [100.0 + 2 * place for place in range(24)]
    shop = typed_business({"customers_end": ends, "customers_lost": [3.0, 4.0, 2.0] * 8})
    assert shop.month_value("customers_start", START.plus(5)) == ends[4]
    found = sure(forecast_of(shop, "churn_rate", 3))
    lost, end = sure(forecast_of(shop, "customers_lost", 3)), sure(forecast_of(shop, "customers_end", 3))
    assert found.basis is Basis.INPUTS
    assert found.months[0].value == pytest.approx(lost.months[0].value / ends[-1])
    assert found.months[2].value == pytest.approx(lost.months[2].value / end.months[1].value)


def test_a_ratio_of_a_figure_that_cannot_be_carried_has_a_range_and_no_line() -> None:
    seldom = [0.0, 0.0, 300.0] * 8
    shop = typed_business({"ad_spend": COSTS * 2, "ad_extra_cost": seldom, "customers_new": grown(ORDERS)})
    assert forecast_of(shop, "ad_extra_cost") == NoForecast(Why.MOSTLY_ZERO, have=16, need=24)
    found = sure(forecast_of(shop, "cac"))
    assert (found.stage, found.basis, len(found.months)) == (Stage.RANGE, Basis.ITSELF, 3)


def test_a_short_ratio_has_a_range_for_three_months() -> None:
    shop = typed_business({"revenue": SALES[:8], "orders": ORDERS[:8]})
    found = sure(forecast_of(shop, "aov"))
    assert (found.stage, len(found.months), found.basis) == (Stage.RANGE, 3, Basis.ITSELF)


def test_a_typed_share_has_a_range_and_no_line() -> None:
    shares = [0.2, 0.22, 0.19, 0.25, 0.21, 0.2, 0.23, 0.24, 0.2, 0.21, 0.22, 0.2, 0.19, 0.2]
    shop = typed_business({"purchase_intention": shares})
    found = sure(forecast_of(shop, "purchase_intention"))
    assert not found.has_line
    assert all(0 <= month.low <= month.high <= 1 for month in found.months)


def test_a_month_that_still_runs_is_left_out() -> None:
    last = START.plus(12)
    shop = typed_business({"revenue": [*SALES, 900.0]}, {last: MonthState(MonthStatus.UNFINISHED, 9)})
    assert sure(forecast_of(shop, "revenue", 1)).months[0].month == last
    assert forecast_of(shop, "revenue", 1) == forecast(SALES, START, 1, Known(floor=0.0))


def test_a_last_month_not_typed_yet_is_left_out_and_two_are_a_gap() -> None:
    one = typed_business({"revenue": SALES, "orders": [*ORDERS, 104.0]})
    assert sure(forecast_of(one, "revenue", 1)).months[0].month == START.plus(12)
    two = typed_business({"revenue": SALES, "orders": [*ORDERS, 104.0, 99.0]})
    assert forecast_of(two, "revenue") == NoForecast(Why.GAP, month=START.plus(12))


def test_it_can_be_seen_from_an_earlier_month() -> None:
    shop = typed_business({"revenue": grown(SALES)})
    seen = sure(forecast_of(shop, "revenue", 1, last=START.plus(17)))
    assert seen.used[1] == START.plus(17)
    assert seen.stage is Stage.PLAIN


def test_one_channel_is_carried_forward_like_the_whole() -> None:
    contents = typed_business({"revenue": SALES}).contents()
    contents.values |= {Cell("revenue", START.plus(place), ADS): value / 2 for place, value in enumerate(SALES)}
    shop = Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(2023, 1, 10))
    whole, ads = sure(forecast_of(shop, "revenue")), sure(forecast_of(shop, "revenue", segment=ADS))
    assert [2 * month.value for month in ads.months] == pytest.approx([month.value for month in whole.months])
    assert isinstance(forecast_of(shop, "aov", segment=ADS), NoForecast)


def test_nothing_is_stored_by_looking_ahead() -> None:
    shop = typed_business({"revenue": grown(SALES), "orders": grown(ORDERS)})
    before = shop.contents()
    forecast_of(shop, "aov")
    assert shop.contents() == before


def test_an_empty_business_has_nothing_to_go_on() -> None:
    assert forecast_of(typed_business({}), "revenue") == NoForecast(Why.TOO_SHORT, have=0, need=6)


def every_figure(shop: Workbook, last: Month) -> list[tuple[str, Forecast | NoForecast]]:
    return [(name, forecast_of(shop, name, 12, last=last)) for name in shop.indicators]


def test_every_kpi_has_a_forecast_or_a_reason() -> None:
    lines = {"revenue": grown(SALES), "orders": grown(ORDERS), "cogs": grown(COSTS), "expenses": grown(COSTS)}
    shop = typed_business({**lines, "visitors": [30 * v for v in grown(ORDERS)], "customers_new": grown(ORDERS)})
    for name, found in every_figure(shop, START.plus(23)):
        if isinstance(found, Forecast):
            assert all(month.low <= month.value <= month.high for month in found.months), name
        else:
            assert found.why in {Why.TOO_SHORT, Why.MOSTLY_ZERO, Why.GAP}, name
