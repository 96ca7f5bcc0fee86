import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.goals.goal_blocks import BlockRefused, cleared, copied, filled_right, pasted
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)


@pytest.fixture
def turnover(workbook: Workbook) -> GoalTableModel:
    model = GoalTableModel(workbook, ENGLISH)
    model.show_year("turnover", workbook.calendar.around(AUGUST, PeriodKind.YEAR), AUGUST, False)
    return model


@pytest.fixture
def share(workbook: Workbook) -> GoalTableModel:
    model = GoalTableModel(workbook, ENGLISH)
    model.show_year("ad_share", workbook.calendar.around(AUGUST, PeriodKind.YEAR), AUGUST, True)
    return model


def test_one_month_fills_the_rest_of_the_year(turnover: GoalTableModel) -> None:
    assert filled_right(turnover, [(0, 8)]) == {(0, 9): 2500.0, (0, 10): 2500.0, (0, 11): 2500.0}


def test_a_selection_is_filled_from_its_first_month(turnover: GoalTableModel) -> None:
    assert filled_right(turnover, [(0, 2), (0, 3), (0, 4)]) == {(0, 3): 2500.0, (0, 4): 2500.0}


def test_both_ends_of_a_band_are_filled(share: GoalTableModel) -> None:
    share.take({(0, 9): 0.05, (1, 9): 0.1})
    assert filled_right(share, [(0, 9), (1, 9)]) == {
        **{(0, column): 0.05 for column in (10, 11)},
        **{(1, column): 0.1 for column in (10, 11)},
    }


@pytest.mark.parametrize("chosen", [[(1, 3)], [(0, 11)], []])
def test_nothing_to_fill_with_is_said(turnover: GoalTableModel, chosen: list[tuple[int, int]]) -> None:
    with pytest.raises(BlockRefused, match="Type one first"):
        filled_right(turnover, chosen)


def test_clearing_leaves_what_happened_alone(turnover: GoalTableModel) -> None:
    assert cleared(turnover, [(0, 3), (1, 3), (0, 12)]) == {(0, 3): None}
    with pytest.raises(BlockRefused, match="Only goals can be cleared"):
        cleared(turnover, [(1, 3)])


def test_a_block_is_copied_with_every_digit(turnover: GoalTableModel) -> None:
    turnover.take({(0, 0): 2500.125})
    assert copied(turnover, [(0, 0), (0, 1), (1, 0), (1, 1)]) == "2500.125\t2500\n2200\t2300"


def test_a_row_of_a_spreadsheet_goes_from_the_first_cell_on(turnover: GoalTableModel) -> None:
    assert pasted(turnover, [(0, 9)], "1,000\t2,000.5\t\n") == {(0, 9): 1000.0, (0, 10): 2000.5, (0, 11): None}


def test_one_number_goes_into_every_cell_chosen(turnover: GoalTableModel) -> None:
    assert pasted(turnover, [(0, 1), (0, 2)], "7") == {(0, 1): 7.0, (0, 2): 7.0}


def test_two_rows_fill_a_band(share: GoalTableModel) -> None:
    assert pasted(share, [(0, 10)], "5\t6\n10\t11") == {(0, 10): 0.05, (0, 11): 0.06, (1, 10): 0.1, (1, 11): 0.11}


@pytest.mark.parametrize(
    ("chosen", "text", "why"),
    [
        ([(0, 3)], "  ", "nothing to paste"),
        ([], "5", "nothing to paste"),
        ([(0, 10)], "1\t2\t3", "the row has 3 numbers, and from here the year has 2 months"),
        ([(0, 12)], "1", "Choose a cell of the first row"),
        ([(0, 12)], "1\t2", "from here the year has 0 months"),
        ([(4, 9)], "1\t2", "from here the year has 1 quarters"),
        ([(1, 3)], "1", "Choose a cell of the first row"),
        ([(0, 3)], "1\t2\n3\t4", "Choose a cell of the first row"),
        ([(0, 3)], "1\tmany", "“many” is not a number"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_whole(
    turnover: GoalTableModel, chosen: list[tuple[int, int]], text: str, why: str
) -> None:
    with pytest.raises(BlockRefused, match=why):
        pasted(turnover, chosen, text)
