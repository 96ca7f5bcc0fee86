"""All indicators together: read, checked, put in order, changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.nature import Nature
from kpidesk.formula.nodes import Name
from kpidesk.formula.sizes import DEEPEST_EXPANDED

Kpi = Callable[..., Indicator]


@pytest.fixture(scope="module")
def definitions(business: Mapping[str, Indicator]) -> Definitions:
    return Definitions(business)


def test_direct_uses_are_the_names_in_the_formula(definitions: Definitions) -> None:
    assert definitions.uses("margin") == {"profit", "revenue"}
    assert definitions.uses("revenue") == frozenset()


def test_inputs_are_followed_to_the_typed_figures(definitions: Definitions) -> None:
    assert definitions.inputs_of("margin") == {"revenue", "cogs", "expenses"}
    assert definitions.inputs_of("revenue") == {"revenue"}
    assert definitions.inputs_of("curve") == frozenset()


def test_followers_are_everything_that_can_change(definitions: Definitions) -> None:
    assert definitions.followers("cogs") == {"profit", "margin"}
    assert definitions.followers("margin") == frozenset()


def test_followers_include_filled_and_weighted_figures(definitions: Definitions) -> None:
    assert definitions.followers("won") >= {"closing", "opening"}
    assert definitions.followers("orders") >= {"aov", "price", "step"}


def test_dependents_name_it_themselves(definitions: Definitions) -> None:
    assert definitions.dependents_of("profit") == {"margin"}
    assert definitions.dependents_of("orders") == {"aov", "price"}
    assert definitions.dependents_of("closing") == {"opening"}
    assert definitions.dependents_of("margin") == frozenset()


def test_order_puts_formulas_after_what_they_use(definitions: Definitions) -> None:
    order = definitions.order
    assert sorted(order) == sorted(definitions.indicators)
    assert order.index("revenue") < order.index("profit") < order.index("margin")
    assert definitions.below("margin") == [id_ for id_ in order if id_ in {"revenue", "cogs", "expenses", "profit"}]


def test_inputs_and_models_have_no_formula(definitions: Definitions) -> None:
    assert definitions.formula("revenue") is None
    assert definitions.formula("curve") is None
    assert definitions.formula("profit") is not None


def test_labels_are_the_short_ones() -> None:
    short = Indicator("revenue", "Sales, net of everything", Unit.MONEY, "Finance", short_label="Sales")
    assert Definitions({"revenue": short}).labels == {"revenue": "Sales"}


@pytest.mark.parametrize(
    ("indicator", "kinds"),
    [
        ("revenue", set(SegmentKind)),
        ("expenses", set()),
        ("aov", {SegmentKind.CHANNEL}),
        ("profit", set()),
        ("growth", set(SegmentKind)),
        ("search_share", set()),
        ("source_share", {SegmentKind.CHANNEL}),
        ("curve", set()),
    ],
)
def test_segments_are_those_that_every_figure_has(
    indicator: str, kinds: set[SegmentKind], definitions: Definitions
) -> None:
    assert definitions.segment_kinds(indicator) == kinds


def test_units_of_formulas_are_found_and_those_of_inputs_known(definitions: Definitions) -> None:
    assert definitions.unit("margin") is Unit.PERCENT
    assert definitions.unit("hours") is Unit.HOURS
    assert definitions.unit("curve") is Unit.RATIO


# -- what cannot be used


def broken(indicators: Mapping[str, Indicator], *more: Indicator) -> FormulaError:
    with pytest.raises(FormulaError) as refused:
        Definitions({**indicators, **{indicator.id: indicator for indicator in more}})
    return refused.value


def test_a_bad_formula_says_whose_it_is(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("aov", "revenue / order"))
    assert (error.indicator, error.problem, error.start) == ("aov", FormulaProblem.UNKNOWN_NAME, 10)
    assert str(error).startswith("Formula of aov: Position 11: ")


def test_a_kpi_without_a_formula_is_refused(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("aov", ""))
    assert (error.indicator, error.problem) == ("aov", FormulaProblem.EMPTY)


def test_a_circle_is_named_in_order(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("profit", "revenue * margin"), kpi("margin", "profit / revenue"))
    assert error.problem is FormulaProblem.CIRCULAR
    assert error.chain == ("profit", "margin", "profit")
    assert str(error) == (
        "These go round in a circle: profit uses margin, margin uses profit; take one of the names out."
    )


def test_a_formula_that_uses_itself_is_a_circle_of_one(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("profit", "prev(profit) + revenue"))
    assert error.chain == ("profit", "profit")
    assert "profit uses profit" in str(error)


def test_two_kinds_of_looked_at_segments_are_refused(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("mixed", "at(revenue, channel) / at(revenue, product)"))
    assert error.problem is FormulaProblem.MIXED_SEGMENTS
    assert error.start == 23
    assert "one channel and at one product" in str(error)


def test_at_inside_at_is_refused(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    error = broken(inputs, kpi("twice", 'at(revenue - at(cogs, "mug"), "search")'))
    assert (error.problem, error.start) == (FormulaProblem.MIXED_SEGMENTS, 13)


def test_a_chain_of_formulas_may_be_long_but_not_endless(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    def chain(length: int) -> list[Indicator]:
        return [kpi("k0", "revenue"), *(kpi(f"k{i}", f"k{i - 1}") for i in range(1, length))]

    longest = DEEPEST_EXPANDED // 2 - 1
    Definitions(dict(inputs) | {indicator.id: indicator for indicator in chain(longest)})
    error = broken(inputs, *chain(longest + 5))
    assert error.problem is FormulaProblem.TOO_DEEP
    assert error.indicator == f"k{longest}"
    assert error.chain == (*(f"k{i}" for i in reversed(range(longest))), "revenue")
    assert "k1, k0, revenue" in str(error)


def test_ten_thousand_formulas_in_a_row_or_in_a_circle_are_refused_in_a_short_sentence(
    inputs: Mapping[str, Indicator], kpi: Kpi
) -> None:
    row = [kpi(f"k{i}", f"k{i - 1}" if i else "revenue") for i in range(10_000)]
    assert broken(inputs, *row).problem is FormulaProblem.TOO_DEEP
    error = broken(inputs, *row[1:], kpi("k0", "k9999"))
    assert (error.problem, len(error.chain)) == (FormulaProblem.CIRCULAR, 10_001)
    assert len(str(error)) < 700
    assert "and so on" in str(error)


# -- checking while typing


def test_checking_tells_everything_the_editor_shows(definitions: Definitions) -> None:
    checked = definitions.check("([Sales, net] - COGS)/Orders")
    assert checked.canonical == "(revenue - cogs) / orders"
    assert checked.uses == {"revenue", "cogs", "orders"}
    assert checked.unit is Unit.MONEY
    assert checked.nature is Nature.RATE
    assert [condition.text for condition in checked.undefined_when] == ["Orders placed"]
    assert checked.segment_kinds == frozenset()
    assert checked.conflicts == ()


def test_checking_knows_the_segments_of_a_formula(definitions: Definitions) -> None:
    assert definitions.check("revenue / orders").segment_kinds == {SegmentKind.CHANNEL}
    assert definitions.check('at(revenue, "search")').segment_kinds == frozenset()
    assert definitions.check("at(revenue, product) / expenses").segment_kinds == {SegmentKind.PRODUCT}
    assert definitions.check("days()").segment_kinds == frozenset()


def test_a_new_formula_may_use_every_name(definitions: Definitions) -> None:
    assert definitions.check("margin * 2").node is not None


def test_a_changed_formula_may_not_use_what_follows_from_it(definitions: Definitions) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.check("revenue * margin", replacing="profit")
    assert refused.value.chain == ("profit", "margin", "profit")
    with pytest.raises(FormulaError) as refused:
        definitions.check("profit + 1", replacing="profit")
    assert refused.value.chain == ("profit", "profit")


def test_a_formula_for_an_id_that_is_not_there_yet_may_not_name_it(definitions: Definitions) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.check("brand_new + 1", replacing="brand_new")
    assert refused.value.problem is FormulaProblem.UNKNOWN_NAME
    assert definitions.check("revenue", replacing="brand_new").replacing == "brand_new"


def test_a_formula_that_grows_too_long_when_stored_is_refused(definitions: Definitions) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.check("1.5" + "+1.5" * 399)
    assert refused.value.problem is FormulaProblem.TOO_LONG


def test_a_formula_too_deep_with_its_names_written_out_is_refused(inputs: Mapping[str, Indicator], kpi: Kpi) -> None:
    chain = [kpi("k0", "revenue"), *(kpi(f"k{i}", f"k{i - 1}") for i in range(1, 98))]
    definitions = Definitions(dict(inputs) | {indicator.id: indicator for indicator in chain})
    definitions.check("k97 + 1")
    with pytest.raises(FormulaError) as refused:
        definitions.check("abs(abs(abs(abs(abs(k97)))))")
    assert refused.value.problem is FormulaProblem.TOO_DEEP
    assert refused.value.chain[:2] == ("k97", "k96")


# -- changes


def test_changed_definitions_leave_the_old_ones_alone(definitions: Definitions, kpi: Kpi) -> None:
    changed = definitions.with_changes({"half": kpi("half", "profit / 2")})
    assert changed.followers("profit") == {"margin", "half"}
    assert "half" not in definitions.indicators


def test_only_changed_formulas_are_read_again(definitions: Definitions, kpi: Kpi) -> None:
    changed = definitions.with_changes({"aov": kpi("aov", "revenue / visitors"), "half": kpi("half", "profit / 2")})
    assert changed.formula("margin") is definitions.formula("margin")
    assert changed.formula("aov") is not definitions.formula("aov")
    assert changed.uses("aov") == {"revenue", "visitors"}


def test_a_new_label_changes_no_formula(definitions: Definitions) -> None:
    sales = replace(definitions.indicators["revenue"], label="Turnover")
    changed = definitions.with_changes({"revenue": sales})
    assert changed.formula("profit") is definitions.formula("profit")
    assert changed.labels["revenue"] == "Turnover"


def test_a_typed_figure_can_become_a_formula_and_back(definitions: Definitions) -> None:
    hours = definitions.indicators["hours"]
    calculated = replace(hours, kind=Kind.KPI, formula="days() * 8")
    changed = definitions.with_changes({"hours": calculated})
    assert changed.formula("hours") is not None
    back = changed.with_changes({"hours": hours})
    assert back.formula("hours") is None
    assert back.inputs_of("hours") == {"hours"}


def test_taking_out_what_is_used_is_refused(definitions: Definitions) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.with_changes({"profit": None})
    assert (refused.value.indicator, refused.value.found) == ("margin", "profit")


def test_taking_out_both_is_possible(definitions: Definitions) -> None:
    changed = definitions.with_changes({"profit": None, "margin": None})
    assert "profit" not in changed.indicators
    assert changed.dependents_of("cogs") == frozenset()


def test_taking_out_what_is_not_there_changes_nothing(definitions: Definitions) -> None:
    assert definitions.with_changes({"nothing": None}).indicators == definitions.indicators


def test_a_change_that_closes_a_circle_is_refused(definitions: Definitions, kpi: Kpi) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.with_changes({"profit": kpi("profit", "margin * 2")})
    assert refused.value.problem is FormulaProblem.CIRCULAR


def test_the_shipped_formulas_can_all_be_used() -> None:
    catalogue = pytest.importorskip("kpidesk.catalogue.catalogue").read_catalogue()
    definitions = Definitions(catalogue.indicators)
    for indicator in catalogue.indicators.values():
        if indicator.kind in {Kind.KPI, Kind.HELPER}:
            checked = definitions.check(indicator.formula, indicator.id)
            assert checked.canonical == indicator.formula
            assert checked.conflicts == ()
            assert not isinstance(checked.node, Name) or checked.unit is indicator.unit
