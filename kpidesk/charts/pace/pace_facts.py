"""The facts of a pace chart, taken from a business: a year to date, month by month, its path and its forecast."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.forecast.forecast import NoForecast
from kpidesk.analysis.goals.goals import summed
from kpidesk.analysis.goals.pace import Pace, begun_in, pace
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.prospects.indicator_forecast import history_of
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import source_words
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class PaceFacts:
    """What the chart is made from; ``paces`` and ``figures`` have one entry for each month of the ``year``.

    A pace holds the year up to the end of its month, ``path`` the goal up to there (of whole months; None without one).
    ``asked`` is the newest month looked at, ``last`` the newest up to
    which the year is known, None without any. ``end`` is where the year will end, or why nobody can say; None for what
    does not add up. ``running`` is the last day entered of months that are not over.
    """

    indicator: Indicator
    currency: str
    year: Period
    paces: tuple[Pace, ...]
    path: tuple[Goal | None, ...]
    figures: tuple[Value, ...]
    asked: Month
    last: Month | None
    end: YearEnd | NoForecast | None = None
    is_flow: bool = True
    running: Mapping[Month, int] | None = None
    segment: Segment | None = None
    notes: tuple[str, ...] = ()
    used: tuple[Month, Month] | None = None
    form: NumberForm = ENGLISH
    source: str = "Source: own books."

    @property
    def seen(self) -> Pace | None:
        """The pace that the message is about."""
        return None if self.last is None else self.paces[self.last - self.year.first]


def pace_facts(workbook: Workbook, ask: ChartAsk) -> PaceFacts:
    """The business year that the period ends in, from the month on in which the figure begins, as it stood at the end
    of the period."""
    name, segment, source = ask.indicator, ask.segment, source_for(workbook, ask.indicator)
    year = workbook.calendar.around(ask.period.last, PeriodKind.YEAR)
    year = replace(year, first=begun_in(source, name, year, segment))
    asked = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    paces = tuple(pace(source, name, year, month, segment=segment) for month in year.months)
    last = _last_known(workbook, ask, year, asked, paces)
    is_flow = workbook.nature(name) is Nature.FLOW
    past = [month for month in year.months if month <= asked] if ask.options.notes else []
    notes = notes_on(workbook, name, past, segment)
    end = None if last is None or not is_flow else _end(workbook, ask, year, last)
    return PaceFacts(
        indicator=workbook.indicator(name),
        currency=workbook.business.currency,
        year=year,
        paces=paces,
        path=tuple(_path(workbook, ask, paces)),
        figures=tuple(source.month_value(name, month, segment) for month in year.months),
        asked=asked,
        last=last,
        end=end,
        is_flow=is_flow,
        running={month: day for month, day in workbook.calendar.unfinished.items() if month in set(year.months)},
        segment=segment,
        notes=(*notes, *[""] * (year.length - len(notes))) if any(notes) else (),
        used=_used(workbook, ask, end),
        form=ask.form,
        source=source_words(workbook.business),
    )


def _path(workbook: Workbook, ask: ChartAsk, paces: tuple[Pace, ...]) -> Iterator[Goal | None]:
    """For what adds up the goals of the months so far; else the goal of the year to date, if the whole year has one."""
    is_flow = workbook.nature(ask.indicator) is Nature.FLOW
    goals: list[Goal] = []
    is_broken = not is_flow and isinstance(paces[-1].goal, NoValue)
    for seen in paces:
        goal = workbook.month_goal(ask.indicator, seen.month, ask.segment) if is_flow else seen.judgement.goal
        is_broken = is_broken or goal is None
        if goal is None or is_broken:
            yield None
            continue
        goals.append(goal)
        yield summed(goals) if is_flow else goal


def _last_known(workbook: Workbook, ask: ChartAsk, year: Period, asked: Month, paces: tuple[Pace, ...]) -> Month | None:
    """For what adds up the months have to be there without a gap; else the newest month that has a figure."""
    found = None
    is_flow = workbook.nature(ask.indicator) is Nature.FLOW
    for month, at in zip(year.months, paces, strict=True):
        if month > asked or (is_flow and isinstance(at.to_date, NoValue)):
            break
        if not isinstance(at.to_date, NoValue):
            found = month
    return found


def _end(workbook: Workbook, ask: ChartAsk, year: Period, last: Month) -> YearEnd | NoForecast:
    """Seen from the last month that is over."""
    while last in workbook.calendar.unfinished:
        last = last.previous
    return year_end(workbook, ask.indicator, year, last, segment=ask.segment)


def _used(workbook: Workbook, ask: ChartAsk, end: YearEnd | NoForecast | None) -> tuple[Month, Month] | None:
    """The first month with a figure and the last one that the forecast has seen."""
    if not isinstance(end, YearEnd) or not end.path:
        return None
    last = end.path[0].month.previous
    past = history_of(workbook, ask.indicator, last, ask.segment)
    first = next((place for place, value in enumerate(past.values) if value is not None), 0)
    return past.first.plus(first), last
