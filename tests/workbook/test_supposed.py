"""What would be if other figures were typed, without typing them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.workbook.small_business import NOW, SHIPPED, Heard, Memory, months

SEARCH = Segment(SegmentKind.CHANNEL, "Search")
MONTHS = months("2025-12", 5)
JAN = Month.of(2026, 1)


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    return make(segments=(SEARCH,), values={Cell("sales", JAN): 100.0, Cell("cost", JAN): 40.0})


def test_everything_that_follows_is_as_if_it_was_typed(book: Workbook, ledger: Memory) -> None:
    heard = Heard(book)
    supposed = book.supposing({Cell("sales", JAN): 200.0, Cell("visits", JAN): 7.0})
    assert supposed.typed(Cell("sales", JAN)) == 200.0
    assert supposed.month_value("profit", JAN) == 160.0
    assert supposed.value("margin", Period.month(JAN)) == 0.8
    assert supposed.explain("profit", Period.month(JAN)).value == 160.0
    assert supposed.indicator("sales").label == "Sales"
    assert {"sales", "visits", "profit", "margin"} <= supposed.following
    assert "cost" not in supposed.following
    assert (book.typed(Cell("sales", JAN)), book.month_value("profit", JAN)) == (100.0, 60.0)
    assert (heard, ledger.written, book.undoable) == ([], [], None)


def test_figure_can_be_supposed_away(book: Workbook) -> None:
    supposed = book.supposing({Cell("cost", JAN): None})
    assert supposed.typed(Cell("cost", JAN)) is None
    assert not isinstance(supposed.month_value("profit", JAN), float)
    assert book.typed(Cell("cost", JAN)) == 40.0


def test_standing_figure_is_supposed_to_go_on(book: Workbook) -> None:
    supposed = book.supposing({Cell("price", JAN): 5.0})
    assert supposed.month_value("price", JAN.next) == 5.0
    assert supposed.stands_in(Cell("price", JAN.next))
    assert not book.stands_in(Cell("price", JAN.next))


CELLS = st.builds(
    Cell,
    st.sampled_from(["sales", "cost", "visits", "price"]),
    st.sampled_from(MONTHS),
    st.sampled_from([None, SEARCH]),
)
VALUES = st.dictionaries(CELLS, st.sampled_from([0.0, 3.0, -1.5, 20.0]), max_size=12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(VALUES, st.dictionaries(CELLS, st.none() | st.sampled_from([4.0, 9.5]), max_size=4), st.booleans())
def test_supposing_says_what_typing_gives(
    there: dict[Cell, float], supposed: dict[Cell, float | None], is_summed: bool
) -> None:
    totals = {"sales": SegmentKind.CHANNEL} if is_summed else {}
    book = Workbook(
        NoLedger(), Contents(Business("Shop"), segments=(SEARCH,), values=there, totals=totals), SHIPPED, lambda: NOW
    )
    if is_summed:
        book.month_value("sales", JAN)  # its sums are known before
    asked = book.supposing(supposed)
    said = {
        (name, month, part): (
            asked.month_value(name, month, part), asked.stands_in(Cell(name, month, part)), asked.series(name, part)
        )
        for name in SHIPPED for month in MONTHS for part in (None, SEARCH)
    }  # fmt: skip
    months_said = asked.first_month
    book.apply(c.SetValues(supposed))
    assert months_said == book.first_month
    for (name, month, part), (value, stands_in, (first, series)) in said.items():
        assert value == book.month_value(name, month, part)
        assert stands_in == book.stands_in(Cell(name, month, part))
        now_first, now = book.series(name, part)
        if month >= first and month - first < len(series) and now_first <= month < now_first + len(now):
            assert series[month - first] == now[month - now_first]
