"""Which months the grid has columns for."""

from dataclasses import dataclass

from kpidesk.domain.month import FIRST_YEAR, Month
from kpidesk.workbook.workbook import Workbook

MOST = 1200
"""A hundred years of columns; more months are no months of a business."""


def month_to_type(workbook: Workbook) -> Month:
    """Where the work is: figures are entered once a month, when the month is over.

    The last complete month, or the last one with figures if that is later: then a running month is entered bit by bit.
    """
    complete = Month.of_date(workbook.today).previous
    return max(complete, workbook.last_entered or complete)


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """The months ``first`` to ``last``; ``limit`` is the last month that can be asked for."""

    first: Month
    last: Month
    limit: Month

    @staticmethod
    def of(workbook: Workbook, reaching: Month | None = None) -> "MonthSpan":
        """From the first figure, at least a year back, to the current month; up to ``reaching`` when it was asked for.

        The month after the running one can be asked for, so that figures known ahead have a place; no later one.
        """
        now = workbook.current_month
        limit = max(now, Month.of_date(workbook.today).next)
        span = MonthSpan(min(workbook.first_month, now.plus(-12)), now, limit)
        return span if reaching is None else span.including(reaching)

    def including(self, month: Month) -> "MonthSpan":
        """The same, grown so that the month has a column if it can have one."""
        if not self.can_have(month):
            return self
        return MonthSpan(min(self.first, month), max(self.last, month), self.limit)

    @property
    def earliest(self) -> Month:
        """The first month that can be asked for."""
        return max(Month.of(FIRST_YEAR, 1), self.limit.plus(1 - MOST))

    def can_have(self, month: Month) -> bool:
        return self.earliest <= month <= self.limit

    def merged(self, other: "MonthSpan") -> "MonthSpan":
        """Every month of both, with the other's limit."""
        return MonthSpan(min(self.first, other.first), max(self.last, other.last), other.limit)

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def place(self, month: Month) -> int:
        """The month's column, counted from 0."""
        return month - self.first

    def month(self, place: int) -> Month:
        return self.first.plus(place)

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last
