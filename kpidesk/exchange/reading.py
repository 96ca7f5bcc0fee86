"""Reading a file that somebody else made, in a process of its own that has nothing to lose.

The file is named or comes in on stdin. Its sheets go out on stdout as JSON (`kpidesk.exchange.answer`), or
`{"refused"}` with a sentence, or `{"errno"}` when the system cannot read. Nothing of the program is imported but what
reading needs.
"""

import codecs
import json
import sys
from contextlib import suppress
from pathlib import Path

from kpidesk.exchange import answer, encoding
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.sheet import SourceFile
from kpidesk.exchange.table import LARGEST_FILE, TableRefused

MOST_MEMORY = 1_000_000_000
"""Bytes; on Windows only the time is limited."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheets_in(raw: bytes) -> SourceFile:
    """Every sheet of a file's bytes. Raises TableRefused."""
    if len(raw) > LARGEST_FILE:
        raise TableRefused("this file has more than 20 MB; bring it in in parts")
    if raw.startswith(_OLE):
        raise TableRefused("this spreadsheet is locked with a password or of the old kind; save it as an open .xlsx")
    if other := _other_kind(raw):
        raise TableRefused(f"this is {other}; open it in a spreadsheet and save it as .xlsx or CSV")
    if raw.startswith(_ZIP):
        from kpidesk.exchange.xlsx_sheets import xlsx_source  # what reads XML is not for CSV

        source = xlsx_source(raw)
    else:
        source = csv_source(*encoding.decoded(raw))
    if not any(sheet.rows for sheet in source.sheets):
        raise TableRefused("there is no table; this file holds nothing that can be seen")
    return source


def _other_kind(raw: bytes) -> str:
    """What a file is instead of a table, whatever its name says; "" for one that may be read."""
    if raw.startswith(b"%PDF"):
        return "a PDF"
    if raw.startswith(_ZIP) and b"[Content_Types].xml" not in raw:
        return "a packed file of another kind than .xlsx, such as .ods or .numbers"
    beginning = raw[:2_000].lstrip(codecs.BOM_UTF8 + b" \r\n\t").lower()
    is_page = beginning.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml"))
    return "a web page or XML" if is_page else ""


def main() -> None:
    """Usage: python -m kpidesk.exchange.reading [FILE]."""
    _limit_memory()
    for unneeded in ("numpy", "PIL", "lxml"):  # openpyxl takes along what is there: memory, and another XML
        sys.modules[unneeded] = None  # type: ignore[assignment]
    text = json.dumps(_answer(*sys.argv[1:]), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(text.encode(errors="replace"))


def _answer(file: str = "") -> dict[str, object]:
    try:
        with Path(file).open("rb") if file else sys.stdin.buffer as source:
            raw = source.read(LARGEST_FILE + 1)
        return answer.written(sheets_in(raw))
    except TableRefused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "reading this file takes more than 1 GB of memory; copy the sheet into a new file"}
    except OSError as error:
        return {"errno": error.errno}


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # there is none on Windows

        for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):  # macOS may refuse
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
