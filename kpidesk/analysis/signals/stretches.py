"""What is usual of a series, and what is not: the one place that decides around what its limits lie.

Tiles, rows, charts and commands all judge by this, so that no two of them say different things of the same month.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.limit_basis import MovingLimits, limits_around
from kpidesk.analysis.signals.limit_sections import sections_of
from kpidesk.analysis.signals.process_limits import Finding, Limits, Method
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break, BreakKind

Points = tuple[tuple[Month, float], ...]
"""Finished months with their figures, oldest first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that share their limits; ``around`` is None with fewer than six of them."""

    points: Points
    around: MovingLimits | None

    @property
    def limits(self) -> tuple[Limits | None, ...]:
        """Of each of the points."""
        return (None,) * len(self.points) if self.around is None else self.around.limits

    @property
    def findings(self) -> tuple[Finding | None, ...]:
        """What each of the points shows."""
        return (None,) * len(self.points) if self.around is None else tuple(self.around.findings)

    @property
    def baseline(self) -> tuple[Month, Month] | None:
        """The first and the last month that made the limits."""
        return None if self.around is None else made_by(self.points, self.around)


def stretches_of(
    points: Points,
    breaks: Mapping[Month, Break],
    *,
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
) -> list[Stretch]:
    """The series in stretches, each judged by itself, in their order.

    Limits never reach across a change of meaning, however few months there are since; across a new level they do until
    it has six months of its own. ``floor`` and ``ceiling`` are what the measure cannot go beyond.
    """
    redefined = [month for month, held in breaks.items() if held.kind is BreakKind.REDEFINED]
    made = []
    for first, end in pairwise(sorted({0, len(points)} | _places(points, redefined))):
        anew = {place - first for place in _places(points, breaks) if first < place < end}
        for part in sections_of([value for _, value in points[first:end]], anew):
            there = points[first + part.start : first + part.end]
            made.append(Stretch(there, judged_by(there, method, floor, ceiling)))
    return made


def judged_by(
    points: Sequence[tuple[Month, float]],
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
    basis: Basis | None = None,
) -> MovingLimits | None:
    """What months without a break are judged by; their places count from the first. None with fewer than six."""
    values = [value for _, value in points]
    places = [month - points[0][0] for month, _ in points]
    return limits_around(values, basis, method, floor, ceiling, places=places)


def made_by(points: Points, around: MovingLimits) -> tuple[Month, Month]:
    """The first and the last month that made the limits."""
    first, last = around.made_by
    return points[0][0].plus(first), points[0][0].plus(last)


def _places(points: Points, months: Collection[Month]) -> set[int]:
    """Of the first point from each of the months on; none for a month after the last."""
    return {sum(month < start for month, _ in points) for start in months} - {len(points)}
