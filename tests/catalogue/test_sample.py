"""The sample business: what it promises is in it, its figures agree with each other, and its script remakes it."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from shutil import copy

import pytest

from kpidesk import paths
from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import GoalKey
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import is_storable

FIRST, LAST = Month.of(2023, 10), Month.of(2026, 9)
CLOSED = FIRST.until(LAST.previous)
LAST_EIGHT = Month.of(2026, 1).until(LAST.previous)
IN_2025 = Month.of(2025, 1).until(Month.of(2025, 12))
MISSING = Cell("units_returned", Month.of(2026, 5))


@pytest.fixture(scope="module")
def sample() -> Contents:
    return read_sample()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


Figure = Callable[[str, Month], float]


@pytest.fixture(scope="module")
def figure(sample: Contents) -> Figure:
    return lambda indicator, month: sample.values[Cell(indicator, month)]


def parts(sample: Contents, indicator: str, month: Month) -> list[float]:
    return [sample.values[Cell(indicator, month, segment)] for segment in sample.segments]


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


# What it holds


def test_sample_is_an_invented_shop_marked_as_example(sample: Contents) -> None:
    assert sample.business == Business("Alder & Wren", "EUR", 1, is_example=True)


def test_sample_has_36_months_and_only_the_last_is_unfinished(sample: Contents) -> None:
    assert sample.months == {
        **{month: MonthState(MonthStatus.CLOSED) for month in CLOSED},
        LAST: MonthState(MonthStatus.UNFINISHED, until_day=17),
    }
    assert {cell.month for cell in sample.values} == set(FIRST.until(LAST))


def test_sample_has_every_figure_of_the_shop_starter_and_some_more(sample: Contents, catalogue: Catalogue) -> None:
    typed = {cell.indicator for cell in sample.values}
    shop = {id_ for id_ in catalogue.starters["shop"].indicators if not catalogue.indicators[id_].is_calculated}
    assert shop - typed == {"customers_end"}  # is worked out
    assert {"cash_balance", "cash_in", "cash_out", "ad_revenue", "ad_clicks", "bounces_hard"} <= typed - shop


def test_sample_chooses_all_it_has_and_kpis_that_follow(sample: Contents, catalogue: Catalogue) -> None:
    assert {cell.indicator for cell in sample.values} <= set(sample.chosen)
    assert sum(catalogue.indicators[id_].is_calculated for id_ in sample.chosen) >= 20
    groups = [catalogue.groups.index(catalogue.indicators[id_].group) for id_ in sample.chosen]
    assert groups == sorted(groups)


def test_only_typed_figures_are_typed(sample: Contents, catalogue: Catalogue) -> None:
    assert [cell for cell in sample.values if catalogue.indicators[cell.indicator].is_calculated] == []
    assert all(is_storable(value) for value in sample.values.values())


def test_one_figure_is_missing(sample: Contents) -> None:
    every_month = {cell.indicator for cell in sample.values} - {"customers_start"}
    missing = [Cell(id_, month) for id_ in every_month for month in CLOSED if Cell(id_, month) not in sample.values]
    assert missing == [MISSING]


def test_customers_at_the_start_are_typed_once(sample: Contents) -> None:
    assert [cell.month for cell in sample.values if cell.indicator == "customers_start"] == [FIRST]


def test_unfinished_month_has_nothing_of_its_last_day(sample: Contents, catalogue: Catalogue) -> None:
    blank = {id_ for id_ in sample.chosen if Cell(id_, LAST) not in sample.values}
    typed = {id_ for id_ in blank if not catalogue.indicators[id_].is_calculated}
    assert typed == {
        *("cash_in", "cash_out", "cash_balance", "subscribers", "customers_active", "customers_repeat"),
        *("customers_start", "customers_end"),
    }


def test_unfinished_month_has_about_its_share_of_a_month(figure: Figure) -> None:
    for indicator in ("revenue", "orders", "visitors", "expenses"):
        assert 0.4 < figure(indicator, LAST) / figure(indicator, LAST.plus(-12)) < 0.75


def test_figures_are_split_by_channel(sample: Contents) -> None:
    assert sample.segments == tuple(
        Segment(SegmentKind.CHANNEL, name) for name in ("Search", "Direct", "Social", "Email", "Paid ads")
    )
    assert {cell.indicator for cell in sample.values if cell.segment} == {"visitors", "orders", "conversions"}


def test_split_figures_may_be_split(sample: Contents, catalogue: Catalogue) -> None:
    split = {cell.indicator for cell in sample.values if cell.segment}
    assert all(SegmentKind.CHANNEL in catalogue.indicators[id_].segment_kinds for id_ in split)


def test_some_figures_and_one_month_have_notes(sample: Contents) -> None:
    assert len(sample.notes) == 5
    assert all(cell in sample.values and note.endswith(".") for cell, note in sample.notes.items())
    assert list(sample.month_notes) == [Month.of(2026, 8)]


# Its figures agree


@pytest.mark.parametrize(
    ("more", "fewer"),
    [
        ("emails_sent", "emails_delivered"),
        ("emails_delivered", "email_opens"),
        ("email_opens", "email_clicks"),
        ("emails_delivered", "email_unsubscribes"),
        ("ad_impressions", "ad_clicks"),
        ("carts_created", "checkouts_started"),
        ("checkouts_started", "orders_online"),
        ("orders", "orders_online"),
        ("units_sold", "orders"),
        ("visitors", "carts_created"),
        ("visitors", "conversions"),
        ("revenue", "cogs"),
        ("revenue", "ad_revenue"),
        ("expenses", "variable_expenses"),
        ("expenses", "ad_spend"),
    ],
)
def test_what_is_part_of_another_is_smaller(figure: Figure, more: str, fewer: str) -> None:
    assert [month for month in FIRST.until(LAST) if figure(more, month) < figure(fewer, month)] == []


@pytest.mark.parametrize("indicator", ["visitors", "orders", "conversions"])
def test_channels_sum_to_slightly_less_than_the_total(sample: Contents, figure: Figure, indicator: str) -> None:
    for month in FIRST.until(LAST):
        assert 0.75 < sum(parts(sample, indicator, month)) / figure(indicator, month) < 1


def test_bounces_are_what_was_sent_and_not_delivered(figure: Figure) -> None:
    for month in FIRST.until(LAST):
        bounced = figure("bounces_hard", month) + figure("bounces_soft", month)
        assert bounced == figure("emails_sent", month) - figure("emails_delivered", month)


def test_bank_moves_by_what_came_in_and_went_out(figure: Figure) -> None:
    for before, month in pairwise(CLOSED):
        moved = figure("cash_in", month) - figure("cash_out", month)
        assert figure("cash_balance", month) == pytest.approx(figure("cash_balance", before) + moved, abs=0.005)


def test_list_moves_by_sign_ups_and_goodbyes(figure: Figure) -> None:
    for before, month in pairwise(CLOSED):
        gone = figure("email_unsubscribes", month) + figure("bounces_hard", month)
        expected = figure("subscribers", before) + figure("newsletter_signups", month) - gone
        assert figure("subscribers", month) == expected


def test_customers_never_run_out(figure: Figure) -> None:
    customers = figure("customers_start", FIRST)
    for month in FIRST.until(LAST):
        assert figure("customers_lost", month) <= customers
        customers += figure("customers_new", month) - figure("customers_lost", month)
    assert customers > figure("customers_start", FIRST)


def test_new_and_returning_buyers_are_the_buyers(figure: Figure) -> None:
    for month in CLOSED:
        buyers = figure("customers_new", month) + figure("customers_repeat", month)
        assert buyers == figure("customers_active", month) <= figure("orders", month)


@pytest.mark.parametrize("indicator", ["orders", "units_sold", "visitors", "emails_sent", "customers_new"])
def test_what_is_counted_is_whole(figure: Figure, indicator: str) -> None:
    assert all(figure(indicator, month).is_integer() for month in FIRST.until(LAST))


# It has something to say


def margin(figure: Figure, month: Month) -> float:
    revenue = figure("revenue", month)
    return (revenue - figure("cogs", month) - figure("expenses", month)) / revenue


def acquisition(figure: Figure, month: Month) -> float:
    return (figure("ad_spend", month) + figure("marketing_other_cost", month)) / figure("customers_new", month)


def test_profit_margin_has_been_below_average_for_eight_months(figure: Figure) -> None:
    usual = mean([margin(figure, month) for month in IN_2025])
    assert all(margin(figure, month) < usual for month in LAST_EIGHT)
    assert margin(figure, LAST_EIGHT[-1]) < 0.7 * usual


def test_winning_a_customer_gets_dearer(figure: Figure) -> None:
    costs = [acquisition(figure, month) for month in LAST_EIGHT]
    assert costs == sorted(costs)
    assert costs[-1] > 2 * mean([acquisition(figure, month) for month in IN_2025])


def test_december_sells_most(figure: Figure) -> None:
    best = max(IN_2025, key=lambda month: figure("revenue", month))
    assert best == Month.of(2025, 12)


# Goals


def test_goals_are_set_for_each_month_of_2026(sample: Contents) -> None:
    year = Month.of(2026, 1).until(Month.of(2026, 12))
    aimed = {key.indicator for key in sample.goals}
    assert len(aimed) == 14
    assert set(sample.goals) == {GoalKey(id_, month) for id_ in aimed for month in year}


def test_some_chosen_kpi_has_no_goal(sample: Contents) -> None:
    aimed = {key.indicator for key in sample.goals}
    assert aimed <= set(sample.chosen)
    assert "email_open_rate" in set(sample.chosen) - aimed


def test_sales_goal_follows_the_seasons_and_rates_stay(sample: Contents) -> None:
    by_indicator: dict[str, set[float]] = {}
    for key, goal in sample.goals.items():
        by_indicator.setdefault(key.indicator, set()).add(goal.value)
    assert {id_ for id_, values in by_indicator.items() if len(values) > 1} == {
        *("total_revenue", "profit", "orders_placed", "website_visits")
    }
    assert len(by_indicator["total_revenue"]) == 12


def test_every_goal_has_a_reason_and_its_days(sample: Contents) -> None:
    assert all(goal.reason.endswith(".") and goal.set_on and goal.review_on for goal in sample.goals.values())


def test_band_is_a_goal_with_two_ends(sample: Contents, catalogue: Catalogue) -> None:
    bands = {key.indicator for key, goal in sample.goals.items() if goal.upper is not None}
    assert bands == {"marketing_cost_ratio"}
    assert catalogue.indicators["marketing_cost_ratio"].direction is Direction.BAND


def test_some_goals_are_met_and_some_are_missed(sample: Contents, figure: Figure) -> None:
    met = [figure("revenue", month) >= sample.goals[GoalKey("total_revenue", month)].value for month in LAST_EIGHT]
    assert 2 <= sum(met) <= 6
    margins = [margin(figure, month) >= sample.goals[GoalKey("profit_margin", month)].value for month in LAST_EIGHT]
    assert margins[0]
    assert not margins[-1]


def test_benchmark_says_where_it_comes_from(sample: Contents, figure: Figure) -> None:
    benchmark = sample.benchmarks["conversion_rate"]
    year_2024 = Month.of(2024, 1).until(Month.of(2024, 12))
    two_years = [figure("conversions", month) / figure("visitors", month) for month in year_2024 + IN_2025]
    assert benchmark.value == pytest.approx(mean(two_years), abs=0.0005)
    assert (benchmark.kind, bool(benchmark.source)) == ("own history", True)


# Its script


def test_script_remakes_the_sample_to_the_last_byte(tmp_path: Path) -> None:
    samples = paths.resources() / "samples"
    script = copy(samples / "make_sample.py", tmp_path)
    subprocess.run([sys.executable, str(script)], check=True, timeout=60)
    assert (tmp_path / "sample.json").read_bytes() == (samples / "sample.json").read_bytes()


def test_sample_is_small() -> None:
    assert (paths.resources() / "samples" / "sample.json").stat().st_size < 20_000
