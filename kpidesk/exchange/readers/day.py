"""A day as downloads write it."""

import datetime as dt
import re
from collections.abc import Iterable

from kpidesk.exchange.month_words import DayOrder, month_number

_BEHIND = r"(?:[T ,].*)?"  # a time, a weekday, "Neu" for a booking that is new
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_BEHIND}")
_PACKED = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_FIGURES = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}})\.?{_BEHIND}")
_DAY_NAMED = re.compile(
    rf"(?:[^\W\d]+\.?,? )?(\d{{1,2}})\.?[- ](?:de )?([^\W\d]+)\.?[- ,]+(?:de )?(\d{{4}}|\d{{2}}){_BEHIND}"
)
_MONTH_NAMED = re.compile(rf"([^\W\d]+)\.? (\d{{1,2}}),? (\d{{4}}){_BEHIND}")


class DayOrderUnknownError(ValueError):
    """Every date reads as two days, as 03/04/2026 does."""


class NoDayError(ValueError):
    """A text that looks like a date and is none that exists or is known here."""


def looks_like_day(text: str) -> bool:
    """Whether the cell is meant as a date: a total or a remark in its place is not."""
    figures = text[:1].isdigit() and sum(character.isdigit() for character in text[:12]) >= 3
    return figures or _named(text) is not None


def order_in(texts: Iterable[str]) -> DayOrder | None:
    """What the dates written in figures show themselves; None where none shows anything or none is so written.

    Raises NoDayError when they contradict each other, DayOrderUnknownError when some can be read both ways
    and none one way only.
    """
    shown: dict[DayOrder, str] = {}
    is_open = False
    for text in texts:
        if match := _FIGURES.fullmatch(text):
            first, second = int(match[1]), int(match[3])
            if match[2] == "." or (first > 12 >= second):
                shown.setdefault(DayOrder.DAY_FIRST, text)
            elif second > 12 >= first:
                shown.setdefault(DayOrder.MONTH_FIRST, text)
            is_open = is_open or first != second
    if len(shown) > 1:
        raise NoDayError(
            f"“{shown[DayOrder.DAY_FIRST]}” has the day first and “{shown[DayOrder.MONTH_FIRST]}” the month; "
            "write all dates alike"
        )
    if not shown and is_open:
        raise DayOrderUnknownError
    return next(iter(shown), None)


def day_of(text: str, order: DayOrder | None) -> dt.date:
    """``order`` None is day first. Raises NoDayError."""
    if match := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return _date(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        month_first = order == DayOrder.MONTH_FIRST and match[2] != "."
        return _date(text, _year(match[4]), *((first, second) if month_first else (second, first)))
    if found := _named(text):
        return _date(text, *found)
    raise NoDayError(f"“{text}” is no date that is known here; write it like 2026-08-31")


def _named(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of Aug 1, 2026 and 1 Aug 2026."""
    if (match := _MONTH_NAMED.fullmatch(text)) and (number := month_number(match[1])):
        return int(match[3]), number, int(match[2])
    if (match := _DAY_NAMED.fullmatch(text)) and (number := month_number(match[2])):
        return _year(match[3]), number, int(match[1])
    return None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _date(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise NoDayError(f"“{text}” does not exist; correct the date") from None
