"""The lines of a chart of years in numbers: this year's months one by one, and the years behind them."""

from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.comparison.years import YearLine, YearMonth
from kpidesk.analysis.numbers.merit import Merit, merit_of_change
from kpidesk.charts.paper.change_arrows import ChangeArrow, Growth, change_text
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words import month_names
from kpidesk.charts.words.scale import Scale
from kpidesk.charts.years.years_facts import YearsFacts
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue, Value


@dataclass(frozen=True, slots=True)
class YearShown:
    """One line: ``name`` is the year's, ``numbers`` and ``hollow`` (months that still run) have twelve entries."""

    name: str
    first: Month
    numbers: tuple[float | None, ...]
    hollow: tuple[bool, ...]

    @property
    def solid(self) -> list[float | None]:
        """What the line goes through: finished months."""
        return [None if ring else number for number, ring in zip(self.numbers, self.hollow, strict=True)]

    @property
    def end(self) -> int | None:
        """Its last finished month, counted from 0; of a year that has only one that runs, that one."""
        for numbers in (self.solid, self.numbers):
            known = [place for place, number in enumerate(numbers) if number is not None]
            if known:
                return known[-1]
        return None


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One month of this year beside the year before.

    ``month`` is in this year; ``axis_month`` has its name and lies in one calendar year with all others: the months
    below the chart belong to every year. ``difference`` is between displayed figures of two finished months.
    """

    own: Month
    month: Month
    value: Value
    number: float | None
    days: tuple[int, int] | None
    is_current: bool
    is_ahead: bool
    before: float | None
    goal_low: float | None
    goal_high: float | None
    difference: Decimal | None
    exact_difference: float | None
    merit: Merit
    per_label: float

    @property
    def is_gap(self) -> bool:
        """A month that should have a figure and has none."""
        return self.number is None and not self.is_ahead

    @property
    def plotted_difference(self) -> float:
        return 0.0 if self.difference is None else self.per_label * float(self.difference)


@dataclass(frozen=True, slots=True)
class YearsSeries:
    """``shown`` are the years in their order, this year last; ``points`` are this year's months."""

    facts: YearsFacts
    scale: Scale
    shown: tuple[YearShown, ...]
    points: tuple[YearPoint, ...]

    @classmethod
    def of(cls, facts: YearsFacts) -> "YearsSeries":
        shown = tuple(_shown(line) for line in facts.years)
        ends = [end for goal in facts.goals for end in _ends(goal) if end is not None]
        numbers = [number for year in shown for number in year.numbers if number is not None]
        scale = Scale.fitting([*numbers, *ends], facts.indicator, facts.currency, facts.form)
        series = cls(facts, scale, shown, ())
        return cls(facts, scale, shown, tuple(_point(series, at) for at in range(12)))

    @property
    def year(self) -> YearShown:
        return self.shown[-1]

    @property
    def year_before(self) -> YearShown | None:
        """The business year before this one; None when it has no figure."""
        first = self.year.first.plus(-12)
        return next((year for year in self.shown if year.first == first), None)

    @property
    def older(self) -> list[YearShown]:
        return [year for year in self.shown[:-1] if year is not self.year_before]

    @property
    def judged(self) -> YearPoint:
        return next(point for point in self.points if point.own == self.facts.judged)

    @property
    def axis(self) -> ValueAxis:
        numbers = [number for year in self.shown for number in year.numbers if number is not None]
        return ValueAxis.over([*numbers, *self._goals])

    @property
    def has_goal(self) -> bool:
        return bool(self._goals)

    @property
    def has_band(self) -> bool:
        return any(point.goal_low != point.goal_high for point in self.points)

    @property
    def has_differences(self) -> bool:
        return self.facts.with_differences and any(point.difference is not None for point in self.points)

    @property
    def step(self) -> str:
        """What stands beside the arrow from last year's month to this year's; "" without one."""
        point, change = self.judged, self.facts.against.movement
        if not self.facts.with_step or point.difference is None or point.number is None or point.before is None:
            return ""
        return change_text(self.scale, point.before, point.number, change)

    @property
    def arrows(self) -> list[ChangeArrow]:
        """Growth over this year, then the difference to the year before."""
        growth, month = self.facts.growth, self.judged.own
        found = [growth.arrow(self.facts.form)] if isinstance(growth, Growth) else []
        if self.step:
            before = f"{month_names.short(month)} {month.year - 1}"
            text = f"as in {before}" if not self.judged.difference else f"{self.step} on {before}"
            found.append(ChangeArrow(month, month, text, bool(self.judged.difference)))
        return found

    @property
    def _goals(self) -> list[float]:
        return [end for point in self.points for end in (point.goal_low, point.goal_high) if end is not None]


def number_of(value: Value | None) -> float | None:
    return None if value is None or isinstance(value, NoValue) else float(value)


def _shown(line: YearLine) -> YearShown:
    numbers = tuple(number_of(at.value) for at in line.months)
    return YearShown(month_names.year(line.first), line.first, numbers, tuple(at.unfinished for at in line.months))


def _ends(goal: Goal | None) -> tuple[float | None, float | None]:
    if goal is None:
        return None, None
    upper = goal.value if goal.upper is None else goal.upper
    return min(goal.value, upper), max(goal.value, upper)


def _point(series: YearsSeries, place: int) -> YearPoint:
    facts, scale, before = series.facts, series.scale, series.year_before
    at: YearMonth = facts.year.months[place]
    number, earlier = number_of(at.value), before.solid[place] if before else None
    until = facts.calendar.unfinished.get(at.month)
    is_comparable = None not in {number, earlier} and until is None and not facts.is_across(at.month)
    difference = scale.shown(number or 0.0) - scale.shown(earlier or 0.0) if is_comparable else None
    low, high = _ends(facts.goals[place])
    return YearPoint(
        own=at.month,
        month=Month.of(series.year.first.year, at.month.number),
        value=at.value if at.value is not None else NoValue(Cause.MISSING, facts.indicator.id, at.month),
        number=number,
        days=None if until is None else (until, at.month.days),
        is_current=at.month == facts.judged,
        is_ahead=at.month > facts.current or at.value is None,
        before=before.numbers[place] if before else None,
        goal_low=low,
        goal_high=high,
        difference=difference,
        exact_difference=(number or 0.0) - (earlier or 0.0) if is_comparable else None,
        merit=_merit(facts, place, earlier, number, difference),
        per_label=scale.per_label,
    )


def _merit(
    facts: YearsFacts, place: int, before: float | None, value: float | None, difference: Decimal | None
) -> Merit:
    """None where nothing is seen to change, and where few cases changed it."""
    if not difference or before is None or value is None or facts.year.months[place].month in facts.few:
        return Merit.NONE
    goal = facts.goals[place] or NoValue(Cause.NO_GOAL, facts.indicator.id)
    return merit_of_change(facts.indicator.direction, before, value, goal)
