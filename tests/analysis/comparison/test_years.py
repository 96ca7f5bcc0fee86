"""The years of an indicator."""

import pytest

from kpidesk.analysis.comparison.years import SHADES, year_lines
from kpidesk.domain.business import Business
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from tests.ui.changes.shop import SEARCH, shop

AUGUST = Month.of(2026, 8)


def test_a_line_a_year_from_the_first_figure_to_the_month_looked_at() -> None:
    book = shop({"sales": [100.0 + at for at in range(20)]})
    first, second = year_lines(book, "total_sales", AUGUST)
    assert [part.value for part in first.months] == [100.0 + at for at in range(12)]
    assert [part.value for part in second.months] == [112.0 + at for at in range(8)] + [None] * 4
    assert (first.whole, first.so_far) == (sum(100.0 + at for at in range(12)), sum(100.0 + at for at in range(8)))
    assert second.so_far == sum(112.0 + at for at in range(8)) and isinstance(second.whole, NoValue)


def test_a_rate_of_a_year_comes_from_its_totals() -> None:
    book = shop({"sales": [100, 900] * 6, "costs": [50, 90] * 6})
    (line,) = year_lines(book, "profit_margin", Month.of(2025, 12))
    assert line.whole == pytest.approx((6000 - 840) / 6000)


def test_what_adds_up_is_shaded_by_the_day() -> None:
    daily = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 62]
    (line,) = year_lines(shop({"sales": daily}), "total_sales", Month.of(2025, 12))
    assert [part.shade for part in line.months] == [0] * 11 + [SHADES - 1]


def test_shades_are_equal_steps_between_lowest_and_highest() -> None:
    book = shop({"score": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5]})
    (line,) = year_lines(book, "satisfaction", Month.of(2025, 12))
    assert [part.shade for part in line.months] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 2]


def test_no_figure_no_shade() -> None:
    book = shop({"score": [1, None, 9]}, unfinished={Month.of(2025, 3): 9})
    (line,) = year_lines(book, "satisfaction", Month.of(2025, 3))
    assert [part.shade for part in line.months[:3]] == [None] * 3  # a single finished month has nothing to compare with
    assert isinstance(line.months[1].value, NoValue) and line.months[2].unfinished


def test_a_business_year_begins_where_the_owners_does() -> None:
    book = shop({"sales": [100] * 20}, business=Business("Shop", year_start=4))
    lines = year_lines(book, "total_sales", AUGUST)
    assert [str(line.first) for line in lines] == ["2024-04", "2025-04", "2026-04"]
    assert [part.value for part in lines[0].months] == [None] * 9 + [100.0] * 3
    assert lines[-1].so_far == 500.0


def test_a_part_of_the_business_has_years_of_its_own() -> None:
    book = shop({"sales": [100] * 12}, by_segment={SEARCH: {"sales": [10] * 12}})
    (line,) = year_lines(book, "total_sales", Month.of(2025, 12), SEARCH)
    assert line.whole == 120.0
