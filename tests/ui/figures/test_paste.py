"""Blocks to and from a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.exchange.amount import COMMA, POINT, Marks
from kpidesk.exchange.table import write_block
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.paste import Blanks, Copied, Ground, Plan, Wish, place, read
from kpidesk.ui.figures.paste_refused import BlockTooLarge, NothingToPaste, PasteRefused, Why
from kpidesk.ui.figures.row_names import row_names
from kpidesk.ui.figures.rows import Layout, rows
from kpidesk.workbook.workbook import Workbook

JAN, FEB, MAR, APR = Month.of(2026, 1).until(Month.of(2026, 4))
MONTHS = [JAN, FEB, MAR, APR]
SALES, COSTS, PROFIT, CASH, WEBSITE, VISITS, BOUNCE = 1, 2, 3, 4, 5, 6, 7


@pytest.fixture
def ground(workbook: Workbook) -> Ground:
    shown = rows(workbook, Layout())
    return Ground(shown, MONTHS, workbook.indicators, row_names(workbook, shown))


def at(row: int, column: int = 0) -> Area:
    return Area(row, column, row, column)


def plan_paste(text: str, area: Area, ground: Ground, marks: Marks, **wish: object) -> Plan:
    return read(place(Wish(text, area, **wish), ground), ground, marks)  # type: ignore[arg-type]


def test_a_block_keeps_its_shape(ground: Ground) -> None:
    plan = plan_paste("1\t2\n3\t4", at(SALES, 1), ground, POINT)
    assert plan == Plan(
        {Cell("sales", FEB): 1.0, Cell("sales", MAR): 2.0, Cell("costs", FEB): 3.0, Cell("costs", MAR): 4.0}
    )


@pytest.mark.parametrize(("marks", "written"), [(POINT, "1,250.50"), (COMMA, "1.250,50")])
def test_numbers_are_read_in_the_form_of_the_reader(ground: Ground, marks: Marks, written: str) -> None:
    assert plan_paste(written, at(SALES), ground, marks).values == {Cell("sales", JAN): 1250.5}


def test_a_percent_row_takes_seven_as_seven_percent(ground: Ground) -> None:
    assert plan_paste("7\t7%\t12.5", at(BOUNCE), ground, POINT).values == {
        Cell("bounce", JAN): 0.07,
        Cell("bounce", FEB): 0.07,
        Cell("bounce", MAR): 0.125,
    }


def test_a_single_value_fills_the_selection(ground: Ground) -> None:
    plan = plan_paste("5", Area(SALES, 0, PROFIT, 1), ground, POINT)
    assert plan.values == {Cell(name, month): 5.0 for name in ("sales", "costs") for month in (JAN, FEB)}
    assert plan.skipped == 2


def test_a_blank_from_elsewhere_leaves_what_is_there_unless_it_is_asked_to_clear(ground: Ground) -> None:
    plan = plan_paste("1\t\t3", at(SALES), ground, POINT)
    assert plan == Plan({Cell("sales", JAN): 1.0, Cell("sales", MAR): 3.0}, left=1)
    cleared = plan_paste("1\t\t3", at(SALES), ground, POINT, blanks=Blanks.CLEAR)
    assert cleared.values[Cell("sales", FEB)] is None


def test_a_blank_that_was_copied_here_clears_unless_it_is_asked_to_leave(ground: Ground) -> None:
    own = Copied("1\t", (("1", ""),))
    assert plan_paste("1\t", at(SALES), ground, POINT, copied=own).values == {
        Cell("sales", JAN): 1.0,
        Cell("sales", FEB): None,
    }
    assert plan_paste("1\t", at(SALES), ground, POINT, copied=own, blanks=Blanks.LEAVE).left == 1


def test_blank_lines_at_the_end_of_what_was_copied_here_count(ground: Ground) -> None:
    own = Copied("1\n\n", (("1",), ("",)))
    assert plan_paste("1\n\n", at(SALES), ground, POINT, copied=own).values == {
        Cell("sales", JAN): 1.0,
        Cell("costs", JAN): None,
    }


def test_calculated_rows_are_skipped_and_counted(ground: Ground) -> None:
    plan = plan_paste("1\n2\n3\n4", at(SALES), ground, POINT)
    assert plan == Plan({Cell(name, JAN): v for name, v in (("sales", 1.0), ("costs", 2.0), ("cash", 4.0))}, skipped=1)


def test_a_block_on_calculated_rows_only_is_refused(ground: Ground) -> None:
    with pytest.raises(NothingToPaste, match="calculated"):
        plan_paste("1", at(PROFIT), ground, POINT)


def test_every_cell_that_cannot_be_taken_is_named(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("1\tabc\n2\t1,2,3", at(SALES), ground, POINT)
    assert {misfit.why for misfit in refused.value.misfits} == {Why.NOT_READ}
    assert [(misfit.line, misfit.column, misfit.cell) for misfit in refused.value.misfits] == [
        (1, 2, Cell("sales", FEB)),
        (2, 2, Cell("costs", FEB)),
    ]
    assert "“abc” is not a number" in refused.value.misfits[0].about


def test_a_figure_on_a_group_row_is_refused_not_moved(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("1\n2\n3", at(CASH), ground, POINT)
    found = refused.value.misfits[0]
    assert (found.line, found.column, found.why, found.about) == (2, 1, Why.HEADING, "Website")
    assert plan_paste("1\n\n3", at(CASH), ground, POINT).values == {Cell("cash", JAN): 1.0, Cell("visits", JAN): 3.0}


def test_a_block_larger_than_the_grid_is_refused(ground: Ground) -> None:
    with pytest.raises(BlockTooLarge) as refused:
        plan_paste("1\t2\t3\t4\t5", at(SALES), ground, POINT)
    assert (refused.value.columns, refused.value.columns_there) == (5, 4)
    with pytest.raises(BlockTooLarge):
        plan_paste("\n".join("12345678"), at(COSTS), ground, POINT)


@pytest.mark.parametrize("text", ["", "\n", "  "])
def test_an_empty_clipboard_changes_nothing(ground: Ground, text: str) -> None:
    with pytest.raises(NothingToPaste):
        plan_paste(text, at(SALES), ground, POINT)


def test_sixteen_digits_are_refused(ground: Ground) -> None:
    with pytest.raises(PasteRefused, match="15 digits"):
        plan_paste("1234567890123456", at(SALES), ground, POINT)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=4, max_size=4), min_size=2, max_size=2))
def test_what_is_copied_comes_back(block: list[list[int]]) -> None:
    plan = _round_trip(block)
    assert list(plan.values.values()) == [float(value) for line in block for value in line]


def _round_trip(block: list[list[int]]) -> Plan:
    from kpidesk.domain.indicator import Indicator, Unit
    from kpidesk.ui.figures.rows import Row, RowKind

    about = {name: Indicator(name, name, Unit.MONEY, "Finance") for name in ("one", "two")}
    lines = [Row(RowKind.FIGURE, "Finance", name) for name in about]
    text = write_block([[str(value) for value in line] for line in block])
    return plan_paste(text, at(0), Ground(lines, MONTHS, about), POINT)


# -- turned, repeated, whole columns ------------------------------------------------------------------------------


def test_months_down_the_lines_are_turned_on_command(ground: Ground) -> None:
    plan = plan_paste("1\t4\n2\t5", at(SALES), ground, POINT, swapped=True)
    assert plan.values == {
        Cell("sales", JAN): 1.0,
        Cell("sales", FEB): 2.0,
        Cell("costs", JAN): 4.0,
        Cell("costs", FEB): 5.0,
    }


def test_a_selection_of_the_turned_shape_turns_the_block(ground: Ground) -> None:
    placed = place(Wish("1\n2\n3", Area(SALES, 0, SALES, 2)), ground)
    assert placed.swapped
    assert [slot.cell for slot in placed.slots] == [Cell("sales", month) for month in (JAN, FEB, MAR)]


def test_a_refused_cell_of_a_turned_block_is_named_as_it_was_copied(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("1\t4\nabc\t5", at(SALES), ground, POINT, swapped=True)
    found = refused.value.misfits[0]
    assert (found.line, found.column, found.cell) == (2, 1, Cell("sales", FEB))


def test_a_block_that_only_fits_turned_says_so(ground: Ground) -> None:
    with pytest.raises(BlockTooLarge) as refused:
        plan_paste("1\n2\n3\n4", at(VISITS), ground, POINT)
    assert refused.value.fits_swapped


def test_a_month_is_repeated_over_the_months_that_are_selected(ground: Ground) -> None:
    plan = plan_paste("1\n2", Area(SALES, 0, COSTS, 1), ground, POINT)
    assert plan.values == {
        Cell(name, month): value for name, value in (("sales", 1.0), ("costs", 2.0)) for month in (JAN, FEB)
    }


def test_a_whole_month_goes_to_the_same_rows_wherever_the_selection_is(ground: Ground) -> None:
    cells = tuple((str(number),) if row.is_typed else ("",) for number, row in enumerate(ground.rows))
    own = Copied("x", cells, rows=tuple(ground.rows))
    plan = plan_paste("x", at(CASH, 2), ground, POINT, copied=own)
    assert plan.values[Cell("sales", MAR)] == 1.0
    assert plan.values[Cell("cash", MAR)] == 4.0
    assert {cell.month for cell in plan.values} == {MAR}


def test_a_whole_row_keeps_its_months(ground: Ground) -> None:
    own = Copied("x", (("1", "2", "", "4"),), months=tuple(MONTHS))
    plan = plan_paste("x", at(COSTS, 3), ground, POINT, copied=own)
    assert plan.values == {Cell("costs", m): v for m, v in zip(MONTHS, (1.0, 2.0, None, 4.0), strict=True)}


# -- headings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "\tFeb 2026\tMarch 2026\nCosts\t1\t2\nsales, net\t3\t4",
        "Month\tcosts\tSALES, NET\n2026-02\t1\t3\n2026-03\t2\t4",
        "\tfévrier 2026\tMärz 26\nCosts\t1\t2\nSales, net\t3\t4",
        "\t2/1/2026\t3/1/2026\nCosts\t1\t2\nSales, net\t3\t4",
        "\t28.02.2026\t31.03.2026\nCosts\t1\t2\nSales, net\t3\t4",
        "Figure\tUnit\t2026-02\t2026-03\tTotal\nCosts\tEUR\t1\t2\t3\nSales, net\tEUR\t3\t4\t7",
    ],
    ids=["months across", "months down", "words", "first days", "last days", "unit and total beside"],
)
def test_headings_lead_each_figure_to_its_place(ground: Ground, text: str) -> None:
    placed = place(Wish(text, at(BOUNCE, 3)), ground)
    assert placed.by_headings
    assert read(placed, ground, POINT).values == {
        Cell("costs", FEB): 1.0,
        Cell("costs", MAR): 2.0,
        Cell("sales", FEB): 3.0,
        Cell("sales", MAR): 4.0,
    }
    assert placed.unheaded == 2 * ("Total" in text)


def test_months_alone_keep_the_rows_of_the_selection(ground: Ground) -> None:
    assert plan_paste("2026-02\t2026-03\n1\t2", at(COSTS), ground, POINT).values == {
        Cell("costs", FEB): 1.0,
        Cell("costs", MAR): 2.0,
    }


def test_names_alone_keep_the_months_of_the_selection(ground: Ground) -> None:
    assert plan_paste("Cash\t1\t2", at(SALES, 1), ground, POINT).values == {
        Cell("cash", FEB): 1.0,
        Cell("cash", MAR): 2.0,
    }
    assert plan_paste("Cash\tSales, net\n1\t2", at(SALES, 1), ground, POINT).values == {
        Cell("cash", FEB): 1.0,
        Cell("sales", FEB): 2.0,
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [("\t2026-02\nRent\t5\nSales, net\t6", (2, 1)), ("\tSales, net\tRent\n2026-02\t6\t5", (1, 3))],
    ids=["down", "across"],
)
def test_a_name_that_nobody_knows_is_named_where_it_stands_and_nothing_is_taken(
    ground: Ground, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste(text, at(SALES), ground, POINT)
    found = refused.value.misfits
    assert [(misfit.line, misfit.column, misfit.why, misfit.about) for misfit in found] == [
        (*place, Why.UNKNOWN_NAME, "Rent")
    ]


def test_a_part_of_the_business_is_found_by_its_full_name(ground: Ground) -> None:
    plan = plan_paste("\t2026-02\nVisits, Search\t5\nProfit\t9", at(SALES), ground, POINT)
    assert [cell.segment and cell.segment.name for cell in plan.values] == ["Search"]
    assert plan.skipped == 1


def test_a_month_that_cannot_be_entered_yet_is_named(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("\t2031-02\nCosts\t5", at(SALES), ground, POINT)
    assert refused.value.misfits[0].why is Why.MONTH_TOO_LATE


def test_two_cells_for_the_same_figure_are_refused(ground: Ground) -> None:
    with pytest.raises(PasteRefused) as refused:
        plan_paste("\tFeb 2026\t2026-02\nCosts\t5\t6", at(SALES), ground, POINT)
    assert refused.value.misfits[0].why is Why.TWICE


@pytest.mark.parametrize("text", ["2011.01\t2011.02\n1\t2", "2024\t2025\n1\t2"])
def test_numbers_are_never_taken_for_months(ground: Ground, text: str) -> None:
    assert not place(Wish(text, at(SALES)), ground).by_headings


def test_a_paste_of_a_hundred_rows_and_three_years_is_planned_at_once() -> None:
    from kpidesk.domain.indicator import Indicator, Unit
    from kpidesk.ui.figures.rows import Row, RowKind

    about = {f"row {number}": Indicator(f"row {number}", f"Row {number}", Unit.MONEY, "G") for number in range(100)}
    months = JAN.until(JAN.plus(35))
    ground = Ground([Row(RowKind.FIGURE, "G", name) for name in about], months, about)
    text = write_block([["1"] * 36] * 100)
    assert len(plan_paste(text, at(0), ground, POINT).values) == 3600
