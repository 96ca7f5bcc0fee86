"""Draws the activity chart: the index as a line, below it the steps of its parts. Needs matplotlib."""

from kpidesk.charts.activity import part_steps
from kpidesk.charts.activity.activity_making import ActivityChart
from kpidesk.charts.activity.activity_series import BASE, ActivitySeries
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, EndLabel, draw_end_labels, label_width
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import Panel, share
from kpidesk.charts.paper.polyline import Pen, draw_polyline
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid

_MOST_STEPS_SHARE = 0.5  # of the height, for the lower panel


def draw_activity(sheet: Sheet, chart: ActivityChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    lines = part_steps.lines_of(series, sheet.layout, _MOST_STEPS_SHARE * area.height)
    height = part_steps.height_of(lines, sheet.layout, _MOST_STEPS_SHARE * area.height)
    part_steps.draw_steps(sheet, lines, area._replace(top=area.bottom + height))
    _draw_index(sheet, series, area._replace(bottom=area.bottom + height + 0.6 * sheet.layout.label))


def _draw_index(sheet: Sheet, series: ActivitySeries, area: Area) -> None:
    grid = ValueGrid(series.axis, series.scale)
    name = _end_text(series)
    left = area.left + grid.width(sheet.layout)
    area = area._replace(left=left, right=area.right - label_width(sheet, name, bold=True) - AIR)
    slots = Slots.across(area, len(series.points))
    plot = draw_month_foot(sheet, series.points, series.facts.months, series.facts.notes, slots, area)
    panel = share(plot, grid.span(sheet.layout.label), None, heading=0, gap=0, largest=1).lower
    grid.draw(sheet, slots.left, slots.right, panel)
    y = panel.y(BASE)
    sheet.line([slots.left, slots.right], [y, y], sheet.colours.secondary, 1.0, name="base-line", order=1.5, snap=True)
    _draw_line(sheet, series, slots, panel)


def _draw_line(sheet: Sheet, series: ActivitySeries, slots: Slots, panel: Panel) -> None:
    xs, months = [slots.centre(place) for place in range(slots.count)], series.facts.months
    colours, small = sheet.colours, 0.55 * sheet.layout.label
    pen = Pen("actual", colours.actual, 3.0)
    values = [point.complete for point in series.points]
    drawn = draw_polyline(sheet, xs, values, panel.y, pen=pen, keys=months)
    drawn.append((slots.left, panel.y(BASE), slots.right, panel.y(BASE)))
    for x, point in zip(xs, series.points, strict=True):
        if point.number is None:
            y, name = panel.bottom + small, f"no-value-{point.month}"
            sheet.dot(x, y, small, colours.secondary, name=name, hollow=True)
        elif point.is_hollow or point is series.judged:
            y, name = panel.y(point.number), f"actual-{point.month}"
            sheet.dot(x, y, 9, colours.actual, name=name, hollow=point.is_hollow, order=4)
            drawn.append((x - 5, y, x + 5, y))
    place = series.points.index(series.judged)
    at = (slots.centre(place), panel.y(series.index))
    label = EndLabel("index", _end_text(series), *at, place == slots.count - 1, bold=True)
    room = Box(slots.left, panel.bottom, sheet.layout.right + 1, panel.top + 0.5 * sheet.layout.label)
    draw_end_labels(sheet, [label], room, drawn, right=slots.right)


def _end_text(series: ActivitySeries) -> str:
    return fonts.printable(series.scale.label(series.scale.shown(series.index)))
