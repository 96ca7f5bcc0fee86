"""The KPI table of a business, as asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart
from kpidesk.charts.judged_period import chosen_kpis, judged_period, newest_in, period_words, so_far_words
from kpidesk.charts.refusing import refused
from kpidesk.charts.table.table_lines import Order, TableFacts, TableLine, in_groups, urgent_first
from kpidesk.charts.table.table_page import TablePage
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.title_words import begun, none_of, one_line
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.workbook.workbook import Workbook


def table_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Of the KPIs asked for, in that order, else of all that are shown: about one KPI in groups, else by urgency.

    A year that still runs is seen up to its newest month. Those without a figure in 13 months are left out and counted,
    unless they were asked for by name.
    """
    period = _seen(workbook, judged_period(workbook, ask.period))
    when = period_words(workbook.calendar, period)
    names = _names(workbook, ask)
    lines = [_line(workbook, ask, name, period) for name in names]
    if not any(line.has_value for line in lines):
        return refused(ask, _why_empty(workbook, ask, names, when))
    shown = lines if ask.indicators else [line for line in lines if line.has_figures]
    order = Order.ASKED if ask.indicators else Order.GROUPS if ask.indicator else Order.URGENT
    facts = TableFacts(
        lines=tuple(_ordered(shown, order)),
        of_all=len(shown),
        left_out=len(lines) - len(shown),
        period=period,
        month=period.last,
        when=when,
        so_far=so_far_words(workbook.calendar, period),
        order=order,
        currency=workbook.business.currency,
        form=ask.form,
        source="example figures" if workbook.business.is_example else "own books",
        segment=ask.segment,
    )
    return TablePage(facts)


def table_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """It is about all KPIs, whichever is chosen; of a part of the business those that can be seen by such parts."""
    if ask.indicators and any(name not in workbook.indicators for name in ask.indicators):
        return "Choose figures or KPIs to be shown."
    if ask.segment is not None and not _names(workbook, ask):
        return f"No KPI that is shown can be seen by {ask.segment.kind}."
    return None


def _ordered(lines: list[TableLine], order: Order) -> list[TableLine]:
    if order is Order.ASKED:
        return lines
    return in_groups(lines) if order is Order.GROUPS else urgent_first(lines)


def _seen(workbook: Workbook, period: Period) -> Period:
    newest = newest_in(workbook, period)
    if period.kind is PeriodKind.YEAR and newest < period.last:
        return workbook.calendar.year_to_date(newest)
    return period


def _names(workbook: Workbook, ask: ChartAsk) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(ask.indicators)) or chosen_kpis(workbook)
    if ask.segment is None:
        return names
    return tuple(name for name in names if ask.segment.kind in workbook.segment_kinds(name))


def _line(workbook: Workbook, ask: ChartAsk, name: str, period: Period) -> TableLine:
    row = kpi_row(source_for(workbook, name), name, period, ask.segment)
    if not ask.options.notes:
        return TableLine(row)
    (note,) = notes_on(_OwnNotes(workbook), name, [period.last], ask.segment)
    return TableLine(row, note)


def _why_empty(workbook: Workbook, ask: ChartAsk, names: Sequence[str], when: str) -> str:
    if not names:
        return "No KPI is chosen to be shown. Choose some under KPIs, and they stand here."
    about = f" for {ask.segment.kind} {ask.segment.name}" if ask.segment else ""
    one = f"“{one_line(workbook.indicator(names[0]).name)}” has no value"
    who = one if len(names) == 1 else f"{begun(none_of(len(names), 'KPIs'))} has a value"
    return f"{who}{about} in {when}. Enter the figures of the month first."


@dataclass(frozen=True, slots=True)
class _OwnNotes:
    """Notes on single figures: one on a whole month would stand beside every KPI."""

    workbook: Workbook

    def note(self, cell: Cell) -> str:
        return self.workbook.note(cell)

    def month_note(self, _month: Month) -> str:
        return ""
