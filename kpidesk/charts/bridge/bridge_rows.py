"""The bars of a bridge one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from kpidesk.charts.bridge import bridge_sentences
from kpidesk.charts.bridge.bridge_series import BridgeSeries
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.words.naming import exact_unit, full_name, one_line

START, END = "start", "end"


def rows_of(series: BridgeSeries) -> Iterator[Cells]:
    """Start, every step with the level that it leads to, end. Exact: the steps add up."""
    facts = series.facts
    old, new = bridge_sentences.end_names(series)
    unit = exact_unit(facts.indicator.unit, facts.currency)
    yield ["step", "effect", f"{full_name(facts.indicator, facts.segment)} ({unit})", "contains"]
    yield [old, None, float(facts.start), ""]
    levels = accumulate((one.effect for one in facts.steps), initial=facts.start)
    next(levels)
    for one, level in zip(facts.steps, levels, strict=True):
        yield [one_line(one.name), float(one.effect), float(level), one.detail]
    yield [new, None, float(facts.end), ""]


def spots_of(series: BridgeSeries) -> tuple[Spot, ...]:
    facts = series.facts
    old, new = bridge_sentences.end_names(series)
    about, segment = facts.indicator.id, facts.segment
    start = Spot(START, f"{old}: {_worded(series, series.start)}", Origin(about, facts.before.last, segment))
    steps = [
        Spot(f"step-{one.step.key}", _step_words(series, number), one.step.origin)
        for number, one in enumerate(series.steps)
    ]
    end = Spot(END, f"{new}: {_worded(series, series.end)}", Origin(about, facts.after.last, segment))
    return (start, *steps, end)


def _step_words(series: BridgeSeries, number: int) -> str:
    one = series.steps[number]
    detail = f" ({one.step.detail})" if one.step.detail else ""
    level = _worded(series, one.end)
    return f"{one_line(one.step.name)}{detail}: {bridge_sentences.signed(series, one)}, which leads to {level}"


def _worded(series: BridgeSeries, shown: Decimal) -> str:
    return bridge_sentences.worded(series, shown)
