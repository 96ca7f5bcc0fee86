"""Which month and which business years the goals page looks at."""

from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

_SHOWN = 3


class SeenMonths:
    """Begins with the last month that is finished and has figures; goes from the first year to the one after this."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.month = self.newest

    @property
    def newest(self) -> Month:
        """The last finished month with figures; the current one in an empty file."""
        last = self._workbook.last_entered
        if last is None:
            return self._workbook.current_month
        is_running = last in self._workbook.calendar.unfinished and last > self._workbook.first_month
        return last.previous if is_running else last

    @property
    def years(self) -> list[tuple[int, str]]:
        """The business years to choose from, by number and name: at most three, the one looked at among them."""
        calendar = self._workbook.calendar
        first, last = calendar.year_of(self._earliest), calendar.year_of(self._latest)
        shown = calendar.year_of(self.month)
        start = max(first, min(last - _SHOWN + 1, shown))
        numbers = range(start, min(last, start + _SHOWN - 1) + 1)
        return [(number, wording.short_period(calendar.year(number), calendar)) for number in numbers]

    def look_at(self, month: Month) -> None:
        self.month = month

    def step(self, months: int) -> None:
        """As far as there are years."""
        self.month = Month(min(max(self.month.plus(months), self._earliest), self._latest))

    def choose_year(self, number: int) -> None:
        """The newest month of that year, or its first when the year is still ahead."""
        year = self._workbook.calendar.year(number)
        self.month = Month(max(year.first, min(year.last, self.newest)))

    @property
    def _earliest(self) -> Month:
        return self._workbook.calendar.around(self._workbook.first_month, PeriodKind.YEAR).first

    @property
    def _latest(self) -> Month:
        return self._workbook.calendar.around(self._workbook.current_month, PeriodKind.YEAR).last.plus(12)
