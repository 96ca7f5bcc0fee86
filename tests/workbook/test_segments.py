"""Segments are renamed, ended, removed and merged with all that they have."""

import datetime as dt
from collections.abc import Callable

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.workbook.segments import MergeRefused, ending, merging, removing, renaming
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import CHANNELS, Heard

JAN, FEB, MAR = Month.of(2026, 1), Month.of(2026, 2), Month.of(2026, 3)
SEARCH, SOCIAL, MAIL = (Segment(SegmentKind.CHANNEL, name) for name in ("Search", "Social", "Mail"))
FAIR = Segment(SegmentKind.CAMPAIGN, "Fair")
ENGINES = Segment(SegmentKind.CHANNEL, "Engines")
SPRING = SegmentCard(dt.date(2026, 3, 1), dt.date(2026, 5, 31), "sale")


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    return make(
        segments=(SEARCH, SOCIAL, MAIL, FAIR),
        values={
            Cell("sales", JAN, SEARCH): 10.0,
            Cell("sales", JAN, SOCIAL): 5.0,
            Cell("sales", FEB, SOCIAL): 7.0,
            Cell("sales", FEB, MAIL): 1.0,
        },
        notes={Cell("sales", JAN, SEARCH): "new text", Cell("sales", JAN, SOCIAL): "fair"},
        segment_cards={SOCIAL: SPRING},
        confirmed={Cell("sales", JAN, SOCIAL): 5.0},
    )


def test_renamed_segment_has_all_it_had(book: Workbook) -> None:
    heard, before = Heard(book), book.contents()
    engines = SOCIAL._replace(name="Engines")
    book.apply(c.RenameSegment(SOCIAL, "Engines"))
    assert book.segments == (SEARCH, engines, MAIL, FAIR)
    assert book.typed(Cell("sales", FEB, engines)) == book.month_value("sales", FEB, engines) == 7.0
    assert book.typed(Cell("sales", FEB, SOCIAL)) is None
    assert book.note(Cell("sales", JAN, engines)) == "fair"
    assert book.segment_card(engines) == SPRING
    assert book.is_confirmed(Cell("sales", JAN, engines))
    assert heard[0].structure
    book.undo()
    assert book.contents() == before


def test_segment_that_keeps_its_name_keeps_what_its_closed_figures_were(make: Callable[..., Workbook]) -> None:
    sold = Cell("sales", JAN, SEARCH)
    book = make(segments=(SEARCH,), values={sold: 10.0}, once_closed=frozenset({JAN}))
    book.apply(c.SetValues({sold: 11.0}))
    book.apply(c.Several((c.RenameSegment(SEARCH, "Search"), c.SetNotes({sold: "a late bill"}))))
    assert book.restated(sold) == (10.0, 11.0)


def test_segment_may_change_its_capitals(book: Workbook) -> None:
    book.apply(c.RenameSegment(SEARCH, "SEARCH"))
    assert book.segments[0].name == "SEARCH"


@pytest.mark.parametrize("name", ["Social", "SOCIAL", " social "])
def test_taken_name_is_refused(book: Workbook, name: str) -> None:
    with pytest.raises(Refusal, match="there is a channel called “Social” already"):
        book.apply(c.RenameSegment(SEARCH, name))


def test_segment_of_another_kind_may_have_the_name(book: Workbook) -> None:
    book.apply(c.RenameSegment(SEARCH, "Fair"))
    assert book.segments[0] == Segment(SegmentKind.CHANNEL, "Fair")


def test_segment_that_is_not_there_is_refused(book: Workbook) -> None:
    for change in (c.RenameSegment(ENGINES, "Else"), c.SetSegmentCards({ENGINES: SPRING})):
        with pytest.raises(Refusal, match="there is no channel called “Engines”"):
            book.apply(change)
    for ask in (
        lambda: removing(book, ENGINES),
        lambda: ending(book, ENGINES, None),
        lambda: renaming(book, ENGINES, "x"),
    ):
        with pytest.raises(Refusal, match="there is no channel called “Engines”"):
            ask()


def test_rename_goes_with_no_other_change_of_the_list(book: Workbook) -> None:
    with pytest.raises(Refusal, match="by itself"):
        book.apply(c.Several((c.RenameSegment(SEARCH, "Engines"), c.SetSegments((SEARCH,)))))


def test_figures_typed_in_the_same_step_are_of_the_new_name(book: Workbook) -> None:
    before = book.contents()
    new = Cell("sales", JAN, ENGINES)
    book.apply(c.Several((c.RenameSegment(SEARCH, "Engines"), c.SetValues({new: 11.0}), c.SetNotes({new: ""}))))
    assert book.typed(new) == 11.0
    assert book.note(new) == ""
    book.undo()
    assert book.contents() == before


def test_formulas_that_name_a_segment_go_on_with_its_new_name(book: Workbook) -> None:
    formula = 'at(sales, "search") / sales + at(sales + cost, "Social")'
    share = Indicator(
        "share", "Share", Unit.RATIO, "Own", kind=Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula, own=True
    )
    book.apply(
        c.Several(
            (c.SetIndicators({"share": share}), c.SetValues({Cell("sales", JAN): 20.0, Cell("cost", JAN, SOCIAL): 1.0}))
        )
    )
    assert book.month_value("share", JAN) == 6.5
    before = book.contents()
    book.apply(renaming(book, SEARCH, 'En "gines"'))
    assert book.month_value("share", JAN) == 6.5
    assert book.own_indicators["share"].formula == 'at(sales, "En ""gines""") / sales + at(sales + cost, "Social")'
    book.undo()
    assert book.contents() == before
    assert renaming(book, MAIL, "Post") == c.RenameSegment(MAIL, "Post")


