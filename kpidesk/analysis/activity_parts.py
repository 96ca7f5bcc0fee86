"""What the activity index is made of: its parts, how much they count, and how each is measured.

The four with a usual weight, and the choice of the others, are the program's own definition; none is agreed upon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from kpidesk.analysis.source import Source
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue, Value


class Part(StrEnum):
    VISITS = "visits"
    ORDERS = "orders"
    ORDER_VALUE = "order value"
    LIFETIME_VALUE = "lifetime value"
    CUSTOMERS = "customers"
    PRODUCTS = "products sold"
    REVENUE = "total revenue"
    PROCESSING = "order processing"
    ONLINE = "online processing"
    ADVERTISING = "advertising"
    PUBLICITY = "public relations"
    SATISFACTION = "satisfaction"


class Reading(StrEnum):
    """How an indicator is read for a period."""

    AS_IT_IS = "as it is"
    PER_DAY = "per day"  # so that February is not punished
    MEAN_OF_THREE = "mean of three months"  # that end with the period
    POOLED_OF_THREE = "three months together"  # that end with the period


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator and how it is read. What is better low enters turned round: base over figure."""

    indicator: str
    reading: Reading = Reading.AS_IT_IS
    lower_is_better: bool = False

    def value(self, source: Source, period: Period) -> Value:
        """For any period, from aggregated inputs; of one that still runs for the days entered so far."""
        if self.indicator not in source.definitions.indicators:
            return NoValue(Cause.MISSING, self.indicator, month=period.last)
        at = period if self.reading in {Reading.AS_IT_IS, Reading.PER_DAY} else Period.rolling(period.last, 3)
        value = source.value(self.indicator, at)
        if isinstance(value, NoValue):
            return value
        match self.reading:
            case Reading.PER_DAY:
                return value / source.calendar.days(at)
            case Reading.MEAN_OF_THREE:
                return value / source.calendar.month_count(at)
            case _:
                return value


def _daily(indicator: str) -> Measure:
    return Measure(indicator, Reading.PER_DAY)


MEASURES: Mapping[Part, tuple[Measure, ...]] = {
    Part.VISITS: (_daily("visitors"),),
    Part.ORDERS: (_daily("orders"),),
    Part.ORDER_VALUE: (Measure("aov"),),
    Part.LIFETIME_VALUE: (Measure("clv_margin_churn"), Measure("clv_spend")),
    Part.CUSTOMERS: (Measure("customers_end"),),
    Part.PRODUCTS: (_daily("units_sold"),),
    Part.REVENUE: (_daily("revenue"),),
    Part.PROCESSING: (Measure("on_time_order_rate"),),
    Part.ONLINE: (Measure("online_order_share"),),
    Part.ADVERTISING: (_daily("ad_impressions"), _daily("ad_spend")),
    Part.PUBLICITY: (Measure("pr_mentions", Reading.MEAN_OF_THREE),),
    Part.SATISFACTION: (Measure("csat", Reading.POOLED_OF_THREE),),
}
"""For each part the first of these that has a value in the base."""

Weights = Mapping[Part, float]

USUAL_WEIGHTS: Weights = {
    Part.VISITS: 0.3,
    Part.ORDERS: 0.3,
    Part.ORDER_VALUE: 0.2,
    Part.LIFETIME_VALUE: 0.2,
}


def checked(weights: Weights) -> dict[Part, float]:
    """The parts that count, in their order. Raises ValueError for a weight that is negative or no number, and
    when they do not make 1.
    """
    if not all(map(isfinite, weights.values())):
        raise ValueError("a weight must be a number")
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight is not below zero")
    if abs(sum(weights.values()) - 1) > 1e-9:
        raise ValueError(f"the weights make {sum(weights.values()):.0%} together and not 100%")
    return {part: weights[part] for part in Part if weights.get(part)}


def counts_twice(weights: Weights) -> bool:
    """Whether revenue stands beside orders and order value, which multiplied are the revenue: ask before."""
    return all(weights.get(part) for part in (Part.REVENUE, Part.ORDERS, Part.ORDER_VALUE))
