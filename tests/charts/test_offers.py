"""Which kinds are offered for a figure, the best first."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts import kinds, offers
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.kind_options import known_to, options_of
from kpidesk.charts.kinds import ROOMS, Room
from kpidesk.charts.refusing import refused
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import NOW, NoLedger, sample
from tests.sales_chart import sales_chart

AUGUST = Month.of(2026, 8)
FAIR, MUG = Segment(SegmentKind.CAMPAIGN, "Spring fair"), Segment(SegmentKind.PRODUCT, "Mug")


KNOWN = read_catalogue().indicators


def book(contents: Contents) -> Workbook:
    return Workbook(NoLedger(), contents, KNOWN, lambda: NOW)


@pytest.fixture(scope="module")
def shop() -> Workbook:
    noted = sample()
    notes = {Cell(name, AUGUST): "Fair" for name in ("total_revenue", "orders")}
    return book(replace(noted, notes=noted.notes | notes))


def ask(indicator: str, segment: Segment | None = None, kind: ChartKind = ChartKind.GOAL) -> ChartAsk:
    return ChartAsk(kind, indicator, Period.month(AUGUST), segment)


@pytest.fixture
def all_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind is drawn and makes sense."""
    made: dict[ChartKind, Room] = {kind: Room(lambda *_: sales_chart(), lambda *_: None) for kind in ChartKind}
    monkeypatch.setattr(offers, "ROOMS", made)
    monkeypatch.setattr(kinds, "ROOMS", made)


@pytest.mark.usefixtures("all_kinds")
@pytest.mark.parametrize(
    ("indicator", "segment", "first"),
    [
        ("total_revenue", None, [ChartKind.GOAL, ChartKind.PACE, ChartKind.LIMITS]),
        ("profit_margin", None, [ChartKind.LIMITS, ChartKind.YEARS, ChartKind.GOAL]),
        ("orders", FAIR, [ChartKind.CAMPAIGN, ChartKind.LIMITS]),
        ("units_sold", MUG, [ChartKind.DEMAND, ChartKind.LIMITS]),
        ("expenses", MUG, [ChartKind.GOAL]),
        ("price_elasticity", None, [ChartKind.DEMAND]),
        ("activity_level", None, [ChartKind.ACTIVITY]),
        ("", None, [ChartKind.FUNNEL, ChartKind.BULLET, ChartKind.TABLE, ChartKind.ACTIVITY]),
    ],
)
def test_the_best_kind_comes_first(indicator: str, segment: Segment | None, first: list[ChartKind]) -> None:
    contents = sample()
    months = AUGUST.plus(-11).until(AUGUST)
    values = {Cell(name, m, part): 10.0 for m in months for name, part in (("orders", FAIR), ("units_sold", MUG))}
    goals = {GoalKey("total_revenue", AUGUST): Goal(6000.0)}
    shop = book(replace(contents, values=contents.values | values, segments=(*contents.segments, MUG), goals=goals))
    found = offers.in_order(shop, ask(indicator, segment))
    assert found[: len(first)] == first
    assert sorted(found) == sorted(ChartKind)


@pytest.mark.usefixtures("all_kinds")
def test_a_rate_with_a_goal_has_no_pace_before_its_usual_range() -> None:
    goals = {GoalKey("profit_margin", AUGUST): Goal(0.2)}
    found = offers.in_order(book(replace(sample(), goals=goals)), ask("profit_margin"))
    assert found[:2] == [ChartKind.GOAL, ChartKind.LIMITS]


@pytest.mark.usefixtures("all_kinds")
def test_a_few_months_are_shown_before_a_usual_range_is_promised() -> None:
    values = {Cell("orders", Month.of(2026, number)): 5.0 for number in range(4, 9)}
    assert offers.in_order(book(Contents(Business("New"), values=values)), ask("orders"))[0] is ChartKind.GOAL
    more = values | {Cell("orders", Month.of(2026, 3)): 5.0}
    assert offers.in_order(book(Contents(Business("New"), values=more)), ask("orders"))[0] is ChartKind.LIMITS


def test_every_kind_is_offered_or_left_out_with_a_sentence(shop: Workbook) -> None:
    for indicator in ("total_revenue", "orders", "profit_margin", "activity_level", "unit_price", ""):
        found = offers.offers(shop, ask(indicator))
        assert sorted([*found.offered, *(kind for kind, _ in found.left_out)]) == sorted(ROOMS)
        assert all(reason.endswith(".") for _, reason in found.left_out)


