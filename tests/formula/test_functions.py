"""The table of functions, as the editor shows it."""

from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.formula.functions import FUNCTIONS, WINDOWS, Function
from kpidesk.formula.nodes import At, Call, Stated, walk
from kpidesk.formula.parser import parse

EVERYTHING = [
    "prev",
    "yago",
    "change",
    "pchange",
    "days",
    "months",
    "sum12",
    "avg12",
    "avg3",
    "ytd",
    "nz",
    "at",
    "none",
    "if",
    "min",
    "max",
    "abs",
    "sqrt",
    "ln",
    "exp",
]


@pytest.fixture(scope="module")
def shop() -> Mapping[str, Indicator]:
    ids = [
        "revenue",
        "expenses",
        "orders",
        "visitors",
        "subscribers",
        "inventory_value",
        "cash_out",
        "discounts_given",
        "profit",
    ]
    return {id_: Indicator(id_, id_, Unit.MONEY, "Finance") for id_ in ids}


def test_these_are_all_functions() -> None:
    assert sorted(FUNCTIONS) == sorted(EVERYTHING)


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_every_example_can_be_read_and_uses_its_function(function: Function, shop: Mapping[str, Indicator]) -> None:
    used = set()
    for node in walk(parse(function.example, shop)):
        if isinstance(node, Call):
            used.add(node.function)
        used |= {"at"} if isinstance(node, At) else {"none"} if isinstance(node, Stated) else set()
    assert function.name in used


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_every_function_is_described_in_a_plain_phrase(function: Function) -> None:
    assert function.usage.startswith(f"{function.name}(")
    assert 0 < len(function.description) <= 60
    assert not function.description.endswith(".")


@pytest.mark.parametrize(
    ("name", "fits", "does_not"),
    [("days", [0], [1]), ("prev", [1], [0, 2]), ("if", [3], [2, 4]), ("min", [2, 3, 50], [0, 1])],
)
def test_a_function_knows_how_many_values_it_takes(name: str, fits: list[int], does_not: list[int]) -> None:
    assert all(FUNCTIONS[name].takes(count) for count in fits)
    assert not any(FUNCTIONS[name].takes(count) for count in does_not)


@pytest.mark.parametrize(
    ("name", "words"), [("days", "no value"), ("prev", "1 value"), ("if", "3 values"), ("max", "2 or more values")]
)
def test_the_count_is_said_in_words(name: str, words: str) -> None:
    assert FUNCTIONS[name].arity == words


def test_windows_are_functions_over_months() -> None:
    assert WINDOWS == {"sum12": 12, "avg12": 12, "avg3": 3}
