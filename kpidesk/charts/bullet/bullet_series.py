"""One figure beside its goal: the levels behind it, the scale it stands on, and how its numbers are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.goals.levels import Levels, levels_of
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue

MOST_TICKS = 6
_BEYOND = 0.25  # of the way between the outermost levels: so much of the last one is seen at least
_CLOSE = 0.92  # figures that differ by less than a twelfth would all look alike on a scale from 0
_CLOSE_INDEX = 0.5  # an index has its 100, not 0, to be compared with


@dataclass(frozen=True, slots=True)
class Bullet:
    """``judgement`` holds figure, goal and status; of a year that still runs the goal is that of the time so far.

    ``decimals`` are those of the tables, for texts with every digit; ``last_year`` None is not known.
    """

    about: Indicator
    judgement: Judgement
    last_year: float | None
    decimals: int
    currency: str
    form: NumberForm

    @property
    def value(self) -> float | None:
        value = self.judgement.value
        return None if value is None or isinstance(value, NoValue) else float(value)

    @property
    def goal(self) -> Goal | None:
        return self.judgement.goal

    @property
    def goals(self) -> list[float]:
        """One, or both ends of a band."""
        if self.goal is None:
            return []
        return [self.goal.value] if self.goal.upper in {None, self.goal.value} else _ends(self.goal)

    @property
    def levels(self) -> Levels:
        return levels_of(self.about.direction, self.goal)

    @property
    def is_lower_better(self) -> bool:
        return self.about.direction is Direction.LOWER and (self.goal is None or self.goal.upper is None)

    @property
    def is_judged(self) -> bool:
        return self.judgement.status is not Status.NONE

    @property
    def scale(self) -> Scale:
        return Scale.fitting(self._figures, self.about, self.currency, self.form)

    @property
    def axis(self) -> ValueAxis:
        """From 0, unless its figures lie so close together that a scale from 0 would not tell them apart."""
        reach = [*self._figures, *self._outer_levels()]
        return ValueAxis.over(reach if self._lie_close(reach) else [0.0, *reach])

    @property
    def has_bar(self) -> bool:
        """A bar starts at 0; on any other scale a dot stands for the figure."""
        return not self.axis.starts_elsewhere

    @property
    def ticks(self) -> list[Decimal]:
        """At most six; 0 is one of them where it is on the scale."""
        every = self.axis.ticks
        if len(every) <= MOST_TICKS:
            return every
        start = every.index(Decimal(0)) % 2 if Decimal(0) in every else 0
        return every[start::2]

    @property
    def shown_difference(self) -> Decimal | None:
        """Displayed figure less the displayed goal, 0 within a band; None without one of the two."""
        if self.value is None or not self.goals:
            return None
        shown, ends = self.scale.shown(self.value), [self.scale.shown(goal) for goal in self.goals]
        nearest = min(max(shown, ends[0]), ends[-1])
        return shown - nearest

    @property
    def _figures(self) -> list[float]:
        return [figure for figure in (self.value, self.last_year, *self.goals) if figure is not None]

    def _outer_levels(self) -> Iterator[float]:
        edges = self.levels.edges
        if edges:
            beyond = _BEYOND * (edges[-1] - edges[0])
            yield edges[-1] + beyond
            yield edges[0] - beyond if edges[0] <= 0 else edges[0]

    def _lie_close(self, figures: list[float]) -> bool:
        """Only where there are levels to be told apart: a goal with a narrow tolerance."""
        least = _CLOSE_INDEX if self.about.unit is Unit.INDEX else _CLOSE
        return bool(self.levels.edges) and min(figures) > 0 and min(figures) >= least * max(figures)


@dataclass(frozen=True, slots=True)
class BulletFacts:
    """``bullets`` are those shown, of ``of_all``. ``when`` names the period ("August 2026"), ``so_far`` how much of it
    is entered ("17 of 30 days", "" when it is over) and ``entered`` of which months that is. With ``paced`` the goals
    are those of the time so far.
    """

    bullets: tuple[Bullet, ...]
    of_all: int
    month: Month
    when: str
    so_far: str
    entered: str
    paced: bool
    form: NumberForm
    source: str
    segment: Segment | None = None

    @property
    def judged(self) -> list[Bullet]:
        return [bullet for bullet in self.bullets if bullet.is_judged]

    @property
    def missed(self) -> list[Bullet]:
        """Those on watch and those off, the furthest from its goal first."""
        behind = [bullet for bullet in self.judged if bullet.judgement.status is not Status.ON_TRACK]
        return sorted(behind, key=miss_of, reverse=True)


def _ends(goal: Goal) -> list[float]:
    assert goal.upper is not None
    return sorted([goal.value, goal.upper])


def miss_of(bullet: Bullet) -> float:
    """How far off its goal a figure is, as a share of the goal; 0 on track, and for a goal of 0 the plain distance."""
    variance = bullet.judgement.exact_variance
    if bullet.goal is None or variance is None or bullet.judgement.status in {Status.ON_TRACK, Status.NONE}:
        return 0.0
    size = abs(float(exact(bullet.goals[-1]) - exact(bullet.goals[0]))) or abs(bullet.goal.value) or 1.0
    return abs(variance) / size
