"""Easter, the holiday that moves between March and April and takes weeks of trade with it.

The Gregorian rule in the anonymous form of 1876, as printed by J. Meeus, "Astronomical Algorithms".
"""

import datetime as dt

from kpidesk.domain.month import Month
from kpidesk.domain.period import Period


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, common = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, single = divmod(rest, 4)
    weekday = (32 + 2 * common + 2 * quarter - moon - single) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def easter_moved(period: Period) -> bool:
    """Whether Easter fell into the period in this year and not in the year before, or the other way round."""
    return _has_easter(period) != _has_easter(period.year_earlier)


def _has_easter(period: Period) -> bool:
    return any(Month.of_date(easter(month.year)) == month for month in period.months)
