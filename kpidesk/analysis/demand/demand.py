"""The demand curve of one product: which curve its months tell, for which price it speaks, and when for none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from kpidesk.analysis.demand.demand_curve import (
    Curve,
    LinearCurve,
    PowerCurve,
    PricePoint,
    linear_curve,
    power_curve,
    slope_without,
)
from kpidesk.analysis.demand.least_squares import Range, correlation
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.answers import Answers

LEAST_MONTHS = 6
LEAST_PRICES = 3
LEAST_SPREAD = 1.10  # the highest price against the lowest
LEAST_UNITS = 10  # in 30 days
MOST_CORRELATION = 0.8  # of price and time
ALIKE = 1.10  # errors of both curves
TRIED = 0.9, 1.1  # of the lowest and of the highest price
MOST_WIDTH = 0.3  # of the range of a price, against the price
MONTH_OF_DAYS = 30
_ROUNDING = 1e-9


class Refusal(StrEnum):
    """Why there is no curve."""

    PRICE_NOT_POSITIVE = "price not positive"
    FEW_MONTHS = "few months"
    FEW_PRICES = "few prices"
    PRICES_TOO_CLOSE = "prices too close"
    FEW_UNITS = "few units"
    MOVED_WITH_TIME = "moved with time"  # the effect of price cannot be told apart
    NOT_FALLING = "not falling"  # no fewer units at higher prices
    UNSURE = "unsure"  # the range of the slope has 0 in it
    ONE_MONTH_DECIDES = "one month decides"  # without it the slope has another sign


class AdviceRefusal(StrEnum):
    """Why a best price is not told."""

    HIGHER_THAN_TRIED = "higher than tried"  # move at most 10 % and watch two months
    LOWER_THAN_TRIED = "lower than tried"
    TOO_WIDE = "too wide"  # its range


class Towards(StrEnum):
    """Which way revenue rises on a curve of constant elasticity."""

    LOWER = "lower price, more revenue"
    HIGHER = "higher price, more revenue"
    UNSURE = "unsure"  # about -1: the price does not matter much for revenue


class LeftOut(StrEnum):
    RUNNING = "running"
    NO_UNITS = "no units"  # not entered
    NO_PRICE = "no price"  # neither revenue and units nor a price
    BY_OWNER = "by owner"  # closed, sold out, on sale, price changed within the month


@dataclass(frozen=True, slots=True)
class BestPrice:
    """A price to be told only when ``refusal`` is None; ``range`` has it with 90 %, None where it has no end."""

    price: float
    range: Range | None
    refusal: AdviceRefusal | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which curve to show. With ``both_fit`` the two disagree only outside the prices that were tried.

    ``other`` may be drawn thin beside it. ``towards`` is for a curve of constant elasticity, ``revenue`` for a line.
    """

    refusal: Refusal | None = None
    shown: LinearCurve | PowerCurve | None = None
    other: LinearCurve | PowerCurve | None = None
    both_fit: bool = False
    revenue: BestPrice | None = None
    profit: BestPrice | None = None
    towards: Towards | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """``points`` are the months that were used, ``left_out`` the others with their reason.

    ``price`` is that of the last month used and ``elasticity`` what the curve says there, None where it has nothing
    sold; ``cost`` of one unit, None when it is not known.
    """

    product: Segment | None
    points: tuple[PricePoint, ...]
    left_out: Mapping[Month, LeftOut]
    price: float | None
    cost: float | None
    elasticity: float | None
    verdict: Verdict


def demand(answers: Answers, product: Segment | None, marked: frozenset[Month] = frozenset()) -> Demand:
    """The demand for one product, or for a business that sells only one (None), without the ``marked`` months.

    The price is revenue through units, else the unit price that was typed.
    """
    points, left_out = [], {}
    last = answers.last_entered or answers.first_month
    for month in answers.first_month.until(last):
        found = LeftOut.BY_OWNER if month in marked else _point(answers, product, month)
        if isinstance(found, PricePoint):
            points.append(found)
        else:
            left_out[month] = found
    cost = answers.month_value("unit_cost", last, product)
    known = None if isinstance(cost, NoValue) else cost
    verdict = judged_demand(points, known)
    price = points[-1].price if points else None
    at = verdict.shown.elasticity(price) if verdict.shown is not None and price is not None else None
    return Demand(product, tuple(points), left_out, price, known, at, verdict)


