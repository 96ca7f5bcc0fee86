"""The months of a forecast chart in numbers: what was, what is expected, and the range it will likely lie in."""

from dataclasses import dataclass

from kpidesk.analysis.forecast.forecast import Ahead
from kpidesk.analysis.prospects.outlook import Outlook
from kpidesk.charts.forecast.forecast_facts import ForecastFacts
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue, Value


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """One month. ``value`` is None after the newest entered month; ``ahead`` is None for a month that is over."""

    month: Month
    value: Value | None
    number: float | None
    days: tuple[int, int] | None
    is_current: bool
    ahead: Ahead | None
    goal_low: float | None
    goal_high: float | None
    outlook: Outlook | None

    @property
    def is_gap(self) -> bool:
        """A past month that should have a figure and has none; one that is forecast is still awaited."""
        return isinstance(self.value, NoValue) and self.ahead is None

    @property
    def told(self) -> list[float]:
        """What was and what is aimed at."""
        every = (self.number, self.goal_low, self.goal_high)
        return [number for number in every if number is not None]

    def expected(self, *, with_range: bool) -> list[float]:
        """The range may be many times as wide as what is expected."""
        if self.ahead is None:
            return []
        return [self.ahead.value, *((self.ahead.low, self.ahead.high) if with_range else ())]

    @property
    def numbers(self) -> list[float]:
        """Everything that is drawn for this month."""
        return [*self.told, *self.expected(with_range=True)]


@dataclass(frozen=True, slots=True)
class ForecastSeries:
    """The points, their scale, and the month that the message is about: the next one."""

    facts: ForecastFacts
    points: tuple[ForecastPoint, ...]
    scale: Scale

    @classmethod
    def of(cls, facts: ForecastFacts) -> "ForecastSeries":
        points = tuple(_point(facts, place) for place in range(len(facts.months)))
        told = [number for point in points for number in point.told]
        expected = [number for point in points for number in point.expected(with_range=not facts.made.has_line)]
        return cls(facts, points, Scale.fitting(told, facts.indicator, facts.currency, facts.form, expected))

    @property
    def axis(self) -> ValueAxis:
        return ValueAxis.over([number for point in self.points for number in point.numbers])

    @property
    def next(self) -> ForecastPoint:
        """The first month that is to come."""
        return self.ahead[0]

    @property
    def ahead(self) -> list[ForecastPoint]:
        return [point for point in self.points if point.ahead is not None]

    @property
    def last(self) -> ForecastPoint:
        """The newest finished month."""
        return next(point for point in self.points if point.month == self.facts.last)

    @property
    def has_line(self) -> bool:
        return self.facts.made.has_line

    @property
    def has_goal(self) -> bool:
        return any(point.goal_low is not None for point in self.points)

    @property
    def has_band(self) -> bool:
        return any(point.goal_low != point.goal_high for point in self.points)


def _point(facts: ForecastFacts, place: int) -> ForecastPoint:
    month = facts.months[place]
    value = facts.values[place] if place < len(facts.values) else None
    until = facts.calendar.unfinished.get(month)
    low, high = _ends(facts.goals[place])
    return ForecastPoint(
        month=month,
        value=value,
        number=None if value is None or isinstance(value, NoValue) else float(value),
        days=None if until is None or month <= facts.last else (until, month.days),
        is_current=month == facts.last,
        ahead=facts.made.at(month),
        goal_low=low,
        goal_high=high,
        outlook=facts.outlooks[place],
    )


def _ends(goal: Goal | None) -> tuple[float | None, float | None]:
    if goal is None:
        return None, None
    upper = goal.value if goal.upper is None else goal.upper
    return min(goal.value, upper), max(goal.value, upper)
