"""Status: the figure against its goal, and what to do about it.

Figure and goal are rounded as displayed before they are judged, so that 5.0 % against 5.0 % is never missed.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kpidesk.analysis.goals.goals import tolerance_of
from kpidesk.analysis.goals.verdict import Status as Status  # noqa: PLC0414 -- a judgement is read together with it
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.rounding import exactly_displayed
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.value import NoValue, Value


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure against its goal.

    ``hollow`` marks a period that is not finished. ``variance`` is displayed figure less displayed goal (for a band:
    its nearer end; 0 within it), ``exact_variance`` the same unrounded; both None without a goal or figure.
    ``reason`` says why there is no status; with a neutral indicator there is none either, and no reason to be had.
    """

    status: Status
    hollow: bool = False
    value: Value | None = None
    goal: Goal | None = None
    variance: float | None = None
    exact_variance: float | None = None
    merit: Merit = Merit.NONE
    reason: NoValue | None = None


def judge(
    indicator: Indicator, value: Value, goal: Goal | NoValue, decimals: int, unfinished: bool = False
) -> Judgement:
    """The status of one figure, shown with ``decimals``. A goal with an upper end is a band for every indicator."""
    if isinstance(value, NoValue) or isinstance(goal, NoValue):
        reason = value if isinstance(value, NoValue) else goal
        known = None if isinstance(goal, NoValue) else goal
        assert isinstance(reason, NoValue)
        return Judgement(Status.NONE, unfinished, value, known, reason=reason)
    aim = _Aim.of(indicator, goal, decimals)
    shown = exactly_displayed(value, indicator, decimals)
    variance = aim.variance(shown)
    is_neutral = indicator.direction is Direction.NEUTRAL
    return Judgement(
        status=Status.NONE if is_neutral else aim.status(shown),
        hollow=unfinished,
        value=value,
        goal=goal,
        variance=float(variance) + 0.0,
        exact_variance=exact_variance(indicator, value, goal),
        # What is not complete is not yet good or bad: a month's goal is far away on its third day.
        merit=Merit.NONE if unfinished or is_neutral else aim.merit(variance),
    )


def exact_variance(indicator: Indicator, value: float, goal: Goal) -> float:
    """Figure less goal, unrounded; for a band less its nearer end, and 0.0 within it."""
    upper = goal.upper
    if upper is None and indicator.direction is not Direction.BAND:
        return value - goal.value
    upper = goal.value if upper is None else upper
    return min(value - goal.value, 0.0) or max(value - upper, 0.0)


@dataclass(frozen=True, slots=True)
class _Aim:
    """A goal as displayed. ``lower`` or ``upper`` None: there is no such end."""

    lower: Decimal | None
    upper: Decimal | None
    tolerance: Decimal

    @staticmethod
    def of(indicator: Indicator, goal: Goal, decimals: int) -> "_Aim":
        low = exactly_displayed(goal.value, indicator, decimals)
        high = low if goal.upper is None else exactly_displayed(goal.upper, indicator, decimals)
        is_band = goal.upper is not None or indicator.direction is Direction.BAND
        shown = Goal(float(low), None if goal.upper is None else float(high), goal.tolerance)
        return _Aim(
            low if is_band or indicator.direction is not Direction.LOWER else None,
            high if is_band or indicator.direction is Direction.LOWER else None,
            tolerance_of(shown),
        )

    def missed_by(self, shown: Decimal) -> Decimal:
        below = Decimal(0) if self.lower is None else self.lower - shown
        above = Decimal(0) if self.upper is None else shown - self.upper
        return max(below, above, Decimal(0))

    def status(self, shown: Decimal) -> Status:
        missed = self.missed_by(shown)
        if not missed:
            return Status.ON_TRACK
        return Status.WATCH if missed <= self.tolerance else Status.OFF

    def variance(self, shown: Decimal) -> Decimal:
        if self.lower is None or self.upper is None:
            end = self.upper if self.lower is None else self.lower
            assert end is not None
            return shown - end
        return min(shown - self.lower, Decimal(0)) or max(shown - self.upper, Decimal(0))

    def merit(self, variance: Decimal) -> Merit:
        if not variance:
            return Merit.NONE
        if self.lower is not None and self.upper is not None:
            return Merit.BAD
        return Merit.GOOD if (variance > 0) is (self.upper is None) else Merit.BAD


# -- what to do -------------------------------------------------------------------------------------------------


class Advice(StrEnum):
    """What status and signal together suggest."""

    MET_BY_CHANCE = "met by chance"  # the goal lies within the usual range: improve how things run, or accept
    WILL_NOT_BE_MET = "will not be met"  # change how you work, or the goal
    ALWAYS_MET = "always met"  # raise the goal
    KEEP_CAUSE = "find the cause and keep it"
    REMOVE_CAUSE = "find the cause and remove it"
    FIND_CAUSE = "find the cause"  # something has changed, but neither way is better


@dataclass(frozen=True, slots=True)
class Counsel:
    """``recompute``: once the cause is known and stays, the usual range should be worked out anew."""

    advice: Advice
    recompute: bool = False


def counsel(
    direction: Direction, goal: Goal | NoValue | None, limits: Limits | None, signal: Merit | None
) -> Counsel | None:
    """Advice from the goal, the usual range in the goal's own measure, and the signal (None: there is none).

    None when there is neither a signal nor a goal with a usual range to hold it against.
    """
    place = None if limits is None or not isinstance(goal, Goal) else _place(direction, goal, limits)
    if signal is None:
        return None if place is None else Counsel(place)
    beyond = place in {Advice.WILL_NOT_BE_MET, Advice.ALWAYS_MET}
    return Counsel(_ABOUT_SIGNAL[signal], recompute=beyond)


_ABOUT_SIGNAL = {
    Merit.GOOD: Advice.KEEP_CAUSE,
    Merit.BAD: Advice.REMOVE_CAUSE,
    Merit.NONE: Advice.FIND_CAUSE,
}


def _place(direction: Direction, goal: Goal, limits: Limits) -> Advice | None:
    if goal.upper is not None or direction is Direction.BAND:
        upper = goal.value if goal.upper is None else goal.upper
        if goal.value > limits.upper or upper < limits.lower:
            return Advice.WILL_NOT_BE_MET
        inside = goal.value <= limits.lower and limits.upper <= upper
        return Advice.ALWAYS_MET if inside else Advice.MET_BY_CHANCE
    if direction is Direction.NEUTRAL:
        return None
    if limits.lower <= goal.value <= limits.upper:
        return Advice.MET_BY_CHANCE
    out_of_reach = (goal.value > limits.upper) is (direction is Direction.HIGHER)
    return Advice.WILL_NOT_BE_MET if out_of_reach else Advice.ALWAYS_MET
