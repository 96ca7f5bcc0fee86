"""Round numbers along the value axis of a line chart. Bars need none: they start at 0 and carry their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kpidesk.analysis.numbers.rounding import round_half_up

_NICE = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_NEAR_ZERO = Decimal("0.4")  # an axis that would start below this share of its end starts at 0
_MOST_STEPS = 5
_FINEST = 9  # decimals; what is smaller lies on 0


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From ``low`` to ``high`` in equal round steps, in the indicator's own unit (percent as a ratio)."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def over(cls, numbers: Sequence[float]) -> "ValueAxis":
        """Holds all numbers; 0 to 1 when there are none."""
        low, high = _ends([round_half_up(number, _FINEST) for number in numbers])
        step = _round_step((high - low) / _MOST_STEPS)
        return cls(
            (low / step).to_integral_value(ROUND_FLOOR) * step,
            (high / step).to_integral_value(ROUND_CEILING) * step,
            step,
        )

    @property
    def ticks(self) -> list[Decimal]:
        count = int((self.high - self.low) / self.step)
        return [self.low + number * self.step for number in range(count + 1)]

    @property
    def starts_elsewhere(self) -> bool:
        """Neither end of the axis nor anything between them is 0, which the reader must be told."""
        return self.low > 0 or self.high < 0


def _ends(numbers: list[Decimal]) -> tuple[Decimal, Decimal]:
    if not numbers:
        return Decimal(0), Decimal(1)
    low, high = min(numbers), max(numbers)
    if 0 <= low <= _NEAR_ZERO * high:
        low = Decimal(0)
    if 0 >= high >= _NEAR_ZERO * low:
        high = Decimal(0)
    if low == high:
        margin = abs(low) / 10 or Decimal(1)
        return (low - margin if low else low), high + margin
    return low, high


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below ``least``."""
    power = Decimal(10) ** least.adjusted()
    return next(nice * power for nice in _NICE if nice * power >= least).normalize()
