"""Pages of several KPIs: which they show, and what they are asked for."""

from dataclasses import replace

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bullet.bullet_page import BulletPage
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.kinds import make_chart
from kpidesk.charts.multiples.multiples_page import Multiples
from kpidesk.charts.offers import offers
from kpidesk.charts.saved import ChartSettings
from kpidesk.charts.several import MOST, is_of_kpis, is_of_parts, shown_kpis, whole_page
from kpidesk.charts.table.table_page import TablePage
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import NOW, NoLedger, sample

AUGUST = Month.of(2026, 8)
KNOWN = read_catalogue().indicators
AIMED = ("profit", "total_revenue", "aov")
SPLIT, WHOLE = "website_visits", "profit_margin"
PAGES = sorted(MOST)


@pytest.fixture(scope="module")
def shop() -> Workbook:
    goals = {GoalKey(name, AUGUST): Goal(10.0) for name in AIMED}
    return Workbook(NoLedger(), replace(sample(), goals=goals), KNOWN, lambda: NOW)


def ask(kind: ChartKind, indicator: str = WHOLE, *indicators: str) -> ChartAsk:
    return ChartAsk(kind, indicator, Period.month(AUGUST), indicators=indicators)


def page_kpis(shop: Workbook, asked: ChartAsk) -> list[str]:
    """Of the page that is made, from top to bottom, or row by row."""
    chart = make_chart(shop, whole_page(shop, asked))
    match chart:
        case BulletPage():
            return [bullet.about.id for bullet in chart.facts.bullets]
        case TablePage():
            return [line.about.id for line in chart.facts.lines]
        case Multiples():
            return [panel.key for panel in chart.facts.panels]
    raise AssertionError(chart)


@pytest.mark.parametrize("kind", PAGES)
def test_named_kpis_stand_on_the_page_in_their_order(shop: Workbook, kind: ChartKind) -> None:
    named = ("profit", "aov", "orders", "total_revenue")
    asked = ask(kind, SPLIT, *named)
    assert page_kpis(shop, asked) == list(shown_kpis(shop, asked)) == list(named)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_not_about_the_kpi_that_was_in_sight_before(shop: Workbook, kind: ChartKind) -> None:
    usual = page_kpis(shop, ask(kind))
    assert len(usual) > 1
    assert set(usual) <= set(shown_kpis(shop, ask(kind)))
    assert usual == page_kpis(shop, ask(kind, ""))


def test_the_usual_bullets_are_those_with_a_goal(shop: Workbook) -> None:
    assert sorted(shown_kpis(shop, ask(ChartKind.BULLET))) == sorted(AIMED)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_shows_no_more_than_it_holds(shop: Workbook, kind: ChartKind) -> None:
    every = tuple(name for name in shop.chosen if name in shop.indicators)
    assert len(every) > 12
    assert len(shown_kpis(shop, ask(kind, "", *every))) == (MOST[kind] or len(every))


def test_small_multiples_of_a_split_figure_show_its_parts_until_kpis_are_named(shop: Workbook) -> None:
    split = ask(ChartKind.MULTIPLES, SPLIT)
    assert is_of_parts(shop, split) and not is_of_kpis(shop, split)
    assert whole_page(shop, split) == split
    assert shown_kpis(shop, split) == ()
    named = replace(split, indicators=("profit", "orders"))
    assert is_of_kpis(shop, named)
    assert page_kpis(shop, named) == ["profit", "orders"]


def test_small_multiples_of_one_named_kpi_say_that_two_are_needed(shop: Workbook) -> None:
    chart = make_chart(shop, whole_page(shop, ask(ChartKind.MULTIPLES, SPLIT, "profit")))
    assert isinstance(chart, RefusedChart)
    assert chart.reason.startswith("Two KPIs with figures are needed")


def test_other_kinds_know_nothing_of_several(shop: Workbook) -> None:
    asked = ask(ChartKind.GOAL, WHOLE, "profit", "orders")
    assert whole_page(shop, asked) == replace(asked, indicators=())


def test_a_figure_without_parts_has_small_multiples_of_kpis_behind_the_table(shop: Workbook) -> None:
    whole, split = (list(offers(shop, ask(ChartKind.GOAL, name)).offered) for name in (WHOLE, SPLIT))
    assert whole.index(ChartKind.TABLE) < whole.index(ChartKind.MULTIPLES)
    assert split.index(ChartKind.MULTIPLES) < split.index(ChartKind.TABLE)


def test_a_saved_page_does_without_the_kpi_that_was_in_sight(shop: Workbook) -> None:
    page = ChartSettings(ChartKind.TABLE, "gone", indicators=("orders", "profit"))
    assert not isinstance(page.chart(shop), RefusedChart)


def test_a_saved_page_says_when_all_its_kpis_are_gone(shop: Workbook) -> None:
    chart = ChartSettings(ChartKind.TABLE, "", indicators=("gone", "lost")).chart(shop)
    assert isinstance(chart, RefusedChart)
    assert chart.reason == "The figures and KPIs that this chart is about are not there any more."
