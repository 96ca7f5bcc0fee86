"""The owner's own title: it takes the made one's place, and its numbers are compared with what the chart shows."""

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import make_chart
from kpidesk.charts.own_title import OwnTitle, TitledChart, disagreeing, made_title, titled
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.words.number_reading import numbers_in
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from tests.charts.acceptance.every_chart import book
from tests.charts.conftest import build, named
from tests.sales_chart import sales_chart

OWN = OwnTitle("August was our best month so far")


def test_the_owners_title_stands_in_the_place_of_the_made_one() -> None:
    made = sales_chart()
    own = titled(made, OWN)
    assert own.titles == ("August was our best month so far",)
    assert (own.subtitle, own.footnote, own.spots, own.month) == (made.subtitle, made.footnote, made.spots, made.month)
    assert list(own.rows()) == list(made.rows())
    assert made_title(own) == made_title(made) == made.titles[0]


def test_the_alt_text_begins_with_the_owners_title_and_goes_on_as_before() -> None:
    made = sales_chart()
    told = titled(made, OWN).alt_text
    assert told.startswith("August was our best month so far. Column chart of Sales")
    assert told.endswith(made.alt_text[-40:])
    assert made.titles[0] not in told


def test_the_drawing_shows_the_owners_title() -> None:
    sheet = picture.draw(titled(sales_chart(), OWN), SLIDE.layout, picture.Look(), 72)
    assert [artist.get_text() for artist in named(sheet, "title-").values()] == [OWN.words]


def test_no_title_of_ones_own_leaves_the_chart_as_it_is() -> None:
    made = sales_chart()
    assert titled(made, None) is made


def test_a_refused_chart_keeps_its_reason() -> None:
    refused = RefusedChart(ChartKind.LIMITS, "There are 4 months.", Month.of(2026, 8), "sales")
    assert titled(refused, OWN) is refused
    assert disagreeing(refused, OwnTitle("12 in a row")) == ()


def test_two_charts_under_the_same_title_are_the_same_and_can_be_copied() -> None:
    own = titled(sales_chart(), OWN)
    assert own == titled(sales_chart(), OWN) != titled(sales_chart(), OwnTitle("Another"))
    assert copy.copy(own) == pickle.loads(pickle.dumps(own)) == own


def test_what_a_chart_does_not_have_is_not_there() -> None:
    with pytest.raises(AttributeError):
        _ = titled(sales_chart(), OWN).nothing  # type: ignore[attr-defined]


def checked(words: str, chart: Chart | None = None, made: str = "") -> tuple[str, ...]:
    return disagreeing(chart or sales_chart(), OwnTitle(words, made))


@pytest.mark.parametrize(
    "words",
    [
        "Sales were good",
        "Sales reached EUR 6,700 in August 2026",
        "Sales reached 6.700 in August",
        "Sales reached 6 700 €",
        "Sales of 6.7k, 300 over the goal of 6.4k",
        "From 6,000 in January to 6,700",
    ],
)
def test_numbers_that_the_chart_shows_agree_in_any_form(words: str) -> None:
    assert checked(words) == ()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Sales reached 6,800 in August", ("6,800",)),
        ("Sales of 6.8k, 300 over the goal of 7.1k", ("6.8k", "7.1k")),
        ("Sales in August 2027", ("2027",)),
        ("Up 31 % on the year", ("31 %",)),
    ],
)
def test_a_number_that_the_chart_does_not_show_is_named(words: str, wrong: tuple[str, ...]) -> None:
    assert checked(words) == wrong


