"""Which kinds of charts make sense for what is asked about, the best first, and why the others do not."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from kpidesk.analysis.activity.activity import INDICATOR as ACTIVITY
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.several import is_of_parts, whole_page
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

_K = ChartKind
_WITH_GOAL = (_K.GOAL, _K.PACE, _K.LIMITS, _K.YEARS, _K.FORECAST, _K.BRIDGE)
_WITHOUT = (_K.LIMITS, _K.YEARS, _K.GOAL, _K.FORECAST, _K.BRIDGE, _K.PACE)
_PARTS = (_K.MULTIPLES, _K.RANKING)
_BUSINESS = (_K.FUNNEL, _K.BULLET, _K.TABLE, _K.ACTIVITY)
_SPECIAL = (_K.CAMPAIGN, _K.DEMAND)
_ENOUGH = 6
"""Months before a usual range says anything."""
_PRICED = frozenset({"unit_price", "units_sold"})


class Offers(NamedTuple):
    """``left_out`` are kinds that make no sense, with the sentence that says why."""

    offered: tuple[ChartKind, ...]
    left_out: tuple[tuple[ChartKind, str], ...]


def offers(workbook: Workbook, ask: ChartAsk) -> Offers:
    """For the figure, segment and period of ``ask``, whatever its kind. Works out no chart."""
    offered: list[ChartKind] = []
    left_out: list[tuple[ChartKind, str]] = []
    for kind in in_order(workbook, ask):
        reason = ROOMS[kind].misfit(workbook, whole_page(workbook, replace(ask, kind=kind)))
        if reason is None:
            offered.append(kind)
        else:
            left_out.append((kind, reason))
    return Offers(tuple(offered), tuple(left_out))


def in_order(workbook: Workbook, ask: ChartAsk) -> list[ChartKind]:
    """All kinds that are drawn, the one that answers most about this figure first."""
    about = workbook.indicators.get(ask.indicator)
    order = [*_first(workbook, ask, about), *_usual(workbook, ask, about)]
    is_split = is_of_parts(workbook, replace(ask, kind=_K.MULTIPLES, indicators=()))
    order += [*_PARTS, *_BUSINESS] if is_split else [*_BUSINESS, *_PARTS]
    order += [*_SPECIAL, *ChartKind]
    return [kind for kind in dict.fromkeys(order) if kind in ROOMS]


def nearest(workbook: Workbook, ask: ChartAsk, chart: Chart) -> ChartKind | None:
    """The kind to look at instead of a refused one: what it names itself if that works, else the best that does."""
    if not isinstance(chart, RefusedChart):
        return None
    named = [chart.instead] if chart.instead is not None else []
    for kind in dict.fromkeys([*named, *offers(workbook, ask).offered]):
        if kind is not ask.kind and _works(workbook, replace(ask, kind=kind)):
            return kind
    return None


def _works(workbook: Workbook, ask: ChartAsk) -> bool:
    return ask.kind in ROOMS and not isinstance(make_chart(workbook, whole_page(workbook, ask)), RefusedChart)


def _first(workbook: Workbook, ask: ChartAsk, about: Indicator | None) -> Iterable[ChartKind]:
    """What is special about it comes before everything else."""
    if about is None:
        return _BUSINESS
    if ask.indicator == ACTIVITY:
        return (_K.ACTIVITY,)
    kind = ask.segment.kind if ask.segment else None
    if kind is SegmentKind.CAMPAIGN:
        return (_K.CAMPAIGN,)
    if about.group == "Pricing" or (kind is SegmentKind.PRODUCT and _is_priced(workbook, about)):
        return (_K.DEMAND,)
    return ()


def _is_priced(workbook: Workbook, about: Indicator) -> bool:
    return bool(_PRICED & {about.id, *workbook.definitions.inputs_of(about.id)})


def _usual(workbook: Workbook, ask: ChartAsk, about: Indicator | None) -> Iterable[ChartKind]:
    if about is None:
        return _WITHOUT
    if ask.segment is None and workbook.goals_of(ask.indicator):
        is_flow = workbook.nature(ask.indicator) is Nature.FLOW
        return _WITH_GOAL if is_flow else (_K.GOAL, _K.LIMITS, *_WITH_GOAL)
    _, values = workbook.series(ask.indicator, ask.segment)
    enough = sum(value is not None for value in values) >= _ENOUGH
    return _WITHOUT if enough else (_K.GOAL, *_WITHOUT)
