"""Price elasticity between two periods: by how many percent units move with one percent of price.

Two periods blame the price for everything else that changed, so the fitted curve (`demand`) is to be preferred, and a
price that hardly moved tells nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.answers import Answers

LEAST_MOVE = 0.02
"""Of the price before."""


class ElasticityRefusal(StrEnum):
    MISSING = "missing"  # `reason`
    NOT_POSITIVE = "not positive"  # a price, or the units before
    PRICE_UNCHANGED = "price unchanged"
    PRICE_HARDLY_MOVED = "price hardly moved"  # by less than 2 %
    UNFINISHED = "unfinished"  # a period still runs


@dataclass(frozen=True, slots=True)
class Elasticity:
    """``point`` takes both changes from the earlier period, ``arc`` from the middle of both: the same either way."""

    point: float | None = None
    arc: float | None = None
    refusal: ElasticityRefusal | None = None
    reason: NoValue | None = None


def elasticity(units_before: float, units: float, price_before: float, price: float) -> Elasticity:
    """point = (dq / q0) / (dp / p0), arc = (dq / (q0 + q1)) / (dp / (p0 + p1)); textbook definitions."""
    if price_before <= 0 or price <= 0 or units_before <= 0 or units < 0:
        return Elasticity(refusal=ElasticityRefusal.NOT_POSITIVE)
    if price == price_before:
        return Elasticity(refusal=ElasticityRefusal.PRICE_UNCHANGED)
    move = (price - price_before) / price_before
    if abs(move) < LEAST_MOVE * (1 - 1e-9):
        return Elasticity(refusal=ElasticityRefusal.PRICE_HARDLY_MOVED)
    arc_units = (units - units_before) / (units + units_before)
    arc_price = (price - price_before) / (price + price_before)
    return Elasticity((units - units_before) / units_before / move, arc_units / arc_price)


def elasticity_between(answers: Answers, product: Segment | None, before: Period, after: Period) -> Elasticity:
    """Of units per day, as a longer month is no success; the price is revenue through units, else the typed one."""
    calendar = answers.calendar
    if calendar.is_unfinished(before) or calendar.is_unfinished(after):
        return Elasticity(refusal=ElasticityRefusal.UNFINISHED)
    units = [answers.value("units_sold", period, product) for period in (before, after)]
    prices = [_price(answers, product, period) for period in (before, after)]
    numbers = [value for value in (*units, *prices) if not isinstance(value, NoValue)]
    if len(numbers) < 4:
        reason = next(value for value in (*units, *prices) if isinstance(value, NoValue))
        return Elasticity(refusal=ElasticityRefusal.MISSING, reason=reason)
    return elasticity(numbers[0] / calendar.days(before), numbers[1] / calendar.days(after), numbers[2], numbers[3])


def _price(answers: Answers, product: Segment | None, period: Period) -> Value:
    units, revenue = (answers.value(id_, period, product) for id_ in ("units_sold", "revenue"))
    if isinstance(units, NoValue) or isinstance(revenue, NoValue) or units <= 0:
        return answers.value("unit_price", period, product)
    return revenue / units
