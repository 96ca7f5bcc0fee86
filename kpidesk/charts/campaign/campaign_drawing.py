"""Draws a campaign on a sheet: the line per day, the shaded months, the three levels. Needs matplotlib."""

from dataclasses import dataclass

from kpidesk.charts.campaign import campaign_sentences
from kpidesk.charts.campaign.campaign_chart import CampaignChart
from kpidesk.charts.campaign.campaign_series import CampaignSeries, Level
from kpidesk.charts.campaign.level_strip import LevelStrip
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import WIDEST
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.margin_labels import MarginLabel, draw_margin_labels, margin_width
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import Panel, share
from kpidesk.charts.paper.polyline import DASHED, Pen, draw_polyline
from kpidesk.charts.paper.sheet import Sheet, line_pitch
from kpidesk.charts.paper.value_grid import ValueGrid

_HEADING = 2.9  # height of what stands above the plot, in type sizes
_LEVEL = 4.0
_DOT = 8.0


@dataclass(frozen=True, slots=True)
class _Stage:
    sheet: Sheet
    series: CampaignSeries
    slots: Slots
    panel: Panel

    @property
    def xs(self) -> list[float]:
        return [self.slots.centre(index) for index in range(self.slots.count)]


def draw_campaign(sheet: Sheet, chart: CampaignChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = ValueGrid(series.axis, series.scale)
    room = margin_width(sheet, _limit_labels(series, None))
    room = room if room <= WIDEST * sheet.layout.width else 0.0
    area = area._replace(left=area.left + grid.width(sheet.layout), right=area.right - room)
    slots = Slots.across(area, len(series.points))
    months = [point.month for point in series.points]
    plot = draw_month_foot(sheet, series.points, months, series.facts.notes, slots, area)
    top = plot.top - _HEADING * sheet.layout.label
    panel = share(plot._replace(top=top), grid.span(sheet.layout.label), None, heading=0, gap=0, largest=1).lower
    stage = _Stage(sheet, series, slots, panel)
    _draw_shade(stage, plot)
    grid.draw(sheet, slots.left, slots.right, panel)
    _draw_limits(stage)
    _draw_lines(stage)
    _draw_levels(stage, plot.top)
    if room:
        draw_margin_labels(sheet, _limit_labels(series, panel), slots.right, panel)


def _draw_shade(stage: _Stage, plot: Area) -> None:
    """Behind the months that the campaign ran in, with its name above them."""
    sheet, size = stage.sheet, stage.sheet.layout.label
    left, right = _shaded(stage)
    height = plot.top - stage.panel.bottom
    sheet.bar(left, stage.panel.bottom, right - left, height, name="campaign", fill=sheet.colours.levels[2], order=0.3)
    name = fonts.printable(campaign_sentences.campaign_name(stage.series))
    while fonts.width(name, size, True) > plot.width and len(name) > 2:
        name = name[:-2].rstrip() + "\u2026"
    half = fonts.width(name, size, True) / 2
    x = min(max((left + right) / 2, plot.left + half), plot.right - half)
    sheet.text(x, plot.top - 1.05 * size, name, size, sheet.colours.text, name="campaign-name", bold=True, align=0.5)


def _draw_limits(stage: _Stage) -> None:
    limits, slots = stage.series.limits, stage.slots
    if limits is None:
        return
    for name, value in (("limit-lower", limits.lower), ("limit-upper", limits.upper)):
        y = stage.panel.y(value)
        xs = [slots.left, slots.right]
        stage.sheet.line(xs, [y, y], stage.sheet.colours.secondary, 1.2, name=name, order=1.5, linestyle=DASHED)


def _limit_labels(series: CampaignSeries, panel: Panel | None) -> list[MarginLabel]:
    """Right of the plot; ``panel`` None: only to be measured."""
    if series.limits is None:
        return []
    ends = (("limit-upper", "usual to", series.limits.upper), ("limit-lower", "usual from", series.limits.lower))
    return [_margin_label(series, name, words, value, panel) for name, words, value in ends]


def _margin_label(series: CampaignSeries, name: str, words: str, value: float, panel: Panel | None) -> MarginLabel:
    number = series.scale.label(series.scale.shown(value))
    return MarginLabel(name, (f"{words} {number}", number), 0.0 if panel is None else panel.y(value))


def _draw_lines(stage: _Stage) -> None:
    """Last year thin and grey, this year dark; rings where a month has no figure."""
    sheet, points, panel = stage.sheet, stage.series.points, stage.panel
    months = [point.month for point in points]
    last_year = Pen("last-year", sheet.colours.previous, 1.2)
    actual = Pen("actual-line", sheet.colours.actual, 3.0)
    draw_polyline(sheet, stage.xs, [p.lift.last_year for p in points], panel.y, pen=last_year, keys=months)
    draw_polyline(sheet, stage.xs, [p.complete for p in points], panel.y, pen=actual, keys=months)
    small = 0.55 * sheet.layout.label
    for x, point in zip(stage.xs, points, strict=True):
        if point.number is None:
            y, name = panel.bottom + small, f"no-value-{point.month}"
            sheet.dot(x, y, small, sheet.colours.secondary, name=name, hollow=True)
        elif point.is_during or point.is_hollow or point.is_current:
            y, name = panel.y(point.number), f"actual-{point.month}"
            sheet.dot(x, y, _DOT, sheet.colours.actual, name=name, hollow=point.is_hollow, order=4.5)


def _draw_levels(stage: _Stage, top: float) -> None:
    """Each over its own months; their values stand above the plot, on both sides of the campaign and over it."""
    sheet, slots = stage.sheet, stage.slots
    for level in stage.series.levels:
        xs = [slots.edges(level.places[0])[0], slots.edges(level.places[-1])[1]]
        ys, name = [stage.panel.y(level.rate)] * 2, level.name.lower()
        sheet.line(xs, ys, sheet.colours.background, _LEVEL + 2, name=f"level-rim-{name}", order=3.4)
        sheet.line(xs, ys, _colour(stage, level), _LEVEL, name=f"level-{name}", order=3.5)
    left, right = _shaded(stage)
    strip = LevelStrip.fitting(stage.series, (left + right) / 2, slots.left, sheet.layout)
    strip.draw(sheet, top - 1.05 * sheet.layout.label - line_pitch(sheet.layout.label))


def _shaded(stage: _Stage) -> tuple[float, float]:
    """From the left edge of the campaign's first month to the right one of its last."""
    places = [place for place, point in enumerate(stage.series.points) if point.is_during]
    return stage.slots.edges(places[0])[0], stage.slots.edges(places[-1])[1]


def _colour(stage: _Stage, level: Level) -> str:
    colours = stage.sheet.colours
    return colours.text if level.name == "During" else colours.secondary
