"""The steps of a formula are counted before it is evaluated."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.formula import effort
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.effort import MOST_STEPS
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.evaluator import Evaluator, Walk
from kpidesk.formula.parser import parse

JAN = Month.of(2025, 1)


def counted(definitions: Definitions, text: str) -> int:
    nodes = {id_: formula.node for id_ in definitions.indicators if (formula := definitions.formula(id_))}
    return effort.steps(parse(text, definitions.names), nodes)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("revenue", 1),
        ("revenue - cogs", 3),
        ("margin", 8),  # margin, its quotient, profit, its sum, three figures, and revenue once more
        ("margin + margin", 10),  # the second is remembered
        ("change(revenue)", 3),
        ("sum12(revenue + 1)", 37),
        ("change(sum12(revenue))", 27),  # two sums of 12 single months
        ("sum12(sum12(revenue))", 157),
        ("ytd(ytd(revenue))", 3),
        ("prev(yago(revenue))", 3),
        ('at(revenue, "search") + at(revenue, "mug")', 5),
    ],
)
def test_what_a_formula_takes(definitions: Definitions, text: str, steps: int) -> None:
    assert counted(definitions, text) == steps


@pytest.fixture(scope="module")
def definitions(business: Mapping[str, Indicator]) -> Definitions:
    return Definitions(business)


def test_looks_back_inside_each_other_end_at_5000_steps(definitions: Definitions) -> None:
    with pytest.raises(FormulaError) as refused:
        definitions.check("revenue + " + "sum12(" * 30 + "revenue + 1" + ")" * 30)
    error = refused.value
    assert error.problem is FormulaProblem.TOO_MANY_STEPS
    assert "more than 5,000 steps" in str(error)
    assert error.start > 10  # the part that is too much by itself, not the whole formula


def test_what_is_worked_out_once_counts_once(definitions: Definitions) -> None:
    """Written out it would be two to the power of 60."""
    checked = definitions.check("change(" * 60 + "revenue" + ")" * 60)
    assert counted(definitions, checked.canonical) < MOST_STEPS


def test_steps_of_what_a_formula_uses_count(inputs: Mapping[str, Indicator], kpi: Callable[..., Indicator]) -> None:
    rows = [kpi("k0", "sum12(sum12(revenue))"), *(kpi(f"k{i}", f"sum12(k{i - 1})") for i in range(1, 40))]
    with pytest.raises(FormulaError) as refused:
        Definitions({**inputs, **{row.id: row for row in rows}})
    assert refused.value.problem is FormulaProblem.TOO_MANY_STEPS
    assert refused.value.indicator


def test_what_ships_stays_far_below() -> None:
    shipped = Definitions(read_catalogue().indicators)
    assert max(counted(shipped, id_) for id_ in shipped.indicators) < MOST_STEPS / 40


FUNCTIONS = ["prev", "yago", "change", "pchange", "sum12", "avg12", "avg3", "ytd", "nz", "abs", "-"]
LEAVES = ["revenue", "margin", "growth", "revenue_year", "price", 'at(visitors, "search")', "days()"]


@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    around=st.lists(st.sampled_from(FUNCTIONS), max_size=5),
    again=st.lists(st.sampled_from(FUNCTIONS), max_size=3),
    leaf=st.sampled_from(LEAVES),
    period=st.sampled_from(["2026-03", "2026-Q2", "2025", "ytd:2026-03", "12m:2026-02"]),
)
def test_no_value_takes_more_steps_than_were_counted(
    *,
    definitions: Definitions,
    typed: Any,
    monkeypatch: pytest.MonkeyPatch,
    around: list[str],
    again: list[str],
    leaf: str,
    period: str,
) -> None:
    inner = _wrapped(leaf, around)
    try:
        checked = definitions.check(_wrapped(f"{inner} / {leaf} + if({leaf} > 0, {inner}, 2)", again))
    except FormulaError as error:
        assert error.problem is FormulaProblem.TOO_MANY_STEPS
        return
    assert _taken(definitions, typed, monkeypatch, checked, Calendar(4).parse(period)) <= counted(
        definitions, checked.canonical
    )


def _wrapped(text: str, functions: list[str]) -> str:
    for function in functions:
        text = f"{function}({text})"
    return text


def _taken(definitions: Definitions, typed: Any, monkeypatch: pytest.MonkeyPatch, checked: Any, period: Period) -> int:
    class Everything(typed):  # type: ignore[misc]
        def value(self, *_: object) -> float:
            return 2.0

    taken = 0
    value = Walk.value

    def counting(*arguments: Any) -> Any:
        nonlocal taken
        taken += 1
        return value(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(Walk, "value", counting)
        Evaluator(definitions, Everything(definitions.indicators, {}, JAN, JAN), Calendar(4), ()).value_of(
            checked, period
        )
    return taken
