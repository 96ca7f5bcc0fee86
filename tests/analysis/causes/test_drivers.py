"""Why a value changed: the parts that the figures have in it."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpidesk.analysis.causes.drivers import Driver, DriverKind, Why, why
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.errors import FormulaError
from kpidesk.workbook.workbook import Workbook
from tests.analysis.formula_shop import EMAIL, START, formula_shop

NAMES = ["f0", "f1", "f2", "f3", "f4", "f5", "level", "mood", "fee", "price", "closing", "opening", "won"]
PERIODS = ["2025-04", "2025-03", "2024-04", "2025-Q1", "2024-Q4", "2024", "ytd:2025-04", "ytd:2025-03", "12m:2025-04"]


OTHER_LEAVES = ["2", "0.5", "days()", "months()", "nz(f6)", 'at(f1, "email")', "sum12(f2)", "avg3(f0)"]
LOOKING_BACK = ["prev", "yago", "change", "ytd", "avg12", "pchange"]


def _formulas(leaves: Sequence[str], calls: Sequence[str]) -> st.SearchStrategy[str]:
    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pair = st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})")
        call = st.tuples(st.sampled_from(calls), inner).map(lambda p: f"{p[0]}({p[1]})")
        either = st.tuples(inner, inner, inner, inner).map(lambda p: f"if({p[0]} > {p[1]}, {p[2]}, {p[3]})")
        largest = st.tuples(inner, inner).map(lambda p: f"max({p[0]}, {p[1]})")
        return st.one_of(pair, pair, pair, call, either, largest)

    return st.recursive(st.sampled_from(leaves), larger, max_leaves=7)


ANY = _formulas([*NAMES, *OTHER_LEAVES], ["abs", "nz", "sqrt", *LOOKING_BACK])
OF_ONE_MONTH = _formulas(["f0", "f1", "f2", "f3", "mood", "2"], ["abs", "nz", "sqrt"])


def _lines(seed: int, names: Sequence[str] = NAMES) -> dict[str, list[float | None]]:
    dice = random.Random(seed)
    lines: dict[str, list[float | None]] = {
        name: [round(dice.uniform(20, 400), 2) for _ in range(28)] for name in names
    }
    lines["fee"] = [40.0 if place in {0, 14, 27} else None for place in range(28)]
    lines["closing"] = [900.0] + [None] * 27
    lines["opening"] = [None] * 28
    lines["lost"] = [round(dice.uniform(1, 50), 0) for _ in range(28)]
    lines["email_f1"] = [round(dice.uniform(1, 20), 2) for _ in range(28)]
    lines["f6"] = [None if dice.random() < 0.3 else 5.0 for _ in range(28)]
    return lines


def _asked(workbook: Workbook, before: str, after: str) -> Why:
    return why(workbook, "result", workbook.calendar.parse(before), workbook.calendar.parse(after))


def _effects(found: Why) -> dict[str, float]:
    return {driver.figures[0][0] if driver.figures else "time": driver.effect for driver in found.drivers}


@settings(derandomize=True, deadline=None, max_examples=150)
@given(formula=ANY, seed=st.integers(0, 9), ends=st.tuples(*[st.sampled_from(PERIODS)] * 2))
def test_the_parts_add_up_to_the_change_for_any_formula(formula: str, seed: int, ends: tuple[str, str]) -> None:
    try:
        workbook = formula_shop(_lines(seed), formula)
    except FormulaError:
        assume(False)
    found = _asked(workbook, *ends)
    if found.reason is not None:
        assert isinstance(found.reason, NoValue) and not found.drivers
        return
    assert found.change is not None and isinstance(found.start, float) and isinstance(found.end, float)
    effects = [driver.effect for driver in found.drivers]
    assert math.isclose(
        math.fsum(effects), found.change, rel_tol=1e-9, abs_tol=4e-15 * max(abs(found.start), abs(found.end), 1e-300)
    )
    used = workbook.definitions.inputs_of("result") | {"time", "f0", "opening", "won", "lost"}
    assert set(_effects(found)) <= used


@settings(derandomize=True, deadline=None, max_examples=40)
@given(formula=OF_ONE_MONTH, seed=st.integers(0, 9))
def test_the_parts_are_those_of_figures_typed_one_after_the_other(formula: str, seed: int) -> None:
    """A month's own figures switched over by hand, for formulas that look at no other time."""
    workbook = formula_shop(_lines(seed), formula)
    found = _asked(workbook, "2025-01", "2025-03")  # of 31 days each
    used = sorted(workbook.definitions.inputs_of("result"))
    assume(found.reason is None)

    january, march = START.plus(24), START.plus(26)

    def value(switched: set[str]) -> float:
        kept = {Cell(id_, march): workbook.typed(Cell(id_, january)) for id_ in used if id_ not in switched}
        answer = workbook.supposing(kept).value("result", Period.month(march))
        assume(not isinstance(answer, NoValue))
        return float(answer)  # type: ignore[arg-type]

    for id_ in used:
        others = [other for other in used if other != id_]
        expected = 0.0
        for mix in range(1 << len(others)):
            given_ = {other for bit, other in enumerate(others) if mix >> bit & 1}
            weight = math.factorial(len(given_)) * math.factorial(len(others) - len(given_)) / math.factorial(len(used))
            expected += weight * (value(given_ | {id_}) - value(given_))
        scale = max(abs(found.start), abs(found.end), abs(expected))  # type: ignore[arg-type]
        assert math.isclose(_effects(found).get(id_, 0.0), expected, rel_tol=1e-9, abs_tol=1e-9 * scale)


