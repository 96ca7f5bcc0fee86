"""Goals, reality checks and histories put into words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.goals.benchmarks import Reference
from kpidesk.analysis.goals.goal_plan import HistoryStep, Kind, Tolerance
from kpidesk.analysis.goals.goal_year import GoalColumn
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.period_goals import is_judged_by_year
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Benchmark, Goal, last_month
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.exchange.amount import AmountRefused
from kpidesk.ui.painters.status import StatusMark
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import bare_text, figure_text, read_figure, short_text, typed_text
from kpidesk.workbook.workbook import Workbook

DOWN = "\N{DOWNWARDS ARROW}"
DASH = "\N{EN DASH}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Goals", text)


# -- one goal ---------------------------------------------------------------------------------------------------


def goal_text(goal: Goal, about: Indicator, form: NumberForm, decimals: int | None = None) -> str:
    """6,856; 18 %; 6.0–10.0 %."""
    digits = decimals_of(about, goal.value, goal.upper) if decimals is None else decimals
    high = short_text(goal.value if goal.upper is None else goal.upper, about, digits, form)
    if goal.upper is None:
        return high
    low = bare_text(goal.value, about, digits, form)
    return f"{low}{DASH}{high}" if goal.value >= 0 else _tr("{low} to {high}").format(low=low, high=high)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One KPI of the list, prepared. ``detail`` is for the tool tip, ``spoken`` for a screen reader."""

    name: str
    goal: str
    status: Status
    hollow: bool
    detail: str
    spoken: str


def list_entry(
    workbook: Workbook, indicator: str, month: Month, form: NumberForm, segment: Segment | None = None
) -> ListEntry:
    about, goal = workbook.indicator(indicator), workbook.month_goal(indicator, month, segment)
    judgement = judgement_of(workbook, indicator, Period.month(month), segment)
    name = f"{about.name} {DOWN}" if about.direction is Direction.LOWER else about.name
    written = goal_text(goal, about, form) if goal else _tr("no goal")
    mark = status_mark(judgement, workbook, month)
    word = mark.word if not mark.detail else f"{mark.word}, {mark.detail}"
    aim = _tr("goal {goal}").format(goal=written) if goal else written
    by_year = is_judged_by_year(workbook, indicator, month, segment)
    pace = [_tr("judged by the pace of the whole year")] if by_year else []
    said = [about.label, wording.month(month), word, *([aim] if goal else []), *pace]
    return ListEntry(name, written, judgement.status, judgement.hollow, ", ".join(said), ", ".join(said))


def status_mark(judgement: Judgement, workbook: Workbook, month: Month) -> StatusMark:
    """The status with its word; for none the reason, and how far a running month is entered."""
    until = workbook.calendar.unfinished.get(month)
    days = _tr("so far, {day} of {days} days").format(day=until, days=month.days) if until else ""
    if judgement.status is not Status.NONE:
        word = {Status.ON_TRACK: _tr("on track"), Status.WATCH: _tr("watch"), Status.OFF: _tr("off")}
        return StatusMark(judgement.status, word[judgement.status], judgement.hollow, days)
    reason = judgement.reason
    if reason is None:
        return StatusMark(Status.NONE, _tr("not judged"), judgement.hollow, days)
    is_ahead = reason.cause is Cause.MISSING and month > (workbook.last_entered or workbook.current_month)
    return StatusMark(Status.NONE, _tr("still ahead") if is_ahead else reason_words.short_reason(reason), False, days)


def judged_words(workbook: Workbook, indicator: str, month: Month, segment: Segment | None) -> str:
    """What a status is about: August; Jan to Aug, by the pace, of a year that counts as a whole."""
    if not is_judged_by_year(workbook, indicator, month, segment):
        return month_names.name(month)
    first = workbook.calendar.year_first(month)
    words = _tr("{first} to {last}, by the pace") if first != month else _tr("{last}, by the pace")
    return words.format(first=month_names.short(first), last=month_names.short(month))


def kind_words(kind: Kind) -> str:
    return {Kind.AT_LEAST: _tr("at least"), Kind.AT_MOST: _tr("at most"), Kind.BETWEEN: _tr("between")}[kind]


def spread_words(how: Spread) -> str:
    return {
        Spread.EQUALLY: _tr("equally"),
        Spread.BY_DAYS: _tr("by days"),
        Spread.BY_LAST_YEAR: _tr("by last year’s shares"),
    }[how]


