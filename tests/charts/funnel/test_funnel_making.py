"""Which steps a funnel has, what stays from one to the next, and when it is refused."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.chart import RefusedChart
from kpidesk.charts.funnel.funnel_making import funnel_misfit
from kpidesk.domain.period import Period, PeriodKind
from tests.analysis.typed_business import START, typed_business
from tests.charts.funnel.funnel_shop import SHOP, Lines, ask, asked, funnel


def test_shares_are_of_the_step_above_and_change_in_points() -> None:
    steps = funnel().series.steps
    assert [step.about.id for step in steps] == list(SHOP)
    assert [step.shown_rate and float(step.shown_rate) for step in steps] == [None, 56, 21, 69, 55]
    assert [step.change and float(step.change) for step in steps] == [None, 1, -1, -3, -5]


def test_marked_is_the_largest_loss_against_its_own_rate_and_the_title_names_it() -> None:
    """Carts are the smallest share; orders lost most."""
    chart = funnel()
    worst = chart.series.worst
    assert worst is not None and worst.about.id == "orders_online"
    assert chart.titles[0] == (
        "Online orders lost most: 55\u202f% of Checkouts begun in February, 5\u202fpp less than in January"
    )


def test_nothing_is_marked_where_no_step_lost() -> None:
    chart = funnel({"visitors": [1000, 1000], "carts_created": [100, 120], "orders_online": [50, 60]})
    assert chart.series.worst is None
    assert chart.titles[0].startswith("No step lost in February; Carts filled gained most: 12\u202f% of Visits")
    still = funnel({"visitors": [1000, 1000], "carts_created": [100, 100]})
    assert still.titles[0] == "Every step of the shop funnel held in February against January"


def test_without_a_comparison_the_ends_are_told() -> None:
    chart = funnel({"visitors": [None, 1000], "carts_created": [None, 100], "orders_online": [None, 0]})
    assert chart.titles[0] == "Visits: 0 of 1,000 reached Online orders in February"


def test_few_cases_are_not_marked() -> None:
    chart = funnel({"visitors": [1000, 1000], "carts_created": [100, 100], "orders_online": [50, 4]})
    assert chart.series.worst is None
    assert "Few cases, so the change says nothing: Online orders." in chart.footnote
    assert "No step lost" not in chart.titles[0]


@pytest.mark.parametrize(
    ("lines", "indicator", "steps"),
    [
        ({"emails_sent": 100, "emails_delivered": 90, "email_opens": 40, "email_clicks": 9}, "email_open_rate", 4),
        ({"leads": 80, "quotes_sent": 30, "quotes_won": 12}, "quote_win_rate", 3),
        ({"ad_impressions": 9000, "ad_clicks": 300, "ad_conversions": 20}, "roas", 3),
        ({"visitors": 900, "orders_online": 30}, "aov", 2),
        ({"visitors": 900, "orders_online": 30}, "visitors", 2),
    ],
)
def test_a_figure_belongs_to_the_steps_that_are_entered(lines: dict[str, float], indicator: str, steps: int) -> None:
    chart = funnel({name: [value, value] for name, value in lines.items()}, indicator)
    assert len(chart.series.steps) == steps


def test_a_step_that_is_not_entered_is_left_out_and_named() -> None:
    chart = funnel({name: line for name, line in SHOP.items() if name != "checkouts_started"})
    assert "Left out: “Checkouts begun” is not entered for February 2022." in chart.footnote
    last = chart.series.steps[-1]
    assert last.shown_rate is not None and float(last.shown_rate) == 38


def test_a_step_larger_than_the_one_above_is_refused_with_both_figures() -> None:
    chart = asked(SHOP | {"checkouts_started": [404, 1620]})
    assert isinstance(chart, RefusedChart)
    assert "“Checkouts begun” (1,620) is more than “Carts filled” (610) in February 2022" in chart.reason


def test_shares_of_a_longer_period_are_those_of_the_sums() -> None:
    chart = funnel(period=Period(PeriodKind.YEAR_TO_DATE, START, START.next))
    assert chart.series.steps[0].count == 9900
    assert chart.series.steps[1].rate == pytest.approx(5500 / 9900)


def test_too_few_steps_are_refused_with_what_is_missing() -> None:
    chart = asked({"visitors": [10, 20]})
    assert isinstance(chart, RefusedChart)
    assert chart.reason == (
        "A funnel needs two steps with figures, and only one step has a figure in February 2022: "
        "“Engaged visits”, “Carts filled”, “Checkouts begun” and “Online orders” are not entered."
    )


def test_no_visits_leave_nothing_to_stay() -> None:
    chart = asked({"visitors": [10, 0], "orders_online": [1, 0]})
    assert isinstance(chart, RefusedChart) and chart.reason.startswith("“Visits (sessions)” is 0")


def test_figures_of_no_way_do_not_fit() -> None:
    book = typed_business({"visitors": [1]})
    assert "belongs to no steps" in (funnel_misfit(book, ask("profit")) or "")
    assert funnel_misfit(book, ask("")) is not None
    assert funnel_misfit(book, ask("cart_abandonment_rate")) is None


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=5, max_size=5))
def test_every_number_of_the_title_is_drawn(pairs: list[tuple[int, int]]) -> None:
    columns = [sorted(column, reverse=True) for column in zip(*pairs, strict=True)]
    lines: Lines = {name: list(pair) for name, pair in zip(SHOP, zip(*columns, strict=True), strict=True)}
    chart = asked(lines)
    if isinstance(chart, RefusedChart):
        return
    drawn = " ".join(spot.words for spot in chart.spots).replace("+", "").replace("\u2212", "")
    assert all(number in drawn for number in re.findall(r"\d[\d,.]*\u202f(?:%|pp)", chart.titles[0]))
