"""When there is nothing to compare."""

from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.ui.changes.rows import shown_blocks
from kpidesk.workbook.workbook import Workbook


class Nothing(StrEnum):
    NO_FIGURES = "no figures"
    ONE_MONTH = "one month"
    NOT_CHOSEN = "not chosen"
    NOT_BY_SEGMENT = "not by segment"


def nothing_to_compare(workbook: Workbook) -> Nothing | None:
    """Why the table would be empty; None when it is not."""
    if workbook.last_entered is None:
        return Nothing.NO_FIGURES
    if workbook.last_entered == workbook.first_month:
        return Nothing.ONE_MONTH
    return None if shown_blocks(workbook, None) else Nothing.NOT_CHOSEN


def first_to_type(workbook: Workbook, nothing: Nothing) -> Cell:
    """Where the first figure is typed; where there is one month already, in the month before it."""
    inputs = [name for name in (*workbook.chosen, *workbook.indicators) if workbook.indicator(name).kind is Kind.INPUT]
    after = workbook.first_month if nothing is Nothing.ONE_MONTH else Month.of_date(workbook.today)
    return Cell(inputs[0], after.previous)  # over, so it can be entered
