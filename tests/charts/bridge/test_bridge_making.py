"""Which steps lead from one period to another, and when there are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.bridge.bridge_chart import BridgeChart
from kpidesk.charts.bridge.bridge_making import bridge_chart, bridge_misfit
from kpidesk.charts.chart import Origin, RefusedChart
from tests.analysis.typed_business import START
from tests.charts.bridge.bridge_shop import PROFIT, ask, bridged, effects, shop


def test_profit_by_volume_price_cost_and_groups_of_expenses() -> None:
    chart = bridged(PROFIT)
    facts = chart.series.facts
    assert (facts.start, facts.end) == (1800, 1950)
    assert effects(chart) == [
        ("Volume", 375),
        ("Price", 270),
        ("Unit cost", -135),
        ("Ads", -300),
        ("Other running costs", -60),
    ]
    assert facts.start + sum(effect for _, effect in effects(chart)) == pytest.approx(facts.end, abs=0.005)


def test_net_profit_goes_on_to_interest_tax_and_other_income() -> None:
    chart = bridged(PROFIT | {"other_income": [None, 100], "interest_paid": [50, 90]}, "net_profit")
    assert effects(chart)[-2:] == [("Other income", 100), ("Interest and bank charges", -40)]
    assert chart.series.facts.end == 2010 - 50


def test_gross_profit_has_no_running_costs() -> None:
    assert effects(bridged(PROFIT, "gross_profit")) == [("Volume", 375), ("Price", 270), ("Unit cost", -135)]


def test_without_units_the_footnote_names_the_fallback() -> None:
    chart = bridged({name: line for name, line in PROFIT.items() if name != "units_sold"})
    assert [name for name, _ in effects(chart)][:2] == ["Sales", "Margin"]
    assert "cannot be told apart" in chart.footnote
    assert "“Units sold” is not entered for January 2022" in chart.footnote


def test_small_steps_join_the_others_and_are_named() -> None:
    chart = bridged(PROFIT | {"cogs": [1800, 2035], "expenses": [1200, 1505]})
    assert [name for name, _ in effects(chart)] == ["Volume", "Price", "Ads", "Other"]
    assert "Other = Unit cost; Other running costs." in chart.footnote


def test_of_more_than_eight_steps_the_smallest_are_one() -> None:
    more = {
        "marketing_other_cost": [10, 110],
        "sales_cost": [20, 100],
        "variable_expenses": [30, 130],
        "other_income": [0, 90],
        "interest_paid": [0, 70],
        "income_tax": [0, 95],
    }
    chart = bridged(PROFIT | more, "net_profit")
    steps = chart.series.facts.steps
    assert len(steps) == 8
    assert (steps[-1].key, steps[0].name) == ("other", "Volume")
    assert sum(step.effect for step in steps) == pytest.approx(chart.series.facts.change)
    assert "Other = " in chart.footnote


def test_small_steps_that_are_more_together_do_not_make_a_false_message() -> None:
    lines = {"revenue": [6000, 6000], "cogs": [1000, 1065], "expenses": [2000, 2135], "ad_spend": [200, 255]}
    chart = bridged(lines | {"sales_cost": [10, 60]}, "profit")
    joined = [step for step in chart.series.facts.steps if step.key == "other"]
    assert joined and abs(joined[0].effect) > 100
    assert "largest single step: Margin" in chart.titles[0]


def test_a_step_against_the_change_is_no_reason_for_it() -> None:
    """Revenue fell although visits rose: the largest step alone would contradict the message."""
    lines = {"revenue": [22_400, 21_700], "orders": [90, 93], "visitors": [3200, 3900]}
    chart = bridged(lines, "revenue")
    assert chart.titles[0].startswith("Sales, net fell by 0.7k")
    assert ": Conversion −" in chart.titles[0] and ", against Visits +4.4k" in chart.titles[0]
    assert not any("largest step: Visits" in title for title in chart.titles)
    assert any(title.endswith("despite Visits +4.4k\N{NO-BREAK SPACE}EUR") for title in chart.titles)


def test_percent_have_two_decimals_at_most() -> None:
    chart = bridged({"customers_start": [243, 253], "customers_lost": [4, 4]}, "churn_rate")
    assert chart.titles[0].startswith("Churn rate fell by 0.07")
    assert chart.series.scale.chart.decimals == 2


def test_two_steps_of_the_same_size_have_no_largest() -> None:
    chart = bridged({"visitors": [1000, 1500], "engaged_visitors": [500, 750]}, "engaged_visitor_rate")
    assert chart.titles[0].startswith("Engaged site visitors stayed at 50\u202f% from January to February: ")
    assert not any("largest" in title for title in chart.titles)


def test_what_stands_below_the_bars_is_not_said_again() -> None:
    assert chart_notation(bridged(PROFIT)) == "Coloured = good or bad steps"


def chart_notation(chart: BridgeChart) -> str:
    return chart.subtitle.rpartition(". ")[2]


def test_revenue_is_visits_times_conversion_times_order_value() -> None:
    lines = {"revenue": [6000, 6600], "orders": [100, 110], "visitors": [5000, 5500]}
    assert effects(bridged(lines, "total_revenue")) == [("Visits", 600), ("Conversion", 0), ("Order value", 0)]


def test_revenue_without_visits_has_fewer_factors_and_says_why() -> None:
    chart = bridged({"revenue": [6000, 6600], "orders": [100, 100]}, "revenue")
    assert effects(chart) == [("Orders", 0), ("Order value", 600)]
    assert "Fewer factors, because “Visits (sessions)” is not entered for January 2022" in chart.footnote


def test_revenue_of_who_sells_hours_is_hours_times_rate() -> None:
    chart = bridged({"revenue": [6000, 6600], "hours_billable": [100, 110]}, "revenue")
    assert effects(chart) == [("Billable hours", 600), ("Hourly rate", 0)]
    assert chart.spots[1].origin == Origin("hours_billable", START.next)
    assert "Fewer factors" not in chart.footnote


def test_revenue_without_any_factor_names_what_would_do() -> None:
    found = bridge_chart(shop({"revenue": [6000, 6600]}), ask("revenue"))
    assert isinstance(found, RefusedChart)
    assert "“Orders” is not entered for January 2022" in found.reason


AMOUNT = st.floats(0.5, 1e7)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.tuples(AMOUNT, AMOUNT), st.tuples(AMOUNT, AMOUNT), st.tuples(AMOUNT, AMOUNT))
def test_what_is_shown_adds_up_from_the_first_bar_to_the_last(
    revenue: tuple[float, float], cogs: tuple[float, float], expenses: tuple[float, float]
) -> None:
    lines = {"revenue": revenue, "cogs": cogs, "expenses": expenses, "units_sold": (7, 9)}
    series = bridged(lines).series
    assert series.start + sum(one.shown for one in series.steps) == series.end
    assert len(series.steps) <= 8


def test_customers_and_cash_go_from_their_start_to_their_end() -> None:
    customers = {"customers_start": [400, None], "customers_new": [20, 31], "customers_lost": [5, 12]}
    chart = bridged(customers, "customer_count")
    assert (chart.series.facts.start, chart.series.facts.end) == (415, 434)
    assert effects(chart) == [("New", 31), ("Lost", -12)]
    cash = {"cash_balance": [9000, 9800], "cash_in": [0, 5000], "cash_out": [0, 4300]}
    assert effects(bridged(cash, "cash_balance")) == [("Paid in", 5000), ("Paid out", -4300), ("Not explained", 100)]


def test_a_year_of_customers_lies_between_two_januaries() -> None:
    lines = {"customers_start": [400], "customers_new": [10] * 13, "customers_lost": [3] * 13}
    chart = bridge_chart(shop(lines), ask("customers_end", START.plus(12), previous_year=True))
    assert isinstance(chart, BridgeChart)
    assert effects(chart) == [("New", 120), ("Lost", -36)]


def test_any_kpi_has_the_shares_of_its_figures_in_points() -> None:
    chart = bridged({"customers_start": [400, 400], "customers_lost": [8, 12]}, "churn_rate")
    assert effects(chart) == [("Customers lost", 0.01)]
    assert chart.titles[0].startswith("Churn rate rose by 1.0\u202fpp from January to February, to 3.0\u202f%")
    assert chart.spots[1].origin == Origin("customers_lost", START.next)


def test_a_running_month_is_left_out_and_the_footnote_says_so() -> None:
    lines = {name: [*line, line[-1]] for name, line in PROFIT.items()}
    chart = bridge_chart(shop(lines, running=9), ask("profit", START.plus(2)))
    assert isinstance(chart, BridgeChart)
    assert chart.month == START.next
    assert "March 2022 still runs (day 9 of 31) and is left out." in chart.footnote


def test_what_is_missing_is_named_in_the_refusal() -> None:
    chart = bridge_chart(shop({"revenue": [1, 2], "cogs": [1, 2], "expenses": [None, 1]}), ask("profit"))
    assert isinstance(chart, RefusedChart)
    assert "not entered for January 2022" in chart.reason
    assert chart.reason.startswith("There is no bridge from January to February")


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("visitors", "is not worked out from other figures"),
        ("website_visits", "under another name"),
        ("activity_level", "is not worked out from other figures"),
        ("", "Choose a KPI"),
    ],
)
def test_what_has_no_steps_says_why(indicator: str, words: str) -> None:
    assert words in (bridge_misfit(shop(PROFIT), ask(indicator)) or "")


def test_kpis_with_steps_fit() -> None:
    book = shop(PROFIT)
    assert [bridge_misfit(book, ask(name)) for name in ("profit", "total_revenue", "churn_rate", "cash_balance")] == [
        None
    ] * 4
