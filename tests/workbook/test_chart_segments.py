"""Saved charts follow the channel, campaign or product that they are about."""

import json
from collections.abc import Callable

import pytest

from kpidesk.domain.business import SavedChart
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.chart_segments import SEGMENT, segment_in, settings_of
from kpidesk.workbook.segments import merging, removing, renaming
from kpidesk.workbook.workbook import Workbook

SEARCH, SOCIAL, MAIL = (Segment(SegmentKind.CHANNEL, name) for name in ("Search", "Social", "Mail"))


def saved(segment: Segment | None, **more: object) -> SavedChart:
    settings = ({SEGMENT: str(segment)} if segment else {}) | more
    return SavedChart("Mine", "limits", "sales", json.dumps(settings), 3)


@pytest.fixture
def book(make: Callable[..., Workbook]) -> Workbook:
    charts = {1: saved(SOCIAL, dark=True), 2: saved(None), 3: SavedChart("Overview", "tiles", "", '["sales"]')}
    return make(segments=(SEARCH, SOCIAL, MAIL), saved_charts=charts)


def test_a_chart_goes_on_about_a_segment_with_another_name(book: Workbook) -> None:
    before = book.contents()
    book.apply(renaming(book, SOCIAL, " Social: media "))
    chart = book.saved_charts[1]
    assert settings_of(chart) == {SEGMENT: "channel:Social: media", "dark": True}
    assert segment_in(settings_of(chart)) in book.segments
    assert {key: book.saved_charts[key] for key in (2, 3)} == {key: before.saved_charts[key] for key in (2, 3)}
    book.undo()
    assert book.contents() == before


def test_a_chart_of_a_merged_segment_is_about_the_one_that_stays(book: Workbook) -> None:
    before = book.contents()
    book.apply(merging(book, [SOCIAL, MAIL], SEARCH))
    assert segment_in(settings_of(book.saved_charts[1])) == SEARCH
    book.undo()
    assert book.contents() == before


def test_a_chart_of_a_removed_segment_goes_along_and_undo_brings_it_back(book: Workbook) -> None:
    before = book.contents()
    book.apply(removing(book, SOCIAL))
    assert sorted(book.saved_charts) == [2, 3]
    book.undo()
    assert book.contents() == before


def test_segments_that_no_chart_is_about_leave_the_charts_alone(book: Workbook) -> None:
    before = dict(book.saved_charts)
    book.apply(renaming(book, MAIL, "Letters"))
    assert book.saved_charts == before


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[1, 2]", '"channel:Social"', "[" * 5_000, '{"a": "' + "b" * 30_000 + '"}']
)
def test_settings_that_cannot_be_read_are_none(text: str) -> None:
    assert settings_of(SavedChart("Mine", "limits", "sales", text)) == {}


@pytest.mark.parametrize("held", [None, 5, "Social", "channel:", ["channel:Social"], {"channel": "Social"}])
def test_what_names_no_segment_is_none(held: object) -> None:
    assert segment_in({SEGMENT: held}) is None
