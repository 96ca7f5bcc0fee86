"""Actual figures beside their goals, by month, quarter or year, and what can be computed from them."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.forecast.forecast import Ahead
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.goal.goal_arrows import GoalArrows, arrows_of
from kpidesk.charts.goal.goal_names import GoalNames
from kpidesk.charts.goal.goal_point import MonthPoint, number_of
from kpidesk.charts.paper.change_arrows import ChangeArrow
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value


@dataclass(frozen=True, slots=True)
class BenchmarkMark:
    """A figure from elsewhere, in the indicator's unit; with ``upper`` a range. ``word`` names where it is from."""

    word: str
    value: float
    upper: float | None = None

    @property
    def numbers(self) -> list[float]:
        return [self.value] if self.upper is None else [self.value, self.upper]


@dataclass(frozen=True, slots=True)
class GoalVsActualFacts:
    """What the chart is made from.

    ``months`` is the business year or the last 13 months; ``actual``, ``goal``, ``previous_year`` and ``notes`` (the
    last two empty: not shown) have one entry for each. ``current`` is the newest month that is judged; later months are
    never solid.
    ``periods`` (empty: the months themselves) are the quarters or business years of a chart by these; ``months`` are
    then their last ones, ``current`` that of the newest period judged, and ``newest`` the last month with figures.
    ``is_flow`` figures add up over months, ``is_level`` figures are counted at the end of a month; both are drawn as
    columns, everything else is a rate and a line. ``label`` may differ from the indicator's (a translation).
    ``ahead`` (empty: not asked for, or there is none) has one entry for each month; only later months have one.
    ``arrows`` are what was asked for, ``remarks`` what the footnote has to say of all these.
    """

    indicator: Indicator
    label: str
    currency: str
    calendar: Calendar
    months: Sequence[Month]
    actual: Sequence[Value]
    goal: Sequence[Goal | None]
    current: Month
    form: NumberForm = ENGLISH
    is_flow: bool = False
    is_level: bool = False
    previous_year: Sequence[Value] = ()
    notes: Sequence[str] = ()
    segment: Segment | None = None
    source: str = "own books"
    entered_on: dt.date | None = None
    goal_set_on: dt.date | None = None
    goal_reviewed_on: dt.date | None = None
    ahead: Sequence[Ahead | None] = ()
    arrows: GoalArrows | None = None
    remarks: Sequence[str] = ()
    marks: Sequence[BenchmarkMark] = ()
    periods: Sequence[Period] = ()
    newest: Month | None = None

    def __post_init__(self) -> None:
        lengths = {len(self.months), len(self.actual), len(self.goal)}
        lengths |= {len(shown) for shown in (self.previous_year, self.notes, self.ahead, self.periods) if shown}
        if len(lengths) > 1 or not self.months:
            raise ValueError("a chart needs at least one month, and one entry of each series for every month")

    @property
    def has_columns(self) -> bool:
        return self.is_flow or self.is_level

    @property
    def names(self) -> GoalNames:
        return GoalNames(self.calendar, [self.period(index) for index in range(len(self.months))])

    def period(self, index: int) -> Period:
        return self.periods[index] if self.periods else Period.month(self.months[index])

    def entered(self, index: int) -> Period:
        """As much of the period as can have figures; all of what lies ahead."""
        period = self.period(index)
        if self.newest is None or not period.first <= self.newest < period.last:
            return period
        return Period(period.kind, period.first, self.newest)

    def days(self, index: int) -> tuple[int, int] | None:
        """Entered and all of a period that still runs; None for any other."""
        period, entered = self.period(index), self.entered(index)
        if entered == period and not self.calendar.is_unfinished(period):
            return None
        return self.calendar.days(entered), sum(month.days for month in period.months)


@dataclass(frozen=True, slots=True)
class YearToDate:
    """Sums over complete months from the start of the business year, exact, and the scale they are written in."""

    actual: float
    goal: float
    scale: Scale

    @property
    def shown_difference(self) -> Decimal:
        return self.scale.shown(self.actual) - self.scale.shown(self.goal)


