"""Names as the owner writes them, and the nearest to one that is misspelt."""

from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.formula.functions import FUNCTIONS, OTHER_NAMES
from kpidesk.formula.names import Names, closest, nearest_function


@pytest.fixture(scope="module")
def known(business: Mapping[str, Indicator]) -> Names:
    return Names(business)


@pytest.mark.parametrize("word", ["revenue", "Revenue", "REVENUE"])
def test_ids_are_found_with_any_capitals(word: str, known: Names) -> None:
    assert known.id(word) == "revenue"


def test_a_word_that_is_no_id_is_not_found(known: Names) -> None:
    assert known.id("Sales") is None


@pytest.mark.parametrize("label", ["Sales, net", "sales, NET", " Sales,  net ", "revenue"])
def test_labels_are_found_with_any_capitals_and_spaces(label: str, known: Names) -> None:
    assert known.labelled(label) == ("revenue",)


def test_short_labels_count_as_labels() -> None:
    sales = Indicator("revenue", "Sales, net of refunds and discounts", Unit.MONEY, "Finance", short_label="Sales")
    known = Names({"revenue": sales})
    assert known.labelled("sales") == known.labelled("Sales, net of refunds and discounts") == ("revenue",)
    assert known.label("revenue") == "Sales"


def test_a_label_of_two_indicators_finds_both() -> None:
    twins = {id_: Indicator(id_, "Twice", Unit.MONEY, "Finance") for id_ in ("one", "two")}
    assert Names(twins).labelled("twice") == ("one", "two")


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("order", "orders"),
        ("revenu", "revenue"),
        ("running cost", "expenses"),
        ("customers_won", "won"),
        ("cutsomers won", "won"),
        ("worked", "hours"),
        ("margn", "margin"),
        ("zzz", ""),
        ("x", ""),
    ],
)
def test_the_nearest_name_is_found_over_ids_and_labels(written: str, nearest: str, known: Names) -> None:
    assert known.nearest(written) == nearest


@pytest.mark.parametrize(
    ("written", "function"),
    [
        ("sum", "sum12"),
        ("SUM", "sum12"),
        ("average", "avg12"),
        ("last_year", "yago"),
        ("IFERROR", "nz"),
        ("prevv", "prev"),
        ("pchang", "pchange"),
        ("sum_12", "sum12"),
        ("qqq", ""),
    ],
)
def test_the_nearest_function_knows_the_words_of_a_spreadsheet(written: str, function: str) -> None:
    assert nearest_function(written) == function


def test_other_names_lead_to_functions_that_exist() -> None:
    assert set(OTHER_NAMES.values()) <= set(FUNCTIONS)
    assert not set(OTHER_NAMES) & set(FUNCTIONS)


def test_a_word_written_out_beats_a_faint_likeness() -> None:
    assert closest("cost", ["csat", "direct cost", "cost of something much longer"]) == "direct cost"
    assert closest("orders", ["order", "orders placed"]) == "order"