def test_a_margin_is_explained_by_sales_and_costs() -> None:
    """(100 - 60) / 100 to (120 - 66) / 120: by hand, costs (-.06 -.05)/2, sales (.1 + .0917)/2 rounded."""
    workbook = formula_shop({"f0": [100, 120], "f1": [60, 66], "f2": [7, 7]}, "(f0 - f1) / f0 + 0 * f2")
    found = _asked(workbook, "2023-01", "2023-02")
    costs = ((100 - 66) / 100 - 0.4 + (120 - 66) / 120 - (120 - 60) / 120) / 2
    assert _effects(found) == pytest.approx({"f0": 0.05 - costs, "f1": costs})
    first = found.drivers[0]
    assert first == Driver(DriverKind.FIGURE, (("f0", None),), first.effect, Merit.GOOD, 100.0, 120.0)
    assert found.drivers[1].merit is Merit.BAD


def test_for_costs_more_is_bad() -> None:
    found = _asked(formula_shop({"f0": [10, 12]}, "f0 * 2", direction=Direction.LOWER), "2023-01", "2023-02")
    assert [driver.merit for driver in found.drivers] == [Merit.BAD]


def test_figures_that_did_not_change_or_do_not_matter_are_absent() -> None:
    workbook = formula_shop({"f0": [10, 30], "f1": [5, 5], "f2": [3, 9], "f3": [1, 8]}, "f0 * f1 + f2 - f2 + 0 * f3")
    assert _effects(_asked(workbook, "2023-01", "2023-02")) == {"f0": 100.0}


def test_the_branch_that_is_not_taken_has_no_part() -> None:
    workbook = formula_shop({"f0": [10, 30], "f1": [50, 60], "f2": [0, 4]}, "if(f1 > 20, f0, f1 / f2)")
    assert _effects(_asked(workbook, "2023-01", "2023-02")) == {"f0": 20.0}


def test_the_days_of_the_month_are_a_cause_of_their_own() -> None:
    workbook = formula_shop({"f0": [310, 310]}, "f0 / days()")
    found = _asked(workbook, "2023-01", "2023-02")
    assert [driver.kind for driver in found.drivers] == [DriverKind.CALENDAR]
    assert found.drivers[0].effect == pytest.approx(310 / 28 - 10)


def test_a_missing_figure_is_named() -> None:
    found = _asked(formula_shop({"f0": [10, 30], "f1": [5, None]}, "f0 + f1"), "2023-01", "2023-02")
    assert found.reason == NoValue(Cause.MISSING, "f1", START.plus(1))
    assert found.start == 15.0 and found.change is None and not found.drivers and not found.is_blocked


def test_a_missing_figure_that_counts_as_nothing_has_its_part() -> None:
    found = _asked(formula_shop({"f0": [10, 30], "f1": [5, None]}, "f0 + nz(f1)"), "2023-01", "2023-02")
    assert _effects(found) == {"f0": 20.0, "f1": -5.0}


def test_a_filled_balance_is_traced_to_what_filled_it() -> None:
    lines = {"closing": [100, None, None, None], "won": [None, 20, 30, 9], "lost": [None, 5, 6, 6]}
    workbook = formula_shop(lines, "closing")
    assert _effects(_asked(workbook, "2023-03", "2023-04")) == {"opening": 24.0, "won": -21.0}
    typed = formula_shop({**lines, "closing": [100, None, None, 142]}, "closing")
    assert _effects(_asked(typed, "2023-03", "2023-04")) == {"closing": 3.0}


