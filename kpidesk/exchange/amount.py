"""A number as people write it: read strictly, by the marks of one number form."""

import math
import re
from dataclasses import dataclass

from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import is_storable

SPACES = " \u00a0\u202f\u2009\u2007"
_MINUS = "-−–"
_CURRENCY = re.compile(r"[A-Z]{0,3}\$|[€£¥₹₽₺₩₪฿₴₫₱]|\b[A-Z]{3}\b|\bkr|\b[Ff]r\b|zł|Kč|Ft\b|lei\b|лв|Euro\b")
_POINTED = re.compile(r"\b([Ff]r|kr|лв)\.")
_AROUND = re.compile(r"([^\d.,]*)([\d.,](?:.*[\d.,])?)([^\d.,]*)", re.DOTALL)
_SCIENTIFIC = re.compile(rf"(\d(?:[.,]\d*)?)[eE]([{_MINUS}+]\d{{2,3}})")
"""As spreadsheets and programs write very large and very small numbers: 1E+12, 1,5E-09. Nobody types it by chance."""
_DIGITS = 15
_SURELY_WITH_CENTS = 1e10  # twelve digits still hold two decimals
_NOISE = 2e-14  # of the number: what adding up some forty prices leaves


class AmountRefused(Refusal):
    """A text that is no number in this number form."""

    def __init__(self, text: str, sentence: str) -> None:
        self.text = text
        super().__init__(f"“{text}” {sentence}")


@dataclass(frozen=True, slots=True)
class Marks:
    """How numbers are written: ``decimal`` is "." or ",", ``group`` the mark between thousands."""

    decimal: str = "."
    group: str = ","

    @property
    def example(self) -> str:
        return f"1{self.group}234{self.decimal}50"


POINT = Marks(".", ",")
COMMA = Marks(",", ".")


def parse_amount(text: str, marks: Marks = POINT, percent: bool = False) -> float | None:
    """The number, or None for a blank.

    Takes spaces of every kind and apostrophes between groups of three, the true minus, ``(1,200)`` and ``1,200-`` for
    negative numbers, currency signs and codes, ``12.5 %`` as 0.125, and ``1.5E-09`` as spreadsheets write it. With
    ``percent`` a plain number is meant in percent as well, as in a row whose unit is %. What a program adds up comes as
    778.4000000000001; that is 778.4. Raises AmountRefused for anything else, and for more than 15 digits.
    """
    bare, negative, in_percent = _bare(text)
    if not bare and not text.strip():
        return None
    number = _number(text, bare, marks)
    whole, _, fraction = _apart(bare)[0].partition(marks.decimal)
    significant = (re.sub(r"\D", "", whole) + fraction.rstrip("0")).lstrip("0")
    if len(significant) > _DIGITS:
        number = _without_noise(number) if fraction and len(significant) <= _DIGITS + 2 else math.nan
    if not is_storable(number):
        raise AmountRefused(text, "has more than 15 digits, which cannot be kept exactly; round it, or use thousands")
    value = (-number if negative else number) + 0.0  # never a zero with a sign
    if in_percent or percent:
        return float(f"{value / 100:.15g}")
    return value


def _without_noise(number: float) -> float:
    """What a sum of binary fractions meant; nan where the digits after the twelfth say something."""
    meant = float(f"{number:.12g}")
    is_noise = number < _SURELY_WITH_CENTS and abs(number - meant) <= _NOISE * meant
    return meant if is_noise else math.nan


def _bare(text: str) -> tuple[str, bool, bool]:
    """The digits and marks, whether it is negative, whether it has a %. What is no number comes back as it is."""
    match = _AROUND.fullmatch(_POINTED.sub(r"\1", text.strip()))
    if match is None:
        return text.strip(), False, False
    before, bare, after = match.groups()
    around = _signs(before, after)
    if around is None:
        return text.strip(), False, False
    if around.endswith("-") and bare[-1] in ".," and after.strip(SPACES)[:1] in set("-−–—"):
        return bare[:-1], False, False
    return bare, "-" in around or "(" in around, "%" in around


def _signs(before: str, after: str) -> str | None:
    """The signs around a number, one currency taken away: at most a minus or plus or brackets, and one %; else None."""
    around, currencies = before + "0" + after, 0
    for _ in range(2):
        shorter = _CURRENCY.sub("", around, count=1)
        currencies += shorter != around
        around = shorter
    signs = "".join("-" if sign in _MINUS + "—" else sign for sign in around if sign not in SPACES + "\t\n")
    is_known = re.fullmatch(r"[-+]?%?0%?|%?0%?-{1,2}|\(%?0%?\)", signs) is not None
    return signs if is_known and signs.count("%") <= 1 and currencies <= 1 else None


def _apart(bare: str) -> tuple[str, str]:
    """The digits and marks, and the power of ten; "" for a number without one."""
    match = _SCIENTIFIC.fullmatch(bare)
    if match is None:
        return bare, ""
    digits, power = match.groups()
    return digits, power if power[0] == "+" else "-" + power[1:]


def _number(text: str, bare: str, marks: Marks) -> float:
    bare, power = _apart(bare)
    whole, mark, fraction = bare.partition(marks.decimal)
    groups = re.split(rf"[{SPACES}'’{re.escape(marks.group)}]", whole)
    grouped = len(groups) == 1 or (not power and _are_thousands(groups))
    digits = "".join(groups)
    plain = (digits + fraction).isascii() and (digits + fraction).isdigit()
    if not plain or not grouped or (mark and not fraction and not digits):
        raise AmountRefused(text, f"is not a number. With this number form, write {marks.example}")
    return float(f"{digits or '0'}.{fraction or '0'}e{power or '0'}")


def _are_thousands(groups: list[str]) -> bool:
    """Nobody writes thousands that begin with 0: that 0.125 has a decimal point, whatever the number form.

    In India only the last group has three digits: 1,23,456.
    """
    if re.fullmatch(r"[1-9]\d{0,2}", groups[0]) is None or len(groups[-1]) != 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return middle <= {3} or (middle == {2} and len(groups[0]) <= 2)


def evidence(texts: list[str]) -> Marks | None:
    """Which marks a column of numbers uses, if any cell of it can only be read one way; None when none tells.

    Raises AmountRefused when two cells contradict each other.
    """
    found: dict[Marks, str] = {}
    for text in texts:
        bare = _bare(text)[0]
        readable = [marks for marks in (POINT, COMMA) if _reads(bare, marks)]
        if len(readable) == 1:
            found.setdefault(readable[0], text)
    if len(found) > 1:
        raise AmountRefused(found[COMMA], f"and “{found[POINT]}” use different decimal marks; make them the same")
    return next(iter(found), None)


def is_ambiguous(text: str) -> bool:
    """Whether the text is a different number with a decimal point and with a decimal comma, like 1.234."""
    bare = _bare(text)[0]
    return _reads(bare, POINT) and _reads(bare, COMMA) and any(mark in bare for mark in ".,")


def _reads(bare: str, marks: Marks) -> bool:
    try:
        _number(bare, bare, marks)
    except AmountRefused:
        return False
    return True
