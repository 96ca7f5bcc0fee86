"""Seasonal factors of a monthly series, believed only as far as its years agree.

Classical decomposition by ratios to the year's own mean; each factor is then drawn towards "no season" by the
reliability of an analysis of variance (months against what is left over), so that chance does not pass for a season.
Measured on the series of the M1, M3 and tourism competitions (Mcomp, Tcomp).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

YEAR = 12

LEAST_MONTHS = 24
"""With fewer, a season cannot be told from a trend."""

_SLOWEST, _FASTEST = 0.95, 1.05  # monthly growth that a year's own trend is taken to have at most


@dataclass(frozen=True, slots=True)
class Season:
    """Twelve factors (or, ``additive``, amounts); the first is that of the month after the last one of the series.

    ``weight`` is 0 where the years contradict each other, 1 where they are alike. The factors are weighted already.
    """

    factors: tuple[float, ...]
    weight: float
    additive: bool

    def ahead(self, months: int) -> float:
        """Of the month that many months after the last; 1 is the next one."""
        return self.factors[(months - 1) % YEAR]

    def adjusted(self, values: Sequence[float]) -> list[float]:
        """The series it was made of, without its season."""
        factors = [self.factors[place % YEAR] for place in range(-len(values), 0)]
        pairs = zip(values, factors, strict=True)
        return [value - factor if self.additive else value / factor for value, factor in pairs]


def season_of(values: Sequence[float], additive: bool = False) -> Season:
    """From the whole years that end with the last value. Raises ValueError for fewer than 24 values.

    Ratios need values above zero; ``additive`` takes differences instead.
    """
    if len(values) < LEAST_MONTHS:
        raise ValueError(f"{len(values)} months do not show a season; {LEAST_MONTHS} are needed")
    count = len(values) // YEAR
    start = len(values) - count * YEAR
    years = [values[start + YEAR * year : start + YEAR * (year + 1)] for year in range(count)]
    rows = _differences(years) if additive else _ratios(years)
    means = [fmean(column) for column in zip(*rows, strict=True)]
    left_over = sum((value - mean) ** 2 for row in rows for value, mean in zip(row, means, strict=True))
    middle = fmean(means)
    neutral = 0.0 if additive else 1.0
    off = [mean - middle if additive else mean / middle - 1 for mean in means]
    weight = _reliability(off, left_over, count)
    return Season(tuple(neutral + weight * part for part in off), weight, additive)


def _ratios(years: Sequence[Sequence[float]]) -> list[list[float]]:
    """Each month against the mean of its own year, without the growth within the year."""
    means = [fmean(year) for year in years]
    growth = (means[-1] / means[0]) ** (1 / (YEAR * (len(years) - 1)))
    growth = min(max(growth, _SLOWEST), _FASTEST)
    trend: list[float] = [growth ** (place - 5.5) for place in range(YEAR)]
    return [[v / mean / t for v, t in zip(year, trend, strict=True)] for year, mean in zip(years, means, strict=True)]


def _differences(years: Sequence[Sequence[float]]) -> list[list[float]]:
    means = [fmean(year) for year in years]
    slope = (means[-1] - means[0]) / (YEAR * (len(years) - 1))
    trend = [slope * (place - 5.5) for place in range(YEAR)]
    return [[v - mean - t for v, t in zip(year, trend, strict=True)] for year, mean in zip(years, means, strict=True)]


def _reliability(off: Sequence[float], left_over: float, count: int) -> float:
    """1 - MSE / MSB: how much of what sets the months apart comes back every year."""
    between = count * sum(part * part for part in off) / (YEAR - 1)
    within = left_over / ((YEAR - 1) * (count - 1))
    return max(0.0, 1 - within / between) if between > 0 else 0.0
