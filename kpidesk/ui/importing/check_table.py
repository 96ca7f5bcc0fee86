"""The table of the last step: the file's headings, what each column is taken for, and every cell before and after."""

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from kpidesk.exchange.amount import Marks
from kpidesk.ui.importing.check_cells import CheckDelegate, widest
from kpidesk.ui.importing.check_header import FORM_ROW, HEADING_ROW, LINE, CheckHeader
from kpidesk.ui.importing.check_rows import CheckRows, Place
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, line_down
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import LEFT, paint_words
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
MONTH_ROW, LEFT_ROW, PADDING = 48, 40, 8
_NARROWEST, _WIDEST, _STRETCHED = 112, 280, 240
_MONTHS_NARROW, _MONTHS_WIDE = 132, 240


class CheckModel(QAbstractTableModel):
    """Keeps no values: every cell is asked of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: CheckRows | None = None

    def show_rows(self, rows: CheckRows) -> None:
        """Repaints when rows and columns stay the same ones, so that the current cell stays."""
        before = self.rows
        same = before is not None and (before.rows, len(before.series)) == (rows.rows, len(rows.series))
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(rows.rows - 1, len(rows.series) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows.rows - 1)
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.rows is None else self.rows.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.rows is None else len(self.rows.series)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or self.rows is None:
            return None
        view = self.rows.view((index.row(), index.column()))
        if role == _Role.DisplayRole:
            return view.lower
        if role == _Role.AccessibleTextRole:
            return view.spoken or tr("nothing stands here")
        if role == _Role.ToolTipRole:
            return tip(view.reason)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role == _Role.ToolTipRole:
            return tip(str(self.headerData(section, orientation) or ""))
        if self.rows is None or role not in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.rows.title(section) if section < self.rows.rows else None
        return self.rows.series[section].source.heading if section < len(self.rows.series) else None


class _Months(QHeaderView):
    """The months, which stay in sight when the columns move."""

    def __init__(self, model: CheckModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows_of, self._theme = model, theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        rows, palette = self._rows_of.rows, self._theme.palette
        if rows is None or section >= rows.rows:
            return
        is_left = rows.is_left(section)
        painter.fillRect(rect, palette.surface)
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        role, colour = (TextRole.BODY, palette.text_2) if is_left else (TextRole.HEADING, palette.text)
        lines = broken(rows.title(section), inside.width(), role, 2)
        top = (inside.height() - len(lines) * fonts.line_height(role)) // 2
        paint_lines(painter, inside.adjusted(0, top, 0, 0), lines, role, colour)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.strong_line)


class _Corner(QWidget):
    """What the head rows are, above the months."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = self._theme.palette, QPainter(self)
        width, head = self.width(), fonts.scaled(HEADING_ROW)
        row = fonts.scaled(FORM_ROW)
        painter.fillRect(self.rect(), palette.surface)
        painter.fillRect(0, 0, width, self.height() - 2 * row - LINE, palette.sunken)
        head = self.height() - 2 * row - LINE
        lines = (
            (tr("Month"), 0, head, TextRole.HEADING),
            (tr("Goes to"), head, row, TextRole.BODY),
            (tr("Number form"), head + row, row, TextRole.BODY),
        )
        for words, top, height, role in lines:
            colour = palette.text if role is TextRole.HEADING else palette.text_2
            paint_words(painter, QRect(PADDING, top, width - PADDING, height), words, colour=colour, role=role, at=LEFT)
            line_across(painter, 0, width, top + height - 1, palette.line)
        pin = QRect(PADDING + round(fonts.width(tr("Month"), TextRole.HEADING)) + 8, 0, 14, head)
        self._theme.icons.paint(painter, pin, "pin", palette.text_2, 14)
        line_across(painter, 0, width, self.height() - 1, palette.strong_line)
        line_down(painter, width - 1, 0, self.height(), palette.strong_line)
        painter.end()


