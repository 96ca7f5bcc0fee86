from collections.abc import Callable

import pytest

from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.goals.seen_months import SeenMonths
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)


def test_it_begins_with_the_last_month_that_has_figures(workbook: Workbook) -> None:
    assert SeenMonths(workbook).month == AUGUST


def test_a_running_month_is_not_the_first_to_be_looked_at(make: Callable[..., Workbook]) -> None:
    assert SeenMonths(make(running={AUGUST: 17})).month == Month.of(2026, 7)


def test_the_only_month_is_looked_at_even_while_it_runs(make: Callable[..., Workbook]) -> None:
    workbook = make(running={AUGUST: 17}, values={Cell("sales", AUGUST): 5.0})
    assert SeenMonths(workbook).month == AUGUST


def test_an_empty_file_begins_now(make: Callable[..., Workbook]) -> None:
    assert SeenMonths(make(values={})).month == Month.of(2026, 9)


def test_steps_end_with_the_first_year_and_with_the_next(workbook: Workbook) -> None:
    seen = SeenMonths(workbook)
    seen.step(-1)
    assert seen.month == Month.of(2026, 7)
    seen.step(-100)
    assert seen.month == Month.of(2025, 1)
    seen.step(100)
    assert seen.month == Month.of(2027, 12)


@pytest.mark.parametrize(("year", "month"), [(2025, "2025-12"), (2026, "2026-08"), (2027, "2027-01")])
def test_a_year_is_seen_from_its_newest_month(workbook: Workbook, year: int, month: str) -> None:
    seen = SeenMonths(workbook)
    seen.choose_year(year)
    assert str(seen.month) == month


def test_three_years_are_offered_with_the_one_looked_at_among_them(make: Callable[..., Workbook]) -> None:
    values = {Cell("sales", Month.of(2021, 5)): 1.0, Cell("sales", AUGUST): 2.0}
    seen = SeenMonths(make(values=values))
    assert [number for number, _ in seen.years] == [2025, 2026, 2027]
    seen.step(-36)
    assert [number for number, _ in seen.years] == [2023, 2024, 2025]
    seen.step(-100)
    assert [number for number, _ in seen.years] == [2021, 2022, 2023]


def test_business_years_have_their_own_names(make: Callable[..., Workbook]) -> None:
    seen = SeenMonths(make(business=Business("Shop", year_start=4)))
    assert seen.years == [(2025, "2025/26"), (2026, "2026/27"), (2027, "2027/28")]
