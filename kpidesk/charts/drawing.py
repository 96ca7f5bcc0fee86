"""The drawing of each kind of chart. Needs matplotlib."""

from collections.abc import Callable
from typing import Any

from kpidesk.charts.activity.activity_drawing import draw_activity
from kpidesk.charts.bridge.bridge_drawing import draw_bridge
from kpidesk.charts.bullet.bullet_drawing import draw_bullets
from kpidesk.charts.campaign.campaign_drawing import draw_campaign
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.demand.demand_drawing import draw_demand
from kpidesk.charts.forecast.forecast_drawing import draw_forecast
from kpidesk.charts.funnel.funnel_drawing import draw_funnel
from kpidesk.charts.goal.goal_drawing import draw_goal_vs_actual
from kpidesk.charts.limits.limits_drawing import draw_limits
from kpidesk.charts.multiples.multiples_drawing import draw_multiples
from kpidesk.charts.pace.pace_drawing import draw_pace
from kpidesk.charts.paper.refused_drawing import draw_refused
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.ranking.ranking_drawing import draw_ranking
from kpidesk.charts.table.table_drawing import draw_table
from kpidesk.charts.years.years_drawing import draw_years

DRAWINGS: dict[ChartKind, Callable[[Sheet, Any], None]] = {
    ChartKind.GOAL: draw_goal_vs_actual,
    ChartKind.DEMAND: draw_demand,
    ChartKind.MULTIPLES: draw_multiples,
    ChartKind.TABLE: draw_table,
    ChartKind.BULLET: draw_bullets,
    ChartKind.YEARS: draw_years,
    ChartKind.BRIDGE: draw_bridge,
    ChartKind.LIMITS: draw_limits,
    ChartKind.FUNNEL: draw_funnel,
    ChartKind.PACE: draw_pace,
    ChartKind.FORECAST: draw_forecast,
    ChartKind.RANKING: draw_ranking,
    ChartKind.ACTIVITY: draw_activity,
    ChartKind.CAMPAIGN: draw_campaign,
}
"""Each takes the description that the room of its kind makes."""


def draw_chart(sheet: Sheet, chart: Chart) -> None:
    """Draws whatever it is; a refused chart as its sentence."""
    if isinstance(chart, RefusedChart):
        draw_refused(sheet, chart)
    else:
        DRAWINGS[chart.kind](sheet, chart)
