"""Growth over several months as one rate a month: the rate that, month after month, leads from the first to the last.

(last / first)^(1/n) - 1 for n months; the mean of the monthly percentages would say that 100, 50, 100 has grown by a
quarter a month.
"""

from kpidesk.analysis.numbers.movement import POINT_UNITS
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature


def average_growth(first: float, last: float, months: int) -> float | None:
    """A ratio a month: 0.05 is 5 %. None from zero or below, to below zero, and over no month."""
    if first <= 0 or last < 0 or months < 1:
        return None
    growth: float = (last / first) ** (1 / months) - 1
    return growth


def growth_between(
    source: Source, indicator: str, first: Month, last: Month, segment: Segment | None = None, *, per_day: bool = False
) -> Value:
    """Of an indicator from one month to another. ``per_day`` is for what adds up over days, and nothing else.

    OUT_OF_DOMAIN for percent figures, scores and indexes (told in points), and where `average_growth` has none;
    UNFINISHED with the month that still runs; REDEFINED with the month from which on it means something else; else the
    reason of a month without a figure.
    """
    if source.indicator(indicator).unit in POINT_UNITS:
        return NoValue(Cause.OUT_OF_DOMAIN, indicator)
    running = next((month for month in (first, last) if month in source.calendar.unfinished), None)
    if running is not None:
        return NoValue(Cause.UNFINISHED, indicator, month=running)
    anew = redefined_by(source, indicator, last)
    if anew is not None and anew > first:
        return NoValue(Cause.REDEFINED, indicator, month=anew)
    before = source.value(indicator, Period.month(first), segment)
    value = source.value(indicator, Period.month(last), segment)
    if isinstance(before, NoValue) or isinstance(value, NoValue):
        return before if isinstance(before, NoValue) else value
    longer = last.days / first.days if per_day and source.nature(indicator) is Nature.FLOW else 1.0
    growth = average_growth(before, value / longer, last - first)
    return NoValue(Cause.OUT_OF_DOMAIN, indicator, month=first) if growth is None else growth
