"""Where a sheet worked out a KPI otherwise."""

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue
from kpidesk.exchange.kpi_comparison import KpiDifference
from kpidesk.exchange.layout import layout_of
from kpidesk.exchange.plan import plan
from kpidesk.exchange.sheet import CellKind, Sheet, SheetCell
from tests.exchange.catalogue_book import book
from tests.exchange.owners_sheet import layout

JAN = Month.of(2026, 1)
VALUES = {
    Cell("orders_online", JAN): 125.0,
    Cell("visitors", JAN): 4000.0,
    Cell("revenue", JAN): 9000.0,
    Cell("orders", JAN): 131.0,
}


def differences(text: str, heading: str = "AOV") -> tuple[KpiDifference, ...]:
    return plan(book(values=VALUES), layout(f"Monat;{heading};x\nJan 2026;{text};1,5")).kpi_differences


@pytest.mark.parametrize("text", ["68,70", "68,7", "69", "68,702290076", "68,70 €", "n/a", "–"])
def test_a_value_that_agrees_to_its_digits_is_no_difference(text: str) -> None:
    assert differences(text) == ()


@pytest.mark.parametrize(("text", "theirs"), [("68,71", 68.71), ("68", 68.0), ("72,00", 72.0), ("0", 0.0)])
def test_a_value_that_does_not_is_told_with_both(text: str, theirs: float) -> None:
    (found,) = differences(text)
    assert (found.kpi, found.month, found.theirs, found.source.place) == ("aov", JAN, theirs, "B2")
    assert found.ours == pytest.approx(9000 / 131)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("3,3 %", True), ("3,3", True), ("0,033", True), ("3,275 %", True), ("3,2 %", False), ("0,04", False)],
)
def test_a_percentage_is_known_in_every_form(text: str, agrees: bool) -> None:
    workbook = book(values={Cell("orders_online", JAN): 131.0, Cell("visitors", JAN): 4000.0})
    kpi = workbook.month_value("purchase_rate", JAN)
    found = plan(workbook, layout(f"Monat;Purchase rate;x\nJan 2026;{text};1,5")).kpi_differences
    assert kpi == pytest.approx(131 / 4000)
    assert (found == ()) is agrees


def test_the_kpi_is_compared_with_the_figures_after_the_import() -> None:
    text = "Monat;Umsatz;Bestellungen;AOV\nJan 2026;1.000,00;10;100,00\nFeb 2026;500,00;10;60,00"
    (found,) = plan(book(), layout(text)).kpi_differences
    assert (found.month, found.theirs, found.ours) == (Month.of(2026, 2), 60.0, 50.0)


def test_a_value_where_there_can_be_none_is_a_difference_and_one_that_lacks_figures_is_not() -> None:
    (found,) = plan(book(), layout("Monat;Umsatz;Bestellungen;AOV\nJan 2026;5;0;0")).kpi_differences
    assert isinstance(found.ours, NoValue)
    assert found.ours.cause is Cause.ZERO_DIVISOR
    assert plan(book(), layout("Monat;Umsatz;AOV\nJan 2026;5;7")).kpi_differences == ()


def test_a_cell_of_a_spreadsheet_is_held_to_the_digits_it_shows() -> None:
    def compared(cell: SheetCell) -> int:
        rows = ((SheetCell("Month"), SheetCell("AOV")), (SheetCell("2026-01"), cell))
        return len(plan(book(values=VALUES), layout_of([Sheet("S", rows)])).kpi_differences)

    assert compared(SheetCell("68.6", CellKind.NUMBER, decimals=0)) == 0
    assert compared(SheetCell("68.6", CellKind.NUMBER, decimals=1)) == 1
    assert compared(SheetCell("68.7022900763359", CellKind.NUMBER)) == 0
    assert compared(SheetCell("68.6", CellKind.NUMBER)) == 1
    assert compared(SheetCell("#DIV/0!", CellKind.ERROR)) == 0
