"""The upper panel of a pace chart: the year to date, the path to its goal, and the forecast with its range."""

from collections.abc import Iterator

from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.pace.pace_stage import PaceStage
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, WIDEST, EndLabel, draw_end_labels, kept_in_order, label_width
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.polyline import DASHED, Pen, Segments, draw_polyline, segments
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid

_ACTUAL, _PATH, _FORECAST = 4.0, 2.0, 2.5  # points


def grid_of(series: PaceSeries) -> ValueGrid:
    return ValueGrid(series.axis, series.scale)


def end_width(sheet: Sheet, series: PaceSeries) -> float:
    """Points at the right for the names of lines that reach the last month."""
    last = len(series.points) - 1
    widths = [label_width(sheet, text, bold) for _, text, place, _, bold in _names(sheet, series) if place == last]
    return max(widths, default=0.0) + AIR if widths else 0.0


def draw_lines(stage: PaceStage, panel: Panel) -> None:
    drawn = [*_path(stage, panel), *_forecast(stage, panel), *_actual(stage, panel)]
    _draw_names(stage, panel, drawn)


def _path(stage: PaceStage, panel: Panel) -> Segments:
    drawn: Segments = []
    points = stage.series.points
    ends = {"path": [point.path for point in points]}
    if stage.series.has_band:
        ends["path-high"] = [point.path_high for point in points]
    for name, values in ends.items():
        pen = Pen(name, stage.colours.previous, _PATH)
        keys = [point.month for point in points]
        drawn += draw_polyline(stage.sheet, stage.xs, values, panel.y, pen=pen, keys=keys)
    return drawn


def _actual(stage: PaceStage, panel: Panel) -> Segments:
    """Solid through complete months; a hollow dot for one that runs, a ring on the floor for one without a figure."""
    sheet, points = stage.sheet, stage.series.points
    values = [point.complete for point in points]
    pen = Pen("actual", stage.colours.actual, _ACTUAL)
    drawn = draw_polyline(sheet, stage.xs, values, panel.y, pen=pen, keys=[point.month for point in points])
    small = 0.55 * sheet.layout.label
    for x, point in zip(stage.xs, points, strict=True):
        if point.is_gap:
            y, name = panel.bottom + small, f"no-value-{point.month}"
            sheet.dot(x, y, small, stage.colours.secondary, name=name, hollow=True, order=4.5)
        if point.to_date is not None and (point.days or point is stage.series.judged):
            y, name = panel.y(point.to_date), f"actual-{point.month}"
            sheet.dot(x, y, 9, stage.colours.actual, name=name, hollow=bool(point.days), order=4.2)
            drawn.append((x - 5, y, x + 5, y))
    return drawn


def _forecast(stage: PaceStage, panel: Panel) -> Segments:
    """From the last month that is over, where its range has no width; from 0 where no month of the year is."""
    steps = list(_steps(stage))
    if len(steps) < 2:
        return []
    xs = [x for x, _ in steps]
    values, lows, highs = ([panel.y(ends[which]) for _, ends in steps] for which in range(3))
    stage.sheet.area([*xs, *reversed(xs)], [*highs, *reversed(lows)], stage.colours.band, name="forecast-band")
    stage.sheet.line(xs, values, stage.colours.actual, _FORECAST, name="forecast", order=2.5, linestyle=DASHED)
    return segments(xs, values)


def _steps(stage: PaceStage) -> Iterator[tuple[float, tuple[float, float, float]]]:
    """Where, and value, low and high."""
    points, expected = stage.series.points, stage.series.expected
    if not expected:
        return
    first = points.index(expected[0])
    if first == 0:
        yield stage.slots.left, (0.0, 0.0, 0.0)
    else:
        before = points[first - 1].to_date
        if before is not None:
            yield stage.xs[first - 1], (before, before, before)
    for place, point in enumerate(points):
        if point.ahead is not None:
            yield stage.xs[place], (point.ahead.value, point.ahead.low, point.ahead.high)


def _names(sheet: Sheet, series: PaceSeries) -> list[tuple[str, str, int, float, bool]]:
    """Name, text, index of the month, value, bold: for actual, goal and forecast, each at its last month."""
    found: list[tuple[str, str, int, float, bool]] = []
    points = series.points
    if series.judged is not None and series.judged.to_date is not None:
        found.append(_named(sheet, series, "Actual", points.index(series.judged), series.judged.to_date))
    paths = [place for place, point in enumerate(points) if point.path_high is not None]
    if paths:
        value = points[paths[-1]].path_high
        assert value is not None
        word = "Goal" if paths[-1] == len(points) - 1 else "Path"
        found.append(_named(sheet, series, word, paths[-1], value))
    expected = series.expected
    if expected and expected[-1].ahead is not None:
        found.append(_named(sheet, series, "Forecast", points.index(expected[-1]), expected[-1].ahead.value))
    return found


def _named(sheet: Sheet, series: PaceSeries, word: str, place: int, value: float) -> tuple[str, str, int, float, bool]:
    shown, is_actual = series.scale.label(series.scale.shown(value)), word == "Actual"
    text = fonts.printable(f"{word} {shown}")
    if label_width(sheet, text, is_actual) > WIDEST * sheet.layout.width:
        text = fonts.printable(shown)
    return word, text, place, value, is_actual


def _draw_names(stage: PaceStage, panel: Panel, lines: Segments) -> None:
    slots, layout = stage.slots, stage.sheet.layout
    room = Box(slots.left, panel.bottom, layout.right + 1, panel.top + 0.5 * layout.label)
    labels = [
        EndLabel(name, text, slots.centre(place), panel.y(value), place == slots.count - 1, bold)
        for name, text, place, value, bold in _names(stage.sheet, stage.series)
    ]
    ordered = kept_in_order(labels, layout.label)
    draw_end_labels(stage.sheet, ordered, room, lines, right=slots.right)
