"""What the analysis asks of the workbook, and nothing more."""

from collections.abc import Mapping
from typing import Protocol

from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break
from kpidesk.domain.value import Value
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.nature import Nature


class Source(Protocol):
    """Values, goals and definitions of one business. A `Workbook` is one."""

    @property
    def calendar(self) -> Calendar: ...

    @property
    def definitions(self) -> Definitions: ...

    @property
    def first_month(self) -> Month:
        """The first month with a figure."""

    @property
    def segments(self) -> tuple[Segment, ...]: ...

    def indicator(self, name: str, /) -> Indicator: ...

    def nature(self, name: str, /) -> Nature: ...

    def value(self, indicator: str, period: Period, segment: Segment | None = None, /) -> Value: ...

    def month_value(self, indicator: str, month: Month, segment: Segment | None = None, /) -> Value: ...

    def month_goal(self, indicator: str, month: Month, segment: Segment | None = None, /) -> Goal | None: ...

    def period_goal(self, indicator: str, period: Period, segment: Segment | None = None, /) -> Goal | None:
        """The one that was set for just that quarter or business year; of what adds up it is no more than a mark."""

    @property
    def broken(self) -> frozenset[str]:
        """Ids of the indicators whose series starts anew somewhere."""

    def breaks_of(self, indicator: str, /) -> Mapping[Month, Break]:
        """Where its own series starts anew, oldest first."""

    def trait(self, name: str, /) -> str:
        """What is known of the business under that name, as JSON; "" for nothing."""
