"""What a goal chart shows besides, when asked: the year before, the forecast, arrows."""

from dataclasses import replace

from kpidesk.analysis.activity.activity_source import forecast_for, source_for
from kpidesk.analysis.forecast.forecast import FURTHEST, Ahead, NoForecast
from kpidesk.analysis.prospects.indicator_forecast import history_of
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.charts.ask import Options
from kpidesk.charts.goal.goal_arrows import GoalArrows, Step, step_to
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.paper.change_arrows import Growth, NoArrow, growth_over
from kpidesk.charts.words.forecast_words import method_words, no_line_words, refusal_words
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.workbook.workbook import Workbook


def with_options(workbook: Workbook, facts: GoalVsActualFacts, options: Options) -> GoalVsActualFacts:
    """The same facts and what was asked for; a remark says why something is not there."""
    if options.previous_year:
        facts = _with_previous_year(workbook, facts)
    if options.forecast:
        facts = _with_forecast(workbook, facts)
    if options.difference_arrow or options.growth_arrow:
        facts = _with_arrows(workbook, facts, options)
    return facts


def _with_previous_year(workbook: Workbook, facts: GoalVsActualFacts) -> GoalVsActualFacts:
    source = source_for(workbook, facts.indicator.id)
    anew = redefined_by(source, facts.indicator.id, facts.current)

    def figure(period: Period) -> Value:
        before = period.year_earlier
        if (anew is not None and before.first < anew <= period.last) or workbook.calendar.is_unfinished(before):
            return NoValue(Cause.MISSING, facts.indicator.id, before.last)
        return source.value(facts.indicator.id, before, facts.segment)

    values = [figure(period) for period in facts.names.periods]
    if all(isinstance(value, NoValue) for value in values):
        return _remarked(facts, "There are no figures of a year before to show")
    return replace(facts, previous_year=values)


def _with_forecast(workbook: Workbook, facts: GoalVsActualFacts) -> GoalVsActualFacts:
    """As it was seen at the judged month: nothing is used that came later."""
    if facts.periods:
        return _remarked(facts, "No forecast: it is made month by month, so look at it by months")
    about, newest = facts.indicator, workbook.last_entered or workbook.current_month
    seen_from = facts.current if facts.current < newest else None
    if facts.months[-1] <= facts.current:
        return _remarked(facts, f"No forecast: the months shown end with {facts.names.full(facts.period(-1))}")
    last = history_of(source_for(workbook, about.id), about.id, seen_from, facts.segment).last
    wanted = min(FURTHEST, facts.months[-1] - last)
    made = forecast_for(workbook, about.id, wanted, last=seen_from, segment=facts.segment)
    if isinstance(made, NoForecast):
        return _remarked(facts, refusal_words(made, workbook, full_name(about, facts.segment)))
    if not made.has_line:
        return _remarked(facts, f"No forecast: {no_line_words(made)}")
    ahead: list[Ahead | None] = [made.at(month) if month > facts.current else None for month in facts.months]
    return replace(_remarked(facts, method_words(made)), ahead=ahead)


def _with_arrows(workbook: Workbook, facts: GoalVsActualFacts, options: Options) -> GoalVsActualFacts:
    shown = zip(facts.names.periods, facts.actual, strict=True)
    finished = [
        period
        for index, (period, value) in enumerate(shown)
        if not isinstance(value, NoValue) and facts.days(index) is None
    ]
    step: Step | NoArrow | None = None
    growth: Growth | NoArrow | None = None
    if options.difference_arrow:
        step = _step(workbook, facts, finished[-1] if finished else None, options)
    if options.growth_arrow:
        growth = _growth(workbook, facts, [period.last for period in finished])
    for found in (step, growth):
        if isinstance(found, NoArrow):
            facts = _remarked(facts, found.reason)
    arrows = GoalArrows(step if isinstance(step, Step) else None, growth if isinstance(growth, Growth) else None)
    return replace(facts, arrows=arrows)


def _step(workbook: Workbook, facts: GoalVsActualFacts, after: Period | None, options: Options) -> Step | NoArrow:
    """From the year before where that is shown and has the month, else from the month before."""
    about, names, part = facts.indicator.id, facts.names, facts.segment
    source = source_for(workbook, about)
    if options.previous_year:
        found = step_to(source, about, after, names, part, from_last_year=True)
        if isinstance(found, Step):
            return found
    return step_to(source, about, after, names, part)


def _growth(workbook: Workbook, facts: GoalVsActualFacts, finished: list[Month]) -> Growth | NoArrow:
    if facts.periods:
        return NoArrow("No average growth: it is told from month to month, so look at it by months")
    return growth_over(source_for(workbook, facts.indicator.id), facts.indicator.id, finished, facts.segment)


def _remarked(facts: GoalVsActualFacts, remark: str) -> GoalVsActualFacts:
    return replace(facts, remarks=[*facts.remarks, remark])
