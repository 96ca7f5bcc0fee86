"""Which pixels a mark may touch: never too few, sometimes some too many. Needs matplotlib."""

from collections.abc import Callable, Sequence
from math import ceil, floor, isfinite
from typing import Any, NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.marks import Mark, draw_picture

_AIR = 3
"""Pixels: half a pixel of soft edge, one that shapes are moved by to meet whole pixels, and one for rounding."""


class Cover(NamedTuple):
    """Columns and rows of pixels from the upper left corner; right and bottom lie outside. May leave the sheet."""

    left: int
    top: int
    right: int
    bottom: int


def cover(mark: Mark, dpi: float, height: int) -> Cover:
    """On a sheet of so many rows."""
    if mark.draw is Sheet._write:
        return _of_words(mark, dpi, height)
    box = _BOXES[mark.draw](*mark.place, **dict(mark.more))
    scale = dpi / 72
    return Cover(
        floor(box.left * scale) - _AIR,
        height - ceil(box.top * scale) - _AIR,
        ceil(box.right * scale) + _AIR,
        height - floor(box.bottom * scale) + _AIR,
    )


def _of_words(mark: Mark, dpi: float, height: int) -> Cover:
    """Letters may reach far out of their line: only their stamp tells."""
    left, y, text, size, colour = mark.place
    stamp = fonts.stamp(text, size, dict(mark.more)["bold"], dpi, colour)
    rows, columns = stamp.image.shape[:2]
    x, bottom = round(left * dpi / 72 + stamp.right), round(y * dpi / 72 + stamp.up)
    return Cover(x - 1, height - bottom - rows - 1, x + columns + 1, height - bottom + 1)


def _of_bar(left: float, bottom: float, width: float, height: float, **more: Any) -> Box:
    return _around([left, left + width], [bottom, bottom + height], more["line"])


def _of_line(xs: Sequence[float], ys: Sequence[float], _colour: str, width: float, **more: Any) -> Box:
    """A pointed corner reaches out twice the width; a marker half its size and its edge."""
    marker = more.get("markersize", 0.0) / 2 + more.get("markeredgewidth", 0.0) if more.get("marker") else 0.0
    return _around(xs, ys, max(2 * width, 1.5 * marker))


def _of_dot(x: float, y: float, size: float, _colour: str, **_more: Any) -> Box:
    return _around([x], [y], size / 2 + 2)


def _of_area(xs: Sequence[float], ys: Sequence[float], _colour: str) -> Box:
    return _around(xs, ys, 0.0)


def _around(xs: Sequence[float], ys: Sequence[float], reach: float) -> Box:
    """A box around the points that are drawn; one without any has no room."""
    points = [(x, y) for x, y in zip(xs, ys, strict=True) if isfinite(x) and isfinite(y)]
    if not points:
        return Box(0, 0, 0, 0)
    across, up = zip(*points, strict=True)
    return Box(min(across) - reach, min(up) - reach, max(across) + reach, max(up) + reach)


_BOXES: dict[Callable[..., None], Callable[..., Box]] = {
    Sheet.bar: _of_bar,
    Sheet.line: _of_line,
    Sheet.dot: _of_dot,
    Sheet.area: _of_area,
    draw_picture: lambda box, _picture: box,
}
