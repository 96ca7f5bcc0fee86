"""Usual ranges of series that do not stay level: around a fitted line, or without their season.

Wheeler's limits, drawn around a line where the figures rise or fall steadily, and on figures divided by their seasonal
factor (24 months at least) where the season is strong. Which of them is used has to be said where they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from statistics import fmean

from kpidesk.analysis.forecast.projection import is_additive
from kpidesk.analysis.forecast.seasonal import LEAST_MONTHS as TWO_YEARS
from kpidesk.analysis.forecast.seasonal import season_of
from kpidesk.analysis.signals.process_limits import (
    BASELINE_MONTHS,
    LEAST_MONTHS,
    Finding,
    Limits,
    Method,
    findings,
    limits_of,
)

_CLEAR_SLOPE = 4.0  # in standard errors
_CLEAR_SEASON = 0.5  # the reach without the season against the reach with it


class Basis(StrEnum):
    """What the limits lie around."""

    LEVEL = "level"
    TREND = "trend"  # a line through the baseline, carried on
    SEASON = "season"  # the mean, times the month's factor; an odd month draws that of its namesakes along


@dataclass(frozen=True, slots=True)
class MovingLimits:
    """One set of limits for each value, because their centre moves; ``plain`` are those of ``adjusted``.

    ``adjusted`` is the series without its line or season; that is what ``findings`` judge.
    """

    basis: Basis
    limits: tuple[Limits, ...]
    plain: Limits
    adjusted: tuple[float, ...]

    @property
    def findings(self) -> list[Finding]:
        """Held against limits that no floor has cut: what a floor hides is no signal."""
        return findings(self.adjusted, self.plain)


def limits_around(
    values: Sequence[float],
    basis: Basis,
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
) -> MovingLimits | None:
    """Limits for every value; None with fewer than six, for a season with fewer than 24 (without gaps)."""
    if len(values) < (TWO_YEARS if basis is Basis.SEASON else LEAST_MONTHS):
        return None
    centres, factors = _shape(values, basis)
    adjusted = tuple((value - centre) / factor for value, centre, factor in zip(values, centres, factors, strict=True))
    plain = limits_of(adjusted, method)
    assert plain is not None
    limits = [_held(_moved(plain, *place), floor, ceiling) for place in zip(centres, factors, strict=True)]
    return MovingLimits(basis, tuple(limits), plain, adjusted)


def suggested_basis(values: Sequence[float]) -> Basis:
    """What the values look like; the owner decides.

    A season where it makes the range much narrower, a trend where the slope of the baseline is far beyond its error.
    Of 1,000 series of nothing but normal noise, 2 look like a trend (of 12 months and more; 17 of 6 months), and 22
    like a season (of 24 months; 1 of 36).
    """
    if len(values) < LEAST_MONTHS:
        return Basis.LEVEL
    if len(values) >= TWO_YEARS and _has_season(values):
        return Basis.SEASON
    return Basis.TREND if _has_trend(values[:BASELINE_MONTHS]) else Basis.LEVEL


_Shape = tuple[Sequence[float], Sequence[float]]
"""What is taken off each value, and what it is then divided by."""


def _shape(values: Sequence[float], basis: Basis) -> _Shape:
    ones, zeros = [1.0] * len(values), [0.0] * len(values)
    match basis:
        case Basis.LEVEL:
            return zeros, ones
        case Basis.TREND:
            slope, start = _line(values[:BASELINE_MONTHS])
            return [start + slope * place for place in range(len(values))], ones
        case Basis.SEASON:
            additive = is_additive(values)
            season = season_of(values, additive)
            factors = [season.factors[place % 12] for place in range(-len(values), 0)]
            return (factors, ones) if additive else (zeros, factors)


def _moved(limits: Limits, centre: float, factor: float) -> Limits:
    scaled = limits.scaled(factor)
    middle = scaled.centre + centre
    return replace(scaled, centre=middle, lower=middle - scaled.reach, upper=middle + scaled.reach)


def _held(limits: Limits, floor: float | None, ceiling: float | None) -> Limits:
    lower = limits.lower if floor is None else max(limits.lower, floor)
    return replace(limits, lower=lower, upper=limits.upper if ceiling is None else min(limits.upper, ceiling))


def _line(values: Sequence[float]) -> tuple[float, float]:
    """Slope a month and height at the first value, by least squares."""
    middle, mean = (len(values) - 1) / 2, fmean(values)
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    slope = sum((place - middle) * (value - mean) for place, value in enumerate(values)) / spread
    return slope, mean - slope * middle


def _has_trend(values: Sequence[float]) -> bool:
    slope, start = _line(values)
    count = len(values)
    left_over = sum((value - start - slope * place) ** 2 for place, value in enumerate(values))
    error = sqrt(left_over / (count - 2) / sum((place - (count - 1) / 2) ** 2 for place in range(count)))
    noise = 1e-9 * max(map(abs, values))
    return abs(slope) > _CLEAR_SLOPE * error + noise


def _has_season(values: Sequence[float]) -> bool:
    with_season, level = limits_around(values, Basis.SEASON), limits_around(values, Basis.LEVEL)
    assert with_season is not None
    assert level is not None
    return with_season.plain.reach < _CLEAR_SEASON * level.plain.reach
