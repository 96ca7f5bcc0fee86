"""Months as people write them, in eleven languages and in figures."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kpidesk.domain.month import FIRST_YEAR, LAST_YEAR, Month
from kpidesk.exchange.sheet import CellKind, SheetCell

_NAMES = (
    # English, German, French, Spanish, Italian, Dutch, Portuguese, Polish (also as it stands after a day), Swedish,
    # Danish, Norwegian
    "january januar jänner janvier enero gennaio januari janeiro styczeń stycznia",
    "february februar feber février febrero febbraio februari fevereiro luty lutego",
    "march märz mars marzo maart março marzec marca marts",
    "april avril abril aprile kwiecień kwietnia",
    "may mai mayo maggio mei maio maj maja",
    "june juni juin junio giugno junho czerwiec czerwca",
    "july juli juillet julio luglio julho lipiec lipca",
    "august août agosto augustus augusti sierpień sierpnia",
    "september septembre septiembre setiembre settembre setembro wrzesień września",
    "october oktober octobre octubre ottobre outubro październik października",
    "november novembre noviembre novembro listopad listopada",
    "december dezember décembre diciembre dicembre dezembro desember grudzień grudnia",
)
_SHORT = (
    "jan jän jaen jaenner janv ene gen sty",
    "feb febr fév févr fevr fev lut",
    "mar mär mrz maerz mrt maa märz",
    "apr avr abr kwi",
    "may mai mag maj mei",
    "jun giu cze czer",
    "jul juil juill lug lip",
    "aug aoû ago sie sier",
    "sep sept set sett wrz",
    "oct okt ott out paź",
    "nov lis list",
    "dec dez des déc dic gru grudz",
)
_BESIDE = frozenset(
    {
        *("de", "del", "di", "do", "du", "des", "d", "of", "the", "end", "ende", "fin", "fine"),
        *("month", "monat", "mois", "mes", "mese", "maand", "miesiac"),
        *("year", "jahr", "annee", "ano", "anno", "jaar", "rok", "r"),
    }
)
"""What may stand beside a month without changing it."""
_NOTE = re.compile(r"\s*(?:\([^()]*\)|\*+|\d?\)|¹|²|³)\s*$")
_TIME = r"(?:,?[T ]+[\d:.,]+ ?(?:Z|UTC|[+-][\d:]+|[AaPp]\.?[Mm]\.?)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/. ](\d{{1,2}})(?:[-/. ](\d{{1,2}}){_TIME})?")
_DATE = re.compile(rf"(\d{{1,2}})([-/. ]) ?(\d{{1,2}})[-/. ] ?(\d{{4}}|\d{{2}})\.?{_TIME}")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?([-/]) ?(\d{4})")
_WEEKDAY = re.compile(r"([^\W\d_]{2,10})\.?,? +(?=\d{1,2}[./-]|\d{4}-)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_WEAK = re.compile(r"(\d{1,2})([./ ])(\d{4})|(\d{4})(\d{2})(\d{2})?|(\d{1,2})/(\d{2})|(\d{1,2})")
_LONGEST = 48


class DayOrder(StrEnum):
    """How 03/04/2011 is read."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class When(NamedTuple):
    """A month of a file: ``number`` 1 to 12, ``year`` None where it is not written, ``day`` where it is.

    ``swapped`` is the month when day and month change places, 0 when only one order makes sense.
    """

    number: int
    year: int | None = None
    day: int | None = None
    swapped: int = 0

    def ordered(self, order: DayOrder | None) -> "When":
        """The one that is meant; written for MONTH_FIRST it is the other one."""
        if not self.swapped or order is not DayOrder.MONTH_FIRST:
            return self
        return When(self.swapped, self.year, self.number)


def folded(text: str) -> str:
    """Small letters without accents, as words are compared: "Březen" and "BREZEN" are the same."""
    small = text.casefold().replace("ł", "l").replace("ø", "o") if not text.isascii() else text.lower()
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))


_NUMBERS = {
    folded(word): number
    for words in (_NAMES, _SHORT)
    for number, line in enumerate(words, start=1)
    for word in line.split()
} | {"maerz": 3, "jaenner": 1}


def month_number(word: str) -> int:
    """1 to 12 for a month's name or short form; 0 for any other word."""
    return _NUMBERS.get(folded(word).strip(". "), 0)


def when(cell: SheetCell) -> When | None:
    """The month that a cell names beyond doubt; None when it names none. A number names none."""
    if cell.kind is CellKind.TEXT:
        return read_when(cell.text)
    if cell.kind is CellKind.DATE:
        return _iso(cell.text)
    return None


