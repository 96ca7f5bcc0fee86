"""Draws the goal chart on a sheet: frame, months, variances above, columns or line below. Needs matplotlib."""

from dataclasses import replace

from kpidesk.charts.goal import benchmark_marks, goal_columns, goal_line, variance_panel
from kpidesk.charts.goal.goal_names import GoalNames
from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.paper.arrow_strip import draw_arrows, strip_height
from kpidesk.charts.paper.difference_bars import heading_height
from kpidesk.charts.paper.end_labels import draw_end_labels, kept_in_order
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.month_axis import AxisNames, Labelling, Slots, anchor_of
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import Panel, Panels, Span, share
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.words import month_names, period_names
from kpidesk.domain.period import PeriodKind

_FEWEST = {"month": 12, "quarter": 8, "year": 6}
"""Slots that a chart has room for at least: quarters are wider than months, and years wider than quarters."""


def draw_goal_vs_actual(sheet: Sheet, chart: GoalVsActual) -> None:
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    if chart.facts.has_columns:
        _draw_columns(sheet, chart.series, area)
    else:
        _draw_line(sheet, chart.series, area)


def _draw_columns(sheet: Sheet, series: GoalSeries, area: Area) -> None:
    area = area._replace(right=area.right - benchmark_marks.marks_width(sheet, series))
    stage = _stage(sheet, series, area)
    span = goal_columns.columns_span(series, stage.labelling.size)
    panels = _panels(stage, area, _with_strip(stage, span), max(span.high, -span.low))
    lower = _below_arrows(stage, area, panels.lower)
    goal_columns.draw_columns(stage, lower)
    labels = benchmark_marks.draw_marks(stage, lower, dotted=False)
    size = sheet.layout.label
    room = Box(area.left, lower.bottom - 0.6 * size, sheet.layout.right + 1, lower.top + 0.6 * size)
    draw_end_labels(sheet, kept_in_order(labels, size), room, [], right=stage.slots.right)


def _draw_line(sheet: Sheet, series: GoalSeries, area: Area) -> None:
    grid = goal_line.grid_of(series)
    left = area.left + grid.width(sheet.layout)
    area = area._replace(left=left, right=area.right - goal_line.end_width(sheet, series))
    stage = _stage(sheet, series, area)
    span = grid.span(stage.labelling.size)
    panels = _panels(stage, area, _with_strip(stage, span), span.size)
    goal_line.draw_line(stage, _below_arrows(stage, area, panels.lower))


def _with_strip(stage: Stage, span: Span) -> Span:
    """Room for the arrows above the labels of the figures."""
    arrows = stage.series.arrows
    return replace(span, above=span.above + strip_height(stage.sheet.layout, arrows)) if arrows else span


def _below_arrows(stage: Stage, area: Area, panel: Panel) -> Panel:
    """Draws the arrows at the top of the panel; gives what is left of it."""
    arrows = stage.series.arrows
    if not arrows:
        return panel
    months = stage.series.facts.months
    left = draw_arrows(stage.sheet, area._replace(top=panel.top), stage.slots, months, arrows)
    return replace(panel, top=left.top)


def _stage(sheet: Sheet, series: GoalSeries, area: Area) -> Stage:
    slots = Slots.across(area, len(series.points), _FEWEST[series.names.word])
    figures, variances = {}, {}
    for index, point in enumerate(series.points):
        labels = goal_columns.labels_of(series, point) if series.facts.has_columns else []
        figures[index] = [label.text for label in labels]
        variances[index] = [] if point.bar_variance is None else [series.scale.signed(point.bar_variance)]
    anchor, size, layout = anchor_of(series.points), sheet.layout.label, sheet.layout
    # A goal's label stands above its own column: beside a figure's label, a tenth of the slot is lost.
    room = slots.width * (1 + goal_columns.GOAL_SHIFT)
    lower = Labelling.fitting(figures, anchor, room, size=size, layout=layout)
    upper = Labelling.fitting(variances, anchor, slots.width, size=size, layout=layout)
    size = min(lower.size, upper.size)
    return Stage(sheet, series, slots, lower._replace(size=size), upper._replace(size=size))


def _panels(stage: Stage, area: Area, span: Span, largest: float) -> Panels:
    """Draws months and their notes at the foot of the area and the variances at its top; the lower panel is the
    caller's."""
    sheet, points = stage.sheet, stage.series.points
    facts = stage.series.facts
    plot = draw_month_foot(sheet, points, facts.months, facts.notes, stage.slots, area, _axis_names(stage.series.names))
    variances = variance_panel.variance_span(points, stage.variance_labelling.size)
    heading, gap = heading_height(sheet.layout), 0.025 * sheet.layout.height
    panels = share(plot, span, variances, heading=heading, gap=gap, largest=largest)
    if panels.upper is not None:
        variance_panel.draw_variances(stage, panels.upper, panels.factor)
    return panels


def _axis_names(names: GoalNames) -> AxisNames:
    """Below the columns: months with their years, quarters with the business year where one begins, or years."""
    calendar, periods = names.calendar, names.periods
    if names.are_months:
        return AxisNames.of_months([period.last for period in periods])
    starts = {
        index: month_names.year(period.first)
        for index, period in enumerate(periods)
        if period.kind is PeriodKind.QUARTER and (index == 0 or calendar.quarter_of(period.first) == 1)
    }
    return AxisNames([period_names.short(calendar, period) for period in periods], starts)
