"""Functions of plain numbers."""

import math

import pytest

from kpidesk.formula.arithmetic import COMPARISONS, FUNCTIONS, or_nan
from kpidesk.formula.nodes import Number


@pytest.mark.parametrize(
    ("function", "values", "result"),
    [
        ("^", (2.0, 3.0), 8.0),
        ("^", (-2.0, 2.0), 4.0),
        ("min", (3.0, 1.0, 2.0), 1.0),
        ("max", (3.0, 1.0, 2.0), 3.0),
        ("abs", (-3.0,), 3.0),
        ("sqrt", (9.0,), 3.0),
        ("ln", (1.0,), 0.0),
        ("exp", (0.0,), 1.0),
    ],
)
def test_functions_compute_what_they_are_called(function: str, values: tuple[float, ...], result: float) -> None:
    assert FUNCTIONS[function](*values) == result
    assert or_nan(FUNCTIONS[function])(*values) == result


@pytest.mark.parametrize(
    ("function", "values"), [("^", (-2.0, 0.5)), ("^", (0.0, -1.0)), ("sqrt", (-1.0,)), ("ln", (0.0,)), ("ln", (-1.0,))]
)
def test_outside_the_domain_there_is_no_result(function: str, values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="math"):
        FUNCTIONS[function](*values)
    assert math.isnan(or_nan(FUNCTIONS[function])(*values))


@pytest.mark.parametrize(("function", "values"), [("exp", (1000.0,)), ("^", (10.0, 400.0))])
def test_results_that_are_too_large_are_no_number(function: str, values: tuple[float, ...]) -> None:
    with pytest.raises(OverflowError):
        FUNCTIONS[function](*values)
    assert math.isnan(or_nan(FUNCTIONS[function])(*values))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("function", ["min", "max", "^"])
def test_nothing_comes_of_nothing_in_every_place(function: str, bad: float) -> None:
    assert math.isnan(or_nan(FUNCTIONS[function])(bad, 1.0))
    assert math.isnan(or_nan(FUNCTIONS[function])(1.0, bad))


def test_comparisons_cover_every_sign() -> None:
    below, same = (1.0, 2.0), (2.0, 2.0)
    holds = {sign: (compare(*below), compare(*same)) for sign, compare in COMPARISONS.items()}
    assert holds == {
        "<": (True, False),
        "<=": (True, True),
        ">": (False, False),
        ">=": (False, True),
        "=": (False, True),
        "<>": (True, False),
    }


def test_a_percent_is_divided_not_multiplied() -> None:
    assert Number(0.3, True).value == 0.003
