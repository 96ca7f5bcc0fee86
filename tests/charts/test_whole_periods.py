"""The newest whole period."""

import pytest

from kpidesk.charts.whole_periods import earlier, left_out_words, names_of, whole
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind

AUGUST, SEPTEMBER = Month.of(2026, 8), Month.of(2026, 9)
CALENDAR = Calendar(unfinished={SEPTEMBER: 17})


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Period.month(SEPTEMBER), Period.month(AUGUST)),
        (Period.month(AUGUST), Period.month(AUGUST)),
        (CALENDAR.year_to_date(SEPTEMBER), CALENDAR.year_to_date(AUGUST)),
        (Period.rolling(SEPTEMBER), Period.rolling(AUGUST)),
        (CALENDAR.quarter(2026, 3), CALENDAR.quarter(2026, 2)),
        (CALENDAR.year(2026), CALENDAR.year(2025)),
    ],
)
def test_what_still_runs_gives_way_to_what_is_over(asked: Period, wanted: Period) -> None:
    assert whole(CALENDAR, asked) == wanted


def test_a_year_to_date_of_its_first_month_gives_way_to_the_year_before() -> None:
    january = Month.of(2026, 1)
    calendar = Calendar(unfinished={january: 3})
    found = whole(calendar, Period(PeriodKind.YEAR_TO_DATE, january, january))
    assert found.last == january.previous


def test_what_is_left_out_is_said() -> None:
    assert left_out_words(CALENDAR, Period.month(SEPTEMBER)) == (
        "September 2026 still runs (day 17 of 30) and is left out."
    )
    assert left_out_words(CALENDAR, Period.month(AUGUST)) == ""


def test_two_months_are_named_with_years_only_where_they_need_them() -> None:
    assert names_of(Period.month(AUGUST), Period.month(SEPTEMBER)) == ("August", "September")
    assert names_of(Period.month(AUGUST.plus(-12)), Period.month(AUGUST)) == ("August 2025", "August 2026")
    assert names_of(CALENDAR.year(2025), CALENDAR.year(2026)) == ("2025", "2026")
    quarters = names_of(CALENDAR.quarter(2026, 1), CALENDAR.quarter(2026, 2))
    assert quarters == ("Jan\N{EN DASH}Mar 2026", "Apr\N{EN DASH}Jun 2026")
    assert names_of(Period.rolling(AUGUST.plus(-12)), Period.rolling(AUGUST))[1] == "Sep 2025\N{EN DASH}Aug 2026"


def test_a_year_to_date_is_held_against_last_years() -> None:
    to_date = CALENDAR.year_to_date(AUGUST)
    assert earlier(to_date, previous_year=False) == to_date.year_earlier
    assert earlier(Period.month(AUGUST), previous_year=False) == Period.month(AUGUST.previous)
    assert earlier(Period.month(AUGUST), previous_year=True) == Period.month(AUGUST.plus(-12))