def _point(answers: Answers, product: Segment | None, month: Month) -> PricePoint | LeftOut:
    if month in answers.calendar.unfinished:
        return LeftOut.RUNNING
    units = answers.month_value("units_sold", month, product)
    if isinstance(units, NoValue):
        return LeftOut.NO_UNITS
    revenue = answers.month_value("revenue", month, product)
    price = answers.month_value("unit_price", month, product)
    if not isinstance(revenue, NoValue) and units > 0:
        price = revenue / units
    if isinstance(price, NoValue):
        return LeftOut.NO_PRICE
    return PricePoint(int(month), price, units / month.days * MONTH_OF_DAYS)


def judged_demand(points: Sequence[PricePoint], cost: float | None = None) -> Verdict:
    """The better curve of the two by its error on months left out, or why none is told."""
    refusal = _refusal(points)
    if refusal is not None:
        return Verdict(refusal)
    line, power = linear_curve(points), power_curve(points)
    assert line is not None  # three prices tell one
    shown, other, both_fit = _chosen(line, power)
    refusal = _slope_refusal(points, shown)
    if refusal is not None:
        return Verdict(refusal)
    if other is not None and _slope_refusal(points, other) is not None:
        other, both_fit = None, False
    prices = [point.price for point in points]
    return Verdict(
        None,
        shown,
        other,
        both_fit,
        _best(shown.revenue_price, shown.revenue_range, prices) if isinstance(shown, LinearCurve) else None,
        _profit(shown, cost, prices),
        _towards(shown) if isinstance(shown, PowerCurve) else None,
    )


def _refusal(points: Sequence[PricePoint]) -> Refusal | None:
    """What speaks against any curve through these months."""
    prices = [point.price for point in points]
    if any(price <= 0 for price in prices):
        return Refusal.PRICE_NOT_POSITIVE
    if len(points) < LEAST_MONTHS:
        return Refusal.FEW_MONTHS
    if len({round(price, 2) for price in prices}) < LEAST_PRICES:
        return Refusal.FEW_PRICES
    if max(prices) < LEAST_SPREAD * min(prices) * (1 - _ROUNDING):
        return Refusal.PRICES_TOO_CLOSE
    if fmean(point.units for point in points) < LEAST_UNITS:
        return Refusal.FEW_UNITS
    if abs(correlation(prices, [float(point.month) for point in points])) > MOST_CORRELATION:
        return Refusal.MOVED_WITH_TIME
    return None


def _slope_refusal(points: Sequence[PricePoint], curve: LinearCurve | PowerCurve) -> Refusal | None:
    """What speaks against this curve."""
    if curve.line.slopes[0] >= 0:
        return Refusal.NOT_FALLING
    if curve.line.slope_range[1] >= 0:
        return Refusal.UNSURE
    if any(slope is None or slope >= 0 for slope in slope_without(points, curve)):
        return Refusal.ONE_MONTH_DECIDES
    return None


def _chosen(
    line: LinearCurve, power: PowerCurve | None
) -> tuple[LinearCurve | PowerCurve, LinearCurve | PowerCurve | None, bool]:
    """The curve to show, the other one, and whether both fit alike; then it is the line."""
    if power is None:
        return line, None, False
    if max(line.error, power.error) <= ALIKE * min(line.error, power.error):
        return line, power, True
    return (line, power, False) if line.error < power.error else (power, line, False)


def _profit(curve: Curve, cost: float | None, prices: Sequence[float]) -> BestPrice | None:
    if cost is None:
        return None
    price = curve.profit_price(cost)
    return None if price is None else _best(price, curve.profit_range(cost), prices)


def _best(price: float, around: Range | None, prices: Sequence[float]) -> BestPrice:
    refusal = None
    if price < TRIED[0] * min(prices):
        refusal = AdviceRefusal.LOWER_THAN_TRIED
    elif price > TRIED[1] * max(prices):
        refusal = AdviceRefusal.HIGHER_THAN_TRIED
    elif around is None or around[1] - around[0] > MOST_WIDTH * price:
        refusal = AdviceRefusal.TOO_WIDE
    return BestPrice(price, around, refusal)


def _towards(curve: PowerCurve) -> Towards:
    low, high = curve.b_range
    if low <= -1 <= high:
        return Towards.UNSURE
    return Towards.LOWER if curve.b < -1 else Towards.HIGHER
