"""Sheets on their way between two processes, as JSON values; what arrives is believed no more than the file."""

import re
from collections.abc import Sequence

from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell, SourceFile
from kpidesk.exchange.table import MOST_CELLS, MOST_COLUMNS

_CODES = {CellKind.NUMBER: "n", CellKind.DATE: "d", CellKind.ERROR: "e", CellKind.UNCALCULATED: "u"}
_NUMBER = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?")
_KINDS = {code: kind for kind, code in _CODES.items()}


def written(source: SourceFile) -> dict[str, object]:
    """A text is itself, an empty cell "", every other cell [code, text, percent, decimals]."""
    return {
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.is_hidden,
                "lines": sheet.lines,
                "rows": [[_written(cell) for cell in row] for row in sheet.rows],
            }
            for sheet in source.sheets
        ],
    }


def _written(cell: SheetCell) -> object:
    if cell.kind in {CellKind.TEXT, CellKind.EMPTY}:
        return cell.text
    return [_CODES[cell.kind], cell.text, cell.percent, cell.decimals]


def source_in(name: str, told: object) -> SourceFile | None:
    """The sheets of a file of that name; None when this is something else."""
    match told:
        case {"encoding": str(encoding), "delimiter": str(delimiter), "sheets": list(sheets)}:
            read = [_sheet(sheet) for sheet in sheets]
            whole = [sheet for sheet in read if sheet is not None]
            cells = sum(len(row) for sheet in whole for row in sheet.rows)
            if len(whole) == len(read) and cells <= MOST_CELLS * max(1, len(read)):
                return SourceFile(name, tuple(whole), encoding, delimiter)
    return None


def _sheet(told: object) -> Sheet | None:
    match told:
        case {"name": str(name), "hidden": bool(hidden), "lines": list(lines), "rows": list(rows)}:
            if len(lines) != len(rows) or not all(type(line) is int for line in lines):
                return None
            read = [_row(row) for row in rows]
            whole = tuple(row for row in read if row is not None)
            if len(whole) == len(read):
                return Sheet(name, whole, lines[0] if lines else 1, tuple(lines), hidden)
    return None


def _row(told: object) -> tuple[SheetCell, ...] | None:
    if not isinstance(told, list) or len(told) > MOST_COLUMNS:
        return None
    cells = [_cell(cell) for cell in told]
    return _whole(cells)


def _whole(cells: Sequence[SheetCell | None]) -> tuple[SheetCell, ...] | None:
    whole = tuple(cell for cell in cells if cell is not None)
    return whole if len(whole) == len(cells) else None


def _cell(told: object) -> SheetCell | None:
    match told:
        case "":
            return EMPTY
        case str(text):
            return SheetCell(text)
        case [str(code), str(text), bool(percent), int() | None as decimals] if code in _KINDS:
            sound = code != "n" or _NUMBER.fullmatch(text)
            return SheetCell(text, _KINDS[code], percent, decimals) if sound else None
    return None
