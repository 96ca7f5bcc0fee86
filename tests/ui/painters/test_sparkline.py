"""Sparklines: inside their box for any figures, gaps left open, the last month a dot."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.ui.look.palette import LIGHT
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.sparkline import ROW, TILE, Band, Ends, Sparkline, paint_sparkline, sparkline_words

Draw = Callable[..., Any]
RISING = Sparkline(tuple(float(month) for month in range(13)))
RANGE = Sparkline(tuple(float(month % 3) for month in range(13)), 0.5, 1.0, 1.5)


def _line(draw: Draw, theme: Theme, line: Sparkline, size: tuple[int, int] = TILE, ratio: float = 1.0) -> Any:
    rect = QRect(10, 10, *size)
    return draw(lambda painter: paint_sparkline(painter, rect, line, theme.chart), size[0] + 20, size[1] + 20, ratio)


@pytest.mark.parametrize("size", [TILE, ROW])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("signalled", [False, True])
def test_line_stays_in_its_box(
    draw: Draw, both_themes: Theme, size: tuple[int, int], ratio: float, signalled: bool
) -> None:
    line = Sparkline(RISING.values, 2, 4, 6, signalled=signalled, merit=Merit.BAD)
    left, top, right, bottom = _line(draw, both_themes, line, size, ratio).extent
    assert min(left, top) >= 10 * ratio - 0.5
    assert right < (10 + size[0]) * ratio
    assert bottom < (10 + size[1]) * ratio


def test_rising_figures_rise(draw: Draw, theme: Theme) -> None:
    picture = _line(draw, theme, RISING, ratio=2.0)
    ground = theme.palette.surface.name()

    def height(x: int) -> int:
        return next(y for y in range(picture.image.height()) if picture.at(x, y) != ground)

    heights = [height(x) for x in range(32, 260, 20)]
    assert heights == sorted(heights, reverse=True)


def test_usual_range_is_a_band_across_the_whole_width(draw: Draw, both_themes: Theme) -> None:
    left, _, right, _ = _line(draw, both_themes, RANGE).where(both_themes.chart.usual_range)
    assert (left, right) == (10, 145)


def test_a_range_that_moves_is_painted_from_month_to_month(draw: Draw, both_themes: Theme) -> None:
    course = tuple(Ends(place - 2.0, float(place), place + 2.0) for place in range(13))
    line = Sparkline(RISING.values, *course[-1], course=course)
    picture = _line(draw, both_themes, line, ratio=1.0)
    band = both_themes.chart.usual_range.name()

    def middle(x: int) -> float:
        heights = [y for y in range(picture.image.height()) if picture.at(x, y) == band]
        return (heights[0] + heights[-1]) / 2

    heights = [middle(x) for x in (20, 50, 80, 110, 135)]
    assert heights == sorted(heights, reverse=True) and heights[0] - heights[-1] > 12
    left, top, right, bottom = picture.where(both_themes.chart.usual_range)
    assert (left, right) == (10, 145) and top >= 10 and bottom < 10 + TILE[1]


def test_a_level_range_before_one_that_moves_keeps_its_place(draw: Draw, both_themes: Theme) -> None:
    course = tuple(Ends(6.0 + place, 7.0 + place, 8.0 + place) for place in range(6))
    line = Sparkline(RISING.values, *course[-1], earlier=(Band(0, 6, 0.0, 1.0, 2.0),), since=7, course=course)
    assert [(band.first, band.last, len(band.course)) for band in line.bands] == [(0, 6, 0), (7, 12, 6)]
    assert list(line.bands[1].heights)[:2] == [6.0, 8.0]
    left, top, right, bottom = _line(draw, both_themes, line).extent
    assert min(left, top) >= 9.5 and right < 10 + TILE[0] and bottom < 10 + TILE[1]


def test_each_usual_range_lies_over_its_own_months(draw: Draw, both_themes: Theme) -> None:
    values = (*[1.0] * 5, *[9.0] * 8)
    line = Sparkline(values, 8.0, 9.0, 10.0, earlier=(Band(0, 4, 0.0, 1.0, 2.0),), since=5)
    picture = _line(draw, both_themes, line, ratio=1.0)
    band = both_themes.chart.usual_range.name()
    heights = {x: [y for y in range(picture.image.height()) if picture.at(x, y) == band] for x in (30, 120)}
    assert min(heights[30]) > max(heights[120])  # the old one below, the new one above
    only_old = Sparkline(values, earlier=(Band(0, 4, 0.0, 1.0, 2.0),))
    _, _, right, _ = _line(draw, both_themes, only_old).where(both_themes.chart.usual_range)
    assert 10 + 136 * 0.3 < right < 10 + 136 * 0.4


def test_a_changed_definition_is_an_upright_line(draw: Draw, theme: Theme) -> None:
    flat = Sparkline((5.0, None, None, None, 5.0), marks=(2,))
    picture = _line(draw, theme, flat)
    ink = theme.chart.actual.name()
    columns = [x for x in range(picture.image.width()) if all(picture.at(x, y) == ink for y in range(12, 38))]
    assert len(columns) == 1 and 10 + 136 * 0.25 < columns[0] < 10 + 136 * 0.5


def test_band_has_whole_pixels_at_every_scale(draw: Draw, theme: Theme) -> None:
    flat = Sparkline((), 0.0, None, 1.0)
    for ratio in (1.0, 1.25, 1.5, 2.0):
        picture = _line(draw, theme, flat, ratio=ratio)
        left, top, right, bottom = picture.extent
        inside = (right - left + 1) * (bottom - top + 1)
        assert picture.count(theme.chart.usual_range) == inside


def test_without_limits_there_is_no_band(draw: Draw, theme: Theme) -> None:
    assert _line(draw, theme, RISING).count(theme.chart.usual_range) < 5  # but for what smoothing leaves


@pytest.mark.parametrize(("merit", "role"), [(Merit.GOOD, "good"), (Merit.BAD, "bad"), (Merit.NONE, "actual")])
def test_signalled_dot_is_bigger_and_has_its_colour(draw: Draw, both_themes: Theme, merit: Merit, role: str) -> None:
    plain = _line(draw, both_themes, Sparkline((1.0,) * 13, merit=merit))
    signalled = _line(draw, both_themes, Sparkline((1.0,) * 13, signalled=True, merit=merit))
    colour = getattr(both_themes.chart, role)

    def tallest(picture: Any) -> int:
        _, top, _, bottom = picture.extent
        return bottom - top + 1

    assert tallest(signalled) > tallest(plain)
    assert signalled.count(colour) >= 20
    if merit is not Merit.NONE:
        assert plain.count(colour) == 0


def test_gap_is_left_open(draw: Draw, theme: Theme) -> None:
    gap = Sparkline((1.0, 1.0, 1.0, None, None, None, None, None, None, None, 1.0, 1.0, 1.0))
    picture = _line(draw, theme, gap)
    middle = {picture.at(x, y) for x in range(50, 110) for y in range(50)}
    assert middle == {theme.palette.surface.name()}


def test_month_between_two_gaps_is_a_point(draw: Draw, theme: Theme) -> None:
    lonely = Sparkline((None,) * 6 + (1.0,) + (None,) * 6)
    left, top, right, bottom = _line(draw, theme, lonely, ratio=2.0).extent
    assert 4 <= right - left <= 10
    assert 4 <= bottom - top <= 10


@pytest.mark.parametrize("values", [(), (None,) * 13])
def test_nothing_to_show_draws_nothing(draw: Draw, theme: Theme, values: tuple[None, ...]) -> None:
    assert _line(draw, theme, Sparkline(values)).extent is None


def test_last_month_without_a_figure_has_no_dot(draw: Draw, theme: Theme) -> None:
    ended = Sparkline((1.0,) * 12 + (None,), signalled=True, merit=Merit.BAD)
    assert _line(draw, theme, ended).count(theme.palette.bad) == 0


_figures = st.one_of(st.none(), st.floats(-1e15, 1e15, allow_nan=False))


@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(_figures, max_size=13),
    limits=st.lists(st.floats(-1e15, 1e15, allow_nan=False), min_size=3, max_size=3),
)
def test_no_figures_leave_the_box(values: list[float | None], limits: list[float]) -> None:
    lower, centre, upper = sorted(limits)
    image = QImage(96, 44, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    line = Sparkline(tuple(values), lower, centre, upper, signalled=True, merit=Merit.BAD)
    paint_sparkline(painter, QRect(10, 10, 76, 24), line, LIGHT.chart)
    painter.end()
    frame = QImage(image)
    inside = QPainter(frame)
    inside.fillRect(10, 10, 76, 24, LIGHT.surface)
    inside.end()
    blank = QImage(96, 44, QImage.Format.Format_RGB32)
    blank.fill(LIGHT.surface)
    assert frame == blank


def test_sparkline_is_said_in_words() -> None:
    line = Sparkline(
        (1.0,) * 13,
        span="August 2025 to August 2026",
        last="35.00",
        place="above the usual range 8.74 to 28.73",
    )
    assert (
        sparkline_words(line)
        == "13 months, August 2025 to August 2026, last 35.00, above the usual range 8.74 to 28.73"
    )


def test_sparkline_says_that_the_last_month_is_missing() -> None:
    assert sparkline_words(Sparkline((1.0, None))) == "2 months, last month has no value"
