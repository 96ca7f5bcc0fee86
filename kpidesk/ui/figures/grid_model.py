"""The grid as Qt sees it: addresses of rows and months, and prepared cells for what is shown."""

from collections.abc import Callable, Collection
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetNotes
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.ui.figures.prepared_line import PreparedLine, runs
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.figures.speech import Speech
from kpidesk.ui.painters.grid import CellState, GridCell
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.rules import parts
from kpidesk.workbook.workbook import Workbook

LABEL, UNIT, FIRST_MONTH = 0, 1, 2
"""Columns: the name of the row, its unit, and from there one for each month."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Rows and months of one workbook. Values are asked for when they are shown, and kept as strings until touched.

    ``type_text`` takes what was typed into a cell and answers whether it was accepted.
    """

    def __init__(
        self,
        workbook: Workbook,
        cells: Cells,
        type_text: Callable[[Cell, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self.cells = cells
        self._type_text = type_text
        self._rows: list[Row] = []
        self._lines: list[PreparedLine | None] = []
        self._span = MonthSpan.of(workbook)
        self._speech = Speech(workbook)
        self.is_held = False

    # -- addresses ----------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        return self._rows

    @property
    def month_span(self) -> MonthSpan:
        return self._span

    @property
    def months(self) -> list[Month]:
        return self._span.first.until(self._span.last)

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def month(self, column: int) -> Month | None:
        """None for the label and the unit."""
        return self._span.month(column - FIRST_MONTH) if column >= FIRST_MONTH else None

    def column(self, month: Month) -> int:
        return FIRST_MONTH + self._span.place(month)

    def address(self, index: Index) -> Cell | None:
        """The cell of the workbook; None for labels, headings and rests."""
        if not index.isValid() or index.column() < FIRST_MONTH:
            return None
        row = self.row(index)
        has_cell = row.kind in {RowKind.FIGURE, RowKind.PART}
        return row.cell(self._span.month(index.column() - FIRST_MONTH)) if has_cell else None

    # -- prepared cells -----------------------------------------------------------------------------------------

    def prepared(self, row: int, column: int) -> GridCell:
        """What to paint in a month's cell; ``column`` counts from the first one of the model."""
        line = self._lines[row]
        if line is None:
            line = self._lines[row] = PreparedLine(self.cells.decimals(self._rows[row]), self._span.count)
        place = column - FIRST_MONTH
        cell = line.cells[place]
        if cell is None:
            cell = line.cells[place] = self.cells.cell(self._rows[row], self._span.month(place), line.decimals)
        return cell

    def reason(self, index: Index) -> NoValue | None:
        """Why the cell has no value; None when it has one, or is none that could."""
        if not index.isValid() or index.column() < FIRST_MONTH:
            return None
        value = self.cells.value(self.row(index), self._span.month(index.column() - FIRST_MONTH))
        return value if isinstance(value, NoValue) else None

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell shows a figure, for keys that go to the end of a block."""
        return bool(self.prepared(row, column).text)

    def is_free(self, row: int, column: int) -> bool:
        """Whether nothing at all stands in the cell, so that a long text may lie over it."""
        return self.prepared(row, column) == GridCell(state=CellState.EMPTY)

    # -- changes ------------------------------------------------------------------------------------------------

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows instead; those that stay keep their selection."""
        old, new = ([replace(row, foldable=False, open=False) for row in some] for some in (self._rows, rows))
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for step, first, end, new_first, new_end in reversed(steps):
            if step != "equal":
                self._take_away(first, end)
                self._put_in(first, rows[new_first:new_end])
        self._rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0, LABEL), self.index(len(rows) - 1, LABEL))

    def _take_away(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self._rows = self._rows[:first] + self._rows[end:]
            del self._lines[first:end]
            self.endRemoveRows()

    def _put_in(self, first: int, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = self._rows[:first] + rows + self._rows[first:]
            self._lines[first:first] = [None] * len(rows)
            self.endInsertRows()

    def show_months(self, span: MonthSpan) -> None:
        """Add the months that are new; columns never go while the file is open."""
        wanted = self._span.merged(span)
        before, after = self._span.first - wanted.first, wanted.last - self._span.last
        if before:
            self.beginInsertColumns(QModelIndex(), FIRST_MONTH, FIRST_MONTH + before - 1)
            self._span = MonthSpan(wanted.first, self._span.last, wanted.limit)
            self._lines = [None] * len(self._rows)
            self.endInsertColumns()
        if after:
            end = FIRST_MONTH + self._span.count
            self.beginInsertColumns(QModelIndex(), end, end + after - 1)
            self._span = wanted
            self._lines = [None] * len(self._rows)
            self.endInsertColumns()
        self._span = wanted

    def show_effect(self, effect: Effect) -> None:
        """Prepare again what the change touched, and nothing else."""
        self.cells.gaps.forget()
        if effect.everything:
            self.prepare_again()
            return
        if effect.first is None:
            if any(isinstance(part, SetNotes) for part in parts(effect.change)):
                self._touch(effect.indicators, self._span.first, self._span.last)
        else:
            # What follows from a figure may reach up to the last month: sums of twelve months, carried figures.
            self._touch(effect.indicators, max(self._span.first, effect.first), self._span.last)

    def show_questions(self, cells: Collection[Cell]) -> None:
        """What is asked about these figures came or went."""
        asked = {cell for cell in cells if self._span.first <= cell.month <= self._span.last}
        lines = {(cell.indicator, cell.segment) for cell in asked}
        for place, row in enumerate(self._rows):
            if row.is_typed and (row.indicator, row.segment) in lines:
                for cell in (cell for cell in asked if row.cell(cell.month) == cell):
                    self._forget(place, self.column(cell.month))

    def _forget(self, place: int, column: int) -> None:
        line = self._lines[place]
        if line is not None:
            line.cells[column - FIRST_MONTH] = None
        self.dataChanged.emit(self.index(place, column), self.index(place, column))

    def prepare_again(self) -> None:
        """Every cell may look different now."""
        self._lines = [None] * len(self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, LABEL), self.index(len(self._rows) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _touch(self, indicators: frozenset[str], first: Month, last: Month) -> None:
        touched = [place for place, row in enumerate(self._rows) if row.indicator in indicators]
        for run in runs(touched):
            column = self.column(first) if all(self._keeps_decimals(place) for place in run) else FIRST_MONTH
            for place in run:
                line = self._lines[place]
                if line is not None:
                    line.cells[column - FIRST_MONTH :] = [None] * (self._span.count - column + FIRST_MONTH)
            self.dataChanged.emit(self.index(run[0], column), self.index(run[-1], self.column(last)))

    def _keeps_decimals(self, place: int) -> bool:
        line = self._lines[place]
        if line is None:
            return True
        before, line.decimals = line.decimals, self.cells.decimals(self._rows[place])
        return before == line.decimals

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_MONTH + self._span.count

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked twice for every painted cell: nothing is put together here.
        row = index.row()
        if row < 0:
            return Qt.ItemFlag.NoItemFlags
        is_typed = index.column() >= FIRST_MONTH and self._rows[row].is_typed and not self.is_held
        return _TYPED if is_typed else _SHOWN

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self._text(index)
        if role == _Role.EditRole:
            return self._edit_text(index)
        if role in {_Role.AccessibleTextRole, _Role.AccessibleDescriptionRole}:
            return self._spoken(index) if role == _Role.AccessibleTextRole else ""
        if role == _Role.ToolTipRole:
            return tip(self._tool_tip(index))
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() >= FIRST_MONTH else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Take what was typed. False when it was refused; nothing has changed then."""
        cell = self.address(index)
        if role != _Role.EditRole or cell is None or not self.row(index).is_typed:
            return False
        return self._type_text(cell, str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        month = self.month(section)
        if role == _Role.DisplayRole:
            if month is None:
                return sentences.tr("Figure") if section == LABEL else sentences.tr("Unit")
            return month_names.short(month)
        if month is not None and role in {_Role.ToolTipRole, _Role.AccessibleTextRole}:
            words = sentences.month_words(month, self._workbook.month_state(month), self._workbook.month_note(month))
            return tip(words) if role == _Role.ToolTipRole else words
        return None

    def _text(self, index: Index) -> str:
        row = self.row(index)
        if index.column() == LABEL:
            return sentences.label(row, self._workbook)
        return self._speech.unit(row) if index.column() == UNIT else self.prepared(index.row(), index.column()).text

    def _edit_text(self, index: Index) -> str:
        month = self.month(index.column())
        return "" if month is None else self.cells.exact_text(self.row(index), month)

    def _spoken(self, index: Index) -> str:
        row, month = self.row(index), self.month(index.column())
        if month is None or not row.has_values:
            return self._text(index) or row.group
        said = self._speech.cell(row, month, self.prepared(index.row(), index.column()), self.reason(index))
        cell = self.address(index)
        words = (self.cells.restated(cell), self.cells.question(cell)) if cell else ()
        return ". ".join(filter(None, (said, *words)))

    def _tool_tip(self, index: Index) -> str:
        if index.column() == LABEL:
            return self._speech.full_label(self.row(index))
        cell = self.address(index)
        if cell is None:
            return ""
        words = self.cells.question(cell), self._workbook.note(cell), self.cells.restated(cell)
        return "\n".join(filter(None, words))
