"""Whether the month that is over still waits to be entered."""

from dataclasses import dataclass

from kpidesk.analysis.questions.month_entry import month_entry
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook

FROM_DAY = 5
"""Of the month after: before that nobody is late."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """``missing`` of ``all`` figures of the month are not entered."""

    month: Month
    missing: int
    all: int


def reminder(workbook: Workbook) -> Reminder | None:
    """On or after the fifth, when a figure of last month is missing that was typed the month before.

    None for a closed month, for the example, and for a business that has typed nothing the month before.
    """
    today = workbook.today
    last = Month.of_date(today).previous
    if workbook.business.is_example or today.day < FROM_DAY:
        return None
    if workbook.month_state(last).status is MonthStatus.CLOSED or not workbook.has_figures(last.previous):
        return None
    entry = month_entry(workbook, last)
    missing = entry.missing
    if not any(workbook.typed(cell._replace(month=last.previous)) is not None for cell in missing):
        return None
    return Reminder(last, len(missing), entry.all)
