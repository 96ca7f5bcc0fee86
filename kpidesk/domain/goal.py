"""What the owner aims at, and what others reach."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from kpidesk.domain.month import Month


class GoalKey(NamedTuple):
    indicator: str
    month: Month


@dataclass(frozen=True, slots=True)
class Goal:
    """The aim for one indicator in one month.

    ``value`` is the figure to reach; for a band it is the lower end and ``upper`` the higher. ``tolerance`` is in the
    indicator's own unit and None means a tenth of the goal. ``review_on`` is the day to look at it again.
    """

    value: float
    upper: float | None = None
    tolerance: float | None = None
    reason: str = ""
    set_on: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """One line of a goal's history: the goal of that month became `goal` (None: was removed) at `at`."""

    month: Month
    goal: Goal | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A reference from elsewhere (own history, the industry, a competitor); never judged like a goal."""

    value: float
    upper: float | None = None
    kind: str = "industry"
    source: str = ""
    noted_on: dt.date | None = None
