"""Span, per day, part of the business and group are chosen together: each stays as it was chosen."""

from collections.abc import Callable

import pytest

from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.domain.change import SetSegments
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.changes.look import Span
from kpidesk.ui.changes.rows import Heading, groups_shown
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.conftest import Desk
from tests.ui.changes.shop import QUIET, SEARCH, shop

AUGUST = Month.of(2026, 8)
OpenDesk = Callable[..., Desk]


@pytest.mark.parametrize("span", list(Span))
def test_every_choice_stays_beside_the_others(desk: OpenDesk, untouched_sample: Workbook, span: Span) -> None:
    page, book = desk(untouched_sample).page, untouched_sample
    for per_day, segment in ((False, None), (True, book.segments[0])):
        page._show_span(Span.MONTH)
        page._show_group(None)
        page._actions.per_day.setChecked(per_day)
        page._show_segment(segment)
        for group in (None, *groups_shown(book, segment)[:1], *groups_shown(book, segment)[-2:]):
            page._show_group(group)
            page._show_span(span)
            look = page.model.look
            assert (look.span, look.per_day, look.segment, look.group) == (span, per_day, segment, group)
            names = page.model.indicators
            assert names and page.table.current in names
            if isinstance(group, Heading):
                assert all((book.indicator(name).kind is Kind.INPUT) is (group is Heading.TYPED) for name in names)
            elif group is not None:
                assert {book.indicator(name).group for name in names} == {group}
            row = kpi_row(book, names[0], page.model.period, segment, per_day=per_day)
            assert page.model.kpi_row(names[0]) == row


def test_a_step_and_an_order_keep_what_was_chosen(desk: OpenDesk, untouched_sample: Workbook) -> None:
    page, book = desk(untouched_sample).page, untouched_sample
    page._show_segment(book.segments[0])
    page._show_span(Span.THREE_MONTHS)
    page._show_per_day(True)
    page._actions.per_day.setChecked(True)
    group = groups_shown(book, book.segments[0])[-1]
    page._show_group(group)
    page.step_month(-2)
    for action in page._actions.orders.values():
        action.trigger()
        look = page.model.look
        assert (look.month, look.span, look.per_day, look.segment, look.group) == (
            AUGUST.plus(-2),
            Span.THREE_MONTHS,
            True,
            book.segments[0],
            group,
        )
        assert (page.model.period.first, page.model.period.last) == (AUGUST.plus(-4), AUGUST.plus(-2))


def test_a_part_that_goes_takes_only_itself_along(desk: OpenDesk) -> None:
    book = shop({"sales": QUIET}, ["total_sales"], by_segment={SEARCH: {}})
    page = desk(book).page
    page._show_span(Span.TWELVE_MONTHS)
    page._actions.per_day.setChecked(True)
    page._show_segment(SEARCH)
    assert page.model.look.segment == SEARCH
    book.apply(SetSegments(()))
    look = page.model.look
    assert (look.segment, look.span, look.per_day) == (None, Span.TWELVE_MONTHS, True)
    assert page.model.indicators == ["total_sales"]


def test_a_long_name_of_a_part_leaves_the_other_choices_their_room(desk: OpenDesk) -> None:
    long = Segment(SegmentKind.CHANNEL, "the market in the square before the town hall of Lower Saxony")
    rows = {"sales": QUIET}
    page = desk(shop(rows, by_segment={long: rows})).page
    toolbar = page.toolbar
    assert all(part.isVisible() for part in (toolbar.segment, toolbar.order, toolbar.per_day, toolbar.copy))
    page._show_segment(long)
    assert long.name in toolbar.segment.toolTip()
    view = toolbar.segment.view()
    assert view.minimumWidth() >= view.sizeHintForColumn(0) > toolbar.segment.width()
