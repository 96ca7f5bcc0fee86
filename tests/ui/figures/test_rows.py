"""Rows of the grid."""

import datetime as dt
from collections.abc import Callable

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetSegmentCards, SetSegments
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.ui.figures.rows import (
    Layout,
    Row,
    RowKind,
    Show,
    find,
    group_place,
    groups,
    place_of_cell,
    rows,
)
from kpidesk.workbook.workbook import Workbook

MUG = Segment(SegmentKind.PRODUCT, "Mug")


def words(found: list[Row]) -> list[str]:
    return [row.segment.name if row.segment else row.rest or row.indicator or row.group for row in found]


def test_rows_are_groups_with_their_chosen_indicators(workbook: Workbook) -> None:
    assert words(rows(workbook, Layout())) == [
        *("Finance", "sales", "costs", "profit", "cash"),
        *("Website", "visits", "bounce", "rate"),
    ]


def test_indicators_of_one_group_stand_together_whatever_their_order(make: Callable[..., Workbook]) -> None:
    workbook = make(chosen=("sales", "visits", "costs"))
    assert words(rows(workbook, Layout())) == ["Finance", "sales", "costs", "Website", "visits"]
    assert groups(workbook) == ["Finance", "Website"]


def test_a_folded_group_shows_its_own_row_only(workbook: Workbook) -> None:
    folded = rows(workbook, Layout(folded=frozenset({"Finance"})))
    assert words(folded) == ["Finance", "Website", "visits", "bounce", "rate"]
    assert [row.open for row in folded if row.kind is RowKind.GROUP] == [False, True]


def test_segments_open_under_their_total_with_the_rest_last(workbook: Workbook) -> None:
    found = rows(workbook, Layout(opened=frozenset({"visits"})))
    assert words(found)[5:10] == ["Website", "visits", "Search", "Social", "channel"]
    assert [row.kind for row in found[7:10]] == [RowKind.PART, RowKind.PART, RowKind.REST]
    assert not found[9].is_typed


def test_every_kind_of_segment_has_its_own_rest(make: Callable[..., Workbook], workbook: Workbook) -> None:
    about = workbook.indicators["visits"]
    kinds = frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT})
    split = type(about)(about.id + "2", "Visits 2", about.unit, about.group, segment_kinds=kinds, own=True)
    both = make(chosen=("visits2",), own_indicators={"visits2": split}, segments=(MUG, *workbook.segments), values={})
    found = rows(both, Layout(opened=frozenset({"visits2"})))
    assert words(found) == ["Website", "visits2", "Search", "Social", "channel", "Mug", "product"]


def test_only_what_has_segments_can_be_opened(workbook: Workbook) -> None:
    foldable = [row.indicator for row in rows(workbook, Layout()) if row.foldable and row.indicator]
    assert foldable == ["visits"]
    assert words(rows(workbook, Layout(opened=frozenset({"sales"})))) == words(rows(workbook, Layout()))


def test_one_segment_chosen_shows_what_it_can_have(workbook: Workbook) -> None:
    search = workbook.segments[0]
    found = rows(workbook, Layout(segment=search))
    assert words(found) == ["Website", "Search"]
    assert found[1].cell(workbook.first_month) == Cell("visits", workbook.first_month, search)


def test_filters_leave_out_rows_and_empty_groups(workbook: Workbook) -> None:
    assert "profit" not in words(rows(workbook, Layout(show=Show.TYPED)))
    assert words(rows(workbook, Layout(show=Show.GROUP, group="Website"))) == ["Website", "visits", "bounce", "rate"]
    assert words(rows(workbook, Layout(show=Show.MISSING, missing=frozenset({"visits"})))) == ["Website", "visits"]


def test_calculated_rows_are_not_typed(workbook: Workbook) -> None:
    typed = [row.indicator for row in rows(workbook, Layout()) if row.is_typed]
    assert typed == ["sales", "costs", "cash", "visits", "bounce"]


def test_revealing_a_cell_changes_as_little_as_it_takes(workbook: Workbook) -> None:
    month, search = workbook.first_month, workbook.segments[0]
    folded = Layout(folded=frozenset({"Website", "Finance"}))
    assert folded.revealing(Cell("visits", month), "Website") == Layout(folded=frozenset({"Finance"}))
    assert Layout().revealing(Cell("visits", month, search), "Website") == Layout(opened=frozenset({"visits"}))
    in_segment = Layout(segment=search)
    assert in_segment.revealing(Cell("visits", month, search), "Website") == in_segment
    assert in_segment.revealing(Cell("sales", month), "Finance") == Layout()
    only_missing = Layout(show=Show.MISSING, missing=frozenset({"visits"}))
    assert only_missing.revealing(Cell("visits", month), "Website") == only_missing
    assert only_missing.revealing(Cell("sales", month), "Finance").show is Show.ALL


def test_a_row_is_found_again_after_folding(workbook: Workbook) -> None:
    before = rows(workbook, Layout(opened=frozenset({"visits"})))
    after = rows(workbook, Layout(folded=frozenset({"Finance"})))
    assert place_of_cell(before, Cell("visits", workbook.first_month, workbook.segments[1])) == 8
    assert place_of_cell(after, Cell("sales", workbook.first_month)) is None


def test_each_row_knows_its_group_row(workbook: Workbook) -> None:
    found = rows(workbook, Layout())
    assert [group_place(found, place) for place in (0, 3, 5, 7)] == [0, 0, 5, 5]


def test_letters_find_the_next_label_that_begins_with_them(workbook: Workbook) -> None:
    found = rows(workbook, Layout())

    def label(row: Row) -> str:
        return workbook.indicators[row.indicator].name if row.indicator else row.group

    assert find(found, label, "c", after=0) == 2
    assert find(found, label, "C", after=2) == 4
    assert find(found, label, "c", after=4) == 2
    assert find(found, label, "rate", after=0) == 7
    assert find(found, label, "zzz", after=0) is None


def test_a_segment_that_has_ended_keeps_its_row_while_it_has_figures(workbook: Workbook) -> None:
    fair = Segment(SegmentKind.CHANNEL, "Fair")
    workbook.apply(SetSegments((*workbook.segments, fair)))
    ended = SegmentCard(ends=dt.date(2026, 4, 30))
    workbook.apply(SetSegmentCards(dict.fromkeys(workbook.segments, ended)))
    opened = Layout(opened=frozenset({"visits"}))
    assert words(rows(workbook, opened))[6:10] == ["visits", "Search", "Social", "channel"]
    workbook.apply(SetSegmentCards({fair: SegmentCard(ends=dt.date(2026, 6, 30))}))
    assert words(rows(workbook, opened))[6:11] == ["visits", "Search", "Social", "Fair", "channel"]
