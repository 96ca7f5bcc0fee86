"""Tables as an .xlsx file in which no text is a formula."""

import io
import re
from collections.abc import Iterable, Sequence

from kpidesk.domain.csv_text import CsvCell
from kpidesk.domain.text import NOTE_LENGTH, clean_text

_LONGEST_CELL, _LONGEST_NAME = 32_767, 31
"""UTF-16 units, by the format."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"  # what Excel calls a sheet of its own


def xlsx_bytes(tables: Sequence[tuple[str, Iterable[Sequence[CsvCell]]]]) -> bytes:
    """A sheet for each (name, rows). Texts are cleaned and stay texts, numbers are numbers; None is an empty cell.

    Texts longer than a cell holds are cut.
    """
    from xlsxwriter import Workbook  # 0.1 s, for spreadsheets only

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        for name, (_, rows) in zip(sheet_names([name for name, _ in tables]), tables, strict=True):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, _text(cell))
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
    return file.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that a spreadsheet takes, in the same order: at most 31 characters, no two alike whatever their case."""
    taken: dict[str, str] = {_RESERVED: ""}
    for name in names:
        plain = _FORBIDDEN.sub(" ", clean_text(name))
        free, number = _fitting(plain, ""), 1
        while free.casefold() in taken:
            number += 1
            free = _fitting(plain, f" {number}")
        taken[free.casefold()] = free
    return [name for name in taken.values() if name]


def _fitting(name: str, ending: str) -> str:
    """No apostrophe at either end: in a formula it would end the name."""
    short = _cut(name.strip(" '"), _LONGEST_NAME - len(ending)).strip(" '")
    return (short or "Sheet") + ending


def _text(text: str) -> str:
    """XlsxWriter takes what begins and ends like its own markup for markup; a blank behind keeps it text."""
    clean = _cut(clean_text(text, NOTE_LENGTH), _LONGEST_CELL)
    return clean + " " if clean.startswith("<r>") and clean.endswith("</r>") else clean


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
