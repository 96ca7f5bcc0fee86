"""How much a figure moves from month to month, with the limit of that, below its dots."""

from kpidesk.charts.limits.limit_lines import DASHED, DOTTED
from kpidesk.charts.limits.limits_series import LimitsSeries
from kpidesk.charts.limits.limits_stage import LimitsStage
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import EndLabel, draw_end_labels
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.panels import share
from kpidesk.charts.paper.polyline import Pen, draw_polyline
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.paper.value_grid import ValueGrid

_DOT = 6.0


def draw_moving_ranges(sheet: Sheet, series: LimitsSeries, slots: Slots, area: Area) -> None:
    """Nothing where no two months follow each other."""
    ranges = [point.moving_range for point in series.points]
    limits = [stretch.limits.range_limit for stretch in series.stretches if stretch.limits is not None]
    if all(size is None for size in ranges):
        return
    heading = 1.5 * sheet.layout.panel
    grid = ValueGrid(ValueAxis.over([0.0, *limits, *(size for size in ranges if size is not None)]), series.scale)
    room = area._replace(top=area.top - heading)
    panel = share(room, grid.span(sheet.layout.label), None, heading=0, gap=0, largest=1).lower
    stage = LimitsStage(sheet, series, slots, panel)
    x, y = sheet.layout.left, area.top - 1.05 * sheet.layout.panel
    words = "Moving range, from month to month"
    sheet.text(x, y, words, sheet.layout.panel, sheet.colours.secondary, name="ranges-heading", bold=True)
    grid.draw(sheet, slots.left, slots.right, panel, name="ranges-")
    _draw_limit(stage)
    months = [point.month for point in series.points]
    pen = Pen("range-line", sheet.colours.actual, 1.5)
    draw_polyline(sheet, stage.xs, ranges, panel.y, pen=pen, keys=months)
    for place, size in enumerate(ranges):
        if size is not None:
            dot = stage.dot_size(_DOT)
            sheet.dot(stage.xs[place], panel.y(size), dot, sheet.colours.actual, name=f"range-{months[place]}")


def _draw_limit(stage: LimitsStage) -> None:
    """One for each stretch; the newest is labelled."""
    sheet, series, slots, panel = stage.sheet, stage.series, stage.slots, stage.panel
    for number, stretch in enumerate(series.stretches):
        places = [place for place, point in enumerate(series.points) if point.stretch == number and point.limits]
        if stretch.limits is None or not places:
            continue
        xs = [slots.edges(places[0])[0], slots.edges(places[-1])[1]]
        ys = [panel.y(stretch.limits.range_limit)] * 2
        style = DOTTED if stretch.limits.provisional else DASHED
        sheet.line(xs, ys, sheet.colours.actual, 1.3, name=f"range-limit-{number}", order=2, linestyle=style)
        if stretch is series.current:
            shown = series.scale.label(series.shown(stretch.limits.range_limit))
            label = EndLabel("range-limit", fonts.printable(f"limit {shown}"), slots.right, ys[0], True)
            inner = Box(slots.left, panel.bottom, sheet.layout.right + 1, panel.top + sheet.layout.label)
            draw_end_labels(sheet, [label], inner, [], right=slots.right)
