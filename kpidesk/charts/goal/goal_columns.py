"""Flows and levels: solid columns of actual figures in front of outlined goals."""

from typing import NamedTuple

from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.goal.whisker import draw_whisker
from kpidesk.charts.paper.panels import Panel, Span

WIDTH, GOAL_SHIFT, ACTUAL_SHIFT = 0.52, -0.10, 0.06  # shares of a month's slot
_OUTLINE = 1.6
_ROOM = 1.45  # height of a label with its air, as a share of the type size


class Label(NamedTuple):
    """A number above or below a column. ``shift`` is its way from the middle of the slot, as a share of the slot."""

    text: str
    end: float  # the figure beyond which it stands
    is_goal: bool
    shift: float


def columns_span(series: GoalSeries, label_size: float) -> Span:
    numbers = [*(number for point in series.points for number in point.numbers), *series.mark_numbers]
    labels = [label for point in series.points for label in labels_of(series, point)]
    room = _ROOM * label_size
    return Span.with_zero(
        numbers,
        above=room if any(label.end >= 0 for label in labels) else 2,
        below=room if any(label.end < 0 for label in labels) else 0,
    )


def labels_of(series: GoalSeries, point: MonthPoint) -> list[Label]:
    """The actual figure beyond actual and goal, so that no outline crosses it; the goal where nothing is there yet.

    A running month has both: its figure alone above the goal's outline would be read as the height of the outline.
    """
    if point.ahead is not None:
        shown = series.scale.label(series.scale.shown(point.ahead.value))
        return [Label(shown, _end(point, point.ahead.value), False, 0.0)]
    if point.number is None:
        return [] if point.is_gap else _goal_labels(series, point)
    text = series.scale.label(series.scale.shown(point.number))
    goals = _goal_labels(series, point) if point.is_hollow else []
    if goals and point.last_year is None:
        return [Label(text, point.number, False, ACTUAL_SHIFT), *goals]
    return [Label(text, _end(point, point.number), False, 0.0)]


def _end(point: MonthPoint, number: float) -> float:
    """Beyond all that is drawn for the month, on the number's side of 0."""
    return max(0.0, *point.numbers) if number >= 0 else min(0.0, *point.numbers)


def _goal_labels(series: GoalSeries, point: MonthPoint) -> list[Label]:
    if point.goal_low is None or point.goal_high is None:
        return []
    end = max(point.goal_low, point.goal_high, key=abs)
    beyond = end if point.last_year is None else _end(point, end)
    return [Label(series.scale.label(series.scale.shown(end)), beyond, True, GOAL_SHIFT)]


def draw_columns(stage: Stage, panel: Panel) -> None:
    slots = stage.slots
    ends, ys = [slots.left, slots.right], [panel.zero, panel.zero]
    stage.sheet.line(ends, ys, stage.colours.actual, 0.9, name="axis", order=3, snap=True)
    for index, point in enumerate(stage.series.points):
        _draw_goal(stage, point, index, panel)
        if point.is_gap:
            _draw_ring(stage, point, index, panel)
        if point.ahead is not None:
            _draw_ahead(stage, point, index, panel)
        if point.number is not None:
            _draw_actual(stage, point, index, panel)
        _draw_last_year(stage, point, index, panel)
        if stage.labelling.shows(index):
            _draw_labels(stage, point, index, panel)


def _draw_goal(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """An outline from 0 to the goal, or from the lower to the higher end of a band."""
    if point.goal_low is None or point.goal_high is None:
        return
    width = WIDTH * stage.slots.width
    left = stage.slots.centre(index) + GOAL_SHIFT * stage.slots.width - width / 2
    start = panel.zero if point.goal_low == point.goal_high else panel.y(point.goal_low)
    height, colour = panel.y(point.goal_high) - start, stage.colours.actual
    stage.sheet.bar(left, start, width, height, name=f"goal-{point.month}", edge=colour, line=_OUTLINE, order=1)


def _draw_actual(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    assert point.number is not None
    width = WIDTH * stage.slots.width
    left = stage.slots.centre(index) + ACTUAL_SHIFT * stage.slots.width - width / 2
    height, name, colour = panel.y(point.number) - panel.zero, f"actual-{point.month}", stage.colours.actual
    if point.is_hollow:
        paper = stage.sheet.paper
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=paper, edge=colour, line=1.5 * _OUTLINE)
    else:
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=colour)


