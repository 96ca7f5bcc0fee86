"""What was changed after its month was first closed is known, with both figures."""

from collections.abc import Callable

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.entry import reopening
from kpidesk.workbook.restated import Restated
from kpidesk.workbook.workbook import Workbook

JAN, FEB = Month.of(2026, 1), Month.of(2026, 2)
CLOSED = MonthState(MonthStatus.CLOSED)
SALES, COST = Cell("sales", JAN), Cell("cost", JAN)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    book = make(segments=(SEARCH,), values={SALES: 100.0, Cell("sales", JAN, SEARCH): 40.0})
    book.apply(c.SetMonths({JAN: CLOSED}))
    return book


def changed(book: Workbook, values: dict[Cell, float | None]) -> None:
    book.apply(reopening(book, c.SetValues(values), [JAN], "late"))


def test_nothing_is_restated_before_anything_changes(book: Workbook) -> None:
    assert book.restated(SALES) is None
    assert book.restated_cells(JAN) == []


def test_figure_that_changes_after_closing_has_both_values(book: Workbook) -> None:
    changed(book, {SALES: 120.0, COST: 7.0})
    assert book.restated(SALES) == Restated(100.0, 120.0)
    assert book.restated(COST) == Restated(None, 7.0)
    assert book.restated_cells(JAN) == [SALES, COST]
    assert book.restated_cells(FEB) == []
    book.apply(c.SetValues({SALES: 130.0}))
    assert book.restated(SALES) == Restated(100.0, 130.0)


def test_figure_that_is_what_it_was_is_not_restated(book: Workbook) -> None:
    changed(book, {SALES: 120.0})
    book.apply(c.SetValues({SALES: 100.0}))
    assert book.restated(SALES) is None
    book.undo()
    assert book.restated(SALES) == Restated(100.0, 120.0)
    book.undo()
    assert book.restated(SALES) is None


def test_closing_again_does_not_change_what_was_closed_first(book: Workbook) -> None:
    changed(book, {SALES: 120.0})
    book.apply(c.SetMonths({JAN: CLOSED}))
    changed(book, {SALES: 140.0})
    assert book.restated(SALES) == Restated(100.0, 140.0)


def test_what_is_typed_in_the_step_that_closes_is_what_was_closed(make: Callable[..., Workbook]) -> None:
    book = make()
    book.apply(c.Several((c.SetValues({SALES: 5.0}), c.SetMonths({JAN: CLOSED}))))
    assert book.restated(SALES) is None
    changed(book, {SALES: 6.0})
    assert book.restated(SALES) == Restated(5.0, 6.0)


def test_closed_figure_of_a_segment_follows_its_name(book: Workbook) -> None:
    changed(book, {Cell("sales", JAN, SEARCH): 50.0})
    book.apply(c.RenameSegment(SEARCH, "Engines"))
    engines = Cell("sales", JAN, SEARCH._replace(name="Engines"))
    assert book.restated_cells(JAN) == [engines]
    assert book.restated(engines) == Restated(40.0, 50.0)