def test_nothing_is_offered_that_is_not_drawn(shop: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "ROOMS", {ChartKind.GOAL: ROOMS[ChartKind.GOAL]})
    assert offers.offers(shop, ask("orders")) == ((ChartKind.GOAL,), ())


def _refusing(reason: str, instead: ChartKind | None = None) -> Callable[[Workbook, ChartAsk], Chart]:
    return lambda _workbook, ask: refused(ask, reason, instead)


@pytest.fixture
def three_kinds(monkeypatch: pytest.MonkeyPatch) -> dict[ChartKind, Room]:
    """A usual range that is refused, years that work, a forecast that is refused as well."""
    made = {
        ChartKind.LIMITS: Room(_refusing("There are 2 months.", ChartKind.FORECAST), lambda *_: None),
        ChartKind.FORECAST: Room(_refusing("There are 2 months."), lambda *_: None),
        ChartKind.YEARS: Room(lambda *_: sales_chart(), lambda *_: None),
    }
    monkeypatch.setattr(offers, "ROOMS", made)
    monkeypatch.setattr(kinds, "ROOMS", made)
    return made


def test_a_refused_chart_leads_to_one_that_works(shop: Workbook, three_kinds: dict[ChartKind, Room]) -> None:
    asked = ask("orders", kind=ChartKind.LIMITS)
    chart = kinds.make_chart(shop, asked)
    assert offers.nearest(shop, asked, chart) is ChartKind.YEARS  # the one that it names itself is refused, too
    three_kinds[ChartKind.FORECAST] = Room(lambda *_: sales_chart(), lambda *_: None)
    assert offers.nearest(shop, asked, chart) is ChartKind.FORECAST


def test_where_nothing_works_there_is_nowhere_to_lead(shop: Workbook, three_kinds: dict[ChartKind, Room]) -> None:
    three_kinds[ChartKind.YEARS] = Room(_refusing("There are 2 months."), lambda *_: None)
    asked = ask("orders", kind=ChartKind.LIMITS)
    assert offers.nearest(shop, asked, kinds.make_chart(shop, asked)) is None


def test_a_chart_that_is_drawn_leads_nowhere_else(shop: Workbook) -> None:
    assert offers.nearest(shop, ask("orders"), sales_chart()) is None


def test_an_option_that_a_kind_does_not_know_is_as_usual() -> None:
    turned = Options(previous_year=True, limits=False, notes=False, moving_ranges=True)
    assert known_to(ChartKind.TABLE, turned) == Options(notes=False)
    assert known_to(ChartKind.BULLET, turned) == Options()
    assert known_to(ChartKind.LIMITS, turned) == Options(limits=False, notes=False, moving_ranges=True)


@pytest.mark.parametrize("kind", ChartKind)
def test_offered_options_are_options(kind: ChartKind) -> None:
    usual = Options()
    assert all(hasattr(usual, name) for name in options_of(kind))


def _asks(kind: ChartKind, shop: Workbook) -> list[ChartAsk]:
    """Of the sample: the business, a rate, what needs a part, and what has steps."""
    months = Period.month(AUGUST)
    parts = {one.kind: one for one in shop.segments}
    about = [
        ("total_revenue", None),
        ("orders", parts[SegmentKind.CAMPAIGN]),
        ("website_visits", None),
        ("orders", None),
        ("profit_margin", None),
        ("activity_level", None),
    ]
    return [ChartAsk(kind, name, months, part) for name, part in about if name in shop.indicators]


def _said(shop: Workbook, asked: ChartAsk) -> tuple[object, ...]:
    chart = kinds.make_chart(shop, asked)
    return chart.titles, chart.subtitle, chart.footnote, chart.alt_text, chart.spots, list(chart.rows()), chart


@pytest.mark.parametrize("kind", sorted(ROOMS))
def test_a_kind_shows_what_its_options_say_and_knows_no_other(kind: ChartKind, shop: Workbook) -> None:
    usual = Options()
    told = set()
    for name in (each.name for each in fields(Options)):
        turned = replace(usual, **{name: not getattr(usual, name)})
        for asked in _asks(kind, shop):
            if _said(shop, asked) != _said(shop, replace(asked, options=turned)):
                told.add(name)
                break
    assert told == set(options_of(kind))
