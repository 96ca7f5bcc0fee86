"""What the owner aims at, and what others reach."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment


class GoalKey(NamedTuple):
    """What a goal is for: a month, a quarter or a business year from ``month`` on; segment None is the whole business.

    A quarter or year of a flow has no goal of its own: its total is that of its months.
    """

    indicator: str
    month: Month
    kind: PeriodKind = PeriodKind.MONTH
    segment: Segment | None = None


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
    """One line of a goal's history: the goal of that month (or of the quarter or year from there on) became `goal`
    (None: was removed) at `at`."""

    month: Month
    goal: Goal | None
    at: dt.datetime
    kind: PeriodKind = PeriodKind.MONTH
    segment: Segment | None = None

    @property
    def last(self) -> Month:
        """The last month that it is for."""
        return last_month(self.month, self.kind)


def last_month(first: Month, kind: PeriodKind) -> Month:
    """Of the month, quarter or year that begins there."""
    return first.plus({PeriodKind.QUARTER: 2, PeriodKind.YEAR: 11}.get(kind, 0))


class BenchmarkKey(NamedTuple):
    """``kind`` is what the benchmark says of itself, like "competitor"."""

    indicator: str
    kind: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A reference from elsewhere (own history, the industry, a competitor); never judged like a goal."""

    value: float
    upper: float | None = None
    kind: str = "industry"
    source: str = ""
    noted_on: dt.date | None = None
