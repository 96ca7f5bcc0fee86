"""A month as files write it, and as owners type it."""

import re

from kpidesk.domain.month import Month
from kpidesk.exchange.month_words import read_when, weak_when
from kpidesk.exchange.sheet import SheetCell

_FIGURES_ONLY = re.compile(r"\d{4}[-/. ]\d{1,2}(?:[-/. ]\d{1,2})?|\d{1,2}[-/. ]\d{4}")


def parse_month(text: str) -> Month:
    """Read 2011-01, 2011/1, 2011-01-31, 01/2011, 1.2011, Jan 2011, janvier 2011, Jan-11, in eight languages.

    A date stands for its month, whatever its day. Day and month in figures only (03/04/2011) are not guessed.
    Raises ValueError with a sentence.
    """
    text = text.strip()
    read = read_when(text) or (weak_when(SheetCell(text)) if _FIGURES_ONLY.fullmatch(text) else None)
    if read is not None and read.year is not None and not read.swapped:
        return Month.of(read.year, read.number)
    if read is None and _FIGURES_ONLY.fullmatch(text):
        raise ValueError(f"“{text}” does not exist; a month is written like 2011-01, with 01 to 12")
    raise ValueError(f"“{text}” is no month; write it like 2011-01")
