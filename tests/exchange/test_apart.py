"""Whatever a file does to its reader, the program gets a table or a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.sheet import Sheet, SheetCell, SourceFile
from kpidesk.exchange.table import TableRefused
from tests.exchange.spreadsheet import spreadsheet

TABLE = [["month", "revenue"], ["2026-01", "5"]]


def cells(path: Path) -> list[list[str]]:
    """The texts of the first sheet."""
    return [[cell.text for cell in row] for row in read_sheets(path).sheets[0].rows]


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text("month,revenue\n2026-01,5\n")
    return path


def test_a_file_is_read_by_its_content_whatever_its_name_is(figures: Path, tmp_path: Path) -> None:
    misnamed = tmp_path / "sheet.csv"
    misnamed.write_bytes(spreadsheet(("month", "revenue"), ("2026-01", 5)))
    assert cells(figures) == cells(misnamed) == TABLE


def test_every_sheet_of_a_file_is_read_with_what_the_file_is(figures: Path, tmp_path: Path) -> None:
    rows = ((SheetCell("month"), SheetCell("revenue")), (SheetCell("2026-01"), SheetCell("5")))
    sheet = Sheet("", rows, 1, (1, 2))
    assert read_sheets(figures) == SourceFile("figures.csv", (sheet,), "UTF-8", ",")
    book = tmp_path / "book.xlsx"
    book.write_bytes(spreadsheet(("month", "revenue"), ("2026-01", 5)))
    source = read_sheets(book)
    assert [(each.name, len(each.rows)) for each in source.sheets] == [("Figures", 2)]
    assert (source.name, source.encoding, source.delimiter) == ("book.xlsx", "", "")


def test_a_file_of_nothing_or_of_something_else_is_refused(tmp_path: Path) -> None:
    empty, picture = tmp_path / "empty.csv", tmp_path / "picture.csv"
    empty.write_text("\n\n ; \n")
    picture.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(TableRefused, match="holds nothing that can be seen"):
        read_sheets(empty)
    with pytest.raises(TableRefused, match="no text file"):
        read_sheets(picture)


@pytest.mark.parametrize("told", ["{}", '{"sheets": []}', '{"encoding": "", "delimiter": "", "sheets": [1]}', "[", "1"])
def test_sheets_that_are_none_are_not_believed(figures: Path, told: str) -> None:
    with pytest.raises(TableRefused, match="breaks its reader"):
        read_sheets(figures, reader=reader(f"print({told!r})"))


def test_a_refusal_names_the_file_and_the_place(figures: Path) -> None:
    figures.write_text('month,revenue\n2026-01,"5\n')
    with pytest.raises(TableRefused, match=r"figures\.csv: line 2: .* quotation mark"):
        read_sheets(figures)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, problem in (
        (tmp_path / "none.csv", FileProblem.NOT_FOUND),
        (tmp_path, FileProblem.IS_FOLDER),
        (tmp_path / ("x" * 300), FileProblem.NOT_FOUND),
        (tmp_path / "nul\0", FileProblem.NOT_READABLE),
    ):
        with pytest.raises(FileRefused) as refused:
            read_sheets(path)
        assert refused.value.problem is problem


def test_a_file_without_end_is_not_read_to_the_end() -> None:
    with pytest.raises(TableRefused, match="20 MB"):
        read_sheets(Path("/dev/zero"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_that_nobody_writes_into_is_empty(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TableRefused, match="there is no table"):
        read_sheets(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["sh", "-c", f"printf 'month,revenue\\n2026-01,5\\n' > '{tmp_path}/pipe'"]):
        end = os.open(tmp_path / "pipe", os.O_RDONLY)  # meets the writer
        try:
            assert cells(Path(f"/dev/fd/{end}")) == TABLE
        finally:
            os.close(end)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no locks of this kind")
def test_a_file_keeps_the_locks_that_this_process_has_on_it(figures: Path) -> None:
    import fcntl

    with figures.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        assert cells(figures) == TABLE
        other = f"import fcntl; fcntl.lockf(open({str(figures)!r}, 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        assert subprocess.run([sys.executable, "-c", other], stderr=subprocess.DEVNULL, check=False).returncode == 1


def reader(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import os, sys; {code}")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("os.kill(os.getpid(), 9)", "breaks its reader"),
        ("sys.exit(3)", "breaks its reader"),
        ("raise ValueError", "breaks its reader"),
        ("print('hello')", "breaks its reader"),
        ("print('[' * 100000)", "breaks its reader"),
        ("print('{}')", "breaks its reader"),
        ("sys.stdout.buffer.write(bytes(range(256)))", "breaks its reader"),
        ("print('{\"errno\": 99999999999999999999}')", "breaks its reader"),
    ],
)
def test_a_reader_that_dies_or_talks_nonsense_is_told(figures: Path, code: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        read_sheets(figures, reader=reader(code))


def test_a_reader_that_hangs_is_ended(figures: Path) -> None:
    with pytest.raises(TableRefused, match="takes too long"):
        read_sheets(figures, reader=reader("import time; time.sleep(600)"), seconds=0.3)


def test_a_reader_that_never_stops_talking_is_ended(figures: Path) -> None:
    with pytest.raises(TableRefused, match="breaks its reader"):
        read_sheets(figures, reader=reader("[os.write(1, bytes(1000000)) for _ in iter(int, 1)]"))


def test_what_the_disk_says_is_told_as_such(figures: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        read_sheets(figures, reader=reader("print('{\"errno\": 5}')"))
    assert refused.value.problem is not FileProblem.NOT_FOUND


def test_a_module_in_the_current_folder_is_not_the_readers(
    figures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "csv.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert cells(figures) == TABLE


def test_a_reader_that_cannot_be_started_is_told(figures: Path, tmp_path: Path) -> None:
    with pytest.raises(TableRefused, match="cannot be started"):
        read_sheets(figures, reader=(str(tmp_path / "no such program"),))
