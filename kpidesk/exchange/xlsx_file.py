"""A sheet of an .xlsx file as a table of text."""

import datetime as dt
import io
import math
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kpidesk.domain.csv_text import exact
from kpidesk.exchange.package import check_package
from kpidesk.exchange.table import MOST_COLUMNS, MOST_ROWS, Table, TableRefused, table_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LAST_ROW = 1_048_576
"""Of a sheet, by the format."""
_DIGITS = 15
"""That a spreadsheet shows of a number; what it calculates has noise behind them."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def read_xlsx(raw: bytes, sheet: str = "") -> Table:
    """The sheet of that name, else the first one. Lines are the sheet's rows.

    A number is written with its 15 digits and a decimal point, a date like 2011-01-31. Raises TableRefused for what is
    no sound .xlsx file, for more than fits a table, and for a cell without a value to go by: an error, or a formula
    that was never calculated.
    """
    check_package(raw)
    try:
        return _read(raw, sheet)
    except (TableRefused, MemoryError):
        raise
    except Exception as error:  # openpyxl stumbles over a damaged file in every way there is
        raise TableRefused(
            f"this is no sound spreadsheet ({type(error).__name__}); open it in a spreadsheet and save it as .xlsx"
        ) from None


def _read(raw: bytes, name: str) -> Table:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what openpyxl leaves out, which is no cell
        book = _opened(raw)
        sheet = _sheet(book, name)
        uncalculated = _uncalculated(book, sheet)
        if uncalculated:
            raise TableRefused(
                f"cell {uncalculated} holds a formula without its result; calculate the sheet and save it, "
                "or put the value in its place"
            )
        sheet.reset_dimensions()  # what the file claims of its size
        return table_of(_rows(sheet))


def _opened(raw: bytes) -> "Workbook":
    from openpyxl import load_workbook  # 0.1 s, for spreadsheets only

    return load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def _sheet(book: "Workbook", name: str) -> "ReadOnlyWorksheet":
    sheets: list[Any] = list(book.worksheets)
    if not sheets:
        raise TableRefused("this spreadsheet has no sheet with cells")
    if not name:
        return sheets[0]
    for sheet in sheets:
        if sheet.title.casefold() == name.casefold():
            return sheet
    there = ", ".join(f"“{sheet.title}”" for sheet in sheets[:20])
    raise TableRefused(f"no sheet is called “{name}”; the sheets are {there}")


def _uncalculated(book: "Workbook", sheet: "ReadOnlyWorksheet") -> str:
    """The first cell with a formula that has no result; openpyxl shows it as a blank. Empty when there is none."""
    from defusedxml.ElementTree import iterparse

    path: str = sheet._worksheet_path
    if not _may_hold_formulas(book._archive.read(path)):
        return ""
    with book._archive.open(path) as source:
        for _, element in iterparse(source, forbid_dtd=True):
            kind = element.tag.rpartition("}")[2]
            if kind == "c" and _lacks_result(element):
                return str(element.get("r", "(without an address)"))
            if kind == "row":
                element.clear()
    return ""


def _may_hold_formulas(xml: bytes) -> bool:
    """Whether to look closely; always for a text that is not written in ASCII letters."""
    return _FORMULA.search(xml) is not None or b"sheetData" not in xml


def _lacks_result(cell: Any) -> bool:
    parts = {part.tag.rpartition("}")[2]: part for part in cell}
    if "f" not in parts:
        return False
    return "v" not in parts or not (parts["v"].text or cell.get("t") == "str")  # an empty text is a result


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = list(row)
        while cells and cells[-1].value in (None, ""):
            cells.pop()
        if number > _LAST_ROW or (cells and number > MOST_ROWS):
            raise TableRefused(f"row {number}: more than {MOST_ROWS:,} rows; bring them in in parts")
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(f"row {number}: more than {MOST_COLUMNS} columns; bring them in in parts")
        yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    value = cell.value
    if cell.data_type == "e":
        raise TableRefused(f"cell {cell.coordinate} holds the error {value}; put a value in its place or clear it")
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(cell, value)
        case dt.datetime():
            return (value.date() if value.time() == dt.time() else value).isoformat()
        case dt.date():
            return value.isoformat()
    return str(value)


def _number(cell: Any, value: float) -> str:
    try:
        if math.isfinite(value):
            return f"{value}" if isinstance(value, int) else _digits(value)
    except OverflowError:  # digits without end
        pass
    raise TableRefused(f"cell {cell.coordinate} holds no finite number; put a value in its place or clear it")


def _digits(number: float) -> str:
    if number.is_integer():
        return f"{Decimal(number):f}"
    return exact(float(f"{number:.{_DIGITS}g}"))
