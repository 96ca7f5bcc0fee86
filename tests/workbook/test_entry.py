"""What changes together with a typed figure."""

import datetime as dt

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.workbook.entry import closed_months, entry, reopening
from kpidesk.workbook.refusals import MonthClosed
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

MAY, JUNE, JULY = Month.of(2026, 5).until(Month.of(2026, 7))
CLOSED = MonthState(MonthStatus.CLOSED)


def workbook(**contents: object) -> Workbook:
    sales = Indicator("sales", "Sales", Unit.MONEY, "Finance")
    costs = Indicator("costs", "Costs", Unit.MONEY, "Finance")
    held = Contents(Business("Alder & Wren"), **contents)  # type: ignore[arg-type]
    return Workbook(NoLedger(), held, {"sales": sales, "costs": costs}, lambda: dt.datetime(2026, 6, 12))


def test_the_first_figure_of_the_running_month_makes_it_unfinished_until_today() -> None:
    book = workbook()
    made = entry(book, {Cell("sales", JUNE): 5.0})
    assert made.begun == JUNE
    book.apply(made.change)
    assert book.month_state(JUNE) == MonthState(MonthStatus.UNFINISHED, 12)
    book.undo()
    assert book.month_state(JUNE).status is MonthStatus.OPEN
    assert book.typed(Cell("sales", JUNE)) is None


@pytest.mark.parametrize(
    ("contents", "values"),
    [
        ({}, {Cell("sales", MAY): 5.0}),
        ({}, {Cell("sales", JULY): 5.0}),
        ({}, {Cell("sales", JUNE): None}),
        ({"values": {Cell("costs", JUNE): 1.0}}, {Cell("sales", JUNE): 5.0}),
        ({"months": {JUNE: MonthState(MonthStatus.UNFINISHED, 3)}}, {Cell("sales", JUNE): 5.0}),
    ],
    ids=["earlier month", "later month", "nothing typed", "not the first figure", "state known"],
)
def test_other_entries_leave_the_months_alone(contents: dict[str, object], values: dict[Cell, float | None]) -> None:
    made = entry(workbook(**contents), values)
    assert made.begun is None
    assert made.change == c.SetValues(values)


def test_a_sum_is_kept_as_a_line_of_the_note() -> None:
    book = workbook(notes={Cell("sales", MAY): "two invoices"})
    cell = Cell("sales", MAY)
    book.apply(entry(book, {cell: 635.0}, {cell: "=412+223"}).change)
    assert book.note(cell) == "two invoices\n=412+223"
    book.apply(entry(book, {cell: 636.0}, {cell: "=413+223"}).change)
    assert book.note(cell) == "two invoices\n=413+223"
    book.apply(entry(book, {cell: 700.0}).change)
    assert book.note(cell) == "two invoices"


def test_clearing_a_figure_takes_its_sum_along() -> None:
    cell = Cell("sales", MAY)
    book = workbook(values={cell: 3.0}, notes={cell: "=1+2"})
    book.apply(entry(book, {cell: None}).change)
    assert book.note(cell) == ""
    book.undo()
    assert (book.typed(cell), book.note(cell)) == (3.0, "=1+2")


def test_closed_months_of_a_change_are_named_in_order() -> None:
    book = workbook(months={MAY: CLOSED, JUNE: CLOSED})
    change = c.SetValues({Cell("sales", JULY): 1.0, Cell("sales", JUNE): 1.0, Cell("costs", MAY): 1.0})
    assert closed_months(book, change) == [MAY, JUNE]
    assert closed_months(book, c.SetNotes({Cell("sales", MAY): "late"})) == []


def test_reopening_makes_the_change_and_keeps_the_reason() -> None:
    book = workbook(months={MAY: CLOSED}, month_notes={MAY: "fair in Bath"})
    change = entry(book, {Cell("sales", MAY): 7.0}).change
    with pytest.raises(MonthClosed):
        book.apply(change)
    book.apply(reopening(book, change, closed_months(book, change), " late invoice "))
    assert book.typed(Cell("sales", MAY)) == 7.0
    assert book.month_state(MAY) == MonthState(MonthStatus.OPEN, None, "late invoice")
    assert book.month_note(MAY) == "fair in Bath"
    book.undo()
    assert book.month_state(MAY) == CLOSED
    assert (book.typed(Cell("sales", MAY)), book.month_note(MAY)) == (None, "fair in Bath")


def test_reopening_without_a_reason_says_nothing_of_the_month() -> None:
    book = workbook(months={MAY: CLOSED, JUNE: MonthState(MonthStatus.UNFINISHED, 5)})
    book.apply(reopening(book, c.SetValues({Cell("sales", MAY): 7.0}), [MAY, JUNE]))
    assert book.month_state(MAY) == MonthState(MonthStatus.OPEN)
    assert book.month_state(JUNE) == MonthState(MonthStatus.UNFINISHED, 5)


def test_what_begins_to_count_as_zero_is_announced_with_what_follows_from_it() -> None:
    sales = Indicator("sales", "Sales", Unit.MONEY, "Finance")
    fees = Indicator("fees", "Fees", Unit.MONEY, "Finance", blank_is_zero=True)
    whole = Indicator("whole", "Whole", Unit.MONEY, "Finance", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="fees + 1")
    shipped = {about.id: about for about in (sales, fees, whole)}
    book = Workbook(NoLedger(), Contents(Business("A")), shipped, lambda: dt.datetime(2026, 6, 12))
    heard: list[frozenset[str]] = []
    book.subscribe(lambda effect: heard.append(effect.indicators))
    book.apply(c.SetValues({Cell("sales", MAY): 5.0}))
    assert book.month_value("whole", MAY) == 1.0
    assert heard == [frozenset({"sales", "fees", "whole"})]
