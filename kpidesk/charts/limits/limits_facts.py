"""The facts of a usual-range chart, taken from a business: every month of a figure, and where it starts anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.signals.breaks import breaks_in
from kpidesk.analysis.signals.signals import bounds_of
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import source_words
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

MOST_SHOWN = 60
"""Months in one picture; the limits are made from all there are."""


class _Values(Protocol):
    def month_value(self, indicator: str, month: Month, segment: Segment | None = None, /) -> Value: ...


@dataclass(frozen=True, slots=True)
class LimitsFacts:
    """What the chart is made from: one entry in ``figures`` and ``goals`` for each of the ``months``, oldest first.

    ``figures`` are whole months'; ``per_day`` says that they are shown divided by days, of which ``days`` has those
    entered so far of months that still run. ``shown`` of the last months are drawn, ``notes`` has a text for each of
    these, or nothing. ``current`` is the month asked about. ``with_limits`` false: a plain run of dots.
    """

    indicator: Indicator
    currency: str
    months: tuple[Month, ...]
    figures: tuple[Value, ...]
    current: Month
    per_day: bool = False
    days: Mapping[Month, int] | None = None
    goals: tuple[Goal | None, ...] = ()
    breaks: Mapping[Month, Break] | None = None
    floor: float | None = None
    ceiling: float | None = None
    shown: int = MOST_SHOWN
    with_limits: bool = True
    with_ranges: bool = False
    segment: Segment | None = None
    notes: tuple[str, ...] = ()
    form: NumberForm = ENGLISH
    source: str = "Source: own books."

    def value(self, index: int) -> Value:
        """As it is shown: per day for what adds up over days."""
        figure, month = self.figures[index], self.months[index]
        if isinstance(figure, NoValue) or not self.per_day:
            return figure
        return figure / (self.days or {}).get(month, month.days)

    def runs(self, month: Month) -> bool:
        """Whether the month is not over."""
        return month in (self.days or {})


def limits_facts(workbook: Workbook, ask: ChartAsk) -> LimitsFacts | None:
    """Every month from the first with a figure to the last of the period; None where there is no figure at all."""
    is_index = ask.indicator == INDICATOR and ask.segment is None
    values: _Values = WithActivity(workbook) if is_index else workbook
    last = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    every = workbook.first_month.until(last) if workbook.first_month <= last else []
    found = [values.month_value(ask.indicator, month, ask.segment) for month in every]
    first = next((place for place, value in enumerate(found) if not isinstance(value, NoValue)), None)
    if first is None:
        return None
    months, figures = tuple(every[first:]), tuple(found[first:])
    shown = min(len(months), _asked_for(ask.period))
    notes = notes_on(workbook, ask.indicator, months[-shown:], ask.segment) if ask.options.notes else []
    facts = LimitsFacts(
        indicator=workbook.indicator(ask.indicator),
        currency=workbook.business.currency,
        months=months,
        figures=figures,
        current=last,
        per_day=workbook.nature(ask.indicator) is Nature.FLOW,
        days={month: day for month, day in workbook.calendar.unfinished.items() if month in set(months)},
        goals=tuple(workbook.month_goal(ask.indicator, month, ask.segment) for month in months),
        breaks=breaks_in(workbook, ask.indicator),
        shown=shown,
        with_limits=ask.options.limits,
        with_ranges=ask.options.limits and ask.options.moving_ranges,
        segment=ask.segment,
        notes=tuple(notes) if any(notes) else (),
        form=ask.form,
        source=source_words(workbook.business),
    )
    return _bounded(workbook, facts)


def _asked_for(period: Period) -> int:
    """A stretch of months that is longer than a year is a span that the owner chose."""
    is_span = period.kind is PeriodKind.ROLLING and period.length > 12
    return min(period.length, MOST_SHOWN) if is_span else MOST_SHOWN


def _bounded(workbook: Workbook, facts: LimitsFacts) -> LimitsFacts:
    pairs = zip(facts.months, facts.figures, strict=True)
    numbers = [figure for month, figure in pairs if not isinstance(figure, NoValue) and not facts.runs(month)]
    floor, ceiling = bounds_of(workbook, facts.indicator.id, numbers)
    return replace(facts, floor=floor, ceiling=ceiling)
