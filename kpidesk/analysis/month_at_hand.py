"""The month that is looked at first, where none is asked for."""

from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook


def month_at_hand(workbook: Workbook) -> Month:
    """The last month with figures that is finished, or the running one when there is no other.

    A month that the owner has closed before it has ended counts as finished.
    """
    last = workbook.last_entered
    if last is None:
        return workbook.current_month
    is_over = last < Month.of_date(workbook.today) or last in workbook.closed_months
    runs = last in workbook.calendar.unfinished or not is_over
    return last.previous if runs and last > workbook.first_month else last
