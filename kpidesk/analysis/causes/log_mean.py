"""How much of a product's change each of its factors made, so that the parts add up exactly.

The effect of a factor is L(P1, P0) ln(x1 / x0) with the logarithmic mean L(a, b) = (a - b) / ln(a / b) and L(a, a) = a
(the logarithmic mean Divisia index of Ang, Energy Policy 32, 2004). No order of the factors is needed.
"""

import math
from collections.abc import Sequence


def log_mean(one: float, other: float) -> float:
    """Between two positive numbers. Raises ValueError for any other."""
    if one <= 0 or other <= 0:
        raise ValueError("a logarithmic mean needs two numbers above 0")
    ratio = math.log(one / other)
    return (one - other) / ratio if abs(ratio) > 1e-9 else (one + other) / 2


def log_mean_shares(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """The effect of each factor, in the unit of their product. Raises ValueError unless all factors are above 0."""
    if any(factor <= 0 for factor in (*before, *after)):
        raise ValueError("shares by logarithms need factors above 0")
    mean = log_mean(math.prod(after), math.prod(before))
    return [mean * math.log(new / old) for old, new in zip(before, after, strict=True)]
