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
    """The same function for columns, where NaN is no value: NaN for what is not finite or outside its domain."""

    def result(*values: float) -> float:
        if not all(map(math.isfinite, values)):
            return math.nan
        try:
            return function(*values)
        except (ValueError, OverflowError):
            return math.nan

    return result
