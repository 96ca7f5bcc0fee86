"""The values of the last months as a small table: the result, then the figures that go in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import RING, paint_ring
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex
ROW, HEADER, NARROWEST, LABEL = 30, 32, 48, 84
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """``texts`` are ready to read, "" where there is no value; ``spoken`` says each of them in full."""

    label: str
    texts: tuple[str, ...]
    spoken: tuple[str, ...]
    stale: bool = False


class PreviewModel(QAbstractTableModel):
    """Months across; the first column is the label. All of it is replaced at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[str, ...] = ()
        self._rows: tuple[PreviewRow, ...] = ()

    def show_rows(self, months: Sequence[str], rows: Sequence[PreviewRow]) -> None:
        self.beginResetModel()
        self._months, self._rows = tuple(months), tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        return self._rows

    @property
    def months(self) -> tuple[str, ...]:
        return self._months

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._months) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[column - 1] if column else row.label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return row.spoken[column - 1] if column else row.label
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._months[section - 1] if section else ""
        return None


class PreviewDelegate(QStyledItemDelegate):
    """Lines below the rows only; italics while the values belong to an earlier formula."""

    def __init__(self, model: PreviewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return QSize(0, fonts.scaled(ROW))
        lines = len(broken(self._model.rows[index.row()].label, option.rect.width() - 6, TextRole.BODY))
        return QSize(0, fonts.scaled(ROW) + (lines - 1) * fonts.line_height(TextRole.BODY))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, palette = self._model.rows[index.row()], option.rect, self._theme.palette
        colour = palette.text_2 if row.stale else palette.text
        painter.save()
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        if index.column() == 0:
            self._paint_label(painter, rect, row)
        elif text := row.texts[index.column() - 1]:
            painter.setFont(_font(row.stale))
            painter.setPen(colour)
            painter.drawText(rect, RIGHT, text)
        else:
            paint_ring(painter, QRect(rect.right() - RING + 1, rect.top(), RING, rect.height()), palette.text_2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, rect, palette.accent)
        painter.restore()

    def _paint_label(self, painter: QPainter, rect: QRect, row: PreviewRow) -> None:
        palette = self._theme.palette
        lines = broken(row.label, rect.width() - 6, TextRole.BODY)
        height = fonts.line_height(TextRole.BODY)
        if not row.stale:
            top = rect.adjusted(0, (rect.height() - len(lines) * height) // 2, 0, 0)
            paint_lines(painter, top, lines, TextRole.BODY, palette.text)
            return
        painter.setFont(_font(stale=True))
        painter.setPen(palette.text_2)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), row.label)


def _font(stale: bool) -> QFont:
    made = QFont(fonts.font(TextRole.BODY))
    made.setItalic(stale)
    return made


class _MonthHeader(QHeaderView):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(fonts.scaled(HEADER))
        self.viewport().setAutoFillBackground(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        text = self.model().headerData(section, Qt.Orientation.Horizontal) or ""
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        paint_words(painter, rect, str(text), colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)


class PreviewTable(QTableView):
    """As high as its rows, as wide as it is given; the label column takes what the figures leave."""

    def __init__(self, theme: Theme, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = model
        self.setModel(model)
        self.setItemDelegate(PreviewDelegate(model, theme, self))
        self.setHorizontalHeader(_MonthHeader(theme, self))
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("Values of the last three months"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.viewport().update)

    def fit(self) -> None:
        """Columns as wide as their widest figure, rows as high as their label, the table as high as its rows."""
        columns = self._preview.columnCount()
        if columns < 2:
            return
        texts = [*self._preview.months, *(text for row in self._preview.rows for text in row.texts)]
        widest = max(fonts.width(text, TextRole.BODY) for text in texts)
        room = (self.width() - fonts.scaled(LABEL)) // (columns - 1)
        wide = max(fonts.scaled(NARROWEST), round(widest) + 6, min(round(widest) + 16, room))
        for column in range(1, columns):
            self.setColumnWidth(column, wide)
        self.setColumnWidth(0, max(60, self.width() - wide * (columns - 1)))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._preview.rowCount()))
        self.setFixedHeight(fonts.scaled(HEADER) + rows + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
