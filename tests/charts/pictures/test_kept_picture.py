"""The kept picture of a canvas: always the very pixels of a drawing from nothing, with as little drawn as possible."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.brand import Brand
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.drawing import draw_chart
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.pictures import kept_picture
from kpidesk.charts.pictures.covers import cover
from kpidesk.charts.pictures.kept_picture import Effort, KeptPicture
from kpidesk.charts.pictures.marks import Mark, MarkSheet
from kpidesk.charts.pictures.picture import Look, draw, draw_screen, draw_slide
from kpidesk.charts.pictures.png_file import png_file
from kpidesk.charts.style import LIGHT, screen_layout
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import NOW, NoLedger, sample

Build = Callable[..., GoalVsActualFacts]

AUGUST = Month.of(2026, 8)
ABOUT: dict[ChartKind, tuple[str, Segment | None]] = {
    ChartKind.ACTIVITY: ("activity_level", None),
    ChartKind.CAMPAIGN: ("orders", Segment(SegmentKind.CAMPAIGN, "Spring fair")),
    ChartKind.DEMAND: ("total_revenue", Segment(SegmentKind.PRODUCT, "Teapot")),
    ChartKind.RANKING: ("visitors", None),
}
"""Which figure and part a kind is tried with; the others with the revenue of the whole business."""
LOOKS = (
    Look(),
    Look(dark=True),
    Look(ibcs_colours=True),
    Look(dark=True, brand=Brand("#5548C8")),
)


@cache
def edited(kind: ChartKind, edit: tuple[int, int]) -> Chart:
    """The chart after a figure of one of the last months was made so many percent larger; 0 leaves it."""
    months_before, percent = edit
    name, segment = ABOUT.get(kind, ("total_revenue", None))
    contents = sample()
    month = AUGUST.plus(-months_before)
    values = {
        cell: value * (1 + percent / 100) if cell.month == month and cell.segment == segment else value
        for cell, value in contents.values.items()
    }
    book = Workbook(NoLedger(), replace(contents, values=values), read_catalogue().indicators, lambda: NOW)
    options = Options(previous_year=True, forecast=True)
    return make_chart(book, ChartAsk(kind, name, Period.month(AUGUST), segment, options, ENGLISH))


EDITS = st.sampled_from([(0, 0), (0, 1), (0, 2), (0, 60), (3, 7)])
SIZES = st.sampled_from([(480, 320), (480, 320), (541, 333)])


@pytest.mark.parametrize("kind", sorted(ROOMS))
@settings(derandomize=True, deadline=None, max_examples=2)
@given(
    ratio=st.sampled_from([1.0, 1.5, 2.0]),
    steps=st.lists(st.tuples(EDITS, st.sampled_from([*[LOOKS[0]] * 4, *LOOKS]), SIZES), min_size=2, max_size=4),
)
def test_after_every_edit_the_pixels_are_those_of_a_full_drawing(
    kind: ChartKind, ratio: float, steps: list[tuple[tuple[int, int], Look, tuple[int, int]]]
) -> None:
    kept = KeptPicture()
    for edit, look, size in steps:
        chart = edited(kind, edit)
        assert kept.screen(chart, *size, ratio, look) == draw_screen(chart, *size, ratio, look)


@pytest.mark.parametrize("kind", sorted(ROOMS))
def test_one_kind_after_the_other_is_drawn_as_from_nothing(kind: ChartKind) -> None:
    kept = KeptPicture()
    for chart in (edited(kind, (0, 0)), edited(ChartKind.GOAL, (0, 0)), edited(kind, (0, 1))):
        assert kept.slide(chart, 480, 1.0, Look()) == draw_slide(chart, 480, 1.0, Look())


@pytest.mark.parametrize("kind", sorted(ROOMS))
def test_no_mark_leaves_its_cover(kind: ChartKind) -> None:
    layout = screen_layout(480, 320)
    noted = MarkSheet(layout, LIGHT, dpi=90, brand=Brand())
    draw_chart(noted, edited(kind, (0, 0)))
    painter = kept_picture._Kept(kept_picture._Setting(layout, Look(), 90))
    for mark in noted.in_order():
        assert outside(painter, mark) == 0, mark


def outside(painter: kept_picture._Kept, mark: Mark) -> int:
    """Pixels that the mark alone paints although its cover does not say so."""
    painter._easel[:] = painter._ground
    painter._brush.drawn(mark).draw(painter._renderer)
    left, top, right, bottom = cover(mark, 90, len(painter._easel))
    painter._easel[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = painter._ground
    return int((painter._easel != painter._ground).sum())


POINT = st.floats(-20, 130, allow_nan=False).map(lambda value: round(value, 2))
COLOUR = st.sampled_from(["#404040", "#0072B2", "#C44E00"])
ORDER = st.sampled_from([0.5, 2.0, 3.0])
SPANS = st.lists(POINT, min_size=3, max_size=3)
BARS = st.builds(
    lambda x, y, width, height, fill, order: Mark(
        Sheet.bar, (x, y, width, height), (("fill", fill), ("edge", "#404040"), ("line", 1.2)), "bar", order
    ),
    *(POINT, POINT, st.floats(0, 60), st.floats(-60, 60), COLOUR, ORDER),
)
LINES = st.builds(
    lambda xs, ys, colour, width, joint, order: Mark(
        Sheet.line, (tuple(xs), tuple(ys), colour, width), (("solid_joinstyle", joint),), "line", order
    ),
    *(SPANS, SPANS, COLOUR, st.sampled_from([0.9, 4.0]), st.sampled_from(["miter", "round"]), ORDER),
)
DOTS = st.builds(
    lambda x, y, size, colour, hollow, order: Mark(
        Sheet.dot, (x, y, size, colour), (("hollow", hollow),), "dot", order
    ),
    *(POINT, POINT, st.sampled_from([4.0, 11.0]), COLOUR, st.booleans(), ORDER),
)
AREAS = st.builds(
    lambda xs, ys, colour, order: Mark(Sheet.area, (tuple(xs), tuple(ys), colour), (), "area", order),
    *(SPANS, SPANS, COLOUR, ORDER),
)
TEXTS = st.builds(
    lambda x, y, text, colour, order: Mark(Sheet._write, (x, y, text, 12.0, colour), (("bold", False),), "text", order),
    *(POINT, POINT, st.sampled_from(["1,234", "Ågåj", "المبيعات AV"]), COLOUR, ORDER),
)
MARKS = st.lists(st.one_of(BARS, LINES, DOTS, AREAS, TEXTS), max_size=12, unique=True)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(first=MARKS, others=st.lists(st.tuples(st.permutations(range(12)), MARKS), min_size=1, max_size=3))
def test_whatever_comes_goes_and_changes_places_is_drawn_as_from_nothing(
    first: list[Mark], others: list[tuple[list[int], list[Mark]]]
) -> None:
    setting = kept_picture._Setting(screen_layout(110, 110), Look(), 90)
    kept = kept_picture._Kept(setting)
    marks = first
    for places, coming in [(list(range(12)), []), *others]:
        stay = [marks[place] for place in places if place < len(marks)][: 1 + len(marks) // 2]
        marks = sorted(dict.fromkeys([*stay, *coming[:2]]), key=lambda mark: mark.order)
        kept.show(marks)
        anew = kept_picture._Kept(setting)
        anew.show(marks)
        assert kept.pixels() == anew.pixels()
        sheet = Sheet(setting.layout, LIGHT, dpi=90)
        for mark in marks:
            mark.draw_on(sheet)
        assert kept.pixels() == sheet.pixels()


def test_what_stays_is_not_drawn_again(facts: Build) -> None:
    kept = KeptPicture()
    before, after = describe(facts()), describe(facts([6412, 6087, 7152, 6911, 7386, 7023, 7247, 6418, *[None] * 4]))
    kept.screen(before, 1104, 456, 1.0, Look())
    whole = kept.effort
    assert whole == Effort(whole.marks, whole.marks)
    kept.screen(after, 1104, 456, 1.0, Look())
    assert kept.effort.drawn <= kept.effort.marks // 4
    kept.screen(after, 1104, 456, 1.0, Look())
    assert kept.effort == Effort(0, kept.effort.marks)


def test_another_look_size_or_screen_begins_anew(facts: Build) -> None:
    kept, chart = KeptPicture(), describe(facts())
    for size, ratio, look in (
        ((1104, 456), 1.0, Look()),
        ((1104, 456), 1.0, Look(dark=True)),
        ((1104, 460), 1.0, Look(dark=True)),
        ((1104, 460), 2.0, Look(dark=True)),
    ):
        assert kept.screen(chart, *size, ratio, look) == draw_screen(chart, *size, ratio, look)
        assert kept.effort.drawn == kept.effort.marks


def test_a_picture_that_is_too_large_or_shines_through_is_not_kept(
    facts: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, chart = KeptPicture(), describe(facts())
    monkeypatch.setattr(kept_picture, "_MOST_PIXELS", 1104 * 456)
    for ratio, look in ((1.5, Look()), (1.0, Look(transparent=True))):
        for _ in range(2):
            assert kept.screen(chart, 1104, 456, ratio, look) == draw_screen(chart, 1104, 456, ratio, look)
            assert kept.effort.drawn == kept.effort.marks == len(draw(chart, SIZE, look, 72).figure.artists)
            assert kept._kept is None


SIZE = screen_layout(1104, 456)


def test_a_logo_stays_and_its_place_is_drawn_again_with_what_changes(facts: Build) -> None:
    pixels = np.full((40, 160, 4), (30, 60, 160, 255), np.uint8)
    kept, look = KeptPicture(), Look(brand=Brand("#5548C8", png_file(pixels, 300, {})))
    for last in (6418, 6501, 16501):
        chart = describe(facts([6412, 6087, 7152, 6904, 7386, 7023, 7247, last, *[None] * 4]))
        assert kept.screen(chart, 800, 400, 1.0, look) == draw_screen(chart, 800, 400, 1.0, look)


def test_it_can_forget(facts: Build) -> None:
    kept, chart = KeptPicture(), describe(facts())
    kept.screen(chart, 800, 400, 1.0, Look())
    kept.forget()
    kept.screen(chart, 800, 400, 1.0, Look())
    assert kept.effort.drawn == kept.effort.marks


def test_no_cell_of_the_sample_is_missing_for_what_is_tried() -> None:
    """Else an edit would change nothing."""
    typed = {(cell.month, cell.segment) for cell in sample().values}
    assert all((AUGUST, segment) in typed for _, segment in ABOUT.values() if segment != ABOUT[ChartKind.CAMPAIGN][1])
    assert Cell("orders", Month.of(2025, 11), ABOUT[ChartKind.CAMPAIGN][1]) in sample().values
