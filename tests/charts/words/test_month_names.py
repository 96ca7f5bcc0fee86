import datetime as dt

import pytest

from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month


def test_a_month_has_a_name_a_short_one_and_one_with_its_year() -> None:
    august = Month.of(2026, 8)
    assert (month_names.name(august), month_names.short(august), month_names.full(august)) == (
        "August",
        "Aug",
        "August 2026",
    )


def test_all_short_names_differ() -> None:
    assert len({month_names.short(month) for month in Month.of(2026, 1).until(Month.of(2026, 12))}) == 12


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-01", "2026-12", "2026"),
        ("2026-01", "2026-08", "January to August 2026"),
        ("2025-08", "2026-08", "August 2025 to August 2026"),
        ("2026-04", "2027-03", "April 2026 to March 2027"),
        ("2026-08", "2026-08", "August 2026"),
    ],
)
def test_a_span_is_named_as_shortly_as_it_is_clear(first: str, last: str, text: str) -> None:
    assert month_names.span(Month.parse(first), Month.parse(last)) == text


def test_the_year_is_said_only_where_the_month_occurs_twice() -> None:
    months = Month.of(2025, 8).until(Month.of(2026, 8))
    assert month_names.among(months[-1], months) == "August 2026"
    assert month_names.among(months[3], months) == "November"


def test_a_day_is_written_with_the_months_short_name() -> None:
    assert month_names.day(dt.date(2026, 9, 3)) == "3 Sep 2026"
