"""The ends of a usual range as they show beside a figure that was typed."""

from math import ceil, floor
from typing import NamedTuple

from kpidesk.analysis.numbers.rounding import decimals_apart, decimals_of
from kpidesk.domain.indicator import Indicator, Unit


class RangeEnds(NamedTuple):
    """``decimals`` are those to show both ends with."""

    low: float
    high: float
    decimals: int


def range_ends(about: Indicator, low: float, high: float, value: float | None = None) -> RangeEnds:
    """Of whole numbers the first and the last one that lie inside. A ``value`` outside never looks like an end."""
    if (about.whole or about.unit is Unit.COUNT) and ceil(low) <= floor(high):
        return RangeEnds(ceil(low), floor(high), 0)
    decimals = decimals_of(about, low, high)
    if value is not None and not low <= value <= high:
        decimals = decimals_apart(about, value, high if value > high else low, decimals)
    return RangeEnds(low, high, decimals)
