"""The words of the page."""

from collections.abc import Callable

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, NARROW_SPACE
from kpidesk.analysis.selection import Summary
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.rows import Layout, Row, RowKind, rows
from kpidesk.workbook.workbook import Workbook
from tests.ui.figures.desk import SEARCH

MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SALES = Indicator("sales", "Sales, net", Unit.MONEY, "Finance")
RATE = Indicator("bounce", "Bounce rate", Unit.PERCENT, "Website")


def test_each_kind_of_row_has_its_label(workbook: Workbook) -> None:
    found = [sentences.label(row, workbook) for row in rows(workbook, Layout(opened=frozenset({"visits"})))]
    assert found[:3] == ["Finance", "Sales, net", "Costs"]
    assert found[6:10] == ["Visits", "Search", "Social", "unassigned"]


def test_the_rest_says_its_kind_when_there_are_several(make: Callable[..., Workbook]) -> None:
    kinds = frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT})
    own = Indicator("mine", "Mine", Unit.COUNT, "Website", segment_kinds=kinds, own=True)
    mug = Segment(SegmentKind.PRODUCT, "Mug")
    workbook = make(own_indicators={"mine": own}, segments=(SEARCH, mug))
    rest = Row(RowKind.REST, "Website", "mine", rest=SegmentKind.PRODUCT)
    assert sentences.label(rest, workbook) == "unassigned to a product"


def test_full_names_say_which_figure_a_segment_belongs_to(workbook: Workbook) -> None:
    part = Row(RowKind.PART, "Website", "visits", SEARCH)
    assert sentences.full_name(part, workbook) == "Visits, Search"
    assert sentences.full_name(Row(RowKind.FIGURE, "Website", "visits", SEARCH), workbook) == "Visits, Search"
    assert sentences.full_name(Row(RowKind.FIGURE, "Website", "visits"), workbook) == "Visits"


@pytest.mark.parametrize(
    ("state", "shows_year", "below"),
    [
        (MonthState(MonthStatus.OPEN), False, ""),
        (MonthState(MonthStatus.OPEN), True, "2026"),
        (MonthState(MonthStatus.CLOSED), True, "2026"),
        (MonthState(MonthStatus.UNFINISHED, 3), True, "3/31 days"),
    ],
)
def test_below_the_month_stands_the_year_or_the_days(state: MonthState, shows_year: bool, below: str) -> None:
    assert sentences.below_month(MAY, state, shows_year) == below


def test_units_are_read_out_except_for_counts(workbook: Workbook) -> None:
    assert sentences.spoken("6,418", SALES, "EUR") == "6,418 EUR"
    assert sentences.spoken("12", workbook.indicators["visits"], "EUR") == "12"
    assert sentences.spoken("", SALES, "EUR") == ""


def test_closed_months_are_all_named() -> None:
    assert sentences.closed([MAY]).startswith("May 2026 is closed.")
    assert sentences.closed([MAY, JUNE]).startswith("May 2026 and June 2026 are closed.")


def test_facts_are_written_with_the_rows_decimals_and_unit() -> None:
    found = Summary(4, 3, SALES, 0, 20688.0, 6896.0, 6418.0, 7247.0)
    assert sentences.facts(found, ENGLISH, "EUR", brief=False) == [
        *("4 cells, 3 figures", "Sum 20,688", "Mean 6,896", "Low 6,418", "High 7,247", "EUR")
    ]
    assert sentences.facts(found, GERMAN, "EUR", brief=True) == ["4 cells, 3 figures", "Sum 20.688", "Mean 6.896"]


def test_facts_of_rates_are_in_percent() -> None:
    found = Summary(2, 2, RATE, 1, None, 0.0435, 0.043, 0.044)
    said = sentences.facts(found, ENGLISH, "EUR", brief=False)
    assert said == ["2 cells, 2 figures", "Mean 4.4", "Low 4.3", "High 4.4", "%"]
    assert NARROW_SPACE not in "".join(said)


def test_facts_of_nothing_and_of_a_mixture() -> None:
    assert sentences.facts(Summary(1, 0), ENGLISH, "EUR", brief=False) == ["1 cell, 0 figures"]
    assert sentences.facts(Summary(3, 1), ENGLISH, "EUR", brief=False) == ["3 cells, 1 figure", "different units"]


def test_an_unfinished_month_is_not_compared() -> None:
    state = MonthState(MonthStatus.UNFINISHED, 3)
    assert sentences.unfinished_fact(JUNE, state) == "June is unfinished: 3 of 30 days, not compared in percent"
