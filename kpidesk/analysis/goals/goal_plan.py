"""Making and changing the goals of a year: bands, last year's figures, tolerance, review. All are changes to apply."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from kpidesk.analysis.goals.goals import DEFAULT_TOLERANCE, Spread, plan, size_of
from kpidesk.analysis.numbers.rounding import decimals_of, displayed, exact
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue

REVIEW_AFTER = 3
"""Months until the next review when the goal does not say otherwise."""


class Kind(StrEnum):
    """What a goal asks for."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"


def kinds_of(direction: Direction) -> tuple[Kind, ...]:
    """What can be asked of an indicator, the usual first; nothing of a neutral one."""
    match direction:
        case Direction.HIGHER:
            return (Kind.AT_LEAST, Kind.BETWEEN)
        case Direction.LOWER:
            return (Kind.AT_MOST, Kind.BETWEEN)
        case Direction.BAND:
            return (Kind.BETWEEN,)
        case _:
            return ()


# -- filling ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Totals:
    """What a year is to be filled from; ``upper`` makes every month a band."""

    value: float
    upper: float | None = None


def filled(
    source: Source,
    indicator: str,
    months: Sequence[Month],
    totals: Totals,
    how: Spread,
    *,
    segment: Segment | None = None,
) -> SetGoals | NoValue:
    """Goals for all the months; the totals of what adds up are spread, of all else repeated.

    Tolerance, reason and review date stay as they are. The reason when last year's shares are not known.
    """
    values = plan(source, indicator, months, totals.value, how, segment=segment)
    if isinstance(values, NoValue):
        return values
    if totals.upper is None:
        return anew(source, indicator, {m: Totals(value) for m, value in zip(months, values, strict=True)}, segment)
    uppers = plan(source, indicator, months, totals.upper, how, segment=segment)
    if isinstance(uppers, NoValue):
        return uppers
    ends_of = {m: Totals(*ends) for m, *ends in zip(months, values, uppers, strict=True)}
    return anew(source, indicator, ends_of, segment)


def anew(source: Source, indicator: str, values: Mapping[Month, Totals], segment: Segment | None = None) -> SetGoals:
    """Goals with these numbers, set today, in all else like the months were, or like the nearest one with a goal."""
    like = _like(source, indicator, list(values), segment)
    goals = {}
    for month, ends in values.items():
        held = source.month_goal(indicator, month, segment) or like
        key = GoalKey(indicator, month, PeriodKind.MONTH, segment)
        goals[key] = replace(held, value=ends.value, upper=ends.upper, set_on=None)
    return SetGoals(goals)


def _like(source: Source, indicator: str, months: Sequence[Month], segment: Segment | None) -> Goal:
    """The goal of the nearest month of a year around, for its tolerance, reason and review date."""
    for distance in range(12):
        for month in (months[0].plus(-distance), months[-1].plus(distance)):
            held = source.month_goal(indicator, month, segment)
            if held is not None:
                return replace(held, value=0.0, upper=None, set_on=None)
    return Goal(0.0)


def from_last_year(
    source: Source, indicator: str, months: Sequence[Month], segment: Segment | None = None
) -> SetGoals | NoValue:
    """Each month's goal is its figure of a year earlier, as displayed; all of them have to be there and finished."""
    about = source.indicator(indicator)
    values = {month: source.month_value(indicator, month.plus(-12), segment) for month in months}
    running = source.calendar.unfinished
    known = {m: v for m, v in values.items() if not isinstance(v, NoValue) and m.plus(-12) not in running}
    if len(known) < len(months):
        first = next(month.plus(-12) for month in months if month not in known)
        return NoValue(Cause.MISSING, indicator, month=first, have=len(known), of=len(months))
    decimals = decimals_of(about, *known.values())
    goals = {m: Totals(displayed(v, about, decimals)) for m, v in known.items()}
    return anew(source, indicator, goals, segment)


