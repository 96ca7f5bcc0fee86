"""What a cell says at length."""

import pytest

from kpidesk.analysis.numbers.numerals import SPACE
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.ui.changes.cell_words import Head, cell_text
from kpidesk.ui.changes.columns import Column
from tests.ui.changes.shop import QUIET, Figures, line_at, shop, words_of

N = "\N{NARROW NO-BREAK SPACE}"
FIGURES: Figures = {"sales": [1_000] * 14, "costs": [*[780] * 13, 850]}
GOALS = {"profit_margin": Goal(0.18)}
AT = "2026-02"


@pytest.fixture
def book():  # type: ignore[no-untyped-def]
    return shop(FIGURES, goals=GOALS)


def test_a_row_is_one_sentence(book) -> None:  # type: ignore[no-untyped-def]
    said = words_of(book).sentence(line_at(book, "profit_margin", AT))
    assert said == (
        f"Profit Margin, February 2026: 15{N}%; "
        f"against January 2026 22{N}%: down 7 points, worse, outside the usual range; "
        f"against February 2025 22{N}%: down 7 points, worse, outside the usual range; "
        f"goal 18{N}%, off; February 2026 lies below the usual range, 22{N}% to 22{N}%."
    )


def test_a_row_without_a_figure_says_why_and_compares_nothing() -> None:
    book = shop({"sales": [100, 100], "costs": [40]})
    said = words_of(book).sentence(line_at(book, "profit", "2025-02"))
    assert said == (
        "Profit, February 2025: It needs Costs for February 2025, which is not entered. "
        "An empty cell is not counted as 0."
    )


def test_an_unfinished_row_says_how_far_it_has_come() -> None:
    book = shop({"sales": [3_100, 1_400]}, unfinished={Month.of(2025, 2): 10})
    said = words_of(book).sentence(line_at(book, "total_sales", "2025-02"))
    assert said.startswith(f"Total Sales, February 2025: EUR{SPACE}1,400; so far, 10 of 28 days; against January 2025")


def test_a_year_is_compared_once_as_before_and_a_year_earlier_are_the_same() -> None:
    book = shop({"sales": [*QUIET, *QUIET]})
    said = words_of(book).sentence(line_at(book, "total_sales", "2026"))
    assert said.count("against ") == 1


def test_every_cell_is_said_with_its_row_and_header(book) -> None:  # type: ignore[no-untyped-def]
    words, line = words_of(book), line_at(book, "profit_margin", AT)
    assert words.spoken(line, Column.NAME, Head("KPI")) == words.sentence(line)
    assert words.spoken(line, Column.GOAL, Head("Goal")) == f"Profit Margin, Goal: 18{N}%"
    assert words.spoken(line, Column.STATUS, Head("Status")) == "Profit Margin, Status: off"
    assert words.spoken(line, Column.CHANGE, Head("Δ Jan")).startswith("Profit Margin, Δ Jan: down 7 points, worse")
    assert words.spoken(line, Column.VALUE, Head("Feb 26", "10/28 days")).startswith("Profit Margin, Feb 26 10/28 days")


def test_a_cell_with_nothing_in_it_says_so() -> None:
    book = shop({"sales": [100]})
    line = line_at(book, "total_sales", "2025-01")
    assert words_of(book).spoken(line, Column.CHANGE, Head("Δ Dec")) == "Total Sales, Δ Dec: nothing to tell"


@pytest.mark.parametrize(
    ("column", "tip"),
    [
        (Column.NAME, "Profit Margin\nhigher is better"),
        (Column.VALUE, f"15{N}%"),
        (Column.PREVIOUS, f"January 2026: 22{N}%"),
        (Column.LAST_YEAR, f"February 2025: 22{N}%"),
        (Column.GOAL, f"18{N}%"),
        (Column.VARIANCE, f"18{N}%"),
        (Column.CHANGE, "down 7 points, worse, outside the usual range"),
        (Column.SIGNAL, f"February 2026 lies below the usual range, 22{N}% to 22{N}%"),
    ],
)
def test_a_tip_says_what_has_no_room_in_the_cell(book, column: Column, tip: str) -> None:  # type: ignore[no-untyped-def]
    assert words_of(book).tip(line_at(book, "profit_margin", AT), column) == tip


def test_the_status_tip_holds_the_advice(book) -> None:  # type: ignore[no-untyped-def]
    tip = words_of(book).tip(line_at(book, "profit_margin", AT), Column.STATUS)
    assert tip.startswith("off\nSomething has changed for the worse.")


def test_the_tip_of_a_missing_figure_says_what_to_enter() -> None:
    book = shop({"sales": [100, 100], "costs": [40]})
    line, words = line_at(book, "profit", "2025-02"), words_of(book)
    for column in (Column.VALUE, Column.STATUS, Column.SIGNAL):
        assert "Costs" in words.tip(line, column)
    assert "is not entered" in words.tip(line_at(book, "profit", "2025-01"), Column.PREVIOUS)


def test_cells_copy_as_they_stand(book) -> None:  # type: ignore[no-untyped-def]
    line = line_at(book, "profit_margin", AT)
    assert [cell_text(line, column) for column in Column] == [
        "Profit Margin",
        "",
        f"15{N}%",
        f"22{N}%",
        f"−7{N}pp",
        f"22{N}%",
        f"−7{N}pp",
        f"18{N}%",
        f"−3{N}pp",
        "off",
        "below usual range",
        "",  # notes are known to the model
    ]
