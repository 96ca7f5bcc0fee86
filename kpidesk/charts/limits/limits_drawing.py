"""Draws the usual-range chart: baseline, limits and dots, on request the moving ranges below. Needs matplotlib."""

from kpidesk.charts.limits import limit_lines, moving_ranges
from kpidesk.charts.limits.limits_making import LimitsChart
from kpidesk.charts.limits.limits_series import LimitPoint, LimitsSeries
from kpidesk.charts.limits.limits_stage import LimitsStage
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, WIDEST, EndLabel, draw_end_labels, kept_in_order, label_width
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.month_axis import MonthAxis, Slots
from kpidesk.charts.paper.note_labels import NoteLabels
from kpidesk.charts.paper.panels import share
from kpidesk.charts.paper.polyline import Pen, Segments, draw_polyline
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid

_RANGES_SHARE, _LEAST_HEIGHT = 0.34, 150.0
_DOT, _SIGNAL = 8.0, 12.0


def draw_limits(sheet: Sheet, chart: LimitsChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    ends = limit_lines.end_texts(series)
    room = max((label_width(sheet, text, bold=False) for text in ends.values()), default=0.0)
    if room > WIDEST * sheet.layout.width:
        room = 0.0
    right = area.right - (room + AIR if room else 0.0)
    area = area._replace(left=area.left + _grid(series).width(sheet.layout), right=right)
    slots = Slots.across(area, len(series.points))
    plot = _draw_below(sheet, series, slots, area)
    if series.facts.with_ranges and plot.height >= _LEAST_HEIGHT:
        height = _RANGES_SHARE * plot.height
        moving_ranges.draw_moving_ranges(sheet, series, slots, plot._replace(top=plot.bottom + height))
        plot = plot._replace(bottom=plot.bottom + height + 0.03 * sheet.layout.height)
    _draw_plot(sheet, series, slots, plot, ends)


def _grid(series: LimitsSeries) -> ValueGrid:
    return ValueGrid(series.axis, series.scale)


def _draw_below(sheet: Sheet, series: LimitsSeries, slots: Slots, area: Area) -> Area:
    """Months and their notes at the foot; gives what is left for the plot."""
    months = MonthAxis.of(series.points, slots, sheet.layout)
    notes = NoteLabels.fitting(dict(enumerate(series.facts.notes)), slots, area, sheet.layout)
    plot = area._replace(bottom=area.bottom + months.height + notes.height)
    months.draw(sheet, plot.bottom)
    notes.draw(sheet, plot.bottom - months.height, [point.month for point in series.points])
    for index, point in enumerate(series.points):
        left, right = slots.edges(index)
        sheet.spot(str(point.month), left, plot.bottom - months.height, right, area.top)
    return plot


def _draw_plot(sheet: Sheet, series: LimitsSeries, slots: Slots, plot: Area, ends: dict[str, str]) -> None:
    grid = _grid(series)
    heading = 1.45 * sheet.layout.smallest if series.has_limits or series.marks else 0.0
    area = plot._replace(top=plot.top - heading)
    panel = share(area, grid.span(sheet.layout.label), None, heading=0, gap=0, largest=1).lower
    stage = LimitsStage(sheet, series, slots, panel)
    limit_lines.draw_baselines(stage, plot.top)
    grid.draw(sheet, slots.left, slots.right, panel)
    limit_lines.draw_marks(stage, plot.top)
    lines = [*limit_lines.draw_limit_lines(stage), *_draw_values(stage)]
    _draw_labels(stage, ends, lines, plot)


def _draw_values(stage: LimitsStage) -> Segments:
    """A line through the complete months of one meaning, a dot for each month."""
    sheet, series = stage.sheet, stage.series
    months, xs = [point.month for point in series.points], stage.xs
    drawn: Segments = []
    for number in range(min((point.stretch for point in series.points), default=0), len(series.stretches) or 1):
        values = [point.complete if point.stretch == number else None for point in series.points]
        pen = Pen("actual-line", sheet.colours.actual, 2.0)
        if any(value is not None for value in values):
            drawn += draw_polyline(sheet, xs, values, stage.panel.y, pen=pen, keys=months)
    for x, point in zip(xs, series.points, strict=True):
        drawn += _draw_dot(stage, x, point)
    return drawn


def _draw_dot(stage: LimitsStage, x: float, point: LimitPoint) -> Segments:
    """A ring on the floor for a month without a figure, a hollow dot for one that still runs, a large one for a
    signal: in its colour, or a ring where neither way is better."""
    sheet, colours = stage.sheet, stage.sheet.colours
    if point.number is None:
        small = 0.55 * sheet.layout.label
        name = f"no-value-{point.month}"
        sheet.dot(x, stage.panel.bottom + small, small, colours.secondary, name=name, hollow=True)
        return []
    y, name = stage.panel.y(point.number), f"actual-{point.month}"
    size = stage.dot_size(_SIGNAL if point.is_signal else _DOT)
    if point.is_signal:
        is_ring = point.merit not in limit_lines.JUDGED
        colour = colours.text if is_ring else colours.of_merit(point.merit)
        sheet.dot(x, y, size, colour, name=f"signal-{point.month}", hollow=is_ring, order=4.5)
    else:
        sheet.dot(x, y, size, colours.actual, name=name, hollow=bool(point.days), order=4)
    return [(x - size / 2, y, x + size / 2, y), (x, y - size / 2, x, y + size / 2)]


def _draw_labels(stage: LimitsStage, ends: dict[str, str], lines: Segments, plot: Area) -> None:
    """The limits at the right of the plot, the judged month's figure at its dot."""
    sheet, series, slots, panel = stage.sheet, stage.series, stage.slots, stage.panel
    labels = []
    last = series.last_with(series.judged.stretch) if series.judged and ends else None
    if last is not None and last.limits is not None:
        heights = {"upper": last.limits.upper, "centre": last.limits.centre, "lower": last.limits.lower}
        at = [EndLabel(name, text, slots.right, panel.y(heights[name]), True) for name, text in ends.items()]
        labels += kept_in_order(at, sheet.layout.label)
    room = Box(slots.left, panel.bottom - 0.3 * sheet.layout.label, sheet.layout.right + 1, plot.top + 1)
    taken = draw_end_labels(sheet, labels, room, lines, right=slots.right)
    if series.judged is not None and series.judged.number is not None:
        shown = fonts.printable(series.scale.label(series.shown(series.judged.number)))
        index = series.points.index(series.judged) if series.judged in series.points else None
        if index is not None:
            place = (slots.centre(index), panel.y(series.judged.number))
            label = EndLabel("judged", shown, *place, False, bold=True)
            inner = Box(slots.left, panel.bottom, slots.right + 0.5 * slots.width, panel.top)
            draw_end_labels(sheet, [label], inner, lines, right=slots.right, taken=taken)
