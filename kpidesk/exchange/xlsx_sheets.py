"""All sheets of an .xlsx file, each cell with what the file says of it."""

import datetime as dt
import io
import math
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kpidesk.domain.csv_text import exact
from kpidesk.domain.text import clean_text
from kpidesk.exchange.csv_sheet import sheet_of, text_cell
from kpidesk.exchange.package import check_package
from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell, SourceFile
from kpidesk.exchange.table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TableRefused

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LAST_ROW = 1_048_576
"""Of a sheet, by the format."""
_DIGITS = 15
"""That a spreadsheet shows of a number; what it calculates has noise behind them."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a number format writes as it stands."""
_PLACES = re.compile(r"(?<=[0#?])\.([0#?]+)")


def xlsx_source(raw: bytes) -> SourceFile:
    """Every sheet with cells. Raises TableRefused for what is no sound .xlsx file and for more than fits a sheet."""
    check_package(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl leaves out, which is no cell
            return _read(raw)
    except (TableRefused, MemoryError):
        raise
    except Exception as error:  # openpyxl stumbles over a damaged file in every way there is
        raise TableRefused(
            f"this is no sound spreadsheet ({type(error).__name__}); open it in a spreadsheet and save it as .xlsx"
        ) from None


def _read(raw: bytes) -> SourceFile:
    from openpyxl import load_workbook  # 0.1 s, for spreadsheets only

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    sheets: list[Any] = list(book.worksheets)
    if not sheets:
        raise TableRefused("this spreadsheet has no sheet with cells")
    return SourceFile("", tuple(_sheet(book, sheet) for sheet in sheets))


def _sheet(book: "Workbook", sheet: "ReadOnlyWorksheet") -> Sheet:
    xml = book._archive.read(sheet._worksheet_path)
    uncalculated = _uncalculated(book, sheet, xml)
    sheet.reset_dimensions()  # what the file claims of its size
    name = clean_text(sheet.title)
    try:
        plain = sheet_of(name, _rows(sheet, uncalculated), sheet.sheet_state != "visible")
    except TableRefused as refusal:
        raise TableRefused(f"sheet “{name}”, {refusal}") from None
    return _spread(plain, xml)


def _uncalculated(book: "Workbook", sheet: "ReadOnlyWorksheet", xml: bytes) -> dict[int, list[int]]:
    """By row the columns of every formula that has no result; openpyxl shows it as a blank."""
    from defusedxml.ElementTree import iterparse

    found: dict[int, list[int]] = {}
    if _FORMULA.search(xml) is None and b"sheetData" in xml:  # a text that is not in ASCII letters is looked at
        return found
    row = column = 0
    with book._archive.open(sheet._worksheet_path) as source:
        for event, element in iterparse(source, ("start", "end"), forbid_dtd=True):
            kind = element.tag.rpartition("}")[2]
            if kind == "row" and event == "start":
                row, column = int(element.get("r", row + 1)), 0
            elif kind == "c" and event == "end":
                address = _ADDRESS.fullmatch(element.get("r", ""))
                column = _number_of(address[1]) if address else column + 1
                if _lacks_result(element):
                    found.setdefault(row, []).append(column)
            elif kind == "row":
                element.clear()
    return found


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _lacks_result(cell: Any) -> bool:
    parts = {part.tag.rpartition("}")[2]: part for part in cell}
    if "f" not in parts:
        return False
    return "v" not in parts or not (parts["v"].text or cell.get("t") == "str")  # an empty text is a result


def _rows(sheet: "ReadOnlyWorksheet", uncalculated: dict[int, list[int]]) -> Iterator[tuple[int, list[SheetCell]]]:
    shown: dict[str, tuple[bool, int | None]] = {}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = list(row)
        missing = uncalculated.get(number, ())
        while cells and cells[-1].value in (None, "") and len(cells) not in missing:
            cells.pop()
        if number > _LAST_ROW or (cells and number > MOST_ROWS):
            raise TableRefused(f"row {number}: more than {MOST_ROWS:,} rows; bring them in in parts")
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(f"row {number}: more than {MOST_COLUMNS} columns; bring them in in parts")
        found = [_cell(cell, shown) for cell in cells]
        for column in missing:
            found += [EMPTY] * (column - len(found))
            found[column - 1] = SheetCell("formula", CellKind.UNCALCULATED)
        yield number, found


def _cell(cell: Any, shown: dict[str, tuple[bool, int | None]]) -> SheetCell:
    value = cell.value
    if cell.data_type == "e":
        return SheetCell(str(value), CellKind.ERROR)
    match value:
        case None:
            return EMPTY
        case str():
            return text_cell(value)
        case bool():
            return SheetCell(str(value).upper(), CellKind.TEXT)
        case int() | float():
            return _number(cell, value, shown)
        case dt.datetime():
            return SheetCell((value.date() if value.time() == dt.time() else value).isoformat(), CellKind.DATE)
        case dt.date():
            return SheetCell(value.isoformat(), CellKind.DATE)
    return text_cell(str(value))


def _number(cell: Any, value: float, shown: dict[str, tuple[bool, int | None]]) -> SheetCell:
    try:
        if not math.isfinite(value):
            return SheetCell(str(value), CellKind.ERROR)
        text = f"{value}" if isinstance(value, int) else _digits(value)
    except (OverflowError, ValueError):  # digits without end
        return SheetCell("a number without end", CellKind.ERROR)
    form = cell.number_format
    if form not in shown:
        shown[form] = _shown(form)
    return SheetCell(text, CellKind.NUMBER, *shown[form])


def _shown(form: str) -> tuple[bool, int | None]:
    """Whether a number format shows percent, and how many decimals; None for as many as there are."""
    digits = _NOT_SHOWN.sub("", form.split(";", maxsplit=1)[0])
    if form == "General" or not any(mark in digits for mark in "0#?"):
        return "%" in digits, None
    places = _PLACES.search(digits)
    return "%" in digits, len(places[1]) if places else 0


def _digits(number: float) -> str:
    if number.is_integer():
        return f"{Decimal(number):f}"
    return exact(float(f"{number:.{_DIGITS}g}"))


def _spread(sheet: Sheet, xml: bytes) -> Sheet:
    """Merged cells are headings: each cell that they span says the same. A merged figure stays in one place."""
    merged = _MERGED.findall(xml)
    if not merged:
        return sheet
    rows = [list(row) for row in sheet.rows]
    places = {line: place for place, line in enumerate(sheet.lines)}
    room = MOST_CELLS
    for left, top, right, bottom in merged:
        place = places.get(int(top))
        first, last = _number_of(left.decode()) - 1, min(_number_of(right.decode()), MOST_COLUMNS)
        anchor = sheet.cell(place, first) if place is not None else EMPTY
        if place is None or (anchor.kind not in {CellKind.TEXT, CellKind.DATE} and not _is_year(anchor)):
            continue
        while place < len(rows) and sheet.lines[place] <= int(bottom) and room > 0:
            row = rows[place]
            row += [EMPTY] * (last - len(row))
            row[first:last] = [anchor] * (last - first)
            place, room = place + 1, room - (last - first)
    return Sheet(sheet.name, tuple(map(tuple, rows)), sheet.first_line, sheet.lines, sheet.is_hidden)


def _is_year(cell: SheetCell) -> bool:
    return cell.kind is CellKind.NUMBER and re.fullmatch(r"(19|20|21)\d\d", cell.text) is not None