def shares_refused(reason: NoValue, workbook: Workbook) -> str:
    """Why last year cannot be gone by."""
    match reason.cause:
        case Cause.MISSING:
            return _tr(
                "This needs 12 finished months of the year before. There are {have}: {month} is missing."
            ).format(have=reason.have, month=wording.month(reason.month) if reason.month else "")
        case Cause.OUT_OF_DOMAIN:
            return _tr("{month} was below zero, so the months have no shares. Spread it equally or by days.").format(
                month=wording.month(reason.month) if reason.month else ""
            )
        case Cause.ZERO_DIVISOR:
            return _tr("Last year adds up to nothing, so the months have no shares. Spread it equally or by days.")
        case _:
            return reason_words.reason(reason, workbook)


# -- tolerance --------------------------------------------------------------------------------------------------


def tolerance_text(tolerance: Tolerance | None, about: Indicator, form: NumberForm) -> str:
    """10 %; 500; 2 pp; empty when the months differ."""
    if tolerance is None:
        return ""
    if tolerance.share is not None:
        return form.as_typed(float(f"{tolerance.share * 100:.12g}")) + form.percent_space + "%"
    amount = typed_text(tolerance.amount or 0.0, about, form)
    return f"{amount}{form.percent_space}pp" if about.unit is Unit.PERCENT else amount


_WHOLE = 1.0
"""A tolerance of the goal itself or more is never meant, so 500 in place of 10 % is an amount."""


def read_tolerance(
    text: str, about: Indicator, form: NumberForm, held: Tolerance | None = None, unit: str = ""
) -> Tolerance | None:
    """A share with %, an amount with its ``unit``, points with pp. None for a blank. Raises AmountRefused.

    A bare number is what it takes the place of: 5 over ``held`` 10 % is 5 %, over an amount another amount.
    """
    bare = text.strip()
    named = _named_amount(bare, unit)
    if named is None and (bare.endswith("%") or (held is not None and held.share is not None)):
        share = read_figure(bare, Indicator("", "", Unit.PERCENT, ""), form)
        tolerance = None if share is None else Tolerance(share=share)
        if share is not None and share >= _WHOLE and not bare.endswith("%"):
            tolerance = Tolerance(amount=read_figure(bare, about, form))
    else:
        amount = read_figure(bare if named is None else named, about, form)
        tolerance = None if amount is None else Tolerance(amount=amount)
    if tolerance is not None and (tolerance.share or tolerance.amount or 0.0) < 0:
        raise AmountRefused(text, _tr("is below zero. A tolerance is a distance: write 10 %, or an amount"))
    return tolerance


def _named_amount(text: str, unit: str) -> str | None:
    """The number of "500 EUR", "EUR 500" or "2 pp"; None when no unit of an amount is there."""
    for word in ("pp", unit):
        if word and word != "%" and text.casefold().endswith(word.casefold()):
            return text[: -len(word)]
        if word and word != "%" and text.casefold().startswith(word.casefold()):
            return text[len(word) :]
    return None


# -- the table --------------------------------------------------------------------------------------------------


def column_title(period: Period, calendar: Calendar) -> str:
    """Aug; Jan to Aug; 2026."""
    if period.length == 1:
        return month_names.short(period.first)
    if period.kind is PeriodKind.YEAR:
        return wording.short_period(period, calendar)
    return _tr("{first} to {last}").format(first=month_names.short(period.first), last=month_names.short(period.last))


def so_far(column: GoalColumn) -> str:
    return _tr("so far, {day} of {days} days").format(day=column.days[0], days=column.days[1]) if column.days else ""


# -- dates, history, benchmark ----------------------------------------------------------------------------------


def day(date: dt.date) -> str:
    """5 January 2026."""
    return f"{date.day} {month_names.name(Month.of_date(date))} {date.year}"


def dates_text(goals: Sequence[Goal], reviewed: dt.date | None) -> str:
    """Goal set 5 January 2026, reviewed 10 July 2026, next review 5 October 2026."""
    set_on = max((goal.set_on for goal in goals if goal.set_on), default=None)
    review_on = next_review(goals)
    parts = []
    if set_on:
        parts.append(_tr("Goal set {day}").format(day=day(set_on)))
    if reviewed:
        parts.append(_tr("reviewed {day}").format(day=day(reviewed)))
    if review_on:
        parts.append(_tr("next review {day}").format(day=day(review_on)))
    return ", ".join(parts)


