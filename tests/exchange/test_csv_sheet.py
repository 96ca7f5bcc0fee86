"""A text file becomes one sheet, whatever its marks."""

import pytest

from kpidesk.exchange.csv_sheet import csv_source, delimiter_of
from kpidesk.exchange.sheet import EMPTY, CellKind, SheetCell
from kpidesk.exchange.table import MOST_COLUMNS, TableRefused


def rows(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in csv_source(text).sheets[0].rows]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("My shop, figures\n\nMonth;Sales\nJan;1\nFeb;2\nMar;3\n", ";"),
        ('"a, of all";"b"\n"1,5";"2"\n', ";"),
        ("one\ntwo\n", ","),
        ("# a;b\nMonth,Sales\n2026-01,5\n2026-02,6\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_divides_most_lines_alike(text: str, mark: str) -> None:
    assert delimiter_of(text) == mark


def test_a_line_that_names_the_delimiter_is_believed_and_is_no_row() -> None:
    source = csv_source("sep=|\nMonth|Sales;net\nJan|1\n")
    assert source.delimiter == "|"
    assert source.sheets[0].lines == (2, 3)
    assert rows("sep=;\r\na,b;c\r\n") == [["a,b", "c"]]


def test_lines_keep_their_numbers_through_breaks_in_cells_and_empty_lines() -> None:
    sheet = csv_source('# notes\n\n\nMonth,"Sales\nnet"\nJan,1\n\n').sheets[0]
    assert sheet.lines == (1, 2, 4, 6)
    assert [len(row) for row in sheet.rows] == [1, 0, 2, 2]
    assert sheet.line(3) == 6


def test_ragged_lines_are_data_and_cells_outside_are_empty() -> None:
    sheet = csv_source("a,b\n1\n1,2,3\n").sheets[0]
    assert sheet.cell(1, 1) == sheet.cell(9, 9) == sheet.cell(-1, 0) == EMPTY
    assert sheet.cell(2, 2) == SheetCell("3", CellKind.TEXT)


def test_what_our_own_export_guards_is_unguarded() -> None:
    assert rows("'=a,b\n") == [["=a", "b"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\0b", "no text file"),
        ('a,b\n"x,1\n', "line 2: .* quotation mark"),
        (",".join("x" * (MOST_COLUMNS + 1)), "line 1: more than 500 columns"),
        ("a\n" * 200_001, "line 200001: more than 200,000 rows"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        csv_source(text)
