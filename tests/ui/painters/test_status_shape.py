"""Status: a shape of its own for every kind, hollow while the month is not finished, and words."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from kpidesk.analysis.goals.status import Status
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.status import (
    GAP,
    SHAPE,
    StatusMark,
    paint_shape,
    paint_status,
    status_width,
    status_words,
    word_colour,
)

Draw = Callable[..., Any]


def _shape(draw: Draw, theme: Theme, status: Status, hollow: bool = False, ratio: float = 1.0) -> Any:
    rect = QRect(4, 4, 12, 12)
    return draw(lambda painter: paint_shape(painter, rect, status, theme.palette, hollow), 20, 20, ratio)


def _fill(theme: Theme, status: Status) -> QColor:
    chart = theme.chart
    return {Status.OFF: chart.bad, Status.WATCH: chart.watch, Status.ON_TRACK: chart.good}[status]


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("hollow", [False, True])
def test_shape_stays_in_its_12_pixels(
    draw: Draw, both_themes: Theme, status: Status, ratio: float, hollow: bool
) -> None:
    left, top, right, bottom = _shape(draw, both_themes, status, hollow, ratio).extent
    assert min(left, top) >= 4 * ratio
    assert max(right, bottom) < 16 * ratio
    assert right - left >= 8 * ratio


@pytest.mark.parametrize("status", [Status.ON_TRACK, Status.WATCH, Status.OFF])
def test_shape_is_filled_with_the_colour_of_its_status(draw: Draw, both_themes: Theme, status: Status) -> None:
    assert _shape(draw, both_themes, status).count(_fill(both_themes, status)) > 20


@pytest.mark.parametrize("status", list(Status))
def test_hollow_shape_has_the_surface_inside(draw: Draw, both_themes: Theme, status: Status) -> None:
    picture = _shape(draw, both_themes, status, hollow=True)
    assert picture.at(10, 11) == both_themes.palette.surface.name()
    assert picture.extent is not None


def test_no_status_is_a_ring_whether_finished_or_not(draw: Draw, theme: Theme) -> None:
    finished, running = _shape(draw, theme, Status.NONE), _shape(draw, theme, Status.NONE, hollow=True)
    assert finished.image == running.image
    assert finished.at(10, 10) == theme.palette.surface.name()


def test_shapes_differ_without_their_colours(draw: Draw, theme: Theme) -> None:
    """Square: all corners; triangle: the lower ones; disc: none."""
    ground = theme.palette.surface.name()
    corners = {}
    for status in (Status.OFF, Status.WATCH, Status.ON_TRACK):
        picture = _shape(draw, theme, status, ratio=2.0)
        corners[status] = (picture.at(11, 12) != ground, picture.at(11, 28) != ground)
    assert corners == {Status.OFF: (True, True), Status.WATCH: (False, True), Status.ON_TRACK: (False, False)}


def test_watch_has_an_outline_because_its_yellow_is_too_light_alone(draw: Draw, theme: Theme) -> None:
    picture = _shape(draw, theme, Status.WATCH, ratio=2.0)
    outline = picture.where(theme.chart.watch_outline)
    filling = picture.where(theme.chart.watch)
    assert outline is not None
    assert filling is not None
    assert outline[3] > filling[3]


def test_square_has_sharp_edges_at_one_and_a_half(draw: Draw, theme: Theme) -> None:
    picture = _shape(draw, theme, Status.OFF, ratio=1.5)
    assert len({colour for colour, _ in picture.runs(15)}) == 2


@pytest.mark.parametrize(
    ("status", "role"),
    [(Status.OFF, "bad"), (Status.ON_TRACK, "good"), (Status.WATCH, "text"), (Status.NONE, "text_2")],
)
def test_word_has_the_colour_that_can_be_read(theme: Theme, status: Status, role: str) -> None:
    assert word_colour(status, theme.palette) == getattr(theme.palette, role)


def test_word_stands_six_pixels_after_the_shape(draw: Draw, theme: Theme) -> None:
    mark = StatusMark(Status.NONE, "no goal")
    picture = draw(lambda painter: paint_status(painter, QRect(0, 0, 100, 20), mark, theme.palette), 100, 20)
    gap = [picture.at(x, y) for x in range(SHAPE, SHAPE + GAP) for y in range(20)]
    assert set(gap) == {theme.palette.surface.name()}
    assert picture.extent[2] > SHAPE + GAP + 20


@pytest.mark.parametrize("word", ["off", "on track, so far", "no goal"])
def test_status_fits_the_width_it_asks_for(draw: Draw, theme: Theme, type_scale: float, word: str) -> None:
    mark = StatusMark(Status.ON_TRACK, word)
    width = status_width(mark)
    picture = draw(
        lambda painter: paint_status(painter, QRect(0, 0, width + 40, 30), mark, theme.palette), width + 40, 30
    )
    assert picture.extent[2] < width
    assert picture.extent[2] > width - 6 * type_scale


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (StatusMark(Status.OFF, "off"), "off"),
        (StatusMark(Status.NONE, "no goal"), "no goal"),
        (StatusMark(Status.NONE), "no status"),
        (StatusMark(Status.ON_TRACK), "on track"),
        (StatusMark(Status.WATCH, "watch", True, "so far, 17 of 31 days"), "watch, so far, 17 of 31 days"),
    ],
)
def test_status_is_said_in_words(mark: StatusMark, said: str) -> None:
    assert status_words(mark) == said
