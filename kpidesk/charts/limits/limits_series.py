"""The months of a usual-range chart with their limits, and what sets a month apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.signals.course import Basis, Course
from kpidesk.analysis.signals.process_limits import Finding, Limits
from kpidesk.analysis.signals.signals import merit_of_side
from kpidesk.analysis.signals.stretches import Stretch as MeasuredStretch
from kpidesk.analysis.signals.stretches import stretches_of
from kpidesk.charts.limits.limits_facts import LimitsFacts
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break
from kpidesk.domain.value import NoValue, Value


@dataclass(frozen=True, slots=True)
class LimitPoint:
    """One month, as it is shown (per day for flows).

    ``limits``, ``finding`` and ``moving_range`` are None for a month without a figure, one that still runs, and where
    there are no limits; the first month of a stretch has no moving range. ``days`` is (entered, all) of a month that
    still runs.
    """

    month: Month
    figure: Value
    value: Value
    days: tuple[int, int] | None
    is_current: bool
    stretch: int = -1
    limits: Limits | None = None
    finding: Finding | None = None
    merit: Merit = Merit.NONE
    moving_range: float | None = None

    @property
    def number(self) -> float | None:
        return None if isinstance(self.value, NoValue) else self.value

    @property
    def complete(self) -> float | None:
        """The figure of a month that is over."""
        return None if self.days else self.number

    @property
    def is_signal(self) -> bool:
        return self.finding is not None and bool(self.finding.rules)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that share their limits.

    ``limits`` are None with fewer than six complete months; around a line or a season they are those of the figures
    without it. ``baseline`` is the first and last month that made them, ``course`` what they follow.
    """

    limits: Limits | None = None
    basis: Basis = Basis.LEVEL
    baseline: tuple[Month, Month] | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class LimitsSeries:
    """``points`` are the months that are drawn. ``judged`` is the last complete one, None without any.

    ``marks`` are the breaks among the months that are drawn; a new level counts once it has limits of its own.
    """

    facts: LimitsFacts
    points: tuple[LimitPoint, ...]
    stretches: tuple[Stretch, ...]
    scale: Scale
    judged: LimitPoint | None
    marks: tuple[tuple[Month, Break], ...]

    @classmethod
    def of(cls, facts: LimitsFacts) -> "LimitsSeries":
        every, stretches = _measured(facts)
        points = tuple(every[len(every) - facts.shown :])
        complete = [point for point in points if point.complete is not None]
        breaks = sorted((facts.breaks or {}).items())
        marks = tuple((month, held) for month, held in breaks if points[0].month < month <= points[-1].month)
        # A day's share of a count is no whole number.
        about = replace(facts.indicator, decimals=None) if facts.per_day else facts.indicator
        scale = Scale.fitting(_drawn(points), about, facts.currency, facts.form)
        return cls(facts, points, stretches, scale, complete[-1] if complete else None, marks)

    @property
    def axis(self) -> ValueAxis:
        return ValueAxis.over(_drawn(self.points))

    @property
    def has_limits(self) -> bool:
        return any(stretch.limits is not None for stretch in self.stretches)

    @property
    def current(self) -> Stretch | None:
        """The stretch of the judged month, when it has limits."""
        if self.judged is None or self.judged.limits is None:
            return None
        return self.stretches[self.judged.stretch]

    @property
    def is_newly_defined(self) -> bool:
        """The judged month means something that has not been measured for six months."""
        return self.has_limits and self.judged is not None and self.judged.limits is None

    @property
    def signals(self) -> list[LimitPoint]:
        return [point for point in self.points if point.is_signal]

    def shown(self, number: float) -> Decimal:
        return self.scale.shown(number)

    def last_with(self, stretch: int) -> LimitPoint | None:
        """The last month that is drawn with the limits of this stretch."""
        found = [point for point in self.points if point.stretch == stretch and point.limits is not None]
        return found[-1] if found else None


def _drawn(points: Sequence[LimitPoint]) -> list[float]:
    numbers = [point.number for point in points if point.number is not None]
    limits = [end for point in points if point.limits for end in (point.limits.lower, point.limits.upper)]
    return numbers + limits


def _measured(facts: LimitsFacts) -> tuple[list[LimitPoint], tuple[Stretch, ...]]:
    points = [_point(facts, index) for index in range(len(facts.months))]
    if not facts.with_limits:
        return points, ()
    complete = tuple((point.month, point.complete) for point in points if point.complete is not None)
    made = stretches_of(complete, facts.breaks or {}, floor=facts.floor, ceiling=facts.ceiling)
    for number, stretch in enumerate(made):
        for (month, _), limits, finding, moving_range in _each(stretch):
            place = month - facts.months[0]
            merit = _merit(facts, place, finding)
            points[place] = replace(points[place], stretch=number, limits=limits, finding=finding, merit=merit)
            points[place] = replace(points[place], moving_range=moving_range)
    return points, tuple(map(_described, made))


def _each(
    stretch: MeasuredStretch,
) -> Iterator[tuple[tuple[Month, float], Limits | None, Finding | None, float | None]]:
    """Its points with their limits, what they show, and their moving ranges."""
    ranges: list[float | None] = [None] * len(stretch.points)
    if stretch.around is not None:
        ranges[1:] = [abs(later - earlier) for earlier, later in pairwise(stretch.around.adjusted)]
    return zip(stretch.points, stretch.limits, stretch.findings, ranges, strict=True)


def _described(stretch: MeasuredStretch) -> Stretch:
    around = stretch.around
    if around is None:
        return Stretch()
    return Stretch(around.plain if around.moves else around.at(0), around.basis, stretch.baseline, around.course)


def _point(facts: LimitsFacts, index: int) -> LimitPoint:
    month = facts.months[index]
    entered = (facts.days or {}).get(month)
    days = None if entered is None else (entered, month.days)
    return LimitPoint(month, facts.figures[index], facts.value(index), days, month == facts.current)


def _merit(facts: LimitsFacts, place: int, finding: Finding | None) -> Merit:
    if finding is None or not finding.rules:
        return Merit.NONE
    goal = facts.goals[place] if facts.goals else None
    return merit_of_side(facts.indicator.direction, finding.side, _number(facts.figures[place]), goal)


def _number(value: Value) -> float:
    assert not isinstance(value, NoValue)
    return value
