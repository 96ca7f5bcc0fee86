"""The months of a product by price, and the curves through them, ready to be drawn."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from kpidesk.analysis.demand.demand import TRIED, AdviceRefusal, BestPrice, Demand, LeftOut
from kpidesk.analysis.demand.demand_curve import LinearCurve, PowerCurve, PricePoint
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month

_STEPS = 40  # pieces of a drawn curve
NAMED = 3
"""So many of the newest months have their names beside them."""


@dataclass(frozen=True, slots=True)
class DemandFacts:
    """``demand`` is what the analysis found; ``price``, ``units`` and ``revenue`` are the figures whose units it has.

    ``name`` is the product's, or what the whole business is called. ``left_out`` counts months by their reason.
    """

    demand: Demand
    name: str
    price: Indicator
    units: Indicator
    revenue: Indicator
    left_out: dict[LeftOut, int]
    month: Month
    currency: str
    form: NumberForm
    source: str

    @property
    def points(self) -> tuple[PricePoint, ...]:
        return self.demand.points

    @property
    def months(self) -> list[Month]:
        return [Month(point.month) for point in self.points]

    @property
    def tried(self) -> tuple[float, float]:
        """Between which prices a curve may be drawn: those that were tried and a tenth more on either side."""
        prices = [point.price for point in self.points]
        return TRIED[0] * min(prices), TRIED[1] * max(prices)

    @property
    def shown(self) -> LinearCurve | PowerCurve | None:
        return self.demand.verdict.shown

    @property
    def best(self) -> BestPrice | None:
        """The price of the largest revenue, where it may be told."""
        revenue = self.demand.verdict.revenue
        return revenue if revenue is not None and revenue.refusal is None else None

    @property
    def advice_refusal(self) -> AdviceRefusal | None:
        revenue = self.demand.verdict.revenue
        return None if revenue is None else revenue.refusal

    def curve(self, curve: LinearCurve | PowerCurve) -> list[tuple[float, float]]:
        """Prices and units, between the prices that may be drawn; where nobody buys the curve ends."""
        low, high = self.tried
        prices = [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
        pairs = [(price, curve.units(price)) for price in prices if price > 0]
        return [(price, units) for price, units in pairs if units >= 0 and math.isfinite(units)]

    @property
    def curves(self) -> list[list[tuple[float, float]]]:
        """The one that is shown and the other one, as far as there are any."""
        verdict = self.demand.verdict
        return [self.curve(one) for one in (verdict.shown, verdict.other) if one is not None]

    # -- axes and scales ----------------------------------------------------------------------------------------

    @property
    def price_axis(self) -> ValueAxis:
        """Its ends are prices that were tried, or where a curve ends."""
        ends = self.tried if self.curves else ()
        return ValueAxis.over([*(point.price for point in self.points), *ends])

    @property
    def price_scale(self) -> Scale:
        return self._scale([*(point.price for point in self.points), *self._told], self.price)

    @property
    def units_axis(self) -> ValueAxis:
        return ValueAxis.over(self._heights(lambda _, units: units))

    @property
    def units_scale(self) -> Scale:
        return self._scale(self._heights(lambda _, units: units), self.units)

    @property
    def revenue_axis(self) -> ValueAxis:
        return ValueAxis.over(self._heights(lambda price, units: price * units))

    @property
    def revenue_scale(self) -> Scale:
        return self._scale(self._heights(lambda price, units: price * units), self.revenue)

    @property
    def starts_elsewhere(self) -> bool:
        return any(axis.starts_elsewhere for axis in (self.price_axis, self.units_axis, self.revenue_axis))

    @property
    def _told(self) -> list[float]:
        """Prices that are named besides those of the months: they must not be rounded away."""
        verdict = self.demand.verdict
        told = [best for best in (verdict.revenue, verdict.profit) if best is not None and best.refusal is None]
        return [price for best in told for price in (best.price, *(best.range or ()))]

    def _heights(self, height: Callable[[float, float], float]) -> list[float]:
        """Of all that is drawn."""
        curves = [height(price, units) for curve in self.curves for price, units in curve]
        return [*(height(point.price, point.units) for point in self.points), *curves]

    def _scale(self, numbers: list[float], about: Indicator) -> Scale:
        return Scale.fitting(numbers, about, self.currency, self.form)
