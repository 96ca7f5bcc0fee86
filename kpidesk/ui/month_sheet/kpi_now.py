"""The row of a KPI while a figure is typed: what its past says of it is taken from the row as it is stored."""

from dataclasses import replace

from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.comparison.row import KpiRow, judged_by_pace, kpi_row
from kpidesk.analysis.signals.process_limits import BASELINE_MONTHS
from kpidesk.analysis.signals.signals import UsualRange, signal_in
from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue, Value


def row_now(source: Source, stored: KpiRow) -> KpiRow:
    """The same as `kpi_row` would say of the month, several times as fast; without trend and advice of its own."""
    about, period = stored.comparison.indicator, stored.comparison.period
    comparison = compare(source, about.id, period)
    judgement, pace = judged_by_pace(source, comparison)
    if stored.usual is None:
        return kpi_row(source, about.id, period)  # this very figure may be the sixth
    usual = _with(stored.usual, comparison.value, period.last)
    if usual is None:
        return kpi_row(source, about.id, period)
    signal = signal_in(source, usual, period.last)
    return replace(stored, comparison=comparison, judgement=judgement, usual=usual, signal=signal, pace=pace)


def _with(usual: UsualRange, value: Value, month: Month) -> UsualRange | None:
    """The usual range with this month's value in it; None when the value may move the limits themselves."""
    earlier = tuple(point for point in usual.points if point[0] < month)
    if usual.limits.count < BASELINE_MONTHS or len(earlier) < BASELINE_MONTHS:
        return None
    if isinstance(value, NoValue) or month in usual.series.unfinished:
        return usual.over(earlier)
    return usual.over((*earlier, (month, value / month.days if usual.series.per_day else value)))
