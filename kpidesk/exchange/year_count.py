"""The years of months that are written without one."""

import datetime as dt
from collections.abc import Sequence

from kpidesk.domain.month import FIRST_YEAR, LAST_YEAR, Month
from kpidesk.exchange.month_words import When


def counted(numbers: Sequence[int], known: Sequence[int | None], first: int | None) -> list[int | None]:
    """The years of months in a row: those that are known, and onwards and backwards from them over each new year.

    ``first`` is the year of the first month where no year is known.
    """
    years = list(known)
    if numbers and years[0] is None and all(year is None for year in years):
        years[0] = first
    for place in range(1, len(years)):
        before = years[place - 1]
        if years[place] is None and before is not None:
            years[place] = before + (numbers[place] < numbers[place - 1])
    for place in range(len(years) - 2, -1, -1):
        after = years[place + 1]
        if years[place] is None and after is not None:
            years[place] = after - (numbers[place] > numbers[place + 1])
    return years


def month_in(number: int, year: int | None) -> Month | None:
    return Month.of(year, number) if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def day_in(month: Month, read: When) -> dt.date | None:
    if read.day is None or read.day > month.days:
        return None
    return month.first_day.replace(day=read.day)
