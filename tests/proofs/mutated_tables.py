"""Tables with something wrong in them: spreadsheets and CSV, changed by chance."""

import random
import zipfile
import zlib
from io import BytesIO

from kpidesk.domain.csv_text import CsvCell, csv_bytes
from kpidesk.exchange.xlsx_text import xlsx_bytes
from tests.exchange.spreadsheet import packed, spreadsheet

_WORDS = (
    b"1e400",
    b"NaN",
    b"-1",
    b"99999999999999999999",
    b"&#0;",
    b"&#xD800;",
    b"]]>",
    b"<!DOCTYPE x>",
    b"<c>",
    b"</row>",
    b"<f>1</f>",
    b't="s"',
    b't="e"',
    b't="d"',
    b's="7"',
    b'r="XFD1048576"',
    b'r="0"',
    b'"',
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"'",
    b"\n",
    b";",
    b"\t",
    b'encoding="UTF-16"',
)


def sound_tables() -> list[bytes]:
    """Made by different writers, in different encodings."""
    rows: list[list[CsvCell]] = [["month", "revenue", "Größe"]]
    rows += [[f"2026-{month:02}", month * 1.25, f"text {month}"] for month in range(1, 13)]
    lines = "\r\n".join(";".join(str(cell) for cell in row) for row in rows)
    by_hand = spreadsheet(*(tuple("" if cell is None else cell for cell in row) for row in rows))
    return [by_hand, xlsx_bytes([("Figures", rows)]), csv_bytes(rows), lines.encode("utf-16"), lines.encode("cp1252")]


def mutated(dice: random.Random, raw: bytes) -> bytes:
    """A spreadsheet is changed as a file or, more often, inside one of its parts, which the package itself survives."""
    if not raw.startswith(b"PK") or dice.random() < 0.3:
        return _changed(dice, raw)
    with zipfile.ZipFile(BytesIO(raw)) as package:
        content: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    for _ in range(dice.randint(1, 2)):
        name = dice.choice([part for part in content if "sheet" in part or dice.random() < 0.4] or list(content))
        content[name] = _changed(dice, bytes(content[name]))  # type: ignore[arg-type]
    return packed(content, zipfile.ZIP_STORED)


def _changed(dice: random.Random, raw: bytes) -> bytes:
    data = bytearray(raw)
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.randint(0, 40))
        match dice.randrange(6):
            case 0:
                data[start:start] = dice.choice(_WORDS)
            case 1:
                data[start:end] = dice.choice(_WORDS)
            case 2:
                del data[start:end]
            case 3:
                data[start:start] = data[start:end] * dice.choice((1, 2, 500))
            case 4:
                data[start:end] = dice.randbytes(end - start)
            case _:
                _change_a_number(dice, data)
    return bytes(data)


def _change_a_number(dice: random.Random, data: bytearray) -> None:
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if digits:
        place = digits[zlib.crc32(dice.randbytes(4)) % len(digits)]
        data[place : place + 1] = dice.choice((b"", b"0", b"7", b"-", b"999999999", b".", b"e99"))