def test_what_a_mean_is_weighted_by_is_a_cause() -> None:
    lines = {"price": [10, 20, 30, 10, 20, 30], "f0": [1, 1, 1, 1, 1, 4]}
    found = _asked(formula_shop(lines, "price"), "2023-Q1", "2023-Q2")
    assert _effects(found) == {"f0": pytest.approx(5.0)}


def test_windows_and_growth_look_from_their_own_place() -> None:
    lines = {"f0": [float(10 + place) for place in range(26)], "f1": [5.0 + place % 3 for place in range(26)]}
    workbook = formula_shop(lines, "pchange(f0) + sum12(f1) / yago(f0)")
    found = _asked(workbook, "2025-01", "2025-02")
    assert found.start == workbook.value("result", Period.month(START.plus(24)))
    assert found.end == workbook.value("result", Period.month(START.plus(25)))
    assert math.fsum(_effects(found).values()) == pytest.approx(found.change, rel=1e-12)
    assert set(_effects(found)) == {"f0"}  # any 12 months of the other sum up to the same


def test_a_channel_is_explained_by_its_own_figures() -> None:
    workbook = formula_shop({"f0": [10, 30], "email_f0": [2, 3], "email_f1": [4, 4]}, "f0 * f1")
    found = why(workbook, "result", Period.month(START), Period.month(START.plus(1)), EMAIL)
    assert [(driver.figures, driver.effect) for driver in found.drivers] == [((("f0", EMAIL),), 4.0)]


def test_part_and_whole_are_two_causes() -> None:
    workbook = formula_shop({"f0": [10, 30], "email_f0": [2, 3]}, 'at(f0, "email") / f0')
    found = _asked(workbook, "2023-01", "2023-02")
    assert {driver.figures for driver in found.drivers} == {(("f0", None),), (("f0", EMAIL),)}


def test_only_ways_on_which_the_formula_has_a_result_are_used() -> None:
    """20 / (5 - 5) has no result, so the figure behind the minus is always switched first."""
    found = _asked(formula_shop({"f0": [20, 20], "f1": [9, 5], "f2": [5, 1]}, "f0 / (f1 - f2)"), "2023-01", "2023-02")
    assert (found.orders, found.all_orders) == (1, 2)
    assert _effects(found) == {"f1": 2.5, "f2": -2.5}


def test_where_every_way_is_blocked_the_reason_is_told() -> None:
    found = _asked(formula_shop({"f0": [2, 1], "f1": [1, 2]}, "1 / (f0 - f1)"), "2023-01", "2023-02")
    assert found.is_blocked and found.change == -2.0 and not found.drivers
    assert found.reason == NoValue(Cause.ZERO_DIVISOR, "result", detail="F0 - F1")


def test_of_more_than_ten_figures_the_least_are_put_together() -> None:
    lines = {f"f{number}": [100, 100 + (number + 1) * 10] for number in range(13)}
    formula = " + ".join(lines)
    found = _asked(formula_shop(lines, formula), "2023-01", "2023-02")
    assert len(found.drivers) == 10
    several = [driver for driver in found.drivers if driver.kind is DriverKind.SEVERAL]
    assert [driver.figures for driver in several] == [(("f0", None), ("f1", None), ("f2", None), ("f3", None))]
    assert several[0].effect == pytest.approx(100.0)
    assert math.fsum(driver.effect for driver in found.drivers) == found.change == 910.0


def test_a_month_that_still_runs_is_said() -> None:
    running = START.plus(1)
    months = {running: MonthState(MonthStatus.UNFINISHED, 9)}
    found = _asked(formula_shop({"f0": [10, 4]}, "f0 / months()", months=months), "2023-01", "2023-02")
    assert found.running == running
    assert {driver.kind for driver in found.drivers} == {DriverKind.FIGURE, DriverKind.CALENDAR}
    assert {driver.merit for driver in found.drivers} == {Merit.NONE}


def test_a_change_of_cents_in_huge_figures_is_explained() -> None:
    workbook = formula_shop({"f0": [4e12, 4e12 + 0.25], "f1": [3e12, 3e12 + 1], "f2": [7, 9]}, "f0 - f1 + f2 - f2")
    assert _effects(_asked(workbook, "2023-01", "2023-02")) == {"f1": -1.0, "f0": 0.25}


def test_a_typed_figure_explains_itself() -> None:
    workbook = formula_shop({"f0": [10, 30]}, "f0")
    found = why(workbook, "f0", Period.month(START), Period.month(START.plus(1)))
    assert [(driver.figures, driver.effect) for driver in found.drivers] == [((("f0", None),), 20.0)]
