"""Boxes, rings and hairlines that stay on whole device pixels at every screen scale."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform


def hairline(painter: QPainter) -> float:
    """Width of a 1 px line in device-independent pixels: a whole number of device pixels, 1 at 1.5x."""
    ratio = painter.device().devicePixelRatio()
    return max(1, math.floor(ratio)) / ratio


def snapped(painter: QPainter, rect: QRect | QRectF) -> QRectF:
    """``rect`` with its edges moved to the nearest whole device pixels."""
    to_device = painter.deviceTransform()
    if to_device.type() in _MOVED_ONLY:
        return _snapped_by(rect, to_device.dx(), to_device.dy())
    back, possible = to_device.inverted()
    if not possible or to_device.isRotating():
        return QRectF(rect)
    there = to_device.mapRect(QRectF(rect))
    left, top = round_half_up(there.left()), round_half_up(there.top())
    right, bottom = round_half_up(there.right()), round_half_up(there.bottom())
    return back.mapRect(QRectF(left, top, right - left, bottom - top))


def _snapped_by(rect: QRect | QRectF, across: float, down: float) -> QRectF:
    """The same where the painter is at most moved, which is nearly always: without a way there and back."""
    x, y = rect.x() + across, rect.y() + down
    left, top = round_half_up(x), round_half_up(y)
    right, bottom = round_half_up(x + rect.width()), round_half_up(y + rect.height())
    return QRectF(left - across, top - down, right - left, bottom - top)


_MOVED_ONLY = frozenset({QTransform.TransformationType.TxNone, QTransform.TransformationType.TxTranslate})


def round_half_up(value: float) -> int:
    return math.floor(value + 0.5)


@contextmanager
def smooth(painter: QPainter) -> Iterator[None]:
    """Antialiasing for as long as the block runs."""
    before = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    yield
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, before)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 0,
) -> None:
    """A rounded box with its border inside ``rect``. ``width`` 0 is a hairline."""
    pen_width = (width or hairline(painter)) if border is not None else 0.0
    whole = snapped(painter, rect)
    if radius == 0:
        _square_box(painter, whole, fill, border, pen_width)
        return
    half = pen_width / 2
    outline = whole.adjusted(half, half, -half, -half)
    painter.setPen(QPen(border, pen_width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    with smooth(painter):
        painter.drawRoundedRect(outline, max(0.0, radius - half), max(0.0, radius - half))


def _square_box(painter: QPainter, rect: QRectF, fill: QColor | None, border: QColor | None, width: float) -> None:
    """Made of bars: a stroke would leave its corners pale."""
    if fill is not None:
        painter.fillRect(rect, fill)
    if border is None:
        return
    inner = rect.height() - 2 * width
    for bar in (
        QRectF(rect.left(), rect.top(), rect.width(), width),
        QRectF(rect.left(), rect.bottom() - width, rect.width(), width),
        QRectF(rect.left(), rect.top() + width, width, inner),
        QRectF(rect.right() - width, rect.top() + width, width, inner),
    ):
        painter.fillRect(snapped(painter, bar), border)


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """A bar on whole device pixels, without antialiasing."""
    painter.fillRect(snapped(painter, rect), colour)


def line_across(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A horizontal hairline whose upper edge is at ``y``."""
    start = snapped(painter, QRectF(left, y, right - left, 1))
    painter.fillRect(QRectF(start.left(), start.top(), start.width(), hairline(painter)), colour)


def line_down(painter: QPainter, x: float, top: float, bottom: float, colour: QColor) -> None:
    """A vertical hairline whose left edge is at ``x``."""
    start = snapped(painter, QRectF(x, top, 1, bottom - top))
    painter.fillRect(QRectF(start.left(), start.top(), hairline(painter), start.height()), colour)


def ring_inside(painter: QPainter, rect: QRect | QRectF, colour: QColor, radius: float = 0) -> None:
    """The 2 px focus ring of a cell or row."""
    box(painter, rect, radius, border=colour, width=2)


def dot(painter: QPainter, centre: QPointF, diameter: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    with smooth(painter):
        painter.drawEllipse(centre, diameter / 2, diameter / 2)
