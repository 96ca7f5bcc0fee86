"""The goal chart of a business, as asked for."""

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Chart
from kpidesk.charts.goal.goal_benchmarks import with_benchmarks
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.charts.goal.goal_options import with_options
from kpidesk.charts.goal.goal_periods import BY_PERIOD, period_facts
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.refusing import refused
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook


def goal_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Without a goal it shows the actual figures alone, without figures the goals; refused without both."""
    facts = _facts(workbook, ask)
    if not any(facts.goal) and all(isinstance(value, NoValue) for value in facts.actual):
        return refused(ask, _nothing_there(workbook, facts))
    return describe(with_options(workbook, with_benchmarks(workbook, facts), ask.options))


def _facts(workbook: Workbook, ask: ChartAsk) -> GoalVsActualFacts:
    """A quarter stands among quarters, a business year among years; everything else among the months of a year."""
    if ask.period.kind in BY_PERIOD:
        return period_facts(workbook, ask)
    return facts_for(workbook, ask.indicator, ask.period, ask.form, ask.segment, with_notes=ask.options.notes)


def _nothing_there(workbook: Workbook, facts: GoalVsActualFacts) -> str:
    """With what the newest of the months lacks."""
    name, span = full_name(facts.indicator, facts.segment), facts.names.span
    newest = facts.months.index(facts.current) if facts.current in facts.months else -1
    value = facts.actual[newest]
    why = f" {missing_words(value, workbook)}." if isinstance(value, NoValue) else ""
    return f"“{name}” has no figures and no goal for {span}.{why}"


def goal_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """A chart of one figure needs the figure, one for every month."""
    return not_by_month(workbook, ask.indicator)
