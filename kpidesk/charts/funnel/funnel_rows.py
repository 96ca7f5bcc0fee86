"""The steps of a funnel one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.funnel import funnel_sentences
from kpidesk.charts.funnel.funnel_series import FunnelSeries, FunnelStep
from kpidesk.charts.whole_periods import names_of


def rows_of(series: FunnelSeries) -> Iterator[Cells]:
    """Counts and shares of the step above, now and before, exact; a share is a ratio."""
    old, new = names_of(series.facts.before, series.facts.after)
    share = "share of the step above"
    yield ["step", f"count, {new}", f"count, {old}", f"{share}, {new}", f"{share}, {old}"]
    for step in series.steps:
        earlier = None if step.earlier is None else float(step.earlier)
        yield [funnel_sentences.name(step), float(step.count), earlier, step.rate, step.earlier_rate]


def spots_of(series: FunnelSeries) -> tuple[Spot, ...]:
    month, segment = series.facts.after.last, series.facts.segment
    return tuple(
        Spot(step.about.id, _words(series, step), Origin(step.about.id, month, segment)) for step in series.steps
    )


def _words(series: FunnelSeries, step: FunnelStep) -> str:
    old, _ = names_of(series.facts.before, series.facts.after)
    said = [funnel_sentences.count_words(series, step.count)]
    if step.earlier is not None:
        said.append(f"{old} {funnel_sentences.count_words(series, step.earlier)}")
    if step is not series.steps[0]:
        above = funnel_sentences.name(series.above(step))
        said.append(f"{funnel_sentences.rate_words(series, step)} of {above}")
    return f"{funnel_sentences.name(step)}: {', '.join(said)}"
