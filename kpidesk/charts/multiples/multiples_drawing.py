"""Draws small multiples on a sheet. Needs matplotlib."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kpidesk.charts.kpi_page import draw_page
from kpidesk.charts.multiples.multiples_page import Multiples
from kpidesk.charts.multiples.multiples_rows import spot_key
from kpidesk.charts.multiples.multiples_series import MultiplesFacts, PanelSeries
from kpidesk.charts.multiples.panel_places import PanelPlaces, Room, most_panels
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_apart, lines_within
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.polyline import Pen, draw_polyline, runs
from kpidesk.charts.paper.sheet import Box, Sheet, line_pitch
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words import month_names
from kpidesk.charts.words.scale import Scale

_AIR = 5.0
_WIDE_NAME = 0.27  # of the sheet, the width of a panel on a slide
_OWN, _OTHER, _GOAL, _DOT = 3.0, 1.2, 2.0, 8.0


class Plot(NamedTuple):
    """Where the lines of one panel go: places of months, and heights of values."""

    area: Area
    xs: Sequence[float]
    panel: Panel
    axis: ValueAxis
    scale: Scale


def draw_multiples(sheet: Sheet, chart: Multiples) -> None:
    room = _room(sheet, chart.facts)
    page, area = draw_page(sheet, chart, lambda free, _: most_panels(free, room, sheet.layout))
    facts = page.facts
    places = PanelPlaces.on(area, len(facts.panels), room, sheet.layout)
    heads = _heads(sheet, facts, places.box(0).width)
    for number, panel in enumerate(facts.panels):
        box = places.box(number)
        plot = _plot(sheet, facts, panel, box, room)
        _draw_head(sheet, facts, panel, box, heads[number])
        _draw_grid(sheet, panel, plot)
        _draw_months(sheet, facts, panel, plot, box.left)
        _draw_others(sheet, facts, panel, plot)
        _draw_goals(sheet, facts, panel, plot)
        _draw_own(sheet, facts, panel, plot)
        _place_spots(sheet, facts, panel, plot)


def _room(sheet: Sheet, facts: MultiplesFacts) -> Room:
    """Several KPIs have their unit below their name; parts of one figure have one unit, in the subtitle.

    Where a name is long, all panels have two lines for it: what tells parts apart may stand at its end.
    """
    layout = sheet.layout
    unit = 0.0 if facts.parts else line_pitch(layout.smallest)
    lines = _name_lines(sheet, facts)
    return Room(lines * line_pitch(layout.panel) + unit + 0.7 * layout.label, 2.6 * layout.smallest)


def _name_lines(sheet: Sheet, facts: MultiplesFacts) -> int:
    size, wide = sheet.layout.panel, _WIDE_NAME * sheet.layout.width
    return 2 if any(fonts.width(fonts.printable(panel.name), size, True) > wide for panel in facts.panels) else 1


def _plot(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, box: Area, room: Room) -> Plot:
    """Numbers stand left of the lines, the last value right of them."""
    axis, scale, size = facts.axis(panel), facts.scale(panel), sheet.layout.smallest
    alike = facts.panels if facts.parts else (panel,)
    ticks = max(fonts.width(_tick(scale, axis, tick), size) for tick in axis.ticks) + _AIR
    last = max(_last_width(sheet, facts, one) for one in alike) + _AIR + _DOT / 2
    area = Area(box.left + ticks, box.bottom + room.foot, box.right - last, box.top - room.head)
    count = len(facts.months)
    step = area.width / max(1, count - 1)
    xs = [area.left + place * step for place in range(count)]
    per_unit = area.height / float(axis.high - axis.low)
    return Plot(area, xs, Panel(area.bottom, area.top, area.bottom - float(axis.low) * per_unit, per_unit), axis, scale)


def _tick(scale: Scale, axis: ValueAxis, tick: Decimal) -> str:
    return fonts.printable(scale.tick(tick, axis.step))


def _last_text(facts: MultiplesFacts, panel: PanelSeries) -> str:
    if not panel.known:
        return ""
    scale = facts.scale(panel)
    shown = scale.shown(panel.known[-1][1])
    return fonts.printable(scale.label(shown))


def _last_width(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries) -> float:
    return fonts.width(_last_text(facts, panel), sheet.layout.label, True)


def _heads(sheet: Sheet, facts: MultiplesFacts, width: float) -> list[list[str]]:
    """The lines of every panel's name."""
    names, most = [panel.name for panel in facts.panels], _name_lines(sheet, facts)
    return lines_apart(names, sheet.layout.panel, width, most, bold=True)


def _draw_head(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, box: Area, head: list[str]) -> None:
    size, small = sheet.layout.panel, sheet.layout.smallest
    y = box.top - 0.95 * size
    for number, line in enumerate(head):
        y -= line_pitch(size) if number else 0.0
        name = f"panel-{panel.key}" + (f"-{number}" if number else "")
        sheet.text(box.left, y, line, size, sheet.colours.text, name=name, bold=True)
    if not facts.parts:
        phrase = facts.scale(panel).phrase
        unit = "" if phrase == "number" else "".join(lines_within(phrase, small, box.width))
        y -= line_pitch(small)
        if unit:
            sheet.text(box.left, y, unit, small, sheet.colours.secondary, name=f"unit-{panel.key}")