@dataclass(frozen=True, slots=True)
class GoalSeries:
    """The points of the chart, their scale, and the month that the message is about (None: no value at all)."""

    facts: GoalVsActualFacts
    points: tuple[MonthPoint, ...]
    scale: Scale
    judged: MonthPoint | None
    year_to_date: YearToDate | None
    names: GoalNames

    @classmethod
    def of(cls, facts: GoalVsActualFacts) -> "GoalSeries":
        expected = [ahead.value for ahead in facts.ahead if ahead is not None]
        scale = Scale.fitting(_plotted(facts), facts.indicator, facts.currency, facts.form, expected)
        points = tuple(_point(facts, scale, index) for index in range(len(facts.months)))
        known = [point for point in points if point.number is not None and not point.is_future]
        judged = known[-1] if known else None
        return cls(facts, points, scale, judged, _year_to_date(facts, points, judged), facts.names)

    @property
    def axis(self) -> ValueAxis:
        """Of a chart with a line; columns have none."""
        return ValueAxis.over([*(number for point in self.points for number in point.numbers), *self.mark_numbers])

    @property
    def mark_numbers(self) -> list[float]:
        """Ends of all benchmarks."""
        return [number for mark in self.facts.marks for number in mark.numbers]

    @property
    def arrows(self) -> list[ChangeArrow]:
        """Those that were asked for and can be told."""
        return arrows_of(self.facts.arrows, self.scale) if self.facts.arrows else []

    @property
    def has_forecast(self) -> bool:
        return any(point.ahead is not None for point in self.points)

    @property
    def has_goal(self) -> bool:
        return any(point.goal_low is not None for point in self.points)

    @property
    def has_band(self) -> bool:
        return any(point.has_band for point in self.points)

    @property
    def run(self) -> int:
        """How many months in a row, ending with the judged one, lie on the same side of their goals."""
        if self.judged is None or not self.judged.shown_variance:
            return 0
        is_above, length = self.judged.shown_variance > 0, 0
        for point in reversed(self.points[: self.points.index(self.judged) + 1]):
            if not point.shown_variance or (point.shown_variance > 0) is not is_above:
                break
            length += 1
        return length

    @property
    def adds_up(self) -> bool:
        """Whether the displayed figures give the displayed sum; only flows are ever summed."""
        if not self.facts.is_flow:
            return True
        columns = (
            [point.number for point in self.points if point.number is not None and not point.is_hollow],
            [point.goal_low for point in self.points if point.goal_low is not None],
            [point.variance for point in self.points if point.variance is not None],
        )
        return all(self._adds_up(numbers) for numbers in columns)

    def _adds_up(self, numbers: list[float]) -> bool:
        return self.scale.shown(math.fsum(numbers)) == sum(map(self.scale.shown, numbers))


def _ends(goal: Goal | None) -> tuple[float | None, float | None]:
    """Lower and higher end. A goal with an upper end is a band for every indicator; else both are the same."""
    if goal is None:
        return None, None
    upper = goal.value if goal.upper is None else goal.upper
    return min(goal.value, upper), max(goal.value, upper)


def _plotted(facts: GoalVsActualFacts) -> list[float]:
    ends = [end for goal in facts.goal for end in _ends(goal)]
    numbers = [number_of(value) for value in (*facts.actual, *facts.previous_year)] + ends
    return [number for number in numbers if number is not None]


def _point(facts: GoalVsActualFacts, scale: Scale, index: int) -> MonthPoint:
    month, actual = facts.months[index], facts.actual[index]
    number, (low, high) = number_of(actual), _ends(facts.goal[index])
    days = facts.days(index)
    is_future = month > facts.current
    ahead = facts.ahead[index] if facts.ahead and is_future else None
    variance = shown_variance = ahead_variance = shown_ahead = None
    if number is not None and low is not None and high is not None and not is_future and days is None:
        variance = float(_distance(exact(number), exact(low), exact(high)))
        shown_variance = _distance(scale.shown(number), scale.shown(low), scale.shown(high))
    if ahead is not None and low is not None and high is not None:
        ahead_variance = float(_distance(exact(ahead.value), exact(low), exact(high)))
        shown_ahead = _distance(scale.shown(ahead.value), scale.shown(low), scale.shown(high))
    return MonthPoint(
        month=month,
        actual=actual,
        goal_low=low,
        goal_high=high,
        previous_year=facts.previous_year[index] if facts.previous_year else None,
        shown_actual=None if number is None else scale.shown(number),
        variance=variance,
        shown_variance=shown_variance,
        merit=_merit(facts.indicator.direction, low != high, shown_ahead if shown_variance is None else shown_variance),
        days=days,
        is_current=month == facts.current,
        is_future=is_future,
        per_label=scale.per_label,
        period=facts.period(index),
        newest=facts.entered(index).last,
        ahead=ahead,
        ahead_variance=ahead_variance,
        shown_ahead_variance=shown_ahead,
    )


def _distance(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Signed way from the nearer end of the goal; 0 within it."""
    if low <= value <= high:
        return Decimal(0)
    return value - (high if value > high else low)


def _merit(direction: Direction, has_band: bool, difference: Decimal | None) -> Merit:
    """What looks level with the goal, or lies within a band, has no colour; outside a band is bad on either side."""
    if not difference or direction is Direction.NEUTRAL:
        return Merit.NONE
    if has_band or direction is Direction.BAND:
        return Merit.BAD
    return Merit.GOOD if (difference > 0) is (direction is Direction.HIGHER) else Merit.BAD


def _year_to_date(
    facts: GoalVsActualFacts, points: tuple[MonthPoint, ...], judged: MonthPoint | None
) -> YearToDate | None:
    """None unless every complete month of the judged month's business year, at least two, has value and goal.

    Quarters and years have none: they say how the year stands by themselves.
    """
    if judged is None or facts.periods or not facts.is_flow or any(point.has_band for point in points):
        return None
    last = judged.month.previous if judged.is_hollow else judged.month
    wanted = facts.calendar.year_to_date(judged.month).first.until(last)
    found = [point for point in points if point.month in set(wanted)]
    pairs = [(point.number, point.goal_low) for point in found if point.variance is not None]
    if len(wanted) < 2 or len(pairs) != len(wanted):
        return None
    actual = math.fsum(number for number, _ in pairs if number is not None)
    goal = math.fsum(goal for _, goal in pairs if goal is not None)
    return YearToDate(actual, goal, Scale.fitting([actual, goal], facts.indicator, facts.currency, facts.form))
