"""A month as files write it."""

import datetime as dt
import re

from kpidesk.charts.month_names import NAMES
from kpidesk.domain.month import Month

_FULL = [name.lower() for name in NAMES]
_SHORT = [name[:3] for name in _FULL]


def parse_month(text: str) -> Month:
    """Read 2011-01, 2011/1, 2011-01-31, 01/2011, Jan 2011, January 2011, Jan-11. Raises ValueError with a sentence.

    A date stands for its month, whatever its day. Day and month in figures only (03/04/2011) are not guessed.
    """
    text = text.strip()
    if match := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2})(?:[T ][\d:.]+Z?)?)?", text):
        return _month(text, int(match[1]), int(match[2]), match[3])
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{4})", text):
        return _month(text, int(match[2]), int(match[1]))
    if match := re.fullmatch(r"([A-Za-z]{3,9})\.?[-/ ,]*(\d{4}|’?'?\d{2})", text):
        name, year = match[1].lower(), match[2].lstrip("’'")
        if name in {*_FULL, *_SHORT, "sept"}:
            return _month(text, int(year) + (2000 if len(year) == 2 else 0), _SHORT.index(name[:3]) + 1)
    raise ValueError(f"“{text}” is no month; write it like 2011-01")


def _month(text: str, year: int, number: int, day: str | None = None) -> Month:
    try:
        if day:
            dt.date(year, number, int(day))
        return Month.of(year, number)
    except ValueError:
        raise ValueError(f"“{text}” does not exist; a month is written like 2011-01, with 01 to 12") from None
