"""Months in eight languages and in figures."""

import pytest

from kpidesk.exchange.month_words import (
    DayOrder,
    When,
    day_order,
    month_number,
    read_when,
    weak_when,
    when,
    year_in,
    year_of,
)
from kpidesk.exchange.sheet import CellKind, SheetCell
from tests.exchange.owners_sheet import COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_name_is_its_month_in_small_letters_and_capitals_with_and_without_accents(country: str) -> None:
    plain = str.maketrans("äéèûçśńźęń", "aeeucsnzen")
    for number, name in enumerate(COUNTRIES[country].months, start=1):
        for written in (name, name.upper(), name.capitalize(), name.translate(plain), name + "."):
            assert month_number(written) == number, written


@pytest.mark.parametrize(
    "text",
    [
        *("March 2026", "Mar 26", "mar-26", "März 2026", "MAERZ 2026", "Mrz. 26", "mars 2026", "mars-26", "2026 marzo"),
        *("marzo de 2026", "mar. 2026", "mrt 2026", "maart '26", "março/2026", "mar/26", "marzec 2026", "2026 Mar"),
        *("2026-03", "2026/3", "2026.03", "03/2026", "3-2026", "2026-03-31", "31.3.2026", "31. März 2026", "3/31/26"),
        *("31/03/2026", "March 31, 2026", "2026-03-31T10:20:30Z", "2026-03-01 00:00:00", "3/31/2026 1:05 PM"),
        *("March 2026*", "März 2026 (vorläufig)", "month of March 2026", "End of March 2026", "31 mars 26"),
        *("Di 31.03.2026", "Tue, 2026-03-31", "mardi 31/03/2026"),
    ],
)
def test_march_2026_in_every_order(text: str) -> None:
    read = read_when(text)
    assert read is not None
    assert (read.number, read.year) == (3, 2026)


@pytest.mark.parametrize("text", ["janv.", "ene", "gen", "sty", "JAN", "Jänner", "jan"])
def test_a_month_without_its_year_is_one_all_the_same(text: str) -> None:
    assert read_when(text) == When(1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Sales", "Q1 2026", "2026", "Jan-Mar 2026", "Jan 2026-2027", "1.234,50", "12.50", "1.2026", "2026-13"),
        *("2026-02-30", "31.02.2026", "Umsatz Januar", "Marketing", "Mayor", "May 1 2 3", "March 20266", "x" * 99),
        *("Jan Feb", "March 2026 and more", "13/2026", "9999-01", "½", "٣", "()", "5%"),
    ],
)
def test_what_is_no_month_is_none(text: str) -> None:
    assert read_when(text) is None


def test_a_day_is_kept_and_a_date_that_reads_two_ways_waits_for_the_order() -> None:
    assert read_when("26 Jan") == When(1, None, 26)
    read = read_when("03/04/2011")
    assert read == When(4, 2011, 3, swapped=3)
    assert read.ordered(DayOrder.DAY_FIRST) == read.ordered(None) == read
    assert read.ordered(DayOrder.MONTH_FIRST) == When(3, 2011, 4)
    assert read_when("04.03.2011") == When(3, 2011, 4)
    assert read_when("05/05/2011") == When(5, 2011, 5)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/02/2026", "13/02/2026"], DayOrder.DAY_FIRST),
        (["01/02/2026", "02/13/2026"], DayOrder.MONTH_FIRST),
        (["01/02/2026", "01/03/2026"], DayOrder.DAY_FIRST),
        (["02/01/2026", "03/01/2026"], DayOrder.MONTH_FIRST),
        (["03/02/2026", "05/04/2026"], None),
        (["13/02/2026", "02/13/2026"], None),
        (["01/02/2026"], None),
        ([], None),
    ],
)
def test_a_column_of_dates_shows_its_order_or_does_not(texts: list[str], order: DayOrder | None) -> None:
    assert day_order(texts) is order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.2026", When(1, 2026)),
        ("202612", When(12, 2026)),
        ("20260131", When(1, 2026, 31)),
        ("01/26", When(1, 2026)),
        ("12", When(12)),
        ("13", None),
        ("202613", None),
        ("20260231", None),
        ("1234.5", None),
    ],
)
def test_what_could_be_a_number_is_a_weak_month(text: str, found: When | None) -> None:
    assert weak_when(SheetCell(text)) == weak_when(SheetCell(text, CellKind.NUMBER)) == found


def test_a_number_is_no_month_and_a_date_is_one() -> None:
    assert when(SheetCell("2026-01", CellKind.NUMBER)) is None
    assert when(SheetCell("2026-01-31T12:30:00", CellKind.DATE)) == When(1, 2026, 31)
    assert when(SheetCell("#N/A", CellKind.ERROR)) is None
    assert weak_when(SheetCell("2026-01-31", CellKind.DATE)) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Buchhaltung 2026", 2026),
        ("2026", 2026),
        ("figures_2025", 2025),
        ("2025 and 2026", None),
        ("Geschäftsjahr 2025/26", None),
        ("FY 2025-2026", None),
        ("Order 12026", None),
        ("1.2026,50", None),
        ("", None),
    ],
)
def test_a_title_tells_one_year_or_none(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_a_cell_is_a_year_when_it_is_nothing_else() -> None:
    assert year_of(SheetCell("2026")) == year_of(SheetCell("2026", CellKind.NUMBER)) == 2026
    assert (
        year_of(SheetCell("1234")) is year_of(SheetCell("2026.5", CellKind.NUMBER)) is year_of(SheetCell("x")) is None
    )
