"""What stands in the cells of the goal table, as prepared strings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.comparison.row import pace_judged
from kpidesk.analysis.goals.goal_year import GoalColumn, GoalYear
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.goal_ends import Ends, ends_of
from kpidesk.ui.goals.goal_words import so_far
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import bare_difference, bare_text, difference_text, figure_text
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
    QUARTER = "quarter"
    QUARTER_UPPER = "quarter upper"


OF_QUARTERS = (Row.QUARTER, Row.QUARTER_UPPER)
TYPED = (Row.GOAL, Row.UPPER, Row.QUARTER, Row.QUARTER_UPPER)
_UPPERS = (Row.UPPER, Row.QUARTER_UPPER)
QUARTER = 3
"""Columns that a quarter takes: it stands below its months."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell, prepared. ``is_half`` runs still, or is half a band; ``ring`` is a missing value.

    ``lead`` stands at the left, the name of a quarter; ``aside`` beside it, its difference from the goal, in the
    colour of ``merit``.
    """

    text: str = ""
    merit: Merit = Merit.NONE
    is_quiet: bool = False
    is_bold: bool = False
    is_half: bool = False
    ring: bool = False
    detail: str = ""
    lead: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class YearCells:
    """The cells of one business year, seen from one of its months. ``halves`` are bands with one end typed."""

    workbook: Workbook
    form: NumberForm
    year: GoalYear
    month: Month
    is_band: bool
    halves: Mapping[Period, Ends] = field(default_factory=dict)

    @property
    def about(self) -> Indicator:
        return self.workbook.indicator(self.year.indicator)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for row in Row if row not in _UPPERS or self.is_band)

    def is_editable(self, row: int, column: int) -> bool:
        """Goals of months and of the year in their rows, those of quarters below."""
        if not 0 <= row < len(self.rows) or self.rows[row] not in TYPED:
            return False
        return 0 <= column < MONTHS or (column == YEAR and self.rows[row] not in OF_QUARTERS)

    def anchor(self, row: int, column: int) -> int:
        """The column in which a cell begins: a quarter takes those of its months."""
        is_quarter = 0 <= row < len(self.rows) and self.rows[row] in OF_QUARTERS and 0 <= column < MONTHS
        return column - column % QUARTER if is_quarter else column

    def column_at(self, row: int, column: int) -> GoalColumn | None:
        """What a cell is about; None for a place where nothing stands."""
        if self.rows[row] not in OF_QUARTERS:
            return self.year.columns[column]
        return self.year.quarters[column // QUARTER] if column < MONTHS else None

    def ends(self, period: Period) -> Ends:
        """What stands in the rows of a goal for this month, quarter or year."""
        goal = goal_of(self.workbook, self.about.id, period, self.year.segment)
        if isinstance(goal, NoValue):
            return self.halves.get(period, Ends())
        return ends_of(goal, self.about.direction, self.is_band)

    def exact(self, row: int, column: int) -> float | None:
        """The number of a cell with every digit; None where there is none."""
        kind, held = self.rows[row], self.column_at(row, column)
        if held is None:
            return None
        if kind in TYPED:
            ends = self._ends_in(held)
            return ends.upper if kind in _UPPERS else ends.lower
        values = {Row.ACTUAL: held.actual, Row.DIFFERENCE: held.judgement.variance, Row.LAST_YEAR: held.last_year}
        return _number(values[kind])

    def cell(self, row: int, column: int) -> TableCell:
        kind, held = self.rows[row], self.column_at(row, column)
        if held is None:
            return TableCell()
        is_bold = held.period == Period.month(self.month) or (column == YEAR and kind in {Row.GOAL, Row.UPPER})
        match kind:
            case Row.GOAL | Row.UPPER:
                prepared = self._goal(held, self.exact(row, column))
            case Row.QUARTER | Row.QUARTER_UPPER:
                prepared = self._quarter(held, self.exact(row, column), kind)
            case Row.ACTUAL:
                prepared = self._actual(held)
            case Row.DIFFERENCE:
                prepared = self._difference(held)
            case Row.LAST_YEAR:
                prepared = self._last_year(held)
        return replace(prepared, is_bold=is_bold)

    def _ends_in(self, column: GoalColumn) -> Ends:
        if column is not self.year.to_date:
            return self.ends(column.period)
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

    def _quarter(self, column: GoalColumn, value: float | None, kind: Row) -> TableCell:
        """Quiet where it follows from the goals of the months; with how far off it is, or is so far."""
        is_own = GoalKey(self.about.id, column.period.first, column.period.kind, self.year.segment) in self.year.own
        prepared = self._goal(column, value)
        if kind is Row.QUARTER_UPPER:
            return replace(prepared, is_quiet=not is_own)
        off = self._quarter_off(column)
        follows = "" if is_own or value is None else self._follows()
        return replace(
            prepared,
            is_quiet=not is_own,
            lead=_tr("Q{number}").format(number=self.year.quarters.index(column) + 1),
            aside=off.text,
            merit=off.merit,
            detail="\n".join(part for part in (prepared.detail, off.detail, follows) if part),
        )

    def _follows(self) -> str:
        if self.workbook.nature(self.about.id) is Nature.FLOW:
            return _tr("The sum of its months; a figure typed here is spread over them.")
        return _tr("As its months are; a figure typed here is a goal for just this quarter.")

    def _quarter_off(self, column: GoalColumn) -> TableCell:
        """How far its figure is off; of a quarter that is not over so far, against the goal so far."""
        found = pace_judged(self.workbook, self.about.id, column.period, self.year.segment)
        value, judgement = (column.actual, column.judgement) if found is None else (found.to_date, found.judgement)
        if value is None or isinstance(value, NoValue):
            return TableCell()
        actual = (_tr("so far {figure}") if found is not None else _tr("actual {figure}")).format(
            figure=figure_text(value, self.about, self.year.decimals, self.form, self.workbook.business.currency)
        )
        if judgement.variance is None:
            return TableCell(detail=actual)
        off = bare_difference(judgement.variance, self.about, self.year.decimals, self.form)
        against = _tr("{off} on the goal so far") if found is not None else _tr("{off} on the goal")
        return TableCell(off, judgement.merit, detail=f"{actual}, {against.format(off=off)}")

    def _last_year(self, column: GoalColumn) -> TableCell:
        if isinstance(column.last_year, NoValue):
            return TableCell(detail=self._reason(column.last_year))
        return TableCell(self._text(column.last_year), is_quiet=True)

    def _reason(self, value: Goal | Value) -> str:
        return reason_words.reason(value, self.workbook) if isinstance(value, NoValue) else ""

    def row_name(self, row: int) -> str:
        kind = self.rows[row]
        if kind is Row.LAST_YEAR:
            return wording.short_period(self.year.period.year_earlier, self.workbook.calendar)
        return {
            Row.GOAL: _tr("Goal from") if self.is_band else _tr("Goal"),
            Row.UPPER: _tr("to"),
            Row.QUARTER: _tr("Quarter from") if self.is_band else _tr("Quarter"),
            Row.QUARTER_UPPER: _tr("to"),
            Row.ACTUAL: _tr("Actual"),
            Row.DIFFERENCE: _tr("Δ goal, pp") if self.about.unit is Unit.PERCENT else _tr("Δ goal"),
        }[kind]

    @property
    def unit(self) -> str:
        return wording.unit(self.about.unit, self.workbook.business.currency)

    def spoken(self, row: int, column: int) -> str:
        """Goal, August 2026, EUR 6,856."""
        is_earlier = self.rows[row] is Row.LAST_YEAR
        held = self.column_at(row, column)
        if held is None:
            return _tr("empty")
        shown = held.period
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
