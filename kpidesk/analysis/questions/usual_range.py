"""Between which values a figure lay so far: what a newly typed one is looked at against.

Limits are those of `process_limits`, made of the twelve complete months before. They lie around

- a fitted line, carried on by one month, when the figures rise or fall steadily;
- a curve instead, when they rise or fall by about the same share each month and that fits clearly better;
- the mean otherwise;
- the figure of a year ago times the year's growth, when 24 months are there and that fits clearly better: a season.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt
from operator import mul
from typing import NamedTuple

from kpidesk.analysis.questions.line_history import LOOK_BACK, LineHistory, line_history
from kpidesk.analysis.signals.process_limits import BASELINE_MONTHS, LEAST_MONTHS, reach_of
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.impossible import highest
from kpidesk.workbook.workbook import Workbook

LEAST_REACH = 0.1
"""At least this part of the centre either side: a figure that grows a little every month asks nothing.

Of the mean, where that is larger: a line that falls to nothing would leave no room there.
"""

_CLEAR_SLOPE = 9.0  # the square of a slope in standard errors: by chance in one of a hundred series
_CLEAR_CURVE = 0.8  # sum of squares off the curve against the sum off the line
_BENT = 1.5  # largest against smallest: below this a line and a curve are the same
_CLEAR_SEASON = 0.7  # reach around the yearly ratio against the reach without; 1.4 when there is no season


class Basis(StrEnum):
    LEVEL = "level"
    TREND = "trend"
    GROWTH = "growth"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class UsualRange:
    """For the length of its month, in the figure's own unit; ``months`` complete months before made it."""

    low: float
    high: float
    centre: float
    basis: Basis = Basis.LEVEL
    months: int = 0


def usual_range(workbook: Workbook, cell: Cell) -> UsualRange | None:
    """None with fewer than six complete months before, and where nothing but zero was typed.

    Of a month that still runs it is for the days entered so far.
    """
    history = line_history(workbook, cell.indicator, cell.segment, cell.month.plus(-LOOK_BACK))
    days = workbook.calendar.days(Period.month(cell.month)) if history.per_day else 1
    return range_in(history, cell.month, days)


def range_in(history: LineHistory, month: Month, days: int) -> UsualRange | None:
    """The same from a history at hand; ``days`` is what its rates are multiplied by for this month."""
    found = reach_in(history, month)
    if found is None:
        return None
    centre, reach, basis, months = found
    low, high, centre = (centre - reach) * days, (centre + reach) * days, centre * days
    floor, ceiling = history.about.lowest, highest(history.about, month)
    if ceiling is not None and centre > ceiling:
        low, high, centre = min(low, (1 - LEAST_REACH) * ceiling), ceiling, ceiling
    if floor is not None:
        low, high, centre = max(low, floor), max(high, floor), max(centre, floor)
    return UsualRange(low, high if ceiling is None else min(high, ceiling), centre, basis, months)


_Reached = tuple[float, float, Basis]
"""Centre and how far the range reaches either side."""


def reach_in(history: LineHistory, month: Month) -> tuple[float, float, Basis, int] | None:
    """Centre, reach, basis and number of months of the range, as a rate: nothing is held within what is possible."""
    end = history.complete_before(month)
    start = max(0, end - BASELINE_MONTHS, history.complete_before(history.anew(month)))
    known = history.known[start:end]
    if len(known) < LEAST_MONTHS or not any(known):
        return None
    plain = _trend(history.months, start, known, month) or _level(known)
    centre, reach, basis = _season(history, month, plain) or plain
    least = LEAST_REACH * max(abs(centre), abs(sum(known)) / len(known))
    return centre, max(reach, least), basis, len(known)


def _level(known: Sequence[float]) -> _Reached:
    return sum(known) / len(known), reach_of(known), Basis.LEVEL


def _trend(months: Sequence[int], start: int, known: Sequence[float], month: Month) -> _Reached | None:
    """A line through the months, seen from this one: its height here is the centre.

    The reach is widened by what is not known about the line itself, which is most at its end.
    """
    count = len(known)
    if months[start] == month - count:
        places, middle, spread = _IN_A_ROW[count]
    else:
        places, middle, spread = _places([at - month for at in months[start : start + count]])
    line = _Line(places, middle, spread)
    slope, explained, unexplained = line.slope(known)
    if explained * (count - 2) <= _CLEAR_SLOPE * unexplained:
        return None
    lowest = min(known)
    is_bent = lowest > 0 and max(known) > _BENT * lowest
    curve = _curve(line, known, unexplained) if is_bent else None
    return curve or (*line.ahead(known, slope), Basis.TREND)


def _curve(line: "_Line", known: Sequence[float], off_the_line: float) -> _Reached | None:
    """Around the same share more or less each month; None where a straight line fits about as well."""
    powers = list(map(log, known))
    slope, _, _ = line.slope(powers)
    first = sum(powers) / len(powers) - slope * line.middle
    off = sum((value - exp(first + slope * place)) ** 2 for value, place in zip(known, line.places, strict=True))
    if off >= _CLEAR_CURVE * off_the_line:
        return None
    power, reach = line.ahead(powers, slope)
    return exp(power), exp(power) * (exp(reach) - 1), Basis.GROWTH


class _Line(NamedTuple):
    """Months at ``places`` before the one that is looked at, their ``middle``, and the sum of squares around it."""

    places: Sequence[int]
    middle: float
    spread: float

    def slope(self, values: Sequence[float]) -> tuple[float, float, float]:
        """How much the values rise in a month, and the sums of squares that this explains and does not explain."""
        count, mean = len(values), sum(values) / len(values)
        slope = (sum(map(mul, self.places, values)) - count * self.middle * mean) / self.spread
        explained = slope * slope * self.spread
        return slope, explained, max(0.0, sum(map(mul, values, values)) - count * mean * mean - explained)

    def ahead(self, values: Sequence[float], slope: float) -> tuple[float, float]:
        """The height of the line at the month that is looked at, and its reach there."""
        left_over = [value - slope * place for place, value in zip(self.places, values, strict=True)]
        doubt = sqrt(1 + 1 / len(values) + self.middle * self.middle / self.spread)
        return sum(values) / len(values) - slope * self.middle, reach_of(left_over) * doubt


def _places(places: list[int]) -> tuple[list[int], float, float]:
    """How many months back each lies, their middle, and the sum of squares around it."""
    middle = sum(places) / len(places)
    return places, middle, sum(map(mul, places, places)) - len(places) * middle * middle


_IN_A_ROW = {count: _places(list(range(-count, 0))) for count in range(LEAST_MONTHS, BASELINE_MONTHS + 1)}
"""The places of months without a gap."""


def _season(history: LineHistory, month: Month, plain: _Reached) -> _Reached | None:
    """From ratios to the same month of the year before, each above zero and none missing.

    None as well where ``plain``, without a season, is narrow enough.
    """
    centre, reach, _ = plain
    place = month - history.first
    since = max(history.first, history.anew(month))
    if month - since < 2 * BASELINE_MONTHS or reach <= LEAST_REACH * abs(centre):
        return None
    a_year_ago = history.rate(month - BASELINE_MONTHS)
    ratios = [ratio for ratio in history.yearly[place - BASELINE_MONTHS : place] if ratio is not None]
    if a_year_ago is None or len(ratios) < BASELINE_MONTHS:
        return None
    growth, doubt = sum(ratios) / len(ratios), reach_of(ratios)
    if doubt * abs(centre) >= _CLEAR_SEASON * reach * growth:
        return None
    return growth * a_year_ago, doubt * a_year_ago, Basis.SEASON
