"""No text becomes a formula in a spreadsheet, and none is lost on the way back."""

import csv
import io
import random
from pathlib import Path

import openpyxl

from kpidesk.domain.csv_text import csv_bytes
from kpidesk.domain.text import NOTE_LENGTH, clean_text
from kpidesk.exchange.reading import sheets_in
from kpidesk.exchange.xlsx_text import xlsx_bytes
from tests.proofs.fuzzed_text import fuzzed_text
from tests.proofs.proof import Reached, scaled

ROWS = (20,)
TITLE = "CSV and XLSX formula injection"
_TEXTS, _IN_ONE_FILE = 200_000, 2_000
_TRIGGERS = set("=+-@\uff1d\uff0b\uff0d\uff20|%")


def prove(scale: float, folder: Path) -> Reached:
    dice = random.Random(20)
    counts = {"texts": 0, "would start a formula": 0, "guarded": 0, "CSV triggers": 0, "XLSX formulas or errors": 0}
    failures: list[str] = []
    wanted = scaled(_TEXTS, scale)
    while counts["texts"] < wanted:
        texts = [fuzzed_text(dice) for _ in range(min(_IN_ONE_FILE, wanted - counts["texts"]))]
        counts["texts"] += len(texts)
        counts["would start a formula"] += sum(text.lstrip()[:1] in _TRIGGERS for text in texts)
        rows = [["text", "number"], *([text, number] for number, text in enumerate(texts))]
        _try_csv(csv_bytes(rows), texts, counts, failures)
        _try_xlsx(xlsx_bytes([("Texts", rows)]), texts, counts, failures)
    return Reached({**counts, "differences": sum("read back" in failure for failure in failures)}, failures)


def _try_csv(raw: bytes, texts: list[str], counts: dict[str, int], failures: list[str]) -> None:
    cells = [row[0] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))][1:]
    counts["guarded"] += sum(cell.startswith("'") for cell in cells)
    starting = [cell for cell in cells if cell.lstrip()[:1] in _TRIGGERS or cell[:1] in set("\t\r\n")]
    counts["CSV triggers"] += len(starting)
    failures += [f"CSV: {cell!r} starts a formula" for cell in starting]
    _compare("CSV", raw, texts, failures)


def _try_xlsx(raw: bytes, texts: list[str], counts: dict[str, int], failures: list[str]) -> None:
    """Read with somebody else's reader, which says of what kind a cell is."""
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    held = [cell for (cell,) in sheet.iter_rows(min_row=2, max_col=1)]
    alive = [cell for cell in held if cell.value is not None and cell.data_type != "s"]
    counts["XLSX formulas or errors"] += len(alive)
    failures += [f"XLSX: {cell.value!r} is of kind {cell.data_type}" for cell in alive]
    _compare("XLSX", raw, texts, failures)


def _compare(kind: str, raw: bytes, texts: list[str], failures: list[str]) -> None:
    (sheet,) = sheets_in(raw).sheets
    read = [sheet.cell(row, 0).text for row in range(1, len(sheet.rows))]
    if len(read) != len(texts):
        failures.append(f"{kind}: {len(texts)} rows were read back as {len(read)}")
    for text, back in zip(texts, read, strict=False):
        if back != clean_text(text, NOTE_LENGTH):
            failures.append(f"{kind}: {text!r} was read back as {back!r}")
