"""A campaign's months as points, the three levels, and the scale of figures per day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from kpidesk.analysis.comparison.campaign_lift import LiftMonth, Stage
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.charts.campaign.campaign_facts import CampaignFacts
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.month import Month
from kpidesk.domain.value import Value


class Level(NamedTuple):
    """A rate per day and the months that it rests on, by their numbers; ``change`` is against before, as a ratio."""

    name: str
    rate: float
    places: tuple[int, ...]
    change: float | None


@dataclass(frozen=True, slots=True)
class CampaignPoint:
    """``number`` per day, None where there is none; ``days`` is (entered, all) of a month that still runs."""

    lift: LiftMonth
    value: Value
    days: tuple[int, int] | None
    is_current: bool

    @property
    def month(self) -> Month:
        return self.lift.month

    @property
    def number(self) -> float | None:
        return self.lift.rate

    @property
    def is_during(self) -> bool:
        return self.lift.stage is Stage.DURING

    @property
    def is_hollow(self) -> bool:
        """The campaign did not fill the month, or the month is not over."""
        return self.days is not None or (self.is_during and self.lift.partial)

    @property
    def complete(self) -> float | None:
        return None if self.days else self.number


@dataclass(frozen=True, slots=True)
class CampaignSeries:
    """``limits`` None: not known, or not wanted."""

    facts: CampaignFacts
    points: tuple[CampaignPoint, ...]
    levels: tuple[Level, ...]
    limits: Limits | None
    scale: Scale

    @classmethod
    def of(cls, facts: CampaignFacts) -> "CampaignSeries":
        last = facts.months[-1].month
        points = tuple(
            CampaignPoint(month, value, days, month.month == last)
            for month, value, days in zip(facts.months, facts.values, facts.days, strict=True)
        )
        levels = tuple(_levels(facts, points))
        limits = facts.lift.limits if facts.with_limits else None
        numbers = [*(level.rate for level in levels), *_numbers(points)]
        freely = replace(facts.indicator, decimals=None)  # a whole number of orders is no whole number a day
        return cls(facts, points, levels, limits, Scale.fitting(numbers, freely, facts.currency, facts.form))

    @property
    def axis(self) -> ValueAxis:
        ends = [] if self.limits is None else [self.limits.lower, self.limits.upper]
        return ValueAxis.over([*_numbers(self.points), *(level.rate for level in self.levels), *ends])

    @property
    def is_within(self) -> bool:
        """Whether the campaign's level lies in the usual range of the months before."""
        during = self.facts.lift.during
        known = self.facts.lift.limits
        return known is not None and during is not None and known.lower <= during <= known.upper

    @property
    def has_last_year(self) -> bool:
        return any(point.lift.last_year is not None for point in self.points)


def _numbers(points: Iterable[CampaignPoint]) -> list[float]:
    every = [number for point in points for number in (point.number, point.lift.last_year)]
    return [number for number in every if number is not None]


def _levels(facts: CampaignFacts, points: tuple[CampaignPoint, ...]) -> Iterable[Level]:
    """Before, during and, if there is one yet, after."""
    lift = facts.lift
    rates = (
        ("Before", lift.before, Stage.BEFORE, None),
        ("During", lift.during, Stage.DURING, lift.against_before),
        ("After", lift.after, Stage.AFTER, lift.remained),
    )
    for name, rate, stage, change in rates:
        places = [place for place, point in enumerate(points) if point.lift.stage is stage]
        if stage is Stage.DURING and not lift.only_partial:
            places = [place for place in places if not points[place].lift.partial]
        if rate is not None and places:
            yield Level(name, rate, tuple(places), change)
