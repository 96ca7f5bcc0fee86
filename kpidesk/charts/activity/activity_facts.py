"""The facts of the activity chart, taken from a business: the index month by month, with its parts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.analysis.activity.activity import INDICATOR, ActivityIndex, NoIndex, Scale
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.traits import activity_changed_on
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import source_words
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook

MOST_SHOWN = 36
"""Months in one picture."""


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What the chart is made from: an index, or why there is none, for each of the ``months``.

    ``scale`` has the base and the weights. ``running`` is the last day entered of months that are not over.
    ``notes`` has a text for each month, or nothing. ``changed_on``: when the weights were last made others.
    """

    indicator: Indicator
    scale: Scale
    months: tuple[Month, ...]
    indexes: tuple[ActivityIndex | NoIndex, ...]
    current: Month
    running: Mapping[Month, int]
    notes: tuple[str, ...] = ()
    form: NumberForm = ENGLISH
    source: str = "Source: own books."
    changed_on: dt.date | None = None


def activity_facts(workbook: Workbook, ask: ChartAsk) -> ActivityFacts | NoIndex:
    """From the first month with an index to the last of the period, at most three years."""
    source = WithActivity(workbook)
    if isinstance(source.scale, NoIndex):
        return source.scale
    last = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    every = workbook.first_month.until(last) if workbook.first_month <= last else [last]
    found = [source.index(Period.month(month)) for month in every]
    first = next((place for place, index in enumerate(found) if isinstance(index, ActivityIndex)), None)
    if first is None:
        return next(index for index in reversed(found) if isinstance(index, NoIndex))
    first = max(first, len(every) - MOST_SHOWN)
    months = tuple(every[first:])
    notes = notes_on(workbook, INDICATOR, months) if ask.options.notes else []
    return ActivityFacts(
        indicator=workbook.indicator(INDICATOR),
        scale=source.scale,
        months=months,
        indexes=tuple(found[first:]),
        current=last,
        running={month: day for month, day in workbook.calendar.unfinished.items() if month in set(months)},
        notes=tuple(notes) if any(notes) else (),
        form=ask.form,
        source=source_words(workbook.business),
        changed_on=activity_changed_on(workbook),
    )
