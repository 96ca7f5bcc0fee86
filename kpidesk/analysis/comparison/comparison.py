"""Honest comparison: a figure beside the period before and the same period a year before.

What is shown is taken between displayed figures; percent comes from the unrounded ones, and only where it says
something true.
"""

from dataclasses import dataclass, replace

from kpidesk.analysis.comparison.easter import easter_moved
from kpidesk.analysis.comparison.few_cases import has_few_cases
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.numbers.merit import Merit, Trend, merit_of_change, trend_of
from kpidesk.analysis.numbers.movement import NO_MOVEMENT, ChangeKind, Movement, Remark, movement
from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature

FURTHEST_BACK = 11
"""How many months back the last figure before a gap may lie: further is another year."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Both figures divided by their days (so far), their displayed difference, and the decimals they show."""

    value: float
    before: float
    difference: float
    decimals: int


@dataclass(frozen=True, slots=True)
class Against:
    """A figure against an earlier one.

    ``asked`` is the period that was to be compared with and ``asked_value`` its value; ``period`` and ``before`` are
    what it was compared with. They differ only after a gap, whose months are ``missing``. ``daily`` is there when one
    of the two still runs and the indicator adds up over days.
    """

    asked: Period
    asked_value: Value
    period: Period
    before: Value
    movement: Movement = NO_MOVEMENT
    missing: tuple[Month, ...] = ()
    daily: Daily | None = None

    @property
    def plain_change(self) -> float | None:
        """The exact change against the period that was asked for; None when a gap moved the comparison elsewhere."""
        return None if self.missing else self.movement.change

    @property
    def plain_kind(self) -> ChangeKind:
        return ChangeKind.NONE if self.missing else self.movement.kind

    @property
    def remarks(self) -> frozenset[Remark]:
        return self.movement.remarks


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, its goal, the period before and the same period last year.

    With ``per_day`` every figure but the goal is divided by the days of its period; that is done only for what adds
    up over days. ``days`` of ``all_days`` are entered: fewer in an unfinished period. ``decimals`` are for every
    figure of the row.
    """

    indicator: Indicator
    period: Period
    segment: Segment | None
    value: Value
    goal: Goal | NoValue
    decimals: int
    per_day: bool
    unfinished: bool
    days: int
    all_days: int
    previous: Against
    last_year: Against


def compare(
    source: Source,
    indicator: str,
    period: Period,
    segment: Segment | None = None,
    *,
    per_day: bool = False,
    redefined: Month | None = None,
) -> Comparison:
    """Compare one figure with the period before and with the same period a year earlier.

    ``redefined`` is the first month in which the figure means what it means now (None: as the owner noted it): nothing
    is compared across it.

    A month whose direct predecessor has no figure is compared with the last month that has one, and says so. A segment
    has its own goals.
    """
    about = source.indicator(indicator)
    adds_up = source.nature(indicator) is Nature.FLOW
    goal = goal_of(source, indicator, period, segment)
    anew = redefined or redefined_by(source, indicator, period.last)
    view = _View(source, about, segment, goal, adds_up, per_day and adds_up, anew)
    value = view.value(period)
    previous, last_year = _previous(view, period, value), _direct(view, period.year_earlier)
    aims = () if isinstance(goal, NoValue) or view.per_day else (goal.value, goal.upper)
    decimals = decimals_of(about, value, previous.before, last_year.before, *aims)
    calendar = source.calendar
    return Comparison(
        indicator=about,
        period=period,
        segment=segment,
        value=value,
        goal=goal,
        decimals=decimals,
        per_day=view.per_day,
        unfinished=calendar.is_unfinished(period),
        days=calendar.days(period),
        all_days=sum(month.days for month in period.months),
        previous=_against(view, period, value, previous, decimals),
        last_year=_with_easter(period, _against(view, period, value, last_year, decimals)),
    )


def tint(against: Against, side: Trend | None) -> Merit:
    """The colour of a change: its merit, but only when the figure has a signal on the side that the change goes to.

    ``side`` is the signal's; None without a signal.
    """
    return against.movement.merit if side is not None and side is against.movement.trend else Merit.NONE


@dataclass(frozen=True, slots=True)
class _View:
    """The figures as they are looked at: one indicator, one segment, whole or per day."""

    source: Source
    indicator: Indicator
    segment: Segment | None
    goal: Goal | NoValue
    adds_up: bool
    per_day: bool
    redefined: Month | None

    def value(self, period: Period) -> Value:
        value = self.source.value(self.indicator.id, period, self.segment)
        return value if isinstance(value, NoValue) or not self.per_day else value / self.days(period)

    def days(self, period: Period) -> int:
        return self.source.calendar.days(period)

    def has_changed_meaning(self, before: Period, period: Period) -> bool:
        return self.redefined is not None and before.first < self.redefined <= period.last

    def still_runs(self, period: Period) -> bool:
        return self.source.calendar.is_unfinished(period)


def _direct(view: _View, asked: Period) -> Against:
    value = view.value(asked)
    return Against(asked, value, asked, value)


def _previous(view: _View, period: Period, value: Value) -> Against:
    """The period before; after a gap the last month with a figure, if that is not too long ago.

    What looks back over 3 or 12 months refuses: its window would have a hole.
    """
    direct = _direct(view, period.previous)
    if isinstance(value, NoValue) or period.kind is not PeriodKind.MONTH or not _is_missing(direct.before):
        return direct
    if view.source.nature(view.indicator.id) is Nature.WINDOW:
        return direct
    earliest = Month(max(view.source.first_month, period.first.plus(-FURTHEST_BACK)))
    for month in reversed(earliest.until(period.first.plus(-2))):
        before = view.value(Period.month(month))
        if not isinstance(before, NoValue):
            missing = tuple(month.next.until(direct.asked.last))
            return replace(direct, period=Period.month(month), before=before, missing=missing)
        if not _is_missing(before):
            break
    return direct


def _is_missing(value: Value) -> bool:
    return isinstance(value, NoValue) and value.cause is Cause.MISSING


def _is_incomplete(value: Value) -> bool:
    """Whether it is a longer period in which some months have a figure and others have none."""
    return isinstance(value, NoValue) and value.cause is Cause.MISSING and value.of > 1


def _against(view: _View, period: Period, value: Value, against: Against, decimals: int) -> Against:
    before = against.before
    gap = {Remark.GAP} if against.missing else set()
    if isinstance(value, NoValue) or isinstance(before, NoValue):
        incomplete = {Remark.INCOMPLETE} if _is_incomplete(value) or _is_incomplete(before) else set()
        return replace(against, movement=Movement(remarks=frozenset(gap | incomplete)))
    if view.has_changed_meaning(against.period, period):
        return replace(against, movement=Movement(remarks=frozenset(gap | {Remark.REDEFINED})))
    if view.still_runs(period) or view.still_runs(against.period):
        return _unfinished(view, period, value, before, against)
    few = has_few_cases(view.source, view.indicator.id, against.period, period, view.segment)
    step = movement(view.indicator, before, value, decimals, view.goal, few_cases=few)
    if view.adds_up and not view.per_day and view.days(period) != view.days(against.period):
        gap = gap | {Remark.LENGTHS_DIFFER}
    return replace(against, movement=replace(step, remarks=step.remarks | gap))


def _with_easter(period: Period, against: Against) -> Against:
    """What a month of another length of trade says of itself: noted where there is a change to be read."""
    step = against.movement
    if step.kind is ChangeKind.NONE or not easter_moved(period):
        return against
    return replace(against, movement=replace(step, remarks=step.remarks | {Remark.EASTER_MOVED}))


def _unfinished(view: _View, period: Period, value: float, before: float, against: Against) -> Against:
    """Neither percent nor difference; what adds up over days has its two daily figures, their arrow and merit."""
    remarks = frozenset({Remark.UNFINISHED} | ({Remark.GAP} if against.missing else set()))
    if not view.adds_up:
        return replace(against, movement=Movement(remarks=remarks))
    now = value if view.per_day else value / view.days(period)
    then = before if view.per_day else before / view.days(against.period)
    decimals = decimals_of(view.indicator, now, then)
    step = difference(now, then, view.indicator, decimals)
    # A band is stated for a month, so a daily figure is neither nearer to it nor further off.
    merit = merit_of_change(view.indicator.direction, 0.0, step, NoValue(Cause.NO_GOAL))
    return replace(
        against,
        movement=Movement(trend=trend_of(step), merit=merit, remarks=remarks),
        daily=Daily(now, then, step, decimals),
    )
