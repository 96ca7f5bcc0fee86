"""The years of one indicator, month by month: how high each month stands among all, and each year up to a month."""

from dataclasses import dataclass

from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature

SHADES = 5


@dataclass(frozen=True, slots=True)
class YearMonth:
    """``value`` is None before the first figure and after the last month looked at.

    ``shade`` is 0 for the lowest months to 4 for the highest, in equal steps between the two; None for a month
    without a figure, one that still runs, and where all months are alike.
    """

    month: Month
    value: Value | None
    shade: int | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class YearLine:
    """A business year that begins with ``first``. ``so_far`` is its value up to the month looked at, in each year."""

    first: Month
    months: tuple[YearMonth, ...]
    so_far: Value
    so_far_period: Period
    whole: Value
    whole_period: Period


def year_lines(source: Source, indicator: str, last: Month, segment: Segment | None = None) -> list[YearLine]:
    """From the year of the first figure to the year of ``last``, the oldest first.

    What adds up over days is shaded per day, so that February is not pale for being short. Values for whole years and
    years so far are worked out from their totals, never from months.
    """
    calendar = source.calendar
    begin = min(source.first_month, last)
    firsts = [calendar.year_first(begin)]
    while firsts[-1].plus(12) <= last:
        firsts.append(firsts[-1].plus(12))
    values = {month: source.month_value(indicator, month, segment) for month in begin.until(last)}
    shades = _shades(source, indicator, values)
    length = last - calendar.year_first(last)
    return [_line(source, indicator, first, first.plus(length), segment, values, shades) for first in firsts]


def _line(  # noqa: PLR0917 -- what a year is made of
    source: Source,
    indicator: str,
    first: Month,
    until: Month,
    segment: Segment | None,
    values: dict[Month, Value],
    shades: dict[Month, int],
) -> YearLine:
    running = source.calendar.unfinished
    months = tuple(
        YearMonth(month, values.get(month), shades.get(month), month in running)
        for month in first.until(first.plus(11))
    )
    so_far = Period(PeriodKind.YEAR_TO_DATE, first, until)
    whole = Period(PeriodKind.YEAR, first, first.plus(11))
    found = (source.value(indicator, period, segment) for period in (so_far, whole))
    return YearLine(first, months, next(found), so_far, next(found), whole)


def _shades(source: Source, indicator: str, values: dict[Month, Value]) -> dict[Month, int]:
    daily = source.nature(indicator) is Nature.FLOW
    complete = {
        month: value / month.days if daily else value
        for month, value in values.items()
        if not isinstance(value, NoValue) and month not in source.calendar.unfinished
    }
    low, high = min(complete.values(), default=0.0), max(complete.values(), default=0.0)
    if low == high:
        return {}
    return {month: _shade((value - low) / (high - low)) for month, value in complete.items()}


def _shade(share: float) -> int:
    return min(SHADES - 1, int(share * SHADES))
