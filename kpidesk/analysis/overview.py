"""How one month stands at a glance."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.analysis.goals import goal_of
from kpidesk.analysis.rounding import decimals_of
from kpidesk.analysis.source import Source
from kpidesk.analysis.status import Status, judge
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue


class ChosenSource(Source, Protocol):
    @property
    def chosen(self) -> Sequence[str]: ...


def status_counts(source: ChosenSource, month: Month) -> tuple[int, int, int]:
    """How many of the chosen indicators are on track, on watch and off in this month."""
    period = Period.month(month)
    found = []
    for name in source.chosen:
        goal = goal_of(source, name, period)
        if isinstance(goal, NoValue):
            continue
        about, value = source.indicator(name), source.month_value(name, month)
        found.append(judge(about, value, goal, decimals_of(about, value, goal.value, goal.upper)).status)
    return found.count(Status.ON_TRACK), found.count(Status.WATCH), found.count(Status.OFF)
