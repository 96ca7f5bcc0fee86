"""Functions of plain numbers, the same for one value and for a whole column."""

import math
import operator
from collections.abc import Callable

FUNCTIONS: dict[str, Callable[..., float]] = {
    "^": math.pow,
    "min": min,
    "max": max,
    "abs": abs,
    "sqrt": math.sqrt,
    "ln": math.log,
    "exp": math.exp,
}
"""May raise ValueError outside the domain and OverflowError when the result is too large."""

COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


def or_nan(function: Callable[..., float]) -> Callable[..., float]:
    """The same function for columns, where NaN stands for no value: it gives NaN for NaN and outside its domain."""

    def result(*values: float) -> float:
        if any(value != value for value in values):  # noqa: PLR0124 -- only NaN differs from itself
            return math.nan
        try:
            return function(*values)
        except (ValueError, OverflowError):
            return math.nan

    return result