def one_sided(direction: Direction, goals: Mapping[GoalKey, Goal]) -> SetGoals:
    """Bands become goals with one end: the lower, or for what should be low the upper one."""
    is_upper = direction is Direction.LOWER
    return SetGoals(
        {
            key: replace(goal, value=goal.upper if is_upper else goal.value, upper=None)
            for key, goal in goals.items()
            if goal.upper is not None
        }
    )


# -- tolerance --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far beside its goal a figure is still watched and not off: a share of the goal's size, or an amount.

    The amount is in the indicator's own unit.
    """

    share: float | None = None
    amount: float | None = None


USUAL_TOLERANCE = Tolerance(share=float(DEFAULT_TOLERANCE))


def tolerance_in_force(goals: Iterable[Goal]) -> Tolerance | None:
    """The one that all the goals have; the usual one without goals, None when they differ."""
    goals = list(goals)
    amounts = {goal.tolerance for goal in goals}
    if not goals or amounts == {None}:
        return USUAL_TOLERANCE
    if len(amounts) == 1:
        return Tolerance(amount=amounts.pop())
    shares = {_share(goal) for goal in goals}
    return Tolerance(share=shares.pop()) if len(shares) == 1 else None


def _share(goal: Goal) -> float | None:
    size = size_of(goal)
    if goal.tolerance is None or not size:
        return float(DEFAULT_TOLERANCE) if goal.tolerance is None else None
    return float(round(exact(goal.tolerance) / size, 6))


def with_tolerance(goals: Mapping[GoalKey, Goal], tolerance: Tolerance) -> SetGoals:
    """The goals with another tolerance; they count as set when they were."""

    def amount(goal: Goal) -> float | None:
        if tolerance.share is None:
            return tolerance.amount
        return None if tolerance == USUAL_TOLERANCE else float(exact(tolerance.share) * size_of(goal))

    return SetGoals({key: replace(goal, tolerance=amount(goal)) for key, goal in goals.items()})


# -- review -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One change of the goals: what the months became (None: no goal any more) at a moment.

    Of quarters and years (``kind``) each stands under its first month.
    """

    at: dt.datetime
    goals: tuple[tuple[Month, Goal | None], ...]
    kind: PeriodKind = PeriodKind.MONTH
    segment: Segment | None = None


def steps_of(history: Iterable[GoalEntry]) -> list[HistoryStep]:
    """The history by change, newest first."""

    def place(entry: GoalEntry) -> tuple[dt.datetime, str, str]:
        return entry.at, entry.kind, str(entry.segment or "")

    entries = sorted(history, key=lambda entry: (*place(entry), entry.month))
    grouped = [list(group) for _, group in groupby(entries, key=place)]
    steps = [
        HistoryStep(group[0].at, tuple((each.month, each.goal) for each in group), group[0].kind, group[0].segment)
        for group in grouped
    ]
    return steps[::-1]


def last_review(history: Iterable[GoalEntry]) -> dt.date | None:
    """The day on which the next review was last put off while the goal itself stayed; None: never reviewed."""
    held: dict[tuple[Month, PeriodKind, Segment | None], Goal] = {}
    reviewed = None
    for entry in sorted(history, key=lambda entry: entry.at):
        place = entry.month, entry.kind, entry.segment
        before = held.get(place)
        if entry.goal is not None and before is not None and _is_review(before, entry.goal):
            reviewed = entry.at.date()
        if entry.goal is None:
            held.pop(place, None)
        else:
            held[place] = entry.goal
    return reviewed


def _is_review(before: Goal, goal: Goal) -> bool:
    stays = (before.value, before.upper) == (goal.value, goal.upper)
    return stays and goal.review_on is not None and goal.review_on != before.review_on


def reviewed(goals: Mapping[GoalKey, Goal], next_on: dt.date | None, reason: str) -> SetGoals:
    """The goals with another day of review and reason; they count as set when they were."""
    return SetGoals({key: replace(goal, review_on=next_on, reason=reason) for key, goal in goals.items()})


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a shorter month."""
    month = Month.of_date(day).plus(months)
    return dt.date(month.year, month.number, min(day.day, month.days))