@pytest.mark.parametrize(
    ("kind", "indicator", "words", "wrong"),
    [
        (ChartKind.LIMITS, "total_revenue", "After 35 months, 77 of them lost", ("77",)),
        (ChartKind.LIMITS, "total_revenue", "Nach 35 Monaten und 2 Jahren", ()),
        (ChartKind.LIMITS, "total_revenue", "The shop after 12 years", ("12",)),
        (ChartKind.LIMITS, "total_revenue", "Après 4 ans", ()),
        (ChartKind.YEARS, "total_revenue", "Four lines for 4 years", ()),
        (ChartKind.YEARS, "total_revenue", "After 7 years of this", ("7",)),
        (ChartKind.GOAL, "total_revenue", "What 12 months brought, one of 12 quarters", ("12",)),
        (ChartKind.GOAL, "total_revenue", "Up 12 % in a year", ("12 %",)),
        (ChartKind.GOAL, "total_revenue", "It began with 12", ("12",)),
        (ChartKind.RANKING, "visitors", "Search leads 5 channels", ()),
        (ChartKind.RANKING, "visitors", "Social is the 3rd of 5 channels", ()),
        (ChartKind.RANKING, "visitors", "Social is the 9th of 8 channels", ("9", "8")),
    ],
)
def test_counts_of_what_is_shown_are_known(kind: ChartKind, indicator: str, words: str, wrong: tuple[str, ...]) -> None:
    shop = book("sample")
    shown = make_chart(shop, ChartAsk(kind, indicator, Period.month(Month.of(2026, 8))))
    assert disagreeing(shown, OwnTitle(words)) == wrong


def test_quarters_are_counted_in_a_chart_by_quarters() -> None:
    shop = book("sample")
    shown = make_chart(shop, ChartAsk(ChartKind.GOAL, "total_revenue", shop.calendar.quarter(2026, 2)))
    assert disagreeing(shown, OwnTitle("Sales of 8 quarters, or 2 years")) == ()
    assert disagreeing(shown, OwnTitle("Sales of 9 quarters, or 3 years")) == ("9", "3")


def test_a_number_of_the_made_title_that_has_changed_is_named_though_it_stands_elsewhere() -> None:
    words = "August brought 300 more than planned"
    before = sales_chart()
    assert "0.30k" in before.titles[0]
    assert checked(words, made=before.titles[0]) == ()
    aims = [Goal(6400.0)] * 5 + [Goal(6200.0), Goal(6400.0), Goal(6350.0)] + [Goal(6400.0)] * 4
    after = sales_chart(goal=aims)
    assert "300" in " ".join(spot.words for spot in after.spots)
    assert checked(words, after, made=before.titles[0]) == ("300",)


def test_rates_are_compared_in_percent() -> None:
    chart = describe_rates()
    assert disagreeing(chart, OwnTitle("2.5 % of visitors bought")) == ()
    assert disagreeing(chart, OwnTitle("2.6 % of visitors bought")) == ("2.6 %",)


def describe_rates() -> Chart:
    from kpidesk.charts.goal.goal_vs_actual import describe

    facts = build([0.02, 0.0249, None], [0.02, 0.02, 0.02], unit=Unit.PERCENT, is_flow=False, current="2026-02")
    return describe(facts)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234.50", {"1234.50"}),
        ("1.234,5", {"1234.5"}),
        ("1.234", {"1234", "1.234"}),
        ("1.234.567", {"1234567"}),
        ("1\N{NARROW NO-BREAK SPACE}234,5", {"1234.5"}),
        ("1’234", {"1234"}),
        ("6.4k", {"6.4E+3"}),
        ("12\N{NARROW NO-BREAK SPACE}%", {"12"}),
        ("Q3 and v2", set()),
        ("0.05", {"0.05"}),
    ],
)
def test_a_number_is_read_as_whatever_it_can_be(text: str, readings: set[str]) -> None:
    found = [reading for number in numbers_in(text) for reading in number.readings]
    assert {str(reading) for reading in found} == readings


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.decimals(0, 10**9, places=2), st.sampled_from([ENGLISH, GERMAN, FRENCH]), st.integers(0, 2))
def test_every_number_that_the_program_writes_is_read_back(amount: Decimal, form: NumberForm, decimals: int) -> None:
    words = form.number(float(amount), decimals)
    (number,) = numbers_in(f"Sales were {words} in all")
    plain = Decimal(words.replace(form.group, "").replace(form.decimal, "."))
    assert plain in number.readings


def test_own_titles_are_told_from_made_ones() -> None:
    assert isinstance(titled(sales_chart(), OWN), TitledChart)
