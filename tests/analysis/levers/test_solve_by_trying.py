"""What would it take, held against trying 1,920 numbers one by one on formulas of any shape."""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.levers.solve import Outcome, solve
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from tests.analysis.formula_shop import START, formula_shop

LAST = START.plus(5)
LINES = {"f0": [100.0, 130, 90, 110, 95, 100], "f1": [60.0, 70, 50, 66, 60, 70], "f2": [20.0] * 6}
HIGHEST = 1300.0
STEPS = 1920
IN_A_SAMPLE = 21  # what is narrower than the search's own samples may be missed


class Formula(NamedTuple):
    """As the owner types it, and as a function of f0; None stands for no result."""

    text: str
    of: Callable[[float], float | None]


def _joined(sign: str, one: Formula, other: Formula) -> Formula:
    def of(figure: float) -> float | None:
        left, right = one.of(figure), other.of(figure)
        if left is None or right is None or (sign == "/" and right == 0):
            return None
        return {"+": left + right, "-": left - right, "*": left * right}[sign] if sign != "/" else left / right

    return Formula(f"({one.text} {sign} {other.text})", of)


def _smallest(one: Formula, other: Formula) -> Formula:
    def of(figure: float) -> float | None:
        left, right = one.of(figure), other.of(figure)
        return None if left is None or right is None else min(left, right)

    return Formula(f"min({one.text}, {other.text})", of)


def _distance(one: Formula) -> Formula:
    def of(figure: float) -> float | None:
        value = one.of(figure)
        return None if value is None else abs(value - 200)

    return Formula(f"abs({one.text} - 200)", of)


def _forked(asked: Formula, one: Formula, other: Formula) -> Formula:
    def of(figure: float) -> float | None:
        value = asked.of(figure)
        return None if value is None else (one if value > 150 else other).of(figure)

    return Formula(f"if({asked.text} > 150, {one.text}, {other.text})", of)


TURNED = Formula("f0", lambda figure: figure)
LEAVES = st.sampled_from([TURNED, TURNED, Formula("f1", lambda _: 70.0), Formula("f2", lambda _: 20.0)])
FORMULAS = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        st.builds(_joined, st.sampled_from("+-*/"), part, part),
        st.builds(_smallest, part, part),
        st.builds(_distance, part),
        st.builds(_forked, part, part, part),
    ),
    max_leaves=7,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(FORMULAS, st.sampled_from([0.3, 1.7, 60.0, 333.0]), st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_every_number_that_was_tried_is_where_it_belongs(formula: Formula, aim: float, direction: Direction) -> None:
    workbook = formula_shop(LINES, f"({formula.text}) + 0 * f0", goals={LAST: Goal(aim)}, direction=direction)
    found = solve(workbook, "result", ("f0", None), Period.month(LAST))
    if found.outcome in {Outcome.NO_PART, Outcome.UNKNOWN}:
        results = [value for step in range(1, STEPS) if (value := formula.of(HIGHEST * step / STEPS)) is not None]
        assert not results or max(results) - min(results) <= 1e-9 * max(map(abs, results))
        return
    assert (found.low, found.high) == (0.0, HIGHEST)

    def tried(figure: float) -> str:
        value = formula.of(figure)
        if value is None:
            return "misses"
        over = value - aim if direction is Direction.HIGHER else aim - value
        if abs(over) <= 1e-6 * max(abs(aim), abs(value)):
            return "nearly"
        return "meets" if over > 0 else "misses"

    figures = [HIGHEST * step / STEPS for step in range(STEPS + 1)]
    for said, group in groupby(figures, tried):
        same = list(group)
        if said == "nearly" or len(same) <= IN_A_SAMPLE:
            continue
        for figure in same:
            inside = any(stretch.low <= figure <= stretch.high for stretch in found.ranges)
            assert inside is (said == "meets"), (formula.text, figure, found.ranges)
    for stretch in found.ranges:
        assert tried(stretch.low) != "misses" and tried(stretch.high) != "misses"


def test_a_month_of_any_deep_formula_is_the_same_as_typing_it() -> None:
    """The results that are named are those of the business with that figure."""
    workbook = formula_shop(LINES, "sum12(nz(f0)) / avg3(f1) + prev(f0)", goals={LAST: Goal(11.5)})
    found = solve(workbook, "result", ("f0", None), Period.month(LAST))
    assert found.lever is not None and found.needed is not None
    supposed = workbook.supposing({**found.lever.cells(found.needed)})
    assert found.with_needed == supposed.value("result", Period.month(LAST))
    assert Month(LAST) in found.lever.months
