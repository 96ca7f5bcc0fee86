"""Holes in rows that are otherwise entered."""

import datetime as dt
from dataclasses import replace

import pytest

from kpidesk.analysis.questions.gaps import Gaps, lacks
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

VISITS = Indicator("visits", "Visits", Unit.COUNT, "Website", segment_kinds=frozenset(SegmentKind))
JAN, FEB, MAR, APR, MAY = Month.of(2026, 1).until(Month.of(2026, 5))


@pytest.fixture
def book() -> Workbook:
    indicators = (
        Indicator("sales", "Sales", Unit.MONEY, "Finance"),
        Indicator("costs", "Costs", Unit.MONEY, "Finance"),
        Indicator("price", "Price", Unit.MONEY, "Finance", standing=True),
        Indicator("unused", "Unused", Unit.MONEY, "Finance"),
        Indicator("profit", "Profit", Unit.MONEY, "Finance", Kind.KPI, formula="sales - costs"),
    )
    values = {Cell("sales", month): 1.0 for month in (JAN, FEB, MAR, APR)}
    values |= {Cell("costs", FEB): 1.0, Cell("costs", APR): 1.0, Cell("price", JAN): 9.0}
    contents = Contents(Business("A"), values=values, months={APR: MonthState(MonthStatus.UNFINISHED, 9)})
    return Workbook(NoLedger(), contents, {i.id: i for i in indicators}, lambda: dt.datetime(2026, 5, 2))


def test_a_hole_is_a_blank_after_the_rows_first_figure(book: Workbook) -> None:
    holes = [month for month in JAN.until(MAY) if Gaps(book).is_gap(Cell("costs", month))]
    assert holes == [MAR]


@pytest.mark.parametrize("name", ["price", "unused", "profit", "nonsense"])
def test_carried_unused_calculated_and_unknown_rows_have_no_holes(book: Workbook, name: str) -> None:
    assert not any(Gaps(book).is_gap(Cell(name, month)) for month in JAN.until(MAY))


def test_figures_are_due_until_the_last_month_that_is_not_unfinished(book: Workbook) -> None:
    assert [Gaps(book).is_due(month) for month in JAN.until(MAY)] == [True, True, True, False, False]


def test_a_finished_month_makes_its_blanks_holes(book: Workbook) -> None:
    book.apply(c.Several((c.SetValues({Cell("costs", APR): None}), c.SetMonths({APR: None}))))
    assert Gaps(book).is_gap(Cell("costs", APR))


def test_first_entered_is_by_row(book: Workbook) -> None:
    assert Gaps(book).first_entered("costs") == FEB
    assert Gaps(book).first_entered("unused") is None


def test_a_missing_figure_can_be_gone_to_and_a_zero_divisor_cannot() -> None:
    assert lacks(NoValue(Cause.MISSING, "costs", MAR)) == Cell("costs", MAR)
    assert lacks(NoValue(Cause.ZERO_DIVISOR, "profit")) is None


def test_blanks_of_the_current_month_are_still_to_be_typed(book: Workbook) -> None:
    assert [month for month in JAN.until(MAY) if Gaps(book).is_open(Cell("costs", month))] == [MAR, MAY]
    assert not Gaps(book).is_open(Cell("unused", MAY))


def test_forgetting_looks_again(book: Workbook) -> None:
    gaps = Gaps(book)
    assert gaps.first_entered("costs") == FEB
    book.apply(c.SetValues({Cell("costs", JAN): 2.0}))
    gaps.forget()
    assert gaps.first_entered("costs") == JAN


def test_a_part_that_has_ended_leaves_no_hole_behind(book: Workbook) -> None:
    fair = Segment(SegmentKind.CHANNEL, "Fair")
    book.apply(c.SetIndicators({"visits": replace(VISITS, own=True)}))
    book.apply(c.SetSegments((fair,)))
    book.apply(c.SetValues({Cell("visits", JAN, fair): 3.0}))
    assert Gaps(book).is_gap(Cell("visits", MAR, fair))
    book.apply(c.SetSegmentCards({fair: SegmentCard(ends=dt.date(2026, 2, 28))}))
    holes = [month for month in JAN.until(MAY) if Gaps(book).is_gap(Cell("visits", month, fair))]
    assert holes == [FEB]