def test_card_that_ends_before_it_starts_is_refused(book: Workbook) -> None:
    with pytest.raises(Refusal, match="would end on 2026-02-28, before it starts on 2026-03-01"):
        book.apply(ending(book, SOCIAL, dt.date(2026, 2, 28)))
    book.apply(ending(book, SOCIAL, dt.date(2026, 3, 1)))
    assert [book.is_running(SOCIAL, month) for month in (FEB, MAR, MAR.next)] == [False, True, False]
    book.apply(ending(book, SOCIAL, None))
    assert book.is_running(SOCIAL, Month.of(2199, 12))


def test_segment_that_goes_takes_its_card_along_and_undo_brings_it_back(book: Workbook) -> None:
    before = book.contents()
    book.apply(removing(book, SOCIAL))
    assert SOCIAL not in book.segments
    held = book.contents()
    assert (held.segment_cards, held.confirmed, len(held.values), len(held.notes)) == ({}, {}, 2, 1)
    book.undo()
    assert book.contents() == before


def test_merged_segments_are_one_with_figures_added_and_notes_joined(book: Workbook) -> None:
    before = book.contents()
    book.apply(merging(book, [SOCIAL, MAIL], SEARCH))
    assert book.segments == (SEARCH, FAIR)
    assert book.contents().values == {Cell("sales", JAN, SEARCH): 15.0, Cell("sales", FEB, SEARCH): 8.0}
    assert book.contents().notes == {Cell("sales", JAN, SEARCH): "new text\nfair"}
    assert book.segment_card(SEARCH) == SegmentCard(type="sale")
    book.undo()
    assert book.contents() == before


def test_merged_campaign_runs_from_the_first_day_to_the_last(make: Callable[..., Workbook]) -> None:
    autumn = Segment(SegmentKind.CAMPAIGN, "Autumn")
    cards = {FAIR: SPRING, autumn: SegmentCard(dt.date(2026, 9, 1), dt.date(2026, 10, 31))}
    book = make(segments=(FAIR, autumn), segment_cards=cards)
    book.apply(merging(book, [autumn], FAIR))
    assert book.segment_card(FAIR) == SegmentCard(dt.date(2026, 3, 1), dt.date(2026, 10, 31), "sale")


@pytest.mark.parametrize(
    ("segments", "told"),
    [([FAIR], "“Fair” is a campaign and “Search” a channel"), ([SEARCH], "name what is to"), ([ENGINES], "Engines")],
)
def test_merge_that_makes_no_sense_is_refused(book: Workbook, segments: list[Segment], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        merging(book, segments, SEARCH)


PRICE = Indicator("rate", "Rate", Unit.PERCENT, "Own", rollup=Rollup.MEAN, segment_kinds=CHANNELS, own=True)


@pytest.fixture
def rated(book: Workbook) -> Workbook:
    rates = {
        Cell("rate", JAN, SEARCH): 0.1,
        Cell("rate", JAN, SOCIAL): 0.3,
        Cell("rate", FEB, SOCIAL): 0.4,
        Cell("rate", MAR, SEARCH): 0.5,
        Cell("rate", MAR, SOCIAL): 0.5,
    }
    book.apply(c.Several((c.SetIndicators({"rate": PRICE}), c.SetValues(rates))))
    return book


def test_figures_that_do_not_add_up_are_named_before_they_are_merged(rated: Workbook) -> None:
    with pytest.raises(MergeRefused, match="rate of 2026-01 is there for “Social” and for “Search”; ") as refused:
        merging(rated, [SOCIAL], SEARCH)
    assert refused.value.cells == (Cell("rate", JAN, SOCIAL),)


def test_figure_of_the_one_that_stays_is_kept_when_the_owner_wants_it(rated: Workbook) -> None:
    rated.apply(merging(rated, [SOCIAL], SEARCH, keep_into=True))
    assert [rated.typed(Cell("rate", month, SEARCH)) for month in (JAN, FEB, MAR)] == [0.1, 0.4, 0.5]
    assert rated.note(Cell("rate", JAN, SEARCH)) == "Social: 0.3"
    assert rated.note(Cell("rate", MAR, SEARCH)) == ""


def test_figure_that_is_carried_on_is_there_too(make: Callable[..., Workbook]) -> None:
    means = Indicator(
        "tariff", "Tariff", Unit.MONEY, "Own", rollup=Rollup.MEAN, segment_kinds=CHANNELS, standing=True, own=True
    )
    book = make(segments=(SEARCH, SOCIAL), own_indicators={"tariff": means})
    book.apply(c.SetValues({Cell("tariff", JAN, SEARCH): 9.0, Cell("tariff", FEB, SOCIAL): 12.0}))
    with pytest.raises(MergeRefused, match="2026-02"):
        merging(book, [SOCIAL], SEARCH)
    book.apply(merging(book, [SOCIAL], SEARCH, keep_into=True))
    assert book.month_value("tariff", FEB, SEARCH) == 9.0
