"""Student's t distribution, for whole degrees of freedom."""

import math
from functools import lru_cache


def distribution(t: float, degrees: int) -> float:
    """The share of values below ``t``.

    The finite series of Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
    """
    angle = math.atan2(t, math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2
    term = cosine if odd else 1.0
    series = 0.0
    for step in range(1 + odd, degrees, 2):
        series += term
        term *= cosine * cosine * step / (step + 1)
    within = 2 / math.pi * (angle + sine * series) if odd else sine * series
    return (1 + within) / 2


@lru_cache(maxsize=256)
def quantile(share: float, degrees: int) -> float:
    """The t below which this share of values lies. Raises ValueError for a share outside 0.5 to 1, or no degrees."""
    if not 0.5 <= share < 1 or degrees < 1:
        raise ValueError("a share from 0.5 to 1 and at least one degree of freedom are needed")
    low, high = 0.0, 1.0
    while distribution(high, degrees) < share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        low, high = (middle, high) if distribution(middle, degrees) < share else (low, middle)
    return high
