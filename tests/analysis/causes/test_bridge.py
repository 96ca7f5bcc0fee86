"""A change as steps that a reader can add up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.causes.bridge import bridge
from kpidesk.analysis.causes.drivers import DriverKind, why
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.indicator import Unit
from kpidesk.domain.period import Period
from tests.analysis.formula_shop import START, formula_shop

ORDER = [f"f{number}" for number in range(14)]
MONTHS = Period.month(START), Period.month(START.plus(1))


def test_steps_stand_in_the_order_of_the_figures_and_small_ones_together_at_the_end() -> None:
    lines = {"f0": [100, 101], "f1": [900, 1000], "f2": [50, 20], "f3": [10, 12]}
    workbook = formula_shop(lines, "f1 - f2 + f0 - f3", unit=Unit.MONEY)
    found = bridge(why(workbook, "result", *MONTHS), workbook.indicator("result"), ORDER)
    assert (found.start, found.end, found.decimals) == (940.0, 1069.0, 0)
    assert [(step.kind, step.figures, step.shown, step.merit) for step in found.steps] == [
        (DriverKind.FIGURE, (("f1", None),), 100.0, Merit.GOOD),
        (DriverKind.FIGURE, (("f2", None),), 30.0, Merit.GOOD),
        (DriverKind.SEVERAL, (("f3", None), ("f0", None)), -1.0, Merit.BAD),
    ]


def test_there_are_at_most_eight_steps() -> None:
    lines = {f"f{number}": [100, 150 + number] for number in range(10)}
    workbook = formula_shop(lines, " + ".join(lines), unit=Unit.MONEY)
    found = bridge(why(workbook, "result", *MONTHS), workbook.indicator("result"), ORDER)
    assert len(found.steps) == 8 and len(found.steps[-1].figures) == 3
    assert sum(step.shown for step in found.steps) == found.end - found.start == 545.0


def test_when_every_step_is_small_they_are_shown_all_the_same() -> None:
    lines = {"f0": [1000, 1004], "f1": [1000, 1003]}
    workbook = formula_shop(lines, "f0 + f1", unit=Unit.MONEY)
    found = bridge(why(workbook, "result", *MONTHS), workbook.indicator("result"), ORDER)
    assert [step.shown for step in found.steps] == [4.0, 3.0]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(1, 999), st.floats(1, 999)), min_size=4, max_size=4), st.sampled_from(list(Unit)))
def test_shown_steps_add_up_and_are_off_by_less_than_one_in_the_last_digit(
    pairs: list[tuple[float, float]], unit: Unit
) -> None:
    workbook = formula_shop({f"f{n}": pair for n, pair in enumerate(pairs)}, "(f0 - f1) / f2 + f3 / f0", unit=unit)
    found = bridge(why(workbook, "result", *MONTHS), workbook.indicator("result"), ORDER)
    total = exact(found.start) + sum(exact(step.shown) for step in found.steps)
    assert float(total) == pytest.approx(found.end, rel=1e-12, abs=1e-12)
    last = 10.0 ** -(found.decimals + 2 * (unit is Unit.PERCENT))
    assert all(abs(step.shown - step.effect) <= last * 1.000001 for step in found.steps)


def test_a_change_that_cannot_be_told_has_no_bridge() -> None:
    workbook = formula_shop({"f0": [1, None]}, "f0")
    with pytest.raises(ValueError, match="no change"):
        bridge(why(workbook, "result", *MONTHS), workbook.indicator("result"), ORDER)
