"""Boxes and lines keep to whole device pixels at every scale."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kpidesk.ui.look.controls.shapes import (
    box,
    dot,
    fill,
    hairline,
    line_across,
    line_down,
    ring_inside,
    round_half_up,
    smooth,
    snapped,
)

Draw = Callable[..., Any]
RED, BLUE = QColor("#c00000"), QColor("#0000c0")
SCALES = pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])


def _colours(picture: Any) -> set[str]:
    return {colour for y in range(picture.image.height()) for colour, _ in picture.runs(y)}


@pytest.mark.parametrize(("ratio", "device"), [(1.0, 1), (1.25, 1), (1.5, 1), (1.75, 1), (2.0, 2), (3.0, 3)])
def test_hairline_is_one_device_pixel_up_to_twice_the_scale(draw: Draw, ratio: float, device: int) -> None:
    widths: list[float] = []
    draw(lambda painter: widths.append(hairline(painter)), 10, 10, ratio)
    assert widths == [pytest.approx(device / ratio)]


@SCALES
def test_bar_has_sharp_edges(draw: Draw, ratio: float) -> None:
    picture = draw(lambda painter: fill(painter, QRectF(3.3, 3.7, 11.1, 5.2), RED), 20, 20, ratio)
    assert _colours(picture) == {"#ffffff", "#c00000"}


@SCALES
def test_neighbouring_bars_leave_no_gap_and_do_not_overlap(draw: Draw, ratio: float) -> None:
    def paint(painter: QPainter) -> None:
        fill(painter, QRectF(0, 0, 7.3, 10), RED)
        fill(painter, QRectF(7.3, 0, 12.7, 10), BLUE)

    row = draw(paint, 20, 10, ratio).runs(4)
    assert [colour for colour, _ in row] == ["#c00000", "#0000c0"]
    assert row[0][1] == pytest.approx(7.3 * ratio, abs=0.51)


@SCALES
@pytest.mark.parametrize("at", [4, 5, 7])
def test_lines_are_as_thin_as_a_hairline_wherever_they_are(draw: Draw, ratio: float, at: int) -> None:
    across = draw(lambda painter: line_across(painter, 2, 18, at, RED), 20, 20, ratio)
    down = draw(lambda painter: line_down(painter, at, 2, 18, RED), 20, 20, ratio)
    thick = max(1, int(ratio))
    left, top, right, bottom = across.extent
    assert bottom - top + 1 == thick
    assert right - left + 1 == pytest.approx(16 * ratio, abs=0.51)
    left, top, right, bottom = down.extent
    assert right - left + 1 == thick
    assert _colours(across) == _colours(down) == {"#ffffff", "#c00000"}


@SCALES
def test_border_of_a_box_is_a_sharp_hairline(draw: Draw, ratio: float) -> None:
    picture = draw(lambda painter: box(painter, QRect(3, 3, 14, 14), 0, border=RED), 20, 20, ratio)
    middle = picture.runs(int(10 * ratio))
    thick = max(1, int(ratio))
    assert [(colour, n) for colour, n in middle if colour == "#c00000"] == [("#c00000", thick)] * 2
    assert _colours(picture) == {"#ffffff", "#c00000"}


@SCALES
def test_box_stays_in_its_rectangle(draw: Draw, ratio: float) -> None:
    picture = draw(lambda painter: box(painter, QRect(4, 4, 12, 12), 6, fill=BLUE, border=RED, width=2), 20, 20, ratio)
    left, top, right, bottom = picture.extent
    assert min(left, top) >= round_half_up(4 * ratio)
    assert max(right, bottom) < round_half_up(16 * ratio)


def test_corner_of_a_box_is_round(draw: Draw) -> None:
    picture = draw(lambda painter: box(painter, QRect(0, 0, 20, 20), 6, fill=RED), 20, 20)
    assert picture.at(0, 0) == "#ffffff"
    assert picture.at(10, 0) == picture.at(0, 10) == "#c00000"


def test_ring_inside_is_two_pixels(draw: Draw) -> None:
    picture = draw(lambda painter: ring_inside(painter, QRect(0, 0, 20, 20), RED), 20, 20)
    assert picture.runs(10) == [("#c00000", 2), ("#ffffff", 16), ("#c00000", 2)]


def test_dot_is_as_wide_as_asked(draw: Draw) -> None:
    left, top, right, bottom = draw(lambda painter: dot(painter, QPointF(10, 10), 8, RED), 20, 20).extent
    assert (left, top, right, bottom) == (6, 6, 13, 13)


def test_smoothness_ends_with_its_block(draw: Draw) -> None:
    seen: list[bool] = []

    def paint(painter: QPainter) -> None:
        with smooth(painter):
            seen.append(painter.testRenderHint(QPainter.RenderHint.Antialiasing))
        seen.append(painter.testRenderHint(QPainter.RenderHint.Antialiasing))

    draw(paint, 4, 4)
    assert seen == [True, False]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(
    left=st.floats(-50, 50),
    top=st.floats(-50, 50),
    width=st.floats(0, 80),
    ratio=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    moved=st.integers(-20, 20),
)
def test_snapped_edges_are_whole_device_pixels_near_where_they_were(
    left: float, top: float, width: float, ratio: float, moved: int
) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.translate(moved, moved)
    found = snapped(painter, QRectF(left, top, width, width))
    painter.end()
    for edge, wanted in ((found.left(), left), (found.right(), left + width), (found.top(), top)):
        device = (edge + moved) * ratio
        assert device == pytest.approx(round(device), abs=1e-6)
        assert edge == pytest.approx(wanted, abs=0.51 / ratio + 1e-6)


def test_turned_painter_is_left_alone(draw: Draw) -> None:
    seen: list[QRectF] = []

    def paint(painter: QPainter) -> None:
        painter.rotate(30)
        seen.append(snapped(painter, QRectF(1.3, 2.7, 4.1, 5.9)))

    draw(paint, 10, 10)
    assert seen == [QRectF(1.3, 2.7, 4.1, 5.9)]


@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (3.0, 7.0), (0.4, -2.6)])
def test_a_painter_that_is_only_moved_snaps_as_any_other(across: float, down: float) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(across, down)
    there = painter.deviceTransform()
    for place in range(12):
        rect = QRectF(1.3 + place * 0.45, 2.5 - place * 0.3, 4.5, 5.95)
        on_device = there.mapRect(rect)
        found = there.mapRect(snapped(painter, rect))
        edges = (found.left(), found.top(), found.right(), found.bottom())
        wanted = (on_device.left(), on_device.top(), on_device.right(), on_device.bottom())
        assert edges == pytest.approx([math.floor(edge + 0.5) for edge in wanted])
    painter.end()
