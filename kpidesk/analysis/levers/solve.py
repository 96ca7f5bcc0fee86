"""What would it take: the values of one typed figure with which an indicator meets its goal, found on the formula."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.status import Status, judge
from kpidesk.analysis.levers.lever import Lever, lever_of
from kpidesk.analysis.levers.reach import Gap, Stretch, in_whole_numbers, reached, rounded_into, tidied
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.workbook.trials import Trials
from kpidesk.workbook.workbook import Workbook

PLAUSIBLE = 10
"""A figure is looked for up to so many times the largest it ever was."""

_ROUNDING = 1e-12


class Outcome(StrEnum):
    ALREADY = "already"  # the goal is met as things are
    POSSIBLE = "possible"  # other values of the figure meet it
    IMPOSSIBLE = "impossible"  # no plausible value does
    NO_PART = "no part"  # the figure does not change the result
    UNKNOWN = "unknown"  # there is no goal, or no result: `reason`


@dataclass(frozen=True, slots=True)
class Solution:
    """What one figure would have to be. All its numbers are for each of ``lever.months``, in the figure's unit.

    ``ranges`` are all values between ``low`` and ``high`` that meet the goal; every value in a range does. Of a figure
    that is always whole they begin and end with whole numbers, and one without any is none.
    ``needed`` is the one nearest to the present (of months to come: the edge nearest to what is usual), rounded as the
    figure is displayed so that it still meets the goal, and ``with_needed`` the result with it; ``total`` is then the
    figure's value for the whole period. Without any, ``best`` is the value that comes nearest, and ``with_best`` its
    result. ``best_month`` is the best that a complete month ever brought, in the direction that is needed. The
    ``running`` month of the period counts as far as it is entered.
    """

    indicator: str
    period: Period
    segment: Segment | None
    outcome: Outcome
    goal: Goal | NoValue
    present: Value
    lever: Lever | None = None
    figure_now: Value | None = None
    low: float = 0.0
    high: float = 0.0
    ranges: tuple[Stretch, ...] = ()
    needed: float | None = None
    with_needed: float | None = None
    total: float | None = None
    best: float | None = None
    with_best: float | None = None
    best_month: tuple[Month, float] | None = None
    running: Month | None = None
    reason: NoValue | None = None


def solve(
    workbook: Workbook,
    indicator: str,
    figure: Key,
    period: Period,
    segment: Segment | None = None,
    *,
    goal: Goal | None = None,
) -> Solution:
    """All values of the figure, (id, segment), that meet the goal of the period, or ``goal`` when it is given.

    Raises ValueError for a figure that is not typed.
    """
    aim = goal or goal_of(workbook, indicator, period, segment)
    return _Question(workbook, indicator, figure, period, segment, aim).answer()


class _Question:
    def __init__(  # noqa: PLR0917 -- what is asked
        self,
        workbook: Workbook,
        indicator: str,
        figure: Key,
        period: Period,
        segment: Segment | None,
        goal: Goal | NoValue,
    ) -> None:
        if workbook.indicator(figure[0]).is_calculated:
            raise ValueError(f"{figure[0]} is worked out, not typed")
        self._workbook, self._period, self._segment = workbook, period, segment
        self._about, self._figure = workbook.indicator(indicator), figure
        self._goal = goal
        self._present = workbook.value(indicator, period, segment)

    def answer(self) -> Solution:
        if isinstance(self._goal, NoValue):
            return self._made(Outcome.UNKNOWN, reason=self._goal)
        if self._figure[0] != self._about.id and self._about.id not in self._followers:
            return self._made(Outcome.NO_PART)
        lever = lever_of(self._workbook, self._about.id, self._figure, self._period, self._segment)
        return self._solved(lever, self._goal)

    @property
    def _followers(self) -> frozenset[str]:
        return self._workbook.definitions.followers(self._figure[0])

    def _made(self, outcome: Outcome, **more: object) -> Solution:
        now = self._workbook.value(self._figure[0], self._period, self._figure[1])
        running = self._workbook.calendar.running(self._period)
        about = self._about.id, self._period, self._segment
        return Solution(*about, outcome, self._goal, self._present, figure_now=now, running=running, **more)  # type: ignore[arg-type]

    def _solved(self, lever: Lever, goal: Goal) -> Solution:
        low, high, known = self._range(lever, goal)
        result = self._result(lever)
        gap = _gap(self._about, goal, result, self._typed)
        noise = _ROUNDING * max(map(abs, _numbers(goal.value, goal.upper, self._present)))
        found = reached(gap, low, high, [*known, *_numbers(lever.now)], noise)
        if found.best is None:
            at = lever.now if lever.now is not None else high
            value = result(at)
            reason = value if isinstance(value, NoValue) else NoValue(Cause.MISSING, self._about.id)
            return self._made(Outcome.UNKNOWN, lever=lever, low=low, high=high, reason=reason)
        if not found.moves:
            return self._made(Outcome.NO_PART, lever=lever, low=low, high=high)
        ranges = tuple(tidied(stretch, gap, self._decimals(stretch.low)) for stretch in found.stretches)
        best: float = found.best
        if self._is_whole:
            ranges = tuple(whole for stretch in ranges if (whole := in_whole_numbers(stretch)) is not None)
            best = _best_whole(best, [low, high, *_numbers(lever.now)], gap)
        needed = self._needed(lever, ranges, gap)
        wanted = needed if needed is not None else best
        best_month = self._best_month(upward=self._is_upward(lever, wanted, ranges, (low, high)))
        outcome = Outcome.POSSIBLE if needed is not None else Outcome.IMPOSSIBLE
        at = best if needed is None else needed
        with_it = result(at)
        assert not isinstance(with_it, NoValue)
        ends = {"needed": needed, "with_needed": with_it} if needed is not None else {"best": at, "with_best": with_it}
        return self._made(
            Outcome.ALREADY if self._is_met(goal) else outcome,
            lever=lever,
            low=low,
            high=high,
            ranges=ranges,
            total=None if needed is None else self._total(lever, needed),
            best_month=best_month,
            **ends,
        )

    @cached_property
    def _is_whole(self) -> bool:
        """Whether only whole numbers make sense: by its own rule, or as a count that never was anything else."""
        about = self._typed
        known = [value for _, value in self._history()]
        return about.whole or (about.unit is Unit.COUNT and bool(known) and all(v.is_integer() for v in known))

    @property
    def _typed(self) -> Indicator:
        return self._workbook.indicator(self._figure[0])

    def _result(self, lever: Lever) -> Callable[[float], Value]:
        trials = Trials(self._workbook, lever.turned(lever.now or 0.0), lever.others)

        def result(each: float) -> Value:
            return trials.value(lever.turned(each), self._about.id, self._period, self._segment)

        return result

    def _total(self, lever: Lever, each: float) -> float | None:
        supposed = self._workbook.supposing(lever.cells(each))
        value = supposed.value(self._figure[0], self._period, self._figure[1])
        return None if isinstance(value, NoValue) else value

    def _is_met(self, goal: Goal) -> bool:
        """As the status says it, from the numbers as displayed."""
        if isinstance(self._present, NoValue) or self._about.direction is Direction.NEUTRAL:
            return False
        decimals = decimals_of(self._about, self._present, goal.value, goal.upper)
        return judge(self._about, self._present, goal, decimals).status is Status.ON_TRACK

    def _range(self, lever: Lever, goal: Goal) -> tuple[float, float, list[float]]:
        """The plausible values: within the figure's own limits, and up to ten times the largest there ever was."""
        known = [value for _, value in self._history()]
        largest = max((abs(value) for value in [*known, lever.now or 0.0]), default=0.0) or abs(goal.value) or 1.0
        about = self._typed
        low = about.lowest if about.lowest is not None else -PLAUSIBLE * largest * (min(known, default=0.0) < 0)
        high = PLAUSIBLE * largest
        if about.highest is not None:
            bounded = about.unit in {Unit.PERCENT, Unit.SCORE}
            high = about.highest if bounded else min(about.highest, high)
        return low, max(high, low), known

    def _history(self) -> list[tuple[Month, float]]:
        """The figure in complete months."""
        first, values = self._workbook.series(*self._figure)
        months = ((first.plus(place), value) for place, value in enumerate(values) if value is not None)
        return [(month, value) for month, value in months if month not in self._workbook.calendar.unfinished]

    def _is_upward(
        self, lever: Lever, wanted: float, ranges: Sequence[Stretch], plausible: tuple[float, float]
    ) -> bool:
        """Whether more of the figure helps the goal, not less. Where it is met already, its other end would tell."""
        now = lever.now or 0.0
        if self._typed.direction in {Direction.HIGHER, Direction.LOWER} and (lever.now is None or wanted == now):
            return self._typed.direction is Direction.HIGHER
        if wanted != now:
            return wanted > now
        here = [stretch for stretch in ranges if stretch.low <= now <= stretch.high]
        return not any(stretch.low <= plausible[0] and stretch.high < plausible[1] for stretch in here)

    def _best_month(self, *, upward: bool) -> tuple[Month, float] | None:
        return max(self._history(), key=lambda pair: pair[1] if upward else -pair[1], default=None)

    def _needed(self, lever: Lever, ranges: tuple[Stretch, ...], gap: Gap) -> float | None:
        now = lever.now or 0.0
        found = []
        for stretch in ranges:
            nearest = _nearest(stretch, now, is_edge=lever.is_ahead)
            rounded = rounded_into(stretch, nearest, gap, self._decimals(nearest), whole=self._is_whole)
            found += [] if rounded is None else [rounded]
        return min(found, key=lambda value: abs(value - now), default=None)

    def _decimals(self, value: float) -> int:
        about = self._typed
        return 0 if self._is_whole else decimals_of(about, value) + 2 * (about.unit is Unit.PERCENT)


