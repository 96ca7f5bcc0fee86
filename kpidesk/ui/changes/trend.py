"""The line of a row of the table of changes: its months, its usual ranges, and both in words."""

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_apart, decimals_of
from kpidesk.analysis.signals.breaks import breaks_in
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.analysis.signals.series import Series
from kpidesk.analysis.signals.signals import UsualRange
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.series_break import BreakKind
from kpidesk.ui.changes.words import tr
from kpidesk.ui.painters.sparkline import Band, Ends, Sparkline
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import short_text
from kpidesk.workbook.workbook import Workbook


class TrendWriter:
    """Puts the months of a row and what is usual of them into the form of numbers of its reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def limits(self, row: KpiRow) -> str:
        """8.74 to 28.73: the usual range of the last month; "" without one."""
        if row.usual is None:
            return ""
        return self._limits_text(row, row.usual.for_month(row.comparison.period.last), self._last_month(row))

    def _last_month(self, row: KpiRow) -> float | None:
        """The figure of the last month as it is typed, not per day; None without one."""
        value, series = row.spark.values[-1], row.spark
        if value is None or not series.per_day:
            return value
        return value * self._workbook.calendar.days(Period.month(series.last))

    def _limits_text(self, row: KpiRow, limits: Limits, value: float | None = None) -> str:
        """With as many decimals as tell the ``value`` that lies outside from the nearer end."""
        about = row.comparison.indicator
        decimals = decimals_of(about, limits.lower, limits.upper)
        if value is not None and not limits.lower <= value <= limits.upper:
            end = limits.upper if value > limits.upper else limits.lower
            decimals = decimals_apart(about, value, end, decimals)
        low, high = (short_text(value, about, decimals, self._form) for value in (limits.lower, limits.upper))
        return tr("{low} to {high}").format(low=low, high=high)

    def trend(self, row: KpiRow, full: str) -> Sparkline:
        series, usual = row.spark, row.usual
        since = 0 if usual is None or not usual.earlier else max(0, usual.points[0][0] - series.first)
        limits = None if usual is None else usual.limits
        first = next((month for month, _ in series.complete), series.first)
        span = tr("{first} to {last}").format(first=wording.month(first), last=wording.month(series.last))
        return Sparkline(
            values=series.values,
            lower=None if limits is None else limits.lower,
            centre=None if limits is None else limits.centre,
            upper=None if limits is None else limits.upper,
            signalled=row.signal is not None,
            merit=Merit.NONE if row.signal is None else row.signal.merit,
            span=span,
            last=self._last_figure(row, series),
            place=full,
            earlier=earlier_bands(row),
            since=since,
            course=() if usual is None else _course(usual, series.first.plus(since), series.last),
            marks=tuple(month - series.first for month in self.redefined(row)),
            breaks=self._breaks(row),
        )

    def redefined(self, row: KpiRow) -> list[Month]:
        """Months in sight in which the figure began to mean something else."""
        held = breaks_in(self._workbook, row.comparison.indicator.id).items()
        months = [month for month, each in held if each.kind is BreakKind.REDEFINED]
        return [month for month in months if row.spark.first < month <= row.spark.last]

    def _breaks(self, row: KpiRow) -> str:
        """Where it starts anew, and the limits before."""
        told = [tr("definition changed in {month}").format(month=wording.month(m)) for m in self.redefined(row)]
        usual = row.usual
        if usual is not None and usual.earlier and usual.points[0][0] > row.spark.first:
            before, month = usual.earlier[-1].for_month(usual.points[0][0].previous), usual.points[0][0]
            words = tr("limits anew from {month}, before {limits}")
            told.append(words.format(month=wording.month(month), limits=self._limits_text(row, before)))
        return "; ".join(told)

    def _last_figure(self, row: KpiRow, series: Series) -> str:
        """7,446 (240 a day): the figure that the limits beside it are for, with the decimals of its line."""
        value, about = series.values[-1], row.comparison.indicator
        if value is None:
            return ""
        text = short_text(value, about, decimals_of(about, *series.values), self._form)
        if not series.per_day:
            return text
        whole = self._last_month(row)
        month = "" if whole is None else short_text(whole, about, decimals_of(about, whole), self._form)
        return tr("{figure} ({daily} a day)").format(figure=month, daily=text)


def earlier_bands(row: KpiRow) -> tuple[Band, ...]:
    """The usual ranges that held before the present one, as far as their months are in sight."""
    if row.usual is None:
        return ()
    first, bands = row.spark.first, []
    for part, start, end in row.usual.held(first, row.spark.last):
        if part is not row.usual:
            limits = part.limits_in(end)
            ends = (limits.lower, limits.centre, limits.upper)
            bands.append(Band(start - first, end - first, *ends, _course(part, start, end)))
    return tuple(bands)


def _course(usual: UsualRange, first: Month, last: Month) -> tuple[Ends, ...]:
    """The range of each of the months; nothing for one that stays level."""
    if not usual.around.moves:
        return ()
    months = map(usual.limits_in, first.until(last))
    return tuple(Ends(limits.lower, limits.centre, limits.upper) for limits in months)
