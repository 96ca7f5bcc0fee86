"""How one month stands at a glance."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period


class ChosenSource(Source, Protocol):
    @property
    def chosen(self) -> Sequence[str]:
        """Ids of the indicators that show."""


def status_counts(source: ChosenSource, month: Month) -> tuple[int, int, int]:
    """How many of the chosen indicators are on track, on watch and off in this month."""
    aimed = [name for name in source.chosen if source.month_goal(name, month) is not None]
    found = [judgement_of(source, name, Period.month(month)).status for name in aimed]
    return found.count(Status.ON_TRACK), found.count(Status.WATCH), found.count(Status.OFF)
