"""The movement from one figure to another: difference, percent or points, arrow, and what must be said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.numbers.merit import Merit, Trend, merit_of_change, trend_of
from kpidesk.analysis.numbers.rounding import difference, displayed
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import NoValue

LARGEST_PERCENT = 9.99
"""Above 999 % a change is said as "so many times as much"."""

POINT_UNITS = frozenset({Unit.PERCENT, Unit.SCORE, Unit.INDEX})


class ChangeKind(StrEnum):
    """How a change is said."""

    PERCENT = "percent"  # with its difference
    POINTS = "points"  # percent indicators, scores and indexes
    DIFFERENCE = "difference"  # a percentage would mislead
    NONE = "none"  # not comparable


class Remark(StrEnum):
    """What must be said beside a change, or why there is none."""

    UNCHANGED = "unchanged"  # both look the same: this word, no arrow
    WAS_ZERO = "was zero"
    TURNED_POSITIVE = "turned positive"  # from loss to profit
    TURNED_NEGATIVE = "turned negative"  # from profit to loss
    NEGATIVE_BASE = "negative base"  # below zero before, and not above it now
    FEW_CASES = "few cases"  # grey, no arrow, no colour
    TIMES = "times"  # too large for percent: `Movement.factor`
    UNFINISHED = "unfinished"  # one of the two still runs: `Against.daily` at most
    GAP = "gap"  # compared with an earlier month, as `Against.missing` have no figure
    LENGTHS_DIFFER = "lengths differ"  # more days in one than in the other: offer it per day
    INCOMPLETE = "incomplete"  # months are missing: the NoValue counts them
    REDEFINED = "redefined"  # the figure has meant something else in one of the two
    EASTER_MOVED = "Easter moved"  # one of the two has Easter in it, the same period of the other year has not


@dataclass(frozen=True, slots=True)
class Movement:
    """What changed from one figure to another.

    ``change`` is exact: a ratio for PERCENT (0.05 is 5 %), else a difference in the indicator's unit (for percent
    indicators of ratios: 0.005 is half a point); None for NONE. ``difference`` is the displayed one, in the unit.
    ``factor`` is how many times as large the figure is, for TIMES only. ``relative`` is for percent indicators: by what
    part of itself the rate has changed, to be said in words and never beside points ("a quarter more"). ``trend`` is
    the arrow, ``merit`` whether the change is good; whether it gets a colour also depends on the signal.
    """

    kind: ChangeKind = ChangeKind.NONE
    change: float | None = None
    difference: float | None = None
    factor: float | None = None
    trend: Trend = Trend.NONE
    merit: Merit = Merit.NONE
    remarks: frozenset[Remark] = frozenset()
    relative: float | None = None


NO_MOVEMENT = Movement()
"""Between figures that cannot be compared."""


def movement(
    indicator: Indicator, before: float, value: float, decimals: int, goal: Goal | NoValue, *, few_cases: bool = False
) -> Movement:
    """From ``before`` to ``value``, both shown with ``decimals``. The goal decides what is better for a band."""
    remarks = frozenset(_remarks(indicator, before, value, decimals, few_cases))
    step = difference(value, before, indicator, decimals)
    marked = not few_cases and Remark.UNCHANGED not in remarks
    kind = _kind(indicator, remarks)
    shown = displayed(before, indicator, decimals), displayed(value, indicator, decimals)
    return Movement(
        kind=kind,
        change=(value - before) / before if kind is ChangeKind.PERCENT else value - before,
        difference=step,
        factor=value / before if Remark.TIMES in remarks else None,
        trend=trend_of(step) if marked else Trend.NONE,
        merit=merit_of_change(indicator.direction, *shown, goal) if marked else Merit.NONE,
        remarks=remarks,
        relative=(value - before) / before if indicator.unit is Unit.PERCENT and marked and shown[0] > 0 else None,
    )


_NO_PERCENT = frozenset(
    {Remark.WAS_ZERO, Remark.TURNED_POSITIVE, Remark.TURNED_NEGATIVE, Remark.NEGATIVE_BASE, Remark.FEW_CASES}
)


def _kind(indicator: Indicator, remarks: frozenset[Remark]) -> ChangeKind:
    if indicator.unit in POINT_UNITS:
        return ChangeKind.POINTS
    return ChangeKind.DIFFERENCE if remarks & _NO_PERCENT else ChangeKind.PERCENT


def _remarks(indicator: Indicator, before: float, value: float, decimals: int, few_cases: bool) -> Iterator[Remark]:
    if not difference(value, before, indicator, decimals):
        yield Remark.UNCHANGED
    if few_cases:
        yield Remark.FEW_CASES
    if indicator.unit in POINT_UNITS:
        return  # told in points; zero is one mark on their scale like any other
    if not displayed(before, indicator, decimals):  # a reader who sees 0 expects no percentage of it, nor a sign
        yield Remark.WAS_ZERO
    elif before < 0 < value:
        yield Remark.TURNED_POSITIVE
    elif value < 0 < before:
        yield Remark.TURNED_NEGATIVE
    elif before < 0:
        yield Remark.NEGATIVE_BASE
    elif not few_cases and (value - before) / before > LARGEST_PERCENT:
        yield Remark.TIMES
