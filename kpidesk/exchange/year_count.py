"""The years of months that are written without one."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from kpidesk.domain.month import FIRST_YEAR, LAST_YEAR, Month
from kpidesk.exchange.month_words import When

_LONGEST_GAP = 6
"""Months between two that follow each other over a new year; more of them, and the list has no order."""


def counted(numbers: Sequence[int], known: Sequence[int | None], first: int | None) -> list[int | None]:
    """The years of months in a row: those that are known, and from them on in both directions.

    ``first`` is the year of the first month where no year is known. Lists run on over each new year, the newest month
    last or first. Months in another order, as a pivot table sorts them by their names, are of one year.
    """
    years = list(known)
    if numbers and years[0] is None and all(year is None for year in years):
        years[0] = first
    way = _way(numbers)
    for place in range(1, len(years)):
        before = years[place - 1]
        if years[place] is None and before is not None:
            years[place] = before + way * _is_over(numbers[place - 1], numbers[place], way)
    for place in range(len(years) - 2, -1, -1):
        after = years[place + 1]
        if years[place] is None and after is not None:
            years[place] = after - way * _is_over(numbers[place], numbers[place + 1], way)
    return years


def _way(numbers: Sequence[int]) -> int:
    """1 for months that go on, -1 for the newest first, 0 for no order."""
    steps = [after - before for before, after in pairwise(numbers)]
    if all(step > 0 for step in steps):
        return 1
    on, back = sum(step % 12 for step in steps), sum(-step % 12 for step in steps)
    way = 1 if on <= back else -1
    leaps = any(way * step < 0 and way * step % 12 > _LONGEST_GAP for step in steps)
    is_one_year = len(set(numbers)) == len(numbers)
    return 0 if is_one_year and (leaps or min(on, back) >= 12) else way


def _is_over(before: int, after: int, way: int) -> bool:
    """Whether a new year lies between two months that follow each other."""
    return way * (after - before) < 0


def month_in(number: int, year: int | None) -> Month | None:
    return Month.of(year, number) if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def day_in(month: Month, read: When) -> dt.date | None:
    if read.day is None or read.day > month.days:
        return None
    return month.first_day.replace(day=read.day)
