"""Every cell as it is shown: as in the file, as stored, and the word."""

import pytest

from kpidesk.exchange.planned import CellState
from kpidesk.ui.importing.check_rows import MOST_ROWS
from tests.ui.importing.bench_book import business, rows_of


def test_a_cell_has_what_the_file_says_above_what_is_stored() -> None:
    view = rows_of().view((1, 0))
    assert (view.upper, view.lower, view.word, view.state) == ("1.512,50", "1,512.50", "new", CellState.NEW)


def test_a_changed_cell_shows_what_it_replaces() -> None:
    view = rows_of().view((0, 2))
    assert (view.struck, view.lower, view.word) == ("800", "850", "changed")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((0, 0), "May 2026, Sales, net, same as stored, 1,400"),
        ((0, 2), "May 2026, Costs, changed from 800 to 850"),
        ((1, 1), "June 2026, Visits, new, 1,234"),
        ((1, 2), "June 2026, Costs, refused, “k. A.”: “k. A.” is text, not a number."),
        ((2, 0), "Total, Sales, net, 2.912,50, left out"),
    ],
)
def test_every_cell_can_be_heard(place: tuple[int, int], said: str) -> None:
    assert rows_of().view(place).spoken == said


def test_rows_are_months_and_then_what_is_left_out() -> None:
    rows = rows_of()
    assert [rows.title(row) for row in range(rows.rows)] == ["May 2026", "June 2026", "Total"]
    assert [rows.is_left(row) for row in range(rows.rows)] == [False, False, True]


def test_a_blank_cell_has_no_words() -> None:
    view = rows_of("Month;Visits;Costs\nMay 2026;90;\nJune 2026;95;10\n").view((0, 1))
    assert (view.upper, view.lower, view.spoken) == ("", "", "")


def test_questions_come_in_the_order_of_the_table() -> None:
    rows = rows_of()
    assert [(one.place, one.column, one.cell is not None) for one in rows.questions] == [
        ((1, 1), 1, False),
        ((1, 2), 2, True),
    ]
    assert [cell.source.text for cell in rows.refused] == ["k. A."]


def test_the_summary_counts_cells_figures_and_months() -> None:
    assert rows_of().summary == "6 cells, 3 figures, 2 months"


def test_a_long_file_is_counted_whole_but_drawn_in_part() -> None:
    lines = "".join(f"{2000 + n // 12}-{n % 12 + 1:02};{n}\n" for n in range(250)) + "2021-01;none\n"
    rows = rows_of("Month;Visits\n" + lines.replace("2020-10;249\n", ""), business())
    assert rows.drawn == MOST_ROWS
    assert rows.summary == "250 cells, 1 figure, 250 months"
    assert rows.questions[-1].place is None
    assert rows.questions[-1].cell is not None and rows.questions[-1].cell.source.text == "none"


def test_the_widest_cells_are_among_those_that_are_measured() -> None:
    rows = rows_of("Month;Sales, net\n" + "".join(f"{2010 + n}-01;{n}\n" for n in range(9)) + "2026-01;123456,75\n")
    assert 9 in rows.telling(0)
