"""The reality check of a goal: how often it was reached, against the average, the usual range, and what is left."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import fmean

from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.status import Status, judge
from kpidesk.analysis.numbers.rounding import decimals_of, exact, exactly_displayed
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.signals import usual_range
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature


class Place(StrEnum):
    """Where a goal lies against the usual range, or an average against a band."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    PARTLY = "partly"  # a band of which one end lies within and one outside
    AROUND = "around"  # a band that is wider on both sides


@dataclass(frozen=True, slots=True)
class Reached:
    """In how many of the months with a figure and a goal the goal was reached."""

    count: int
    of: int
    missed: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class AgainstAverage:
    """A month's goal beside the mean of the twelve finished months before; ``change`` is a ratio.

    ``change`` is None when the average is not above zero, when the goal is below zero, and of a band: there ``upper``
    is its other end and ``place`` says where the average lies against it.
    """

    month: Month
    goal: float
    average: float
    change: float | None
    upper: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class AgainstUsual:
    """A month's goal beside the usual range of that month, of its length, as displayed.

    ``goal_upper`` is the other end of a band, ``basis`` what the range is named after.
    """

    month: Month
    goal: float
    lower: float
    upper: float
    place: Place
    provisional: bool
    goal_upper: float | None = None
    basis: Basis = Basis.LEVEL


@dataclass(frozen=True, slots=True)
class Remaining:
    """What the rest of the year, or of a quarter, has to bring.

    ``left`` is the goal less what is there. ``reached_in`` is the month in which a goal above zero was passed for
    good; None before, and for a goal of zero or below, which what is still to come can undo. ``needed`` is a month's
    part of what is left, None when no month is left. ``average`` is a month's so far. Of a band these are about its
    lower end; ``upper_left`` and ``upper_needed`` are the same of the upper one.
    """

    goal: float
    so_far: float
    left: float
    months_left: int
    needed: float | None
    average: float
    reached_in: Month | None
    upper_left: float | None = None
    upper_needed: float | None = None


@dataclass(frozen=True, slots=True)
class RealityCheck:
    """Each part is None when it cannot be said."""

    reached: Reached | None
    average: AgainstAverage | None
    usual: AgainstUsual | None
    remaining: Remaining | None


def reality_check(
    source: Source, indicator: str, year: Period, month: Month, segment: Segment | None = None
) -> RealityCheck:
    """For the goals of a business year, seen from ``month``, whose own goal is held against the past.

    Finished months count, up to the last one with a figure. A neutral indicator has no goals to reach.
    """
    finished = figures_over(source, indicator, year, segment)
    return RealityCheck(
        _reached(source, indicator, finished, segment),
        _against_average(source, indicator, month, segment),
        _against_usual(source, indicator, month, segment),
        remaining_of(source, indicator, year, finished, segment),
    )


def figures_over(source: Source, indicator: str, year: Period, segment: Segment | None) -> dict[Month, float]:
    """Of the finished months that have one."""
    running = source.calendar.unfinished
    values = {month: source.month_value(indicator, month, segment) for month in year.months if month not in running}
    return {month: value for month, value in values.items() if not isinstance(value, NoValue)}


def _reached(source: Source, indicator: str, finished: dict[Month, float], segment: Segment | None) -> Reached | None:
    about = source.indicator(indicator)
    judged: dict[Month, Status] = {}
    for month, value in finished.items():
        goal = source.month_goal(indicator, month, segment)
        if goal is not None:
            decimals = decimals_of(about, value, goal.value, goal.upper)
            judged[month] = judge(about, value, goal, decimals).status
    judged = {month: status for month, status in judged.items() if status is not Status.NONE}
    missed = tuple(month for month, status in judged.items() if status is not Status.ON_TRACK)
    return Reached(len(judged) - len(missed), len(judged), missed) if judged else None


def _against_average(source: Source, indicator: str, month: Month, segment: Segment | None) -> AgainstAverage | None:
    goal = source.month_goal(indicator, month, segment)
    past = _last_twelve(source, indicator, month, segment)
    if goal is None or past is None:
        return None
    average = fmean(past)
    if goal.upper is not None:
        place = against_band(source, indicator, average, goal.value, goal.upper)
        return AgainstAverage(month, goal.value, average, None, goal.upper, place)
    change = (goal.value - average) / average if average > 0 and goal.value >= 0 else None
    return AgainstAverage(month, goal.value, average, change)


