"""Blank cells in which a figure was due: holes in a row that is otherwise entered."""

from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook

Line = tuple[str, Segment | None]


class Gaps:
    """Answers for one workbook. First months are looked up once; `forget` them when figures change."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._first: dict[Line, Month | None] = {}

    def forget(self) -> None:
        self._first.clear()

    def first_entered(self, indicator: str, segment: Segment | None = None) -> Month | None:
        """The first month in which this row was typed; None for a row that was never used."""
        line = (indicator, segment)
        if line not in self._first:
            months = (cell.month for cell in self._workbook.cells_of(indicator) if cell.segment == segment)
            self._first[line] = min(months, default=None)
        return self._first[line]

    def is_due(self, month: Month) -> bool:
        """Whether a month's figures should be there: it is not after the last entered one, and not unfinished.

        A figure typed ahead, like next year's target, makes nothing due: neither in months that have not begun nor in
        the running one while it has no figures.
        """
        last, running = self._workbook.last_entered, Month.of_date(self._workbook.today)
        if last is None or month > min(last, running):
            return False
        if month == running and not self._workbook.has_figures(month):
            return False
        return self._workbook.month_state(month).status is not MonthStatus.UNFINISHED

    def is_gap(self, cell: Cell) -> bool:
        """A typed figure's blank cell, after the row's first figure and in a month whose figures are due.

        Not of a channel, campaign or product that did not run in that month.
        """
        return self.is_due(cell.month) and self._is_wanted(cell)

    def is_open(self, cell: Cell) -> bool:
        """A gap, or a blank of the current month in a row that is in use: still to be typed."""
        is_asked_for = self.is_due(cell.month) or cell.month == self._workbook.current_month
        return is_asked_for and self._is_wanted(cell)

    def _is_wanted(self, cell: Cell) -> bool:
        about = self._workbook.indicators.get(cell.indicator)
        if about is None or about.is_calculated:
            return False
        if self._workbook.typed(cell) is not None or self._workbook.stands_in(cell):
            return False
        if cell.segment is not None and not self._workbook.is_running(cell.segment, cell.month):
            return False
        first = self.first_entered(cell.indicator, cell.segment)
        return first is not None and cell.month > first


def lacks(reason: NoValue) -> Cell | None:
    """The cell to type so that the value comes; None when something else than a figure is missing."""
    if reason.cause is not Cause.MISSING or reason.month is None:
        return None
    return Cell(reason.indicator, reason.month, reason.segment)
