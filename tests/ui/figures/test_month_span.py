"""Months with a column."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.workbook.workbook import Workbook

JUNE = Month.of(2026, 6)


def test_an_empty_file_shows_the_last_year(make: Callable[..., Workbook]) -> None:
    span = MonthSpan.of(make(values={}))
    assert (span.first, span.last, span.count) == (Month.of(2025, 6), JUNE, 13)


def test_the_first_figure_is_the_first_column_when_it_is_older(make: Callable[..., Workbook]) -> None:
    span = MonthSpan.of(make(values={Cell("sales", Month.of(2020, 2)): 1.0}))
    assert (span.first, span.last) == (Month.of(2020, 2), JUNE)


def test_one_month_ahead_can_be_asked_for_and_no_later_one(workbook: Workbook) -> None:
    span = MonthSpan.of(workbook)
    assert JUNE.next not in span
    assert JUNE.next in span.including(JUNE.next)
    assert span.including(JUNE.plus(2)) == span
    assert JUNE.next in MonthSpan.of(workbook, JUNE.next)


def test_a_figure_ahead_has_its_column(make: Callable[..., Workbook]) -> None:
    span = MonthSpan.of(make(values={Cell("sales", JUNE.plus(3)): 1.0}))
    assert span.last == JUNE.plus(3)
    assert span.can_have(JUNE.plus(3))


def test_earlier_months_can_be_asked_for(workbook: Workbook) -> None:
    span = MonthSpan.of(workbook).including(Month.of(2010, 1))
    assert span.first == Month.of(2010, 1)
    assert not span.can_have(Month.of(1900, 1))


def test_a_span_that_grew_stays_when_the_file_changes(workbook: Workbook) -> None:
    grown = MonthSpan.of(workbook).including(Month.of(2019, 1))
    assert grown.merged(MonthSpan.of(workbook)).first == Month.of(2019, 1)


@settings(derandomize=True, deadline=None)
@given(st.integers(0, 200))
def test_place_and_month_are_each_others_inverse(place: int) -> None:
    span = MonthSpan(Month.of(2010, 1), JUNE, JUNE.next)
    assert span.place(span.month(place)) == place
