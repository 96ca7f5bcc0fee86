"""What a month has brought, as facts for three to five sentences. Every number in them is one of these."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.forecast.forecast import NoForecast
from kpidesk.analysis.goals.pace import Pace, pace
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.analysis.questions.month_entry import MonthCount
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.signals import UsualRange
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """How far a month is entered. ``until_day`` is the last day entered of one that still runs, else None."""

    month: Month
    status: MonthStatus
    is_over: bool
    until_day: int | None
    entered: int
    all: int


@dataclass(frozen=True, slots=True)
class Since:
    """``lead`` is the first tile with a value. ``counts`` are on track, watch and off; ``judged`` the tiles whose
    month can be held against a usual range, ``trending`` those whose range lies around a trend, ``signalled`` those
    that are not in line with theirs. ``so_far``: the goals are of a period that still runs, or that is not all there.

    ``pace`` and ``ending`` are the lead's in its business year; None where nothing true can be said.
    """

    month: MonthFacts
    period: Period
    lead: KpiRow | None
    counts: tuple[int, int, int]
    judged: int
    signalled: tuple[KpiRow, ...]
    trending: int = 0
    so_far: bool = False
    pace: Pace | None = None
    ending: YearEnd | None = None


def month_facts(workbook: Workbook, count: MonthCount) -> MonthFacts:
    month, state = count.month, workbook.month_state(count.month)
    return MonthFacts(
        month=month,
        status=state.status,
        is_over=month < Month.of_date(workbook.today),
        until_day=state.until_day if state.status is MonthStatus.UNFINISHED else None,
        entered=count.entered,
        all=count.all,
    )


def since_entered(workbook: Workbook, period: Period, month: MonthFacts, rows: Sequence[KpiRow]) -> Since:
    """``rows`` are the tiles' of this period, in their order."""
    statuses = [row.judgement.status for row in rows]
    judged = [row for row in rows if row.usual is not None and row.usual.judges(period.last)]
    lead = next((row for row in rows if not isinstance(row.comparison.value, NoValue)), None)
    is_told = lead is not None and period.kind is PeriodKind.MONTH
    return Since(
        month=month,
        period=period,
        lead=lead,
        counts=(statuses.count(Status.ON_TRACK), statuses.count(Status.WATCH), statuses.count(Status.OFF)),
        judged=len(judged),
        signalled=tuple(row for row in judged if row.signal is not None),
        trending=sum(row.usual is not None and _has_trend(row.usual) for row in judged),
        so_far=any(_is_so_far(row) for row in rows if row.judgement.status is not Status.NONE),
        pace=_pace(workbook, lead, period.last) if is_told and lead is not None else None,
        ending=_ending(workbook, lead, period.last) if is_told and lead is not None else None,
    )


def _has_trend(usual: UsualRange) -> bool:
    return named_after(usual.around.course) is Basis.TREND


def _is_so_far(row: KpiRow) -> bool:
    return row.comparison.unfinished or isinstance(row.comparison.value, NoValue)


def _pace(workbook: Workbook, lead: KpiRow, month: Month) -> Pace | None:
    """Of what adds up over months, from the second month that counts on: the first one says nothing new."""
    name, year = lead.comparison.indicator.id, workbook.calendar.around(month, PeriodKind.YEAR)
    if workbook.nature(name) is not Nature.FLOW or month == year.first:
        return None
    found = pace(workbook, name, year, month)
    return None if isinstance(found.to_date, NoValue) or found.period.first == month else found


def _ending(workbook: Workbook, lead: KpiRow, month: Month) -> YearEnd | None:
    """Seen from the month looked at; of one that still runs, from the last that is finished."""
    name, year = lead.comparison.indicator.id, workbook.calendar.around(month, PeriodKind.YEAR)
    if workbook.nature(name) is not Nature.FLOW:
        return None
    last = None if month in workbook.calendar.unfinished else month
    found = year_end(workbook, name, year, last)
    return None if isinstance(found, NoForecast) or found.is_over else found
