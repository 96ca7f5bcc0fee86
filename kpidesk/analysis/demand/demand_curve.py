"""Two curves for how many units are sold at each price: a straight line, and one of constant elasticity.

Textbook demand estimation: least squares of units on price, and of logarithms on logarithms. From twelve months on time
is a second cause beside the price, and a curve is that of the last month.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kpidesk.analysis.demand.least_squares import Line, Range, fitted
from kpidesk.analysis.demand.student_t import quantile

TREND_FROM = 12
"""Months from which time is looked at beside the price."""


@dataclass(frozen=True, slots=True)
class PricePoint:
    """One complete month of a product: a month's number, the price, and units in 30 days."""

    month: int
    price: float
    units: float


class Curve(Protocol):
    """What both curves can tell; prices in the business's money, units for 30 days."""

    @property
    def error(self) -> float:
        """Root mean square error in units, each month told by a curve that was fitted without it."""

    @property
    def line(self) -> Line: ...

    def units(self, price: float) -> float: ...

    def elasticity(self, price: float) -> float | None:
        """None where the curve has nothing sold."""

    def profit_price(self, cost: float) -> float | None: ...

    def profit_range(self, cost: float) -> Range | None: ...


@dataclass(frozen=True, slots=True)
class LinearCurve:
    """units = a - b x price. ``error`` as in `Curve`; ``trend`` is units more in every month, None without one."""

    a: float
    b: float
    trend: float | None
    line: Line = field(repr=False)
    error: float = math.nan

    @property
    def b_range(self) -> Range:
        """In which b lies with 90 %."""
        low, high = self.line.slope_range
        return -high, -low

    def units(self, price: float) -> float:
        return self.a - self.b * price

    def elasticity(self, price: float) -> float | None:
        """By how many percent units move with one percent of price, at that price: -b x price / units; None from the
        price on at which the line has nothing sold."""
        units = self.units(price)
        return -self.b * price / units if units > 0 else None

    @property
    def revenue_price(self) -> float:
        """Where price x units is largest: a / 2b."""
        return self.a / (2 * self.b)

    @property
    def revenue_range(self) -> Range:
        """In which that price lies with 90 %, by the errors of a and b together (delta method)."""
        half = self._half_width()
        return self.revenue_price - half, self.revenue_price + half

    def profit_price(self, cost: float) -> float:
        """Where (price - cost) x units is largest: halfway between the cost and the price at which nobody buys."""
        return (self.a / self.b + cost) / 2

    def profit_range(self, cost: float) -> Range:
        """The cost is known, so it is as wide as the other."""
        half, middle = self._half_width(), self.profit_price(cost)
        return middle - half, middle + half

    def _half_width(self) -> float:
        slope, variance = -self.b, self.line.variance
        by_a, by_slope = -1 / (2 * slope), self.a / (2 * slope * slope)
        spread = (
            variance[0][0] * by_a * by_a + variance[1][1] * by_slope * by_slope + 2 * variance[0][1] * by_a * by_slope
        )
        return quantile(0.95, self.line.degrees) * math.sqrt(max(spread, 0.0))


@dataclass(frozen=True, slots=True)
class PowerCurve:
    """units = smearing x a x price^b. Without the smearing (Duan 1983) the curve would run too low.

    It has no price of largest revenue: revenue rises all the way to one side. ``trend`` is a factor per month.
    """

    a: float
    b: float
    smearing: float
    trend: float | None
    line: Line = field(repr=False)
    error: float = math.nan

    @property
    def b_range(self) -> Range:
        """In which b lies with 90 %."""
        return self.line.slope_range

    def units(self, price: float) -> float:
        return float(self.smearing * self.a * price**self.b)

    def elasticity(self, _price: float) -> float:
        """The same at every price."""
        return self.b

    def profit_price(self, cost: float) -> float | None:
        """cost x b / (1 + b); None unless b is below -1, as then profit rises with the price without end."""
        return cost * self.b / (1 + self.b) if self.b < -1 else None

    def profit_range(self, cost: float) -> Range | None:
        """With the ends of b's range; None when it reaches -1, where there is no such price."""
        steep, flat = self.b_range
        if flat >= -1:
            return None
        return cost * steep / (1 + steep), cost * flat / (1 + flat)


def linear_curve(points: Sequence[PricePoint]) -> LinearCurve | None:
    """None when the points do not tell one."""
    return _with_error(_linear, points)


def power_curve(points: Sequence[PricePoint]) -> PowerCurve | None:
    """None when the points do not tell one, or a price or a number of units is not above 0."""
    if any(point.price <= 0 or point.units <= 0 for point in points):
        return None
    return _with_error(_power, points)


def _linear(points: Sequence[PricePoint], *, error: float = math.nan, trend: bool) -> LinearCurve | None:
    line = fitted([point.units for point in points], *_regressors(points, [p.price for p in points], trend=trend))
    if line is None:
        return None
    return LinearCurve(line.intercept, -line.slopes[0], line.slopes[1] if trend else None, line, error)


def _power(points: Sequence[PricePoint], *, error: float = math.nan, trend: bool) -> PowerCurve | None:
    prices = [math.log(point.price) for point in points]
    line = fitted([math.log(point.units) for point in points], *_regressors(points, prices, trend=trend))
    if line is None:
        return None
    smearing = math.fsum(map(math.exp, line.residuals)) / len(points)
    growth = math.exp(line.slopes[1]) if trend else None
    return PowerCurve(math.exp(line.intercept), line.slopes[0], smearing, growth, line, error)


def _regressors(points: Sequence[PricePoint], prices: list[float], *, trend: bool) -> list[list[float]]:
    """Time counts from the last month, so that the curve is that month's."""
    return [prices, [float(point.month - points[-1].month) for point in points]] if trend else [prices]


AnyCurve = TypeVar("AnyCurve", LinearCurve, PowerCurve)


def _with_error(fit: Callable[..., AnyCurve | None], points: Sequence[PricePoint]) -> AnyCurve | None:
    """The curve with its error of prediction, month by month left out."""
    trend = len(points) >= TREND_FROM
    squares = []
    for place, point in enumerate(points):
        others = _without(points, place)
        curve = fit(others, trend=trend)
        if curve is None:
            return fit(points, error=math.inf, trend=trend)
        squares.append((point.units - _told(curve, point, others[-1].month)) ** 2)
    return fit(points, error=math.sqrt(math.fsum(squares) / len(squares)), trend=trend)


def _told(curve: LinearCurve | PowerCurve, point: PricePoint, month: int) -> float:
    """What the curve of ``month`` tells for the point's own month."""
    units, trend = curve.units(point.price), curve.trend
    if trend is None:
        return units
    moved = point.month - month
    return units + trend * moved if isinstance(curve, LinearCurve) else units * trend**moved


def _without(points: Sequence[PricePoint], place: int) -> list[PricePoint]:
    return [*points[:place], *points[place + 1 :]]


def slope_without(points: Sequence[PricePoint], curve: LinearCurve | PowerCurve) -> list[float | None]:
    """The slope of the same curve with each month left out in turn; None where the rest tells none."""
    fit: Callable[..., LinearCurve | PowerCurve | None] = _linear if isinstance(curve, LinearCurve) else _power
    trend = curve.trend is not None
    left = [fit(_without(points, place), trend=trend) for place in range(len(points))]
    return [None if curve is None else curve.line.slopes[0] for curve in left]