class CheckTable(QTableView):
    """``moved`` is the current cell; ``target_wanted(column)`` asks where a column goes, ``form_chosen(column, Marks)``
    for another number form. ``begun_to_type`` is the first character of a figure.
    """

    moved = Signal(object)
    target_wanted = Signal(int)
    form_chosen = Signal(int, object)
    begun_to_type = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kept_free = 0  # pixels for the bar at the right
        self._measured: tuple[CheckRows, float, list[int]] | None = None
        self.check = CheckModel(self)
        self.head = CheckHeader(self.check, theme, self)
        self._months = _Months(self.check, theme, self)
        self._corner = _Corner(theme, self)
        self.setModel(self.check)
        self.setItemDelegate(CheckDelegate(self.check, theme, self))
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(self._months)
        self.setAccessibleName(tr("Cells of the file, before and after"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.head.target_wanted.connect(self.target_wanted)
        self.head.form_chosen.connect(self.form_chosen)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.head.place_fields())
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        theme.changed.connect(self._repaint)

    @property
    def place(self) -> Place | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def show_rows(self, rows: CheckRows) -> None:
        before = self.place
        self.check.show_rows(rows)
        self.fit()
        self.head.show_rows(rows)
        if before is not None and before[0] < rows.rows and before[1] < len(rows.series) and self.place is None:
            self.go(before)

    def go(self, place: Place) -> None:
        index = self.check.index(*place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def choose_form(self, column: int, form: Marks) -> None:
        self.form_chosen.emit(column, form)

    def fit(self) -> None:
        """Columns as wide as their widest cell or choice; the room that is left is shared between them."""
        rows = self.check.rows
        if rows is None:
            return
        limits = fonts.scaled(_NARROWEST), fonts.scaled(_WIDEST)
        widths = [min(max(width, limits[0]), limits[1]) for width in self._needed(rows)]
        titles = max((fonts.width(rows.title(row), TextRole.HEADING) for row in range(rows.rows)), default=0.0)
        months = min(max(round(titles) + 2 * PADDING + 1, fonts.scaled(_MONTHS_NARROW)), fonts.scaled(_MONTHS_WIDE))
        room = self.maximumWidth() if self.maximumWidth() < 16_000 else self.width()
        spare = room - months - sum(widths) - self.kept_free
        if widths and spare > 0:
            most = fonts.scaled(_STRETCHED)
            each = spare // len(widths)
            widths = [max(width, min(width + each, most)) for width in widths]
        self._months.setFixedWidth(months)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row in range(rows.rows):
            self.setRowHeight(row, fonts.scaled(LEFT_ROW if rows.is_left(row) else MONTH_ROW))
        self.head.fit(widths)
        self._place_corner()

    def _needed(self, rows: CheckRows) -> list[int]:
        """Measured once for the same cells in the same type."""
        known = (rows, fonts.scale())
        if self._measured is None or self._measured[0] is not rows or self._measured[1] != known[1]:
            found = [max(widest(rows, column), self.head.needed(column)) for column in range(len(rows.series))]
            self._measured = (*known, found)
        return self._measured[2]

    @property
    def wanted_width(self) -> int:
        """As wide as all columns, without the bar."""
        return self._months.width() + self.head.length()

    def wanted_height(self, width: int) -> int:
        """As high as all rows, and the bar below where ``width`` is not enough."""
        below = self.horizontalScrollBar().sizeHint().height() if self.wanted_width > width else 0
        return self.head.height() + self._months.length() + below

    def _tell(self) -> None:
        self.viewport().update()
        self.moved.emit(self.place)

    def _repaint(self) -> None:
        for widget in (self.viewport(), self._corner, self.head.viewport(), self._months.viewport()):
            widget.update()

    def _place_corner(self) -> None:
        self._corner.setGeometry(0, 0, self._months.width(), self.head.height())
        self._corner.raise_()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.head.place_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if self.place is not None and ((event.key() == Qt.Key.Key_Down and alt) or enter):
            self.target_wanted.emit(self.place[1])
            return
        if event.text() and event.text() in "0123456789-+.,(" and not event.modifiers() & _COMMANDS:
            self.begun_to_type.emit(event.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place is None and self.check.rowCount() and self.check.columnCount():
            self.go((0, 0))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
