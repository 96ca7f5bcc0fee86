"""Both sides of tiles under each other, with their headings; the keys go on from one to the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.overview.tiles import Side
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.tile import Tile, TileWriter
from kpidesk.ui.overview.tile_list import GAP, TileList, TileModel, cell_size
from kpidesk.ui.parts.label import PlainLabel

MOST_ACROSS = 3


class TileBoard(QWidget):
    """One tile of all has the focus; a side without tiles is not there."""

    entered = Signal(str)
    chosen = Signal(str)

    def __init__(self, writer: TileWriter, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists: dict[Side, TileList] = {}
        self.models: dict[Side, TileModel] = {}
        self._headings: dict[Side, PlainLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for side in Side:
            self._add(side, writer, theme)
        self._column.addStretch(1)

    def _add(self, side: Side, writer: TileWriter, theme: Theme) -> None:
        model = self.models[side] = TileModel(writer, self)
        tiles = self.lists[side] = TileList(model, theme, words.side(side), self)
        heading = self._headings[side] = PlainLabel(words.side(side), TextRole.HEADING, self)
        heading.setContentsMargins(GAP // 2, 0 if side is Side.BUSINESS else 8, 0, 2)
        self._column.addWidget(heading)
        self._column.addWidget(tiles)
        tiles.entered.connect(self.entered)
        tiles.left.connect(lambda step, column: self._pass_on(side, step, column))
        tiles.selectionModel().currentChanged.connect(lambda *_: self._follow(side))

    def show_tiles(self, tiles: dict[Side, list[Tile]]) -> None:
        """The tile that had the keys keeps them if it is still there."""
        before = self.indicator
        for side, found in tiles.items():
            self.models[side].show(found)
            self.lists[side].setVisible(bool(found))
            self._headings[side].setVisible(bool(found))
        if not self.choose(before):
            first = next((side for side in Side if self.models[side].tiles), None)
            if first is not None:
                self.lists[first].choose(0)
                self._follow(first)

    @property
    def current(self) -> TileList:
        """The list that the keys are in, or would be."""
        proxy = self.focusProxy()
        return proxy if isinstance(proxy, TileList) else self.lists[Side.BUSINESS]

    @property
    def indicator(self) -> str:
        return self.current.indicator

    def choose(self, indicator: str) -> bool:
        """Put the keys on this KPI's tile; False when it has none."""
        for side, model in self.models.items():
            place = model.row_of(indicator)
            if place >= 0:
                self.lists[side].choose(place)
                self._follow(side)
                return True
        return False

    def fit(self, width: int) -> None:
        """As many across as there is room for, three at most."""
        for tiles in self.lists.values():
            tiles.set_across(max(1, min(MOST_ACROSS, width // cell_size().width())))

    def _follow(self, side: Side) -> None:
        self.setFocusProxy(self.lists[side])
        self.chosen.emit(self.indicator)

    def _pass_on(self, side: Side, step: int, column: int) -> None:
        other = Side.MARKETING if side is Side.BUSINESS else Side.BUSINESS
        is_onward = (step > 0) is (other is Side.MARKETING)
        if is_onward and self.models[other].tiles:
            self.lists[other].choose_in_column(column, last_row=step < 0)
            self.lists[other].setFocus(Qt.FocusReason.TabFocusReason)
            self._follow(other)  # also where the tile was the current one of its side already
