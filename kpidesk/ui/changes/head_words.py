"""What stands over the columns of the table of changes."""

from kpidesk.charts.words import month_names
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.words import days_so_far, tr
from kpidesk.ui.wording import wording


def head(column: Column, period: Period, calendar: Calendar) -> tuple[str, str]:
    """One or two lines over a column."""
    periods = {
        Column.VALUE: period,
        Column.PREVIOUS: period.previous,
        Column.LAST_YEAR: period.year_earlier,
    }
    if column in periods:
        return _period_head(periods[column], calendar)
    return (
        {
            Column.NAME: tr("KPI"),
            Column.TREND: tr("13 months"),
            Column.CHANGE: "Δ " + _difference_head(period.previous, period, calendar),
            Column.YEAR_CHANGE: "Δ " + _difference_head(period.year_earlier, None, calendar),
            Column.GOAL: tr("Goal"),
            Column.VARIANCE: tr("Δ goal"),
            Column.STATUS: tr("Status"),
            Column.SIGNAL: tr("Signal"),
            Column.NOTES: tr("Notes"),
        }[column],
        "",
    )


def head_tip(column: Column, period: Period, calendar: Calendar) -> str:
    """The header in full, for the tool tip, screen readers and copies."""
    now = wording.period(period, calendar)
    before, earlier = wording.period(period.previous, calendar), wording.period(period.year_earlier, calendar)
    return {
        Column.NAME: tr("KPI"),
        Column.TREND: tr(
            "13 months to {month}; what adds up is seen per day; grey band: usual range or range of trend"
        ).format(month=wording.month(period.last)),
        Column.VALUE: now,
        Column.PREVIOUS: before,
        Column.CHANGE: tr("{now} less {before}").format(now=now, before=before),
        Column.LAST_YEAR: earlier,
        Column.YEAR_CHANGE: tr("{now} less {before}").format(now=now, before=earlier),
        Column.GOAL: tr("Goal for {period}").format(period=now),
        Column.VARIANCE: tr("Figure less goal"),
        Column.STATUS: tr("The figure against its goal"),
        Column.SIGNAL: tr("The figure against its own past: is it within its range?"),
        Column.NOTES: tr("Notes on the figures it comes from, {period}").format(period=now),
    }[column]


def _period_head(period: Period, calendar: Calendar) -> tuple[str, str]:
    first, second = _two_lines(period, calendar)
    if not second and (days := days_so_far(period, calendar)):
        second = tr("{days}/{all} days").format(days=days[0], all=days[1])
    return first, second


def _two_lines(period: Period, calendar: Calendar) -> tuple[str, str]:
    first, last = month_names.short(period.first), month_names.short(period.last)
    if period.kind is PeriodKind.ROLLING:
        months = tr("{n} months").format(n=period.length)
        return months, tr("to {month}").format(month=wording.short_month(period.last))
    if period.kind is not PeriodKind.YEAR_TO_DATE or period.length == 1:
        return wording.short_period(period, calendar), ""
    if period.first.year == period.last.year:
        return f"{first}–{last}", str(period.last.year)
    return f"{wording.short_month(period.first)}–", wording.short_month(period.last)


def _difference_head(other: Period, beside: Period | None, calendar: Calendar) -> str:
    """Jul; Q2; 2025: without the year where it goes without saying."""
    if beside is not None and other.kind is PeriodKind.MONTH:
        return month_names.short(other.first)
    if beside is not None and other.kind is PeriodKind.QUARTER:
        return f"Q{calendar.quarter_of(other.first)}"
    if other.kind is PeriodKind.ROLLING:
        return wording.short_month(other.last)
    if other.length > 1 and other.kind is PeriodKind.YEAR_TO_DATE:
        return " ".join(_two_lines(other, calendar)).replace("– ", "–")
    return wording.short_period(other, calendar)
