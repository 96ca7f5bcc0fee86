"""Numbers found in a sentence, however they are written there: 1,234.5 or 1.234,5, 6.4k, 5.8 %."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
    rf"(?P<suffix>[{_SPACES}]?(?:%|pp\b|k\b|M\b))?"
)
_WORD = re.compile(rf"[{_SPACES}-]?([^\W\d_]+)")
_TENS = {"k": 3, "M": 6}


class WrittenNumber(NamedTuple):
    """``words`` is how it stands there. ``readings`` are the amounts that it can be, without a sign.

    Each reading has as many decimals as were written: with ``6.4k`` the last digit stands for hundreds. ``noun`` is the
    word behind it in small letters, what it may be a count of; "" for none.
    """

    words: str
    readings: frozenset[Decimal]
    is_percent: bool
    noun: str = ""


def numbers_in(text: str) -> Iterator[WrittenNumber]:
    """In their order. ``1.234`` can be a thousand or a little more than one, and counts as both."""
    for found in _NUMBER.finditer(text):
        suffix = (found["suffix"] or "").strip(_SPACES)
        digits = found[0].removesuffix(found["suffix"] or "")
        tens = _TENS.get(suffix, 0)
        readings = frozenset(amount.scaleb(tens) for amount in _readings(digits))
        behind = _WORD.match(text, found.end())
        noun = "" if suffix or behind is None else behind[1].lower()
        yield WrittenNumber(found[0], readings, suffix in {"%", "pp"}, noun)


def _readings(digits: str) -> Iterator[Decimal]:
    marks = [mark for mark in digits if not mark.isdigit()]
    plain = re.sub(r"\D", "", digits)
    if not marks:
        yield Decimal(plain)
        return
    last, after = marks[-1], len(re.split(r"\D", digits)[-1])
    if after == 3 and len(set(marks)) == 1:
        yield Decimal(plain)  # groups of thousands
    if last in ".," and marks.count(last) == 1:
        yield Decimal(plain).scaleb(-after)
