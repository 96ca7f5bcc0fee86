"""The months of the activity chart, and the steps that lead from the base to its last index."""

from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.activity.activity import ActivityIndex, NoIndex
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.causes.bridge import adding_up
from kpidesk.analysis.numbers.merit import Merit, merit_of_trend, trend_of
from kpidesk.analysis.numbers.rounding import round_half_up
from kpidesk.charts.activity.activity_facts import ActivityFacts
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue

BASE = 100.0
_DECIMALS = 1  # of log points


@dataclass(frozen=True, slots=True)
class ActivityPoint:
    """One month; ``index`` is a `NoIndex` where it has none of the parts."""

    month: Month
    index: ActivityIndex | NoIndex
    days: tuple[int, int] | None
    is_current: bool

    @property
    def number(self) -> float | None:
        return self.index.value if isinstance(self.index, ActivityIndex) else None

    @property
    def complete(self) -> float | None:
        """The index of a month that is over."""
        return None if self.days else self.number

    @property
    def is_hollow(self) -> bool:
        """A part is missing, or the month still runs."""
        return isinstance(self.index, ActivityIndex) and (self.index.is_hollow or self.days is not None)


@dataclass(frozen=True, slots=True)
class Step:
    """What one part adds, in log points: ``exact``, and ``shown`` so that all shown ones add up.

    ``weight`` is the part's own with what it takes over. ``reason`` says why it is missing: then it adds nothing.
    ``relative`` is its figure against the base.
    """

    part: Part
    exact: float
    shown: Decimal
    weight: float
    relative: float | None = None
    is_capped: bool = False
    reason: NoValue | None = None

    @property
    def merit(self) -> Merit:
        """What is better low enters turned round, so that more is always good."""
        return merit_of_trend(Direction.HIGHER, trend_of(float(self.shown)))


@dataclass(frozen=True, slots=True)
class ActivitySeries:
    """``judged`` is the last month that is over and has an index, else the last that has one."""

    facts: ActivityFacts
    points: tuple[ActivityPoint, ...]
    scale: Scale
    judged: ActivityPoint
    steps: tuple[Step, ...]
    total: float
    shown_total: Decimal

    @classmethod
    def of(cls, facts: ActivityFacts) -> "ActivitySeries":
        points = tuple(_point(facts, place) for place in range(len(facts.months)))
        known = [point for point in points if point.number is not None]
        over = [point for point in known if not point.days]
        judged = (over or known)[-1]
        numbers = [BASE, *(point.number for point in known if point.number is not None)]
        scale = Scale.fitting(numbers, facts.indicator, "", facts.form)
        assert isinstance(judged.index, ActivityIndex)
        total = judged.index.log_points
        shown = round_half_up(total, _DECIMALS)
        return cls(facts, points, scale, judged, _steps(judged.index, shown), total, shown)

    @property
    def axis(self) -> ValueAxis:
        return ValueAxis.over([BASE, *(point.number for point in self.points if point.number is not None)])

    @property
    def index(self) -> float:
        assert self.judged.number is not None
        return self.judged.number

    @property
    def difference(self) -> Decimal:
        """Displayed index less the displayed base."""
        return self.scale.shown(self.index) - self.scale.shown(BASE)

    @property
    def leader(self) -> Step | None:
        """The part that did most in the direction of the whole; None where the whole has none."""
        if not self.difference:
            return None
        sign = 1 if self.difference > 0 else -1
        best = max(self.steps, key=lambda step: sign * step.exact)
        return best if sign * best.shown > 0 else None

    def signed(self, points: Decimal) -> str:
        """Log points as they are written: +5.5."""
        return self.facts.form.signed(float(points), _DECIMALS)


def _point(facts: ActivityFacts, place: int) -> ActivityPoint:
    month = facts.months[place]
    entered = facts.running.get(month)
    days = None if entered is None else (entered, month.days)
    return ActivityPoint(month, facts.indexes[place], days, month == facts.current)


def _steps(index: ActivityIndex, total: Decimal) -> tuple[Step, ...]:
    exact = [component.contribution for component in index.components]
    shown = adding_up(exact, total, Decimal(1).scaleb(-_DECIMALS))
    there = [
        Step(one.part, one.contribution, number, one.weight, one.relative, one.is_capped)
        for one, number in zip(index.components, shown, strict=True)
    ]
    gone = [Step(part, 0.0, Decimal(0), 0.0, reason=reason) for part, reason in index.missing]
    order = list(Part)
    return tuple(sorted([*there, *gone], key=lambda step: order.index(step.part)))
