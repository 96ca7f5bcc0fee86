import datetime as dt

import pytest

from kpidesk.domain.month import Month


def test_a_month_reads_what_it_writes() -> None:
    assert str(Month.parse("2026-08")) == "2026-08"
    assert f"{Month.of(2026, 8)}" == "2026-08"


def test_months_follow_each_other_across_the_year() -> None:
    december = Month.of(2025, 12)
    assert december.next == Month.of(2026, 1)
    assert december.next.previous == december
    assert december.plus(14) == Month.of(2027, 2)


def test_the_difference_of_months_is_a_number_of_months() -> None:
    assert Month.of(2026, 3) - Month.of(2025, 12) == 3


def test_until_holds_both_ends_and_is_empty_backwards() -> None:
    assert Month.of(2025, 12).until(Month.of(2026, 1)) == [Month.of(2025, 12), Month.of(2026, 1)]
    assert Month.of(2026, 1).until(Month.of(2025, 12)) == []


@pytest.mark.parametrize(("text", "days"), [("2024-02", 29), ("2026-02", 28), ("2026-08", 31), ("2026-09", 30)])
def test_days_come_from_the_calendar(text: str, days: int) -> None:
    assert Month.parse(text).days == days


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026", "08-2026", "2026-8-1", "", "next month", "1899-12"])
def test_a_month_that_does_not_exist_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"month"):
        Month.parse(text)


def test_a_date_lies_in_its_month() -> None:
    assert Month.of_date(dt.date(2026, 8, 31)).first_day == dt.date(2026, 8, 1)
