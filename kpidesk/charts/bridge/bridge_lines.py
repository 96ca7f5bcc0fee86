"""A bridge of bars below each other, for long names and narrow sheets. Needs matplotlib."""

from collections.abc import Sequence
from itertools import pairwise

from kpidesk.charts.bridge.bridge_bars import Bar
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.bar_axis import BarAxis
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.row_names import AIR, RowNames
from kpidesk.charts.paper.sheet import Sheet

_THICKNESS = 0.62  # of a row
_LINE_AT = 3.0


def draw_lines(sheet: Sheet, bars: Sequence[Bar], area: Area) -> None:
    pitch = area.height / len(bars)
    names = RowNames.fitting([bar.name for bar in bars], pitch, sheet.layout)
    size = max(sheet.layout.smallest, min(sheet.layout.label, 0.75 * pitch))
    left = area.left + names.width + AIR
    axis = BarAxis.fitting(
        left,
        area.right,
        [end for bar in bars for end in (bar.start, bar.end)],
        after=max(_width(bar, size) for bar in bars),
        before=max((_width(bar, size) for bar in bars if bar.is_below), default=0.0),
    )
    xs, ys = [axis.zero, axis.zero], [area.bottom, area.top]
    sheet.line(xs, ys, sheet.colours.actual, 0.9, name="axis", order=3, snap=True)
    for number, bar in enumerate(bars):
        centre = area.top - (number + 0.5) * pitch
        _draw_bar(sheet, bar, axis, centre, _THICKNESS * pitch)
        _draw_label(sheet, bar, axis, centre, size)
        names.draw(sheet, number, centre, name=f"name-{bar.key}", bold=bar.is_total)
        sheet.spot(bar.key, area.left, centre - pitch / 2, area.right, centre + pitch / 2)
    _draw_connectors(sheet, bars, axis, area.top, pitch)


def _width(bar: Bar, size: float) -> float:
    return fonts.width(bar.label, size, bar.is_total) + 0.9 * size


def _draw_bar(sheet: Sheet, bar: Bar, axis: BarAxis, centre: float, height: float) -> None:
    name = f"bar-{bar.key}"
    if bar.start == bar.end:
        xs, ys = [axis.x(bar.start)] * 2, [centre - height / 2, centre + height / 2]
        sheet.line(xs, ys, bar.colour, _LINE_AT, name=name, order=4)
        return
    left, right = axis.x(bar.low), axis.x(bar.high)
    sheet.bar(left, centre - height / 2, right - left, height, name=name, fill=bar.colour)


def _draw_label(sheet: Sheet, bar: Bar, axis: BarAxis, centre: float, size: float) -> None:
    x = axis.x(bar.low) - 0.45 * size if bar.is_below else axis.x(bar.high) + 0.45 * size
    colour = sheet.colours.text if bar.is_total else bar.colour
    align, name = (1.0 if bar.is_below else 0.0), f"label-{bar.key}"
    sheet.text(x, centre - 0.35 * size, bar.label, size, colour, name=name, bold=bar.is_total, align=align)


def _draw_connectors(sheet: Sheet, bars: Sequence[Bar], axis: BarAxis, top: float, pitch: float) -> None:
    inset = (1 - _THICKNESS) / 2 * pitch
    for number, (bar, following) in enumerate(pairwise(bars)):
        x, y = axis.x(bar.end), top - (number + 1) * pitch
        name = f"connector-{bar.key}-{following.key}"
        ys = [y + inset, y - inset]
        sheet.line([x, x], ys, sheet.colours.actual, 1.0, name=name, order=2.5, snap=True)
