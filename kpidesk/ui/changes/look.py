"""What the table of changes looks at: a span of time, a month, a segment, a group, whole figures or per day."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.ui.changes.rows import Group, groups_shown
from kpidesk.workbook.workbook import Workbook


class Span(StrEnum):
    """The spans of time that can be looked at, in the order of the toolbar and of Alt+1 to Alt+6."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "ytd"
    THREE_MONTHS = "3m"  # moving windows, up to the month
    TWELVE_MONTHS = "12m"
    YEAR = "year"

    @property
    def kind(self) -> PeriodKind:
        return PeriodKind.ROLLING if self in _WINDOWS else PeriodKind(self.value)

    @staticmethod
    def of(kind: PeriodKind, months: int) -> "Span":
        """The span of a period of this kind; ``months`` is the length of a moving window."""
        if kind is PeriodKind.ROLLING:
            return Span.THREE_MONTHS if months == _WINDOWS[Span.THREE_MONTHS] else Span.TWELVE_MONTHS
        return Span(kind.value)


_WINDOWS = {Span.THREE_MONTHS: 3, Span.TWELVE_MONTHS: 12}
_STEP = {Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Look:
    """``month`` lies in the period, and is its last one for a year to date and for moving windows.

    ``group`` None is every group. ``window`` is the length in months of a moving window.
    """

    month: Month
    kind: PeriodKind = PeriodKind.MONTH
    segment: Segment | None = None
    per_day: bool = False
    group: Group | None = None
    window: int = 12

    @property
    def span(self) -> Span:
        return Span.of(self.kind, self.window)

    def over(self, span: Span) -> "Look":
        """At another span of time."""
        return replace(self, kind=span.kind, window=_WINDOWS.get(span, 12))

    def period(self, calendar: Calendar) -> Period:
        if self.kind is PeriodKind.ROLLING:
            return Period.rolling(self.month, self.window)
        return calendar.around(self.month, self.kind)

    def stepped(self, steps: int, first: Month, last: Month) -> "Look":
        """So many periods later, no further than where ``first`` and ``last`` lie."""
        wanted = self.month.plus(steps * _STEP.get(self.span, 1))
        return replace(self, month=Month(min(max(wanted, first), last)))


def first_look(workbook: Workbook) -> Look:
    """The last month that is finished, or the running one when there is no other."""
    return Look(month_at_hand(workbook))


def possible_look(look: Look, workbook: Workbook) -> Look:
    """The look without a month, segment or group that is not there any more."""
    segment = look.segment if look.segment in workbook.segments else None
    last = max(workbook.current_month, workbook.first_month)
    month = Month(min(max(look.month, workbook.first_month), last))
    group = look.group if look.group in groups_shown(workbook, segment) else None
    return replace(look, segment=segment, month=month, group=group)
