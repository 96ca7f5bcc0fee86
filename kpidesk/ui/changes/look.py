"""What the table of changes looks at: a kind of period, a month, a segment, whole figures or figures per day."""

from dataclasses import dataclass, replace

from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook

KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR, PeriodKind.ROLLING)
"""In the order of the toolbar and of Alt+1 to Alt+5."""

_STEP = {PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Look:
    """``month`` lies in the period, and is its last one for a year to date and for 12 months."""

    month: Month
    kind: PeriodKind = PeriodKind.MONTH
    segment: Segment | None = None
    per_day: bool = False

    def period(self, calendar: Calendar) -> Period:
        return calendar.around(self.month, self.kind)

    def stepped(self, steps: int, first: Month, last: Month) -> "Look":
        """So many periods later, no further than where ``first`` and ``last`` lie."""
        wanted = self.month.plus(steps * _STEP.get(self.kind, 1))
        return replace(self, month=Month(min(max(wanted, first), last)))


def first_look(workbook: Workbook) -> Look:
    """The last month that is finished, or the running one when there is no other."""
    last = workbook.last_entered
    if last is None:
        return Look(workbook.current_month)
    runs = last in workbook.calendar.unfinished or (last >= Month.of_date(workbook.today) and not _is_over(workbook))
    return Look(last.previous if runs and last > workbook.first_month else last)


def _is_over(workbook: Workbook) -> bool:
    """Whether the owner has closed the last month before it has ended."""
    return workbook.last_entered in workbook.closed_months
