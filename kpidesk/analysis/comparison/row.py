"""One row of the changes table: an indicator's figures, change, status, signal and advice for a period."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.comparison import Comparison, compare, tint
from kpidesk.analysis.goals.pace import Pace, begun_in, pace, pace_so_far
from kpidesk.analysis.goals.period_goals import is_judged_by_year
from kpidesk.analysis.goals.status import Counsel, Judgement, counsel, judge
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.analysis.signals.series import Series, sparkline
from kpidesk.analysis.signals.signals import Signal, UsualRange, signal_in, usual_range
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


@dataclass(frozen=True, slots=True)
class KpiRow:
    """Everything that is known about one indicator in one period.

    ``usual`` and ``signal`` are about the last month of the period. Colours of a change are there for months only:
    the usual range judges months. ``pace`` is there where it is what is judged: a quarter or year that is not over,
    and a month of a figure whose years count as a whole.
    """

    comparison: Comparison
    judgement: Judgement
    spark: Series
    usual: UsualRange | None
    signal: Signal | None
    counsel: Counsel | None
    pace: Pace | None = None

    @property
    def previous_tint(self) -> Merit:
        return tint(self.comparison.previous, self._side)

    @property
    def last_year_tint(self) -> Merit:
        return tint(self.comparison.last_year, self._side)

    @property
    def is_on_its_way(self) -> bool:
        """A quarter or year that is not all there: held against its goal as far as it goes."""
        is_longer = self.comparison.period.kind is not PeriodKind.MONTH
        return self.pace is not None and is_longer and self.judgement.goal is not None

    @property
    def aim(self) -> Goal | NoValue:
        """What the figure is held against: of a quarter or year on its way the path up to here."""
        so_far = self.judgement.goal
        return so_far if self.is_on_its_way and so_far is not None else self.comparison.goal

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
    whole = compare(source, indicator, period, segment) if comparison.per_day else comparison
    judgement, found = judged_by_pace(source, whole)
    return KpiRow(
        comparison=comparison,
        judgement=judgement,
        spark=sparkline(source, indicator, period.last, segment),
        usual=usual,
        signal=signal,
        counsel=_counsel(comparison, usual, signal, period.last, source),
        pace=found,
    )


def judgement_of(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Judgement:
    """The status of one figure, rounded as its row shows it, wherever it is asked for."""
    return judged_by_pace(source, compare(source, indicator, period, segment))[0]


def judged_by_pace(source: Source, comparison: Comparison) -> tuple[Judgement, Pace | None]:
    """The status of a compared figure, and the pace where that is what is judged; not for figures per day."""
    found = pace_judged(source, comparison.indicator.id, comparison.period, comparison.segment)
    return (judged(comparison), None) if found is None else (found.judgement, found)


def pace_judged(source: Source, indicator: str, period: Period, segment: Segment | None = None) -> Pace | None:
    """The pace, where a figure is judged by it: None where it is judged by itself, and where there is no figure yet.

    A quarter or year that is not over is judged so far. So is the year of a month whose year counts as a whole.
    """
    match period.kind:
        case PeriodKind.MONTH:
            if not is_judged_by_year(source, indicator, period.first, segment):
                return None
            return pace(
                source, indicator, source.calendar.around(period.first, PeriodKind.YEAR), period.first, segment=segment
            )
        case PeriodKind.QUARTER | PeriodKind.YEAR:
            return (
                None
                if _is_over(source, indicator, period, segment)
                else pace_so_far(source, indicator, period, segment)
            )
    return None


def _is_over(source: Source, indicator: str, period: Period, segment: Segment | None) -> bool:
    """Whether its last month is there and finished; a gap on the way does not make a period run. One that the figure
    began in is never whole: it is judged from there on."""
    if begun_in(source, indicator, period, segment) > period.first:
        return False
    is_running = period.last in source.calendar.unfinished
    return not is_running and not isinstance(source.month_value(indicator, period.last, segment), NoValue)


def judged(comparison: Comparison) -> Judgement:
    """The status of a compared figure by itself; not for figures per day, which have no goal of their own."""
    about, decimals = comparison.indicator, comparison.decimals
    return judge(about, comparison.value, comparison.goal, decimals, comparison.unfinished)


def _counsel(
    comparison: Comparison, usual: UsualRange | None, signal: Signal | None, month: Month, source: Source
) -> Counsel | None:
    """The goal of the last month is held against the usual range of that month."""
    goal = source.month_goal(comparison.indicator.id, month, comparison.segment)
    limits: Limits | None = None if usual is None else usual.for_month(month)
    return counsel(comparison.indicator.direction, goal, limits, None if signal is None else signal.merit)
