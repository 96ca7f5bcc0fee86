"""The programs at the left of the month sheet: in the order they are opened, and how much of each is entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet import programs
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.words import RIGHT, paint_words
from kpidesk.ui.parts.frames import Side
from kpidesk.ui.parts.label import PlainLabel

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
WIDTH, ROW = 192, 32
_CORNER, _ICON, _MARK, _EDGE, _GAP = 6, 16, 14, 8, 4


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """``asks`` while a figure of it is odd or refused."""

    key: str
    entered: int
    wanted: int
    asks: bool = False

    @property
    def is_done(self) -> bool:
        return self.entered >= self.wanted and not self.asks

    @property
    def counted(self) -> str:
        return f"{self.entered}/{self.wanted}"

    @property
    def spoken(self) -> str:
        """ "Shop, 6 of 6 entered, a question is open"."""
        counted = tr("{entered} of {all} entered").format(entered=self.entered, all=self.wanted)
        said = [programs.name(self.key), counted]
        return ", ".join([*said, tr("a question is open")] if self.asks else said)


class ProgramModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProgramRow] = []

    @property
    def rows(self) -> Sequence[ProgramRow]:
        return self._rows

    def show_rows(self, rows: Sequence[ProgramRow]) -> None:
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        elif list(rows) != self._rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return programs.name(row.key)
        return row.spoken if role == _Role.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: ProgramModel, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._model, self._theme, self._view = model, theme, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, row = self._theme.palette, self._model.rows[index.row()]
        rect = QRect(option.rect).adjusted(_EDGE, 1, -_EDGE, -1)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            box(painter, rect, _CORNER, fill=palette.selection)
            if self._view.hasFocus():
                ring_inside(painter, rect, palette.accent, _CORNER)
        inside = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        icon = QRect(inside.left(), inside.top(), _ICON, inside.height())
        self._theme.icons.paint(painter, icon, programs.icon(row.key), palette.text_2, _ICON)
        counts = inside.adjusted(0, 0, 2 - _MARK - _GAP, 0)
        counted = round(fonts.width(row.counted, TextRole.SMALL)) + _GAP
        _paint_name(
            painter, counts.adjusted(_ICON + _GAP + 2, 0, -counted, 0), programs.name(row.key), palette.text, here
        )
        paint_words(painter, counts, row.counted, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)
        mark = QRect(inside.right() + 1 - _MARK, inside.top(), _MARK, inside.height())
        if row.asks:
            self._theme.icons.paint(painter, mark, "question", palette.text, _MARK)
        elif row.is_done:
            self._theme.icons.paint(painter, mark, "check", palette.text_2, _MARK)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, fonts.scaled(ROW))


def _paint_name(painter: QPainter, rect: QRect, name: str, colour: QColor, here: bool) -> None:
    """In one line, in smaller type if need be; a long name in two."""
    roles = (TextRole.HEADING, TextRole.HEADER_CELL) if here else (TextRole.BODY, TextRole.SMALL)
    role = next((role for role in roles if fonts.width(name, role) <= rect.width()), roles[-1])
    lines = lines_of(name, role, rect.width())
    height = fonts.line_height(role) - (2 if len(lines) > 1 else 0)
    top = rect.top() + (rect.height() - len(lines) * height) // 2
    for number, line in enumerate(lines):
        place = QRect(rect.left(), top + number * height, rect.width(), height)
        paint_words(painter, place, line, colour=colour, role=role)


class ProgramView(QListView):
    """``chosen`` is a program that was clicked or walked to."""

    chosen = Signal(str)

    def __init__(self, model: ProgramModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programs = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Programs"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setProperty("tone", "window")
        self._is_shown = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        model.modelReset.connect(self.updateGeometry)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now.row()))
        theme.changed.connect(self.viewport().update)

    def show_program(self, key: str) -> None:
        """Mark where the current figure is, without a word about it."""
        place = next((place for place, row in enumerate(self._programs.rows) if row.key == key), -1)
        self._is_shown = True
        self.setCurrentIndex(self._programs.index(place, 0))
        self._is_shown = False

    def _tell(self, place: int) -> None:
        if not self._is_shown and 0 <= place < len(self._programs.rows):
            self.chosen.emit(self._programs.rows[place].key)

    def sizeHint(self) -> QSize:
        """As high as its rows; in a low window it gives way, and scrolls."""
        return QSize(fonts.scaled(WIDTH), fonts.scaled(ROW) * max(1, len(self._programs.rows)) + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class ProgramSide(Side):
    """The list, and below it how to go through it."""

    def __init__(self, model: ProgramModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("left", parent)
        self.view = ProgramView(model, theme, self)
        self._advice = PlainLabel(
            tr("The order follows your programs. Open one, type down, go on to the next."),
            TextRole.SMALL,
            self,
            muted=True,
            wraps=True,
        )
        self._advice.setContentsMargins(16, 0, 16, 0)
        self.setFixedWidth(fonts.scaled(WIDTH))
        self.body.setContentsMargins(0, 8, 1, 8)
        self.body.setSpacing(12)
        self.body.addWidget(self.view)
        self.body.addWidget(self._advice)
        self.body.addStretch(1)
        self.setFocusProxy(self.view)
