"""What stands in the cells of the goal table, as prepared strings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goal_year import GoalColumn, GoalYear
from kpidesk.analysis.merit import Merit
from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue, Value
from kpidesk.ui import wording
from kpidesk.ui.figure_text import bare_difference, bare_text, difference_text, figure_text
from kpidesk.ui.goals.goal_ends import Ends, ends_of
from kpidesk.ui.goals.goal_words import so_far
from kpidesk.workbook.workbook import Workbook

MONTHS, TO_DATE, YEAR, COLUMNS = 12, 12, 13, 14


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class Row(Enum):
    GOAL = "goal"
    UPPER = "upper"
    ACTUAL = "actual"
    DIFFERENCE = "difference"
    LAST_YEAR = "last year"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell, prepared. ``is_half`` runs still, or is half a band; ``ring`` is a missing value."""

    text: str = ""
    merit: Merit = Merit.NONE
    is_quiet: bool = False
    is_bold: bool = False
    is_half: bool = False
    ring: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class YearCells:
    """The cells of one business year, seen from one of its months. ``halves`` are bands with one end typed."""

    workbook: Workbook
    form: NumberForm
    year: GoalYear
    month: Month
    is_band: bool
    halves: Mapping[Month, Ends] = field(default_factory=dict)

    @property
    def about(self) -> Indicator:
        return self.workbook.indicator(self.year.indicator)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for row in Row if row is not Row.UPPER or self.is_band)

    def is_editable(self, row: int, column: int) -> bool:
        return 0 <= row < len(self.rows) and 0 <= column < MONTHS and self.rows[row] in {Row.GOAL, Row.UPPER}

    def month_at(self, column: int) -> Month:
        return self.year.period.first.plus(column)

    def ends(self, month: Month) -> Ends:
        """What stands in the rows of a goal for this month."""
        goal = self.workbook.month_goal(self.about.id, month, self.year.segment)
        if goal is None:
            return self.halves.get(month, Ends())
        return ends_of(goal, self.about.direction, self.is_band)

    def exact(self, row: int, column: int) -> float | None:
        """The number of a cell with every digit; None where there is none."""
        kind, held = self.rows[row], self.year.columns[column]
        if kind in {Row.GOAL, Row.UPPER}:
            ends = self._ends_in(held)
            return ends.upper if kind is Row.UPPER else ends.lower
        values = {Row.ACTUAL: held.actual, Row.DIFFERENCE: held.judgement.variance, Row.LAST_YEAR: held.last_year}
        return _number(values[kind])

    def cell(self, row: int, column: int) -> TableCell:
        kind, held = self.rows[row], self.year.columns[column]
        is_bold = held.period == Period.month(self.month) or (column == YEAR and kind in {Row.GOAL, Row.UPPER})
        match kind:
            case Row.GOAL | Row.UPPER:
                prepared = self._goal(held, self.exact(row, column))
            case Row.ACTUAL:
                prepared = self._actual(held)
            case Row.DIFFERENCE:
                prepared = self._difference(held)
            case Row.LAST_YEAR:
                prepared = self._last_year(held)
        return replace(prepared, is_bold=is_bold)

    def _ends_in(self, column: GoalColumn) -> Ends:
        if column.period.length == 1 and column is not self.year.to_date:
            return self.ends(column.period.first)
        goal = column.goal if isinstance(column.goal, Goal) else None
        return ends_of(goal, self.about.direction, self.is_band)

    def _text(self, value: float) -> str:
        return bare_text(value, self.about, self.year.decimals, self.form)

    def _goal(self, column: GoalColumn, value: float | None) -> TableCell:
        if value is None:
            return TableCell(detail=self._reason(column.goal))
        if isinstance(column.goal, NoValue):
            half = _tr("No goal before the other end of the band is typed too.")
            return TableCell(self._text(value), is_half=True, detail=half)
        return TableCell(self._text(value))

    def _actual(self, column: GoalColumn) -> TableCell:
        if column.actual is None:
            return TableCell()
        if isinstance(column.actual, NoValue):
            return TableCell(ring=True, detail=self._reason(column.actual))
        return TableCell(self._text(column.actual), is_quiet=True, is_half=bool(column.days), detail=so_far(column))

    def _difference(self, column: GoalColumn) -> TableCell:
        variance, merit = column.judgement.variance, column.judgement.merit
        if variance is None or column.days:  # a part of a month is not held against the whole month's goal
            return TableCell(detail=so_far(column))
        text = bare_difference(variance, self.about, self.year.decimals, self.form)
        return TableCell(text, merit, is_quiet=merit is Merit.NONE, detail=so_far(column))

    def _last_year(self, column: GoalColumn) -> TableCell:
        if isinstance(column.last_year, NoValue):
            return TableCell(detail=self._reason(column.last_year))
        return TableCell(self._text(column.last_year), is_quiet=True)

    def _reason(self, value: Goal | Value) -> str:
        return wording.reason(value, self.workbook) if isinstance(value, NoValue) else ""

    def row_name(self, row: int) -> str:
        kind = self.rows[row]
        if kind is Row.LAST_YEAR:
            return wording.short_period(self.year.period.year_earlier, self.workbook.calendar)
        return {
            Row.GOAL: _tr("Goal from") if self.is_band else _tr("Goal"),
            Row.UPPER: _tr("to"),
            Row.ACTUAL: _tr("Actual"),
            Row.DIFFERENCE: _tr("Δ goal, pp") if self.about.unit is Unit.PERCENT else _tr("Δ goal"),
        }[kind]

    @property
    def unit(self) -> str:
        return wording.unit(self.about.unit, self.workbook.business.currency)

    def spoken(self, row: int, column: int) -> str:
        """Goal, August 2026, EUR 6,856."""
        is_earlier = self.rows[row] is Row.LAST_YEAR
        shown = self.year.columns[column].period
        period = wording.period(shown.year_earlier if is_earlier else shown, self.workbook.calendar)
        name = _tr("A year before") if is_earlier else self.row_name(row)
        cell, value = self.cell(row, column), self.exact(row, column)
        if value is None:
            said = _tr("no value") if cell.ring else _tr("empty")
        elif self.rows[row] is Row.DIFFERENCE:
            said = difference_text(value, self.about, self.year.decimals, self.form)
        else:
            said = figure_text(value, self.about, self.year.decimals, self.form, self.workbook.business.currency)
        return ", ".join(part for part in (name, period, said, cell.detail) if part)


def _number(value: Value | None) -> float | None:
    return None if isinstance(value, NoValue) else value
