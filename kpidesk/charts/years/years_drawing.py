"""Draws the years over each other: light grid, older years, the year before, goal, this year. Needs matplotlib."""

from dataclasses import replace

from kpidesk.charts import fonts
from kpidesk.charts.arrow_strip import draw_arrows, draw_level_arrow
from kpidesk.charts.end_labels import AIR, WIDEST, EndLabel, draw_end_labels, label_width
from kpidesk.charts.frame import Area, draw_frame
from kpidesk.charts.month_axis import Labelling, MonthAxis, Slots, anchor_of
from kpidesk.charts.note_labels import NoteLabels
from kpidesk.charts.panels import Panel, Panels, Span, share
from kpidesk.charts.polyline import Pen, Segments, draw_polyline, runs, segments
from kpidesk.charts.sheet import Box, Sheet
from kpidesk.charts.value_grid import ValueGrid
from kpidesk.charts.years.difference_panel import difference_span, draw_differences, heading_height
from kpidesk.charts.years.years_making import YearsChart
from kpidesk.charts.years.years_series import YearShown, YearsSeries

_THIS, _BEFORE, _OLDER, _GOAL = 4.0, 2.0, 1.0, 1.2


def draw_years(sheet: Sheet, chart: YearsChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = ValueGrid(series.axis, series.scale)
    area = area._replace(left=area.left + grid.width(sheet.layout), right=area.right - _end_width(sheet, series))
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
    months = MonthAxis.of(points, slots, layout)
    notes = NoteLabels.fitting(dict(enumerate(series.facts.notes)), slots, area, layout)
    plot = area._replace(bottom=area.bottom + months.height + notes.height)
    months.draw(sheet, plot.bottom)
    notes.draw(sheet, plot.bottom - months.height, [point.own for point in points])
    for index, point in enumerate(points):
        left, right = slots.edges(index)
        sheet.spot(str(point.own), left, plot.bottom - months.height, right, area.top)
    if not series.has_differences:
        return share(plot, span, None, heading=0, gap=0, largest=span.size)
    labelling = _labelling(sheet, series, slots)
    variances = difference_span(points, labelling.size)
    heading, gap = heading_height(layout), 0.02 * layout.height
    panels = _swapped(share(plot, span, variances, heading=heading, gap=gap, largest=span.size), plot)
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


def _swapped(panels: Panels, area: Area) -> Panels:
    """The differences below the lines instead of above them."""
    if panels.upper is None:
        return panels
    down, up = area.bottom - panels.upper.bottom, area.top - panels.lower.top
    return replace(panels, lower=_moved(panels.lower, up), upper=_moved(panels.upper, down))


def _moved(panel: Panel, up: float) -> Panel:
    return replace(panel, bottom=panel.bottom + up, top=panel.top + up, zero=panel.zero + up)


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
    """This year's first; where every place is crossed by a line, it stands on the lines."""
    layout = sheet.layout
    top = panel.top if series.arrows else panel.top + 0.5 * layout.label
    room = Box(slots.left, panel.bottom, layout.right + 1, top)
    this, *others = (
        EndLabel(name, text, slots.centre(place), panel.y(value), place == 11, bold)
        for name, text, place, value, bold in _names(sheet, series)
    )
    placed = draw_end_labels(sheet, [this], room, lines, right=slots.right)
    if not placed:
        placed = draw_end_labels(sheet, [this], room, [], right=slots.right)
        for box in placed:
            sheet.mask(box, name="clear", order=4.8)
    draw_end_labels(sheet, others, room, lines, right=slots.right, taken=placed)


def _end_width(sheet: Sheet, series: YearsSeries) -> float:
    widths = [label_width(sheet, text, bold) for _, text, place, _, bold in _names(sheet, series) if place == 11]
    return max(widths, default=0.0) + (AIR if widths else 0.0)


def _names(sheet: Sheet, series: YearsSeries) -> list[tuple[str, str, int, float, bool]]:
    """Name, words, month, height and weight: this year first, so that it has its place."""
    found = []
    for year in reversed(series.shown):
        place = year.end
        number = None if place is None else year.numbers[place]
        if place is not None and number is not None:
            is_this = year is series.year
            found.append((year.name, _text(sheet, series, year.name, number, None, is_this), place, number, is_this))
    goals = [(place, p.goal_low, p.goal_high) for place, p in enumerate(series.points) if p.goal_high is not None]
    if goals:
        place, low, high = goals[-1]
        assert high is not None
        found.insert(1, ("Goal", _text(sheet, series, "Goal", high, low, False), place, high, False))
    return found


def _text(  # noqa: PLR0917 -- the words of one label
    sheet: Sheet, series: YearsSeries, word: str, value: float, low: float | None, bold: bool
) -> str:
    scale = series.scale
    start = f"{scale.stepped(scale.shown(low))} to " if low is not None and low != value else ""
    wanted = fonts.printable(f"{word} {start}{scale.worded(scale.shown(value))}")
    if label_width(sheet, wanted, bold) <= WIDEST * sheet.layout.width:
        return wanted
    return f"{word} {scale.label(scale.shown(value))}"