def next_review(goals: Sequence[Goal]) -> dt.date | None:
    """The earliest of them."""
    return min((goal.review_on for goal in goals if goal.review_on), default=None)


def history_lines(
    steps: Sequence[HistoryStep], about: Indicator, form: NumberForm, *, adds_up: bool = False
) -> list[str]:
    """Newest first; a reason is said where it is new. A year of what adds up only says how it is judged."""
    reasons = [*(_reason(step) for step in steps), ""]
    return [
        (_judged_line(step) if adds_up and step.kind is PeriodKind.YEAR else _history_line(step, about, form, adds_up))
        + (f". {reason}" if reason and reason != before else "")
        for step, (reason, before) in zip(steps, pairwise(reasons), strict=True)
    ]


def _judged_line(step: HistoryStep) -> str:
    """5 Jan 2026, for 2026: judged as a whole year."""
    is_on = any(goal is not None for _, goal in step.goals)
    months = month_names.span(step.goals[0][0], last_month(step.goals[-1][0], step.kind))
    what = _tr("the whole year counts, by its pace") if is_on else _tr("each month counts again")
    return _tr("{day}, for {months}: {what}").format(day=month_names.day(step.at.date()), months=months, what=what)


def _reason(step: HistoryStep) -> str:
    return next((goal.reason for _, goal in reversed(step.goals) if goal is not None), "")


def _history_line(step: HistoryStep, about: Indicator, form: NumberForm, adds_up: bool) -> str:
    """5 Jan 2026, for 2026: 89,510 in all, 5,960 to 9,290 a month."""
    goals = [goal for _, goal in step.goals if goal is not None]
    months = month_names.span(step.goals[0][0], last_month(step.goals[-1][0], step.kind))
    if step.segment is not None:
        months = f"{step.segment.name}, {months}"
    if not goals:
        what = _tr("taken away")
    else:
        decimals = decimals_of(about, *(goal.value for goal in goals), *(goal.upper for goal in goals))
        low, high = min(goals, key=lambda goal: goal.value), max(goals, key=lambda goal: goal.value)
        what = goal_text(low, about, form, decimals)
        if high.value != low.value:
            what = _tr("{low} to {high}").format(low=what, high=goal_text(high, about, form, decimals))
        if len(goals) > 1 and adds_up and all(goal.upper is None for goal in goals):
            whole = goal_text(Goal(sum(goal.value for goal in goals)), about, form, decimals)
            what = _tr("{total} in all, {each} a month").format(total=whole, each=what)
        elif high.value != low.value:
            what = _tr("{each}, by month").format(each=what)
    return _tr("{day}, for {months}: {what}").format(day=month_names.day(step.at.date()), months=months, what=what)


BENCHMARK_KINDS = ("industry", "competitor", "own history")


def benchmark_kind(kind: str) -> str:
    known = {
        "own history": _tr("own history"),
        "industry": _tr("industry"),
        "competitor": _tr("competitor"),
    }
    return known.get(kind, kind)


def reference_text(told: Reference, about: Indicator, form: NumberForm, currency: str) -> str:
    """2.1 %, your median from September 2025 to August 2026; 2.0 % (industry): Chamber of trade, 3 September 2026."""
    if told.months is not None:
        figure = figure_text(told.value, about, decimals_of(about, told.value), form, currency)
        return _tr("{figure}, your median of {months}").format(figure=figure, months=month_names.span(*told.months))
    words = benchmark_text(Benchmark(told.value, told.upper, told.kind), about, form, currency)
    noted = day(told.noted_on) if told.noted_on else ""
    source = ", ".join(part for part in (told.source, noted) if part)
    return f"{words}: {source}" if source else words


def benchmark_text(benchmark: Benchmark, about: Indicator, form: NumberForm, currency: str) -> str:
    """2.1 % (own history)."""
    decimals = decimals_of(about, benchmark.value, benchmark.upper)
    ends = [benchmark.value] if benchmark.upper is None else [benchmark.value, benchmark.upper]
    written = _tr(" to ").join(figure_text(end, about, decimals, form, currency) for end in ends)
    return f"{written} ({benchmark_kind(benchmark.kind)})"
