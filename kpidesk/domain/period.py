"""A stretch of whole months that a value is given for: month, quarter, business year, year to date, 12 months."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kpidesk.domain.month import Month


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEAR_TO_DATE = "ytd"
    ROLLING = "12m"


@dataclass(frozen=True, slots=True)
class Period:
    """The months ``first`` to ``last``, both included, and what the owner calls them."""

    kind: PeriodKind
    first: Month
    last: Month

    @property
    def months(self) -> list[Month]:
        return self.first.until(self.last)

    @property
    def length(self) -> int:
        """Number of calendar months."""
        return self.last - self.first + 1

    @property
    def previous(self) -> "Period":
        """The period just before, of the same length."""
        return Period(self.kind, self.first.plus(-self.length), self.last.plus(-self.length))

    @property
    def year_earlier(self) -> "Period":
        """The same months one year before."""
        return Period(self.kind, self.first.plus(-12), self.last.plus(-12))

    @staticmethod
    def month(month: Month) -> "Period":
        return Period(PeriodKind.MONTH, month, month)

    @staticmethod
    def rolling(last: Month, months: int = 12) -> "Period":
        return Period(PeriodKind.ROLLING, last.plus(1 - months), last)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How this business divides time.

    ``year_start`` is the first month (1 to 12) of its business year. A business year is named after the calendar
    year in which it starts, and its quarters count from that month: with a start in April, 2011-Q4 is January to
    March 2012. ``unfinished`` holds, for each month that is still running, the last day whose figures are entered.
    """

    year_start: int = 1
    unfinished: Mapping[Month, int] = field(default_factory=dict)

    def year_of(self, month: Month) -> int:
        """The business year that the month belongs to."""
        return month.year if month.number >= self.year_start else month.year - 1

    def quarter_of(self, month: Month) -> int:
        """1 to 4, counted from the start of the business year."""
        return (month - self.year_first(month)) // 3 + 1

    def year_first(self, month: Month) -> Month:
        """First month of the business year that the month belongs to, however long ago."""
        return month.plus(-((month.number - self.year_start) % 12))

    def year(self, number: int) -> Period:
        """A business year. Raises ValueError for one of another age."""
        first = Month.of(number, self.year_start)
        return Period(PeriodKind.YEAR, first, first.plus(11))

    def quarter(self, year: int, number: int) -> Period:
        """Quarter 1 to 4 of a business year. Raises ValueError for another number."""
        if not 1 <= number <= 4:
            raise ValueError(f"there is no quarter {number}; a year has Q1 to Q4")
        first = Month.of(year, self.year_start).plus(3 * (number - 1))
        return Period(PeriodKind.QUARTER, first, first.plus(2))

    def year_to_date(self, last: Month) -> Period:
        return Period(PeriodKind.YEAR_TO_DATE, self.year_first(last), last)

    def around(self, month: Month, kind: PeriodKind) -> Period:
        """The period of this kind that the month lies in (or, for year to date and 12 months, ends)."""
        match kind:
            case PeriodKind.MONTH:
                return Period.month(month)
            case PeriodKind.QUARTER:
                first = self.year_first(month).plus(3 * (self.quarter_of(month) - 1))
                return Period(kind, first, first.plus(2))
            case PeriodKind.YEAR:
                return Period(kind, self.year_first(month), self.year_first(month).plus(11))
            case PeriodKind.YEAR_TO_DATE:
                return self.year_to_date(month)
            case PeriodKind.ROLLING:
                return Period.rolling(month)

    def days(self, period: Period) -> int:
        """Days of the period; of an unfinished month only the days entered so far."""
        return sum(self.unfinished.get(month, month.days) for month in period.months)

    def month_count(self, period: Period) -> float:
        """Months of the period; an unfinished month counts as the fraction of its days that is entered."""
        if not self.unfinished:
            return float(period.length)
        return sum(self.unfinished.get(month, month.days) / month.days for month in period.months)

    def is_unfinished(self, period: Period) -> bool:
        return any(month in self.unfinished for month in period.months)

    def running(self, period: Period) -> Month | None:
        """The first month of the period that still runs."""
        return next((month for month in period.months if month in self.unfinished), None)

    def name(self, period: Period) -> str:
        """How the period is written: ``2011-11``, ``2011-Q4``, ``2011``, ``ytd:2011-11``, ``12m:2011-11``."""
        match period.kind:
            case PeriodKind.MONTH:
                return str(period.first)
            case PeriodKind.QUARTER:
                return f"{self.year_of(period.first)}-Q{self.quarter_of(period.first)}"
            case PeriodKind.YEAR:
                return str(self.year_of(period.first))
            case PeriodKind.YEAR_TO_DATE:
                return f"{period.kind}:{period.last}"
            case PeriodKind.ROLLING:
                return f"{period.length}m:{period.last}"

    def parse(self, text: str) -> Period:
        """Read what `name` writes. Raises ValueError with a sentence when it is something else."""
        text = text.strip()
        if quarter := re.fullmatch(r"(\d{4})-[Qq](\d)", text):
            return self.quarter(int(quarter[1]), int(quarter[2]))
        if re.fullmatch(r"\d{4}", text):
            return self.year(int(text))
        kind, colon, month = text.rpartition(":")
        if colon and kind.lower() in {"ytd", "12m"}:
            return self.around(Month.parse(month), PeriodKind(kind.lower()))
        if re.fullmatch(r"\d{4}-\d{1,2}", text):
            return Period.month(Month.parse(text))
        raise ValueError(f"“{text}” is no period; write 2011-11, 2011-Q4, 2011, ytd:2011-11 or 12m:2011-11")
