"""Closing a month, whose figures are then what they are, and opening it again."""

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook

CLOSED = MonthState(MonthStatus.CLOSED)


def closing(workbook: Workbook, month: Month) -> c.Change:
    """Raises Refusal for a month that is closed, not over yet, or without any figure."""
    if workbook.month_state(month).status is MonthStatus.CLOSED:
        raise Refusal(f"{month} is closed already")
    if workbook.today < month.first_day.replace(day=month.days):
        raise Refusal(f"{month} is not over yet; close it after its last day")
    if not workbook.has_figures(month):
        raise Refusal(f"nothing is entered for {month}; there is nothing to close")
    return c.SetMonths({month: CLOSED})


def reopening(workbook: Workbook, month: Month, reason: str = "") -> c.Change:
    """``reason`` says why; it stays with the month until its state changes, and in the history. Raises Refusal."""
    if workbook.month_state(month).status is not MonthStatus.CLOSED:
        raise Refusal(f"{month} is not closed")
    return c.SetMonths({month: opened(reason)})


def opened(reason: str) -> MonthState | None:
    """The state of a month that is open again; None when there is nothing to say about it."""
    return MonthState(MonthStatus.OPEN, None, reason.strip()) if reason.strip() else None
