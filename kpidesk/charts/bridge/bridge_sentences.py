"""The words of a bridge, made from its displayed numbers."""

from collections.abc import Iterator
from decimal import Decimal

from kpidesk.charts.bridge.bridge_facts import OTHER
from kpidesk.charts.bridge.bridge_series import BridgeSeries, ShownStep
from kpidesk.charts.whole_periods import names_of as period_names
from kpidesk.charts.words import month_names
from kpidesk.charts.words.naming import cut, full_name, names_of, one_line, plain_name, sentences, titled_by_message

_LONGEST_STEP = 32


def titles(series: BridgeSeries) -> tuple[str, ...]:
    facts = series.facts
    return titled_by_message(names_of(facts.indicator, facts.segment), _tails(series))


def subtitle(series: BridgeSeries) -> str:
    """Measure, unit, periods, notation."""
    facts = series.facts
    old, new = period_names(facts.before, facts.after)
    dated = new if facts.after.length > 1 else month_names.full(facts.after.last)
    measure = f"{full_name(facts.indicator, facts.segment)}, {series.scale.phrase}, {old} to {dated}."
    if series.is_change_alone:
        return f"{measure} The bars show the change alone: {old} lies at the line, the last bar is all of the change"
    return f"{measure} {'Coloured = good or bad steps' if series.is_judged else 'Between the two = steps'}"


def footnote(series: BridgeSeries) -> str:
    facts = series.facts
    others = [one.step.detail for one in series.steps if one.step.detail]
    joined = f"Other = {'; '.join(others)}." if others else ""
    rounded = "Values rounded so that they add up." if series.is_adjusted else ""
    return sentences(facts.source, facts.method, joined, rounded)


def alt_text(series: BridgeSeries, title: str) -> str:
    """The title, the kind of chart, the range of the steps, the last value."""
    facts = series.facts
    old, new = period_names(facts.before, facts.after)
    kind = f"Bridge of {full_name(facts.indicator, facts.segment)} ({series.scale.phrase}) from {old} to {new}"
    ends = f"It begins at {worded(series, series.start)} and ends at {worded(series, series.end)}"
    return sentences(title, kind, _steps(series), ends)


def worded(series: BridgeSeries, shown: Decimal) -> str:
    """With unit: 1.95k EUR."""
    return series.scale.worded(shown)


def signed(series: BridgeSeries, one: ShownStep) -> str:
    """With unit: +0.38k EUR, -1.2 pp."""
    text = series.scale.worded(abs(one.shown), difference=True)
    return f"{'+' if one.shown > 0 else series.facts.form.minus if one.shown < 0 else ''}{text}"


def end_names(series: BridgeSeries) -> tuple[str, str]:
    """Below the first and the last bar."""
    return period_names(series.facts.before, series.facts.after)


def _tails(series: BridgeSeries) -> Iterator[str]:
    heads = list(_heads(series))
    largest, opposite = series.largest, series.opposite
    if largest and opposite:
        along, against = (opposite, largest) if largest.shown * series.change < 0 else (largest, opposite)
        yield from (f"{head}: {_named(series, along)}, against {_named(series, against)}" for head in heads)
    if largest and largest.shown * series.change < 0:
        yield from (f"{head} despite {_named(series, largest)}" for head in heads)
    elif largest and not _is_level(largest, opposite):
        yield from (f"{head}; {_superlative(series)}: {_named(series, largest)}" for head in heads)
    yield from heads


def _heads(series: BridgeSeries) -> Iterator[str]:
    """With both periods, then without: they are in the subtitle, too."""
    old, new = end_names(series)
    end = worded(series, series.end)
    if not series.change:
        yield f" stayed at {end} from {old} to {new}"
        return
    way = "rose" if series.change > 0 else "fell"
    by = series.scale.worded(abs(series.change), difference=True)
    yield f" {way} by {by} from {old} to {new}, to {end}"
    yield f" {way} by {by} to {end}"


def _is_level(one: ShownStep, other: ShownStep | None) -> bool:
    """Two that look equally large: none of them is the largest."""
    return other is not None and abs(one.shown) == abs(other.shown)


def _superlative(series: BridgeSeries) -> str:
    """Small steps together may be more than the largest one."""
    largest = max(series.steps, key=lambda one: abs(one.shown))
    return "largest step" if largest.step.key != OTHER else "largest single step"


def _named(series: BridgeSeries, one: ShownStep) -> str:
    name = cut(plain_name(one.step.name), _LONGEST_STEP)
    return f"{name} {signed(series, one)}"


def _steps(series: BridgeSeries) -> str:
    if not series.steps:
        return "There is no step between them"
    listed = [f"{one_line(one.step.name)} {signed(series, one)}" for one in series.steps]
    return f"The steps are {'; '.join(listed)}"
