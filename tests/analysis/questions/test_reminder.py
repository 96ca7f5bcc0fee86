"""Whether last month waits to be entered."""

import datetime as dt

import pytest

from kpidesk.analysis.questions.reminder import Reminder, reminder
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

JULY, AUG = Month.of(2026, 7), Month.of(2026, 8)
NAMES = ("sales", "costs", "visits", "orders")
ALL_OF_JULY = {Cell(name, JULY): 10.0 for name in NAMES[:3]}


def book(
    values: dict[Cell, float],
    day: int = 5,
    months: dict[Month, MonthState] | None = None,
    is_example: bool = False,
) -> Workbook:
    indicators = {name: Indicator(name, name.title(), Unit.COUNT, "All") for name in NAMES}
    contents = Contents(Business("A", is_example=is_example), chosen=NAMES, values=values, months=months or {})
    return Workbook(NoLedger(), contents, indicators, lambda: dt.datetime(2026, 9, day, 9))


def test_from_the_fifth_on_it_says_how_much_is_missing() -> None:
    assert reminder(book(ALL_OF_JULY)) == Reminder(AUG, missing=4, all=4)
    assert reminder(book(ALL_OF_JULY, day=4)) is None
    assert reminder(book({**ALL_OF_JULY, Cell("sales", AUG): 3.0}, day=30)) == Reminder(AUG, missing=3, all=4)


@pytest.mark.parametrize(
    "workbook",
    [
        book({}),
        book({Cell("sales", AUG): 1.0}),
        book({**ALL_OF_JULY, **{Cell(name, AUG): 3.0 for name in NAMES[:3]}}),
        book(ALL_OF_JULY, months={AUG: MonthState(MonthStatus.CLOSED)}),
        book(ALL_OF_JULY, is_example=True),
    ],
    ids=["an empty file", "begun in August", "all of July's figures are there", "closed", "the example"],
)
def test_there_is_nothing_to_say(workbook: Workbook) -> None:
    assert reminder(workbook) is None
