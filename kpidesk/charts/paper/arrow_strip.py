"""A strip above the months of a chart for its arrows, where they touch no label. Needs matplotlib."""

from collections.abc import Sequence

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.change_arrows import ChangeArrow
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import Layout
from kpidesk.domain.month import Month

_ROW = 2.35  # height of an arrow with its words above it, in type sizes
_LINE_ROW = 1.5  # of one whose words stand beside it
_LINE = 1.2
_HEAD = 4.0  # half the width of an arrow's head, in points


def strip_height(layout: Layout, arrows: Sequence[ChangeArrow]) -> float:
    return sum(_row(arrow) for arrow in arrows) * _size(layout)


def draw_arrows(sheet: Sheet, area: Area, slots: Slots, months: Sequence[Month], arrows: Sequence[ChangeArrow]) -> Area:
    """One below the other from the top of the area; gives what is left of it."""
    top = area.top
    for number, arrow in enumerate(arrows):
        if arrow.before == arrow.after:
            _draw_beside(sheet, slots.centre(months.index(arrow.after)), arrow, top, f"arrow-{number}")
        else:
            _draw_over(sheet, area, slots, months, arrow, top, f"arrow-{number}")
        top -= _row(arrow) * _size(sheet.layout)
    return area._replace(top=top)


def _row(arrow: ChangeArrow) -> float:
    return _LINE_ROW if arrow.before == arrow.after else _ROW


def _draw_over(  # noqa: PLR0917 -- one place on one sheet
    sheet: Sheet, area: Area, slots: Slots, months: Sequence[Month], arrow: ChangeArrow, top: float, name: str
) -> None:
    """Words above a line that is bent down at both months; its head points at the later one."""
    size, colour = _size(sheet.layout), sheet.colours.text
    bar, foot = top - 1.4 * size, top - 2.1 * size
    start, end = (slots.centre(months.index(month)) for month in (arrow.before, arrow.after))
    tip = foot + 2 * _HEAD if arrow.head else foot
    sheet.line([start, start, end, end], [foot, bar, bar, tip], colour, _LINE, name=name, solid_joinstyle="miter")
    if arrow.head:
        sheet.area([end - _HEAD, end + _HEAD, end], [tip, tip, foot], colour, name=f"{name}-head", order=4)
    text = fonts.printable(arrow.text)
    half = fonts.width(text, size) / 2
    centre = min(max((start + end) / 2, area.left + half), max(area.right - half, area.left + half))
    sheet.text(centre, bar + 0.4 * size, text, size, colour, name=f"{name}-text", align=0.5)


def _draw_beside(sheet: Sheet, x: float, arrow: ChangeArrow, top: float, name: str) -> None:
    """A year before and now share the place of their month: the head alone, its words beside it."""
    size, colour = _size(sheet.layout), sheet.colours.text
    foot = top - 1.25 * size
    if arrow.head:
        sheet.area([x - _HEAD, x + _HEAD, x], [foot + 2 * _HEAD] * 2 + [foot], colour, name=f"{name}-head", order=4)
    text = fonts.printable(arrow.text)
    width, away = fonts.width(text, size), 2 * _HEAD
    is_right = x + away + width <= sheet.layout.right
    left = x + away if is_right else x - away - width
    sheet.text(left, foot + 0.1 * size, text, size, colour, name=f"{name}-text")


def _size(layout: Layout) -> float:
    return max(layout.smallest, layout.label - 1)


def draw_level_arrow(sheet: Sheet, x: float, start: float, end: float) -> None:
    """From one height to another above the same month; without room for a head it is left out."""
    length = end - start
    if abs(length) < 4 * _HEAD:
        return
    colour, back = sheet.colours.text, 2 * _HEAD * (1 if length > 0 else -1)
    tip = end - 0.75 * back  # short of the mark that it points at
    sheet.line([x, x], [start, tip - back], colour, _LINE, name="level-arrow", order=4.2)
    sheet.area([x - _HEAD, x + _HEAD, x], [tip - back, tip - back, tip], colour, name="level-arrow-head", order=4.2)
