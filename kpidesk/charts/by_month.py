"""Whether an indicator has a figure for every month, so that a chart along months can show it."""

from kpidesk.analysis.activity.activity import INDICATOR as ACTIVITY
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.indicator import Kind
from kpidesk.workbook.workbook import Workbook

_OWN_CHART = {
    "demand_linear": (ChartKind.DEMAND, "a product"),
    "demand_power": (ChartKind.DEMAND, "a product"),
    "campaign_lift": (ChartKind.CAMPAIGN, "the figure that a campaign was to raise"),
}


def not_by_month(workbook: Workbook, indicator: str) -> str | None:
    """A sentence, with the kind of chart that shows it instead; None for what every month has a figure of."""
    about = workbook.indicators.get(indicator)
    if about is None:
        return "Choose a figure or KPI to be shown."
    if about.kind is not Kind.MODEL or indicator == ACTIVITY:
        return None
    name = full_name(about)
    if indicator not in _OWN_CHART:
        return f"“{name}” has no figure for a single month."
    kind, what = _OWN_CHART[indicator]
    return f"“{name}” has no figure for a single month: the {kind} chart of {what} shows it."
