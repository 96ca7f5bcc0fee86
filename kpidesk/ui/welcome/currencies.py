"""The world's currencies by code and name, and the one of this computer."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLocale

from kpidesk.domain.business import Business

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Currency:
    """``code`` is ISO 4217."""

    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.code}, {self.name}"


@lru_cache(maxsize=1)
def in_use() -> tuple[Currency, ...]:
    """Currencies that are legal tender somewhere now, by code."""
    from babel import Locale  # for start-up time: Babel reads its tables on import
    from babel.core import get_global

    names = Locale.parse(LANGUAGE).currencies
    codes = {
        code
        for history in get_global("territory_currencies").values()
        for code, _start, end, tender in history
        if tender and end is None
    }
    return tuple(Currency(code, names.get(code, code)) for code in sorted(codes))


def code_in(text: str) -> str | None:
    """The code meant by what was typed or chosen: ``eur``, ``EUR, Euro`` or ``Swiss franc``; None when it is none.

    Any code that ISO 4217 ever had is taken: old figures may be in one that is gone.
    """
    from babel import Locale  # for start-up time

    typed = text.strip()
    names = Locale.parse(LANGUAGE).currencies
    code = typed.partition(",")[0].strip().upper()
    if code in names:
        return str(code)
    named = [code for code, name in names.items() if name.casefold() == typed.casefold()]
    return str(named[0]) if named else None


def of_system(locale: QLocale | None = None) -> str:
    """The code of the country this computer is set to; the euro when it is set to none."""
    code = (locale or QLocale.system()).currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code if len(code) == 3 and code.isascii() else Business("").currency
