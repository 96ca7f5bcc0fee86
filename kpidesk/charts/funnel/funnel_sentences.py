"""The words of a funnel, made from its displayed numbers."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.numerals import NARROW_SPACE
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.funnel.funnel_series import FunnelSeries, FunnelStep
from kpidesk.charts.whole_periods import names_of
from kpidesk.charts.words import month_names
from kpidesk.charts.words.naming import one_line, sentences, within


def titles(series: FunnelSeries) -> tuple[str, ...]:
    """The step that lost most against its own rate before, or that none did."""
    return within(_titles(series))


def subtitle(series: FunnelSeries) -> str:
    facts = series.facts
    when = month_names.span(facts.after.first, facts.after.last)
    old, _ = names_of(facts.before, facts.after)
    what = "Bar = share of the step above, bold = count" if series.shows_rates else "Bar = count"
    tick = f", tick = {old}" if series.has_earlier else ""
    part = f", {facts.segment.kind} {one_line(facts.segment.name)}" if facts.segment else ""
    rate = "that share" if series.shows_rates else "share of the step above"
    change = " (change)" if any(step.change is not None for step in series.steps) else ""
    return f"{facts.family.name} funnel{part}, number, {when}. {what}{tick}, % = {rate}{change}"


def footnote(series: FunnelSeries) -> str:
    few = [name(step) for step in series.steps if step.is_few and step.change]
    said = f"Few cases, so the change says nothing: {', '.join(few)}." if few else ""
    old, _ = names_of(series.facts.before, series.facts.after)
    none = "" if series.has_earlier else f"There are no figures for {old}."
    return sentences(series.facts.source, series.facts.left_out, said, none)


def alt_text(series: FunnelSeries, title: str) -> str:
    """The title, the steps, their rates, the last one."""
    facts = series.facts
    when = month_names.span(facts.after.first, facts.after.last)
    counts = ", ".join(f"{name(step)} {count_words(series, step.count)}" for step in series.steps)
    rates = ", ".join(f"{name(step)} {rate_words(series, step)}" for step in series.steps[1:])
    last, first = series.steps[-1], series.steps[0]
    ends = f"The last step is {count_words(series, last.count)} of {count_words(series, first.count)}"
    kind = f"{facts.family.name} funnel of horizontal bars, {when}: {counts}"
    return sentences(title, kind, f"Share of the step above: {rates}", ends)


def name(step: FunnelStep) -> str:
    """Without what its label has in brackets."""
    return one_line(step.about.name).partition(" (")[0]


def count_words(series: FunnelSeries, count: float) -> str:
    """In full: 5,362."""
    return series.facts.form.number(count, decimals_of(series.steps[0].about, count))


def rate_words(series: FunnelSeries, step: FunnelStep) -> str:
    """55 % (-5 pp): the share of the step above and its change in points."""
    if step.shown_rate is None:
        return "not defined"
    rate = percent(series, step)
    return f"{rate} ({change_words(series, step)})" if step.change is not None else rate


def percent(series: FunnelSeries, step: FunnelStep) -> str:
    assert step.shown_rate is not None
    return series.facts.form.number(float(step.shown_rate), series.decimals) + NARROW_SPACE + "%"


def change_words(series: FunnelSeries, step: FunnelStep) -> str:
    """Points with their sign; no change is said to be none."""
    if not step.change:
        return "unchanged"
    return series.facts.form.signed(float(step.change), series.decimals) + NARROW_SPACE + "pp"


def _titles(series: FunnelSeries) -> Iterator[str]:
    old, new = names_of(series.facts.before, series.facts.after)
    if series.worst is not None:
        yield from _lost(series, series.worst, old, new)
    elif series.best is not None:
        yield from _gained(series, series.best, old, new)
    elif any(step.change is not None for step in series.steps) and not any(step.change for step in series.steps):
        yield f"Every step of the {series.facts.family.name.lower()} funnel held in {new} against {old}"
    else:
        yield from _plain(series, new)


def _gained(series: FunnelSeries, step: FunnelStep, old: str, new: str) -> Iterator[str]:
    """That no step lost is said only where none did, few cases or not."""
    has_lost = any(other.change is not None and other.change < 0 for other in series.steps)
    head = f"{name(step)} gained most in {new}" if has_lost else f"No step lost in {new}; {name(step)} gained most"
    rate, more = f"{percent(series, step)} of {name(series.above(step))}", f"{_points(series, step)} more than in {old}"
    yield f"{head}: {rate}, {more}"
    yield f"{head}: {more}"
    yield head


def _lost(series: FunnelSeries, step: FunnelStep, old: str, new: str) -> Iterator[str]:
    by, rate, above = _points(series, step), percent(series, step), name(series.above(step))
    yield f"{name(step)} lost most: {rate} of {above} in {new}, {by} less than in {old}"
    yield f"{name(step)} lost most: {rate} of the step above, {by} less than in {old}"
    yield f"{name(step)} lost most: {by} less than in {old}"
    yield f"Step {series.steps.index(step) + 1} lost most: {by} less than in {old}"


def _plain(series: FunnelSeries, new: str) -> Iterator[str]:
    first, last = series.steps[0], series.steps[-1]
    counts = count_words(series, last.count), count_words(series, first.count)
    yield f"{name(first)}: {counts[0]} of {counts[1]} reached {name(last)} in {new}"
    yield f"{counts[0]} of {counts[1]} reached the last step in {new}"


def _points(series: FunnelSeries, step: FunnelStep) -> str:
    assert step.change is not None
    return series.facts.form.number(float(abs(step.change)), series.decimals) + NARROW_SPACE + "pp"
