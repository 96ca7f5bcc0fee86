"""What the demand chart tells of price and units, when it refuses a curve, and which words it finds."""

import datetime as dt
from dataclasses import replace

import pytest

from kpidesk.analysis.demand.demand import Refusal
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.demand.demand_making import demand_chart, demand_misfit
from kpidesk.charts.demand.demand_page import DemandChart
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook
from tests.charts.demand.product_shop import LINE, MUG, POWER, SHUFFLED, START, shop
from tests.ledger import NoLedger

EUR = "\N{NO-BREAK SPACE}EUR"
THIN = "\N{NARROW NO-BREAK SPACE}"
LATEST = START.plus(60)


def ask(indicator: str = "", product: Segment | None = MUG, last: Month = LATEST) -> ChartAsk:
    return ChartAsk(ChartKind.DEMAND, indicator, Period.month(last), product)


def made(workbook: Workbook, asked: ChartAsk | None = None) -> DemandChart:
    chart = demand_chart(workbook, asked or ask())
    assert isinstance(chart, DemandChart)
    return chart


def test_the_best_price_is_told_with_its_range_and_the_price_now() -> None:
    chart = made(shop(SHUFFLED))
    assert chart.titles[0] == f"Mug: revenue is largest at about 22.0{EUR} (20.8 to 23.2); the price is now 24.0{EUR}"
    assert chart.facts.best is not None
    assert chart.facts.best.price == pytest.approx(22)
    assert "tick = best price and its range" in chart.subtitle
    assert "last 3 months" not in chart.subtitle  # their names stand beside them


def test_where_only_the_direction_is_known_no_price_is_named() -> None:
    chart = made(shop(POWER))
    assert chart.titles[0] == (
        f"Mug: a lower price brings more revenue; 1{THIN}% off the price sells about 1.5{THIN}% more units"
    )
    assert chart.facts.best is None
    assert "best price" not in {row[0] for row in chart.rows()}


def test_a_best_price_beyond_those_tried_is_not_named() -> None:
    """Units hardly fall with the price: revenue rises with every price that was tried."""
    dear = [
        (price, 100 - (price - 20) + wobble)
        for price, wobble in zip((20, 26, 22, 28, 24, 30, 21, 25), (0, 0.2, -0.2, 0.1, 0, -0.1, 0.2, -0.2), strict=True)
    ]
    chart = made(shop(dear))
    assert chart.titles[0] == (
        f"Mug: revenue was still rising at 30{EUR}, the highest price tried; go at most 10{THIN}% higher"
    )
    assert chart.facts.best is None


@pytest.mark.parametrize(
    ("months", "refusal", "title"),
    [
        (SHUFFLED[:4], Refusal.FEW_MONTHS, "Mug: 4 months with price and units; a demand curve needs 6"),
        (
            [(20, 100 + n) for n in range(8)],
            Refusal.FEW_PRICES,
            "Mug: 1 price was tried; a demand curve needs 3",
        ),
        (
            [(20 + 0.5 * (n % 3), 100 - n % 3) for n in range(8)],
            Refusal.PRICES_TOO_CLOSE,
            f"Mug: prices lie only 5.0{THIN}% apart; a demand curve needs 10{THIN}%",
        ),
        (
            [(price, units / 20) for price, units in SHUFFLED],
            Refusal.FEW_UNITS,
            "Mug: 5.3 units in 30 days; a demand curve needs 10",
        ),
        (
            LINE,
            Refusal.MOVED_WITH_TIME,
            "Mug: price and time moved together; the effect of the price cannot be told apart",
        ),
        (
            [(price, 200 - units) for price, units in SHUFFLED],
            Refusal.NOT_FALLING,
            "Mug: not fewer units at higher prices, so there is no demand curve",
        ),
    ],
)
def test_a_refusal_is_a_sentence_with_what_is_there_and_what_is_needed(
    months: list[tuple[float, float]], refusal: Refusal, title: str
) -> None:
    chart = made(shop(months))
    assert chart.facts.demand.verdict.refusal is refusal
    assert chart.titles[0] == title
    assert not chart.facts.curves
    assert len([row for row in chart.rows() if row[0] == "month"]) == len(months)


