"""A business year of goals beside what happened: its months, the year to date, the year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.status import Judgement, Status, judge
from kpidesk.analysis.numbers.rounding import decimals_in, decimals_of, exact
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature

_LENGTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}

MOST_TYPED_DECIMALS = 2
"""More are kept, and shown when the goal is edited."""


class EnteredSource(Source, Protocol):
    """A business that knows how far its figures reach."""

    @property
    def last_entered(self) -> Month | None:
        """The last month with a typed figure; None in an empty file."""

    @property
    def current_month(self) -> Month: ...


@dataclass(frozen=True, slots=True)
class GoalColumn:
    """One month, the year to date, or the year.

    ``actual`` is None for what lies ahead: nothing is missing there yet. ``judgement`` has the displayed difference;
    without a goal or a figure it has none. ``days`` is (entered, all) of a period that still runs.
    """

    period: Period
    goal: Goal | NoValue
    actual: Value | None
    judgement: Judgement
    last_year: Value
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GoalYear:
    """``months`` are the twelve, ``to_date`` ends with the month looked at; all show the same ``decimals``.

    ``own`` are the goals that were set for its months, quarters and itself; sums of others are not among them.
    """

    indicator: str
    period: Period
    months: tuple[GoalColumn, ...]
    to_date: GoalColumn
    whole: GoalColumn
    decimals: int
    segment: Segment | None = None
    quarters: tuple[GoalColumn, ...] = ()
    own: Mapping[GoalKey, Goal] = field(default_factory=dict)

    @property
    def subject(self) -> tuple[str, Period, Segment | None]:
        """Whose goals these are, and of which year."""
        return self.indicator, self.period, self.segment

    @property
    def columns(self) -> tuple[GoalColumn, ...]:
        return (*self.months, self.to_date, self.whole)

    @property
    def goals(self) -> dict[Month, Goal]:
        """The months that have one."""
        return {c.period.first: c.goal for c in self.months if isinstance(c.goal, Goal)}

    @property
    def has_band(self) -> bool:
        return any(goal.upper is not None for goal in self.own.values())


def goal_year(
    source: EnteredSource, indicator: str, year: Period, month: Month, segment: Segment | None = None
) -> GoalYear:
    """The goals of one business year, seen from one of its months."""
    periods = [Period.month(m) for m in year.months]
    decimals = _decimals(source, indicator, periods, segment)
    columns = [goal_column(source, indicator, period, decimals, segment) for period in periods]
    to_date = goal_column(source, indicator, source.calendar.year_to_date(month), decimals, segment)
    whole = goal_column(source, indicator, year, decimals, segment)
    starts = year.months[::3]
    quarters = [source.calendar.around(start, PeriodKind.QUARTER) for start in starts]
    longer = tuple(goal_column(source, indicator, quarter, decimals, segment) for quarter in quarters)
    own = own_goals(source, indicator, year, segment)
    return GoalYear(indicator, year, tuple(columns), to_date, whole, decimals, segment, longer, own)


def own_goals(source: Source, indicator: str, year: Period, segment: Segment | None = None) -> dict[GoalKey, Goal]:
    """Every goal that was set in a business year. What adds up has none of its own for a quarter or a year."""
    kinds = [PeriodKind.MONTH]
    if source.nature(indicator) is not Nature.FLOW:
        kinds += [PeriodKind.QUARTER, PeriodKind.YEAR]
    periods = [source.calendar.around(at, kind) for kind in kinds for at in year.months[:: _LENGTHS[kind]]]
    goals = {period: source.period_goal(indicator, period, segment) for period in periods}
    return {GoalKey(indicator, p.first, p.kind, segment): goal for p, goal in goals.items() if goal is not None}


def goal_column(
    source: EnteredSource, indicator: str, period: Period, decimals: int, segment: Segment | None = None
) -> GoalColumn:
    """One period, shown with ``decimals``."""
    calendar = source.calendar
    goal = goal_of(source, indicator, period, segment)
    is_ahead = period.last > (source.last_entered or source.current_month)
    actual = None if is_ahead else source.value(indicator, period, segment)
    still_runs = not is_ahead and calendar.is_unfinished(period)
    return GoalColumn(
        period=period,
        goal=goal,
        actual=actual,
        judgement=_judgement(source.indicator(indicator), actual, goal, decimals, still_runs),
        last_year=source.value(indicator, period.year_earlier, segment),
        days=(calendar.days(period), sum(month.days for month in period.months)) if still_runs else None,
    )


def _judgement(
    indicator: Indicator, actual: Value | None, goal: Goal | NoValue, decimals: int, still_runs: bool
) -> Judgement:
    if actual is None:
        return Judgement(Status.NONE, goal=goal if isinstance(goal, Goal) else None)
    return judge(indicator, actual, goal, decimals, still_runs)


def _decimals(source: EnteredSource, indicator: str, periods: Iterable[Period], segment: Segment | None) -> int:
    """The usual ones for the months; for what adds up as many as were typed, so that the sum can be checked."""
    about = source.indicator(indicator)
    numbers: list[Value | None] = []
    goals: list[float] = []
    for period in periods:
        goal = source.month_goal(indicator, period.first, segment)
        goals += [end for end in (goal.value, goal.upper) if end is not None] if goal else []
        numbers += [source.value(indicator, at, segment) for at in (period, period.year_earlier)]
    usual = decimals_of(about, *numbers, *goals)
    if source.nature(indicator) is not Nature.FLOW or about.decimals is not None:
        return usual
    return max([usual, *(min(_typed_decimals(goal, about.unit), MOST_TYPED_DECIMALS) for goal in goals)])


def _typed_decimals(value: float, unit: Unit) -> int:
    return decimals_in(exact(value) * 100 if unit is Unit.PERCENT else exact(value))
