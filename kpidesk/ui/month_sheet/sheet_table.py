"""The table of the month sheet: one row a figure, one real field in the current row."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.columns import BEFORE_CHECK, HEAD, LEFT, PROGRAM, ROW, Column, widths
from kpidesk.ui.month_sheet.sheet_delegate import INSIDE, SheetDelegate, button_rect, field_rect
from kpidesk.ui.month_sheet.sheet_field import SheetField
from kpidesk.ui.month_sheet.sheet_model import SheetModel
from kpidesk.ui.month_sheet.sheet_row import Look, RowKind, SheetRow
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.painters.words import LEFT as AT_LEFT
from kpidesk.ui.painters.words import RIGHT as AT_RIGHT
from kpidesk.ui.painters.words import paint_words


class _Header(QHeaderView):
    """32 high; the month that is entered is bold and in text colour."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._titles, self._theme = model, theme
        self.setFixedHeight(fonts.scaled(HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, column = self._theme.palette, Column(section)
        painter.fillRect(rect, palette.sunken)
        strong = column in {Column.NAME, Column.FIELD}
        colour = palette.text if strong else palette.text_2
        role = TextRole.HEADER_CELL if strong else TextRole.SMALL
        at_left = column in {Column.NAME, Column.UNIT, Column.CHECK}
        inside = rect.adjusted(_BEFORE.get(column, 0), 0, -_BEHIND.get(column, 0), -1)
        title = self._titles.titles.get(column, "")
        paint_words(painter, inside, title, colour=colour, role=role, at=AT_LEFT if at_left else AT_RIGHT)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.palette.sunken)
        bottom = self.viewport().height() - 1
        line_across(painter, 0, self.viewport().width(), bottom, self._theme.palette.strong_line)
        painter.end()
        super().paintEvent(event)


_BEFORE, _BEHIND = {Column.NAME: LEFT, Column.CHECK: BEFORE_CHECK}, {Column.FIELD: INSIDE - 1}


class SheetTable(QTableView):
    """``current_asked`` is a row that was clicked or walked to, ``check_pressed`` a row whose button was."""

    current_asked = Signal(int)
    check_pressed = Signal(int)

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._theme = model, theme
        self._current = -1
        self.setModel(model)
        self.painting = SheetDelegate(model, theme, self)
        self.setItemDelegate(self.painting)
        self.setHorizontalHeader(_Header(model, theme, self))
        self._set_up()
        self.field = SheetField(self.viewport())
        self.field.hide()
        self.setFocusProxy(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab out of the field would come back to it
        model.modelReset.connect(self._fit_rows)
        theme.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(fonts.scaled(ROW))
        self.setAccessibleName(tr("Figures of the month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    # -- the current row ----------------------------------------------------------------------------------------

    @property
    def current(self) -> int:
        """The row with the real field; -1 for none."""
        return self._current

    @property
    def current_row(self) -> SheetRow | None:
        rows = self._sheet.rows
        return rows[self._current] if 0 <= self._current < len(rows) else None

    @property
    def current_cell(self) -> Cell | None:
        row = self.current_row
        return row.cell if row is not None else None

    def show_current(self, place: int, *, read_only: bool) -> None:
        """Put the field into a row with what stands there. The focus is whoever's it was."""
        self._current = place
        row = self.current_row
        if row is None or not row.takes_figures:
            self.field.hide()
            return
        self._see(place)
        self._place_field()
        self.field.has_note = bool(row.note)
        self.field.begin(row.text, slanted=row.look is Look.CARRIED, read_only=read_only)
        self.speak()
        self.field.show()

    def lock(self, locked: bool) -> None:
        """No field can be typed in, and none looks like it."""
        if self.painting.locked != locked:
            self.painting.locked = locked
            self.viewport().update()

    def speak(self) -> None:
        """What a screen reader says of the field: the whole row, in one sentence."""
        if self.current_row is not None:
            self.field.setAccessibleName(self._sheet.spoken(self._current))

    def field_place(self, place: int) -> QRect:
        """Where the field of a row is, in the viewport."""
        return field_rect(self.visualRect(self._sheet.index(place, Column.FIELD)))

    def cell_rect(self, cell: Cell, within: QWidget) -> QRect:
        """Where the field of a cell is seen, in the coordinates of ``within``; invalid when it is not."""
        place = self._sheet.row_of(cell)
        rect = self.field_place(place).intersected(self.viewport().rect()) if place >= 0 else QRect()
        return QRect(self.viewport().mapTo(within, rect.topLeft()), rect.size()) if rect.isValid() else QRect()

    def step(self, steps: int) -> int:
        """The next row with a field, whatever is in it; the current one at either end."""
        rows, place = self._sheet.rows, self._current + steps
        while 0 <= place < len(rows) and not rows[place].takes_figures:
            place += steps
        return place if 0 <= place < len(rows) else self._current

    def _see(self, place: int) -> None:
        """The row, and one more at either side of it, so that one sees what is ahead."""
        for near in (place - 1, place + 1, place):
            if 0 <= near < len(self._sheet.rows):
                self.scrollTo(self._sheet.index(near, Column.FIELD))

    def _place_field(self) -> None:
        if 0 <= self._current < len(self._sheet.rows):
            self.field.setGeometry(self.field_place(self._current))

    # -- sizes --------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Columns as wide as the figures of this month need."""
        found = widths(self._sheet.rows, self._sheet.titles, self.viewport().width())
        for column, width in found.items():
            self.setColumnHidden(column, not width)
            if width and self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        self._place_field()

    def _fit_rows(self) -> None:
        self.clearSpans()
        for place, row in enumerate(self._sheet.rows):
            heads = row.kind is RowKind.PROGRAM
            self.setRowHeight(place, fonts.scaled(PROGRAM if heads else ROW))
            if heads:
                self.setSpan(place, 0, 1, len(Column))
        self._current = -1
        self.fit()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not place.isValid():
            event.ignore()
        elif self._button_at(event.position().toPoint(), place):
            self.check_pressed.emit(place.row())
        elif self._sheet.rows[place.row()].takes_figures:
            self.current_asked.emit(place.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint())
        over = place.isValid() and self._button_at(event.position().toPoint(), place)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _button_at(self, point: QPoint, index: QModelIndex) -> bool:
        check = self._sheet.rows[index.row()].check
        rect = self.visualRect(self._sheet.index(index.row(), Column.CHECK))
        return bool(check.button) and button_rect(rect, check).contains(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the keys are the field's

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.field.isVisible():
            self.field.setFocus(event.reason())

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self._place_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if self._current >= 0:
            self._see(self._current)
