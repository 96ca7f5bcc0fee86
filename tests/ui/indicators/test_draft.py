"""What stands in the editor, and the indicator that is kept."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.functions import FUNCTIONS
from kpidesk.ui.indicators.draft import LONGEST_ID, Blank, Draft, draft_of, id_for, indicator_of, is_id

CHANNEL = frozenset({SegmentKind.CHANNEL})
KPI = Indicator(
    "margin",
    "Margin",
    Unit.MONEY,
    "Sales",
    Kind.KPI,
    Direction.HIGHER,
    2,
    Rollup.RECOMPUTED,
    formula="revenue - cogs",
    own=True,
    texts=Texts(definition="What is left.", if_off="Look at discounts.", tells_you="How much."),
)
TYPED = Indicator(
    "rent",
    "Rent",
    Unit.MONEY,
    "Finance",
    rollup=Rollup.MEAN,
    segment_kinds=CHANNEL,
    standing=True,
    own=True,
    carried_from="cash_balance",
    texts=Texts(look_up_in="The lease."),
)


def test_draft_of_a_kpi_shows_what_is_kept() -> None:
    draft = draft_of(KPI, Unit.MONEY)
    assert (draft.id, draft.label, draft.is_kpi, draft.formula) == ("margin", "Margin", True, "revenue - cogs")
    assert (draft.decimals, draft.direction, draft.group) == (2, Direction.HIGHER, "Sales")
    assert (draft.definition, draft.if_off) == ("What is left.", "Look at discounts.")


def test_a_unit_that_the_formula_gives_is_not_taken_for_a_choice() -> None:
    assert draft_of(KPI, Unit.MONEY).unit is None
    assert draft_of(KPI, Unit.COUNT).unit is Unit.MONEY
    assert draft_of(KPI, None).unit is Unit.MONEY


def test_the_unit_of_a_typed_figure_is_always_a_choice() -> None:
    assert draft_of(TYPED, Unit.MONEY).unit is Unit.MONEY


@pytest.mark.parametrize(
    ("flags", "blank"),
    [
        ({}, Blank.MISSING),
        ({"standing": True}, Blank.REPEATED),
        ({"blank_is_zero": True}, Blank.ZERO),
    ],
)
def test_what_a_blank_month_counts_as(flags: dict[str, bool], blank: Blank) -> None:
    about = replace(TYPED, standing=False)
    assert draft_of(replace(about, **flags), None).blank is blank


@pytest.mark.parametrize("about", [KPI, TYPED], ids=lambda about: str(about.kind))
def test_keeping_what_was_not_changed_gives_the_same_indicator(about: Indicator) -> None:
    assert indicator_of(draft_of(about, about.unit), about.formula, about.unit, about) == about


def test_a_new_kpi_follows_the_unit_of_its_formula() -> None:
    kept = indicator_of(Draft(id="a", label="A", group="Sales"), "revenue / orders", Unit.MONEY)
    assert kept == Indicator(
        "a", "A", Unit.MONEY, "Sales", Kind.KPI, Direction.HIGHER, None, Rollup.RECOMPUTED, formula="revenue / orders",
        own=True,
    )  # fmt: skip


def test_a_chosen_unit_wins_over_the_formula() -> None:
    assert indicator_of(Draft(id="a", label="A", unit=Unit.SCORE), "1", Unit.MONEY).unit is Unit.SCORE


def test_a_formula_that_does_not_tell_gives_a_ratio() -> None:
    assert indicator_of(Draft(id="a", label="A"), "1", None).unit is Unit.RATIO


def test_a_typed_figure_that_becomes_a_kpi_loses_what_is_typed_about_it() -> None:
    kept = indicator_of(replace(draft_of(TYPED, None), is_kpi=True), "revenue", Unit.MONEY, TYPED)
    assert kept.kind is Kind.KPI
    assert (kept.segment_kinds, kept.standing, kept.carried_from) == (frozenset(), False, "")
    assert kept.rollup is Rollup.RECOMPUTED


def test_a_kpi_that_becomes_typed_loses_its_formula() -> None:
    kept = indicator_of(replace(draft_of(KPI, None), is_kpi=False, rollup=Rollup.LAST), "", None, KPI)
    assert (kept.kind, kept.formula, kept.rollup) == (Kind.INPUT, "", Rollup.LAST)


def test_only_a_weighted_mean_keeps_its_weight() -> None:
    draft = Draft(id="a", label="A", is_kpi=False, rollup=Rollup.WEIGHTED_MEAN, weight="orders")
    assert indicator_of(draft, "", None).weight == "orders"
    assert indicator_of(replace(draft, rollup=Rollup.MEAN), "", None).weight == ""


def test_a_kpi_that_is_given_for_single_months_stays_so() -> None:
    held = replace(KPI, rollup=Rollup.MONTHS_ONLY)
    assert indicator_of(draft_of(held, None), held.formula, None, held).rollup is Rollup.MONTHS_ONLY


def test_spaces_around_and_inside_a_name_are_tidied() -> None:
    assert indicator_of(Draft(id="a", label="  My   margin "), "1", None).label == "My margin"


def test_texts_that_are_not_asked_for_stay() -> None:
    kept = indicator_of(replace(draft_of(KPI, None), definition=" Else. "), KPI.formula, None, KPI)
    assert kept.texts == replace(KPI.texts, definition="Else.")


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Margin per order after ads", "margin_per_order_after_ads"),
        ("Größe & Maß", "grosse_and_mass"),
        ("Café %", "cafe"),
        ("2nd visit", "figure_2nd_visit"),
        ("Маржа", "figure"),
        ("days", "days_2"),
        ("Channel", "channel_2"),
        ("A" * 200, "a" * LONGEST_ID),
    ],
)
def test_id_is_made_from_the_name(label: str, found: str) -> None:
    assert id_for(label, set()) == found


def test_id_that_is_taken_gets_a_number() -> None:
    assert id_for("Margin", {"margin", "margin_2"}) == "margin_3"
    assert id_for("a" * 80, {"a" * LONGEST_ID}) == "a" * (LONGEST_ID - 2) + "_2"


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=120), st.sets(st.sampled_from(["figure", "a", "margin", "b_2"])))
def test_every_name_gives_an_id_that_a_formula_can_use(label: str, taken: set[str]) -> None:
    found = id_for(label, taken)
    assert is_id(found)
    assert found not in taken


@pytest.mark.parametrize("word", ["", "Margin", "2nd", "my margin", "a-b", "x" * 61, "and", "channel", *FUNCTIONS])
def test_words_that_no_figure_may_be_called(word: str) -> None:
    assert not is_id(word)
