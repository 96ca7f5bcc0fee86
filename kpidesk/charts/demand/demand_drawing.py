"""Draws the demand chart on a sheet: units by price, and revenue by price in a smaller panel. Needs matplotlib."""

from kpidesk.analysis.demand.demand import MONTH_OF_DAYS
from kpidesk.charts.demand.demand_page import DemandChart
from kpidesk.charts.demand.demand_rows import BEST, NOW
from kpidesk.charts.demand.demand_series import NAMED, DemandFacts
from kpidesk.charts.demand.dot_names import DotName, draw_dot_names
from kpidesk.charts.demand.price_panel import AIR, PricePanel, tick_size
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.polyline import Segments
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month

_DOT, _SMALL_DOT, _CURVE, _OTHER = 8.0, 6.0, 3.0, 1.0
_MAIN = 0.6  # of the width or height, for the larger panel
_WIDE = 1.3  # width against height from which the panels stand side by side
_GAP = 0.04  # of the sheet's width


def draw_demand(sheet: Sheet, chart: DemandChart) -> None:
    facts = chart.facts
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    main, side = _boxes(sheet, area)
    units = PricePanel.within(
        sheet, "units", main, facts.price_axis, facts.price_scale, facts.units_axis, facts.units_scale
    )
    steps = {"": "", "thousands": ", thousands", "millions": ", millions"}
    units.draw_frame(sheet, f"Units in {MONTH_OF_DAYS} days{steps.get(facts.units_scale.phrase, '')}", main)
    _draw_units(sheet, facts, units)
    revenue = PricePanel.within(
        sheet, "revenue", side, facts.price_axis, facts.price_scale, facts.revenue_axis, facts.revenue_scale
    )
    revenue.draw_frame(sheet, f"Revenue, {facts.revenue_scale.phrase}", side)
    _draw_revenue(sheet, facts, revenue)


def _boxes(sheet: Sheet, area: Area) -> tuple[Area, Area]:
    """Side by side, one above the other on a narrow sheet."""
    gap = _GAP * sheet.layout.width
    if area.width >= _WIDE * area.height:
        middle = area.left + _MAIN * area.width
        return area._replace(right=middle - gap / 2), area._replace(left=middle + gap / 2)
    middle = area.top - _MAIN * area.height
    return area._replace(bottom=middle), area._replace(top=middle - 0.3 * sheet.layout.label)


def _draw_units(sheet: Sheet, facts: DemandFacts, panel: PricePanel) -> None:
    lines: Segments = []
    colours = sheet.colours
    looks = (("curve", colours.actual, _CURVE), ("other-curve", colours.previous, _OTHER))
    for curve, (name, colour, width) in zip(facts.curves, looks, strict=False):
        lines += panel.draw_curve(sheet, curve, name=name, colour=colour, width=width)
    for month, point in zip(facts.months, facts.points, strict=True):
        x, y = panel.x(point.price), panel.y(point.units)
        is_new = month in facts.months[-NAMED:]
        colour = colours.actual if is_new or not facts.curves else colours.previous
        sheet.dot(x, y, _DOT, colour, name=f"units-{month}", order=4.2 if is_new else 4)
        sheet.spot(str(month), x - _DOT, y - _DOT, x + _DOT, y + _DOT)
    _draw_marks(sheet, facts, panel, lines)
    _draw_month_names(sheet, facts, panel, lines)


def _draw_month_names(sheet: Sheet, facts: DemandFacts, panel: PricePanel, lines: Segments) -> None:
    """Of the newest months, the last one first."""
    places = [(panel.x(point.price), panel.y(point.units)) for point in facts.points]
    dots = [Box(x - _DOT / 2, y - _DOT / 2, x + _DOT / 2, y + _DOT / 2) for x, y in places]
    newest = reversed(list(zip(facts.months, places, strict=True))[-NAMED:])
    names = [
        DotName(str(month), _month_name(month), *place, bold=number == 0)
        for number, (month, place) in enumerate(newest)
    ]
    draw_dot_names(sheet, names, panel.room, lines, dots)


