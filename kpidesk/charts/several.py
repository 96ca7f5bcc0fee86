"""Pages of several KPIs: how many each kind holds, which they are as usual, and what it is asked for."""

from dataclasses import replace

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bullet.bullet_making import MOST as MOST_BULLETS
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.judged_period import aimed_kpis, chosen_kpis, judged_period
from kpidesk.charts.multiples.multiples_making import MOST as MOST_PANELS
from kpidesk.charts.multiples.multiples_making import multiples_misfit, usual_kpis
from kpidesk.workbook.workbook import Workbook

MOST: dict[ChartKind, int | None] = {
    ChartKind.BULLET: MOST_BULLETS,
    ChartKind.MULTIPLES: MOST_PANELS,
    ChartKind.TABLE: None,
}
"""KPIs that one page may show; None for as many as there are."""


def is_of_parts(workbook: Workbook, ask: ChartAsk) -> bool:
    """Whether small multiples show one figure by its channels, campaigns or products."""
    alone = replace(ask, indicators=())
    is_one = ask.kind is ChartKind.MULTIPLES and bool(ask.indicator) and not ask.indicators
    return is_one and multiples_misfit(workbook, alone) is None


def is_of_kpis(workbook: Workbook, ask: ChartAsk) -> bool:
    """Whether it is a page of several KPIs, whichever was chosen before."""
    return ask.kind in MOST and not is_of_parts(workbook, ask)


def whole_page(workbook: Workbook, ask: ChartAsk) -> ChartAsk:
    """What the page is asked for: a page of several KPIs is about those named, or the usual ones, not about the one
    that was in sight before; any other kind knows nothing of several.
    """
    if is_of_kpis(workbook, ask):
        return replace(ask, indicator="")
    return replace(ask, indicators=())


def shown_kpis(workbook: Workbook, ask: ChartAsk) -> tuple[str, ...]:
    """Ids of those named, else of the usual ones, in the order of the page; none for a figure by its parts."""
    if ask.indicators or not is_of_kpis(workbook, ask):
        return tuple(dict.fromkeys(ask.indicators))[: MOST.get(ask.kind)]
    return _usual(workbook, ask)[: MOST[ask.kind]]


def _usual(workbook: Workbook, ask: ChartAsk) -> tuple[str, ...]:
    if ask.kind is ChartKind.BULLET:
        return aimed_kpis(workbook, judged_period(workbook, ask.period), ask.segment)
    if ask.kind is ChartKind.MULTIPLES:
        return usual_kpis(workbook, ask)
    kpis = chosen_kpis(workbook)
    return kpis if ask.segment is None else tuple(k for k in kpis if ask.segment.kind in workbook.segment_kinds(k))
