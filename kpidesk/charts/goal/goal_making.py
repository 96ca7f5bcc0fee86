"""The goal chart of a business, as asked for."""

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Chart
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.charts.goal.goal_options import with_options
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.workbook.workbook import Workbook


def goal_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Every figure and KPI has one; without a goal it shows the actual figures alone."""
    facts = facts_for(workbook, ask.indicator, ask.period, ask.form, ask.segment, with_notes=ask.options.notes)
    return describe(with_options(workbook, facts, ask.options))


def goal_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """A chart of one figure needs the figure, one for every month."""
    return not_by_month(workbook, ask.indicator)
