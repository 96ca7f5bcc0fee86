"""A month is closed when it is over and entered, and opened again for a reason."""

from collections.abc import Callable

import pytest

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.cleaning import clean_contents
from kpidesk.workbook.closing import closing, reopening
from kpidesk.workbook.workbook import Workbook

MARCH, APRIL = Month.of(2026, 3), Month.of(2026, 4)  # today is the 10th of April


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    return make(values={Cell("sales", MARCH): 5.0, Cell("sales", APRIL): 5.0})


def test_month_is_closed_and_opened_again_with_its_reason(book: Workbook) -> None:
    book.apply(closing(book, MARCH))
    assert book.closed_months == [MARCH]
    book.apply(reopening(book, MARCH, " a bill came late "))
    assert book.month_state(MARCH) == MonthState(MonthStatus.OPEN, None, "a bill came late")
    book.apply(closing(book, MARCH))
    assert book.month_state(MARCH) == MonthState(MonthStatus.CLOSED)
    book.undo()
    assert book.month_state(MARCH).reason == "a bill came late"


def test_month_opened_for_no_reason_is_like_any_other(book: Workbook) -> None:
    book.apply(closing(book, MARCH))
    book.apply(reopening(book, MARCH))
    assert book.contents().months == {}


def test_what_cannot_be_closed_or_opened_is_refused(book: Workbook) -> None:
    with pytest.raises(Refusal, match="2026-04 is not over yet"):
        closing(book, APRIL)
    with pytest.raises(Refusal, match="nothing is entered for 2026-02"):
        closing(book, Month.of(2026, 2))
    with pytest.raises(Refusal, match="2026-03 is not closed"):
        reopening(book, MARCH)
    book.apply(closing(book, MARCH))
    with pytest.raises(Refusal, match="2026-03 is closed already"):
        closing(book, MARCH)


@pytest.mark.parametrize("day", [None, 0, -1, 30, 31])
def test_last_day_entered_is_one_of_the_month(book: Workbook, day: int | None) -> None:
    february = Month.of(2026, 2)
    with pytest.raises(Refusal, match="2026-02 has 28 days"):
        book.apply(SetMonths({february: MonthState(MonthStatus.UNFINISHED, day)}))
    book.apply(SetMonths({february: MonthState(MonthStatus.UNFINISHED, 28)}))
    assert book.calendar.days(Period.month(february)) == 28


def test_day_after_the_end_of_a_month_is_the_last_day_in_a_file_that_has_it() -> None:
    february = Month.of(2026, 2)
    months = {february: MonthState(MonthStatus.UNFINISHED, 31), MARCH: MonthState(MonthStatus.UNFINISHED)}
    opened = clean_contents(Contents(Business("Shop"), months=months))
    assert [opened.months[month].until_day for month in (february, MARCH)] == [28, None]
