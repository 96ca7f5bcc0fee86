"""The period that a page of KPIs is about, in figures and in words."""

import datetime as dt

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.judged_period import aimed_kpis, judged_period, newest_in, period_words, so_far_words
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


@pytest.mark.parametrize(
    ("asked", "judged", "newest"),
    [
        ("2026-08", "2026-08", "2026-08"),
        ("2027-02", "2026-09", "2026-09"),
        ("12m:2026-08", "2026-08", "2026-08"),
        ("2026", "2026", "2026-09"),
        ("2025", "2025", "2025-12"),
        ("2027", "2026", "2026-09"),
        ("2026-Q3", "2026-Q3", "2026-09"),
        ("ytd:2026-12", "ytd:2026-09", "2026-09"),
    ],
)
def test_no_period_begins_after_the_newest_figures(workbook: Workbook, asked: str, judged: str, newest: str) -> None:
    found = judged_period(workbook, workbook.calendar.parse(asked))
    assert workbook.calendar.name(found) == judged
    assert str(newest_in(workbook, found)) == newest


def test_periods_are_named_as_an_owner_says_them() -> None:
    plain, april = Calendar(), Calendar(4)
    assert period_words(plain, Period.month(Month.of(2026, 8))) == "August 2026"
    assert period_words(plain, plain.quarter(2026, 3)) == "quarter 3 of 2026"
    assert period_words(april, april.quarter(2026, 1)) == "quarter 1 of 2026/27"
    assert period_words(plain, plain.year(2026)) == "2026"
    assert period_words(april, april.year(2026)) == "April 2026 to March 2027"
    assert period_words(plain, plain.year_to_date(Month.of(2026, 8))) == "January to August 2026"


def test_a_running_month_is_told_by_its_days(workbook: Workbook) -> None:
    assert so_far_words(workbook.calendar, Period.month(Month.of(2026, 9))) == "17 of 30 days"
    assert so_far_words(workbook.calendar, Period.month(Month.of(2026, 8))) == ""


def test_only_kpis_with_a_goal_for_the_period_are_aimed(workbook: Workbook) -> None:
    names = aimed_kpis(workbook, Period.month(Month.of(2026, 8)))
    assert len(names) == len(set(names)) == 14
    assert aimed_kpis(workbook, Period.month(Month.of(2024, 8))) == ()
