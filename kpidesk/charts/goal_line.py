"""Rates: a line of actual figures and the goal as steps, over light grid lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kpidesk.charts import fonts
from kpidesk.charts.goal_series import GoalSeries
from kpidesk.charts.panels import Panel, Span
from kpidesk.charts.sheet import Box, Sheet
from kpidesk.charts.stage import Stage
from kpidesk.charts.value_axis import ValueAxis

_AIR = 7.0
_WIDEST_END = 0.3  # of the sheet, for the names of lines at the right


Segments = list[tuple[float, float, float, float]]  # from x, y to x, y


class Pen(NamedTuple):
    """What a line is called and how it looks; the wider one lies on top."""

    name: str
    colour: str
    width: float


class EndLabel(NamedTuple):
    """What is written at the end of a line, and at which month."""

    name: str
    text: str
    place: int  # index of the month
    value: float
    bold: bool


def line_span(axis: ValueAxis, label_size: float) -> Span:
    return Span(float(axis.low), float(axis.high), 0.8 * label_size, 0.5 * label_size)


def tick_texts(series: GoalSeries) -> list[str]:
    axis = series.axis
    return [series.scale.tick(value, axis.step) for value in axis.ticks]


def tick_width(sheet: Sheet, series: GoalSeries) -> float:
    """Points that the numbers along the axis need, with air."""
    return max(fonts.width(text, sheet.layout.tick) for text in tick_texts(series)) + _AIR


def end_width(sheet: Sheet, series: GoalSeries) -> float:
    """Points at the right for the names of lines that reach the last month; 0 when none does."""
    last = len(series.points) - 1
    widths = [_width(sheet, label) for label in _end_labels(sheet, series) if label.place == last]
    return max(widths, default=0.0) + (_AIR if widths else 0.0)


def draw_line(stage: Stage, panel: Panel) -> None:
    _draw_grid(stage, panel)
    lines = [*_goal_steps(stage, panel), *_last_year(stage, panel), *_actual(stage, panel), *_dots(stage, panel)]
    _draw_end_labels(stage, panel, lines)


def _draw_grid(stage: Stage, panel: Panel) -> None:
    """From the axis's start; where lines lie too close for their numbers, every second one, every third."""
    size, slots, axis = stage.sheet.layout.tick, stage.slots, stage.series.axis
    stride = max(1, -int(-1.3 * size // (float(axis.step) * panel.per_unit)))
    for value, text in list(zip(axis.ticks, tick_texts(stage.series), strict=True))[::stride]:
        y = panel.y(float(value))
        colour, width = (stage.colours.grid, 0.8) if value else (stage.colours.actual, 0.9)
        stage.sheet.line([slots.left, slots.right], [y, y], colour, width, name=f"grid-{value}", order=1, snap=True)
        x, baseline = slots.left - _AIR, y - 0.35 * size
        stage.sheet.text(x, baseline, text, size, stage.colours.secondary, name=f"tick-{value}", align=1)


def _goal_steps(stage: Stage, panel: Panel) -> Segments:
    """One step line for the goal, two for the ends of a band; broken where no goal is set."""
    drawn: Segments = []
    points = stage.series.points
    ends = {"goal": [point.goal_high for point in points]}
    if stage.series.has_band:
        ends["goal-low"] = [point.goal_low for point in points]
    for name, values in ends.items():
        for run in _runs(values):
            xs = [x for index, _ in run for x in stage.slots.edges(index)]
            ys = [panel.y(value) for _, value in run for _ in (0, 1)]
            named = f"{name}-from-{points[run[0][0]].month}"
            stage.sheet.line(xs, ys, stage.colours.previous, 2.0, name=named, order=2)
            drawn += _segments(xs, ys)
    return drawn


def _last_year(stage: Stage, panel: Panel) -> Segments:
    values = [point.last_year for point in stage.series.points]
    return _polyline(stage, panel, values, Pen("last-year", stage.colours.previous, 2.0))


def _actual(stage: Stage, panel: Panel) -> Segments:
    """Solid through complete months only."""
    values = [None if point.is_hollow else point.number for point in stage.series.points]
    return _polyline(stage, panel, values, Pen("actual", stage.colours.actual, 3.0))


def _polyline(stage: Stage, panel: Panel, values: Sequence[float | None], pen: Pen) -> Segments:
    """Broken where a value is missing; a month that stands alone is a dot."""
    drawn: Segments = []
    for run in _runs(values):
        xs, ys = [stage.slots.centre(index) for index, _ in run], [panel.y(value) for _, value in run]
        name = f"{pen.name}-from-{stage.series.points[run[0][0]].month}"
        if len(run) == 1:
            stage.sheet.dot(xs[0], ys[0], 2.7 * pen.width, pen.colour, name=name, order=pen.width)
        else:
            stage.sheet.line(xs, ys, pen.colour, pen.width, name=name, order=pen.width)
        drawn += _segments(xs, ys)
    return drawn


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


def _runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Stretches of neighbouring months with a value."""
    run: list[tuple[int, float]] = []
    for index, value in enumerate(values):
        if value is not None:
            run.append((index, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _segments(xs: Sequence[float], ys: Sequence[float]) -> Segments:
    return [(*start, *end) for start, end in pairwise(zip(xs, ys, strict=True))]


def _end_labels(sheet: Sheet, series: GoalSeries) -> list[EndLabel]:
    """Actual, goal and the year before, each at its last month."""
    labels = []
    if series.judged is not None and series.judged.number is not None:
        index = series.points.index(series.judged)
        labels.append(_named(sheet, series, "Actual", index, series.judged.number, bold=True))
    goals = [index for index, point in enumerate(series.points) if point.goal_high is not None]
    if goals:
        point = series.points[goals[-1]]
        assert point.goal_high is not None
        labels.append(_named(sheet, series, "Goal", goals[-1], point.goal_high, low=point.goal_low))
    before = [index for index, point in enumerate(series.points) if point.last_year is not None]
    if before:
        point = series.points[before[-1]]
        assert point.last_year is not None
        labels.append(_named(sheet, series, str(point.month.year - 1), before[-1], point.last_year))
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
) -> EndLabel:
    scale = series.scale
    shown = scale.worded(scale.shown(value))
    if low is not None and low != value:
        shown = f"{scale.stepped(scale.shown(low))} to {shown}"
    wanted = EndLabel(word, fonts.printable(f"{word} {shown}"), index, value, bold)
    if _width(sheet, wanted) <= _WIDEST_END * sheet.layout.width:
        return wanted
    return wanted._replace(text=f"{word} {scale.label(scale.shown(value))}")


def _width(sheet: Sheet, label: EndLabel) -> float:
    return fonts.width(label.text, sheet.layout.label, label.bold)


def _draw_end_labels(stage: Stage, panel: Panel, lines: Segments) -> None:
    """Each label at the first place where it crosses no line and no label; one without a free place is left out."""
    placed: list[Box] = []
    layout = stage.sheet.layout
    size = layout.label
    room = Box(stage.slots.left, panel.bottom, layout.right + 1, panel.top + 0.5 * size)
    for label in _end_labels(stage.sheet, stage.series):
        width = _width(stage.sheet, label)
        for left, baseline in _places(label, width, size, stage, panel):
            box = Box(left, baseline - 0.25 * size, left + width, baseline + 0.98 * size)
            is_free = not any(map(box.touches, placed)) and not any(_crosses(box, line) for line in lines)
            if is_free and box.lies_in(room):
                colour = stage.colours.text if label.bold else stage.colours.secondary
                name = f"end-{label.name}"
                stage.sheet.text(left, baseline, label.text, size, colour, name=name, bold=label.bold)
                placed.append(box)
                break


def _places(label: EndLabel, width: float, size: float, stage: Stage, panel: Panel) -> Iterator[tuple[float, float]]:
    """Left end and baseline: to the right of the line's end, then above and below it, ever further away."""
    x, y = stage.slots.centre(label.place), panel.y(label.value)
    if label.place == stage.slots.count - 1:
        for away in (0.0, 0.6, -0.6, 1.25, -1.25, 1.9, -1.9, 2.5, -2.5):
            yield stage.slots.right + _AIR / 2, y - 0.35 * size + away * size
    for away in (0.0, 0.5, 1.0, 2.0, 3.0):
        yield x - width / 2, y + (0.7 + away) * size
        yield x - width / 2, y - (1.5 + away) * size
        yield x + 0.7 * size, y - 0.35 * size + away * size
        yield x + 0.7 * size, y - 0.35 * size - away * size


def _crosses(box: Box, segment: tuple[float, float, float, float]) -> bool:
    """Whether any part of the segment lies in the box (Liang and Barsky's clipping)."""
    x, y, dx, dy = segment[0], segment[1], segment[2] - segment[0], segment[3] - segment[1]
    enters, leaves = 0.0, 1.0
    for step, distance in ((-dx, x - box.left), (dx, box.right - x), (-dy, y - box.bottom), (dy, box.top - y)):
        if step == 0:
            if distance < 0:
                return False
        elif step < 0:
            enters = max(enters, distance / step)
        else:
            leaves = min(leaves, distance / step)
    return enters <= leaves
