"""One line of figures up to a month, as its own history is looked at: what counts, and the complete months per day."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

LOOK_BACK = 36
"""So many months before a figure say what is usual for it: older ones are another business."""


@dataclass(frozen=True, slots=True)
class LineHistory:
    """``values`` are one a month from ``first``, None where nothing counts.

    ``rates`` are the same of complete months, per day when the figure adds up over days (``per_day``), None elsewhere.
    ``months`` and ``known`` list the complete months that have one. ``yearly`` are the rates against those of the year
    before, where both are above zero.
    """

    about: Indicator
    segment: Segment | None
    first: Month
    values: list[float | None]
    rates: list[float | None]
    months: list[int]
    known: list[float]
    yearly: list[float | None]
    per_day: bool
    breaks: tuple[Month, ...] = ()

    def value(self, month: int) -> float | None:
        place = month - self.first
        return self.values[place] if 0 <= place < len(self.values) else None

    def rate(self, month: int) -> float | None:
        place = month - self.first
        return self.rates[place] if 0 <= place < len(self.rates) else None

    def before(self, month: Month, count: int) -> list[float | None]:
        """The ``count`` values before the month, fewer at the beginning."""
        end = max(0, month - self.first)
        return self.values[max(0, end - count) : end]

    def complete_before(self, month: Month) -> int:
        """How many complete months with a figure lie before the month."""
        return bisect_left(self.months, month)

    def anew(self, month: Month) -> Month:
        """From when on the figure is on the level, and has the meaning, that it has in this month."""
        return max((start for start in self.breaks if start <= month), default=self.first)

    def days(self, month: Month) -> int:
        """What a rate is multiplied by to be a figure of that whole month."""
        return days_of(month) if self.per_day else 1


def line_history(
    workbook: Workbook, indicator: str, segment: Segment | None, since: Month | None = None
) -> LineHistory:
    """From ``since``, or from the first month known, to the last.

    Of figures that stand until they change, and of those whose blank counts as zero, only what was typed is looked
    at: what was filled in says nothing about how the figure moves.
    """
    about = workbook.indicator(indicator)
    first, column = workbook.series(indicator, segment)
    start = max(first, since) if since is not None else first
    values = list(column[start - first :])
    if about.standing or about.blank_is_zero:
        months = [start.plus(place) for place in range(len(values))]
        values = [workbook.typed(Cell(indicator, month, segment)) for month in months]
    per_day = workbook.nature(indicator) is Nature.FLOW
    rates = _rates(workbook, start, values, per_day)
    known = [(start + place, rate) for place, rate in enumerate(rates) if rate is not None]
    places, numbers = [month for month, _ in known], [rate for _, rate in known]
    breaks = tuple(workbook.breaks_of(indicator))
    return LineHistory(about, segment, start, values, rates, places, numbers, _yearly(rates), per_day, breaks)


def _rates(workbook: Workbook, first: Month, values: list[float | None], per_day: bool) -> list[float | None]:
    rates = list(values)
    if per_day:
        rates = [None if value is None else value / days_of(first + place) for place, value in enumerate(values)]
    for month in workbook.calendar.unfinished:
        if 0 <= month - first < len(rates):
            rates[month - first] = None
    return rates


def _yearly(rates: list[float | None]) -> list[float | None]:
    ratios: list[float | None] = [None] * min(_YEAR, len(rates))
    for new, old in zip(rates[_YEAR:], rates, strict=False):
        ratios.append(new / old if new and old and new > 0 < old else None)
    return ratios


_YEAR = 12


@lru_cache(maxsize=4096)
def days_of(month: int) -> int:
    """The calendar days of a month."""
    return Month(month).days
