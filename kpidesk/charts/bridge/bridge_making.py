"""The bridge of a figure, as asked for: which way its change is told, and when it cannot be."""

from kpidesk.analysis.causes.bridge import bridge
from kpidesk.analysis.causes.drivers import DriverKind, Why, why
from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bridge.bridge_chart import describe
from kpidesk.charts.bridge.bridge_facts import OTHER, BridgeFacts, Step, at_most, listed
from kpidesk.charts.bridge.factor_ways import BALANCES, REVENUES, WayMaker, balance_way, revenue_way
from kpidesk.charts.bridge.profit_way import PROFITS, Way, profit_way
from kpidesk.charts.chart import Chart, ChartKind, Origin
from kpidesk.charts.refusing import refused
from kpidesk.charts.whole_periods import earlier, left_out_words, names_of, whole
from kpidesk.charts.words.missing_words import missing_words, redefined_words
from kpidesk.charts.words.naming import one_line, sentences, source_words
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

_WAYS: dict[str, WayMaker] = {
    **dict.fromkeys(sorted(PROFITS), profit_way),
    **dict.fromkeys(sorted(REVENUES), revenue_way),
    **dict.fromkeys(sorted(BALANCES), balance_way),
}
_SHARED = "Each step is the mean effect of that figure over all orders in which the figures can change."


def bridge_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """From the period before, or the same one a year earlier, to the newest whole period."""
    after = whole(workbook.calendar, ask.period)
    before = earlier(after, ask.options.previous_year)
    redefined = redefined_words(workbook, ask.indicator, before, after)
    if redefined:
        return refused(ask, f"{redefined}.", ChartKind.GOAL)
    way = _way(workbook, ask.indicator, before, after, ask.segment)
    if isinstance(way, NoValue):
        return refused(ask, _no_bridge(workbook, way, before, after), ChartKind.GOAL)
    about = workbook.indicator(ask.indicator)
    direction = Direction.HIGHER if ask.indicator in _WAYS else about.direction
    return describe(
        BridgeFacts(
            indicator=about,
            segment=ask.segment,
            currency=workbook.business.currency,
            before=before,
            after=after,
            start=way.start,
            end=way.end,
            steps=at_most(way.steps, direction),
            method=sentences(way.method, left_out_words(workbook.calendar, ask.period)),
            source=source_words(workbook.business),
            form=ask.form,
        )
    )


def bridge_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """Typed figures have no steps unless it is known what they are made of."""
    about = workbook.indicators.get(ask.indicator)
    if about is None:
        return "Choose a KPI whose change is to be shown."
    if ask.indicator in _WAYS:
        return None
    name = one_line(about.name)
    formula = workbook.definitions.formula(ask.indicator)
    if formula is None:
        return f"“{name}” is not worked out from other figures, so its change has no steps."
    if _is_alias(workbook, ask.indicator):
        return f"“{name}” is one other figure under another name, so its change has no steps."
    return None


def _is_alias(workbook: Workbook, indicator: str) -> bool:
    return workbook.indicator(indicator).formula.strip() in workbook.indicators


def _way(workbook: Workbook, indicator: str, before: Period, after: Period, segment: Segment | None) -> Way | NoValue:
    if indicator in _WAYS:
        return _WAYS[indicator](workbook, indicator, before, after, segment)
    told = why(workbook, indicator, before, after, segment)
    if told.reason is not None:
        return told.reason
    return _told(workbook, told)


def _told(workbook: Workbook, told: Why) -> Way:
    about = workbook.indicator(told.indicator)
    found = bridge(told, about, list(workbook.indicators))
    merits = {driver.figures: driver.merit for driver in told.drivers}
    steps = tuple(
        Step(
            _key(one.kind, one.figures),
            _name(workbook, one.kind, one.figures),
            one.effect,
            merits.get(one.figures, one.merit),
            _origin(one.kind, one.figures, told.after),
            _detail(workbook, one.kind, one.figures),
        )
        for one in found.steps
    )
    assert not isinstance(told.start, NoValue) and not isinstance(told.end, NoValue)
    return Way(told.start, told.end, steps, _SHARED if len(steps) > 1 else "")


def _key(kind: DriverKind, figures: tuple[Key, ...]) -> str:
    match kind:
        case DriverKind.FIGURE:
            id_, segment = figures[0]
            return f"{id_} {segment}" if segment else id_
        case DriverKind.CALENDAR:
            return "calendar"
        case DriverKind.SEVERAL:
            return OTHER


def _name(workbook: Workbook, kind: DriverKind, figures: tuple[Key, ...]) -> str:
    match kind:
        case DriverKind.FIGURE:
            return _figure(workbook, figures[0])
        case DriverKind.CALENDAR:
            return "Days"
        case DriverKind.SEVERAL:
            return "Other"


def _figure(workbook: Workbook, key: Key) -> str:
    id_, segment = key
    known = workbook.indicators.get(id_)
    name = one_line(known.name if known else id_)
    return f"{name}, {one_line(segment.name)}" if segment else name


def _detail(workbook: Workbook, kind: DriverKind, figures: tuple[Key, ...]) -> str:
    return listed([_figure(workbook, key) for key in figures]) if kind is DriverKind.SEVERAL else ""


def _origin(kind: DriverKind, figures: tuple[Key, ...], after: Period) -> Origin | None:
    if kind is not DriverKind.FIGURE:
        return None
    id_, segment = figures[0]
    return Origin(id_, after.last, segment)


def _no_bridge(workbook: Workbook, reason: NoValue, before: Period, after: Period) -> str:
    old, new = names_of(before, after)
    return f"There is no bridge from {old} to {new}: {missing_words(reason, workbook)}."
