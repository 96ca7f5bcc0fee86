"""The value axis of horizontal bars: from a common 0, with room for labels at both ends."""

from collections.abc import Iterable
from dataclasses import dataclass

_LEAST = 20.0  # points for the bars, however wide the labels are


@dataclass(frozen=True, slots=True)
class BarAxis:
    """Maps figures to points: 0 is at ``zero``, one unit is ``per_unit`` points."""

    zero: float
    per_unit: float

    @classmethod
    def fitting(
        cls, left: float, right: float, numbers: Iterable[float], *, after: float = 0.0, before: float = 0.0
    ) -> "BarAxis":
        """``after`` and ``before`` are the points kept free for labels beyond the highest and the lowest figure."""
        ends = [0.0, *numbers]
        low, high = min(ends), max(ends)
        size = (high - low) or 1.0
        per_unit = max(right - left - after - before, _LEAST) / size
        return cls(left + before - low * per_unit, per_unit)

    def x(self, number: float) -> float:
        return self.zero + number * self.per_unit
