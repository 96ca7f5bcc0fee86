"""Twelve months of goals to type in, beside what happened; then the year to date and the year."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kpidesk.analysis.goals.goal_block import Aim
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goal_year import GoalYear, goal_year
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.ui.goals.goal_cells import COLUMNS, MONTHS, OF_QUARTERS, YEAR, Row, TableCell, YearCells
from kpidesk.ui.goals.goal_ends import Ends, EndsCrossed, SharesUnknown, typed
from kpidesk.ui.goals.goal_text import read_band
from kpidesk.ui.goals.goal_words import column_title, shares_refused
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.wording.figure_text import read_figure, typed_text
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class GoalTableModel(QAbstractTableModel):
    """Keeps what it is about, not what it shows: cells are prepared when they are asked for.

    ``refused`` says why something typed was not taken; ``entered`` that something was.
    """

    refused = Signal(str)
    entered = Signal()

    def __init__(self, workbook: Workbook, form: NumberForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held, self.looks_held = "", False
        self.how: Callable[[], Spread] = lambda: Spread.EQUALLY
        self._workbook, self._form = workbook, form
        self._cells: YearCells | None = None

    # -- what it is about ---------------------------------------------------------------------------------------

    @property
    def cells(self) -> YearCells:
        """Only once a year is shown."""
        assert self._cells is not None
        return self._cells

    @property
    def year(self) -> GoalYear | None:
        return self._cells.year if self._cells else None

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._cells.rows if self._cells else ()

    def show_year(
        self, indicator: str, period: Period, month: Month, is_band: bool, segment: Segment | None = None
    ) -> None:
        """Show the goals of a business year, seen from one of its months."""
        year, held = goal_year(self._workbook, indicator, period, month, segment), self._cells
        halves: Mapping[Period, Ends] = {}
        stays = held is not None and held.year.subject == year.subject
        stays = stays and held is not None and held.is_band == is_band
        if stays and held is not None:
            goal = self._workbook.period_goal
            halves = {at: ends for at, ends in held.halves.items() if goal(indicator, at, segment) is None}
        cells = YearCells(self._workbook, self._form, year, month, is_band, halves)
        if stays:
            self._cells = cells
            self._say_changed()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, YEAR)
        else:
            self.beginResetModel()
            self._cells = cells
            self.endResetModel()

    def column_of(self, month: Month) -> int | None:
        """None for a month of another year."""
        if self._cells is None or month not in self._cells.year.period.months:
            return None
        return month - self._cells.year.period.first

    def month_at(self, column: int) -> Month | None:
        """None for the sums at the right."""
        return self._cells.year.period.first.plus(column) if self._cells is not None and 0 <= column < MONTHS else None

    def period_at(self, row: int, column: int) -> Period | None:
        """What a cell is about; None where nothing stands."""
        if self._cells is None or not (0 <= row < len(self.rows) and 0 <= column < COLUMNS):
            return None
        held = self._cells.column_at(row, column)
        return None if held is None else held.period

    def anchor(self, row: int, column: int) -> int:
        """The column in which a cell begins."""
        return column if self._cells is None else self._cells.anchor(row, column)

    def cell(self, row: int, column: int) -> TableCell:
        return self.cells.cell(row, column)

    @property
    def is_held(self) -> bool:
        return bool(self.held)

    def hold_back(self, reason: str, *, looks: bool) -> None:
        """Nothing can be typed now, and why; empty: it can. With ``looks`` the goals look like it."""
        self.held, self.looks_held = reason, looks
        if self._cells is not None:
            self._say_changed()

    # -- typing -------------------------------------------------------------------------------------------------

    def is_editable(self, row: int, column: int) -> bool:
        return self.is_field(row, column) and not self.is_held

    def is_field(self, row: int, column: int) -> bool:
        """Whether a goal stands there, also while nothing may be typed."""
        return self._cells is not None and self._cells.is_editable(row, column)

    def exact_text(self, row: int, column: int) -> str:
        """As it would be typed; empty for nothing."""
        value = self.cells.exact(row, column)
        return "" if value is None else typed_text(value, self.cells.about, self._form)

    def read(self, text: str) -> float | None:
        """Raises AmountRefused."""
        return read_figure(text, self.cells.about, self._form)

    def enter(self, row: int, column: int, text: str) -> bool:
        """Take what was typed into one cell; False, and said why, when it cannot be taken."""
        try:
            both = read_band(text, self.cells.about, self._form)
            if both is not None:
                return self._enter_band(row, column, both, text)
            value = self.read(text)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        if value == self.cells.exact(row, column):
            self.entered.emit()
            return True
        return self.take({(row, column): value})

    def _enter_band(self, row: int, column: int, ends: Totals, text: str) -> bool:
        """Both ends of a month or quarter, typed into one cell of it."""
        if not self.cells.is_band:
            words = _tr("“{text}” has two ends. Type one number, or choose “between” above the table first.")
            self.refused.emit(words.format(text=text.strip()))
            return False
        pair = (Row.QUARTER, Row.QUARTER_UPPER) if self.cells.rows[row] in OF_QUARTERS else (Row.GOAL, Row.UPPER)
        lower, upper = (self.cells.rows.index(kind) for kind in pair)
        return self.take({(lower, column): ends.value, (upper, column): ends.upper})

    def take(self, values: Mapping[tuple[int, int], float | None]) -> bool:
        """Set cells by row and column, None clears; all in one change or none. What cannot be typed in is left out."""
        cells, ends = self.cells, dict[Aim, Ends]()
        for (row, column), value in values.items():
            if cells.is_editable(row, column):
                period = self.period_at(row, column)
                assert period is not None
                aim = Aim(cells.about.id, period)
                held = ends.get(aim, cells.ends(period))
                is_upper = cells.rows[row] in {Row.UPPER, Row.QUARTER_UPPER}
                ends[aim] = replace(held, upper=value) if is_upper else replace(held, lower=value)
        try:
            self._apply(cells, ends)
        except EndsCrossed as crossed:
            self.refused.emit(self._crossed(crossed))
            return False
        except SharesUnknown as unknown:
            self.refused.emit(shares_refused(unknown.reason, self._workbook))
            return False
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        self._say_changed()
        self.entered.emit()
        return True

    def _apply(self, cells: YearCells, ends: Mapping[Aim, Ends]) -> None:
        """The halves first: the workbook announces the change before it returns."""
        done = typed(self._workbook, ends, cells.is_band, self.how(), segment=cells.year.segment)
        typed_in = {aim.period for aim in ends}
        others = {period: held for period, held in cells.halves.items() if period not in typed_in}
        self._cells = replace(cells, halves={**others, **done.halves})
        try:
            self._workbook.apply(done.change)
        except Refusal:
            self._cells = cells
            raise

    def _crossed(self, crossed: EndsCrossed) -> str:
        sentence = _tr(
            "{period}: a goal cannot go from {lower} to {upper}. The smaller number belongs in the first row."
        )
        about, ends = self.cells.about, crossed.ends
        return sentence.format(
            period=wording.period(crossed.period, self._workbook.calendar),
            lower=typed_text(ends.lower or 0.0, about, self._form),
            upper=typed_text(ends.upper or 0.0, about, self._form),
        )

    def _say_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, YEAR))

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._cells is None else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_editable(index.row(), index.column()) else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or self._cells is None:
            return None
        row, column = index.row(), index.column()
        match role:
            case Role.DisplayRole:
                return self._cells.cell(row, column).text
            case Role.EditRole:
                return self.exact_text(row, column)
            case Role.ToolTipRole:
                return tip(self._cells.cell(row, column).detail)
            case Role.AccessibleTextRole:
                return self._cells.spoken(row, column)
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not self.is_editable(index.row(), index.column()):
            return False
        return self.enter(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if self._cells is None or role not in {Role.DisplayRole, Role.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._cells.row_name(section) if section < len(self.rows) else None
        if section >= COLUMNS:
            return None
        period, calendar = self._cells.year.columns[section].period, self._workbook.calendar
        return wording.period(period, calendar) if role == Role.AccessibleTextRole else column_title(period, calendar)
