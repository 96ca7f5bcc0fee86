"""Draws the years over each other: light grid, older years, the year before, goal, this year. Needs matplotlib."""

from dataclasses import replace
from typing import NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.arrow_strip import draw_arrows, draw_level_arrow
from kpidesk.charts.paper.difference_bars import heading_height
from kpidesk.charts.paper.end_labels import EndLabel, draw_end_labels
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.margin_labels import MarginLabel, draw_margin_labels, margin_width
from kpidesk.charts.paper.month_axis import Labelling, Slots, anchor_of
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import Panel, Panels, Span, share
from kpidesk.charts.paper.polyline import Pen, Segments, draw_polyline, runs, segments
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.paper.value_grid import ValueGrid
from kpidesk.charts.years.difference_panel import differences_span, draw_differences
from kpidesk.charts.years.years_making import YearsChart
from kpidesk.charts.years.years_series import YearShown, YearsSeries

_LAST = 11  # the last month's place
_NOWHERE = Panel(0, 0, 0, 0)
_THIS, _BEFORE, _OLDER, _GOAL = 4.0, 2.0, 1.0, 1.2


def draw_years(sheet: Sheet, chart: YearsChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = ValueGrid(series.axis, series.scale)
    names = margin_width(sheet, _margin_labels(series, _NOWHERE))
    area = area._replace(left=area.left + grid.width(sheet.layout), right=area.right - names)
    slots = Slots.across(area, 12)
    arrows = series.arrows
    plot = draw_arrows(sheet, area, slots, [point.own for point in series.points], arrows)
    panels = _panels(sheet, series, slots, plot, grid.span(sheet.layout.label))
    grid.draw(sheet, slots.left, slots.right, panels.lower)
    _draw_break(sheet, series, slots, panels.lower)
    lines = [*_lines(sheet, series, slots, panels.lower), *_dots(sheet, series, slots, panels.lower)]
    _draw_level_arrow(sheet, series, slots, panels.lower)
    _draw_names(sheet, series, slots, panels.lower, lines)


def _panels(sheet: Sheet, series: YearsSeries, slots: Slots, area: Area, span: Span) -> Panels:
    """Draws months, notes and the differences above them; the panel of the lines is the caller's."""
    points, layout = series.points, sheet.layout
    plot = draw_month_foot(sheet, points, [point.own for point in points], series.facts.notes, slots, area)
    if not series.has_differences:
        return share(plot, span, None, heading=0, gap=0, largest=span.size)
    labelling = _labelling(sheet, series, slots)
    variances = differences_span(points, labelling.size)
    heading, gap = heading_height(layout), 0.02 * layout.height
    panels = share(plot, span, variances, heading=heading, gap=gap, largest=span.size).flipped(plot)
    if panels.upper is not None:
        draw_differences(sheet, series, slots, labelling, panels.upper, panels.factor)
    return panels


def _draw_break(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel) -> None:
    """A line before the month from which the figure means something else; the footnote says so."""
    months = [point.own for point in series.points]
    if series.facts.redefined in months:
        x = slots.edges(months.index(series.facts.redefined))[0]
        sheet.line([x, x], [panel.bottom, panel.top], sheet.colours.secondary, 1.0, name="break", order=1.5, snap=True)


def _labelling(sheet: Sheet, series: YearsSeries, slots: Slots) -> Labelling:
    differences = {index: point.difference for index, point in enumerate(series.points)}
    texts = {index: [] if step is None else [series.scale.signed(step)] for index, step in differences.items()}
    layout = sheet.layout
    return Labelling.fitting(texts, anchor_of(series.points), slots.width, size=layout.label, layout=layout)


def _lines(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel) -> Segments:
    drawn: Segments = []
    colours, xs = sheet.colours, [slots.centre(place) for place in range(12)]
    for year, pen in _pens(series, colours.grid, colours.previous, colours.actual):
        drawn += draw_polyline(sheet, xs, year.solid, panel.y, pen=pen, keys=[p.own.number for p in series.points])
    ends = {"goal": [point.goal_high for point in series.points]}
    if series.has_band:
        ends["goal-low"] = [point.goal_low for point in series.points]
    for name, values in ends.items():
        for run in runs(values):
            steps = [x for place, _ in run for x in slots.edges(place)]
            ys = [panel.y(value) for _, value in run for _ in (0, 1)]
            named = f"{name}-from-{series.points[run[0][0]].own}"
            sheet.line(steps, ys, colours.actual, _GOAL, name=named, order=2.5)
            drawn += segments(steps, ys)
    return drawn


def _pens(series: YearsSeries, light: str, grey: str, dark: str) -> list[tuple[YearShown, Pen]]:
    """The thicker on top."""
    found = [(year, Pen(f"year-{year.name}", light, _OLDER)) for year in series.older]
    if series.year_before:
        found.append((series.year_before, Pen(f"year-{series.year_before.name}", grey, _BEFORE)))
    return [*found, (series.year, Pen(f"year-{series.year.name}", dark, _THIS))]


def _dots(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel) -> Segments:
    """This year's newest month, rings for months that still run and, on the floor, for months without a value."""
    drawn: Segments = []
    colours, small = sheet.colours, 0.55 * sheet.layout.label
    for year, pen in _pens(series, colours.grid, colours.previous, colours.actual):
        for place, (number, ring) in enumerate(zip(year.numbers, year.hollow, strict=True)):
            if number is not None and ring:
                name, y = f"so-far-{year.first.plus(place)}", panel.y(number)
                sheet.dot(slots.centre(place), y, 9, pen.colour, name=name, hollow=True, order=4.5)
                drawn.append((slots.centre(place) - 5, y, slots.centre(place) + 5, y))
    for place, point in enumerate(series.points):
        x = slots.centre(place)
        if point.is_gap:
            y = panel.bottom + small
            sheet.dot(x, y, small, colours.secondary, name=f"no-value-{point.own}", hollow=True)
        elif point.own == series.facts.judged and point.number is not None and point.days is None:
            y = panel.y(point.number)
            sheet.dot(x, y, 11, colours.actual, name=f"actual-{point.own}", order=4.5)
            drawn.append((x - 6, y, x + 6, y))
    return drawn


def _draw_level_arrow(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel) -> None:
    """From last year's month to this year's; what it says stands above the plot."""
    point = series.judged
    if series.step and point.difference and point.number is not None and point.before is not None:
        x = slots.centre(series.points.index(point))
        draw_level_arrow(sheet, x, panel.y(point.before), panel.y(point.number))


def _draw_names(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel, lines: Segments) -> None:
    """Right of the plot those that reach the last month; this year's end, or another's, beside its line."""
    layout = sheet.layout
    below_arrows = replace(panel, top=panel.top - 0.65 * layout.label) if series.arrows else panel
    draw_margin_labels(sheet, _margin_labels(series, panel), slots.right, below_arrows)
    top = panel.top if series.arrows else panel.top + 0.5 * layout.label
    room, placed = Box(slots.left, panel.bottom, slots.right, top), list[Box]()
    for name in _names(series):
        if name.place == _LAST:
            continue
        label = EndLabel(name.name, name.texts[0], slots.centre(name.place), panel.y(name.value), False, name.bold)
        found = draw_end_labels(sheet, [label], room, lines, right=slots.right, taken=placed)
        if len(found) == len(placed) and name.bold:  # every place is crossed by a line: it stands on the lines
            found = draw_end_labels(sheet, [label], room, [], right=slots.right, taken=placed)
            if len(found) > len(placed):
                sheet.mask(found[-1], name="clear", order=4.8)
        placed = found


def _margin_labels(series: YearsSeries, panel: Panel) -> list[MarginLabel]:
    found = [name for name in _names(series) if name.place == _LAST]
    return [MarginLabel(name.name, name.texts, panel.y(name.value), name.bold) for name in found]


class _Name(NamedTuple):
    """What is written at the end of a line, the fullest wording first, and at which month of twelve."""

    name: str
    texts: tuple[str, ...]
    place: int
    value: float
    bold: bool


def _names(series: YearsSeries) -> list[_Name]:
    """This year, the goal, the years before, the newest first."""
    found = []
    for year in reversed(series.shown):
        place = year.end
        number = None if place is None else year.numbers[place]
        if place is not None and number is not None:
            texts = _texts(series, year.name, number)
            found.append(_Name(year.name, texts, place, number, year is series.year))
    goals = [(place, p.goal_low, p.goal_high) for place, p in enumerate(series.points) if p.goal_high is not None]
    if goals:
        place, low, high = goals[-1]
        assert high is not None
        found.insert(1, _Name("Goal", _texts(series, "Goal", high, low), place, high, False))
    return found


def _texts(series: YearsSeries, word: str, value: float, low: float | None = None) -> tuple[str, ...]:
    scale = series.scale
    shown = scale.shown(value)
    start = f"{scale.stepped(scale.shown(low))} to " if low is not None and low != value else ""
    return (
        fonts.printable(f"{word} {start}{scale.worded(shown)}"),
        f"{word} {start}{scale.stepped(shown)}",
        f"{word} {scale.label(shown)}",
    )
