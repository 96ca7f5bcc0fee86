"""An import as far as it is decided, worked out on a copy of the business."""

from dataclasses import replace

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.amount import POINT
from kpidesk.exchange.planned import CellState
from kpidesk.exchange.settings import Target
from kpidesk.ui.importing import decisions
from kpidesk.ui.importing.draft import Copy
from tests.ui.importing.bench_book import JAN, JUNE, MAY, business, draft_of, sheet


def states(draft: object) -> dict[str, int]:
    return {str(state): count for state, count in draft.plan.counts.items()}  # type: ignore[attr-defined]


def test_a_file_is_worked_out_cell_by_cell() -> None:
    draft = draft_of()
    assert states(draft) == {"same": 2, "changed": 1, "new": 2, "refused": 1}
    assert (draft.is_known, draft.is_unclear, draft.has_cells) == (False, False, True)


def test_what_the_owner_goes_on_to_type_is_not_in_the_copy() -> None:
    book = business()
    copy = Copy(book)
    book.apply(c.SetValues({Cell("sales", JUNE): 1512.5}))
    assert states(copy.begin(sheet()))["new"] == 2
    assert states(Copy(book).begin(sheet()))["same"] == 3


def test_a_stored_import_has_nothing_to_do_the_second_time_and_its_shape_is_known() -> None:
    book = business()
    draft = draft_of(book=book)
    assert draft.plan is not None
    book.apply(draft.plan.change(book))
    again = draft_of(book=book)
    assert again.is_known
    assert again.plan is not None and again.plan.has_nothing_to_do


def test_a_known_shape_goes_where_it_was_sent_before() -> None:
    book, text = business(), "Month;Whatever\nJune 2026;7\n"
    first = draft_of(text, book)
    sent = Copy(book).work_out(first.source, first.settings.with_target("Whatever", Target("visits")))
    assert sent.plan is not None
    book.apply(sent.plan.change(book))
    again = draft_of(text.replace("7", "8"), book)
    assert again.plan is not None
    assert again.plan.values == {Cell("visits", JUNE): 8.0}


def test_days_are_put_together_from_the_start() -> None:
    text = "Date;Visits\n" + "".join(f"2026-06-{day:02};{day}\n" for day in (1, 2, 3))
    draft = draft_of(text)
    assert draft.settings.by_month
    assert draft.plan is not None and draft.plan.values == {Cell("visits", JUNE): 6.0}


def test_a_file_that_its_reader_refuses_gives_a_draft_that_says_why() -> None:
    draft = Copy(business()).work_out(sheet(), replace(draft_of().settings, reader="Shopify"))
    assert draft.plan is None and draft.refused is not None
    assert "Shopify" in str(draft.refused)


def test_a_file_without_years_is_unclear_until_the_year_is_said() -> None:
    draft = draft_of("Month;Sales, net\nJan;10,5\nFeb;11,5\n")
    assert draft.is_unclear and not draft.has_cells
    told = Copy(business()).work_out(draft.source, decisions.of_year(draft.settings, 2026))
    assert not told.is_unclear and told.has_cells


def test_a_figure_typed_for_a_cell_is_taken_in_its_place() -> None:
    draft = draft_of()
    typed = decisions.corrected(draft.settings, "Costs", JUNE, 900.0)
    told = Copy(business()).work_out(draft.source, typed)
    assert told.plan is not None and told.plan.values[Cell("costs", JUNE)] == 900.0
    assert decisions.corrected(typed, "Costs", JUNE, None) == draft.settings


def test_another_number_form_gives_another_figure() -> None:
    draft = draft_of()
    told = Copy(business()).work_out(draft.source, draft.settings.with_form("Visits", POINT))
    assert told.plan is not None and told.plan.values[Cell("visits", JUNE)] == 1.234


def test_a_total_can_be_taken_in_as_the_month_it_is() -> None:
    draft = draft_of()
    assert draft.layout is not None
    total = draft.layout.left_out[0]
    told = Copy(business()).work_out(draft.source, decisions.taking_in(draft.settings, total, JAN))
    assert told.layout is not None and JAN in told.layout.months and told.layout.left_out == ()


def test_closed_months_change_only_when_they_are_reopened() -> None:
    book = business(closed=(MAY,))
    draft = draft_of(book=book)
    assert draft.plan is not None and draft.plan.closed_months == [MAY]
    opened = Copy(book).work_out(draft.source, decisions.reopening(draft.settings, [MAY], " late invoice "))
    assert opened.plan is not None and opened.plan.counts[CellState.CHANGED] == 1
    book.apply(opened.plan.change(book))
    assert book.typed(Cell("costs", MAY)) == 850.0
    assert book.month_state(MAY).reason == "late invoice"


def test_a_part_of_the_business_is_made_on_the_way() -> None:
    book, mail = business(), Segment(SegmentKind.CHANNEL, "Mail")
    draft = draft_of("Month;Visits by mail\nJune 2026;12\n", book)
    sent = Copy(book).work_out(draft.source, draft.settings.with_target("Visits by mail", Target("visits", mail)))
    assert sent.plan is not None
    book.apply(sent.plan.change(book))
    assert mail in book.segments and book.typed(Cell("visits", JUNE, mail)) == 12.0


def test_sheets_are_ticked_in_the_order_of_the_file() -> None:
    source = sheet()
    first, second = replace(source.sheets[0], name="2025"), replace(source.sheets[0], name="2026", is_hidden=True)
    both = replace(source, sheets=(first, second))
    settings = draft_of().settings
    assert decisions.chosen_sheets(settings, both) == {"2025"}
    ticked = decisions.choosing_sheet(settings, both, "2026", True)
    assert ticked.layout.sheets == ("2025", "2026")
    assert decisions.choosing_sheet(ticked, both, "2025", False).layout.sheets == ("2026",)


def test_another_reader_forgets_what_was_said_of_the_columns() -> None:
    settings = draft_of().settings.with_target("Visits", Target("sales"))
    assert decisions.with_reader(settings, "Shopify").targets == {}
