"""Usual ranges of series that do not stay level: around a fitted line, or around their season.

Wheeler's limits, drawn around a line where the figures rise or fall steadily, and on figures without their seasonal
factor (24 months at least) where the season is strong. Which of them is used has to be said where they are shown.

A basis has to last: what the first twelve months say of a trend is never asked again, and a season is looked for only
when another year is whole. Season and line are worked out from whole years (a line from every month until there are
two), so that within a year no month changes what is usual of the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean

from kpidesk.analysis.forecast.projection import is_additive
from kpidesk.analysis.forecast.seasonal import LEAST_MONTHS as TWO_YEARS
from kpidesk.analysis.forecast.seasonal import YEAR, Season, season_of
from kpidesk.analysis.signals.process_limits import (
    BASELINE_MONTHS,
    LEAST_MONTHS,
    Finding,
    Limits,
    Method,
    finding_at,
    findings,
    limits_from,
)

_CLEAR_SLOPE = 4.0  # in standard errors
_CLEAR_SEASON = 5.0  # how much more the months differ than their years do: the F of an analysis of variance
_LEAST_SWING = 0.05  # of an ordinary month, and a year; less is what the lengths of months make of a fixed sum
_STEEPEST = 0.95, 1.05  # growth a month: beyond it a rise within the year cannot be told from a season


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


_LEVEL = Course()


@dataclass(frozen=True, slots=True)
class MovingLimits:
    """Limits that may differ from place to place, because their centre moves; ``plain`` are those of ``adjusted``.

    ``places`` count the months from the first of the series, those without a figure included.
    """

    values: tuple[float, ...]
    places: tuple[int, ...]
    course: Course
    plain: Limits
    floor: float | None = None
    ceiling: float | None = None

    @property
    def basis(self) -> Basis:
        return self.course.basis

    @property
    def moves(self) -> bool:
        return self.basis is not Basis.LEVEL

    @property
    def made_by(self) -> tuple[int, int]:
        """The places of the first and of the last month that made the limits."""
        first = self.places.index(self.course.since) if self.course.season is not None else 0
        count = self.course.months if self.moves else self.plain.count
        return self.places[first], self.places[first + count - 1]

    @property
    def adjusted(self) -> tuple[float, ...]:
        """The series without its line or season."""
        return _adjusted(self.values, self.places, self.course)

    @property
    def limits(self) -> tuple[Limits, ...]:
        """Of every value."""
        if not self.moves:
            return (self.at(0),) * len(self.values)
        return tuple(map(self.at, self.places))

    def at(self, place: int) -> Limits:
        """The limits of any place, also beyond the last, held within what is possible; a line may lead out of it."""
        plain, course, factor = self.plain, self.course, self.course.factor(place)
        centre, reach = (plain.centre + course.line(place)) * factor + course.offset(place), plain.reach * factor
        return replace(
            plain,
            centre=self._held(centre),
            reach=reach,
            lower=self._held(centre - reach),
            upper=self._held(centre + reach),
            mean_range=plain.mean_range * factor,
            range_limit=plain.range_limit * factor,
        )

    @property
    def findings(self) -> list[Finding]:
        """What each of the values shows."""
        return findings(self.values, self._of_value if self.moves else self.at(0))

    def finding(self, index: int) -> Finding:
        """What the value at this index shows in the light of those before it."""
        return finding_at(self.values, self._of_value if self.moves else self.at(0), index)

    def is_beyond(self, value: float) -> bool:
        """Whether a figure shows that the measure is not held where it was taken to be."""
        return self._held(value) != value

    def _of_value(self, index: int) -> Limits:
        return self.at(self.places[index])

    def _held(self, end: float) -> float:
        end = end if self.floor is None else max(end, self.floor)
        return end if self.ceiling is None else min(end, self.ceiling)


def limits_around(
    values: Sequence[float],
    basis: Basis | None = None,
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
    *,
    places: Sequence[int] | None = None,
) -> MovingLimits | None:
    """Limits for every value around what ``suggested_basis`` says, or around ``basis``.

    None with fewer than six values, and for a season where no 24 follow each other without a gap. ``places`` are those
    of the values (None: there is no gap).
    """
    if len(values) < LEAST_MONTHS:
        return None
    there = tuple(range(len(values)) if places is None else places)
    around = suggested_basis(values, there) if basis is None else basis
    years = _whole_years(there) if around is Basis.SEASON else None
    if around is Basis.SEASON and years is None:
        return None
    course = _season(values, there, years) if years is not None else _LEVEL
    if around is Basis.TREND:
        course = _trend(values, there)
    plain = _plain(_adjusted(values, there, course), course, method)
    return MovingLimits(tuple(values), there, course, plain, floor, ceiling)


def suggested_basis(values: Sequence[float], places: Sequence[int] | None = None) -> Basis:
    """What the values look like.

    A season where it moves the months more than everything else does, and much more than chance would; a trend where
    the slope of the whole baseline is far beyond its error. Of 1,000 series of nothing but normal noise, 2 look like a
    trend, and 4 like a season (of 24 months; 1 of 36).
    """
    there = range(len(values)) if places is None else places
    years = _whole_years(there)
    if years is not None and _is_seasonal(values[years]):
        return Basis.SEASON
    is_trend = len(values) >= BASELINE_MONTHS and _has_trend(values[:BASELINE_MONTHS], there[:BASELINE_MONTHS])
    return Basis.TREND if is_trend else Basis.LEVEL


# -- what is usual ------------------------------------------------------------------------------------------------


def _adjusted(values: Sequence[float], places: Sequence[int], course: Course) -> tuple[float, ...]:
    if course.basis is Basis.LEVEL:
        return tuple(values)
    pairs = zip(values, places, strict=True)
    if course.season is None:
        return tuple(value - course.line(place) for value, place in pairs)
    return tuple((value - course.offset(place)) / course.factor(place) - course.line(place) for value, place in pairs)


def _plain(adjusted: Sequence[float], course: Course, method: Method) -> Limits:
    """A line is its own centre in the months that made it."""
    limits = limits_from(adjusted[: course.months if course.has_line else BASELINE_MONTHS], method)
    if course.season is None:
        return limits
    reach = limits.reach * course.widening
    return replace(
        limits,
        reach=reach,
        lower=limits.centre - reach,
        upper=limits.centre + reach,
        mean_range=limits.mean_range * course.widening,
        range_limit=limits.range_limit * course.widening,
        count=course.months,
    )


# -- a line -------------------------------------------------------------------------------------------------------


def _trend(values: Sequence[float], places: Sequence[int]) -> Course:
    """Through all months until there are two years, then through the whole years: carried on for more than twelve, a
    line would be off by more than the figures are."""
    count = len(values) if len(values) < TWO_YEARS else len(values) // YEAR * YEAR
    slope, start = _line(values[:count], places[:count])
    return Course(Basis.TREND, count, start, slope)


def _line(values: Sequence[float], places: Sequence[int]) -> tuple[float, float]:
    """Slope a month and height at place 0, by least squares."""
    middle, mean = fmean(places), fmean(values)
    slope = sum((place - middle) * (value - mean) for place, value in zip(places, values, strict=True))
    slope /= _spread(places)
    return slope, mean - slope * middle


def _spread(places: Sequence[int]) -> float:
    middle = fmean(places)
    return sum((place - middle) ** 2 for place in places)


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


def _season(values: Sequence[float], places: Sequence[int], years: slice) -> Course:
    """With a line where the first two years, without their season, have a clear one that is steep enough to matter."""
    part, there = values[years], places[years]
    season = season_of(part, is_additive(part))
    course = Course(Basis.SEASON, len(part), season=season, since=there[0])
    ordinary = _adjusted(part, there, course)
    first, at = ordinary[:TWO_YEARS], there[:TWO_YEARS]
    if not _has_trend(first, at) or abs(_line(first, at)[0]) * YEAR < _LEAST_SWING * fmean(map(abs, first)):
        return course
    slope, start = _line(ordinary, there)
    return replace(course, slope=slope, start=start)


def _is_seasonal(values: Sequence[float]) -> bool:
    """Of whole years."""
    additive, count = is_additive(values), len(values) // YEAR
    parts = [values[YEAR * year : YEAR * (year + 1)] for year in range(count)]
    means = [fmean(part) for part in parts]
    if not additive and not _STEEPEST[0] <= (means[-1] / means[0]) ** (1 / (YEAR * (count - 1))) <= _STEEPEST[1]:
        return False
    season = season_of(values, additive)
    # A step between two years looks like growth and a season that hides it; seen without growth it is none.
    alike = [
        value - mean if additive else value / mean for part, mean in zip(parts, means, strict=True) for value in part
    ]
    weight = min(season.weight, season_of(alike, additive).weight)
    usual = fmean(map(abs, values)) if additive else 1.0
    swing = sqrt(fmean((factor - (0.0 if additive else 1.0)) ** 2 for factor in season.factors))
    # The weight is 1 - 1/F. F grows with the years; with F = years + 1 the season moves a month as much as the rest.
    return weight >= 1 - 1 / max(_CLEAR_SEASON, count + 1) and swing >= _LEAST_SWING * usual