def _draw_ahead(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """What is expected, hatched, and a thin whisker over the range that it will likely lie in."""
    assert point.ahead is not None
    width = WIDTH * stage.slots.width
    centre, name = stage.slots.centre(index) + ACTUAL_SHIFT * stage.slots.width, f"forecast-{point.month}"
    height = panel.y(point.ahead.value) - panel.zero
    stage.sheet.hatched_bar(centre - width / 2, panel.zero, width, height, stage.colours.actual, name=name)
    draw_whisker(stage, point, centre, panel)


def _draw_ring(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """A month that should have a value: the footnote gives the reason."""
    size = 0.55 * stage.sheet.layout.label
    x, y = stage.slots.centre(index), panel.zero + size
    stage.sheet.dot(x, y, size, stage.colours.secondary, name=f"no-value-{point.month}", hollow=True)


def _draw_last_year(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """A grey mark across both columns, with a rim in the background's colour so that it is seen on them."""
    if point.last_year is None:
        return
    centre, slot = stage.slots.centre(index), stage.slots.width
    xs, ys = [centre - 0.38 * slot, centre + 0.34 * slot], [panel.y(point.last_year)] * 2
    stage.sheet.line(xs, ys, stage.colours.background, 3.4, name=f"rim-{point.month}", order=3.5)
    stage.sheet.line(xs, ys, stage.colours.previous, 2.0, name=f"last-year-{point.month}", order=3.6)


def _draw_labels(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """Of two labels that would touch, only the actual figure's stays, beyond the goal."""
    size, labels = stage.labelling.size, labels_of(stage.series, point)
    is_apart = len(labels) == 2 and abs(panel.y(labels[0].end) - panel.y(labels[1].end)) >= _ROOM * size
    is_pair = is_apart and stage.labelling.stride == 1
    if len(labels) == 2 and not is_pair:
        labels = [labels[0]._replace(end=max((label.end for label in labels), key=abs), shift=0.0)]
    for label in labels:
        y = panel.y(_beyond(stage, index, _end_of(stage, point, label, panel)))
        box = stage.sheet.text(
            stage.slots.centre(index) + label.shift * stage.slots.width,
            y + 0.35 * size if label.end >= 0 else y - size,
            label.text,
            size,
            stage.colours.secondary if label.is_goal else stage.colours.text,
            name=f"{'goal-' if label.is_goal else ''}label-{point.month}",
            bold=point.is_current and not label.is_goal,
            align=0.5,
        )
        if is_pair and not label.is_goal:
            stage.sheet.mask(box, name=f"clear-{point.month}", order=1.5)


def _end_of(stage: Stage, point: MonthPoint, label: Label, panel: Panel) -> float:
    """The figure past which the label stands: last year's only where the label below its mark would touch it.

    Beyond a mark far from its column a label would be read as the mark's own.
    """
    own = [0.0, *point.own_numbers]
    near, side = (max(own), 1) if label.end >= 0 else (min(own), -1)
    has_room = side * (panel.y(label.end) - panel.y(near)) > _ROOM * stage.labelling.size
    return near if has_room and stage.labelling.stride == 1 and label.end == point.last_year else label.end


def _beyond(stage: Stage, index: int, end: float) -> float:
    """The figure past which a label is clear of all columns it may reach over, on its own side of 0."""
    points = stage.series.points
    others = [number for other in stage.labelling.covered(index, len(points)) for number in points[other].numbers]
    if stage.labelling.stride == 1:
        return end
    return max(end, *others) if end >= 0 else min(end, *others)
