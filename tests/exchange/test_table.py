from pathlib import Path

import pytest

from kpidesk.domain.refusal import FileRefused
from kpidesk.exchange.table import Table, TableRefused, parse_csv, read_block, read_csv, write_block


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_usual_mark_splits_the_columns(mark: str) -> None:
    text = f"month{mark}sales\n2011-01{mark}5\n2011-02{mark}6\n"
    assert parse_csv(text) == Table(("month", "sales"), (("2011-01", "5"), ("2011-02", "6")), (2, 3))


def test_decimal_commas_do_not_split_a_semicolon_file() -> None:
    assert parse_csv("Monat;Umsatz\n2011-01;1,5\n2011-02;2,5\n").rows == (("2011-01", "1,5"), ("2011-02", "2,5"))


def test_blank_lines_are_skipped_and_lines_keep_their_numbers() -> None:
    assert parse_csv("month,a\n\n2011-01,1\n,\n2011-02,2\n").lines == (3, 5)


def test_short_rows_are_filled_with_blanks() -> None:
    assert parse_csv("month,a,b\n2011-01,1\n").rows == (("2011-01", "1", ""),)


def test_a_row_that_is_too_long_is_named() -> None:
    with pytest.raises(TableRefused, match="line 3: 3 cells, but the first line names 2"):
        parse_csv("month,a\n2011-01,1\n2011-02,1,2\n")


@pytest.mark.parametrize("text", ["", "month,a", "\n\n", "month,a\n,\n"])
def test_what_holds_no_table_says_what_a_table_is(text: str) -> None:
    with pytest.raises(TableRefused, match="each further line is one month"):
        parse_csv(text)


def test_an_open_quotation_mark_is_named_with_its_line() -> None:
    with pytest.raises(TableRefused, match="quotation mark"):
        parse_csv('month,a\n2011-01,"1\n2011-02,2')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("month,Erlöse\n2011-01,1\n".encode(encoding))
    assert read_csv(path).header == ("month", "Erlöse")


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileRefused):
            read_csv(path)


def test_a_file_without_end_is_not_read_to_the_end() -> None:
    with pytest.raises(TableRefused, match="20 MB"):
        read_csv(Path("/dev/zero"))


def test_a_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        read_csv(tmp_path / ("x" * 300))


def test_a_cell_longer_than_any_figure_is_named_with_its_line() -> None:
    with pytest.raises(TableRefused, match="line 1"):
        parse_csv("x" * 200_000)
    with pytest.raises(TableRefused, match="line 3"):
        parse_csv("month,revenue\n2011-01,1\n2011-02," + "x" * 200_000)


def test_a_block_with_an_endless_cell_is_still_a_block() -> None:
    assert read_block("1\t" + "x" * 200_000) == [["1", "x" * 200_000]]


def test_a_file_of_bytes_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\x01\x02\n\x00")
    with pytest.raises(TableRefused, match="no text file"):
        read_csv(tmp_path / "a.csv")


def test_a_block_from_a_spreadsheet_keeps_its_shape() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert read_block('"a\nb"\t2\n') == [["a\nb", "2"]]
    assert read_block("1\n2") == [["1"], ["2"]]
    assert read_block("") == [[""]]


def test_a_block_written_is_a_block_read() -> None:
    block = [["1,234.5", ""], ["", "5 %"]]
    assert read_block(write_block(block)) == block
