"""The funnel that a figure belongs to, as asked for, or why there is none."""

from collections.abc import Iterable
from itertools import pairwise

from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.funnel.funnel_chart import describe
from kpidesk.charts.funnel.funnel_family import family_of
from kpidesk.charts.funnel.funnel_series import FunnelFacts
from kpidesk.charts.refusing import refused
from kpidesk.charts.whole_periods import earlier, left_out_words, whole
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import missing_words, redefined_words
from kpidesk.charts.words.naming import one_line, sentences, source_words
from kpidesk.charts.words.title_words import listed
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook


def funnel_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """The steps that have figures in the newest whole period, beside the period before or the same a year earlier."""
    family = family_of(workbook, ask.indicator)
    assert family is not None  # else it is a misfit
    after = whole(workbook.calendar, ask.period)
    before = earlier(after, ask.options.previous_year)
    values = {name: workbook.value(name, after, ask.segment) for name in family.steps}
    counts = {name: value for name, value in values.items() if not isinstance(value, NoValue)}
    missing = {name: value for name, value in values.items() if isinstance(value, NoValue)}
    reason = _too_few(workbook, counts, missing, after) or _grows(workbook, counts, after, ask)
    if reason:
        return refused(ask, reason, ChartKind.GOAL)
    return describe(
        FunnelFacts(
            asked=workbook.indicator(ask.indicator),
            family=family,
            steps=[workbook.indicator(name) for name in counts],
            counts=list(counts.values()),
            earlier=_earlier(workbook, list(counts), before, after, ask.segment),
            before=before,
            after=after,
            segment=ask.segment,
            left_out=sentences(
                _left_out(workbook, missing),
                _redefined(workbook, counts, before, after),
                left_out_words(workbook.calendar, ask.period),
            ),
            source=source_words(workbook.business),
            form=ask.form,
        )
    )


def funnel_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """Only figures that steps are counted by have a funnel."""
    about = workbook.indicators.get(ask.indicator)
    if about is None:
        return "Choose a figure of the shop, the newsletter, the offers or the ads."
    if family_of(workbook, ask.indicator) is None:
        return f"“{one_line(about.name)}” belongs to no steps that follow each other, like visits, carts and orders."
    return None


def _too_few(workbook: Workbook, counts: dict[str, float], missing: dict[str, NoValue], after: Period) -> str:
    when = month_names.span(after.first, after.last)
    if len(counts) < 2:
        names = listed([f"“{one_line(workbook.indicator(name).name)}”" for name in missing], most=len(missing))
        have = "only one step has a figure" if counts else "no step has one"
        lack = "is" if len(missing) == 1 else "are"
        return f"A funnel needs two steps with figures, and {have} in {when}: {names} {lack} not entered."
    first = next(iter(counts))
    if counts[first] <= 0:
        return f"“{one_line(workbook.indicator(first).name)}” is 0, so there is nothing that could stay."
    return ""


def _grows(workbook: Workbook, counts: dict[str, float], after: Period, ask: ChartAsk) -> str:
    """A step that is larger than the one above it, with both figures; empty when none is."""
    for (upper, above), (lower, below) in pairwise(counts.items()):
        if below > above:
            names = [f"“{one_line(workbook.indicator(name).name)}”" for name in (lower, upper)]
            figures = [
                ask.form.number(value, decimals_of(workbook.indicator(name), value))
                for name, value in ((lower, below), (upper, above))
            ]
            when = month_names.span(after.first, after.last)
            return (
                f"{names[0]} ({figures[0]}) is more than {names[1]} ({figures[1]}) in {when}, "
                "so one cannot be a part of the other. Check both figures."
            )
    return ""


def _earlier(
    workbook: Workbook, names: list[str], before: Period, after: Period, segment: Segment | None
) -> list[float | None]:
    """None where one is missing or meant something else; all of them where they are no steps."""
    values = [workbook.value(name, before, segment) for name in names]
    known = [
        None if isinstance(value, NoValue) or redefined_words(workbook, name, before, after) else value
        for name, value in zip(names, values, strict=True)
    ]
    there = [value for value in known if value is not None]
    return known if all(above >= below for above, below in pairwise(there)) else [None] * len(known)


def _redefined(workbook: Workbook, names: Iterable[str], before: Period, after: Period) -> str:
    return sentences(*(redefined_words(workbook, name, before, after) for name in names))


def _left_out(workbook: Workbook, missing: dict[str, NoValue]) -> str:
    if not missing:
        return ""
    return f"Left out: {'; '.join(missing_words(value, workbook) for value in missing.values())}."
