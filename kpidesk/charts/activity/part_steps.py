"""The lower panel of the activity chart: base, parts and now as horizontal steps, in log points."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.activity.activity_sentences import part_name
from kpidesk.charts.activity.activity_series import ActivitySeries, Step
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.bar_axis import BarAxis
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.row_names import AIR, RowNames
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import Layout
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason

_PITCH, _LEAST_PITCH = 1.75, 1.3  # of the type size, from row to row
_BAR = 0.56  # of the pitch
_HEADING = 1.7  # of the panel's type size
_GAP = 5.0  # points between a bar and its label


@dataclass(frozen=True, slots=True)
class StepLine:
    """One row: from ``start`` to ``end`` in log points as shown, what stands at its end, and the spots it answers."""

    key: str
    name: str
    start: Decimal
    end: Decimal
    text: str
    merit: Merit
    spots: tuple[str, ...]
    is_whole: bool = False
    is_missing: bool = False


def lines_of(series: ActivitySeries, layout: Layout, height: float) -> list[StepLine]:
    """Base, parts, now; where there is no room for all parts, the smallest are put together."""
    room = int((height - _HEADING * layout.panel) // (_LEAST_PITCH * layout.smallest)) - 2
    steps, others = _kept(series.steps, max(room, 2))
    base = series.facts.scale.base
    named = f"Base, {month_names.span(base.first, base.last)}"
    zero = Decimal(0)
    lines = [StepLine("base", named, zero, zero, series.signed(zero), Merit.NONE, ("base",), is_whole=True)]
    reached = zero
    for step in steps:
        lines.append(_line(series, step, reached))
        reached += step.shown
    if others:
        sums = sum((step.shown for step in others), zero)
        merit = Merit.NONE if not sums else Merit.GOOD if sums > 0 else Merit.BAD
        keys = tuple(f"part-{step.part}" for step in others)
        name = f"{len(others)} other parts"
        lines.append(StepLine("others", name, reached, reached + sums, series.signed(sums), merit, keys))
    now = f"{series.signed(series.shown_total)} (index {series.scale.label(series.scale.shown(series.index))})"
    name = month_names.full(series.judged.month)
    lines.append(StepLine("now", name, zero, series.shown_total, now, Merit.NONE, ("now",), is_whole=True))
    return lines


def height_of(lines: Sequence[StepLine], layout: Layout, most: float) -> float:
    """Points for the heading and all rows."""
    return min(most, _HEADING * layout.panel + len(lines) * _PITCH * layout.label)


def draw_steps(sheet: Sheet, lines: Sequence[StepLine], area: Area) -> None:
    layout, colours = sheet.layout, sheet.colours
    heading = _HEADING * layout.panel
    words = "What made it so, in log points"
    sheet.text(
        area.left, area.top - 1.05 * layout.panel, words, layout.panel, colours.secondary, name="steps", bold=True
    )
    pitch = (area.height - heading) / len(lines)
    names = RowNames.fitting([line.name for line in lines], pitch, layout)
    size = min(names.size, layout.label)
    axis = _axis(lines, area._replace(left=area.left + names.width + AIR), size)
    top = area.top - heading
    sheet.line([axis.zero] * 2, [area.bottom, top], colours.actual, 0.9, name="steps-axis", order=3, snap=True)
    for place, line in enumerate(lines):
        centre = top - (place + 0.5) * pitch
        names.draw(sheet, place, centre, name=f"step-name-{line.key}", bold=line.is_whole)
        _draw_line(sheet, line, axis, (centre, pitch), size)
        if place + 1 < len(lines) and not line.is_missing:
            x = axis.x(float(line.end))
            down = centre - pitch * (1 - _BAR / 2)
            xs, ys = [x, x], [centre - pitch * _BAR / 2, down]
            sheet.line(xs, ys, colours.previous, 0.9, name=f"link-{line.key}", order=1.5, snap=True)
        for key in line.spots:
            sheet.spot(key, area.left, centre - pitch / 2, area.right, centre + pitch / 2)


def _draw_line(sheet: Sheet, line: StepLine, axis: BarAxis, place: tuple[float, float], size: float) -> None:
    """A bar from where the last one ended; a part that is missing has a ring there and its reason."""
    centre, pitch = place
    colours = sheet.colours
    start, end = axis.x(float(line.start)), axis.x(float(line.end))
    if line.is_missing:
        sheet.dot(start, centre, 0.5 * size, colours.secondary, name=f"no-value-{line.key}", hollow=True)
    elif start != end:
        left, width, height = min(start, end), abs(end - start), _BAR * pitch
        fill = colours.of_merit(line.merit)
        sheet.bar(left, centre - height / 2, width, height, name=f"step-{line.key}", fill=fill)
    is_left = _is_left(line)
    x = min(start, end) - _GAP if is_left else max(start, end) + (size if line.is_missing else _GAP)
    colour = colours.secondary if line.is_missing else colours.text
    if line.merit is not Merit.NONE:
        colour = colours.of_merit(line.merit)
    text = fonts.printable(line.text)
    baseline, align = centre - 0.35 * size, 1.0 if is_left else 0.0
    sheet.text(x, baseline, text, size, colour, name=f"step-label-{line.key}", bold=line.is_whole, align=align)


def _is_left(line: StepLine) -> bool:
    """Below the base labels stand at the left, so that none crosses the line at 0."""
    return min(line.start, line.end) < 0 >= max(line.start, line.end)


def _axis(lines: Sequence[StepLine], area: Area, size: float) -> BarAxis:
    widths = [(line, fonts.width(fonts.printable(line.text), size, line.is_whole) + _GAP + size) for line in lines]
    after = max((width for line, width in widths if not _is_left(line)), default=0.0)
    before = max((width for line, width in widths if _is_left(line)), default=0.0)
    numbers = [float(end) for line in lines for end in (line.start, line.end)]
    return BarAxis.fitting(area.left, area.right, numbers, after=after, before=before)


def _line(series: ActivitySeries, step: Step, reached: Decimal) -> StepLine:
    key = (f"part-{step.part}",)
    name = part_name(step.part)
    if step.reason is not None:
        reason = short_reason(step.reason)
        return StepLine(str(step.part), name, reached, reached, reason, Merit.NONE, key, is_missing=True)
    end = reached + step.shown
    return StepLine(str(step.part), name, reached, end, series.signed(step.shown), step.merit, key)


def _kept(steps: Sequence[Step], room: int) -> tuple[list[Step], list[Step]]:
    """Those with a row of their own, in their order, and those that share the last row."""
    if len(steps) <= room:
        return list(steps), []
    largest = sorted(steps, key=lambda step: (step.reason is None, -abs(step.exact)))[: room - 1]
    return [step for step in steps if step in largest], [step for step in steps if step not in largest]
