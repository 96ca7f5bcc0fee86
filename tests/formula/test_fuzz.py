"""Whatever is typed, the answer is a formula or a sentence."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.value import NoValue
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.errors import FormulaError
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.parser import parse
from kpidesk.formula.writing import canonical

JAN = Month.of(2025, 1)
PIECES = [
    "revenue", "orders", "margin", "cash", "unknown", "order", "[Sales, net]", "[nothing]", "[", "]", "(", ")", ",",
    "+", "-", "*", "/", "^", "%", "<", ">=", "=", "<>", "if(", "prev(", "sum12(", "ytd(", "nz(", "at(", "none(", "min(",
    "days()", "months", "sum(", '"search"', '"', "channel", "1", "2.5", "0", "1,5", "1.000", "1e400", ".", ";", "€",
    " ", "and", "not", "−", "\n", "\x00", "’",
]  # fmt: skip


@pytest.fixture(scope="module")
def definitions(business: Mapping[str, Indicator]) -> Definitions:
    return Definitions(business)


def _check(definitions: Definitions, text: str) -> None:
    """Either it can be used and means the same when stored, or the error points into the text."""
    try:
        checked = definitions.check(text)
    except FormulaError as error:
        assert 0 <= error.start <= error.end <= max(len(text), error.end)
        assert error.start <= len(text)
        assert str(error)
        if error.suggestion:
            assert text[error.start : error.end]
        return
    assert parse(checked.canonical, definitions.indicators) == checked.node
    assert canonical(parse(checked.canonical, definitions.indicators)) == checked.canonical


@settings(derandomize=True, deadline=None, max_examples=200)
@given(text=st.text(max_size=80))
def test_any_text_is_a_formula_or_a_formula_error(definitions: Definitions, text: str) -> None:
    _check(definitions, text)


@settings(derandomize=True, deadline=None, max_examples=250)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_row_of_pieces_is_a_formula_or_a_formula_error(definitions: Definitions, pieces: list[str]) -> None:
    _check(definitions, "".join(pieces))
    _check(definitions, " ".join(pieces))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    formula=st.sampled_from(
        [
            "(revenue - cogs - nz(extra)) / orders",
            'if(avg3(expenses) <= 0, none("no costs"), cash / avg3(expenses))',
            'at(visitors, "search") / visitors * 100 %',
            "[Sales, net]^2 - sum12(revenue) / max(orders, 1.5)",
        ]
    ),
    place=st.floats(0, 1),
    length=st.integers(0, 3),
    piece=st.sampled_from(["", *PIECES]),
)
def test_a_good_formula_with_one_accident_is_answered(
    *, definitions: Definitions, formula: str, place: float, length: int, piece: str
) -> None:
    at = int(place * len(formula))
    _check(definitions, formula[:at] + piece + formula[at + length :])


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    pieces=st.lists(st.sampled_from([*PIECES[:20], "revenue", "+", "*", "/", "2"]), min_size=1, max_size=7),
    values=st.lists(st.one_of(st.none(), st.floats(-1e15, 1e15)), min_size=4, max_size=4),
)
def test_whatever_can_be_used_has_a_value_or_a_reason(
    *, definitions: Definitions, typed: Any, pieces: list[str], values: list[float | None]
) -> None:
    try:
        checked = definitions.check(" ".join(pieces))
    except FormulaError:
        return
    cells = {Cell("revenue", JAN.plus(n)): value for n, value in enumerate(values) if value is not None}
    figures = typed(definitions.indicators, cells, JAN, JAN.plus(3))
    evaluator = Evaluator(definitions, figures, Calendar(), ())
    for period in (Period.month(JAN.plus(2)), Calendar().quarter(2025, 1), Calendar().year(2025)):
        value = evaluator.value_of(checked, period)
        assert isinstance(value, NoValue) or abs(value) < float("inf")
