"""Draws a forecast: light grid, the band, the goal, the line that was and the dashed one to come. Needs matplotlib."""

from kpidesk.charts.forecast.forecast_making import ForecastChart
from kpidesk.charts.forecast.forecast_series import ForecastPoint, ForecastSeries
from kpidesk.charts.paper.end_labels import EndLabel, draw_end_labels
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.margin_labels import MarginLabel, draw_margin_labels, margin_width
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import Panel, Span, share
from kpidesk.charts.paper.polyline import Pen, Segments, draw_polyline, runs, segments
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid

_LINE, _GOAL = 3.0, 1.2
_NOWHERE = Panel(0, 0, 0, 0)


def draw_forecast(sheet: Sheet, chart: ForecastChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = ValueGrid(series.axis, series.scale)
    names = margin_width(sheet, _margin_labels(series, _NOWHERE))
    area = area._replace(left=area.left + grid.width(sheet.layout), right=area.right - names)
    slots = Slots.across(area, len(series.points))
    panel = _panel(sheet, series, slots, area, grid.span(sheet.layout.label))
    lines = _draw_band(sheet, series, slots, panel)
    grid.draw(sheet, slots.left, slots.right, panel)
    lines += _draw_goal(sheet, series, slots, panel) + _draw_lines(sheet, series, slots, panel)
    lines += _draw_dots(sheet, series, slots, panel)
    draw_margin_labels(sheet, _margin_labels(series, panel), slots.right, panel)
    _draw_inner_names(sheet, series, slots, panel, lines)


def _panel(sheet: Sheet, series: ForecastSeries, slots: Slots, area: Area, span: Span) -> Panel:
    """Draws the months and their notes; the panel above them is the caller's."""
    plot = draw_month_foot(sheet, series.points, series.facts.months, series.facts.notes, slots, area)
    return share(plot, span, None, heading=0, gap=0, largest=span.size).lower


def _draw_band(sheet: Sheet, series: ForecastSeries, slots: Slots, panel: Panel) -> Segments:
    """Opens from the last figure; where there is no line it stands by itself. Gives its edges."""
    ahead = [(series.points.index(point), point.ahead) for point in series.ahead]
    if series.has_line:
        at = series.points.index(series.last)
        assert series.last.number is not None
        xs = [slots.centre(place) for place in (at, *(place for place, _ in ahead))]
        lows = [series.last.number, *(month.low for _, month in ahead if month)]
        highs = [series.last.number, *(month.high for _, month in ahead if month)]
    else:
        xs = [x for place, _ in ahead for x in slots.edges(place)]
        lows = [month.low for _, month in ahead if month for _ in (0, 1)]
        highs = [month.high for _, month in ahead if month for _ in (0, 1)]
    low, high = [panel.y(value) for value in lows], [panel.y(value) for value in highs]
    sheet.area([*xs, *reversed(xs)], [*high, *reversed(low)], sheet.colours.band, name="band", order=0.5)
    return segments(xs, low) + segments(xs, high)


def _draw_goal(sheet: Sheet, series: ForecastSeries, slots: Slots, panel: Panel) -> Segments:
    drawn: Segments = []
    ends = {"goal": [point.goal_high for point in series.points]}
    if series.has_band:
        ends["goal-low"] = [point.goal_low for point in series.points]
    for name, values in ends.items():
        for run in runs(values):
            xs = [x for place, _ in run for x in slots.edges(place)]
            ys = [panel.y(value) for _, value in run for _ in (0, 1)]
            named = f"{name}-from-{series.points[run[0][0]].month}"
            sheet.line(xs, ys, sheet.colours.actual, _GOAL, name=named, order=2)
            drawn += segments(xs, ys)
    return drawn


def _draw_lines(sheet: Sheet, series: ForecastSeries, slots: Slots, panel: Panel) -> Segments:
    """Solid through finished months; from the last of them on dashed."""
    xs, keys = [slots.centre(place) for place in range(slots.count)], [str(point.month) for point in series.points]
    was = [None if point.month > series.facts.last else point.number for point in series.points]
    pen = Pen("actual", sheet.colours.actual, _LINE)
    drawn = draw_polyline(sheet, xs, was, panel.y, pen=pen, keys=keys)
    if series.has_line:
        values = [point.ahead.value if point.ahead else None for point in series.points]
        values[series.points.index(series.last)] = series.last.number
        dashed = Pen("forecast", sheet.colours.actual, _LINE, dashed=True)
        drawn += draw_polyline(sheet, xs, values, panel.y, pen=dashed, keys=keys)
    return drawn


def _draw_dots(sheet: Sheet, series: ForecastSeries, slots: Slots, panel: Panel) -> Segments:
    """The last figure, a ring for a month that still runs, a grey ring on the floor for one without a value."""
    drawn: Segments = []
    colours, small = sheet.colours, 0.55 * sheet.layout.label
    for place, point in enumerate(series.points):
        x = slots.centre(place)
        if point.is_gap:
            sheet.dot(x, panel.bottom + small, small, colours.secondary, name=f"no-value-{point.month}", hollow=True)
        elif point.number is not None and (point.days or point is series.last):
            y, is_hollow = panel.y(point.number), point.days is not None
            sheet.dot(x, y, 9, colours.actual, name=f"actual-{point.month}", hollow=is_hollow, order=4)
            drawn.append((x - 5, y, x + 5, y))
    return drawn


def _margin_labels(series: ForecastSeries, panel: Panel) -> list[MarginLabel]:
    """What reaches the right end: both ends of the range, the forecast between them, the goal."""
    point, scale = series.points[-1], series.scale
    assert point.ahead is not None
    low, high = (scale.stepped(scale.shown(end)) for end in (point.ahead.low, point.ahead.high))
    word = "80\u202f% range" if series.has_line else "Usual range"
    found = [MarginLabel("high", (f"{word} to {high}", f"{word} {high}", f"to {high}"), panel.y(point.ahead.high))]
    if series.has_line:
        value = scale.shown(point.ahead.value)
        texts = (f"Forecast {scale.worded(value)}", f"Forecast {scale.stepped(value)}", scale.stepped(value))
        found.append(MarginLabel("forecast", texts, panel.y(point.ahead.value), bold=True))
    found.append(MarginLabel("low", (f"from {low}", low), panel.y(point.ahead.low)))
    if point.goal_high is not None:
        found.append(MarginLabel("goal", _goal_texts(series, point), panel.y(point.goal_high)))
    return found


def _goal_texts(series: ForecastSeries, point: ForecastPoint) -> tuple[str, ...]:
    scale = series.scale
    assert point.goal_low is not None and point.goal_high is not None
    low, high = scale.shown(point.goal_low), scale.shown(point.goal_high)
    start = "" if low == high else f"{scale.stepped(low)} to "
    return f"Goal {start}{scale.worded(high)}", f"Goal {start}{scale.stepped(high)}", f"Goal {scale.label(high)}"


def _draw_inner_names(sheet: Sheet, series: ForecastSeries, slots: Slots, panel: Panel, lines: Segments) -> None:
    """The last figure, and a goal that ends before the forecast does."""
    layout, scale, last = sheet.layout, series.scale, series.last
    room = Box(slots.left, panel.bottom, slots.right, panel.top + 0.5 * layout.label)
    assert last.number is not None
    text = f"Actual {scale.worded(scale.shown(last.number))}"
    at = slots.centre(series.points.index(last))
    this = EndLabel("actual", text, at, panel.y(last.number), False, True)
    placed = draw_end_labels(sheet, [this], room, lines, right=slots.right)
    if not placed:  # every place is crossed by a line: it stands on the lines
        placed = draw_end_labels(sheet, [this], room, [], right=slots.right)
        for box in placed:
            sheet.mask(box, name="clear", order=4.8)
    goals = [point for point in series.points if point.goal_high is not None]
    if goals and goals[-1] is not series.points[-1]:
        point = goals[-1]
        assert point.goal_high is not None
        x = slots.centre(series.points.index(point))
        label = EndLabel("goal", _goal_texts(series, point)[0], x, panel.y(point.goal_high), False)
        draw_end_labels(sheet, [label], room, lines, right=slots.right, taken=placed)
