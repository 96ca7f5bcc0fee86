"""How the months of an input figure become one value for a longer period."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.domain.month import Month

Read = Callable[[str, Month], float | None]


@dataclass(frozen=True, slots=True)
class Blank:
    """A figure is missing: ``have`` of ``of`` needed months are there."""

    indicator: str
    month: Month
    have: int
    of: int


@dataclass(frozen=True, slots=True)
class NoWeight:
    """All weights are 0."""


def total(values: Iterable[float]) -> float:
    """The sum, rounded once, so that the order of the months makes no difference; not finite when it is too large."""
    try:
        return math.fsum(values)
    except (OverflowError, ValueError):
        return math.nan


def mean(values: Sequence[float]) -> float:
    return total(values) / len(values)


def aggregate(indicator: Indicator, months: Sequence[Month], read: Read) -> float | Blank | NoWeight:
    """One value for ``months`` by the figure's own rule. Of a single month it is the month's value, weighted or not."""
    if len(months) == 1:
        value = read(indicator.id, months[0])
        return Blank(indicator.id, months[0], 0, 1) if value is None else value
    if indicator.rollup is Rollup.WEIGHTED_MEAN:
        return _weighted(indicator, months, read)
    values = _all(indicator.id, _needed(indicator.rollup, months), read)
    return values if isinstance(values, Blank) else _combined(indicator.rollup, values)


def aggregate_present(indicator: Indicator, months: Sequence[Month], read: Read) -> float | NoWeight:
    """The same over the months that are there; 0 when none is."""
    if indicator.rollup is Rollup.WEIGHTED_MEAN and len(months) > 1:
        there = [month for month in months if read(indicator.id, month) is not None]
        there = [month for month in there if read(indicator.weight, month) is not None]
        found = _weighted(indicator, there, read) if there else 0.0
        return 0.0 if isinstance(found, Blank) else found
    needed = _needed(indicator.rollup, months)
    values = [value for month in needed if (value := read(indicator.id, month)) is not None]
    return _combined(indicator.rollup, values) if values else 0.0


def _needed(rollup: Rollup, months: Sequence[Month]) -> Sequence[Month]:
    if rollup is Rollup.LAST:
        return months[-1:]
    return months[:1] if rollup is Rollup.FIRST else months


def _combined(rollup: Rollup, values: Sequence[float]) -> float:
    """Values of the needed months. A mean of one value is that value, digit for digit."""
    if len(values) == 1:
        return values[0]
    return total(values) if rollup is Rollup.SUM else mean(values)


def _all(indicator: str, months: Sequence[Month], read: Read) -> list[float] | Blank:
    values = [read(indicator, month) for month in months]
    there = [value for value in values if value is not None]
    if len(there) == len(values):
        return there
    return Blank(indicator, months[values.index(None)], len(there), len(values))


def _weighted(indicator: Indicator, months: Sequence[Month], read: Read) -> float | Blank | NoWeight:
    """Mean weighted by another figure; a month of weight 0 needs no value."""
    weights = _all(indicator.weight, months, read)
    if isinstance(weights, Blank):
        return weights
    weighing = [(month, weight) for month, weight in zip(months, weights, strict=True) if weight]
    values = _all(indicator.id, [month for month, _ in weighing], read)
    if isinstance(values, Blank):
        return values
    whole = total(weights)
    if whole == 0:
        return NoWeight()
    return total(weight * value for (_, weight), value in zip(weighing, values, strict=True)) / whole
