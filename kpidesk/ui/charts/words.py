"""What the window calls charts: their kinds, their options, their periods."""

from PySide6.QtCore import QCoreApplication

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.saved import ChartSettings, Span
from kpidesk.charts.several import is_of_kpis, is_of_parts, shown_kpis
from kpidesk.charts.words import month_names, period_names
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook


def tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)


ICONS = {
    ChartKind.GOAL: "chart-column",
    ChartKind.BULLET: "target",
    ChartKind.LIMITS: "chart-line",
    ChartKind.PACE: "trending-up",
    ChartKind.YEARS: "chart-spline",
    ChartKind.MULTIPLES: "grid-3x3",
    ChartKind.BRIDGE: "chart-gantt",
    ChartKind.FUNNEL: "funnel",
    ChartKind.TABLE: "table-2",
    ChartKind.FORECAST: "chart-area",
    ChartKind.DEMAND: "chart-scatter",
    ChartKind.ACTIVITY: "activity",
    ChartKind.RANKING: "chart-bar",
    ChartKind.CAMPAIGN: "megaphone",
}


def kind(of: ChartKind) -> str:
    return {
        ChartKind.GOAL: tr("Goal and actual"),
        ChartKind.BULLET: tr("Bullets of all KPIs"),
        ChartKind.LIMITS: tr("Usual range (is it noise?)"),
        ChartKind.PACE: tr("Year to date and pace"),
        ChartKind.YEARS: tr("Year over year"),
        ChartKind.MULTIPLES: tr("Small multiples"),
        ChartKind.BRIDGE: tr("Bridge (why it changed)"),
        ChartKind.FUNNEL: tr("Funnel"),
        ChartKind.TABLE: tr("KPI table"),
        ChartKind.FORECAST: tr("Forecast"),
        ChartKind.DEMAND: tr("Demand curve"),
        ChartKind.ACTIVITY: tr("Activity index"),
        ChartKind.RANKING: tr("Ranking"),
        ChartKind.CAMPAIGN: tr("Before, during, after"),
    }[of]


def short_kind(of: ChartKind) -> str:
    """For the name of a saved chart: what follows the KPI."""
    return {
        ChartKind.GOAL: tr("goal"),
        ChartKind.LIMITS: tr("usual range"),
        ChartKind.PACE: tr("pace"),
        ChartKind.YEARS: tr("years"),
        ChartKind.MULTIPLES: tr("multiples"),
        ChartKind.BRIDGE: tr("bridge"),
        ChartKind.FORECAST: tr("forecast"),
        ChartKind.DEMAND: tr("demand"),
        ChartKind.RANKING: tr("ranking"),
        ChartKind.CAMPAIGN: tr("campaign"),
    }.get(of) or kind(of)


WHOLE_BUSINESS = frozenset({ChartKind.BULLET, ChartKind.FUNNEL, ChartKind.TABLE, ChartKind.ACTIVITY})
"""Kinds that show more than the KPI that was chosen."""


_MONTHLY = (ChartKind.LIMITS, ChartKind.YEARS, ChartKind.DEMAND, ChartKind.ACTIVITY, ChartKind.CAMPAIGN)
"""Kinds that go from month to month whatever is chosen."""


def several(workbook: Workbook, settings: ChartSettings) -> str:
    """What the button says that chooses the KPIs of a page."""
    ask = settings.ask(workbook)
    if ask.indicators:
        return tr("KPIs: {n} chosen…").format(n=len(ask.indicators))
    if is_of_parts(workbook, ask):
        return tr("KPIs: this one by its parts…")
    return tr("KPIs: the usual ones…")


def option(name: str, of: ChartKind) -> str:
    """What a check box says; ``name`` is a field of the options."""
    against = tr("Against the year before")
    special = {
        **{(kind, "previous_year"): against for kind in (ChartKind.BRIDGE, ChartKind.FUNNEL, ChartKind.RANKING)},
        (ChartKind.YEARS, "previous_year"): tr("Differences to last year"),
    }
    usual = {
        "previous_year": tr("Previous year"),
        "forecast": tr("Forecast"),
        "limits": tr("Limits"),
        "notes": tr("Month notes"),
        "difference_arrow": tr("Difference arrow"),
        "growth_arrow": tr("Average growth arrow"),
        "moving_ranges": tr("Moving ranges below"),
    }
    return special.get((of, name)) or usual[name]


