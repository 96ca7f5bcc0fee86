"""How many decimals a figure shows, and the rounded number that a reader sees.

Differences and status are taken between displayed numbers, so that a pocket calculator finds no error. Rounding is
half away from zero on the 15 digits that a figure keeps, as in a spreadsheet.
"""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import Value

_MOST_MORE = 9
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def decimals_of(indicator: Indicator, *values: Value | None, detail: bool = False) -> int:
    """Decimals for figures of one row, the same for all of them: as many as the most exact of them needs.

    For percent they are those of the percentage: 1 shows a ratio of 0.058 as 5.8 %. Zeros, blanks and reasons do not
    count. ``detail`` is for panels with more room: percent gets one more. The indicator's own decimals win.
    """
    if indicator.decimals is not None:
        return indicator.decimals
    sizes = [abs(_shown(value, indicator.unit)) for value in values if isinstance(value, float | int) and value]
    usual = _USUAL[indicator.unit](sizes)
    return usual + 1 if detail and indicator.unit is Unit.PERCENT else usual


def percent_decimals(*ratios: float) -> int:
    """Decimals for percentages of change: one under 10 %, none from there."""
    return _by_size((10, 1))([abs(_shown(ratio, Unit.PERCENT)) for ratio in ratios if ratio])


def displayed(value: float, indicator: Indicator, decimals: int) -> float:
    """The number that the reader sees, in the indicator's own unit (percent stays a ratio)."""
    return float(exactly_displayed(value, indicator, decimals)) + 0.0


def exactly_displayed(value: float, indicator: Indicator, decimals: int) -> Decimal:
    """As `displayed`, without the error of a binary fraction."""
    return round_half_up(value, decimals + 2 if indicator.unit is Unit.PERCENT else decimals)


def difference(value: float, before: float, indicator: Indicator, decimals: int) -> float:
    """The displayed value less the displayed value before; 0.0 when both look the same."""
    step = exactly_displayed(value, indicator, decimals) - exactly_displayed(before, indicator, decimals)
    return float(step) + 0.0


def decimals_apart(indicator: Indicator, value: float, end: float, decimals: int) -> int:
    """From ``decimals`` up, the fewest with which two different numbers show in the order that they are in."""
    fine = (more for more in range(decimals, decimals + _MOST_MORE) if difference(value, end, indicator, more))
    return next(fine, decimals) if value != end else decimals


def round_half_up(value: float, decimals: int) -> Decimal:
    return _rounded(exact(value), decimals)


def exact(value: float) -> Decimal:
    """The number as it was typed: the 15 digits that a float keeps."""
    return Decimal(f"{value:.15g}")


def in_percent(ratio: float) -> float:
    """0.058 as 5.8, without the error of a binary fraction."""
    return float(exact(ratio) * 100)


def decimals_in(number: Decimal) -> int:
    """How many decimals it takes to write every digit of a number; 0 for a whole one."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def _shown(value: float, unit: Unit) -> Decimal:
    return exact(value) * 100 if unit is Unit.PERCENT else exact(value)


def _by_size(*steps: tuple[int, int]) -> Callable[[Iterable[Decimal]], int]:
    """Sizes under the bound, after rounding to those decimals, show that many decimals; none from the last bound."""

    def needed(size: Decimal) -> int:
        fitting = (digits for bound, digits in steps if _rounded(size, digits) < bound)
        return next(fitting, 0)

    return lambda sizes: max(map(needed, sizes), default=0)


def _whole_or(fractional: Callable[[Iterable[Decimal]], int]) -> Callable[[Iterable[Decimal]], int]:
    """No decimals while every figure is whole."""

    def needed(sizes: Iterable[Decimal]) -> int:
        sizes = list(sizes)
        return fractional(sizes) if any(size != size.to_integral_value() for size in sizes) else 0

    return needed


def _of_the_large(decimals: Callable[[Iterable[Decimal]], int]) -> Callable[[Iterable[Decimal]], int]:
    """Beside amounts of more than ten times its size, a small one does not ask for cents."""

    def needed(sizes: Iterable[Decimal]) -> int:
        sizes = list(sizes)
        largest = max(sizes, default=Decimal(0))
        return decimals(size for size in sizes if size * 10 >= largest)

    return needed


def _always(decimals: int) -> Callable[[Iterable[Decimal]], int]:
    return lambda _sizes: decimals


_USUAL: dict[Unit, Callable[[Iterable[Decimal]], int]] = {
    Unit.MONEY: _of_the_large(_by_size((100, 2))),
    Unit.MONEY_PER_HOUR: _of_the_large(_by_size((100, 2))),
    Unit.COUNT: _whole_or(_by_size((10, 2), (100, 1))),
    Unit.PERCENT: _by_size((10, 1)),
    Unit.RATIO: _always(2),
    Unit.SCORE: _whole_or(_by_size((10, 1))),
    Unit.INDEX: _always(1),
    Unit.HOURS: _whole_or(_always(1)),
    Unit.DAYS: _whole_or(_by_size((10, 1))),
    Unit.MONTHS: _whole_or(_by_size((10, 1))),
    Unit.YEARS: _whole_or(_always(1)),
}