def against_band(source: Source, indicator: str, value: float, low: float, high: float) -> Place:
    """Where a figure lies against a band, as displayed."""
    about = source.indicator(indicator)
    decimals = decimals_of(about, value, low, high)
    at = exactly_displayed(value, about, decimals)
    return _place_of(at, at, *(exactly_displayed(end, about, decimals) for end in (low, high)))


def average_before(source: Source, indicator: str, month: Month, segment: Segment | None = None) -> float | None:
    """The mean of the twelve months up to the last finished one before ``month``; None when one has no figure."""
    past = _last_twelve(source, indicator, month, segment)
    return None if past is None else fmean(past)


def _last_twelve(source: Source, indicator: str, month: Month, segment: Segment | None) -> list[float] | None:
    """The twelve months up to the last finished one before ``month``; None when one of them has no figure."""
    last = month.previous
    while last > source.first_month and not _has_figure(source, indicator, last, segment):
        last = last.previous
    values = [source.month_value(indicator, at, segment) for at in last.plus(-11).until(last)]
    known = [value for value in values if not isinstance(value, NoValue)]
    return known if len(known) == 12 else None


def _has_figure(source: Source, indicator: str, month: Month, segment: Segment | None) -> bool:
    is_running = month in source.calendar.unfinished
    return not is_running and not isinstance(source.month_value(indicator, month, segment), NoValue)


def _against_usual(source: Source, indicator: str, month: Month, segment: Segment | None) -> AgainstUsual | None:
    goal = source.month_goal(indicator, month, segment)
    usual = usual_range(source, indicator, month, segment)
    if goal is None or usual is None:
        return None
    limits = usual.for_month(month)
    about = source.indicator(indicator)
    ends = (goal.value, goal.value if goal.upper is None else goal.upper, limits.lower, limits.upper)
    decimals = decimals_of(about, *ends)
    place = _place_of(*(exactly_displayed(end, about, decimals) for end in ends))
    return AgainstUsual(
        month,
        goal.value,
        limits.lower,
        limits.upper,
        place,
        limits.provisional,
        goal.upper,
        named_after(usual.around.course),
    )


def _place_of(low: Decimal, high: Decimal, lower: Decimal, upper: Decimal) -> Place:
    """Of a goal from ``low`` to ``high``; both are the same where it is no band."""
    if high < lower:
        return Place.BELOW
    if low > upper:
        return Place.ABOVE
    if low >= lower and high <= upper:
        return Place.WITHIN
    return Place.AROUND if low <= lower and high >= upper else Place.PARTLY


def remaining_of(
    source: Source, indicator: str, period: Period, finished: dict[Month, float], segment: Segment | None
) -> Remaining | None:
    """Only for what adds up over months, with a goal for each month of the period and no gap so far."""
    goal = goal_of(source, indicator, period, segment)
    months = period.months[: len(finished)]
    if not isinstance(goal, Goal) or source.nature(indicator) is not Nature.FLOW or list(finished) != months:
        return None
    if not finished:
        return None
    sums = _running_sums(finished)
    so_far, aim = sums[months[-1]], exact(goal.value)
    months_left = period.length - len(finished)
    upper_left = None if goal.upper is None else exact(goal.upper) - so_far
    return Remaining(
        goal=goal.value,
        so_far=float(so_far),
        left=float(aim - so_far),
        months_left=months_left,
        needed=float((aim - so_far) / months_left) if months_left else None,
        average=float(so_far / len(finished)),
        reached_in=_passed_for_good(sums, aim) if aim > 0 and goal.upper is None else None,
        upper_left=None if upper_left is None else float(upper_left),
        upper_needed=float(upper_left / months_left) if upper_left is not None and months_left else None,
    )


def _passed_for_good(sums: dict[Month, Decimal], aim: Decimal) -> Month | None:
    """The first month from which on the sum was never below the aim again; None while it is."""
    found = None
    for month, so_far in sums.items():
        found = None if so_far < aim else (found or month)
    return found


def _running_sums(values: dict[Month, float]) -> dict[Month, Decimal]:
    sums, total = {}, Decimal(0)
    for month, value in values.items():
        total += exact(value)
        sums[month] = total
    return sums
