"""Rates: a line of actual figures and the goal as steps, over light grid lines."""

from typing import NamedTuple

from kpidesk.charts.goal.benchmark_marks import draw_marks, marks_width
from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.goal.whisker import draw_whisker
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, WIDEST, EndLabel, draw_end_labels, kept_in_order, label_width
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.polyline import Pen, Segments, draw_polyline, runs, segments
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid


class LineName(NamedTuple):
    """What is written at the end of a line, and at which month."""

    name: str
    text: str
    place: int  # index of the month
    value: float
    bold: bool


def grid_of(series: GoalSeries) -> ValueGrid:
    return ValueGrid(series.axis, series.scale)


def end_width(sheet: Sheet, series: GoalSeries) -> float:
    """Points at the right for the names of lines that reach the last month; 0 when none does."""
    last = len(series.points) - 1
    names = [name for name in _line_names(sheet, series) if name.place == last]
    widths = [label_width(sheet, name.text, name.bold) for name in names]
    return max(max(widths, default=0.0) + (AIR if widths else 0.0), marks_width(sheet, series))


def draw_line(stage: Stage, panel: Panel) -> None:
    grid_of(stage.series).draw(stage.sheet, stage.slots.left, stage.slots.right, panel)
    lines = [*_goal_steps(stage, panel), *_last_year(stage, panel), *_actual(stage, panel), *_dots(stage, panel)]
    lines += _ahead(stage, panel)
    _draw_names(stage, panel, lines, draw_marks(stage, panel, dotted=True))


def _goal_steps(stage: Stage, panel: Panel) -> Segments:
    """One step line for the goal, two for the ends of a band; broken where no goal is set."""
    drawn: Segments = []
    points = stage.series.points
    ends = {"goal": [point.goal_high for point in points]}
    if stage.series.has_band:
        ends["goal-low"] = [point.goal_low for point in points]
    for name, values in ends.items():
        for run in runs(values):
            xs = [x for index, _ in run for x in stage.slots.edges(index)]
            ys = [panel.y(value) for _, value in run for _ in (0, 1)]
            named = f"{name}-from-{points[run[0][0]].month}"
            stage.sheet.line(xs, ys, stage.colours.previous, 2.0, name=named, order=2)
            drawn += segments(xs, ys)
    return drawn


def _last_year(stage: Stage, panel: Panel) -> Segments:
    values = [point.last_year for point in stage.series.points]
    return _polyline(stage, panel, values, Pen("last-year", stage.colours.previous, 2.0))


def _actual(stage: Stage, panel: Panel) -> Segments:
    """Solid through complete months only."""
    values = [None if point.is_hollow else point.number for point in stage.series.points]
    return _polyline(stage, panel, values, Pen("actual", stage.colours.actual, 3.0))


def _ahead(stage: Stage, panel: Panel) -> Segments:
    """Dashed through what is expected, from the last finished month on where that lies just before."""
    points = stage.series.points
    if not stage.series.has_forecast:
        return []
    values = [point.ahead.value if point.ahead else None for point in points]
    first = next(index for index, value in enumerate(values) if value is not None)
    if first and not points[first - 1].is_hollow:
        values[first - 1] = points[first - 1].number
    drawn = _polyline(stage, panel, values, Pen("forecast", stage.colours.actual, 3.0, dashed=True))
    for index, point in enumerate(points):
        if point.ahead is not None:
            x = stage.slots.centre(index)
            draw_whisker(stage, point, x, panel)
            drawn.append((x, panel.y(point.ahead.low), x, panel.y(point.ahead.high)))
    return drawn


def _polyline(stage: Stage, panel: Panel, values: list[float | None], pen: Pen) -> Segments:
    slots, months = stage.slots, [point.month for point in stage.series.points]
    xs = [slots.centre(index) for index in range(slots.count)]
    return draw_polyline(stage.sheet, xs, values, panel.y, pen=pen, keys=months)


def _dots(stage: Stage, panel: Panel) -> Segments:
    """The last figure, a ring for a month that is not over, a grey ring on the floor for one without a value."""
    drawn: Segments = []
    small = 0.55 * stage.sheet.layout.label
    for index, point in enumerate(stage.series.points):
        x = stage.slots.centre(index)
        if point.is_gap:
            name = f"no-value-{point.month}"
            stage.sheet.dot(x, panel.bottom + small, small, stage.colours.secondary, name=name, hollow=True)
        elif point.number is not None and (point.is_hollow or point is stage.series.judged):
            y, name = panel.y(point.number), f"actual-{point.month}"
            stage.sheet.dot(x, y, 9, stage.colours.actual, name=name, hollow=point.is_hollow, order=4)
            drawn.append((x - 5, y, x + 5, y))
    return drawn


def _line_names(sheet: Sheet, series: GoalSeries) -> list[LineName]:
    """Actual, goal and the year before, each at its last month."""
    labels = []
    if series.judged is not None and series.judged.number is not None:
        index = series.points.index(series.judged)
        labels.append(_named(sheet, series, "Actual", index, series.judged.number, bold=True))
    if series.has_forecast:
        index = max(index for index, point in enumerate(series.points) if point.ahead is not None)
        ahead = series.points[index].ahead
        assert ahead is not None
        labels.append(_named(sheet, series, "Forecast", index, ahead.value))
    goals = [index for index, point in enumerate(series.points) if point.goal_high is not None]
    if goals:
        point = series.points[goals[-1]]
        assert point.goal_high is not None
        labels.append(_named(sheet, series, "Goal", goals[-1], point.goal_high, low=point.goal_low))
    before = [index for index, point in enumerate(series.points) if point.last_year is not None]
    if before:
        point = series.points[before[-1]]
        assert point.last_year is not None
        name = str(point.month.year - 1) if series.names.are_months else "A year before"
        labels.append(_named(sheet, series, name, before[-1], point.last_year))
    return labels


def _named(
    sheet: Sheet,
    series: GoalSeries,
    word: str,
    index: int,
    value: float,
    *,
    low: float | None = None,
    bold: bool = False,
) -> LineName:
    scale = series.scale
    shown = scale.worded(scale.shown(value))
    if low is not None and low != value:
        shown = f"{scale.stepped(scale.shown(low))} to {shown}"
    wanted = LineName(word, fonts.printable(f"{word} {shown}"), index, value, bold)
    if label_width(sheet, wanted.text, wanted.bold) <= WIDEST * sheet.layout.width:
        return wanted
    return wanted._replace(text=f"{word} {scale.label(scale.shown(value))}")


def _draw_names(stage: Stage, panel: Panel, lines: Segments, marks: list[EndLabel]) -> None:
    slots, layout = stage.slots, stage.sheet.layout
    room = Box(slots.left, panel.bottom, layout.right + 1, panel.top + 0.5 * layout.label)
    labels = [
        EndLabel(
            name.name,
            name.text,
            slots.centre(name.place),
            panel.y(name.value),
            name.place == slots.count - 1,
            name.bold,
        )
        for name in _line_names(stage.sheet, stage.series)
    ]
    if marks:
        labels = kept_in_order([*labels, *marks], layout.label)
    draw_end_labels(stage.sheet, labels, room, lines, right=slots.right)
