"""All kinds of charts: which make sense for a figure, the best first, and the making of each."""

from collections.abc import Callable
from dataclasses import dataclass

from kpidesk.charts.activity.activity_making import activity_chart, activity_misfit
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bridge.bridge_making import bridge_chart, bridge_misfit
from kpidesk.charts.bullet.bullet_making import bullet_chart, bullet_misfit
from kpidesk.charts.campaign.campaign_making import campaign_chart, campaign_misfit
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.demand.demand_making import demand_chart, demand_misfit
from kpidesk.charts.forecast.forecast_making import forecast_chart, forecast_misfit
from kpidesk.charts.funnel.funnel_making import funnel_chart, funnel_misfit
from kpidesk.charts.goal.goal_making import goal_chart, goal_misfit
from kpidesk.charts.limits.limits_making import limits_chart, limits_misfit
from kpidesk.charts.multiples.multiples_making import multiples_chart, multiples_misfit
from kpidesk.charts.pace.pace_making import pace_chart, pace_misfit
from kpidesk.charts.ranking.ranking_making import ranking_chart, ranking_misfit
from kpidesk.charts.refusing import refused
from kpidesk.charts.table.table_making import table_chart, table_misfit
from kpidesk.charts.years.years_making import years_chart, years_misfit
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Room:
    """One kind: ``make`` gives the description, or a refusal that has to be shown in its place.

    ``misfit`` says, without working anything out for long, why the kind makes no sense for what is asked about
    (a sentence), or None when it does. Figures that are merely missing are no misfit: that is for ``make`` to refuse.
    """

    make: Callable[[Workbook, ChartAsk], Chart]
    misfit: Callable[[Workbook, ChartAsk], str | None]


ROOMS: dict[ChartKind, Room] = {
    ChartKind.GOAL: Room(goal_chart, goal_misfit),
    ChartKind.DEMAND: Room(demand_chart, demand_misfit),
    ChartKind.MULTIPLES: Room(multiples_chart, multiples_misfit),
    ChartKind.TABLE: Room(table_chart, table_misfit),
    ChartKind.BULLET: Room(bullet_chart, bullet_misfit),
    ChartKind.YEARS: Room(years_chart, years_misfit),
    ChartKind.BRIDGE: Room(bridge_chart, bridge_misfit),
    ChartKind.LIMITS: Room(limits_chart, limits_misfit),
    ChartKind.FUNNEL: Room(funnel_chart, funnel_misfit),
    ChartKind.PACE: Room(pace_chart, pace_misfit),
    ChartKind.FORECAST: Room(forecast_chart, forecast_misfit),
    ChartKind.RANKING: Room(ranking_chart, ranking_misfit),
    ChartKind.ACTIVITY: Room(activity_chart, activity_misfit),
    ChartKind.CAMPAIGN: Room(campaign_chart, campaign_misfit),
}


def make_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """The description of the chart asked for; a `RefusedChart` where there is no honest one."""
    room = ROOMS[ask.kind]
    reason = room.misfit(workbook, ask)
    if reason is not None:
        return refused(ask, reason, ChartKind.GOAL)
    return room.make(workbook, ask)
