"""Days as they are typed."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from kpidesk.domain.refusal import Refusal
from kpidesk.ui.wording.day_text import read_day, shown

LAST_OF_AUGUST = dt.date(2026, 8, 31)


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "text",
    ["31 Aug 2026", "31. August 2026", "2026-08-31", "31.8.2026", "31/08/2026", "31/08/26", "Aug 2026", "2026-08"],
)
def test_a_day_is_read_in_many_ways(text: str) -> None:
    assert read_day(text, is_end=True) == LAST_OF_AUGUST


def test_a_month_alone_stands_for_its_first_day_where_something_begins() -> None:
    assert read_day("February 2024", is_end=False) == dt.date(2024, 2, 1)
    assert read_day("February 2024", is_end=True) == dt.date(2024, 2, 29)


def test_strokes_follow_the_owners_own_order(american: None) -> None:
    assert read_day("8/31/2026", is_end=True) == LAST_OF_AUGUST


def test_a_blank_is_no_day() -> None:
    assert read_day("  ", is_end=True) is None
    assert shown(None) == ""
    assert shown(LAST_OF_AUGUST) == "31 Aug 2026"


@pytest.mark.parametrize("text", ["soon", "31 Feb 2026", "2026-13-01", "40.1.2026", "31/08/2"])
def test_nonsense_says_how_to_write_it(text: str) -> None:
    with pytest.raises(Refusal, match=r"is no day\. Write it like 31 Aug 2026"):
        read_day(text, is_end=True)
