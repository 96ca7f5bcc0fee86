"""The bytes of a file become sheets, in a process of their own."""

import json
import subprocess
import sys

import pytest

from kpidesk.exchange.answer import source_in
from kpidesk.exchange.reading import sheets_in
from kpidesk.exchange.table import TableRefused
from tests.exchange.spreadsheet import spreadsheet

CSV = b"month,revenue\n2026-01,5\n"
XLSX = spreadsheet(("month", "revenue"), ("2026-01", 5))


def texts(raw: bytes) -> list[list[str]]:
    """Of the first sheet."""
    return [[cell.text for cell in row] for row in sheets_in(raw).sheets[0].rows]


def test_the_content_tells_what_a_file_is() -> None:
    assert texts(CSV) == texts(XLSX) == [["month", "revenue"], ["2026-01", "5"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert texts("month,Erlöse\n2011-01,1\n".encode(encoding))[0] == ["month", "Erlöse"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "locked with a password or of the old kind"),
        (b"a" * 20_000_001, "20 MB"),
        (b"%PDF-1.4\n%\xe2\xe3\n", "this is a PDF; open it in a spreadsheet"),
        (b"<html><table><tr><td>Month</td></tr></table></html>", "this is a web page or XML"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument", "another kind than .xlsx, such as .ods"),
        (b"\x00\x01\x02\n\x00", "no text file"),
        (b"", "there is no table"),
    ],
)
def test_what_holds_no_table_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        sheets_in(raw)


def read_apart(raw: bytes) -> dict[str, object]:
    command = [sys.executable, "-m", "kpidesk.exchange.reading"]
    answer: dict[str, object] = json.loads(
        subprocess.run(command, input=raw, stdout=subprocess.PIPE, check=True).stdout
    )
    return answer


def test_the_process_answers_with_the_sheets_or_a_sentence() -> None:
    source = source_in("figures.xlsx", read_apart(XLSX))
    assert source is not None and [sheet.name for sheet in source.sheets] == ["Figures"]
    assert list(read_apart(b"")) == ["refused"]


def test_the_process_holds_nothing_but_the_reader() -> None:
    look = (
        "import sys, kpidesk.exchange.reading as r, kpidesk.exchange.xlsx_sheets; r.main();"
        "heavy = {'numpy', 'PIL', 'lxml', 'PySide6', 'sqlalchemy', 'matplotlib', 'babel', 'pickle', 'sqlite3'};"
        "ours = {name for name in sys.modules if name.startswith(('kpidesk.store', 'kpidesk.ui', 'kpidesk.workbook'))};"
        "sys.exit(str({name for name in heavy if sys.modules.get(name)} | ours))"
    )
    done = subprocess.run([sys.executable, "-c", look], input=XLSX, capture_output=True, check=False)
    assert done.stderr.decode().strip() == "set()"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may refuse the limit")
def test_the_process_gets_a_gigabyte_and_says_when_that_is_too_little() -> None:
    hungry = "import kpidesk.exchange.reading as r; r.sheets_in = lambda *_: bytearray(r.MOST_MEMORY); r.main()"
    done = subprocess.run([sys.executable, "-c", hungry], input=CSV, stdout=subprocess.PIPE, check=True)
    assert "1 GB" in json.loads(done.stdout)["refused"]
