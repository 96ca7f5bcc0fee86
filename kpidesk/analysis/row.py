"""One row of the changes table: an indicator's figures, change, status, signal and advice for a period."""

from dataclasses import dataclass

from kpidesk.analysis.comparison import Comparison, compare, tint
from kpidesk.analysis.merit import Merit, Trend
from kpidesk.analysis.process_limits import Limits
from kpidesk.analysis.series import Series, sparkline
from kpidesk.analysis.signals import Signal, UsualRange, signal_in, usual_range
from kpidesk.analysis.source import Source
from kpidesk.analysis.status import Counsel, Judgement, counsel, judge
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment


@dataclass(frozen=True, slots=True)
class KpiRow:
    """Everything that is known about one indicator in one period.

    ``usual`` and ``signal`` are about the last month of the period. Colours of a change are there for months only:
    the usual range judges months.
    """

    comparison: Comparison
    judgement: Judgement
    spark: Series
    usual: UsualRange | None
    signal: Signal | None
    counsel: Counsel | None

    @property
    def previous_tint(self) -> Merit:
        return tint(self.comparison.previous, self._side)

    @property
    def last_year_tint(self) -> Merit:
        return tint(self.comparison.last_year, self._side)

    @property
    def _side(self) -> Trend | None:
        is_month = self.comparison.period.kind is PeriodKind.MONTH
        return self.signal.side if self.signal is not None and is_month else None


def kpi_row(
    source: Source, indicator: str, period: Period, segment: Segment | None = None, *, per_day: bool = False
) -> KpiRow:
    """The row of one indicator. With ``per_day`` the status is still that of the whole period against its goal."""
    comparison = compare(source, indicator, period, segment, per_day=per_day)
    usual = usual_range(source, indicator, period.last, segment)
    signal = None if usual is None else signal_in(source, usual, period.last)
    return KpiRow(
        comparison=comparison,
        judgement=judgement_of(source, indicator, period, segment) if comparison.per_day else judged(comparison),
        spark=sparkline(source, indicator, period.last, segment),
        usual=usual,
        signal=signal,
        counsel=_counsel(comparison, usual, signal, period.last, source),
    )


def judgement_of(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Judgement:
    """The status of one figure, rounded as its row shows it, wherever it is asked for."""
    return judged(compare(source, indicator, period, segment))


def judged(comparison: Comparison) -> Judgement:
    """The status of a compared figure; not for figures per day, which have no goal of their own."""
    about, decimals = comparison.indicator, comparison.decimals
    return judge(about, comparison.value, comparison.goal, decimals, comparison.unfinished)


def _counsel(
    comparison: Comparison, usual: UsualRange | None, signal: Signal | None, month: Month, source: Source
) -> Counsel | None:
    """The goal of the last month is held against the usual range of that month."""
    if comparison.segment is not None:
        goal: Goal | None = None
    else:
        goal = source.month_goal(comparison.indicator.id, month)
    limits: Limits | None = None if usual is None else usual.for_month(month)
    return counsel(comparison.indicator.direction, goal, limits, None if signal is None else signal.merit)
