"""The years of one KPI as a table: months shaded by their height, or years side by side with what changed."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kpidesk.domain.month import Month
from kpidesk.ui.changes.words import tr
from kpidesk.ui.changes.year_words import YearCell, YearTable
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.ink import State, has
from kpidesk.ui.look.controls.shapes import box, line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette, mixed
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.change import change_width, paint_change
from kpidesk.ui.painters.grid import RING, paint_ring
from kpidesk.ui.painters.signal import paint_glyph
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
HEADER, ROW, PADDING, LEAST, MOST = 32, 32, 8, 64, 96
MARK, MARK_INSET, MARK_CORNER = 20, 4, 3
STRENGTHS = (0.0, 0.08, 0.17, 0.27, 0.38)
"""How much ink is mixed into the ground for each shade: figures stay readable on the strongest."""
_EMPTY = YearTable((), (), ())
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


def shade_colour(palette: Palette, shade: int) -> QColor:
    """Grey, never good or bad: high is not better by itself."""
    return mixed(palette.surface, palette.chart.actual, STRENGTHS[shade])


class YearsModel(QAbstractTableModel):
    """A prepared table; its rows and columns have heads of words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = _EMPTY

    @property
    def table(self) -> YearTable:
        return self._table

    def show_table(self, table: YearTable) -> None:
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def cell(self, index: Index) -> YearCell:
        return self._table.rows[index.row()][index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.heads)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case _Role.DisplayRole:
                return cell.text
            case _Role.AccessibleTextRole:
                is_change = cell.mark is not None
                return f"{self._table.names[index.row()]}, {cell.spoken}" if is_change else cell.spoken
            case _Role.ToolTipRole:
                return tip(cell.spoken)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        heads = self._table.heads if orientation is Qt.Orientation.Horizontal else self._table.names
        return heads[section] if role == _Role.DisplayRole and section < len(heads) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: YearsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect, cell = self._theme.palette, QRect(option.rect), self._model.cell(index)
        ground = palette.surface if cell.shade is None else shade_colour(palette, cell.shade)
        painter.fillRect(rect, ground)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        inside = rect.adjusted(PADDING, 0, -PADDING, -1)
        if cell.mark is not None:
            paint_change(painter, inside, cell.mark, palette)
        elif cell.ring:
            place = QRect(inside.right() - RING + 1, inside.top(), RING, inside.height())
            paint_ring(painter, place, palette.text_2)
        else:
            colour = palette.text_2 if cell.muted else palette.text
            paint_words(painter, inside, cell.text, colour=colour, role=_role(cell), at=RIGHT)
        if cell.signal is not None:
            place = QRect(inside.left() - MARK_INSET, inside.center().y() + 1 - MARK // 2, MARK, MARK)
            box(painter, place, MARK_CORNER, fill=palette.surface)  # its colours are made for this ground
            paint_glyph(painter, place, cell.signal, palette)
        if has(option, State.State_HasFocus):
            ring_inside(painter, rect, palette.accent)


def _role(cell: YearCell) -> TextRole:
    return TextRole.HEADING if cell.strong and not cell.muted else TextRole.BODY


class _Header(QHeaderView):
    def __init__(self, side: Qt.Orientation, model: YearsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(side, parent)
        self._model, self._theme = model, theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, across = self._theme.palette, self.orientation() is Qt.Orientation.Horizontal
        painter.fillRect(rect, palette.sunken if across else palette.surface)
        line_across(
            painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line if across else palette.line
        )
        words = str(self._model.headerData(section, self.orientation()))
        role = TextRole.HEADER_CELL if across else TextRole.LABEL
        inside = rect.adjusted(PADDING if across else 2 * PADDING, 0, -PADDING, -1)
        paint_words(painter, inside, words, colour=palette.text, role=role, at=RIGHT if across else LEFT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground reaches beyond the last section."""
        palette, across = self._theme.palette, self.orientation() is Qt.Orientation.Horizontal
        painter, rect = QPainter(self.viewport()), self.viewport().rect()
        painter.fillRect(rect, palette.sunken if across else palette.surface)
        if across:
            line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        painter.end()
        super().paintEvent(event)


class YearsTable(QTableView):
    """``month_chosen``: Enter or a double click on a month."""

    month_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years_model = YearsModel(self)
        self.setModel(self.years_model)
        self.setItemDelegate(_Delegate(self.years_model, theme, self))
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self.years_model, theme, self))
        self.setVerticalHeader(_Header(Qt.Orientation.Vertical, self.years_model, theme, self))
        self.horizontalHeader().setFixedHeight(fonts.scaled(HEADER))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Months of every year"))
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_table(self, table: YearTable) -> None:
        """The place that the keys are on keeps them where it is still there."""
        at = self.currentIndex().row(), self.currentIndex().column()
        same = (table.heads, table.names) == (self.years_model.table.heads, self.years_model.table.names)
        self.years_model.show_table(table)
        self.fit()
        if table.rows:
            place = at if same and min(at) >= 0 else self._last_figure(table)
            self.setCurrentIndex(self.years_model.index(*place))

    def _last_figure(self, table: YearTable) -> tuple[int, int]:
        """The newest month: the table opens where the owner is."""
        months = [
            (c.month, (at, n)) for at, row in enumerate(table.rows) for n, c in enumerate(row) if c.month is not None
        ]
        return max(months)[1] if months else (0, 0)

    def fit(self) -> None:
        """Columns as wide as their widest words, and wider where there is room, all of months alike."""
        table = self.years_model.table
        for row in range(len(table.rows)):
            self.setRowHeight(row, fonts.scaled(ROW))
        names = max((fonts.width(name, TextRole.LABEL) for name in table.names), default=0.0)
        self.verticalHeader().setFixedWidth(round(names + 0.5) + 3 * PADDING)
        for column, width in enumerate(self._widths(table)):
            self.setColumnWidth(column, width)

    def _widths(self, table: YearTable) -> list[int]:
        """All months alike; they take room that is left, up to a width at which rows are still read across."""
        needed = [self._needed(table, column) for column in range(len(table.heads))]
        alike = [column for column in range(len(table.heads)) if not _is_change(table, column)]
        if not alike:
            return needed
        others = sum(width for column, width in enumerate(needed) if column not in alike)
        room = (self.viewport().width() - others) // len(alike)
        width = max(*(needed[column] for column in alike), min(fonts.scaled(MOST), room))
        return [width if column in alike else needed[column] for column in range(len(table.heads))]

    def _needed(self, table: YearTable, column: int) -> int:
        words = [fonts.width(table.heads[column], TextRole.HEADER_CELL), *(_width(row[column]) for row in table.rows)]
        return max(fonts.scaled(LEAST), round(max(words) + 0.5) + 2 * PADDING)

    def _open(self, index: QModelIndex) -> None:
        month: Month | None = self.years_model.cell(index).month
        if month is not None:
            self.month_chosen.emit(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _is_change(table: YearTable, column: int) -> bool:
    return any(row[column].mark is not None for row in table.rows)


def _width(cell: YearCell) -> float:
    if cell.mark is not None:
        return change_width(cell.mark)
    mark = MARK if cell.signal is not None else 0
    return fonts.width(cell.text, _role(cell)) + mark
