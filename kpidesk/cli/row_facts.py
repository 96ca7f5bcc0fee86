"""What `show` tells of a figure besides its changes, for scripts: signal, usual range, pace and forecast."""

from typing import Any

from kpidesk.analysis.activity.activity_source import forecast_for, source_for
from kpidesk.analysis.comparison.comparison import Comparison
from kpidesk.analysis.comparison.row import judged
from kpidesk.analysis.forecast.forecast import NoForecast
from kpidesk.analysis.goals.pace import Pace, Word, pace, pace_so_far
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.signals.signals import Signal, UsualRange, signal_in, usual_range
from kpidesk.cli import foresight_words as say
from kpidesk.cli import words
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.workbook.workbook import Workbook

_NEVER = frozenset({Cause.MODEL, Cause.NO_SEGMENT, Cause.NOT_BY_SEGMENT, Cause.NEEDS_SEGMENT})
"""Reasons that hold for every month: there is nothing to look back on."""


def by_itself(row: Comparison, judgement: Judgement, found: Pace | None) -> Judgement:
    """Of a month that is judged by its year (``found``) what stands beside its own goal."""
    return judged(row) if found is not None and row.period.kind is PeriodKind.MONTH else judgement


def further_facts(row: Comparison, workbook: Workbook) -> dict[str, Any]:
    """Exact numbers; null where there is none. Signal and limits are those of the last month of the period."""
    name, month = row.indicator.id, row.period.last
    source = source_for(workbook, name)
    usual = usual_range(source, name, month, row.segment)
    signal = None if usual is None else signal_in(source, usual, month)
    return {
        "signal": None if signal is None else signal_record(signal),
        "limits": None if usual is None else limits_record(usual, month),
        "pace": _pace(row, workbook),
        "forecast": _forecast(row, workbook),
    }


def signal_record(signal: Signal) -> dict[str, Any]:
    return {
        "month": str(signal.month),
        "rule": str(signal.rule),
        "rules": [str(rule) for rule in signal.rules],
        "side": str(signal.side),
        "run": signal.run,
        "merit": str(signal.merit),
    }


def limits_record(usual: UsualRange, month: Month) -> dict[str, Any]:
    """For the length of this month; ``months`` finished ones from ``first`` to ``last`` made them.

    ``basis`` is what they lie around: the level, a trend, or what is usual for the month.
    """
    limits, (first, last) = usual.for_month(month), usual.baseline
    return {
        "month": str(month),
        "basis": str(usual.basis),
        "centre": limits.centre,
        "lower": limits.lower,
        "upper": limits.upper,
        "months": limits.count,
        "first": str(first),
        "last": str(last),
        "provisional": limits.provisional,
        "earlier": [_earlier(part, month) for part in usual.earlier],
    }


def _earlier(usual: UsualRange, month: Month) -> dict[str, Any]:
    """A range that ended where the owner had it begin anew, as it was at its end, for a month of the same length."""
    until, (first, _) = usual.points[-1][0], usual.baseline
    limits = usual.limits_in(until).scaled(month.days if usual.series.per_day else 1)
    told = {"basis": str(usual.basis), "centre": limits.centre, "lower": limits.lower, "upper": limits.upper}
    return told | {"first": str(first), "until": str(until)}


def pace_record(found: Pace, workbook: Workbook) -> dict[str, Any]:
    goal = None if isinstance(found.goal, NoValue) else found.goal
    return {
        "period": workbook.calendar.name(found.period),
        "first": str(found.period.first),
        "month": str(found.month),
        "to_date": _number(found.to_date),
        "path": found.path,
        "distance": found.distance,
        "status": None if found.judgement.status is Status.NONE else str(found.judgement.status),
        "word": None if found.word is Word.NONE else str(found.word),
        "goal": None if goal is None else goal.value,
        "goal_upper": None if goal is None else goal.upper,
        "left": found.left,
        "months_left": found.months_left,
        "needed": found.needed,
        "average": found.average,
        "reached_in": None if found.reached_in is None else str(found.reached_in),
    }


def _pace(row: Comparison, workbook: Workbook) -> dict[str, Any] | None:
    """Of the business year up to the end of the period, or as far as there are figures; None with neither a figure nor
    a goal.
    """
    year = workbook.calendar.around(row.period.last, PeriodKind.YEAR)
    name, newest = row.indicator.id, workbook.last_entered
    source, found = source_for(workbook, name), None
    if newest is not None and newest < row.period.last:
        found = pace_so_far(source, name, year, row.segment)
    found = found or pace(source, name, year, row.period.last, segment=row.segment)
    nothing = isinstance(found.to_date, NoValue) and isinstance(found.goal, NoValue)
    return None if nothing else pace_record(found, workbook)


def _forecast(row: Comparison, workbook: Workbook) -> dict[str, Any]:
    """The next month, seen from the end of the period, or from the last finished month when that comes earlier.

    ``line`` false: only the range may be shown.
    """
    record: dict[str, Any] = dict.fromkeys(("month", "value", "low", "high", "rough", "line", "why", "reason"))
    if isinstance(row.value, NoValue) and row.value.cause in _NEVER:
        return record | {"reason": words.reason(row.value, workbook)}
    newest = workbook.last_entered
    last = row.period.last if newest is not None and row.period.last < newest else None
    made = forecast_for(workbook, row.indicator.id, 1, last=last, segment=row.segment)
    if isinstance(made, NoForecast):
        return record | {"why": str(made.why), "reason": say.refusal(made, workbook)}
    ahead = made.months[0]
    told = {"month": str(ahead.month), "value": ahead.value, "low": ahead.low, "high": ahead.high}
    return record | told | {"rough": made.is_rough, "line": made.has_line}


def _number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else value
