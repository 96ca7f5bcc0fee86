"""What is said about pasting and filling."""

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.exchange.amount import COMMA
from kpidesk.ui.figures import paste_words
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.block import Written
from kpidesk.ui.figures.paste import Placed, Plan, Slot
from kpidesk.ui.figures.paste_refused import BlockTooLarge, Misfit, PasteRefused, Why
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.workbook.workbook import Workbook

MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SALES = Row(RowKind.FIGURE, "Finance", "sales")
AREA = Area(0, 0, 1, 1)


def cells(count: int, blank: int = 0) -> dict[Cell, float | None]:
    return {Cell("sales", MAY.plus(place)): None if place < blank else 1.0 for place in range(count)}


@pytest.mark.parametrize(
    ("misfit", "words"),
    [
        (
            Misfit(2, 1, Why.NOT_READ, Cell("sales", MAY), "“abc” is not a number"),
            "Line 2, column 1 (Sales, net, May 2026): “abc” is not a number.",
        ),
        (Misfit(3, 1, Why.HEADING, None, "Website"), "Line 3, column 1 falls on the heading “Website”."),
        (
            Misfit(2, 4, Why.UNKNOWN_NAME, None, "Rent"),
            "Line 2, column 4: “Rent” is none of the figures that you have chosen. Choose it first, or correct it.",
        ),
        (
            Misfit(1, 2, Why.MONTH_TOO_LATE, Cell("sales", JUNE), "2026-06"),
            "Line 1, column 2 (Sales, net, June 2026): this month cannot be entered yet.",
        ),
        (
            Misfit(1, 2, Why.TWICE, Cell("sales", JUNE), ""),
            "Line 1, column 2 (Sales, net, June 2026): another cell of the block goes there as well.",
        ),
    ],
)
def test_every_cell_that_was_refused_has_its_place(workbook: Workbook, misfit: Misfit, words: str) -> None:
    assert paste_words.misfits(PasteRefused([misfit]), workbook) == f"Nothing was pasted. {words}"


def test_only_the_first_refused_cells_are_named(workbook: Workbook) -> None:
    error = PasteRefused([Misfit(number, 1, Why.HEADING, None, "Website") for number in range(1, 9)])
    said = paste_words.misfits(error, workbook)
    assert said.count("falls on") == 3
    assert said.endswith("5 more cells cannot be taken either.")


def test_a_block_that_does_not_fit_says_how_much_room_there_is() -> None:
    assert "5 columns, and from this month on there are 4" in paste_words.too_large(BlockTooLarge(1, 5, 4, 4))
    assert "7 rows, and from this row on there are 2" in paste_words.too_large(BlockTooLarge(7, 1, 2, 4))
    assert paste_words.too_large(BlockTooLarge(7, 1, 2, 9)).endswith("it fits: Ctrl+Shift+V.")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(cells(1)), "1 figure entered."),
        (Plan(cells(4), skipped=1), "4 figures entered. 1 calculated cell was left out."),
        (Plan(cells(4), skipped=3), "4 figures entered. 3 calculated cells were left out."),
        (Plan(cells(4, blank=1)), "3 figures entered, 1 cleared."),
        (Plan(cells(2, blank=2)), "2 cells cleared."),
        (
            Plan(cells(2), left=2, others=1),
            "2 figures entered. 2 blank cells left what was there. 1 cell of another unit was left out.",
        ),
    ],
)
def test_what_was_entered_is_counted(plan: Plan, words: str) -> None:
    assert paste_words.entered(plan) == words


def test_what_was_made_of_a_block_is_said() -> None:
    swapped = Placed((), area=AREA, swapped=True)
    assert paste_words.pasted(swapped, Plan(cells(1)), COMMA) == (
        "1 figure entered. Rows and columns were swapped. Numbers were read with a decimal comma."
    )
    by_headings = Placed((), unheaded=2)
    assert paste_words.pasted(by_headings, Plan(cells(1)), None) == (
        "1 figure entered. Each went to the figure and month that the headings name. "
        "2 cells without a month were left out."
    )


def test_a_block_with_headings_says_where_it_leads() -> None:
    slots = tuple(Slot(Written("1", 2, 2), SALES, month) for month in (MAY, JUNE))
    assert paste_words.by_headings(Placed(slots)).startswith(
        "The copied block has headings: 1 figure, May 2026 to June 2026."
    )
