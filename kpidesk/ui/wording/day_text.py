"""A day as the owner types it in a table, and as it is shown."""

import calendar
import datetime as dt
import re

from PySide6.QtCore import QCoreApplication, QLocale

from kpidesk.charts.words import month_names
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.month_text import parse_month


def _tr(text: str) -> str:
    return QCoreApplication.translate("Segments", text)


def shown(day: dt.date | None) -> str:
    """31 Aug 2026; empty for none."""
    return "" if day is None else month_names.day(day)


def read_day(text: str, *, is_end: bool) -> dt.date | None:
    """31 Aug 2026, 31.8.2026, 31/8/26, 2026-08-31; a month alone stands for its first day, or its last with ``is_end``.

    None for a blank. Raises Refusal with a sentence.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return _day(text) or _of_month(text, is_end)
    except ValueError:
        raise Refusal(_tr("“{text}” is no day. Write it like 31 Aug 2026 or 2026-08-31.").format(text=text)) from None


def _day(text: str) -> dt.date | None:
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})\.? ?([A-Za-z]{3,9})\.?,? (\d{4})", text):
        month = parse_month(f"{match[2]} {match[3]}")
        return dt.date(month.year, month.number, int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})", text):
        first, second = int(match[1]), int(match[3])
        day, number = (second, first) if match[2] == "/" and _month_comes_first() else (first, second)
        year = int(match[4])
        return dt.date(year if year > 99 else 2000 + year, number, day)
    return None


def _of_month(text: str, is_end: bool) -> dt.date:
    month = parse_month(text)
    return dt.date(month.year, month.number, calendar.monthrange(month.year, month.number)[1] if is_end else 1)


def _month_comes_first() -> bool:
    """With strokes the two orders are both in use: the owner's own is taken."""
    return QLocale().dateFormat(QLocale.FormatType.ShortFormat).lstrip().startswith(("M", "m"))
