"""Usual ranges of series that do not stay level: around a fitted line, or around their season.

Wheeler's limits, drawn around a line where the figures rise or fall steadily, and on figures without their seasonal
factor (24 months at least) where the season is strong. Which of them is used has to be said where they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpidesk.analysis.signals.course import Basis, Course, course_of
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
        return self.course.adjusted(self.values, self.places)

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
        return Limits(
            self._held(centre),
            reach,
            self._held(centre - reach),
            self._held(centre + reach),
            plain.mean_range * factor,
            plain.range_limit * factor,
            plain.count,
            plain.provisional,
            plain.method,
            plain.left_out,
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
    course = course_of(values, there, basis)
    if course is None:
        return None
    plain = _plain(course.adjusted(values, there), course, method)
    return MovingLimits(tuple(values), there, course, plain, floor, ceiling)


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