def _month_name(month: Month) -> str:
    return f"{month_names.short(month)} {month.year % 100:02}"


def _draw_marks(sheet: Sheet, facts: DemandFacts, panel: PricePanel, lines: Segments) -> None:
    """The price of the last month as a thin line, the best one as a tick on its likely range; named above."""
    area, colours, size = panel.area, sheet.colours, tick_size(sheet)
    names: list[tuple[str, str, float]] = []
    now, best = facts.demand.price, facts.best
    if now is not None:
        x = panel.x(now)
        sheet.line([x, x], [area.bottom, area.top], colours.secondary, 1.0, name=NOW, order=1.5, snap=True)
        sheet.spot(NOW, x - AIR / 2, area.bottom, x + AIR / 2, area.top)
        lines.append((x, area.bottom, x, area.top))
        names.append((NOW, f"now {_number(facts, now)}", x))
    if best is not None:
        x = panel.x(best.price)
        if best.range is not None:
            low, high = (min(max(end, facts.tried[0]), facts.tried[1]) for end in best.range)
            xs, y = [panel.x(low), panel.x(high)], area.bottom + 3
            sheet.line(xs, [y, y], colours.actual, 2.0, name="best-range", order=3)
        sheet.line([x, x], [area.bottom - 3, area.bottom + 14], colours.actual, 4.0, name=BEST, order=3.2)
        sheet.spot(BEST, x - AIR, area.bottom - 3, x + AIR, area.bottom + 14)
        sheet.line([x, x], [area.bottom + 14, area.top], colours.grid, 0.8, name="best-line", order=1, snap=True)
        names.append((BEST, f"best {_number(facts, best.price)}", x))
    _draw_price_names(sheet, names, area, size)


def _number(facts: DemandFacts, price: float) -> str:
    scale = facts.price_scale
    return fonts.printable(scale.stepped(scale.shown(price)))


def _draw_price_names(sheet: Sheet, names: list[tuple[str, str, float]], area: Area, size: float) -> None:
    """Above the panel. Of two, each stands on its own side, so that they cannot touch."""
    baseline = area.top + 0.35 * size
    ordered = sorted(names, key=lambda name: name[2])
    taken = area.left
    for number, (name, text, x) in enumerate(ordered):
        width = fonts.width(text, size)
        is_first_of_two = len(ordered) == 2 and number == 0
        left = x - width - 2 if is_first_of_two else x - width / 2 if len(ordered) == 1 else x + 2
        left = min(max(left, taken), area.right + AIR - width)
        if left >= taken - 0.01:
            sheet.text(left, baseline, text, size, sheet.colours.secondary, name=f"name-{name}")
            taken = left + width + AIR


def _draw_revenue(sheet: Sheet, facts: DemandFacts, panel: PricePanel) -> None:
    colours = sheet.colours
    looks = (("curve", colours.actual, _CURVE), ("other-curve", colours.previous, _OTHER))
    for curve, (name, colour, width) in zip(facts.curves, looks, strict=False):
        pairs = [(price, price * units) for price, units in curve]
        panel.draw_curve(sheet, pairs, name=name, colour=colour, width=width)
    for month, point in zip(facts.months, facts.points, strict=True):
        is_new = month in facts.months[-NAMED:]
        colour = colours.actual if is_new or not facts.curves else colours.previous
        x, y = panel.x(point.price), panel.y(point.price * point.units)
        sheet.dot(x, y, _SMALL_DOT, colour, name=f"revenue-{month}", order=4)
    if facts.best is not None:
        x = panel.x(facts.best.price)
        ys = [panel.area.bottom, panel.area.top]
        sheet.line([x, x], ys, colours.grid, 0.8, name="best-line-revenue", order=1, snap=True)