def _numbers(*values: Value | None) -> list[float]:
    return [value for value in values if isinstance(value, float | int)]


def _best_whole(best: float, others: Sequence[float], gap: Gap) -> float:
    """The whole number that meets the goal best or misses it least: beside ``best``, or one of the others."""
    ends = max(others), min(others)
    near = {math.floor(best), math.ceil(best), *(round(other) for other in others)}
    there = [
        (value, float(place)) for place in near if ends[1] <= place <= ends[0] and (value := gap(place)) is not None
    ]
    return max(there)[1] if there else best


def _nearest(stretch: Stretch, now: float, *, is_edge: bool) -> float:
    """The number of the stretch nearest to the present; the edge, if it has one, where only edges count."""
    ends = [stretch.low] * stretch.low_is_edge + [stretch.high] * stretch.high_is_edge
    if is_edge and ends:
        return min(ends, key=lambda end: abs(end - now))
    return min(max(now, stretch.low), stretch.high)


def _gap(about: Indicator, goal: Goal, result: Callable[[float], Value], typed: Indicator) -> Gap:
    """How far the goal is exceeded, in the indicator's unit; a rounding error of a computer is forgiven."""
    is_band = goal.upper is not None or about.direction is Direction.BAND
    at_most = about.direction is Direction.LOWER and not is_band
    highest = goal.value if goal.upper is None else goal.upper
    lower, upper = None if at_most else goal.value, highest if is_band or at_most else None
    if lower is not None and lower == upper:  # a band of one value is met by all that show as this value
        half = 0.5 * 10.0 ** -(decimals_of(about, lower) + 2 * (about.unit is Unit.PERCENT))
        lower, upper = lower - half, upper + half

    def gap(each: float) -> float | None:
        if typed.excludes_lowest and typed.lowest is not None and each <= typed.lowest:
            return None
        value = result(each)
        if isinstance(value, NoValue):
            return None
        over = [value - lower] if lower is not None else []
        over += [upper - value] if upper is not None else []
        least = min(over)
        return 0.0 if -_ROUNDING * max(abs(value), abs(goal.value)) <= least < 0 else least

    return gap
