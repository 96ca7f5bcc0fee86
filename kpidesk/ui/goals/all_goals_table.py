"""The table of all goals: typing in place, filling, pasting, clearing; Enter opens a KPI."""

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from kpidesk.domain.month import Month
from kpidesk.ui.goals import all_goals_blocks as blocks
from kpidesk.ui.goals.all_goals_cells import AIMS, COLUMNS, MONTHS, YEAR
from kpidesk.ui.goals.all_goals_model import AllGoalsModel, Values
from kpidesk.ui.goals.all_goals_painting import (
    HEAD,
    LEAST_COLUMN,
    NAMES,
    NARROW_PADDING,
    PADDING,
    AllGoalsDelegate,
    ColumnHeads,
    KpiNames,
    NamesHead,
    width_needed,
)
from kpidesk.ui.goals.goal_blocks import BlockRefused, Place
from kpidesk.ui.goals.typing_table import TypingTable
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _tr(text: str) -> str:
    return QCoreApplication.translate("AllGoals", text)


class AllGoalsTable(TypingTable):
    """``opened`` says the KPI and the month to show it in; ``refused`` why something was not done, ``said`` what the
    current cell says in full."""

    opened = Signal(str, object)
    said = Signal(str)

    def __init__(self, model: AllGoalsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._goals = model
        self._needed: list[int] = []
        self.setModel(model)
        self._delegate = AllGoalsDelegate(model, theme, self)
        self._delegate.field_opened.connect(self._keep_field)
        self.setItemDelegate(self._delegate)
        self._names = KpiNames(model, theme, self)
        self.setVerticalHeader(self._names)
        self._heads = ColumnHeads(model, theme, self)
        self.setHorizontalHeader(self._heads)
        self._corner = NamesHead(theme, _tr("KPI"), self)
        self._behave()
        self._names.sectionDoubleClicked.connect(self.open_row)
        model.modelReset.connect(self._take_rows)
        model.dataChanged.connect(lambda *_: self._say())

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setAccessibleName(_tr("All goals of the year"))

    # -- where ----------------------------------------------------------------------------------------------------

    @property
    def indicator(self) -> str:
        """Of the current row; empty without one."""
        return self._goals.indicator(self.currentIndex().row())

    @property
    def month(self) -> Month:
        """The one of the current cell, else the one looked at."""
        column = self.currentIndex().column()
        return self._goals.year.first.plus(column) if 0 <= column < MONTHS else self._goals.month

    def go_to(self, indicator: str, month: Month) -> None:
        row, column = self._goals.row_of(indicator), month - self._goals.year.first
        if row is not None:
            self.setCurrentIndex(self._goals.index(row, min(max(column, 0), MONTHS - 1)))

    def open_row(self, row: int) -> None:
        if self._goals.indicator(row):
            self.opened.emit(self._goals.indicator(row), self.month)

    def _take_rows(self) -> None:
        """Heights and widths of other rows. A heading has no cells."""
        self.clearSpans()
        for row in range(self._goals.rowCount()):
            if not self._goals.indicator(row):
                self.setSpan(row, 0, 1, COLUMNS)
            self.setRowHeight(row, self._names.height_of(row))
        self.measure()

    def measure(self) -> None:
        """Columns as wide as what is in them; months and quarters are as wide as each other where there is room, and
        stand closer where that brings the whole row into sight.
        """
        self._needed = [width_needed(self._goals, column) for column in range(COLUMNS)]
        self.fit()

    def fit(self) -> None:
        self._corner.setGeometry(0, 0, fonts.scaled(NAMES), fonts.scaled(HEAD))
        if not self._needed:
            return
        room = self.viewport().width()
        closer = 2 * (PADDING - NARROW_PADDING)
        tight = [max(fonts.scaled(LEAST_COLUMN), width - closer) for width in self._needed]
        is_tight = sum(self._needed) > room >= sum(tight)
        self._delegate.padding = self._heads.padding = NARROW_PADDING if is_tight else PADDING
        widths = tight if is_tight else list(self._needed)
        widest = max(widths[:AIMS])
        equal = [widest] * AIMS + widths[AIMS:]
        widths = equal if sum(equal) <= room else widths
        spare = max(0, room - sum(widths))
        for column, width in enumerate(widths):
            last = spare % COLUMNS if column == COLUMNS - 1 else 0
            self.setColumnWidth(column, width + spare // COLUMNS + last)

    # -- typing ---------------------------------------------------------------------------------------------------

    def _step(self, step: int) -> bool:
        index = self.currentIndex()
        column = index.column() + step
        if not 0 <= column < AIMS:
            return False
        self.setCurrentIndex(index.siblingAtColumn(column))
        return True

    # -- blocks ---------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[Place]:
        """Rows and columns of the chosen cells."""
        current = self.currentIndex()
        places = {(index.row(), index.column()) for index in self.selectedIndexes()}
        return sorted(places or ({(current.row(), current.column())} if current.isValid() else set()))

    @property
    def months_chosen(self) -> list[tuple[str, Month]]:
        """The first month chosen of each KPI."""
        found: dict[str, Month] = {}
        for row, column in self.chosen:
            name = self._goals.indicator(row)
            if name and column < MONTHS:
                found.setdefault(name, self._goals.year.first.plus(column))
        return list(found.items())

    def fill_right(self) -> None:
        self._take(lambda: blocks.filled_right(self._goals, self.chosen))

    def clear_chosen(self) -> None:
        self._take(lambda: blocks.cleared(self._goals, self.chosen))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(blocks.copied(self._goals, self.chosen))

    def paste(self) -> None:
        """A block from a spreadsheet, from the first cell chosen on; all of it or nothing."""
        self._take(lambda: blocks.pasted(self._goals, self.chosen, QGuiApplication.clipboard().text()))

    def _take(self, plan: Callable[[], Values]) -> None:
        try:
            values = plan()
        except BlockRefused as refused:
            self.refused.emit(str(refused))
        else:
            self._goals.take(values)

    # -- Qt -------------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._goals.indicator(index.row()):
            self.said.emit(f"{self._goals.lines[index.row()].words}, {self._goals.said(index.row(), index.column())}")

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._say()
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next goal, and from the last one out of the table."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.open_row(self.currentIndex().row())
            return
        if self._goals.held and event.text().strip() and self._goals.is_field(*self._at):
            self.refused.emit(self._goals.held)
            return
        super().keyPressEvent(event)

    @property
    def _at(self) -> Place:
        index = self.currentIndex()
        return index.row(), index.column()

    def selectAll(self) -> None:
        """Every goal; not what stands behind them."""
        last = self._goals.rowCount() - 1
        if last >= 0:
            from_, to = self._goals.index(0, 0), self._goals.index(last, YEAR)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(QItemSelection(from_, to), flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
