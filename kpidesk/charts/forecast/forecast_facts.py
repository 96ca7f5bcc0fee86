"""The facts of a forecast chart, taken from a business: the months that were, and those that are to come."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.activity.activity_source import forecast_for, source_for
from kpidesk.analysis.forecast.forecast import FURTHEST, Basis, Forecast, NoForecast
from kpidesk.analysis.forecast.track_record import TrackRecord, track_record
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.prospects.indicator_forecast import History, history_of
from kpidesk.analysis.prospects.outlook import Outlook, outlook
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.words.forecast_words import refusal_words
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook

MOST_PAST = 24
"""Months of history in the picture; the forecast may be made of more."""

LEAST_AHEAD = 6
"""Months ahead that are looked for where the business year ends earlier."""


@dataclass(frozen=True, slots=True)
class ForecastFacts:
    """What the chart is made from.

    ``months`` are those shown, past and to come; ``values`` are the figures of the past ones, months that still run
    included. ``goals`` and ``outlooks`` have one entry for each month, an outlook only where there is a forecast and a
    goal that can be met. ``notes`` are of the past months; empty: none.
    """

    indicator: Indicator
    currency: str
    calendar: Calendar
    form: NumberForm
    segment: Segment | None
    months: tuple[Month, ...]
    values: tuple[Value, ...]
    last: Month
    made: Forecast
    goals: tuple[Goal | None, ...]
    outlooks: tuple[Outlook | None, ...]
    record: TrackRecord | None = None
    notes: tuple[str, ...] = ()
    is_flow: bool = False
    is_level: bool = False
    is_example: bool = False

    @property
    def goal_set_on(self) -> dt.date | None:
        return max((goal.set_on for goal in self.goals if goal is not None and goal.set_on), default=None)


def facts_of(workbook: Workbook, ask: ChartAsk) -> ForecastFacts | str:
    """The facts, or a sentence that says why nothing can be told.

    Seen from the last month of the period that was asked for, or from the newest finished one.
    """
    about, segment = workbook.indicator(ask.indicator), ask.segment
    source = source_for(workbook, about.id)
    newest = workbook.last_entered or workbook.current_month
    seen_from = ask.period.last if ask.period.last < newest else None
    past = history_of(source, about.id, seen_from, segment)
    made = forecast_for(workbook, about.id, _wanted(workbook, ask, past.last), last=seen_from, segment=segment)
    if isinstance(made, NoForecast):
        return refusal_words(made, workbook, full_name(about, segment)) + "."
    months = _first_shown(past).until(made.months[-1].month)
    last_shown = Month(min(seen_from or newest, months[-1]))
    entered = months[0].until(last_shown)
    goals = tuple(workbook.month_goal(about.id, month, segment) for month in months)
    is_itself = made.has_line and made.basis is Basis.ITSELF
    notes = notes_on(workbook, about.id, entered, segment) if ask.options.notes else []
    nature = workbook.nature(about.id)
    return ForecastFacts(
        indicator=about,
        currency=workbook.business.currency,
        calendar=workbook.calendar,
        form=ask.form,
        segment=segment,
        months=tuple(months),
        values=tuple(source.month_value(about.id, month, segment) for month in entered),
        last=past.last,
        made=made,
        goals=goals,
        outlooks=tuple(_outlooks(about, made, months, goals)),
        record=track_record(past.values, past.first, known=past.known) if is_itself else None,
        notes=(*notes, *[""] * (len(months) - len(notes))) if any(notes) else (),
        is_flow=nature is Nature.FLOW,
        is_level=nature is Nature.STOCK,
        is_example=workbook.business.is_example,
    )


def _wanted(workbook: Workbook, ask: ChartAsk, last: Month) -> int:
    """To the end of the period asked for, where that lies ahead; else to the end of the business year, or further."""
    if ask.period.last > last.next:
        return min(FURTHEST, ask.period.last - last)
    year_end = workbook.calendar.year_first(last.next).plus(11)
    return min(FURTHEST, max(LEAST_AHEAD, year_end - last))


def _first_shown(past: History) -> Month:
    """From the first figure on, but not more than two years back."""
    known = [past.first.plus(place) for place, value in enumerate(past.values) if value is not None]
    return Month(max(known[0], past.last.plus(1 - MOST_PAST)))


def _outlooks(
    about: Indicator, made: Forecast, months: Sequence[Month], goals: Sequence[Goal | None]
) -> list[Outlook | None]:
    found: list[Outlook | None] = []
    for month, goal in zip(months, goals, strict=True):
        ahead = made.at(month)
        found.append(None if ahead is None or goal is None else outlook(ahead, goal, about.direction))
    return found
