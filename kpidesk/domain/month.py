"""A calendar month, the grain of every figure."""

import calendar
import datetime as dt
import re
from typing import Self

_ISO = re.compile(r"(\d{4})-(\d{1,2})")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Month(int):
    """A month as one integer, ``year * 12 + month - 1``: hashes, compares and subtracts as fast as an int.

    ``later - earlier`` is the number of months between them. Adding gives a plain int; use `plus`.
    """

    __slots__ = ()

    @classmethod
    def of(cls, year: int, number: int) -> Self:
        """Month ``number`` (1 to 12) of ``year``. Raises ValueError for a month that does not exist."""
        if not 1 <= number <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"{year}-{number:02} is no month between {FIRST_YEAR}-01 and {LAST_YEAR}-12")
        return cls(year * 12 + number - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-08``. Raises ValueError with a sentence when it is something else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"“{text}” is no month; write it like 2026-08")
        return cls.of(int(match[1]), int(match[2]))

    @classmethod
    def of_date(cls, date: dt.date) -> Self:
        return cls.of(date.year, date.month)

    @property
    def year(self) -> int:
        return self // 12

    @property
    def number(self) -> int:
        """1 for January to 12 for December."""
        return self % 12 + 1

    @property
    def days(self) -> int:
        """Calendar days, 28 to 31."""
        return calendar.monthrange(self.year, self.number)[1]

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.number, 1)

    @property
    def next(self) -> Self:
        return type(self)(self + 1)

    @property
    def previous(self) -> Self:
        return type(self)(self - 1)

    def plus(self, months: int) -> Self:
        """The month that many months later (earlier when negative)."""
        return type(self)(self + months)

    def until(self, last: "Month") -> "list[Month]":
        """Every month from this one to ``last``, both included; empty when ``last`` is earlier."""
        return [Month(index) for index in range(self, last + 1)]

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def __repr__(self) -> str:
        return f"Month({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
