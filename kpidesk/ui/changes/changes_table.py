"""The table of changes: rows chosen by outline, columns as wide as their texts, keys that lead on."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from kpidesk.ui.changes import words
from kpidesk.ui.changes.changes_delegate import ChangesDelegate, width_of
from kpidesk.ui.changes.changes_header import ChangesHeader, head_width
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.columns import GROUP, LOW_ROW, ROW, YEAR_COLUMNS, Column
from kpidesk.ui.changes.rows import Order
from kpidesk.ui.changes.widths import has_room_for_notes, widths
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import fill, ring_inside
from kpidesk.ui.look.theme import Theme

LOW_WINDOW = 760
_BAR = 4


class ChangesTable(QTableView):
    """``entered`` is Enter or a double click on an indicator; ``current_changed`` says its id, "" for none."""

    entered = Signal(str)
    current_changed = Signal(str)
    order_chosen = Signal(str)

    def __init__(self, model: ChangesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._needed: dict[Column, int] = {}
        self.setModel(model)
        self.setItemDelegate(ChangesDelegate(model, theme, self))
        self.setHorizontalHeader(ChangesHeader(model, theme, self))
        self.horizontalHeader().sectionClicked.connect(self._choose_order)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(words.tr("Changes"))
        self.doubleClicked.connect(lambda index: self._enter(index.row()))
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._repaint)
        model.modelReset.connect(self.lay_out)

    @property
    def current(self) -> str:
        """Id of the row that the keys are on; "" without one."""
        return self._model.indicator(self.currentIndex().row()) or ""

    @property
    def chosen(self) -> list[str]:
        """Ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [name for row in rows if (name := self._model.indicator(row)) is not None]

    def choose(self, indicator: str) -> bool:
        """Put the keys on an indicator and show it; False when it is not in the table."""
        row = self._model.row_of(indicator)
        if row < 0:
            return False
        index = self._model.index(row, Column.NAME)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def lay_out(self) -> None:
        """Heights, spans and widths after the rows were made anew."""
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.heading(row) is not None:
                self.setSpan(row, 0, 1, len(Column))
        for column in YEAR_COLUMNS:
            self.setColumnHidden(column, self._model.repeats_year)
        lines = [self._model.line(name) for name in self._model.indicators]
        shown = [column for column in Column if column is Column.NOTES or not self.isColumnHidden(column)]
        heads = {column: head_width(self._model.head(column)) for column in shown}
        self._needed = {c: max([heads[c], *(width_of(line, c) for line in lines)]) for c in shown}
        self.fit()

    def fit(self) -> None:
        """Heights and widths for the room there is."""
        row_height = fonts.scaled(LOW_ROW if self.window().height() < LOW_WINDOW else ROW)
        for row in range(self._model.rowCount()):
            is_heading = self._model.heading(row) is not None
            self.setRowHeight(row, fonts.scaled(GROUP) if is_heading else row_height)
        room = self.viewport().width()
        has_notes = has_room_for_notes(self._needed, room) and self._model.has_notes
        self.setColumnHidden(Column.NOTES, not has_notes)
        needed = {column: width for column, width in self._needed.items() if has_notes or column is not Column.NOTES}
        for column, width in widths(needed, room).items():
            self.setColumnWidth(column, width)

    def _choose_order(self, section: int) -> None:
        orders = {Column.STATUS: Order.ATTENTION, Column.SIGNAL: Order.ATTENTION, Column.NAME: Order.GROUPS}
        if (column := Column(section)) in orders:
            self.order_chosen.emit(str(orders[column]))

    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._repaint()
        self.current_changed.emit(self.current)

    def _repaint(self, *_: object) -> None:
        """The outline runs around whole rows, so a row's neighbours are touched as well."""
        self.viewport().update()

    def _enter(self, row: int) -> None:
        if (name := self._model.indicator(row)) is not None:
            self.entered.emit(name)

    def _outline(self, painter: QPainter, row: int) -> None:
        right = max(self.columnViewportPosition(c) + self.columnWidth(c) for c in Column if not self.isColumnHidden(c))
        left = self.columnViewportPosition(Column.NAME)
        rect = QRect(left, self.rowViewportPosition(row) - 1, right - left, self.rowHeight(row) + 1)
        palette = self._theme.palette
        if row == self.currentIndex().row() and self.hasFocus():
            ring_inside(painter, rect, palette.accent)
        else:
            painter.setPen(palette.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        fill(painter, QRect(rect.left(), rect.top(), _BAR, rect.height()), palette.accent)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for index in self.selectionModel().selectedRows():
            if self._model.indicator(index.row()) is not None:
                self._outline(painter, index.row())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._enter(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self._model.indicators:
            self.choose(self._model.indicators[0])
        self._repaint()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._repaint()
