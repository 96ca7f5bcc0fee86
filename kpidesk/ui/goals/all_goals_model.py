"""The goals of every KPI in a business year, grouped and in the order of the list."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kpidesk.analysis.goals.goal_block import Aim, block_of_goals
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.ui.applying import applied
from kpidesk.ui.goals import all_goals_cells as cells
from kpidesk.ui.goals.all_goals_cells import AIMS, COLUMNS, AimLine, StandLine
from kpidesk.ui.goals.goal_list import Line, lines_of
from kpidesk.ui.goals.goal_text import read_goal, typed_goal
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Values = Mapping[tuple[int, int], Totals | None]
"""Goals by row and column; None takes one away."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("AllGoals", text)


class AllGoalsModel(QAbstractTableModel):
    """Rows by address; what they say is prepared when it is first painted and forgotten by `refresh`.

    ``refused`` says why something typed was not taken, and is empty when something was; ``told`` what a block did.
    """

    refused = Signal(str)
    told = Signal(str)

    def __init__(self, workbook: Workbook, form: NumberForm, month: Month, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbook, self.form = workbook, form
        self.held = ""
        self._month = month
        self._segment: Segment | None = None
        self._lines: list[Line] = []
        self._aims: dict[str, AimLine] = {}
        self._stands: dict[str, StandLine] = {}

    # -- what it is about -----------------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        return self._month

    @property
    def segment(self) -> Segment | None:
        return self._segment

    @property
    def year(self) -> Period:
        return self.workbook.calendar.around(self._month, PeriodKind.YEAR)

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def show(self, month: Month, segment: Segment | None) -> None:
        """The business year of that month, of the whole business or of a part."""
        self._month, self._segment = month, segment
        lines = lines_of(self.workbook, segment=segment)
        if lines == self._lines:
            self.refresh()
            return
        self.beginResetModel()
        self._lines = lines
        self._forget(None)
        self.endResetModel()

    def refresh(self, indicators: Iterable[str] | None = None) -> None:
        """Figures or goals of these are others now; None: of all."""
        self._forget(indicators)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, COLUMNS - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)

    def _forget(self, indicators: Iterable[str] | None) -> None:
        for prepared in (self._aims, self._stands):
            for name in list(prepared) if indicators is None else indicators:
                prepared.pop(name, None)

    def hold_back(self, reason: str) -> None:
        """Nothing can be typed now, and why; empty: it can."""
        self.held = reason

    def indicator(self, row: int) -> str:
        """Empty for a heading."""
        return self._lines[row].indicator if 0 <= row < len(self._lines) else ""

    def row_of(self, indicator: str) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.indicator == indicator), None)

    def aims(self, row: int) -> AimLine:
        """The goals of a KPI, not of a heading."""
        name = self._lines[row].indicator
        if name not in self._aims:
            self._aims[name] = cells.aim_line(self.workbook, self.form, name, self.year, self._segment)
        return self._aims[name]

    def stand(self, row: int) -> StandLine:
        """How a KPI stands, not a heading."""
        name = self._lines[row].indicator
        if name not in self._stands:
            self._stands[name] = cells.stand_line(self.workbook, name, self._month, self._segment)
        return self._stands[name]

    def text(self, row: int, column: int) -> str:
        return self.aims(row).cells[column].text if column < AIMS else self.stand(row).text(column)

    # -- typing ---------------------------------------------------------------------------------------------------

    def is_field(self, row: int, column: int) -> bool:
        """Whether a goal may stand there, also while nothing may be typed."""
        name = self.indicator(row)
        return bool(name) and 0 <= column < AIMS and cells.may_have_goal(self.workbook, name, self._segment)

    def is_editable(self, row: int, column: int) -> bool:
        return self.is_field(row, column) and not self.held

    def exact_text(self, row: int, column: int) -> str:
        """As it would be typed, for goals; as it is shown for all else."""
        if not self.indicator(row):
            return ""
        if column >= AIMS:
            return self.text(row, column)
        line = self.aims(row)
        return typed_goal(line.goals[column], line.about, self.form)

    def read(self, row: int, text: str) -> Totals | None:
        """Raises AmountRefused and BandRefused."""
        return read_goal(text, self.workbook.indicator(self.indicator(row)), self.form)

    def enter(self, row: int, column: int, text: str) -> bool:
        """Take what was typed into one cell; False, and said why, when it cannot be taken."""
        if text.strip() == self.exact_text(row, column):
            self.refused.emit("")
            return True
        try:
            value = self.read(row, text)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        return self.take({(row, column): value})

    def take(self, values: Values) -> bool:
        """All in one change or none. What cannot be typed in is left out."""
        aims = {
            Aim(self.indicator(row), cells.period_at(self.workbook.calendar, self.year, column)): value
            for (row, column), value in values.items()
            if self.is_editable(row, column)
        }
        change = block_of_goals(self.workbook, aims, segment=self._segment)
        assert not isinstance(change, NoValue)  # only last year's shares may not be known
        if not applied(self.workbook, change, self.refused.emit):
            return False
        self.refused.emit("")
        return True

    # -- Qt -------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.indicator(index.row()):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_editable(index.row(), index.column()) else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if not index.isValid() or not self.indicator(row):
            return None
        match role:
            case Role.DisplayRole:
                return self.text(row, column)
            case Role.EditRole:
                return self.exact_text(row, column)
            case Role.ToolTipRole:
                return tip(self.said(row, column))
            case Role.AccessibleTextRole:
                return f"{self._lines[row].words}, {self.said(row, column)}"
        return None

    def said(self, row: int, column: int) -> str:
        """What a cell says in full."""
        return cells.detail(self.workbook, self.form, self.stand(row), column)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not self.is_editable(index.row(), index.column()):
            return False
        return self.enter(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if not 0 <= section < COLUMNS:
            return None
        if role == Role.DisplayRole:
            return cells.head(self.workbook.calendar, self.year, self._month, section)
        if role == Role.AccessibleTextRole and section < AIMS:
            calendar = self.workbook.calendar
            return wording.period(cells.period_at(calendar, self.year, section), calendar)
        return None

    def _row_head(self, section: int, role: int) -> object:
        if not 0 <= section < len(self._lines):
            return None
        line = self._lines[section]
        if role in {Role.DisplayRole, Role.AccessibleTextRole}:
            return line.words
        if role == Role.ToolTipRole and line.indicator:
            return tip(cells.name_detail(self.workbook, self.workbook.indicator(line.indicator)))
        return None
