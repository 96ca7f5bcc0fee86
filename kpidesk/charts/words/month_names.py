"""How charts name months, spans of months and days."""

import datetime as dt
from collections.abc import Sequence

from kpidesk.domain.month import Month

NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""January to December."""


def name(month: Month) -> str:
    """August."""
    return NAMES[month.number - 1]


def short(month: Month) -> str:
    """Aug."""
    return name(month)[:3]


def full(month: Month) -> str:
    """August 2026."""
    return f"{name(month)} {month.year}"


def among(month: Month, months: Sequence[Month]) -> str:
    """The month's name, with the year only where another of the months has the same name."""
    return name(month) if sum(other.number == month.number for other in months) <= 1 else full(month)


def span(first: Month, last: Month) -> str:
    """2026 for a calendar year, else August 2025 to August 2026."""
    if first.number == 1 and last == first.plus(11):
        return str(first.year)
    if first == last:
        return full(first)
    return f"{name(first) if first.year == last.year else full(first)} to {full(last)}"


def year(first: Month) -> str:
    """2026, or 2025/26 for one that begins within a calendar year."""
    return str(first.year) if first.number == 1 else f"{first.year}/{(first.year + 1) % 100:02}"


def day(date: dt.date) -> str:
    """3 Sep 2026."""
    return f"{date.day} {NAMES[date.month - 1][:3]} {date.year}"
