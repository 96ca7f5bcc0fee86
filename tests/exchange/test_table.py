from collections.abc import Callable, Iterable

import pytest

from kpidesk.exchange.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    TableRefused,
    parse_csv,
    read_block,
    table_of,
    write_block,
)


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


def test_a_cell_longer_than_any_figure_is_named_with_its_line() -> None:
    with pytest.raises(TableRefused, match="line 1"):
        parse_csv("x" * 200_000)
    with pytest.raises(TableRefused, match="line 3"):
        parse_csv("month,revenue\n2011-01,1\n2011-02," + "x" * 200_000)


def test_a_block_with_an_endless_cell_is_still_a_block() -> None:
    assert read_block("1\t" + "x" * 200_000) == [["1", "x" * 200_000]]


def test_bytes_are_no_table() -> None:
    with pytest.raises(TableRefused, match="no text file"):
        parse_csv("\x00\x01\x02\n\x00")


def test_an_apostrophe_that_guards_a_text_is_taken_off() -> None:
    assert parse_csv("month,a\n2011-01,'=x\n2011-02,''y\n").rows == (("2011-01", "=x"), ("2011-02", "'y"))


def test_what_follows_the_first_quoted_cell_divides_the_others() -> None:
    assert parse_csv('"month","a;b;c"\n"2011-01","1;2;3"\n').rows == (("2011-01", "1;2;3"),)


def test_cells_are_cleaned() -> None:
    assert parse_csv("month,a\x1b[31m\n2011-01,\u202e12\u200b\n") == Table(
        ("month", "a[31m"), (("2011-01", "12"),), (2,)
    )


@pytest.mark.parametrize(
    "records",
    [
        lambda: ((n, ["a"]) for n in range(1, MOST_ROWS + 2)),
        lambda: ((n, ["a"] * 500) for n in range(1, 5_000)),
        lambda: ((n, ["x" * 20_000]) for n in range(1, 2_000)),
        lambda: [(1, ["a"] * (MOST_COLUMNS + 1))],
    ],
)
def test_a_table_that_is_too_large_is_refused(records: Callable[[], Iterable[tuple[int, list[str]]]]) -> None:
    with pytest.raises(TableRefused, match=r"line \d+: more than .* bring them in in parts"):
        table_of(records())


def test_a_block_from_a_spreadsheet_keeps_its_shape() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert read_block('"a\nb"\t2\n') == [["a\nb", "2"]]
    assert read_block("1\n2") == [["1"], ["2"]]
    assert read_block("") == [[""]]


def test_a_block_written_is_a_block_read() -> None:
    block = [["1,234.5", ""], ["", "5 %"]]
    assert read_block(write_block(block)) == block


def test_a_cell_of_a_block_is_one_cell_whatever_is_in_it() -> None:
    assert write_block([["a\tb\r\nc", "d"]]) == "a b  c\td"