def _draw_grid(sheet: Sheet, panel: PanelSeries, plot: Plot) -> None:
    """As many round numbers as have room, from the start of the axis; 0 has the darker line."""
    size, ticks = sheet.layout.smallest, plot.axis.ticks
    room = float(plot.axis.step) * plot.panel.per_unit
    stride = max(1, -int(-2.2 * size // room))
    start = ticks.index(Decimal(0)) % stride if Decimal(0) in ticks else 0
    for tick in ticks[start::stride]:
        y, name = plot.panel.y(float(tick)), f"{panel.key}-{tick}"
        colour, width = (sheet.colours.grid, 0.8) if tick else (sheet.colours.actual, 0.9)
        sheet.line([plot.area.left, plot.area.right], [y, y], colour, width, name=f"grid-{name}", order=0.8, snap=True)
        text, x = _tick(plot.scale, plot.axis, tick), plot.area.left - _AIR
        sheet.text(x, y - 0.36 * size, text, size, sheet.colours.secondary, name=f"tick-{name}", align=1.0)


def _draw_months(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, plot: Plot, edge: float) -> None:
    """The first and the last one only, from the panel's ``edge`` on; where both have no room, the last."""
    size, months = sheet.layout.smallest, facts.months
    first, last = (f"{month_names.short(month)} {month.year % 100:02}" for month in (months[0], months[-1]))
    y = plot.area.bottom - 1.65 * size
    width = fonts.width(last, size)
    right = plot.area.right + min(width / 2, _DOT)
    sheet.text(right, y, last, size, sheet.colours.secondary, name=f"month-{panel.key}-last", align=1.0)
    left = max(edge, plot.area.left - fonts.width(first, size) / 2)
    if len(months) > 1 and left + fonts.width(first, size) + _AIR <= right - width:
        sheet.text(left, y, first, size, sheet.colours.secondary, name=f"month-{panel.key}-first")


def _draw_others(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, plot: Plot) -> None:
    for other in facts.others(panel):
        pen = Pen(f"other-{panel.key}-{other.key}", sheet.colours.grid, _OTHER)
        draw_polyline(sheet, plot.xs, _over(facts, other), plot.panel.y, pen=pen, keys=facts.months)


def _draw_goals(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, plot: Plot) -> None:
    """As steps: a goal is that of its whole month."""
    lows, highs = panel.goal_ends
    half = (plot.xs[1] - plot.xs[0]) / 2 if len(plot.xs) > 1 else 0.0
    for name, ends in (("goal", highs), ("goal-low", lows if lows != highs else [])):
        for run in runs(ends):
            xs = [x for place, _ in run for x in (plot.xs[place] - half, plot.xs[place] + half)]
            xs = [min(max(x, plot.area.left), plot.area.right) for x in xs]
            ys = [plot.panel.y(value) for _, value in run for _ in (0, 1)]
            artist = f"{name}-{panel.key}-from-{facts.months[run[0][0]]}"
            sheet.line(xs, ys, sheet.colours.previous, _GOAL, name=artist, order=2)


def _draw_own(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, plot: Plot) -> None:
    """Its line through the months that are over, a dot and the figure at the last one."""
    colour, size = sheet.colours.actual, sheet.layout.label
    pen = Pen(f"own-{panel.key}", colour, _OWN)
    draw_polyline(sheet, plot.xs, _over(facts, panel), plot.panel.y, pen=pen, keys=facts.months)
    if not panel.known:
        return
    place, value = panel.known[-1]
    x, y = plot.xs[place], plot.panel.y(value)
    is_last = place == len(facts.months) - 1
    sheet.dot(x, y, _DOT, colour, name=f"last-{panel.key}", hollow=facts.is_running and is_last, order=4)
    baseline = min(max(y - 0.36 * size, plot.area.bottom), plot.area.top - 0.5 * size)
    left = min(x + _DOT / 2 + _AIR, plot.area.right + _DOT / 2 + _AIR)
    text = _last_text(facts, panel)
    if not is_last:
        box = Box(left, baseline - 0.2 * size, left + fonts.width(text, size, True), baseline + 0.9 * size)
        sheet.mask(box, name=f"clear-{panel.key}", order=3.5)
    sheet.text(left, baseline, text, size, sheet.colours.text, name=f"end-{panel.key}", bold=True)


def _over(facts: MultiplesFacts, panel: PanelSeries) -> list[float | None]:
    """Values of the months that are over."""
    return [*panel.numbers[:-1], None] if facts.is_running else panel.numbers


def _place_spots(sheet: Sheet, facts: MultiplesFacts, panel: PanelSeries, plot: Plot) -> None:
    half = (plot.xs[1] - plot.xs[0]) / 2 if len(plot.xs) > 1 else plot.area.width / 2
    for x, month in zip(plot.xs, facts.months, strict=True):
        left, right = max(plot.area.left - _AIR, x - half), min(plot.area.right + _AIR, x + half)
        sheet.spot(spot_key(panel, month), left, plot.area.bottom, right, plot.area.top)
