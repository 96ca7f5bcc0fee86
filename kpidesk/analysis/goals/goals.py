"""Goals: the aim for a longer period, and plans that spread a year over its months."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from kpidesk.analysis.numbers.rounding import decimals_of, exact, round_half_up
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature

DEFAULT_TOLERANCE = Decimal("0.1")
"""Of the goal's size, or of a band's width."""


class Spread(StrEnum):
    """How a year's total becomes months."""

    EQUALLY = "equally"
    BY_DAYS = "by days"
    BY_LAST_YEAR = "by last year's shares"


# -- the goal of a period ---------------------------------------------------------------------------------------


_WITH_OWN = frozenset({PeriodKind.QUARTER, PeriodKind.YEAR})


def goal_of(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Goal | NoValue:
    """The goal of any period: the one that was set for just that quarter or year, else from the goals of its months.

    What adds up is always summed, and only when every month has a goal: a total is never a second truth. Balances and
    12-month windows stand at the end of a period and take its last month's goal. A rate needs the same goal in every
    month, and none of a month can be held against a rate that grows with the length of the period. Otherwise NoValue:
    NO_GOAL with the first month without one, GOALS_DIFFER, GOAL_IS_MONTHLY.
    """
    months = period.months
    nature = source.nature(indicator)
    if nature is not Nature.FLOW and period.kind in _WITH_OWN:
        own = source.period_goal(indicator, period, segment)
        if own is not None:
            return own
    if nature in {Nature.STOCK, Nature.WINDOW}:
        months = months[-1:]
    goals = {month: source.month_goal(indicator, month, segment) for month in months}
    there = [goal for goal in goals.values() if goal is not None]
    if len(there) < len(months):
        first = next(month for month, goal in goals.items() if goal is None)
        return NoValue(Cause.NO_GOAL, indicator, month=first, have=len(there), of=len(months))
    if nature is Nature.RATE and len(months) > 1 and source.definitions.grows(indicator):
        return NoValue(Cause.GOAL_IS_MONTHLY, indicator)
    joined = summed(there) if nature is Nature.FLOW else _common(there)
    return joined or NoValue(Cause.GOALS_DIFFER, indicator)


def _common(goals: Sequence[Goal]) -> Goal | None:
    last = goals[-1]
    return last if all((goal.value, goal.upper) == (last.value, last.upper) for goal in goals) else None


def summed(goals: Sequence[Goal]) -> Goal | None:
    """The goal of several months of what adds up; None when some have a band and others do not."""
    uppers = [goal.upper for goal in goals if goal.upper is not None]
    if len(goals) == 1 or len(uppers) not in {0, len(goals)}:
        return goals[0] if len(goals) == 1 else None
    stated = any(goal.tolerance is not None for goal in goals)
    return Goal(
        value=_total(goal.value for goal in goals),
        upper=_total(uppers) if uppers else None,
        tolerance=float(sum(map(tolerance_of, goals), Decimal(0))) if stated else None,
        reason=goals[-1].reason,
        set_on=goals[-1].set_on,
        review_on=goals[-1].review_on,
    )


def tolerance_of(goal: Goal) -> Decimal:
    """In the indicator's unit: what the owner said, else a tenth of the goal's size or of the band's width.

    A goal of 0 has no size, so it has no tolerance until one is said.
    """
    if goal.tolerance is not None:
        return exact(goal.tolerance)
    return DEFAULT_TOLERANCE * size_of(goal)


def size_of(goal: Goal) -> Decimal:
    """What a share of a goal is taken of: the band's width, or the goal's size."""
    width = exact(goal.upper) - exact(goal.value) if goal.upper is not None else Decimal(0)
    return abs(width or exact(goal.value))


# -- plans ------------------------------------------------------------------------------------------------------


def spread(total: float, weights: Sequence[float], decimals: int) -> list[float]:
    """The total in parts as large as their weights say, each rounded; the rest of the rounding goes to the last.

    The parts add up to the total to the last digit. Raises ValueError when the weights add up to nothing.
    """
    whole = sum(map(exact, weights), Decimal(0))
    if not whole:
        raise ValueError("the weights add up to nothing")
    parts = [round_half_up(float(exact(total) * exact(weight) / whole), decimals) for weight in weights[:-1]]
    return [float(part) + 0.0 for part in (*parts, exact(total) - sum(parts, Decimal(0)))]


def weights_of(
    source: Source, indicator: str, months: Sequence[Month], how: Spread, segment: Segment | None = None
) -> list[float] | NoValue:
    """How large each month's part of a total is; a reason when last year cannot say it."""
    match how:
        case Spread.EQUALLY:
            return [1.0] * len(months)
        case Spread.BY_DAYS:
            return [float(month.days) for month in months]
        case Spread.BY_LAST_YEAR:
            return last_years_shares(source, indicator, months, segment)


def last_years_shares(
    source: Source, indicator: str, months: Sequence[Month], segment: Segment | None = None
) -> list[float] | NoValue:
    """The figures of the same months a year earlier, which all have to be there and finished.

    Months without a figure give MISSING with how many there are; a figure below zero OUT_OF_DOMAIN and a year that
    adds up to nothing ZERO_DIVISOR, because neither can be a share.
    """
    earlier = [month.plus(-12) for month in months]
    values = {month: source.month_value(indicator, month, segment) for month in earlier}
    there = {
        month: value
        for month, value in values.items()
        if not isinstance(value, NoValue) and month not in source.calendar.unfinished
    }
    if len(there) < len(months):
        first = next(month for month in earlier if month not in there)
        return NoValue(Cause.MISSING, indicator, month=first, have=len(there), of=len(months))
    negative = next((month for month, value in there.items() if value < 0), None)
    if negative is not None:
        return NoValue(Cause.OUT_OF_DOMAIN, indicator, month=negative)
    if not any(there.values()):
        return NoValue(Cause.ZERO_DIVISOR, indicator, month=earlier[0])
    return list(there.values())


def plan(
    source: Source,
    indicator: str,
    months: Sequence[Month],
    total: float,
    how: Spread,
    *,
    segment: Segment | None = None,
) -> list[float] | NoValue:
    """A figure for each month: parts of the total when the indicator adds up over months, else the same for all."""
    if source.nature(indicator) is not Nature.FLOW:
        return [total] * len(months)
    weights = weights_of(source, indicator, months, how, segment)
    if isinstance(weights, NoValue):
        return weights
    return spread(total, weights, plan_decimals(source.indicator(indicator), total, len(months)))


def plan_decimals(indicator: Indicator, total: float, months: int) -> int:
    """Decimals for the months of a plan: the usual ones for a month of average size; counts from ten stay whole."""
    share = abs(total) / months
    if indicator.unit is Unit.COUNT and indicator.decimals is None and (share >= 10 or share.is_integer()):
        return 0
    return decimals_of(indicator, share)


def cleared(indicator: str, months: Iterable[Month]) -> SetGoals:
    """A change that takes the goals of these months away."""
    return SetGoals({GoalKey(indicator, month): None for month in months})


def _total(numbers: Iterable[float]) -> float:
    return float(sum(map(exact, numbers), Decimal(0)))
