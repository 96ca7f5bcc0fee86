"""What the overview says around its tiles: headings, the month, what is worth a look."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.overview.since_entered import MonthFacts
from kpidesk.analysis.overview.tiles import Side
from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind


def tr(text: str) -> str:
    return QCoreApplication.translate("Overview", text)


def side(value: Side) -> str:
    return {Side.BUSINESS: tr("Business"), Side.MARKETING: tr("Marketing")}[value]


KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING)
"""In the order of the toolbar and of Alt+1 to Alt+4."""


def kind(value: PeriodKind) -> str:
    return {
        PeriodKind.MONTH: tr("Month"),
        PeriodKind.QUARTER: tr("Quarter"),
        PeriodKind.YEAR_TO_DATE: tr("Year to date"),
        PeriodKind.ROLLING: tr("12 months"),
    }[value]


def state(month: MonthFacts) -> str:
    """closed; so far, 17 of 30 days; over, not closed; still runs."""
    if month.status is MonthStatus.CLOSED:
        return tr("closed")
    if month.until_day is not None:
        return tr("so far, {days} of {all} days").format(days=month.until_day, all=month.month.days)
    return tr("not closed") if month.is_over else tr("still runs")


def entered(month: MonthFacts) -> str:
    """48 of 48 entered; nothing entered yet."""
    if not month.all:
        return tr("nothing to enter")
    if not month.entered:
        return tr("nothing entered yet")
    return tr("{n} of {all} entered").format(n=month.entered, all=month.all)


def running(month: MonthFacts, day: int, above: Month) -> str:
    """September: 17 of 30 days; with its year where it does not follow the month above."""
    days = day if month.until_day is None else month.until_day
    name = month_names.name(month.month) if month.month == above.next else month_names.full(month.month)
    return tr("{month}: {days} of {all} days").format(month=name, days=days, all=month.month.days)


def counts(on_track: int, watch: int, off: int, colours: str) -> str:
    """The left part of the status bar; ``colours`` are those of good and bad."""
    legend = tr("arrow = direction of the number; {colours}, only where a month stands out").format(colours=colours)
    told = tr("on track {on}, watch {watch}, off {off}").format(on=on_track, watch=watch, off=off)
    return f"{told}; {legend}"


def no_figures(month: Month) -> tuple[str, str, str, str]:
    """Title, sentence and both buttons before there is a figure; ``month`` is the one to begin with."""
    return (
        tr("Enter your first month"),
        tr("Six months give the first usual range, twelve a rough forecast. One is enough to begin."),
        tr("Enter {month}").format(month=month_names.full(month)),
        tr("Import a spreadsheet"),
    )


def no_kpis() -> tuple[str, str, str]:
    """Title, sentence and button where nothing is chosen that could be a tile."""
    return tr("No KPI is chosen"), tr("Choose under Figures what you want to follow."), tr("Go to Figures")
