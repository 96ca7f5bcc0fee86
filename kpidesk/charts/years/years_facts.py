"""The facts of a chart of years, taken from a business: this business year, the one before and some earlier ones."""

import datetime as dt
from dataclasses import dataclass

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.comparison import Against, compare
from kpidesk.analysis.comparison.few_cases import has_few_cases
from kpidesk.analysis.comparison.years import YearLine, year_lines
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.numbers.movement import Remark
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.paper.change_arrows import Growth, NoArrow, growth_over
from kpidesk.charts.words import month_names
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

MOST_YEARS = 5
"""More lines than that cannot be told apart; the newest are shown."""


@dataclass(frozen=True, slots=True)
class ToDate:
    """The year up to the end of a month, and the same months a year before."""

    value: float
    before: float
    against: Against


@dataclass(frozen=True, slots=True)
class YearsFacts:
    """What the chart is made from.

    ``years`` are in their order, the last is this year's. ``current`` is the newest month looked at, ``goals`` and
    ``notes`` (empty: none) have one entry for each month of this year. ``against`` compares the month that the
    message is about, ``judged``, with a year before. ``few`` are the months of this year whose change rests on few
    cases. ``growth`` is None unless asked for. Nothing is compared across ``redefined``, the first month in which the
    figure means what it means now.
    """

    indicator: Indicator
    currency: str
    calendar: Calendar
    form: NumberForm
    segment: Segment | None
    years: tuple[YearLine, ...]
    current: Month
    judged: Month
    against: Against
    goals: tuple[Goal | None, ...]
    to_date: ToDate | None = None
    growth: Growth | NoArrow | None = None
    redefined: Month | None = None
    few: frozenset[Month] = frozenset()
    notes: tuple[str, ...] = ()
    is_flow: bool = False
    is_level: bool = False
    is_example: bool = False
    with_differences: bool = False
    with_step: bool = False
    left_out: int = 0

    @property
    def year(self) -> YearLine:
        return self.years[-1]

    def is_across(self, month: Month) -> bool:
        """Whether the figure meant something else a year before that month."""
        return self.redefined is not None and month.plus(-12) < self.redefined <= month

    @property
    def goal_set_on(self) -> dt.date | None:
        return max((goal.set_on for goal in self.goals if goal is not None and goal.set_on), default=None)


def facts_of(workbook: Workbook, ask: ChartAsk) -> YearsFacts | str:
    """The facts, or a sentence that says why years cannot be held against each other."""
    about, segment = workbook.indicator(ask.indicator), ask.segment
    source = source_for(workbook, about.id)
    current = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    lines = year_lines(source, about.id, current, segment)
    known = {at.month: at.value for line in lines for at in line.months if _is_number(at.value)}
    if not any(month.plus(12) in known for month in known):
        return _too_short(full_name(about, segment), sorted(known))
    newest = max(known)
    lines = [line for line in lines if line.first <= newest and any(at.month in known for at in line.months)]
    shown = lines[-MOST_YEARS:]
    this = shown[-1].first
    complete = [month for month in known if month >= this and month not in workbook.calendar.unfinished]
    judged = max(complete, default=newest)
    months = this.until(this.plus(11))
    noted = notes_on(workbook, about.id, this.until(current), segment) if ask.options.notes else []
    nature = workbook.nature(about.id)
    return YearsFacts(
        indicator=about,
        currency=workbook.business.currency,
        calendar=workbook.calendar,
        form=ask.form,
        segment=segment,
        years=tuple(shown),
        current=current,
        judged=judged,
        against=compare(source, about.id, Period.month(judged), segment).last_year,
        goals=tuple(workbook.month_goal(about.id, month, segment) for month in months),
        to_date=_to_date(source, about, judged, segment),
        growth=growth_over(source, about.id, sorted(complete), segment) if ask.options.growth_arrow else None,
        redefined=redefined_by(workbook, about.id, judged),
        few=frozenset(_few(source, about.id, complete, segment)),
        notes=tuple([*noted, *[""] * (12 - len(noted))][:12]) if any(noted) else (),
        is_flow=nature is Nature.FLOW,
        is_level=nature is Nature.STOCK,
        is_example=workbook.business.is_example,
        with_differences=ask.options.previous_year,
        with_step=ask.options.difference_arrow,
        left_out=len(lines) - len(shown),
    )


def _too_short(name: str, known: list[Month]) -> str:
    head = "Comparing years needs the same month of two years"
    if not known:
        return f"{head}; “{name}” has no figures yet."
    months = f"{len(known)} months" if len(known) > 1 else "one month"
    return f"{head}; “{name}” has {months} of figures and no month twice ({month_names.span(known[0], known[-1])})."


def _to_date(source: EnteredSource, about: Indicator, judged: Month, segment: Segment | None) -> ToDate | None:
    """None for a single month, for a month that runs, and for what is only read at the end of a period."""
    so_far = source.calendar.year_to_date(judged)
    period = Period(PeriodKind.YEAR_TO_DATE, so_far.first, judged)
    if period.length < 2 or judged in source.calendar.unfinished:
        return None
    is_rate = source.nature(about.id) is Nature.RATE and not source.definitions.grows(about.id)
    if source.nature(about.id) is not Nature.FLOW and not is_rate:
        return None
    found = compare(source, about.id, period, segment)
    before = found.last_year.before
    is_other = Remark.REDEFINED in found.last_year.remarks
    if is_other or isinstance(found.value, NoValue) or isinstance(before, NoValue):
        return None
    return ToDate(found.value, before, found.last_year)


def _few(source: EnteredSource, indicator: str, months: list[Month], segment: Segment | None) -> list[Month]:
    periods = {month: Period.month(month) for month in months}
    return [month for month, at in periods.items() if has_few_cases(source, indicator, at.year_earlier, at, segment)]


def _is_number(value: Value | None) -> bool:
    return value is not None and not isinstance(value, NoValue)
