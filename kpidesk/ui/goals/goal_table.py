"""The table of goals: typing, filling, pasting, clearing."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.goals import goal_blocks as blocks
from kpidesk.ui.goals.goal_blocks import Place
from kpidesk.ui.goals.goal_cells import COLUMNS, MONTHS, OF_QUARTERS, QUARTER
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.ui.goals.goal_table_painting import (
    LABEL,
    LEAST_COLUMN,
    NARROW_PADDING,
    PADDING,
    ROW,
    ColumnNames,
    Corner,
    GoalCellDelegate,
    RowNames,
)
from kpidesk.ui.goals.typing_table import TypingTable
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class GoalTable(TypingTable):
    """``period_current`` says what the current cell is about. Typing, Enter and Tab go on to the next month, or to
    the next quarter in their rows.
    """

    period_current = Signal(object)

    def __init__(self, model: GoalTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._goals = model
        self.setModel(model)
        self._delegate = GoalCellDelegate(model, theme, self)
        self._delegate.field_opened.connect(self._keep_field)
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(RowNames(theme, self))
        self._columns = ColumnNames(theme, self)
        self.setHorizontalHeader(self._columns)
        self._corner = Corner(theme, model, self)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setAccessibleName(_tr("Goals of the year"))
        model.modelReset.connect(self._take_rows)
        model.dataChanged.connect(self.fit)

    # -- where --------------------------------------------------------------------------------------------------

    @property
    def month(self) -> Month | None:
        """The month of the current cell; None for quarters and sums."""
        period = self.period
        return period.first if period is not None and period.length == 1 else None

    @property
    def period(self) -> Period | None:
        """What the current cell is about."""
        index = self.currentIndex()
        return self._goals.period_at(index.row(), index.column()) if index.isValid() else None

    def go_to(self, month: Month, row: int = 0) -> None:
        column = self._goals.column_of(month)
        if column is not None:
            self.setCurrentIndex(self._goals.index(row, column))

    def _take_rows(self) -> None:
        """A quarter stands below its months."""
        self.clearSpans()
        for row, kind in enumerate(self._goals.rows):
            if kind in OF_QUARTERS:
                for column in range(0, MONTHS, QUARTER):
                    self.setSpan(row, column, 1, QUARTER)
                self.setSpan(row, MONTHS, 1, COLUMNS - MONTHS)
        self.fit()

    def fit(self) -> None:
        """Months as wide as each other where there is room, else as their figures need; nothing is ever cut."""
        if self._goals.year is None:
            return
        label, room = self._label_width(), self.width() - 2 * self.frameWidth()
        room -= label
        widths = self._equal(PADDING)
        if sum(widths) > room:
            tight = [self._needed(column, NARROW_PADDING) for column in range(COLUMNS)]
            is_tight = sum(tight) <= room
            widths = tight if is_tight else widths
            self._pad(NARROW_PADDING if is_tight else PADDING)
        else:
            self._pad(PADDING)
        spare = max(0, room - sum(widths))
        for column, width in enumerate(widths):
            last = spare % COLUMNS if column == COLUMNS - 1 else 0
            self.setColumnWidth(column, width + spare // COLUMNS + last)
        self.verticalHeader().setFixedWidth(label)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        self.setFixedHeight(fonts.scaled(ROW) * (len(self._goals.rows) + 1) + 2 * self.frameWidth() + bar)
        self._corner.setGeometry(self.frameWidth(), self.frameWidth(), label, fonts.scaled(ROW))

    def _label_width(self) -> int:
        names = [self._goals.cells.row_name(row) for row in range(len(self._goals.rows))]
        return max([fonts.scaled(LABEL), *(round(fonts.width(name, TextRole.BODY)) + 2 * PADDING for name in names)])

    def _equal(self, padding: int) -> list[int]:
        needed = [self._needed(column, padding) for column in range(COLUMNS)]
        return [max(needed[:MONTHS])] * MONTHS + needed[MONTHS:]

    def _pad(self, padding: int) -> None:
        self._delegate.padding = self._columns.padding = padding

    def _needed(self, column: int, padding: int) -> int:
        rows = [row for row, kind in enumerate(self._goals.rows) if kind not in OF_QUARTERS]
        cells = [self._goals.cell(row, column) for row in rows]
        title = str(self._goals.headerData(column, Qt.Orientation.Horizontal))
        widest = max(fonts.width(cell.text, TextRole.HEADING if cell.is_bold else TextRole.BODY) for cell in cells)
        words = round(max(widest, fonts.width(title, TextRole.HEADER_CELL)) + 0.5)
        return max(fonts.scaled(LEAST_COLUMN), words + padding + NARROW_PADDING, self._part_of_quarter(column, padding))

    def _part_of_quarter(self, column: int, padding: int) -> int:
        """What a month has to give so that the quarter below it has room."""
        if column >= MONTHS:
            return 0
        rows = [row for row, kind in enumerate(self._goals.rows) if kind in OF_QUARTERS]
        cells = [self._goals.cell(row, self._goals.anchor(row, column)) for row in rows]
        widest = max(fonts.width(cell.text + cell.lead + cell.aside, TextRole.BODY) for cell in cells)
        return round((widest + 3 * padding + PADDING) / QUARTER + 0.5)

    # -- typing -------------------------------------------------------------------------------------------------

    def _step(self, step: int) -> bool:
        index = self.currentIndex()
        columns = blocks.columns_of(self._goals, index.row())
        if index.column() not in columns or not 0 <= columns.index(index.column()) + step < len(columns):
            return False
        column = columns[columns.index(index.column()) + step]
        self.setCurrentIndex(index.siblingAtColumn(column))
        return True

    # -- blocks -------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[Place]:
        """Rows and columns of the chosen cells."""
        current = self.currentIndex()
        places = {(index.row(), index.column()) for index in self.selectedIndexes()}
        places = places or ({(current.row(), current.column())} if current.isValid() else set())
        return sorted({(row, self._goals.anchor(row, column)) for row, column in places})

    def fill_right(self) -> None:
        """The first month chosen goes on to the last one chosen, or to the end of the year."""
        self._take(lambda: blocks.filled_right(self._goals, self.chosen))

    def clear_chosen(self) -> None:
        self._take(lambda: blocks.cleared(self._goals, self.chosen))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(blocks.copied(self._goals, self.chosen))

    def paste(self) -> None:
        """A block from a spreadsheet, from the first cell chosen on; all of it or nothing."""
        self._take(lambda: blocks.pasted(self._goals, self.chosen, QGuiApplication.clipboard().text()))

    def _take(self, plan: Callable[[], blocks.Values]) -> None:
        try:
            values = plan()
        except blocks.BlockRefused as refused:
            self.refused.emit(str(refused))
        else:
            self._goals.take(values)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.period_current.emit(self.period)
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next month, and from the last one out of the table."""
        index = self.currentIndex()
        if self._goals.is_editable(index.row(), index.column()) and self._step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        if self._goals.is_held and event.text().strip():
            self.refused.emit(self._goals.held)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