def test_without_any_month_there_is_nothing_to_draw() -> None:
    chart = demand_chart(shop(SHUFFLED), ask(product=None))
    assert isinstance(chart, RefusedChart)
    assert chart.reason.startswith("No month has both a price and units sold.")


def test_a_business_that_is_looked_at_as_a_whole_has_a_curve_too() -> None:
    chart = made(shop(SHUFFLED, product=None), ask(product=None))
    assert chart.titles[0].startswith("All products: revenue is largest at about 22.0")
    assert chart.subject == "demand"
    assert made(shop(SHUFFLED)).subject == "demand-Mug"


def test_a_curve_is_drawn_a_tenth_beyond_the_prices_tried_and_no_further() -> None:
    for months in (SHUFFLED, POWER):
        facts = made(shop(months)).facts
        prices = [price for price, _ in months]
        for curve in facts.curves:
            assert curve[0][0] == pytest.approx(0.9 * min(prices))
            assert curve[-1][0] == pytest.approx(1.1 * max(prices))
            assert facts.price_axis.low <= curve[0][0]
            assert curve[-1][0] <= facts.price_axis.high


def test_later_months_than_asked_for_are_not_known_yet() -> None:
    chart = made(shop(SHUFFLED), ask(last=START.plus(5)))
    assert len(chart.facts.points) == 6
    assert chart.month == START.plus(5)
    assert "Left out" not in chart.footnote


def test_a_month_that_still_runs_is_left_out_and_counted() -> None:
    chart = made(shop([*SHUFFLED, (30, 20)], running=9))
    assert len(chart.facts.points) == 8
    assert "Left out: 1 month that still runs." in chart.footnote


def test_the_footnote_warns_and_names_the_price_of_the_largest_profit() -> None:
    chart = made(shop(SHUFFLED, cost=9.0))
    assert "Prices were not set at random" in chart.footnote
    assert f"With 9.0{EUR} cost a unit profit is largest at about 26.5{EUR}." in chart.footnote


def test_every_month_can_be_pointed_at_and_leads_to_its_units() -> None:
    chart = made(shop(SHUFFLED))
    spot = chart.spots[0]
    assert spot.words.startswith("January 2025: 118 units in 30 days at 20.0")
    assert spot.origin is not None
    assert (spot.origin.indicator, spot.origin.month, spot.origin.segment) == ("units_sold", START, MUG)
    assert [spot.key for spot in chart.spots[-2:]] == ["price now", "best price"]


def test_the_rows_hold_months_curves_and_the_best_price() -> None:
    heading, *rows = made(shop(SHUFFLED)).rows()
    assert heading == ["what", "month", "price", "units in 30 days", "revenue in 30 days"]
    first = rows[0]
    assert first[:2] == ["month", "2025-01"]
    assert first[2:] == pytest.approx([20, 118, 2360])
    assert {"curve", "other curve", "best price", "likely from", "likely to"} <= {row[0] for row in rows}
    for row in rows:
        if row[0] == "curve":
            assert row[3] == pytest.approx(220 - 5 * float(row[2] or 0))


def test_it_makes_sense_for_what_has_to_do_with_prices_only() -> None:
    sample = read_sample()
    workbook = Workbook(NoLedger(), replace(sample), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    assert demand_misfit(workbook, ask("total_revenue", None)) is None
    assert demand_misfit(workbook, ask("units_sold", None)) is None
    assert demand_misfit(workbook, ask("demand_linear", None)) is None
    assert demand_misfit(workbook, ask("", None)) is None
    assert (
        demand_misfit(workbook, ask("churn_rate", None)) == "Churn rate has nothing to do with prices and units sold."
    )
    channel = ask("total_revenue", Segment.parse("channel:Search"))
    assert demand_misfit(workbook, channel) == "A demand curve is about the price of a product; a channel has none."
    assert demand_misfit(workbook, ask("nothing", None)) is not None
