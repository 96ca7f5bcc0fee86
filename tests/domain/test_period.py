import pytest

from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind

JANUARY, APRIL = Calendar(), Calendar(year_start=4)


def span(period: Period) -> tuple[str, str]:
    return str(period.first), str(period.last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011-11", "2011-11", "2011-11"),
        ("2011-Q4", "2011-10", "2011-12"),
        ("2011", "2011-01", "2011-12"),
        ("ytd:2011-11", "2011-01", "2011-11"),
        ("12m:2011-11", "2010-12", "2011-11"),
    ],
)
def test_a_period_is_read_and_written_alike(text: str, first: str, last: str) -> None:
    period = JANUARY.parse(text)
    assert span(period) == (first, last)
    assert JANUARY.name(period) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011-Q1", "2011-04", "2011-06"),
        ("2011-Q4", "2012-01", "2012-03"),
        ("2011", "2011-04", "2012-03"),
        ("ytd:2012-02", "2011-04", "2012-02"),
    ],
)
def test_a_business_year_that_starts_in_april_is_named_after_its_first_year(text: str, first: str, last: str) -> None:
    period = APRIL.parse(text)
    assert span(period) == (first, last)
    assert APRIL.name(period) == text


@pytest.mark.parametrize("text", ["2011-Q5", "2011-Q0", "2011-13", "q4", "", "3m:2011-11", "ytd:2011", "2011-11-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no period|no quarter|no month"):
        JANUARY.parse(text)


def test_the_period_before_has_the_same_length() -> None:
    assert span(JANUARY.quarter(2011, 1).previous) == ("2010-10", "2010-12")
    assert span(JANUARY.parse("ytd:2011-02").previous) == ("2010-11", "2010-12")
    assert span(JANUARY.year(2011).year_earlier) == ("2010-01", "2010-12")


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_every_kind_of_period_around_a_month_holds_it(kind: PeriodKind) -> None:
    month = Month.of(2026, 2)
    assert month in APRIL.around(month, kind).months


@pytest.mark.parametrize("kind", PeriodKind)
@pytest.mark.parametrize("month", [Month.of(1900, 1), Month.of(2199, 12)])
def test_the_first_and_the_last_month_lie_in_periods_too(kind: PeriodKind, month: Month) -> None:
    period = Calendar(year_start=4).around(month, kind)
    assert period.first <= month <= period.last
    assert Calendar(year_start=4).year_of(month) in {1899, 2199}


def test_days_of_an_unfinished_month_are_those_entered() -> None:
    september = Month.of(2026, 9)
    calendar = Calendar(unfinished={september: 15})
    quarter = calendar.quarter(2026, 3)
    assert calendar.days(quarter) == 31 + 31 + 15
    assert calendar.month_count(quarter) == 2.5
    assert calendar.is_unfinished(quarter)
    assert not calendar.is_unfinished(quarter.previous)
    assert JANUARY.month_count(quarter) == 3.0