def span(of: PeriodKind, kind: ChartKind) -> str:
    """What the choice is called for a chart of this kind: what it is about, or what its columns are."""
    by_month = tr("Month by month")
    special = {
        (ChartKind.GOAL, PeriodKind.MONTH): tr("By month"),
        (ChartKind.GOAL, PeriodKind.QUARTER): tr("By quarter"),
        (ChartKind.GOAL, PeriodKind.YEAR): tr("By business year"),
        (ChartKind.MULTIPLES, PeriodKind.MONTH): tr("13 months"),
        (ChartKind.FORECAST, PeriodKind.MONTH): tr("Half a year or more"),
        (ChartKind.FORECAST, PeriodKind.YEAR): tr("To the year’s end"),
        **{(kind, PeriodKind.MONTH): by_month for kind in _MONTHLY},
    }
    return special.get((kind, of)) or span_name(of)


def span_name(of: PeriodKind) -> str:
    """What the choice is called, whatever the chart."""
    return {
        PeriodKind.MONTH: tr("Month"),
        PeriodKind.QUARTER: tr("Quarter"),
        PeriodKind.YEAR: tr("Business year"),
        PeriodKind.YEAR_TO_DATE: tr("Year to date"),
        PeriodKind.ROLLING: tr("12 months"),
    }[of]


def made_name(workbook: Workbook, settings: ChartSettings) -> str:
    """What a chart is called until the owner names it: Website visits, usual range."""
    kind_words = short_kind(settings.kind)
    if is_of_kpis(workbook, settings.ask(workbook)):
        return page(workbook, settings)
    if settings.kind in WHOLE_BUSINESS or settings.indicator not in workbook.indicators:
        return kind_words
    about = workbook.indicator(settings.indicator).name
    part = f", {settings.segment.name}" if settings.segment else ""
    return f"{about}{part}, {kind_words}"


def heading(workbook: Workbook, settings: ChartSettings) -> str:
    """What stands above the canvas: Website visits: usual range (is it noise?)."""
    if is_of_kpis(workbook, settings.ask(workbook)):
        return page(workbook, settings)
    if settings.kind in WHOLE_BUSINESS or settings.indicator not in workbook.indicators:
        return kind(settings.kind)
    return f"{workbook.indicator(settings.indicator).label}{_of(settings.segment)}: {kind(settings.kind)}"


def page(workbook: Workbook, settings: ChartSettings) -> str:
    """A page of several KPIs: how many it shows if they were chosen, and of which part of the business."""
    count = len(shown_kpis(workbook, settings.ask(workbook))) if settings.indicators else 0
    words = {
        ChartKind.BULLET: tr("Bullets of {n} KPIs") if count else kind(ChartKind.BULLET),
        ChartKind.MULTIPLES: tr("Small multiples of {n} KPIs") if count else tr("Small multiples of KPIs"),
        ChartKind.TABLE: tr("Table of {n} KPIs") if count else kind(ChartKind.TABLE),
    }[settings.kind]
    return words.format(n=count) + _of(settings.segment)


def _of(segment: Segment | None) -> str:
    return f", {segment.name}" if segment else ""


def span_words(followed: Span, workbook: Workbook) -> str:
    """What the status bar says of the period: whether it moves on by itself."""
    period = followed.period(workbook)
    if period.kind in {PeriodKind.QUARTER, PeriodKind.YEAR}:
        name = period_names.full(workbook.calendar, period)
        moves = tr("{period}; moves on with the newest month")
        return (moves if followed.last is None else tr("Stays at {period}")).format(period=name)
    month = month_names.full(period.last)
    if followed.last is None:
        return tr("Up to {month}; moves on with the newest month").format(month=month)
    return tr("Stays at {month}").format(month=month)
