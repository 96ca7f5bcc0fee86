"""A value is a number or a reason; and what a number may be."""

import math
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment

LARGEST = 1e15
"""Figures and results stay below this: up to here a float keeps every digit of a whole number."""


class Cause(StrEnum):
    """Why there is no value."""

    MISSING = "missing"  # a figure is not entered: `indicator`, `month`, `segment` name its cell
    ZERO_DIVISOR = "zero divisor"  # `detail` is the divisor as the formula writes it, with labels
    OUT_OF_DOMAIN = "out of domain"  # root, power or logarithm of a number that has none: `detail` is the term
    TOO_LARGE = "too large"  # the result does not fit a number
    STATED = "stated"  # the formula says so with none("..."): `detail` is its reason
    UNFINISHED = "unfinished"  # a growth in percent, while one of the two periods still runs: `month` is that one
    NO_SEGMENT = "no segment"  # `detail` is the channel, campaign or product that is not there
    NOT_BY_SEGMENT = "not by segment"  # this indicator exists for the whole business only
    NEEDS_SEGMENT = "needs segment"  # this indicator exists for one segment only: `detail` is the kind
    MONTHS_ONLY = "months only"  # not aggregated: ask for a month
    MODEL = "model"  # no formula of a month tells it
    NO_GOAL = "no goal"
    GOAL_IS_MONTHLY = "goal is monthly"  # the value of a longer period is larger by nature, like lost customers
    REDEFINED = "redefined"  # it has meant something else until `month`, so the two are not compared
    GOALS_DIFFER = "goals differ"  # a rate has different goals in the months of this period


@dataclass(frozen=True, slots=True)
class NoValue:
    """The reason why there is no number. Never replaced by 0, NaN or infinity.

    ``indicator`` is the figure to look at: the missing one, or the KPI that is not defined. ``have`` and ``of``
    count the months of a longer period for which the figure is there ("2 of 3 months"); 0 when that does not apply.
    """

    cause: Cause
    indicator: str = ""
    month: Month | None = None
    segment: Segment | None = None
    detail: str = ""
    have: int = 0
    of: int = 0

    def __bool__(self) -> bool:
        return False


Value = float | NoValue


def is_storable(value: float) -> bool:
    """Whether a typed figure can be kept exactly: finite and smaller than 10^15."""
    return math.isfinite(value) and abs(value) < LARGEST
