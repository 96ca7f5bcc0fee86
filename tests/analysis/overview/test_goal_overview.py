"""The goals of every KPI in one table, of a real workbook."""

import datetime as dt

import pytest

from kpidesk.analysis.goals.goal_plan import Kind
from kpidesk.analysis.goals.pace import Word
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.overview.goal_overview import GoalRow, aimable, goal_overview
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.workbook.small_business import SHIPPED

JANUARY, MARCH = Month.of(2026, 1), Month.of(2026, 3)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")
REVIEW = dt.date(2026, 6, 1)


@pytest.fixture
def shop() -> Workbook:
    """Figures of January to March 2026, of which March still runs; the profit is to be 60 a month."""
    values = {Cell("sales", JANUARY.plus(place)): value for place, value in enumerate([100.0, 90.0, 40.0])}
    values |= {Cell("cost", JANUARY.plus(place)): 30.0 for place in range(3)}
    values |= {Cell("sales", JANUARY, SEARCH): 50.0, Cell("cost", JANUARY, SEARCH): 5.0}
    contents = Contents(Business("Shop"), chosen=("margin", "visits", "profit"), segments=(SEARCH,), values=values)
    contents.months[MARCH] = MonthState(MonthStatus.UNFINISHED, 10)
    book = Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(2026, 3, 11))
    months = JANUARY.until(JANUARY.plus(11))
    book.apply(c.SetGoals({GoalKey("profit", month): Goal(62.0, review_on=REVIEW) for month in months}))
    book.apply(c.SetGoals({GoalKey("margin", JANUARY, PeriodKind.QUARTER): Goal(0.5, 0.6)}))
    return book


def row_of(book: Workbook, name: str, segment: Segment | None = None) -> GoalRow:
    (row,) = goal_overview(book, book.calendar.year(2026), segment, [name])
    return row


def test_there_is_a_row_for_what_may_have_a_goal_and_for_what_has_one(shop: Workbook) -> None:
    assert aimable(shop) == ["margin", "profit"]
    shop.apply(c.SetGoals({GoalKey("visits", JANUARY): Goal(5.0), GoalKey("cost", JANUARY): Goal(5.0)}))
    assert aimable(shop) == ["margin", "visits", "profit", "cost"]
    names = [row.indicator.id for row in goal_overview(shop, shop.calendar.year(2026))]
    assert names == aimable(shop)


def test_row_holds_a_year_of_goals_figures_and_status(shop: Workbook) -> None:
    row = row_of(shop, "profit")
    assert (row.kind, row.by_year, row.review_on, row.has_goal) == (Kind.AT_LEAST, False, REVIEW, True)
    assert [cell.judgement.status for cell in row.months[:4]] == [
        Status.ON_TRACK,
        Status.WATCH,
        Status.OFF,
        Status.NONE,
    ]
    assert [cell.column.actual for cell in row.months[:4]] == [70.0, 60.0, 10.0, None]
    assert row.reached == (1, 2)
    assert [cell.goal for cell in row.quarters] == [Goal(186.0, review_on=REVIEW, set_on=shop.today)] * 4
    assert row.year.goal == Goal(744.0, review_on=REVIEW, set_on=shop.today)


def test_quarter_and_year_that_run_are_judged_by_their_pace(shop: Workbook) -> None:
    row = row_of(shop, "profit")
    assert row.quarters[0].pace is not None and row.quarters[0].pace.word is Word.BEHIND
    assert row.year.pace is not None and row.year.judgement.status is row.quarters[0].judgement.status is Status.WATCH
    assert row.quarters[1].pace is None and row.quarters[1].judgement.status is Status.NONE


def test_marked_year_judges_its_months_by_the_pace_and_counts_them_by_themselves(shop: Workbook) -> None:
    before = row_of(shop, "profit")
    shop.apply(c.SetGoals({GoalKey("profit", JANUARY, PeriodKind.YEAR): Goal(0.0)}))
    row = row_of(shop, "profit")
    assert row.by_year and row.reached == before.reached
    assert [cell.pace and cell.pace.word for cell in row.months[:4]] == [Word.AHEAD, Word.AHEAD, Word.BEHIND, None]
    assert row.months[1].judgement.status is Status.ON_TRACK


def test_goal_of_just_a_quarter_stands_there_and_nowhere_else(shop: Workbook) -> None:
    row = row_of(shop, "margin")
    assert row.kind is Kind.BETWEEN
    assert [cell.goal is not None for cell in row.quarters] == [True, False, False, False]
    assert (row.year.goal, row.reached, [cell.goal for cell in row.months]) == (None, (0, 0), [None] * 12)


def test_part_has_a_table_of_its_own(shop: Workbook) -> None:
    shop.apply(c.SetGoals({GoalKey("profit", JANUARY, segment=SEARCH): Goal(40.0)}))
    row = row_of(shop, "profit", SEARCH)
    assert (row.segment, row.reached, row.months[0].column.actual) == (SEARCH, (1, 1), 45.0)
    assert row_of(shop, "margin", SEARCH).has_goal is False
    assert "profit" in aimable(shop, SEARCH)
