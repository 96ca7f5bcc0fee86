"""One row of the table of changes, prepared for painting, copying and speaking."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.row import KpiRow, judged
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui.changes import usual_words, words
from kpidesk.ui.changes.movements import ChangeCell, change_cell, earlier_text, signed
from kpidesk.ui.changes.steps import missing_cell
from kpidesk.ui.changes.trend import TrendWriter
from kpidesk.ui.changes.words import DASH, tr
from kpidesk.ui.painters.signal import SignalMark
from kpidesk.ui.painters.sparkline import Sparkline
from kpidesk.ui.painters.status import StatusMark
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import bare_text, figure_text, short_text
from kpidesk.workbook.workbook import Workbook

LEAST_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """``value`` is "" without one; ``missing`` is the cell to fill then, None when there is nothing to type.

    ``previous_below`` is "Apr" when the figure before is of an earlier month than the header says.
    ``signal`` is None where the past says nothing, and ``remark`` stands in its place. ``hollow``: the period runs.
    """

    row: KpiRow
    name: str
    lower_is_better: bool
    per_day: bool
    trend: Sparkline
    value: str
    hollow: bool
    previous: str
    previous_below: str
    change: ChangeCell
    last_year: str
    year_change: ChangeCell
    goal: str
    variance: str
    variance_merit: Merit
    status: StatusMark
    signal: SignalMark | None
    remark: str
    reason: str
    missing: Cell | None

    @property
    def about(self) -> Indicator:
        return self.row.comparison.indicator


class LineWriter:
    """Puts the facts of a row into the form of numbers of its reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self.trends = TrendWriter(workbook, form)
        self._kept: dict[str, Line] = {}

    def line(self, row: KpiRow) -> Line:
        """As it was written before, while the row is the same."""
        name = row.comparison.indicator.id
        kept = self._kept.get(name)
        if kept is None or kept.row is not row:
            kept = self._kept[name] = self._written(row)
        return kept

    def _written(self, row: KpiRow) -> Line:
        comparison, value = row.comparison, row.comparison.value
        about, currency = comparison.indicator, self._workbook.business.currency
        place, last_year_place = self._place(row, row.previous_tint), self._place(row, row.last_year_tint)
        previous, last_year = comparison.previous, comparison.last_year
        full = self._full_signal(row)
        signal, remark = self._signal(row, full)
        goal, variance = self._goal(row), self._variance(row)
        return Line(
            row=row,
            name=about.name,
            lower_is_better=about.direction is Direction.LOWER,
            per_day=comparison.per_day,
            trend=self.trends.trend(row, full),
            value="" if isinstance(value, NoValue) else short_text(value, about, comparison.decimals, self._form),
            hollow=comparison.unfinished,
            previous=earlier_text(comparison, previous, self._form),
            previous_below=month_names.short(previous.period.last) if previous.missing else "",
            change=change_cell(
                comparison, previous, row.previous_tint, place=place, form=self._form, currency=currency
            ),
            last_year=earlier_text(comparison, last_year, self._form),
            year_change=change_cell(
                comparison, last_year, row.last_year_tint, place=last_year_place, form=self._form, currency=currency
            ),
            goal=goal,
            variance=variance,
            variance_merit=Merit.NONE if variance == DASH or row.is_on_its_way else self._by_itself(row).merit,
            status=self._status(row),
            signal=signal,
            remark=remark,
            reason=reason_words.reason(value, self._workbook) if isinstance(value, NoValue) else "",
            missing=missing_cell(value),
        )

    def figure(self, line: Line) -> str:
        """The figure with its unit, for panel, tool tip and speech; "" without one."""
        return self._figure(line.row.comparison.value, line.row)

    def earlier_figures(self, line: Line) -> tuple[str, str]:
        """The figures of the period before and of the year before, with their units; "" without one."""
        comparison = line.row.comparison
        return self._figure(comparison.previous.before, line.row), self._figure(comparison.last_year.before, line.row)

    def goal_figure(self, line: Line) -> str:
        """The goal with its unit: EUR 1,300; 55 to 60 %; of a period that still runs EUR 1,040 so far."""
        text = self._goal_text(line.row.aim, line.row, with_unit=True)
        return tr("{goal} so far").format(goal=text) if text and line.row.is_on_its_way else text

    def _figure(self, value: float | NoValue, row: KpiRow) -> str:
        if isinstance(value, NoValue):
            return ""
        comparison = row.comparison
        text = figure_text(
            value, comparison.indicator, comparison.decimals, self._form, self._workbook.business.currency
        )
        return tr("{figure} a day").format(figure=text) if comparison.per_day else text

    # -- goal and status ----------------------------------------------------------------------------------------

    def _goal(self, row: KpiRow) -> str:
        """A figure per day stands beside no goal: the goal is for the whole period."""
        return DASH if row.comparison.per_day else self._goal_text(row.aim, row) or DASH

    def _goal_text(self, goal: Goal | NoValue, row: KpiRow, with_unit: bool = False) -> str:
        if isinstance(goal, NoValue):
            return ""
        about, currency = row.comparison.indicator, self._workbook.business.currency
        decimals = decimals_of(about, goal.value, goal.upper) if row.comparison.per_day else row.comparison.decimals

        if with_unit:
            ends = [figure_text(value, about, decimals, self._form, currency) for value in _ends(goal)]
            return tr(" to ").join(ends)
        *low, high = _ends(goal)
        lower = "".join(bare_text(value, about, decimals, self._form) + "–" for value in low)
        return lower + short_text(high, about, decimals, self._form)

    def _variance(self, row: KpiRow) -> str:
        """Of a month its own figure less its own goal, also where its status is that of the year."""
        variance = self._by_itself(row).variance
        if variance is None or row.comparison.per_day:
            return DASH
        return signed(variance, row.comparison.indicator, row.comparison.decimals, self._form)

    @staticmethod
    def _by_itself(row: KpiRow) -> Judgement:
        """Also where the status is that of the year."""
        is_month = row.comparison.period.kind is PeriodKind.MONTH
        return judged(row.comparison) if row.pace is not None and is_month else row.judgement

    def _status(self, row: KpiRow) -> StatusMark:
        judgement: Judgement = row.judgement
        comparison, pace = row.comparison, row.pace
        runs = comparison.unfinished or row.is_on_its_way
        told = [words.so_far(comparison.period, self._workbook.calendar)] if runs else []
        if pace is not None and judgement.status is not Status.NONE and comparison.period.kind is PeriodKind.MONTH:
            told.append(
                tr("judged by its year, {months}").format(months=month_names.span(pace.period.first, pace.month))
            )
        return StatusMark(judgement.status, words.status(judgement), judgement.hollow or runs, "; ".join(told))

    # -- signal -------------------------------------------------------------------------------------------------

    def _place(self, row: KpiRow, tint: Merit) -> str:
        """Of a month: where its figure lies against its own past, as far as that bears on a change."""
        if row.usual is None or row.comparison.period.length > 1 or row.comparison.unfinished:
            return ""
        named = usual_words.range_name(row.usual, row.comparison.period.last)
        if row.signal is None:
            return tr("within {range}").format(range=named)
        if tint is Merit.NONE:
            return ""
        is_outside = row.signal.rule is Rule.OUTSIDE
        if is_outside:
            return tr("outside {range}").format(range=named)
        return usual_words.not_as_before(usual_words.basis_of(row.usual))

    def _signal(self, row: KpiRow, full: str) -> tuple[SignalMark | None, str]:
        """The signal, or what stands in its place where there can be none."""
        period, value = row.comparison.period, row.comparison.value
        if isinstance(value, NoValue) and value.cause is Cause.MISSING and value.month is not None:
            return None, self._missing_words(value, value.month)
        if period.last in self._workbook.calendar.unfinished:
            return None, words.so_far(period, self._workbook.calendar)
        if row.spark.values[-1] is None:
            return None, ""
        if row.usual is None:
            return None, self._why_no_range(row)
        basis = usual_words.basis_of(row.usual)
        if row.signal is None:
            return SignalMark(None, usual_words.usual(basis, period), full=full), ""
        text = usual_words.signal(row.signal, basis, period)
        return SignalMark(row.signal.rule, text, row.signal.side, row.signal.merit, full), ""

    def _missing_words(self, value: NoValue, month: Month) -> str:
        name = self._workbook.indicators[value.indicator].name if value.indicator in self._workbook.indicators else ""
        return tr("{name}, {month} is missing").format(name=name, month=wording.short_month(month))

    def _why_no_range(self, row: KpiRow) -> str:
        if self._workbook.nature(row.comparison.indicator.id) is Nature.WINDOW:
            return tr("looks back over months")
        since = max(self.trends.redefined(row), default=row.spark.first)
        there = [month for month, _ in row.spark.complete if month >= since]
        return usual_words.too_few_months() if len(there) < LEAST_MONTHS else ""

    def _full_signal(self, row: KpiRow) -> str:
        """In whole words; "" where nothing can be said."""
        month = row.comparison.period.last
        if row.usual is None or not row.usual.judges(month):
            return ""
        limits = self.trends.limits(row)
        if row.signal is None:
            return usual_words.usual_full(row.usual, limits, month)
        return usual_words.signal_full(row.signal, row.usual, limits)


def _ends(goal: Goal) -> list[float]:
    return [goal.value] if goal.upper is None else [goal.value, goal.upper]
