"""Pace: what a year or quarter has brought so far, against the path to its goal, and what the rest has to bring.

A goal for a year is judged by its path, not by the month; distance from the path is shown beside the sums, as the
international business communication standards (IBCS) ask of every variance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kpidesk.analysis.goals.goals import Spread, goal_of, plan, summed
from kpidesk.analysis.goals.status import Judgement, Status, judge
from kpidesk.analysis.numbers.rounding import decimals_of, exact
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature


class Word(StrEnum):
    """How it stands, in one word."""

    REACHED = "reached"  # what was asked of the whole period is there already
    ON_PATH = "on the path"
    AHEAD = "ahead"
    BEHIND = "behind"
    WITHIN = "within"  # spent less than the path allows, or between its ends
    ABOVE = "above the path"  # of what should stay low, or of a band
    USED_UP = "used up"  # more than the whole period allows is gone already
    MET = "met"  # the period is over
    MISSED = "missed"
    NONE = "none"  # no goal, no figure, or neither way is better


@dataclass(frozen=True, slots=True)
class PathPoint:
    """The end of a month: the goals up to there, the figures up to there, and how far those are off.

    ``actual`` is None ahead and from the first gap on; ``distance`` is actual less path, None with either missing. In
    a month that still runs ``path`` goes as far as its days do.
    """

    month: Month
    path: float | None
    actual: float | None
    distance: float | None


@dataclass(frozen=True, slots=True)
class Pace:
    """A period as seen from one of its months.

    ``to_date`` is the figure so far, ``goal`` the whole period's; ``judgement`` holds the figure against the goal so
    far. ``left`` is goal less figure and ``needed`` what each of the ``months_left`` has to bring
    (a month that runs counts as the part that is left of it); None with a reached goal or no month left. ``average``
    is a month's so far. ``reached_in`` is the month in which the whole goal was passed. What does not add up over
    months has none of these: its figure so far is worked out anew and held against the goal.
    """

    period: Period
    month: Month
    to_date: Value
    goal: Goal | NoValue
    judgement: Judgement
    word: Word
    points: tuple[PathPoint, ...] = ()
    left: float | None = None
    months_left: float = 0.0
    needed: float | None = None
    average: float | None = None
    reached_in: Month | None = None

    @property
    def path(self) -> float | None:
        """The goal so far; of a band its lower end."""
        return None if self.judgement.goal is None else self.judgement.goal.value

    @property
    def distance(self) -> float | None:
        """Figure so far less path, unrounded; for what should stay low a positive one is bad."""
        return self.judgement.exact_variance


def pace(
    source: Source,
    indicator: str,
    period: Period,
    month: Month,
    goals: Sequence[Goal] | None = None,
    *,
    segment: Segment | None = None,
) -> Pace:
    """The pace of a year, a quarter or any other period, at the end of ``month`` (or so far, while that runs).

    ``goals`` are one for each month of the period; None: those that are set. A period that the figure began in counts
    from its first month on, and so do the goals. Raises ValueError for a month outside the period, and for more or
    fewer goals than it has months.
    """
    if goals is not None and len(goals) != period.length:
        raise ValueError(f"{len(goals)} goals for {period.length} months")
    if month not in period.months:
        raise ValueError(f"{month} is no month of {period.first} to {period.last}")
    first = min(begun_in(source, indicator, period, segment), month)
    if source.nature(indicator) is not Nature.FLOW:
        return _level(source, indicator, period, month, segment, first)
    aims = list(goals) if goals is not None else [source.month_goal(indicator, at, segment) for at in period.months]
    counted = replace(period, first=first)
    return _flow(
        _Way(source, source.indicator(indicator), segment, counted, tuple(aims[first - period.first :])), month
    )


def pace_so_far(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Pace | None:
    """The same at the end of the months that have figures without a gap; None when the first one has none."""
    last = None
    for month in begun_in(source, indicator, period, segment).until(period.last):
        if isinstance(source.month_value(indicator, month, segment), NoValue):
            break
        last = month
    return None if last is None else pace(source, indicator, period, last, segment=segment)


def begun_in(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Month:
    """The first month of a period that counts: where the figure begins within it, that of its first value.

    What had a value before begins with the period; so does what cannot be worked out for another reason than a figure
    that is missing. A gap later on is none of it.
    """
    month = min(source.first_month, period.first)
    while month <= period.last:  # the first one nearly always has a value, and this is asked at every edit
        value = source.month_value(indicator, month, segment)
        if not isinstance(value, NoValue):
            return max(month, period.first)
        if value.cause is not Cause.MISSING:
            break
        month = month.next
    return period.first


def path_goals(
    source: Source, indicator: str, period: Period, total: float, how: Spread = Spread.EQUALLY
) -> list[Goal] | NoValue:
    """A goal for each month from one for the whole period; the months add up to it to the last digit.

    What does not add up has the same goal every month. NoValue when last year's shares are not known.
    """
    values = plan(source, indicator, period.months, total, how)
    return values if isinstance(values, NoValue) else [Goal(value) for value in values]


# -- what adds up -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Way:
    """What is looked at: a figure in a period, with a goal for each of its months or None."""

    source: Source
    about: Indicator
    segment: Segment | None
    period: Period
    aims: tuple[Goal | None, ...]


def _flow(way: _Way, month: Month) -> Pace:
    source, about, period = way.source, way.about, way.period
    so_far = Period(PeriodKind.YEAR_TO_DATE, period.first, month)
    to_date = source.value(about.id, so_far, way.segment)
    whole = _joined(about.id, period, way.aims)
    path = _joined(about.id, so_far, _as_far_as_entered(source, so_far, way.aims))
    judged = _judged(source, about, to_date, path, so_far)
    points = tuple(_points(way, month))
    entered = source.calendar.month_count(so_far)
    seen = Pace(
        period=period,
        month=month,
        to_date=to_date,
        goal=whole,
        judgement=judged,
        word=_word(about, judged),
        points=points,
        months_left=period.length - entered,
        average=None if isinstance(to_date, NoValue) else to_date / entered,
    )
    if isinstance(to_date, NoValue) or isinstance(whole, NoValue):
        return seen
    return _to_go(about, seen, to_date, whole)


def _to_go(about: Indicator, seen: Pace, to_date: float, whole: Goal) -> Pace:
    """What is left of the goal, and the word when that decides it."""
    is_limit = _is_limit(about, whole)
    aim = whole.upper if whole.upper is not None and is_limit else whole.value
    left = float(exact(aim) - exact(to_date))
    passed = [point.month for point in seen.points if point.actual is not None and _passes(point.actual, aim, is_limit)]
    is_over = not seen.months_left
    is_passed = bool(passed) and _passes(to_date, aim, is_limit)
    word = seen.word
    if seen.judgement.status is not Status.NONE and is_over:
        word = Word.MET if seen.judgement.status is Status.ON_TRACK else Word.MISSED
    elif word is not Word.NONE and is_passed:
        word = Word.USED_UP if is_limit else Word.REACHED
    return replace(
        seen,
        left=left,
        needed=None if is_over or is_passed else left / seen.months_left,
        reached_in=passed[0] if is_passed else None,
        word=word,
    )


def _is_limit(about: Indicator, goal: Goal) -> bool:
    """Whether the goal is what must not be passed."""
    return goal.upper is not None or about.direction in {Direction.LOWER, Direction.BAND}


def _passes(actual: float, aim: float, is_limit: bool) -> bool:
    """A loss that is to stay small is never reached on the way: every month may still add to it."""
    return actual > aim if is_limit else aim > 0 and actual >= aim


def _as_far_as_entered(source: Source, so_far: Period, aims: Sequence[Goal | None]) -> list[Goal | None]:
    running = source.calendar.unfinished
    shares = [running.get(month, month.days) / month.days for month in so_far.months]
    return [_part(aim, share) for aim, share in zip(aims, shares, strict=False)]


def _part(goal: Goal | None, share: float) -> Goal | None:
    if goal is None or share == 1:
        return goal
    return replace(
        goal,
        value=goal.value * share,
        upper=None if goal.upper is None else goal.upper * share,
        tolerance=None if goal.tolerance is None else goal.tolerance * share,
    )


def _joined(indicator: str, period: Period, aims: Sequence[Goal | None]) -> Goal | NoValue:
    there = [aim for aim in aims[: period.length] if aim is not None]
    if len(there) < period.length:
        first = next(month for month, aim in zip(period.months, aims, strict=False) if aim is None)
        return NoValue(Cause.NO_GOAL, indicator, month=first, have=len(there), of=period.length)
    return summed(there) or NoValue(Cause.GOALS_DIFFER, indicator)


def _points(way: _Way, month: Month) -> Iterator[PathPoint]:
    before: Decimal | None = Decimal(0)
    actual: Decimal | None = Decimal(0)
    parts = _as_far_as_entered(way.source, way.period, way.aims)
    for at, aim, part in zip(way.period.months, way.aims, parts, strict=True):
        value = way.source.month_value(way.about.id, at, way.segment)
        if at > month or isinstance(value, NoValue):
            actual = None
        elif actual is not None:
            actual += exact(value)
        path = None if before is None or part is None else before + exact(part.value)
        before = None if before is None or aim is None else before + exact(aim.value)
        yield _point(at, path, actual)


def _point(month: Month, path: Decimal | None, actual: Decimal | None) -> PathPoint:
    off = None if path is None or actual is None else actual - path
    return PathPoint(month, *(None if number is None else float(number) for number in (path, actual, off)))


# -- what does not ----------------------------------------------------------------------------------------------


def _level(  # noqa: PLR0917 -- all of `pace`
    source: Source, indicator: str, period: Period, month: Month, segment: Segment | None, first: Month
) -> Pace:
    """Worked out anew for the months so far, and held against the goal of those.

    What is no larger in a longer period is held against the whole period's own goal, where it has one.
    """
    about = source.indicator(indicator)
    so_far = Period(PeriodKind.YEAR_TO_DATE, first, month)
    value = source.value(indicator, so_far, segment)
    goal = goal_of(source, indicator, period, segment)
    is_own = source.period_goal(indicator, period, segment) is not None and not source.definitions.grows(indicator)
    path = goal if is_own else goal_of(source, indicator, so_far, segment)
    judged = _judged(source, about, value, path, so_far)
    counted = replace(period, first=first)
    left = counted.length - source.calendar.month_count(so_far)
    return Pace(counted, month, value, goal, judged, _word(about, judged), months_left=left)


def _judged(source: Source, about: Indicator, value: Value, goal: Goal | NoValue, so_far: Period) -> Judgement:
    ends = (None, None) if isinstance(goal, NoValue) else (goal.value, goal.upper)
    decimals = decimals_of(about, value, *ends)
    return judge(about, value, goal, decimals, source.calendar.is_unfinished(so_far))


def _word(about: Indicator, judged: Judgement) -> Word:
    """From the displayed distance to the path."""
    if judged.status is Status.NONE or judged.variance is None or judged.goal is None:
        return Word.NONE
    is_limit = _is_limit(about, judged.goal)
    if judged.goal.upper is not None and not judged.variance:
        return Word.WITHIN
    if not judged.variance:
        return Word.ON_PATH
    if judged.variance > 0:
        return Word.ABOVE if is_limit else Word.AHEAD
    return Word.WITHIN if about.direction is Direction.LOWER and judged.goal.upper is None else Word.BEHIND
