from pathlib import Path

import pytest

from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.table_file import SUFFIXES, write_table

ROWS = [["month", "=figure"], ["2026-01", 1.234], ["2026-02", None], ["2026-03", "'text"]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_written_is_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figures{suffix}"
    path.write_text("old")
    write_table(path, ROWS, "Shop/1")
    (sheet,) = read_sheets(path).sheets
    texts = [[cell.text for cell in row] for row in sheet.rows]
    assert texts == [["month", "=figure"], ["2026-01", "1.2340"], ["2026-02"], ["2026-03", "'text"]]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_place_that_takes_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for path, problem in (
        (tmp_path / "none" / "a.csv", FileProblem.NOT_FOUND),
        (tmp_path / "folder.csv", FileProblem.IS_FOLDER),
    ):
        with pytest.raises(FileRefused) as refused:
            write_table(path, ROWS, "a")
        assert refused.value.problem is problem
    assert [file.name for file in tmp_path.iterdir()] == ["folder.csv"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"“\.ods” is no format for a table; end the file name in \.csv or \.xlsx"):
        write_table(tmp_path / "a.ods", ROWS, "a")
