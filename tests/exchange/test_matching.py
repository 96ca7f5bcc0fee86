"""Headings in the languages of the owners find their figures."""

import pytest

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.matching import SURE, Match, match_all
from kpidesk.exchange.series import SourceSeries, keyed
from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.exchange.synonyms import plain, synonyms
from tests.exchange.catalogue_book import CATALOGUE, book

SEARCH, MUG = Segment(SegmentKind.CHANNEL, "Search"), Segment(SegmentKind.PRODUCT, "Mug")


def match(*headings: str, unit: str = "", **held: object) -> list[Match]:
    series = keyed([SourceSeries(heading, "", (), unit) for heading in headings])
    return list(match_all(book(**held), series).values())


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        *(("revenue", "revenue"), ("REVENUE", "revenue"), ("Sales, net", "revenue"), ("Umsatz (netto)", "revenue")),
        *(("Chiffre d’affaires", "revenue"), ("CHIFFRE D'AFFAIRES HT", "revenue"), ("Umsätze EUR", "revenue")),
        *(("fatturato", "revenue"), ("Omzet", "revenue"), ("faturação", "revenue"), ("Przychód", "revenue")),
        *(("Wareneinsatz", "cogs"), ("Kosten", "expenses"), ("Bestellungen", "orders"), ("Besuche", "visitors")),
        *(
            ("Werbung", "ad_spend"),
            ("visitors", "visitors"),
            ("Besucher", "visitors_unique"),
            ("nuevos clientes", "customers_new"),
        ),
        *(("Anzahl Bestellungen", "orders"), ("Einnahmen – Kontostand", ""), ("Website visits", "visitors")),
        *(("Orders placed", "orders"), ("hours_worked", "hours_worked"), ("Ore lavorate", "hours_worked")),
    ],
)
def test_a_heading_finds_its_figure(heading: str, indicator: str) -> None:
    (found,) = match(heading)
    assert found.target == Target(indicator)
    assert found.score >= SURE or not indicator


def test_an_unknown_heading_goes_nowhere_with_what_may_be_meant() -> None:
    assert match("Umsatzz")[0] == Match(NOWHERE, 0.0, "revenue")
    assert match("xyzzy 17")[0] == Match(NOWHERE, 0.0, "")


def test_a_kpi_is_compared_and_not_imported() -> None:
    for heading, kpi in (
        ("Profit margin", "profit_margin"),
        ("Gewinnmarge", "profit_margin"),
        ("Taux de conversion", "conversion_rate"),
    ):
        (found,) = match(heading)
        assert (found.target, found.kpi) == (NOWHERE, kpi)


def test_headings_of_segments_go_to_those_that_are_there() -> None:
    held = {"segments": (SEARCH, MUG)}
    assert match("Visits Search", "Sales – Mug", "Search: Besuche (neu)", "Umsatz Laden", **held)[:2] == [
        Match(Target("visitors", SEARCH), 0.95),
        Match(Target("revenue", MUG), 0.95),
    ]
    assert match("Costs Search", **held)[0].target == NOWHERE


def test_a_group_above_a_heading_is_no_part_of_the_figure_unless_two_are_alike() -> None:
    assert match("Einnahmen 2 – Umsatz")[0].target == Target("revenue")
    first, second = match("Online – Umsatz", "Laden – Umsatz")
    assert (first.target, first.nearest, first.rival) == (NOWHERE, "revenue", "Laden – Umsatz")
    assert (second.target, second.rival) == (NOWHERE, "Online – Umsatz")


def test_no_two_headings_go_to_one_figure_unsaid() -> None:
    first, second = match("revenue", "Umsatz")
    assert first.target == Target("revenue")
    assert (second.target, second.nearest, second.rival) == (NOWHERE, "revenue", "revenue")
    assert [found.target for found in match("Total revenue", "Sales")] == [NOWHERE, Target("revenue")]


def test_units_that_do_not_suit_are_no_match() -> None:
    assert match("Besuche", unit="€")[0].target == NOWHERE
    assert match("Umsatz", unit="%")[0].target == NOWHERE
    assert match("Umsatz", unit="k€")[0].target == Target("revenue")


def test_own_figures_and_ready_targets_are_known() -> None:
    own = Indicator("gift_cards", "Gift cards", Unit.MONEY, "Own", own=True)
    assert match("gift cards", own_indicators={"gift_cards": own})[0].target == Target("gift_cards")
    ready = keyed([SourceSeries("whatever", "", (), target="ad_clicks", segment=SEARCH)])
    assert match_all(book(), ready)["whatever"] == Match(Target("ad_clicks", SEARCH), 1.0)


def test_every_synonym_is_one_indicators_and_no_label_of_another() -> None:
    assert set(synonyms().values()) <= set(CATALOGUE)
    assert len(synonyms()) > 1_200
    names = {plain(name): about.id for about in CATALOGUE.values() for name in (about.label, about.short_label) if name}
    mixed = {word for word, name in synonyms().items() if names.get(word, name) != name}
    assert mixed == {"website visits", "press mentions"}  # KPIs that repeat the figure


def test_every_core_figure_has_a_word_in_each_language() -> None:
    import tomllib

    from kpidesk import paths

    words = tomllib.loads((paths.resources() / "catalogue" / "synonyms.toml").read_text("utf-8"))
    assert set(words) == {"en", "de", "fr", "es", "it", "nl", "pt", "pl"}
    core = {
        "revenue",
        "cogs",
        "expenses",
        "orders",
        "customers_new",
        "customers_lost",
        "customers_end",
        "visitors",
        "ad_spend",
    }
    assert [name for language in words.values() for name in core if name not in language] == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Revenue (budget)", "Revenue - last year", "Revenue: target", "Revenue (gross)", "Sales (incl. VAT)"),
        *("Umsatz (Vorjahr)", "Umsatz – Plan", "Umsatz (kumuliert)", "Umsatz (inkl. MwSt)", "Umsatz – Veränderung"),
        *("Ventas (presupuesto)", "Ventes (TTC)", "Omzet (begroot)", "Fatturato (anno precedente)", "Revenue / day"),
    ],
)
def test_a_plan_a_change_and_last_year_are_not_the_figure(heading: str) -> None:
    (found,) = match(heading)
    assert (found.target, found.nearest) == (NOWHERE, "revenue")


@pytest.mark.parametrize("heading", ["Umsatz (ohne MwSt)", "Revenue (excl. VAT)", "Sales / month", "Umsatz (Ist)"])
def test_what_stands_beside_a_name_may_say_that_it_is_the_figure(heading: str) -> None:
    assert match(heading)[0].target == Target("revenue")
