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
from kpidesk.charts.words import month_names
from kpidesk.charts.words.forecast_words import method_words, no_line_words, refusal_words
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.month import Month
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

    def figure(month: Month) -> Value:
        before = month.plus(-12)
        if (anew is not None and before < anew <= month) or before in workbook.calendar.unfinished:
            return NoValue(Cause.MISSING, facts.indicator.id, before)
        return source.month_value(facts.indicator.id, before, facts.segment)

    values = [figure(month) for month in facts.months]
    if all(isinstance(value, NoValue) for value in values):
        return _remarked(facts, "There are no figures of a year before to show")
    return replace(facts, previous_year=values)


def _with_forecast(workbook: Workbook, facts: GoalVsActualFacts) -> GoalVsActualFacts:
    """As it was seen at the judged month: nothing is used that came later."""
    about, newest = facts.indicator, workbook.last_entered or workbook.current_month
    seen_from = facts.current if facts.current < newest else None
    if facts.months[-1] <= facts.current:
        return _remarked(facts, f"No forecast: the months shown end with {month_names.full(facts.months[-1])}")
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
    about, running = facts.indicator, workbook.calendar.unfinished
    shown = zip(facts.months, facts.actual, strict=True)
    finished = [month for month, value in shown if not isinstance(value, NoValue) and month not in running]
    step: Step | NoArrow | None = None
    growth: Growth | NoArrow | None = None
    if options.difference_arrow:
        step = _step(workbook, facts, finished[-1] if finished else None, options)
    if options.growth_arrow:
        growth = growth_over(source_for(workbook, about.id), about.id, finished, facts.segment)
    for found in (step, growth):
        if isinstance(found, NoArrow):
            facts = _remarked(facts, found.reason)
    arrows = GoalArrows(step if isinstance(step, Step) else None, growth if isinstance(growth, Growth) else None)
    return replace(facts, arrows=arrows)


def _step(workbook: Workbook, facts: GoalVsActualFacts, after: Month | None, options: Options) -> Step | NoArrow:
    """From the year before where that is shown and has the month, else from the month before."""
    about, months, part = facts.indicator.id, facts.months, facts.segment
    source = source_for(workbook, about)
    if options.previous_year:
        found = step_to(source, about, after, months, part, from_last_year=True)
        if isinstance(found, Step):
            return found
    return step_to(source, about, after, months, part)


def _remarked(facts: GoalVsActualFacts, remark: str) -> GoalVsActualFacts:
    return replace(facts, remarks=[*facts.remarks, remark])
