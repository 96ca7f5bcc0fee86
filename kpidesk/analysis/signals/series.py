"""The months of one indicator in a row, with gaps; what adds up over days is seen per day, so February is no dip."""

from dataclasses import dataclass

from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.answers import Answers


@dataclass(frozen=True, slots=True)
class Series:
    """One value or gap (None) a month from ``first``. ``per_day``: values are divided by the days of their month.

    ``unfinished`` are the months that still run; per day they count the days entered so far.
    """

    indicator: str
    first: Month
    values: tuple[float | None, ...]
    per_day: bool = False
    unfinished: frozenset[Month] = frozenset()

    @property
    def months(self) -> list[Month]:
        return self.first.until(self.last)

    @property
    def last(self) -> Month:
        return self.first.plus(len(self.values) - 1)

    @property
    def complete(self) -> list[tuple[Month, float]]:
        """The finished months that have a value."""
        pairs = zip(self.months, self.values, strict=True)
        return [(month, value) for month, value in pairs if value is not None and month not in self.unfinished]


def series_of(source: Source, indicator: str, first: Month, last: Month, segment: Segment | None = None) -> Series:
    """The months ``first`` to ``last``, per day for what adds up over days."""
    calendar = source.calendar
    per_day = source.nature(indicator) is Nature.FLOW
    months = first.until(last)
    values = _values(source, indicator, months, segment)
    if per_day:
        days = (calendar.days(Period.month(month)) for month in months)
        values = [None if value is None else value / n for value, n in zip(values, days, strict=True)]
    running = frozenset(month for month in months if month in calendar.unfinished)
    return Series(indicator, first, tuple(values), per_day, running)


def _values(source: Source, indicator: str, months: list[Month], segment: Segment | None) -> list[float | None]:
    """None where there is a reason instead. A workbook has its months in a row, and all are asked for at every edit."""
    if isinstance(source, Answers):
        start, column = source.series(indicator, segment)
        if months and start <= months[0] and months[-1] - start < len(column):
            return list(column[months[0] - start : months[-1] - start + 1])
    found = (source.month_value(indicator, month, segment) for month in months)
    return [None if isinstance(value, NoValue) else value for value in found]


def sparkline(source: Source, indicator: str, last: Month, segment: Segment | None = None, months: int = 13) -> Series:
    """The thirteen months up to ``last``: a year and the month it began with."""
    return series_of(source, indicator, last.plus(1 - months), last, segment)


def history(source: Source, indicator: str, last: Month, segment: Segment | None = None) -> Series:
    """Every month from the first with a figure up to ``last``."""
    return series_of(source, indicator, min(source.first_month, last), last, segment)
