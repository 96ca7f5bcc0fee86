"""Small multiples of a business, as asked for."""

from collections.abc import Sequence

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.judged_period import aimed_kpis, chosen_kpis, so_far_words
from kpidesk.charts.multiples.multiples_facts import kpi_panels, part_panels, split_kind
from kpidesk.charts.multiples.multiples_page import Multiples
from kpidesk.charts.multiples.multiples_series import MultiplesFacts, PanelSeries
from kpidesk.charts.refusing import refused
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

MOST, LEAST = 12, 2
USUAL_MONTHS, LEAST_MONTHS = 13, 6


def multiples_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Of several KPIs when they are named; of one figure its channels, campaigns or products."""
    months = _months(workbook, ask.period)
    if ask.indicator and len(ask.indicators) < LEAST:
        return _of_parts(workbook, ask, months)
    names = tuple(dict.fromkeys(ask.indicators)) or usual_kpis(workbook, ask)
    panels = kpi_panels(workbook, names, months, ask.segment)[:MOST]
    if len(panels) < LEAST:
        reason = f"Two KPIs with figures are needed to be put side by side, and {_have(len(panels), 'KPI')}."
        return refused(ask, reason, ChartKind.TABLE)
    return _multiples(workbook, ask, months, panels, None)


def multiples_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """One figure alone has to be split by something."""
    unknown = [name for name in (ask.indicator, *ask.indicators) if name and name not in workbook.indicators]
    if unknown:
        return "Choose a figure or KPI to be shown."
    if not ask.indicator or len(ask.indicators) >= LEAST:
        return None
    parts = workbook.segments_of(ask.indicator)
    if ask.segment is not None and not any(part.kind is ask.segment.kind for part in parts):
        return f"{workbook.indicator(ask.indicator).label} is not split by {ask.segment.kind}."
    if not parts:
        return f"{workbook.indicator(ask.indicator).label} is not split by channel, campaign or product."
    return None


def _of_parts(workbook: Workbook, ask: ChartAsk, months: Sequence[Month]) -> Chart:
    label = workbook.indicator(ask.indicator).label
    kind = ask.segment.kind if ask.segment else split_kind(workbook, ask.indicator, months)
    panels = [] if kind is None else part_panels(workbook, ask.indicator, kind, months)
    if kind is None or len(panels) < LEAST:
        one = str(kind) if kind else "channel, campaign or product"
        parts = f"{kind}s" if kind else "channels, campaigns or products"
        reason = f"Two {parts} with “{label}” are needed to be put side by side, and {_have(len(panels), one)}."
        return refused(ask, reason, ChartKind.GOAL)
    return _multiples(workbook, ask, months, panels, kind)


def usual_kpis(workbook: Workbook, ask: ChartAsk) -> tuple[str, ...]:
    """Those with a goal, and where too few have one all that are shown."""
    aimed = aimed_kpis(workbook, Period.month(_months(workbook, ask.period)[-1]), ask.segment)
    return aimed if len(aimed) >= LEAST else tuple(dict.fromkeys((*aimed, *chosen_kpis(workbook))))


def _have(count: int, one: str) -> str:
    return f"only one {one} has any" if count else f"no {one} has any"


def _multiples(
    workbook: Workbook, ask: ChartAsk, months: Sequence[Month], panels: Sequence[PanelSeries], kind: SegmentKind | None
) -> Multiples:
    days = so_far_words(workbook.calendar, Period.month(months[-1]))
    facts = MultiplesFacts(
        panels=tuple(panels[:MOST]),
        every=tuple(panels),
        months=tuple(months),
        judged=len(months) - (2 if days and len(months) > 1 else 1),
        days=days,
        parts=str(kind or ""),
        about=workbook.indicator(ask.indicator) if kind else None,
        adds_up=kind is not None and workbook.nature(ask.indicator) is Nature.FLOW,
        currency=workbook.business.currency,
        form=ask.form,
        source="example figures" if workbook.business.is_example else "own books",
        segment=None if kind else ask.segment,
    )
    return Multiples(facts)


def _months(workbook: Workbook, period: Period) -> list[Month]:
    """The period's own months if they are at least half a year, else the 13 up to its end, and one that still runs;
    none before the first one with figures, none after the last."""
    newest = workbook.last_entered or workbook.current_month
    last = Month(min(period.last, newest))
    whole = last.previous if workbook.calendar.is_unfinished(Period.month(last)) else last
    first = period.first if period.kind is not PeriodKind.MONTH else whole.plus(1 - USUAL_MONTHS)
    if last - first + 1 < LEAST_MONTHS:
        first = whole.plus(1 - USUAL_MONTHS)
    return Month(min(last, max(first, workbook.first_month))).until(last)
