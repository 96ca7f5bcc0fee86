"""The shipped catalogue: every entry loads, says what it must, and refers only to what is there."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.domain.indicator import ID_PATTERN, Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.segment import SegmentKind

CHANNEL, CAMPAIGN, PRODUCT = SegmentKind.CHANNEL, SegmentKind.CAMPAIGN, SegmentKind.PRODUCT
FUNCTIONS = {
    *("prev", "yago", "change", "pchange", "days", "months", "sum12", "avg12", "avg3", "ytd"),
    *("nz", "at", "none", "if", "min", "max", "abs", "sqrt", "ln", "exp"),
}
SEGMENT_WORDS = {"channel", "campaign", "product"}
SENTENCES = ("definition", "tells_you", "if_off", "variants", "caution", "example", "look_up_in", "checks")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def of_kind(catalogue: Catalogue, kind: Kind) -> dict[str, Indicator]:
    return {each.id: each for each in catalogue.indicators.values() if each.kind is kind}


def ids_where(catalogue: Catalogue, **facts: object) -> set[str]:
    return {
        each.id
        for each in catalogue.indicators.values()
        if all(getattr(each, name) == value for name, value in facts.items())
    }


def words_of(formula: str) -> set[str]:
    return set(re.findall(r"[a-z_][a-z_0-9]*", re.sub(r'"[^"]*"', "", formula)))


def needed_inputs(catalogue: Catalogue, id_: str) -> set[str]:
    """Inputs without which the indicator has no value: all it reaches, except what stands under nz()."""
    indicator = catalogue.indicators[id_]
    if not indicator.formula:
        return set() if indicator.is_calculated else {id_}
    names = words_of(re.sub(r"nz\([a-z_0-9]+\)", "", indicator.formula)) & catalogue.indicators.keys()
    return set().union(*(needed_inputs(catalogue, name) for name in names))


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    for each in catalogue.indicators.values():
        for field in SENTENCES:
            if text := getattr(each.texts, field):
                yield each.id, field, text


# What is there


def test_catalogue_has_111_inputs_7_shared_formulas_and_121_kpis(catalogue: Catalogue) -> None:
    assert Counter(each.kind for each in catalogue.indicators.values()) == {
        Kind.INPUT: 111,
        Kind.HELPER: 7,
        Kind.KPI: 117,
        Kind.MODEL: 4,
    }


def test_models_are_the_four_that_have_a_command_of_their_own(catalogue: Catalogue) -> None:
    assert set(of_kind(catalogue, Kind.MODEL)) == {"demand_linear", "demand_power", "activity_level", "campaign_lift"}


def test_inputs_come_first_then_shared_formulas_then_kpis(catalogue: Catalogue) -> None:
    kinds = [each.kind for each in catalogue.indicators.values()]
    assert kinds[:118] == [Kind.INPUT] * 111 + [Kind.HELPER] * 7
    assert set(kinds[118:]) == {Kind.KPI, Kind.MODEL}


def test_every_indicator_stands_under_its_own_id(catalogue: Catalogue) -> None:
    assert all(key == each.id and ID_PATTERN.fullmatch(key) for key, each in catalogue.indicators.items())


def test_no_two_indicators_share_a_name(catalogue: Catalogue) -> None:
    names = Counter(
        name.casefold() for each in catalogue.indicators.values() for name in {each.label, each.short_label} if name
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_names_fit_between_brackets_in_a_formula(catalogue: Catalogue) -> None:
    assert [each.label for each in catalogue.indicators.values() if set("[]\n") & set(each.label)] == []


def test_names_for_tables_are_short(catalogue: Catalogue) -> None:
    inputs = of_kind(catalogue, Kind.INPUT).values()
    assert [each.name for each in inputs if len(each.name) > 30] == []


def test_every_group_is_in_use_and_known(catalogue: Catalogue) -> None:
    assert {each.group for each in catalogue.indicators.values()} == set(catalogue.groups)


def test_group_shows_core_figures_then_other_figures_then_kpis(catalogue: Catalogue) -> None:
    shown = [each.id for each in catalogue.in_group("Sales")]
    assert shown[:2] == ["orders", "units_sold"]
    ranks = [(each.is_calculated, not each.is_calculated and not each.core) for each in catalogue.in_group("Customers")]
    assert ranks == sorted(ranks)


def test_shared_formulas_are_not_shown(catalogue: Catalogue) -> None:
    shown = {each.id for group in catalogue.groups for each in catalogue.in_group(group)}
    assert shown == catalogue.indicators.keys() - of_kind(catalogue, Kind.HELPER).keys()


# Facts of the inputs


def test_core_figures(catalogue: Catalogue) -> None:
    assert ids_where(catalogue, core=True) == {
        *("revenue", "cogs", "expenses", "orders", "ad_spend", "visitors"),
        *("customers_start", "customers_new", "customers_lost", "customers_end"),
    }


def test_standing_figures(catalogue: Catalogue) -> None:
    assert ids_where(catalogue, standing=True) == {
        *("owner_pay_target", "unit_price", "unit_cost", "market_size_units", "purchase_intention"),
        *("target_market_units", "market_share_assumed", "customer_lifespan_years", "hours_available"),
    }


def test_figures_whose_blank_counts_as_zero(catalogue: Catalogue) -> None:
    assert ids_where(catalogue, blank_is_zero=True) == {
        *("variable_expenses", "interest_paid", "other_income"),
        *("ad_extra_cost", "marketing_other_cost", "sales_cost"),
    }


def test_figures_of_the_last_day(catalogue: Catalogue) -> None:
    assert ids_where(catalogue, rollup=Rollup.LAST) == {
        *("cash_balance", "receivables", "receivables_overdue", "payables", "tax_reserve", "tax_due"),
        *("inventory_value", "pipeline_value", "customers_end", "customers_frequent", "customers_dormant"),
        *("market_size_units", "purchase_intention", "target_market_units", "market_share_assumed"),
        *("customer_lifespan_years", "subscribers", "social_followers"),
    }


def test_different_people_are_averaged_never_added(catalogue: Catalogue) -> None:
    assert ids_where(catalogue, rollup=Rollup.MEAN) == {"customers_active", "customers_repeat", "visitors_unique"}


def test_weighted_figures_and_their_weights(catalogue: Catalogue) -> None:
    assert {each.id: each.weight for each in catalogue.indicators.values() if each.weight} == {
        "unit_price": "units_sold",
        "unit_cost": "units_sold",
        "ces_score": "ces_responses",
        "cx_needs_score": "cx_responses",
        "cx_ease_score": "cx_responses",
        "cx_enjoy_score": "cx_responses",
        "order_processing_hours": "orders",
    }


def test_all_other_inputs_add_up(catalogue: Catalogue) -> None:
    assert Counter(each.rollup for each in of_kind(catalogue, Kind.INPUT).values()) == {
        Rollup.SUM: 111 - 18 - 3 - 7 - 1,
        Rollup.LAST: 18,
        Rollup.MEAN: 3,
        Rollup.WEIGHTED_MEAN: 7,
        Rollup.FIRST: 1,
    }


def test_customers_at_the_start_are_those_at_the_end_of_the_month_before(catalogue: Catalogue) -> None:
    start = catalogue.indicators["customers_start"]
    assert (start.rollup, start.carried_from) == (Rollup.FIRST, "customers_end")


def test_customers_at_the_end_are_a_balance(catalogue: Catalogue) -> None:
    end = catalogue.indicators["customers_end"]
    assert end.balance == ("customers_start", "customers_new", "customers_lost")


@pytest.mark.parametrize(
    ("id_", "kinds"),
    [
        ("revenue", {CHANNEL, CAMPAIGN, PRODUCT}),
        ("orders", {CHANNEL, CAMPAIGN}),
        ("visitors", {CHANNEL, CAMPAIGN}),
        ("cogs", {PRODUCT}),
        ("discounts_given", {CAMPAIGN, PRODUCT}),
        ("emails_sent", {CAMPAIGN}),
        ("social_followers", {CHANNEL}),
        ("hours_billable", {CAMPAIGN}),
        ("expenses", set()),
        ("customers_end", set()),
    ],
)
def test_what_a_figure_can_be_split_by(catalogue: Catalogue, id_: str, kinds: set[SegmentKind]) -> None:
    assert catalogue.indicators[id_].segment_kinds == kinds


def test_people_counted_once_cannot_be_split(catalogue: Catalogue) -> None:
    counted_once = ids_where(catalogue, rollup=Rollup.MEAN) | {"customers_start", "customers_end"}
    assert [id_ for id_ in counted_once if catalogue.indicators[id_].segment_kinds] == []


@pytest.mark.parametrize(
    ("id_", "unit", "name"),
    [
        ("revenue", Unit.MONEY, "Sales, net"),
        ("cogs", Unit.MONEY, "Direct cost of what was sold"),
        ("expenses", Unit.MONEY, "All other running costs"),
        ("cash_balance", Unit.MONEY, "Bank and cash on the last day"),
        ("visitors", Unit.COUNT, "Visits (sessions)"),
        ("units_returned", Unit.COUNT, "Units returned"),
        ("purchase_intention", Unit.PERCENT, "Willing to buy"),
        ("hours_worked", Unit.HOURS, "Hours worked"),
        ("customer_lifespan_years", Unit.YEARS, "Customer lifespan"),
        ("ces_score", Unit.SCORE, "Effort score"),
    ],
)
def test_unit_and_name_of_a_figure(catalogue: Catalogue, id_: str, unit: Unit, name: str) -> None:
    assert (catalogue.indicators[id_].unit, catalogue.indicators[id_].name) == (unit, name)


# Formulas


def test_formulas_use_known_names_only(catalogue: Catalogue) -> None:
    known = catalogue.indicators.keys() | FUNCTIONS | SEGMENT_WORDS
    assert {
        each.id: unknown for each in catalogue.indicators.values() if (unknown := words_of(each.formula) - known)
    } == {}


def test_formulas_never_multiply_a_share_by_a_hundred(catalogue: Catalogue) -> None:
    with_100 = {each.id for each in catalogue.indicators.values() if re.search(r"\b100\b", each.formula)}
    assert with_100 == {"nps", "cxi"}
    assert not any(catalogue.indicators[id_].unit is Unit.PERCENT for id_ in with_100)


def test_only_formulas_that_compare_two_months_stay_with_months(catalogue: Catalogue) -> None:
    months_only = ids_where(catalogue, rollup=Rollup.MONTHS_ONLY, kind=Kind.KPI)
    assert months_only == {"price_elasticity", "price_elasticity_arc"}


def test_every_share_lies_in_a_percent_kpi(catalogue: Catalogue) -> None:
    units = Counter(each.unit for each in catalogue.indicators.values() if each.kind in {Kind.KPI, Kind.MODEL})
    assert (units[Unit.PERCENT], units[Unit.MONEY], units[Unit.RATIO], units[Unit.MONEY_PER_HOUR]) == (69, 20, 8, 2)


def test_which_way_is_better(catalogue: Catalogue) -> None:
    ways = Counter(each.direction for each in catalogue.indicators.values() if each.kind in {Kind.KPI, Kind.MODEL})
    assert ways == {Direction.HIGHER: 81, Direction.LOWER: 26, Direction.NEUTRAL: 8, Direction.BAND: 6}


def test_formulas_that_divide_say_when_they_are_not_defined(catalogue: Catalogue) -> None:
    dividing = {
        each.id
        for each in catalogue.indicators.values()
        if re.search(r"/ *[a-z(]", each.formula) or "pchange" in each.formula
    }
    assert [id_ for id_ in sorted(dividing) if not catalogue.indicators[id_].texts.undefined_when] == []


# Texts


def test_every_indicator_has_its_texts(catalogue: Catalogue) -> None:
    needed = {
        Kind.INPUT: ("definition", "look_up_in"),
        Kind.HELPER: ("definition",),
        Kind.KPI: ("definition", "tells_you", "if_off", "sources"),
        Kind.MODEL: ("definition", "tells_you", "if_off", "sources", "caution"),
    }
    assert [
        (each.id, field)
        for each in catalogue.indicators.values()
        for field in needed[each.kind]
        if not getattr(each.texts, field)
    ] == []


def test_texts_are_whole_sentences(catalogue: Catalogue) -> None:
    assert [
        (id_, field, text)
        for id_, field, text in texts(catalogue)
        if not re.fullmatch(r"[A-Z0-9“(−-].*[.!?”)]", text) or "  " in text
    ] == []


def test_reasons_complete_the_words_not_defined(catalogue: Catalogue) -> None:
    reasons = {each.id: each.texts.undefined_when for each in catalogue.indicators.values()}
    assert {id_: text for id_, text in reasons.items() if text and (text[-1] in ".!" or text != text.strip())} == {}


def test_texts_write_percent_and_never_times_a_hundred(catalogue: Catalogue) -> None:
    assert [(id_, text) for id_, _, text in texts(catalogue) if re.search(r"[x*×] ?100\b|\d%", text)] == []


def test_texts_name_figures_by_their_labels(catalogue: Catalogue) -> None:
    """Ids are for formulas, and a formula inside a text stands between backquotes."""
    assert [
        (id_, field, text)
        for id_, field, text in texts(catalogue)
        if re.search(r"[a-z]_[a-z]", re.sub(r"`[^`]*`", "", text))
    ] == []


def test_formulas_inside_texts_use_known_names(catalogue: Catalogue) -> None:
    known = catalogue.indicators.keys() | FUNCTIONS | SEGMENT_WORDS
    assert [
        (id_, quoted)
        for id_, _, text in texts(catalogue)
        for quoted in re.findall(r"`([^`]*)`", text)
        if {word for word in words_of(quoted) if "_" in word} - known
    ] == []


def test_every_kpi_names_its_source_or_is_an_addition(catalogue: Catalogue) -> None:
    kpis = [each for each in catalogue.indicators.values() if each.kind in {Kind.KPI, Kind.MODEL}]
    additions = [each for each in kpis if each.texts.sources == ("addition",)]
    assert (len(kpis) - len(additions), len(additions)) == (85, 36)
    assert catalogue.indicators["churn_rate"].texts.sources == ("Article on formulas for small businesses",)


def test_what_is_no_formula_says_where_it_is_shown(catalogue: Catalogue) -> None:
    models = of_kind(catalogue, Kind.MODEL)
    told = {name: each.texts.caution.split(" ", maxsplit=1)[0] for name, each in models.items()}
    assert told == {**dict.fromkeys(models, "Charts"), "activity_level": "Overview"}


# Starter sets


def test_starter_sets(catalogue: Catalogue) -> None:
    assert list(catalogue.starters) == ["shop", "services", "content", "everything"]
    assert all(starter.label and starter.description.endswith(".") for starter in catalogue.starters.values())


@pytest.mark.parametrize("name", ["shop", "services", "content", "everything"])
def test_starter_has_every_figure_its_kpis_need(catalogue: Catalogue, name: str) -> None:
    shown = catalogue.starters[name].indicators
    needed: set[str] = set().union(*(needed_inputs(catalogue, id_) for id_ in shown))
    assert needed - set(shown) == set()


@pytest.mark.parametrize("name", ["shop", "services", "content", "everything"])
def test_starter_shows_each_group_in_one_piece_figures_before_kpis(catalogue: Catalogue, name: str) -> None:
    shown = [catalogue.indicators[id_] for id_ in catalogue.starters[name].indicators]
    order = [
        (catalogue.groups.index(each.group), each.is_calculated, not each.is_calculated and not each.core)
        for each in shown
    ]
    assert order == sorted(order)
    assert len(shown) == len({each.id for each in shown})


@pytest.mark.parametrize("name", ["shop", "services", "content"])
def test_starter_asks_few_figures_and_answers_with_kpis(catalogue: Catalogue, name: str) -> None:
    shown = [catalogue.indicators[id_] for id_ in catalogue.starters[name].indicators]
    typed = [each for each in shown if not each.is_calculated]
    assert len(typed) <= 30
    assert len(shown) - len(typed) >= 15


@pytest.mark.parametrize("name", ["shop", "content"])
def test_starter_begins_with_all_core_figures(catalogue: Catalogue, name: str) -> None:
    assert ids_where(catalogue, core=True) - set(catalogue.starters[name].indicators) == set()


def test_services_ask_for_no_visits(catalogue: Catalogue) -> None:
    services = set(catalogue.starters["services"].indicators)
    assert ids_where(catalogue, core=True) - services == {"visitors"}


def test_everything_is_all_but_the_shared_formulas(catalogue: Catalogue) -> None:
    assert len(catalogue.starters["everything"].indicators) == 111 + 121


# A file that does not say what it should


GROUPS = 'groups = ["Finance"]\n'
ENTRY = """
[[indicator]]
id = "rent"
label = "Rent"
unit = "money"
group = "Finance"
rollup = "sum"
definition = "What the room costs."
look_up_in = "Contract."
"""
STARTER = '\n[[starter]]\nid = "room"\nlabel = "Room"\ndescription = "A room."\n'


def read(folder: Path, catalogue: str, starters: str = "") -> Catalogue:
    for name, text in (("catalogue", catalogue), ("starters", starters)):
        (folder / name).mkdir()
        (folder / name / "mine.toml").write_text(text, "utf-8")
    return read_catalogue(folder)


def test_another_folder_is_read_the_same_way(tmp_path: Path) -> None:
    catalogue = read(tmp_path, GROUPS + ENTRY, STARTER)
    assert list(catalogue.indicators) == ["rent"]
    assert catalogue.starters["room"].indicators == ("rent",)


@pytest.mark.parametrize(
    ("catalogue", "starters", "message"),
    [
        ("groups = [", "", "mine.toml: this is no TOML"),
        (GROUPS + "[[indicators]]\n", "", "mine.toml: “indicators” is no part of a catalogue file"),
        (GROUPS + "[indicator]\n", "", "mine.toml: “indicator” is no part of a catalogue file"),
        (GROUPS + ENTRY + ENTRY, "", "mine.toml, “rent”: there is another entry with this id"),
        (
            GROUPS + ENTRY.replace('"sum"', '"weighted mean"\nweight = "rooms"'),
            "",
            "“rent”: it refers to “rooms”, which is no input figure",
        ),
        (
            GROUPS + ENTRY + 'carried_from = "rant"',
            "",
            "“rent”: it refers to “rant”, which is no input figure",
        ),
        (
            GROUPS + ENTRY,
            STARTER + 'indicators = ["rant"]',
            "mine.toml, “room”: it lists “rant”, which is in no catalogue file",
        ),
        (GROUPS + ENTRY, STARTER.replace("label", "#"), "mine.toml, “room”: the starter has no label"),
    ],
)
def test_malformed_file_is_named(tmp_path: Path, catalogue: str, starters: str, message: str) -> None:
    with pytest.raises(CatalogueMalformed) as refused:
        read(tmp_path, catalogue, starters)
    assert str(refused.value).startswith(message)
