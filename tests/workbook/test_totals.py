"""A blank total is the sum of its typed parts where the owner wants it; a typed one wins."""

import datetime as dt
from collections.abc import Callable

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.totals import can_follow, runs
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import CHANNELS, Heard

JAN, FEB, MAR = Month.of(2026, 1), Month.of(2026, 2), Month.of(2026, 3)
SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "Search"), Segment(SegmentKind.CHANNEL, "Social")
FAIR = Segment(SegmentKind.CAMPAIGN, "Fair")
FROM_CHANNELS = c.SetTotals({"sales": SegmentKind.CHANNEL})


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    values = {
        Cell("sales", JAN, SEARCH): 10.0,
        Cell("sales", JAN, SOCIAL): 0.1,
        Cell("sales", FEB): 50.0,
        Cell("sales", FEB, SEARCH): 20.0,
        Cell("cost", JAN): 4.0,
    }
    return make(segments=(SEARCH, SOCIAL, FAIR), values=values)


def test_blank_total_is_the_sum_of_its_parts_and_counts_in_everything(book: Workbook) -> None:
    assert book.month_value("sales", JAN) == NoValue(Cause.MISSING, "sales", JAN)
    book.apply(FROM_CHANNELS)
    assert book.month_value("sales", JAN) == 10.1
    assert book.month_value("profit", JAN) == pytest.approx(6.1)
    assert book.value("sales", Period.rolling(FEB, 2)) == 60.1
    assert book.typed(Cell("sales", JAN)) is None
    assert book.stands_in(Cell("sales", JAN))
    assert book.explain("sales", Period.month(JAN)).months[0].stands_in
    assert book.total_from("sales") is SegmentKind.CHANNEL


def test_typed_total_wins_over_its_parts(book: Workbook) -> None:
    book.apply(FROM_CHANNELS)
    assert book.month_value("sales", FEB) == 50.0
    assert not book.stands_in(Cell("sales", FEB))
    book.apply(c.SetValues({Cell("sales", FEB): None}))
    assert book.month_value("sales", FEB) == 20.0


def test_a_part_that_changes_is_announced_with_the_total_and_what_follows(book: Workbook) -> None:
    book.apply(FROM_CHANNELS)
    assert book.month_value("profit", JAN) == pytest.approx(6.1)
    heard = Heard(book)
    book.apply(c.SetValues({Cell("sales", JAN, SOCIAL): 5.0}))
    assert {"sales", "profit", "margin"} <= heard[0].indicators
    assert book.month_value("profit", JAN) == 11.0
    book.undo()
    assert book.month_value("profit", JAN) == pytest.approx(6.1)


def test_cause_of_a_blank_total_is_the_first_part_that_runs(book: Workbook) -> None:
    book.apply(FROM_CHANNELS)
    assert book.month_value("sales", MAR) == NoValue(Cause.MISSING, "sales", MAR, SEARCH)
    book.apply(c.SetSegmentCards({SEARCH: SegmentCard(ends=dt.date(2026, 2, 28))}))
    assert book.month_value("sales", MAR) == NoValue(Cause.MISSING, "sales", MAR, SOCIAL)
    book.apply(c.SetSegmentCards({SOCIAL: SegmentCard(starts=dt.date(2026, 4, 1))}))
    assert book.month_value("sales", MAR) == NoValue(Cause.MISSING, "sales", MAR)


def test_undo_makes_the_total_blank_again(book: Workbook) -> None:
    book.apply(FROM_CHANNELS)
    book.undo()
    assert book.month_value("sales", JAN) == NoValue(Cause.MISSING, "sales", JAN)
    assert book.total_from("sales") is None


def test_columns_and_single_months_say_the_same(book: Workbook) -> None:
    book.apply(FROM_CHANNELS)
    first, series = book.series("sales")
    assert list(series[JAN - first : MAR + 1 - first]) == [10.1, 50.0, None]


@pytest.mark.parametrize(
    ("indicator", "kind", "told"),
    [
        ("profit", SegmentKind.CHANNEL, "is calculated"),
        ("sales", SegmentKind.PRODUCT, "is not split by product"),
        ("rate", SegmentKind.CHANNEL, "does not add up"),
        ("nothing", SegmentKind.CHANNEL, "nothing"),
    ],
)
def test_total_that_cannot_follow_is_refused(book: Workbook, indicator: str, kind: SegmentKind, told: str) -> None:
    rate = Indicator("rate", "Rate", Unit.PERCENT, "Own", rollup=Rollup.MEAN, segment_kinds=CHANNELS, own=True)
    book.apply(c.SetIndicators({"rate": rate}))
    with pytest.raises(Refusal, match=told):
        book.apply(c.SetTotals({indicator: kind}))


def test_rule_that_does_not_fit_any_more_is_passed_over(make: Callable[..., Workbook]) -> None:
    book = make(totals={"sales": SegmentKind.PRODUCT, "profit": SegmentKind.CHANNEL, "gone": SegmentKind.CHANNEL})
    assert book.month_value("sales", JAN) == NoValue(Cause.MISSING, "sales", JAN)


def test_money_at_the_end_of_a_month_adds_up_and_heads_do_not() -> None:
    kinds = frozenset({SegmentKind.PRODUCT})
    stock = Indicator("stock", "Stock", Unit.MONEY, "Own", rollup=Rollup.LAST, segment_kinds=kinds)
    followers = Indicator("followers", "Followers", Unit.COUNT, "Own", rollup=Rollup.LAST, segment_kinds=kinds)
    formula = Indicator("double", "Double", Unit.MONEY, "Own", kind=Kind.KPI, formula="stock * 2", segment_kinds=kinds)
    assert can_follow(stock, SegmentKind.PRODUCT)
    assert not can_follow(followers, SegmentKind.PRODUCT)
    assert not can_follow(formula, SegmentKind.PRODUCT)


def test_segment_runs_in_every_month_that_has_a_day_of_it() -> None:
    card = SegmentCard(dt.date(2026, 1, 31), dt.date(2026, 3, 1))
    assert [month for month in Month.of(2025, 12).until(Month.of(2026, 4)) if runs(card, month)] == [JAN, FEB, MAR]
    assert runs(None, JAN)
    assert runs(SegmentCard(), JAN)