@lru_cache(maxsize=20_000)
def read_when(text: str) -> When | None:
    """Read "März 2026", "mars 26", "janv.-26", "2026 enero", "01/2026", "2026-01", "31.1.2026", "3 mai"."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if text[-1].isdigit() and (weekday := _WEEKDAY.match(text)) and weekday[1] not in _NUMBERS:
        text = text[weekday.end() :]
    if text[0].isdigit() or text[-1].isdigit():
        found = _iso(text) or _date(text)
        if found or _looks_like_figures(text):
            return found or _month_year(text)
    elif text[-1] in ")*¹²³":
        text = _NOTE.sub("", text)
    return _worded(_NOTE.sub("", text))


def _looks_like_figures(text: str) -> bool:
    return not any(character.isalpha() for character in text)


def weak_when(cell: SheetCell) -> When | None:
    """What could be a month as well as a number: 1.2026, 202601, 20260131, 01/26, 7. A whole line of them must be."""
    if cell.kind not in {CellKind.TEXT, CellKind.NUMBER} or len(cell.text) > 9:
        return None
    match = _WEAK.fullmatch(cell.text)
    if match is None:
        return None
    first, _, long_year, year, number, day, month, short_year, alone = match.groups()
    if alone:
        return _checked(int(alone), None)
    if long_year:
        return _checked(int(first), int(long_year))
    if short_year:
        return _checked(int(month), 2000 + int(short_year))
    return _checked(int(number), int(year), int(day) if day else None)


def day_order(texts: Iterable[str]) -> DayOrder | None:
    """What a column of dates shows by numbers above 12, or by the same day in every line; None when it shows neither.

    Where it shows both, it shows nothing.
    """
    dates = [match for text in texts if (match := _DATE.fullmatch(text.strip())) and match[2] != "."]
    firsts, seconds = {int(match[1]) for match in dates}, {int(match[3]) for match in dates}
    shown = {
        order
        for order, days in ((DayOrder.DAY_FIRST, firsts), (DayOrder.MONTH_FIRST, seconds))
        if max(days, default=0) > 12
    }
    if not shown and len(dates) > 1:
        days = {DayOrder.DAY_FIRST: firsts, DayOrder.MONTH_FIRST: seconds}
        shown = {order for order, found in days.items() if found == {1}}
    return shown.pop() if len(shown) == 1 else None


def year_in(text: str) -> int | None:
    """The one year that a title names; None when it names none, or several."""
    years = {int(year) for year in re.findall(r"(?<![\d.,])(?:19|20|21)\d\d(?![\d]|[.,]\d)", text)}
    is_business_year = re.search(r"(?:19|20|21)\d\d ?[/–-] ?\d\d(?!\d)", text) is not None
    return years.pop() if len(years) == 1 and not is_business_year else None


def year_of(cell: SheetCell) -> int | None:
    """The year that a cell is, and nothing else."""
    if cell.kind in {CellKind.TEXT, CellKind.NUMBER} and len(cell.text) == 4 and cell.text.isdecimal():
        year = int(cell.text)
        return year if 1950 <= year <= LAST_YEAR else None
    return None


def _checked(number: int, year: int | None, day: int | None = None, swapped: int = 0) -> When | None:
    if not 1 <= number <= 12 or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return None
    if day is not None and not 1 <= day <= (Month.of(year, number).days if year else 31):
        return None
    return When(number, year, day, swapped)


def _iso(text: str) -> When | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    return _checked(int(match[2]), int(match[1]), int(match[3]) if match[3] else None)


def _date(text: str) -> When | None:
    """Day and month in figures: with points the day comes first, as everywhere; else what is above 12 tells."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    if match[2] == "." or first > 12:
        return _checked(second, year, first)
    if second > 12:
        return _checked(first, year, second)
    return _checked(second, year, first, swapped=first if first != second else 0)


def _month_year(text: str) -> When | None:
    match = _MONTH_YEAR.fullmatch(text)
    return _checked(int(match[1]), int(match[3])) if match else None


def _worded(text: str) -> When | None:
    """One month's name, at most a year and a day, and nothing else that says anything."""
    if not any(character.isalpha() for character in text):
        return None
    tokens = _TOKEN.findall(folded(text))
    words = [token for token in tokens if not token.isdigit() and token not in _BESIDE]
    digits = [token for token in tokens if token.isdigit()]
    if len(words) != 1 or words[0] not in _NUMBERS or len(digits) > 2 or _is_range(text, digits):
        return None
    number = _NUMBERS[words[0]]
    years = [digit for digit in digits if len(digit) == 4]
    others = [digit for digit in digits if len(digit) <= 2]
    if len(years) + len(others) < len(digits) or len(years) > 1:
        return None
    if years:
        return _checked(number, int(years[0]), int(others[0]) if others else None)
    if len(others) == 2:
        return _checked(number, 2000 + int(others[1]), int(others[0]))
    if not others:
        return When(number)
    if tokens.index(others[0]) > tokens.index(words[0]) or "'" in text or "’" in text or int(others[0]) > 31:
        return _checked(number, 2000 + int(others[0]))
    return _checked(number, None, int(others[0]))


def _is_range(text: str, digits: list[str]) -> bool:
    return len(digits) == 2 and re.search(r"\d{4} ?[-–/] ?(?:\d{4}|\d{2}(?!\d))", text) is not None
