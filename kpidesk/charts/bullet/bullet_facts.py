"""The figures of a bullet page, judged as everywhere else in the program."""

from collections.abc import Sequence

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.comparison.row import judged
from kpidesk.analysis.goals.pace import pace
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.bullet.bullet_series import Bullet
from kpidesk.charts.judged_period import newest_in
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook


def bullets_of(
    workbook: Workbook, names: Sequence[str], period: Period, form: NumberForm, segment: Segment | None
) -> tuple[Bullet, ...]:
    """In the order of the names."""
    make = _paced if needs_pace(workbook, period) else _compared
    return tuple(make(workbook, name, period, form, segment) for name in names)


def needs_pace(workbook: Workbook, period: Period) -> bool:
    """Whether it is a longer period of which some months are still ahead: its goals are those of the time so far."""
    return period.kind is not PeriodKind.MONTH and newest_in(workbook, period) < period.last


def _compared(workbook: Workbook, name: str, period: Period, form: NumberForm, segment: Segment | None) -> Bullet:
    row = compare(source_for(workbook, name), name, period, segment)
    last_year = _number(row.last_year.before)
    return Bullet(row.indicator, judged(row), last_year, row.decimals, workbook.business.currency, form)


def _paced(workbook: Workbook, name: str, period: Period, form: NumberForm, segment: Segment | None) -> Bullet:
    """Of what adds up the sum so far beside the goals so far; of a rate the same months worked out anew."""
    month = newest_in(workbook, period)
    source = source_for(workbook, name)
    seen = pace(source, name, period, month, segment=segment)
    before = source.value(name, Period(PeriodKind.YEAR_TO_DATE, period.first, month).year_earlier, segment)
    about, goal = workbook.indicator(name), seen.judgement.goal
    ends = () if goal is None else (goal.value, goal.upper)
    decimals = decimals_of(about, seen.to_date, *ends)
    return Bullet(about, seen.judgement, _number(before), decimals, workbook.business.currency, form)


def _number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else float(value)
