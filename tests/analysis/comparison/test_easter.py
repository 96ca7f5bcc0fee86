"""Easter of known years, and the periods it moves out of."""

import datetime as dt

import pytest

from kpidesk.analysis.comparison.easter import easter, easter_moved
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1961, 4, 2),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2018, 4, 1),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2049, 4, 18),
        (1943, 4, 25),
        (1818, 3, 22),
    ],
)
def test_easter_of_known_years(year: int, month: int, day: int) -> None:
    assert easter(year) == dt.date(year, month, day)


def test_easter_is_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1900, 2200):
        day = easter(year)
        assert day.weekday() == 6
        assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


def test_march_and_april_are_moved_out_of_and_into() -> None:
    assert [number for number in range(1, 13) if easter_moved(Period.month(Month.of(2025, number)))] == [3, 4]
    assert not any(easter_moved(Period.month(Month.of(2026, number))) for number in range(1, 13))


def test_a_quarter_that_holds_both_or_none_is_not_touched() -> None:
    assert [easter_moved(Calendar().quarter(2025, number)) for number in (1, 2, 3)] == [True, True, False]
    assert not easter_moved(Calendar(year_start=3).quarter(2025, 1))
