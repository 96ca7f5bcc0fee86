"""The reality check of the goal of a quarter or a year: how often it was reached, a year earlier, what is left."""

from dataclasses import dataclass

from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.reality import Place, Remaining, against_band, figures_over, remaining_of
from kpidesk.analysis.goals.status import Status, judge
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


@dataclass(frozen=True, slots=True)
class AgainstBefore:
    """The goal of a quarter or year beside the figure of the same one a year earlier, which is over.

    ``change`` is a ratio; None when that figure is not above zero, when the goal is below zero, and of a band.
    ``place`` says where the figure lies against a band.
    """

    goal: float
    upper: float | None
    before: float
    change: float | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PeriodCheck:
    """The reality check of a quarter or a year; each part is None when it cannot be said.

    ``reached`` is (how many, of how many) periods of that kind that are over and have a figure and a goal: of
    quarters those of the same year, of years the last five.
    """

    period: Period
    reached: tuple[int, int] | None
    before: AgainstBefore | None
    remaining: Remaining | None


_YEARS_BACK = 5


def period_check(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> PeriodCheck:
    """For the goal of a quarter or a business year."""
    finished = figures_over(source, indicator, period, segment)
    return PeriodCheck(
        period,
        _periods_reached(source, indicator, _alike(source, period), segment),
        _against_before(source, indicator, period, segment),
        remaining_of(source, indicator, period, finished, segment),
    )


def _alike(source: Source, period: Period) -> list[Period]:
    if period.kind is PeriodKind.QUARTER:
        year = source.calendar.around(period.first, PeriodKind.YEAR)
        return [source.calendar.around(month, PeriodKind.QUARTER) for month in year.months[::3]]
    found = [period]
    while len(found) < _YEARS_BACK:
        found.append(found[-1].year_earlier)
    return found


def _periods_reached(
    source: Source, indicator: str, periods: list[Period], segment: Segment | None
) -> tuple[int, int] | None:
    about = source.indicator(indicator)
    found: list[Status] = []
    for period in periods:
        goal, value = goal_of(source, indicator, period, segment), _whole(source, indicator, period, segment)
        if isinstance(goal, Goal) and value is not None:
            decimals = decimals_of(about, value, goal.value, goal.upper)
            found.append(judge(about, value, goal, decimals).status)
    known = [status for status in found if status is not Status.NONE]
    return (known.count(Status.ON_TRACK), len(known)) if known else None


def _whole(source: Source, indicator: str, period: Period, segment: Segment | None) -> float | None:
    """The figure of a period that is over and has all its months."""
    last = source.month_value(indicator, period.last, segment)
    if isinstance(last, NoValue) or source.calendar.is_unfinished(period):
        return None
    value = source.value(indicator, period, segment)
    return None if isinstance(value, NoValue) else value


def _against_before(source: Source, indicator: str, period: Period, segment: Segment | None) -> AgainstBefore | None:
    goal, before = goal_of(source, indicator, period, segment), _whole(source, indicator, period.year_earlier, segment)
    if not isinstance(goal, Goal) or before is None:
        return None
    if goal.upper is not None:
        place = against_band(source, indicator, before, goal.value, goal.upper)
        return AgainstBefore(goal.value, goal.upper, before, None, place)
    change = (goal.value - before) / before if before > 0 and goal.value >= 0 else None
    return AgainstBefore(goal.value, None, before, change)
