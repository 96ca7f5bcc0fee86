"""The ranking of a figure by part of the business, as asked for, or why there is none."""

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.ranking.ranking_chart import describe
from kpidesk.charts.ranking.ranking_facts import RankingFacts, facts_for, kind_of, missing
from kpidesk.charts.refusing import refused
from kpidesk.charts.whole_periods import whole
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.charts.words.naming import one_line
from kpidesk.workbook.workbook import Workbook

_LEAST_PARTS = 2


def ranking_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """By the kind of part that was asked about, or the first kind that has figures."""
    kind = kind_of(workbook, ask, whole(workbook.calendar, ask.period))
    assert kind is not None  # else it is a misfit
    facts = facts_for(workbook, ask, kind)
    if len(facts.parts) - len(missing(facts.parts)) < _LEAST_PARTS:
        return refused(ask, _too_few(workbook, facts), ChartKind.GOAL)
    return describe(facts)


def ranking_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """Only what can be split has parts to be ranked."""
    about = workbook.indicators.get(ask.indicator)
    if about is None:
        return "Choose a figure or KPI that is split by channel, campaign or product."
    if not workbook.segment_kinds(ask.indicator):
        return f"“{one_line(about.name)}” is not split by channel, campaign or product."
    return None


def _too_few(workbook: Workbook, facts: RankingFacts) -> str:
    """How many have the figure, and what the first of the others lacks."""
    when = month_names.span(facts.after.first, facts.after.last)
    there, every = len(facts.parts) - len(missing(facts.parts)), len(facts.parts)
    name = one_line(facts.indicator.name)
    lacking = missing(facts.parts)
    why = f": {missing_words(lacking[0][1], workbook)}" if lacking else ""
    if every < _LEAST_PARTS:
        only = f"has only one, “{one_line(facts.parts[0].segment.name)}”" if every else "has none yet"
        return f"A ranking needs two {facts.kind}s, and the business {only}."
    have = f"only one of {every} has it" if there else f"no {facts.kind} has it"
    return f"A ranking needs two {facts.kind}s with “{name}” in {when}, and {have}{why}."
