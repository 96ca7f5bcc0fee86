"""What a goal chart calls its columns: months, quarters or business years."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.charts.words import month_names, period_names
from kpidesk.domain.period import Calendar, Period, PeriodKind

_WORDS = {PeriodKind.QUARTER: "quarter", PeriodKind.YEAR: "year"}


@dataclass(frozen=True, slots=True)
class GoalNames:
    """``periods`` are those of the columns, all of one kind."""

    calendar: Calendar
    periods: Sequence[Period]

    @property
    def word(self) -> str:
        """Month, quarter or year: what one column is."""
        return _WORDS.get(self.periods[0].kind, "month")

    @property
    def are_months(self) -> bool:
        return self.periods[0].kind not in _WORDS

    @property
    def span(self) -> str:
        first, last = self.periods[0], self.periods[-1]
        if self.are_months:
            return month_names.span(first.first, last.last)
        return period_names.span(self.calendar, first, last)

    def short(self, period: Period) -> str:
        """In lists: Aug; of quarters and years the whole name, as there are several of the same quarter."""
        return month_names.short(period.last) if self.are_months else self.full(period)

    def dated(self, period: Period) -> str:
        """Beside an arrow: Aug 2026, Q3 2026."""
        return f"{month_names.short(period.last)} {period.last.year}" if self.are_months else self.full(period)

    def full(self, period: Period) -> str:
        return month_names.full(period.last) if self.are_months else period_names.full(self.calendar, period)

    def among(self, period: Period) -> str:
        """A month without its year where no other of the columns has the same name."""
        if not self.are_months:
            return self.full(period)
        return month_names.among(period.last, [other.last for other in self.periods])

    def key(self, period: Period) -> str:
        """As the command line writes it: 2026-08, 2026-Q3, 2026."""
        return str(period.last) if self.are_months else self.calendar.name(period)
