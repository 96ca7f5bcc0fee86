"""The sentences of the import."""

from dataclasses import replace
from pathlib import Path

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.exchange.layout import LeftOut, Why
from kpidesk.exchange.series import SourceCell
from kpidesk.exchange.sheet import CellKind
from kpidesk.exchange.table import TableRefused
from kpidesk.ui.importing import words
from tests.ui.importing.bench_book import rows_of, sheet

MAY = Month.of(2026, 5)


def test_a_file_is_described_by_what_was_found_in_it() -> None:
    assert words.file_facts(sheet()) == "figures.csv, semicolons, UTF-8"


def test_a_refusal_names_the_file_without_its_folders() -> None:
    assert words.refused(TableRefused("/home/a/b.csv: line 3: too long; make it shorter")) == (
        "“b.csv”, line 3: too long; make it shorter."
    )
    told = words.refused(FileRefused(Path("/home/a/b.csv"), FileProblem.IS_FOLDER))
    assert told == "“b.csv” is a folder. Choose a file in it."


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_for_leaving_out_has_a_sentence(why: Why) -> None:
    sentence = words.why_left_out(LeftOut("line 9", "Summe", "line 9", why))
    assert "“Summe”" in sentence and sentence.endswith(".")


def test_a_column_in_thousands_says_so_where_it_is_checked() -> None:
    text = "Month;Sales (Tsd. €);Clicks\nMay 2026;1,5;3\n"
    series, other = rows_of(text).series
    assert [words.heading(series), words.heading(other)] == ["Sales (Tsd. €), times 1,000", "Clicks"]
    assert words.heading(replace(series, times=1)) == "Sales (Tsd. €)"


def test_number_forms_are_shown_by_example() -> None:
    rows = rows_of()
    shown = [[text for text, _ in words.form_choices(each, rows.about(n))] for n, each in enumerate(rows.series)]
    assert shown == [["1.234,56", "1,234.56"], ["1.234", "1,234"], ["1.234,56", "1,234.56"]]


def test_both_readings_of_a_column_are_told() -> None:
    rows = rows_of()
    told = words.readings_told(rows.series[1], rows.about(1))
    assert told == "Read as 1,234, because visits are whole numbers. Read the other way it would be 1.234."


def test_a_number_of_a_spreadsheet_is_shown_as_numbers_are_written_here() -> None:
    cell = SourceCell(MAY, "1234.5", CellKind.NUMBER)
    assert words.as_in_file(cell, GERMAN) == "1234,5"
    assert words.as_in_file(cell._replace(text="0.12", percent=True), ENGLISH) == "12\u202f%"
    assert words.as_in_file(cell._replace(text="x" * 90, kind=CellKind.TEXT), ENGLISH) == "x" * 23 + "…"
