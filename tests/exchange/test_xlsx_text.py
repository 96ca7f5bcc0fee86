"""XLSX that goes out: texts are texts, numbers are numbers."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.csv_text import CsvCell
from kpidesk.domain.text import NOTE_LENGTH, clean_text
from kpidesk.exchange.xlsx_sheets import xlsx_source
from kpidesk.exchange.xlsx_text import sheet_names, xlsx_bytes


def cells(raw: bytes) -> list[tuple[object, str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    return [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row]


HOSTILE = ["=1+1", "#REF!", "@SUM(A1)", "+1", "-1", "https://x.y", "{=1}", "'quoted", "1e5", "TRUE", "2026-01-01"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    assert cells(xlsx_bytes([("a", [[text]])])) == [(text, "s")]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("<r><t>other</t></r>", "<r><t>other</t></r> "),
        ("<r>&</r>", "<r>&</r> "),
        ("a\x07\x00\ud800b", "ab"),
        ("<&>\"'", "<&>\"'"),
    ],
)
def test_markup_is_no_markup_and_what_is_no_text_goes(text: str, held: str) -> None:
    assert cells(xlsx_bytes([("a", [[text]])])) == [(held, "s")]


def test_a_text_that_no_cell_holds_is_cut_between_two_characters() -> None:
    ((held, _),) = cells(xlsx_bytes([("a", [["😀" * NOTE_LENGTH]])]))
    assert held == "😀" * (32_767 // 2)


def test_numbers_are_numbers_and_none_is_an_empty_cell() -> None:
    rows: list[list[CsvCell]] = [[1.234, -5, None], [0.1 + 0.2, 999_999_999_999_999, 1e-7]]
    assert [value for value, _ in cells(xlsx_bytes([("a", rows)]))] == [1.234, -5, None, 0.3, 999_999_999_999_999, 1e-7]


def test_what_is_no_figure_is_not_written() -> None:
    with pytest.raises(TypeError):
        xlsx_bytes([("a", [[float("nan")]])])


@given(st.lists(st.text(max_size=40), min_size=2, max_size=30))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_our_reader_reads_the_same_texts(texts: list[str]) -> None:
    raw = xlsx_bytes([("a", [["x", "text"], *(["x", text] for text in texts)])])
    (sheet,) = xlsx_source(raw).sheets
    assert [sheet.cell(row, 1).text for row in range(1, len(texts) + 1)] == [clean_text(t, NOTE_LENGTH) for t in texts]


@pytest.mark.parametrize(
    ("names", "made"),
    [
        (["Shop", "shop", "SHOP"], ["Shop", "shop 2", "SHOP 3"]),
        (["a/b:c*d?e[f]g\\h"], ["a b c d e f g h"]),
        (["'quoted'", "History", "", "''"], ["quoted", "History 2", "Sheet", "Sheet 2"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_sheets_have_names_that_every_spreadsheet_takes(names: list[str], made: list[str]) -> None:
    assert sheet_names(names) == made


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_names_become_names_of_sheets(names: list[str]) -> None:
    made = sheet_names(names)
    assert len({name.casefold() for name in made}) == len(names) == len(made)
    xlsx_bytes([(name, [[1]]) for name in names])
