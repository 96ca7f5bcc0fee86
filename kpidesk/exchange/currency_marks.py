"""The currency that a cell's own text shows."""

import re
from collections import Counter
from collections.abc import Iterable

_CODES = {
    **{"€": "EUR", "Euro": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "Fr": "CHF", "Fr.": "CHF", "zł": "PLN"},
    **{"Kč": "CZK", "Ft": "HUF", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "lei": "RON", "лв": "BGN"},
}
_MARK = re.compile(r"[A-Z]{0,3}\$|[€£₹₽₺₩]|\b[A-Z]{3}\b|\b[Ff]r\b\.?|zł|Kč|Ft\b|lei\b|лв|Euro\b")


def currency_of(text: str) -> str:
    """The code, like "EUR", of what stands beside the number; "" where none does, or one of several countries."""
    match = _MARK.search(text)
    return _CODES.get(match[0], match[0]) if match else ""


def main_currency(texts: Iterable[str]) -> str:
    """The currency of most of these cells, the first of them where two are as many; "" where none shows one."""
    found = Counter(code for text in texts if (code := currency_of(text)))
    return found.most_common(1)[0][0] if found else ""
