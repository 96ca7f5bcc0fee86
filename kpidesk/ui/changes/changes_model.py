"""The table of changes as Qt sees it: headings and indicators down, what is said of them across."""

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.period import Period
from kpidesk.ui.changes import head_words, words
from kpidesk.ui.changes.background import note_text
from kpidesk.ui.changes.cell_words import CellWords, Head, cell_text
from kpidesk.ui.changes.columns import LEFT_COLUMNS, Column
from kpidesk.ui.changes.line import Line, LineWriter
from kpidesk.ui.changes.look import Look
from kpidesk.ui.changes.rows import Block, Heading, Order, ordered, shown_blocks
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class ChangesModel(QAbstractTableModel):
    """Rows are ids and headings; what is said of an id is worked out when it is asked for and kept until it changes."""

    def __init__(self, workbook: Workbook, form: NumberForm, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self.writer = LineWriter(workbook, form)
        self.words = CellWords(workbook, self.writer)
        self._look, self._order = look, Order.ATTENTION
        self._kept: dict[str, KpiRow] = {}
        self._lines: dict[str, Line] = {}
        self._notes: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._rows: list[Heading | str] = []

    # -- what is looked at --------------------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        return self._look

    @property
    def order(self) -> Order:
        return self._order

    @property
    def period(self) -> Period:
        return self._look.period(self._workbook.calendar)

    @property
    def repeats_year(self) -> bool:
        """Whether the period before is the one a year earlier, as with years and 12 months."""
        return self.period.previous.first == self.period.year_earlier.first

    def show(self, look: Look, order: Order) -> None:
        """Look at something else, or in another order."""
        if replace(look, group=None) != replace(self._look, group=None):
            self._forget()
        self._look, self._order = look, order
        self.refresh()

    def take(self, effect: Effect) -> None:
        """Forget what a change touched; `refresh` puts the rest in order."""
        self._notes.clear()
        if effect.everything:
            self._forget()
        for name in {*effect.indicators, INDICATOR}:  # the index follows from figures without a formula
            self._kept.pop(name, None)
            self._lines.pop(name, None)

    def refresh(self) -> None:
        """Order the rows anew."""
        self.beginResetModel()
        blocks = shown_blocks(self._workbook, self._look.segment, self._look.group)
        self._blocks = ordered(blocks, self._order, self.kpi_row)
        self._rows = [row for block in self._blocks for row in (block.heading, *block.indicators)]
        self.endResetModel()

    def _forget(self) -> None:
        self._notes.clear()
        self._kept.clear()
        self._lines.clear()

    # -- rows ---------------------------------------------------------------------------------------------------

    @property
    def indicators(self) -> list[str]:
        """Ids from top to bottom."""
        return [row for row in self._rows if not isinstance(row, Heading)]

    def count(self, typed: bool) -> int:
        """How many KPIs, or typed figures, there are."""
        return sum(len(block.indicators) for block in self._blocks if (block.heading is Heading.TYPED) is typed)

    def heading(self, row: int) -> Heading | None:
        found = self._rows[row]
        return found if isinstance(found, Heading) else None

    def indicator(self, row: int) -> str | None:
        """The id in a row; None in a row that heads a group, and outside the table."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, Heading) else found

    def row_of(self, indicator: str) -> int:
        """-1 for what is not shown."""
        return self._rows.index(indicator) if indicator in self._rows else -1

    def kpi_row(self, indicator: str) -> KpiRow:
        if indicator not in self._kept:
            look = self._look
            source = source_for(self._workbook, indicator)
            self._kept[indicator] = kpi_row(source, indicator, self.period, look.segment, per_day=look.per_day)
        return self._kept[indicator]

    def line(self, indicator: str) -> Line:
        if indicator not in self._lines:
            self._lines[indicator] = self.writer.line(self.kpi_row(indicator))
        return self._lines[indicator]

    def line_at(self, row: int) -> Line | None:
        """None in a row that heads a group."""
        name = self.indicator(row)
        return None if name is None else self.line(name)

    def head(self, column: Column) -> Head:
        return Head(*head_words.head(column, self.period, self._workbook.calendar))

    def texts(self, line: Line) -> list[str]:
        """The cells of a row in plain words, for copying."""
        texts = [cell_text(line, column) for column in Column]
        texts[Column.NOTES] = self.notes(line.about.id)
        return texts

    def notes(self, indicator: str) -> str:
        """Notes on the figures that it comes down to in the period; "" for none."""
        if indicator not in self._notes:
            about = self._workbook.indicator(indicator)
            self._notes[indicator] = note_text(about, self.period, self._workbook)
        return self._notes[indicator]

    @property
    def has_notes(self) -> bool:
        return any(self.notes(name) for name in self.indicators)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        heading, column = self.heading(index.row()), Column(index.column())
        if heading is not None:
            is_text = role in {_Role.DisplayRole, _Role.AccessibleTextRole} and column is Column.NAME
            return words.heading(heading) if is_text else None
        line = self.line_at(index.row())
        assert line is not None
        if column is Column.NOTES:
            return self._note(line, role)
        match role:
            case _Role.DisplayRole:
                return cell_text(line, column)
            case _Role.AccessibleTextRole:
                spoken = self.words.spoken(line, column, self.head(column))
                notes = self.notes(line.about.id) if column is Column.NAME else ""
                return f"{spoken} {words.tr('Notes')}: {notes}" if notes else spoken
            case _Role.ToolTipRole:
                return tip(self.words.tip(line, column))
            case _Role.TextAlignmentRole:
                return alignment(column)
        return None

    def _note(self, line: Line, role: int) -> object:
        text = self.notes(line.about.id)
        match role:
            case _Role.DisplayRole:
                return text
            case _Role.AccessibleTextRole:
                return f"{line.name}, {self.head(Column.NOTES).text}: {text or words.tr('nothing to tell')}"
            case _Role.ToolTipRole:
                return tip(text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        match role:
            case _Role.DisplayRole:
                head = self.head(column)
                return f"{head.upper} {head.lower}".strip()
            case _Role.ToolTipRole:
                return tip(head_words.head_tip(column, self.period, self._workbook.calendar))
            case _Role.AccessibleTextRole:
                return head_words.head_tip(column, self.period, self._workbook.calendar)
            case _Role.TextAlignmentRole:
                return alignment(column)
        return None


def alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in LEFT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
