"""How the next months follow from the last ones: the arithmetic of a forecast, without its refusals.

Three methods by the number of months, none with a parameter that is fitted: the mean (under a year); mean and last
year's month (under two years); seasonal factors and the mean of three levels, the last with half the slope of two
years, which is the Theta method of Assimakopoulos and Nikolopoulos (2000) as simple exponential smoothing with drift.
Widths were set on the series of the M3 and tourism competitions; on those of M1 they held in 73 to 82 % of the months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import fmean, stdev

from kpidesk.analysis.forecast.seasonal import YEAR, season_of

_T90 = (
    *(1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.36343, 1.356, 1.350, 1.345),
    *(1.341, 1.337, 1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319),
)  # 90 % quantiles of Student's t for 5 to 23 degrees of freedom
_WIDER_A_MONTH = 0.04
_SMOOTHING = 0.3
_LEAST_OVERLAP = 3
_DIGITS = 1e-15  # what is smaller than this part of the largest is no other than zero in 15 digits
_LEAST = 1e-250  # below it a ratio of two numbers may not fit a number
_LARGEST_POWER = 700.0  # exp() of more does not fit a number


@dataclass(frozen=True, slots=True)
class Projection:
    """The level of each month ahead, and how far it may be off.

    ``reach`` is half of the 80 % range of the first month: in logarithms, or in units when ``additive``. ``season``
    is how far a season was believed, 0 to 1.
    """

    levels: tuple[float, ...]
    reach: float
    additive: bool
    season: float = 0.0

    def range_around(self, value: float, ahead: int) -> tuple[float, float]:
        """The 80 % range of the month that many months ahead (1 is the next), around this value."""
        reach = self.reach * (1 + _WIDER_A_MONTH * (ahead - 1))
        if self.additive:
            return value - reach, value + reach
        factor = exp(min(reach, _LARGEST_POWER))
        return value / factor, value * factor


def project(values: Sequence[float], months: int, seasonal: bool | None = None) -> Projection:
    """By the method for so many values, six at least. ``seasonal`` is what the owner says; None: does not know."""
    if len(values) < YEAR:
        return usual_level(values, months)
    if len(values) < 2 * YEAR:
        return _with_last_year(values, months, seasonal)
    return _with_season(values, months)


def usual_level(values: Sequence[float], months: int) -> Projection:
    """The mean of 6 to 12 values for every month."""
    additive = is_additive(values)
    count = len(values)
    reach = 1.15 * sqrt(1 + 1 / count) * _t90(count - 1) * stdev(_logs(values, additive))
    return Projection((fmean(values),) * months, reach, additive)


def is_additive(values: Sequence[float]) -> bool:
    """Whether changes have to be seen as differences, because a value is zero or below."""
    return min(values) <= max(_DIGITS * max(map(abs, values)), _LEAST)


def _with_last_year(values: Sequence[float], months: int, seasonal: bool | None) -> Projection:
    """12 to 23 values: between the mean of a year and the same month last year, by how much the two years agree."""
    additive = is_additive(values)
    overlap = len(values) - YEAR
    mean = fmean(values[-YEAR:])
    weight, growth = _agreement(values[:overlap], values[YEAR:], seasonal, additive)
    last_year = values[-YEAR:]
    same_month = [value + growth if additive else value * growth for value in last_year]
    levels = [(1 - weight) * mean + weight * same_month[ahead % YEAR] for ahead in range(months)]
    reach = 1.05 * _t90(YEAR - 1) * stdev(_logs(last_year, additive))
    return Projection(tuple(levels), reach, additive, weight)


def _agreement(
    before: Sequence[float], now: Sequence[float], seasonal: bool | None, additive: bool
) -> tuple[float, float]:
    """The weight of the season, and half of the growth from the months of last year to the same ones of this year."""
    supposed = 0.5 if seasonal is None else float(seasonal)
    overlap = len(now)
    if overlap < _LEAST_OVERLAP:
        return supposed, 0.0 if additive else 1.0
    agreement = max(0.0, _correlation(before, now))
    weight = (2 * supposed + agreement * (overlap - 1)) / (overlap + 1)
    if additive:
        return weight, (fmean(now) - fmean(before)) / 2
    return weight, sqrt(min(max(sum(now) / sum(before), 0.5), 2.0))


def _with_season(values: Sequence[float], months: int) -> Projection:
    """24 values and more: the mean of three levels of the series without its season, times the season."""
    additive = is_additive(values)
    season = season_of(values, additive)
    plain = season.adjusted(values)
    recent = plain[-2 * YEAR :]
    mean, smooth, slope = fmean(plain[-YEAR:]), _smoothed(plain, fmean(recent)), _slope(recent)
    levels = []
    for ahead in range(1, months + 1):
        drifting = smooth + slope / 2 * (ahead - 1 + 1 / _SMOOTHING)
        level = (mean + smooth + drifting) / 3
        levels.append(level + season.ahead(ahead) if additive else max(level, 0.0) * season.ahead(ahead))
    reach = 1.2 * _t90(min(len(values) - 13, 23)) * stdev(_logs(recent, additive))
    return Projection(tuple(levels), reach, additive, season.weight)


def _smoothed(values: Sequence[float], level: float) -> float:
    for value in values:
        level += _SMOOTHING * (value - level)
    return level


def _slope(values: Sequence[float]) -> float:
    """Of the least-squares line, a month."""
    middle = (len(values) - 1) / 2
    mean = fmean(values)
    crossed = sum((place - middle) * (value - mean) for place, value in enumerate(values))
    return crossed / sum((place - middle) ** 2 for place in range(len(values)))


def _correlation(some: Sequence[float], others: Sequence[float]) -> float:
    """Pearson's; 0 where one of the two does not move."""
    left = [value - fmean(some) for value in some]
    right = [value - fmean(others) for value in others]
    size = sqrt(sum(a * a for a in left)) * sqrt(sum(b * b for b in right))
    return sum(a * b for a, b in zip(left, right, strict=True)) / size if size else 0.0


def _logs(values: Sequence[float], additive: bool) -> Sequence[float]:
    return values if additive else [log(value) for value in values]


def _t90(freedom: int) -> float:
    return _T90[freedom - 5]
