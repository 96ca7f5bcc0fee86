"""What a series follows, so that its usual range can lie around it: its level, a line, or its season.

What was found has to last. What the first twelve months say of a trend is never asked again, and a season is looked for
only when another year is whole. Season and line are worked out from whole years (a line from every month until there
are two), so that within a year no month changes what is usual of the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from statistics import fmean

from kpidesk.analysis.forecast.projection import is_additive
from kpidesk.analysis.forecast.seasonal import LEAST_MONTHS as TWO_YEARS
from kpidesk.analysis.forecast.seasonal import YEAR, Season, season_of
from kpidesk.analysis.signals.process_limits import BASELINE_MONTHS

_CLEAR_SLOPE = 4.0  # in standard errors
_CLEAR_SEASON = 5.0  # how much more the months differ than their years do: the F of an analysis of variance
_LEAST_SWING = 0.05  # of an ordinary month, and a year; less is what the lengths of months make of a fixed sum
_STEEPEST = 0.95, 1.05  # growth a month: beyond it a rise within the year cannot be told from a season
_KEPT = 256  # series whose season is remembered: it is asked for at every edit, and most edits are in no whole year


class Basis(StrEnum):
    """What the limits lie around."""

    LEVEL = "level"
    TREND = "trend"  # a line through the figures, carried on
    SEASON = "season"  # the mean times the month's factor; where it grows steadily, a line times the factor


@dataclass(frozen=True, slots=True)
class Course:
    """What is usual of each place beside the rest: a season, and a line through what is left without it.

    ``months`` were used to find them, for a season from the place ``since`` on. A season of a business that grows has
    a line as well.
    """

    basis: Basis = Basis.LEVEL
    months: int = BASELINE_MONTHS
    start: float = 0.0
    slope: float = 0.0
    season: Season | None = None
    since: int = 0

    @property
    def widening(self) -> float:
        """What the reach within the years of a season is multiplied with: beyond them it is not known as well, for what
        made it lies nearer to it than what comes."""
        years = self.months / YEAR
        return 1.0 if self.season is None else sqrt((years + 1) / (years - 1))

    @property
    def has_line(self) -> bool:
        return bool(self.start or self.slope)

    def line(self, place: int) -> float:
        """Its height, where there is no season."""
        return self.start + self.slope * place

    def offset(self, place: int) -> float:
        """What a season adds to a month."""
        return self._part(self.season, place) if self.season is not None and self.season.additive else 0.0

    def factor(self, place: int) -> float:
        """How many times an ordinary month it makes of it."""
        return self._part(self.season, place) if self.season is not None and not self.season.additive else 1.0

    def _part(self, season: Season, place: int) -> float:
        return season.factors[(place - self.since) % YEAR]

    def adjusted(self, values: Sequence[float], places: Sequence[int]) -> tuple[float, ...]:
        """The series without its line or season."""
        pairs = zip(values, places, strict=True)
        if self.basis is Basis.LEVEL:
            return tuple(values)
        if self.season is None:
            start, slope = self.start, self.slope
            return tuple([value - start - slope * place for value, place in pairs])
        return tuple((value - self.offset(place)) / self.factor(place) - self.line(place) for value, place in pairs)


def suggested_basis(values: Sequence[float], places: Sequence[int] | None = None) -> Basis:
    """What the values look like.

    A season where it moves the months more than everything else does, and much more than chance would; a trend where
    the slope of the whole baseline is far beyond its error. Of 1,000 series of nothing but normal noise, 2 look like a
    trend, and 3 like a season (of 24 months; 1 of 36).
    """
    there = range(len(values)) if places is None else places
    years = _whole_years(there)
    if years is not None and _is_seasonal(tuple(values[years])):
        return Basis.SEASON
    is_trend = len(values) >= BASELINE_MONTHS and _has_trend(values[:BASELINE_MONTHS], there[:BASELINE_MONTHS])
    return Basis.TREND if is_trend else Basis.LEVEL


def course_of(values: Sequence[float], places: Sequence[int], basis: Basis | None = None) -> Course | None:
    """Of six values or more what they look like, or ``basis``; None for a season without two years to see it in."""
    match suggested_basis(values, places) if basis is None else basis:
        case Basis.LEVEL:
            return Course()
        case Basis.TREND:
            return _trend(values, places)
        case Basis.SEASON:
            years = _whole_years(places)
            return None if years is None else _season(tuple(values[years]), places[years.start])


# -- a line -------------------------------------------------------------------------------------------------------


def _trend(values: Sequence[float], places: Sequence[int]) -> Course:
    """Through all months until there are two years, then through the whole years: carried on for more than twelve, a
    line would be off by more than the figures are."""
    count = len(values) if len(values) < TWO_YEARS else len(values) // YEAR * YEAR
    slope, start = _line(values[:count], places[:count])
    return Course(Basis.TREND, count, start, slope)


def _line(values: Sequence[float], places: Sequence[int]) -> tuple[float, float]:
    """Slope a month and height at place 0, by least squares."""
    count = len(values)
    middle, mean = sum(places) / count, fmean(values)
    slope = sum([(place - middle) * (value - mean) for place, value in zip(places, values, strict=True)])
    slope /= _spread(places)
    return slope, mean - slope * middle


def _spread(places: Sequence[int]) -> float:
    middle = sum(places) / len(places)
    return sum([(place - middle) * (place - middle) for place in places])


def _has_trend(values: Sequence[float], places: Sequence[int]) -> bool:
    slope, start = _line(values, places)
    left_over = sum((value - start - slope * place) ** 2 for value, place in zip(values, places, strict=True))
    error = sqrt(left_over / (len(values) - 2) / _spread(places))
    noise = 1e-9 * max(map(abs, values))
    return abs(slope) > _CLEAR_SLOPE * error + noise


# -- a season -----------------------------------------------------------------------------------------------------


def _whole_years(places: Sequence[int]) -> slice | None:
    """The whole years of the first run of months without a gap that has two of them."""
    for first, end in _runs(places):
        if end - first >= TWO_YEARS:
            return slice(first, first + (end - first) // YEAR * YEAR)
    return None


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if not places or places[-1] - places[0] == len(places) - 1:
        yield 0, len(places)
        return
    edges = [index for index, (one, following) in enumerate(pairwise(places), start=1) if following - one > 1]
    yield from pairwise([0, *edges, len(places)])


@lru_cache(maxsize=_KEPT)
def _season(part: tuple[float, ...], since: int) -> Course:
    """With a line where the years, without their season, have a clear one that is steep enough to matter."""
    season, there = season_of(part, is_additive(part)), range(since, since + len(part))
    course = Course(Basis.SEASON, len(part), season=season, since=since)
    ordinary = course.adjusted(part, there)
    if not _has_trend(ordinary, there):
        return course
    slope, start = _line(ordinary, there)
    is_steep = abs(slope) * YEAR >= _LEAST_SWING * fmean(map(abs, ordinary))
    return replace(course, slope=slope, start=start) if is_steep else course


@lru_cache(maxsize=_KEPT)
def _is_seasonal(values: tuple[float, ...]) -> bool:
    """Of whole years. Most series are out after the first look."""
    additive, count = is_additive(values), len(values) // YEAR
    season = season_of(values, additive)
    # The weight is 1 - 1/F. F grows with the years; with F = years + 1 the season moves a month as much as the rest.
    clear = 1 - 1 / max(_CLEAR_SEASON, count + 1)
    if season.weight < clear:
        return False
    usual, neutral = (fmean(map(abs, values)), 0.0) if additive else (1.0, 1.0)
    swing = sqrt(fmean((factor - neutral) ** 2 for factor in season.factors))
    return swing >= _LEAST_SWING * usual and _seen_without_growth(values, additive, clear)


def _seen_without_growth(values: Sequence[float], additive: bool, clear: float) -> bool:
    """A step between two years looks like growth and a season that hides it, and a very steep rise looks like one."""
    parts = [values[first : first + YEAR] for first in range(0, len(values), YEAR)]
    means = [fmean(part) for part in parts]
    if not additive and not _STEEPEST[0] <= (means[-1] / means[0]) ** (1 / (len(values) - YEAR)) <= _STEEPEST[1]:
        return False
    pairs = zip(parts, means, strict=True)
    alike = [value - mean if additive else value / mean for part, mean in pairs for value in part]
    return season_of(alike, additive).weight >= clear
