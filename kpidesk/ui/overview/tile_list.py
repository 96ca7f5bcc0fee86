"""The tiles of one side: a list of prepared tiles in rows, painted by one delegate."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.pictures import Pictures
from kpidesk.ui.overview.tile import Tile, TileWriter
from kpidesk.ui.overview.tile_painting import CORNER, HEIGHT, WIDTH, paint_tile
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
GAP, RING = 12, 3
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class TileModel(QAbstractListModel):
    """Tiles in their places; replaced one by one, so that what stays is not painted anew."""

    def __init__(self, writer: TileWriter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._tiles: list[Tile] = []

    @property
    def tiles(self) -> list[Tile]:
        return self._tiles

    def show(self, tiles: list[Tile]) -> None:
        """Reset only when tiles come, go or change places."""
        if [tile.indicator for tile in tiles] != [tile.indicator for tile in self._tiles]:
            self.beginResetModel()
            self._tiles = tiles
            self.endResetModel()
            return
        before, self._tiles = self._tiles, tiles
        for place, (old, new) in enumerate(zip(before, tiles, strict=True)):
            if old is not new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, indicator: str) -> int:
        """-1 for what is no tile here."""
        return next((place for place, tile in enumerate(self._tiles) if tile.indicator == indicator), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        match role:
            case _Role.DisplayRole:
                return tile.name
            case _Role.AccessibleTextRole:
                return tile.spoken
            case _Role.ToolTipRole:
                return tip(self._writer.tip(tile))
        return None


class TileDelegate(QStyledItemDelegate):
    """Keeps the picture of each tile until the tile, the theme or the screen changes."""

    def __init__(self, model: TileModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._pictures = Pictures(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = self._model.tiles[index.row()]
        card = card_in(option.rect)
        palette, whole = self._theme.palette, QRect(QPoint(0, 0), card.size())
        picture = self._pictures.picture(
            tile.indicator,
            tile,
            card.size(),
            ratio=painter.device().devicePixelRatio(),
            ground=palette.window,
            paint=lambda on_tile: paint_tile(on_tile, whole, tile, palette),
        )
        painter.drawPixmap(card.topLeft(), picture)
        if option.state & QStyle.StateFlag.State_HasFocus:
            edge = card.adjusted(-RING, -RING, RING, RING)
            box(painter, edge, CORNER + RING, border=self._theme.palette.accent, width=2)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return cell_size()


def cell_size() -> QSize:
    """A tile with half the gap around it."""
    return QSize(fonts.scaled(WIDTH) + GAP, fonts.scaled(HEIGHT) + GAP)


def card_in(cell: QRect) -> QRect:
    half = GAP // 2
    return QRect(cell.x() + half, cell.y() + half, fonts.scaled(WIDTH), fonts.scaled(HEIGHT))


class TileList(QListView):
    """As high as its rows, which hold `across` tiles. Arrows move; at an edge ``left`` says in which direction.

    ``entered`` names a KPI: Enter or a double click.
    """

    entered = Signal(str)
    left = Signal(int, int)  # step down (1) or up (-1), column

    def __init__(self, model: TileModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles, self._across = model, 3
        self.setModel(model)
        self.setItemDelegate(TileDelegate(model, theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setDragEnabled(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)
        model.modelReset.connect(self._fit)
        self._fit()

    @property
    def indicator(self) -> str:
        """The KPI that the keys are on; "" without one."""
        place = self.currentIndex().row()
        return self._tiles.tiles[place].indicator if 0 <= place < len(self._tiles.tiles) else ""

    def set_across(self, count: int) -> None:
        if count != self._across:
            self._across = count
            self._fit()

    def choose(self, place: int) -> None:
        self.setCurrentIndex(self._tiles.index(max(0, min(place, len(self._tiles.tiles) - 1))))

    def choose_in_column(self, column: int, last_row: bool) -> None:
        """The tile in this column of the first or the last row."""
        count = len(self._tiles.tiles)
        first = (count - 1) // self._across * self._across if last_row else 0
        self.choose(first + column)

    def _fit(self) -> None:
        cell = cell_size()
        rows = -(-len(self._tiles.tiles) // self._across)
        self.setGridSize(cell)
        self.setFixedSize(cell.width() * self._across + 1, cell.height() * rows)

    def _move(self, across: int, down: int) -> None:
        place, count = max(0, self.currentIndex().row()), len(self._tiles.tiles)
        target = place + across + down * self._across
        if down and not 0 <= target < count:
            last = (count - 1) // self._across
            if down > 0 and place // self._across < last:
                self.choose(count - 1)
            else:
                self.left.emit(down, place % self._across)
        elif 0 <= target < count:
            self.choose(target)
        else:
            self.left.emit(across, 0 if across > 0 else self._across - 1)

    def event(self, event: QEvent) -> bool:
        """What is painted follows a larger font."""
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        if plain and step is not None:
            self._move(*step)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.indicator:
            self.entered.emit(self.indicator)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indicator_at(event.position().toPoint()):
            self.entered.emit(self.indicator)

    def indicator_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        return self._tiles.tiles[index.row()].indicator if index.isValid() else ""
