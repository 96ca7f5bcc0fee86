"""What stands in the cells of the table of all goals, as prepared strings."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.goal_plan import Kind
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.goals.period_goals import is_judged_by_year
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_in, decimals_of, exact, in_percent
from kpidesk.analysis.overview.goal_overview import GoalCell, GoalRow, goal_row
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.goal_words import column_title, goal_text, kind_words, status_mark
from kpidesk.ui.painters.status import StatusMark, status_words
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook

MONTHS, QUARTERS = 12, 4
YEAR = MONTHS + QUARTERS
AIMS = YEAR + 1
"""Months, quarters and the year: what a goal can be typed for."""


class Column(IntEnum):
    """The columns behind those of the goals."""

    STATUS = AIMS
    REACHED = AIMS + 1
    REVIEW = AIMS + 2


COLUMNS = AIMS + len(Column)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AllGoals", text)


@dataclass(frozen=True, slots=True)
class AimCell:
    """A goal, prepared. ``is_quiet``: it follows from others and is not one of its own. ``is_bold``: it counts."""

    text: str
    is_quiet: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class AimLine:
    """The goals of one KPI in a business year, prepared without looking at any figure: that takes no time.

    ``goals`` and ``cells`` are those of its months, its quarters and the year; all show the same ``decimals``.
    """

    about: Indicator
    goals: tuple[Goal | None, ...]
    cells: tuple[AimCell, ...]
    decimals: int


@dataclass(frozen=True, slots=True)
class StandLine:
    """How one KPI stands: what has to be worked out for it, and is for those in sight only."""

    row: GoalRow
    mark: StatusMark
    reached: str
    review: str
    is_due: bool

    def text(self, column: int) -> str:
        return {Column.STATUS: self.mark.word, Column.REACHED: self.reached}.get(Column(column), self.review)


def period_at(calendar: Calendar, year: Period, column: int) -> Period:
    """What a goal of that column is for."""
    if column == YEAR:
        return year
    if column < MONTHS:
        return Period.month(year.first.plus(column))
    return calendar.around(year.first.plus(3 * (column - MONTHS)), PeriodKind.QUARTER)


def aim_line(workbook: Workbook, form: NumberForm, name: str, year: Period, segment: Segment | None) -> AimLine:
    about = workbook.indicator(name)
    periods = [period_at(workbook.calendar, year, column) for column in range(AIMS)]
    found = [goal_of(workbook, name, period, segment) for period in periods]
    goals = tuple(goal if isinstance(goal, Goal) else None for goal in found)
    ends = [end for goal in goals if goal is not None for end in (goal.value, goal.upper)]
    decimals = _decimals(about, ends)
    is_flow = workbook.nature(name) is Nature.FLOW
    by_year = is_judged_by_year(workbook, name, year.first, segment)
    cells = []
    for period, goal in zip(periods, goals, strict=True):
        text = "" if goal is None else goal_text(goal, about, form, decimals)
        is_own = period.length == 1 or (not is_flow and workbook.period_goal(name, period, segment) is not None)
        cells.append(AimCell(text, is_quiet=not is_own, is_bold=by_year and period == year))
    return AimLine(about, goals, tuple(cells), decimals)


def _decimals(about: Indicator, ends: list[float | None]) -> int:
    """The usual ones; whole percents have none, so that a band stays short."""
    usual = decimals_of(about, *ends)
    if about.unit is not Unit.PERCENT or about.decimals is not None:
        return usual
    return min(usual, max((decimals_in(exact(in_percent(end))) for end in ends if end is not None), default=0))


def stand_line(workbook: Workbook, name: str, month: Month, segment: Segment | None) -> StandLine:
    """In the business year that the month lies in, with the status of that month."""
    row = goal_row(workbook, name, workbook.calendar.around(month, PeriodKind.YEAR), segment)
    reached, of = row.reached
    return StandLine(
        row=row,
        mark=_mark(workbook, row, month),
        reached=_tr("{count} of {of}").format(count=reached, of=of) if of else "",
        review=month_names.day(row.review_on) if row.review_on else "",
        is_due=row.review_on is not None and row.review_on <= workbook.today,
    )


def _mark(workbook: Workbook, row: GoalRow, month: Month) -> StatusMark:
    cell = next((cell for cell in row.months if cell.column.period.first == month), None)
    if cell is None or not row.has_goal:
        return StatusMark(Status.NONE, _tr("no goal"))
    return status_mark(cell.judgement, workbook, month)


def longest_marks() -> list[StatusMark]:
    """The longest that a status may say, so that its column stays as wide as it is."""
    words = (_tr("2 of 3 months"), _tr("not defined"), _tr("still ahead"), _tr("monthly goal"))
    return [StatusMark(Status.NONE, word) for word in words]


def longest_text(column: Column) -> str:
    """The same for what stands behind it."""
    if column is Column.REACHED:
        return _tr("{count} of {of}").format(count=12, of=12)
    return month_names.day(dt.date(2026, 9, 28))


# -- words --------------------------------------------------------------------------------------------------------


def head(calendar: Calendar, year: Period, month: Month, column: int) -> str:
    """Aug; Q3; 2026; Status, Aug."""
    if column < MONTHS or column == YEAR:
        return column_title(period_at(calendar, year, column), calendar)
    if column < YEAR:
        return _tr("Q{number}").format(number=column - MONTHS + 1)
    names = {
        Column.STATUS: _tr("Status, {month}").format(month=month_names.short(month)),
        Column.REACHED: _tr("Reached"),
        Column.REVIEW: _tr("Review"),
    }
    return names[Column(column)]


def detail(workbook: Workbook, form: NumberForm, line: StandLine, column: int) -> str:
    """March 2026: goal at least EUR 6,978, actual EUR 7,152, on track."""
    if column >= AIMS:
        return _side_detail(line, Column(column))
    row = line.row
    cell = row.year if column == YEAR else (*row.months, *row.quarters)[column]
    parts = [_goal_part(workbook, form, row, cell)]
    actual = cell.column.actual if cell.pace is None or cell.column.period.length == 1 else cell.pace.to_date
    if isinstance(actual, float | int):
        figure = figure_text(actual, row.indicator, row.decimals, form, workbook.business.currency)
        parts.append(_tr("actual {figure}").format(figure=figure))
    if cell.judgement.status is not Status.NONE:
        at = min(cell.column.period.last, workbook.last_entered or workbook.current_month)
        parts.append(status_words(status_mark(cell.judgement, workbook, at)))
    if row.by_year:
        parts.append(_tr("judged by the pace of the whole year"))
    return f"{wording.period(cell.column.period, workbook.calendar)}: {', '.join(parts)}"


def _goal_part(workbook: Workbook, form: NumberForm, row: GoalRow, cell: GoalCell) -> str:
    goal = cell.goal
    if goal is None:
        reason = cell.column.goal
        return reason_words.short_reason(reason) if isinstance(reason, NoValue) else _tr("no goal")
    currency, about = workbook.business.currency, row.indicator
    ends = [goal.value] if goal.upper is None else [goal.value, goal.upper]
    figures = _tr(" and ").join(figure_text(end, about, row.decimals, form, currency) for end in ends)
    kind = Kind.BETWEEN if goal.upper is not None else row.kind
    asks = "" if kind is None or (kind is Kind.BETWEEN and goal.upper is None) else f"{kind_words(kind)} "
    return _tr("goal {goal}").format(goal=f"{asks}{figures}")


def _side_detail(line: StandLine, column: Column) -> str:
    reached, of = line.row.reached
    match column:
        case Column.STATUS:
            return status_words(line.mark)
        case Column.REACHED:
            words = _tr("Reached in {count} of {of} finished months with a goal")
            return words.format(count=reached, of=of) if of else ""
        case Column.REVIEW:
            due = _tr("The goal is due for review") if line.is_due else ""
            return due or (_tr("The goal is looked at again on {day}").format(day=line.review) if line.review else "")


def name_detail(workbook: Workbook, about: Indicator) -> str:
    """Customer acquisition cost: EUR, lower is better."""
    unit = wording.unit(about.unit, workbook.business.currency)
    return f"{about.label}: {', '.join(part for part in (unit, wording.better(about.direction)) if part)}"


def may_have_goal(workbook: Workbook, name: str, segment: Segment | None) -> bool:
    """Where neither way is better there is nothing to aim at, but a goal that is there can be taken away."""
    if workbook.indicator(name).direction is not Direction.NEUTRAL:
        return True
    return any(key.segment == segment for key in workbook.goal_keys(name))
