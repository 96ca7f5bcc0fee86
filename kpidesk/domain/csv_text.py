"""A table as CSV that every spreadsheet reads, and in which none takes a text for a formula."""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kpidesk.domain.text import NOTE_LENGTH, clean_text

CsvCell = str | float | int | None

_TRIGGERS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20|%'\t\r\n")
BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads the text in the machine's old code page


def csv_bytes(rows: Iterable[Sequence[CsvCell]]) -> bytes:
    """Every cell in quotation marks, texts cleaned and made harmless, numbers exact; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    starts = {text[:1], text.lstrip()[:1]} - {""}
    return "'" + text if starts & _TRIGGERS else text


def unguarded(text: str) -> str:
    """What `harmless` was given."""
    return text.removeprefix("'")


def exact(number: float) -> str:
    """The shortest digits that are this number, without an exponent.

    One that would be thousands with a decimal comma, like 1.234, gets one more zero, so that it reads one way only.
    Raises ValueError for infinity and NaN.
    """
    if not math.isfinite(number):
        raise ValueError(f"{number} is no figure")
    text = f"{Decimal(repr(number)):f}"
    whole, _, fraction = text.lstrip("-").partition(".")
    return text + "0" if len(fraction) == 3 and len(whole) <= 3 and whole != "0" else text


def _written(cell: CsvCell) -> str:
    if cell is None:
        return ""
    return harmless(clean_text(cell, NOTE_LENGTH)) if isinstance(cell, str) else exact(cell)
