"""Tiles beside their rail, below the toolbar, as one sheet that scrolls where the window is too low for it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.overview_toolbar import OverviewToolbar
from kpidesk.ui.overview.rail import NARROWEST, WIDTH, Rail
from kpidesk.ui.overview.tile import TileWriter
from kpidesk.ui.overview.tile_board import MOST_ACROSS, TileBoard
from kpidesk.ui.overview.tile_list import GAP, cell_size
from kpidesk.ui.parts.frames import MARGIN

_EDGE = MARGIN - GAP // 2
"""Left of the tiles, which have half a gap of their own around them."""


class OverviewSheet(QWidget):
    """Lays out; what its parts show is the page's."""

    def __init__(self, writer: TileWriter, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.toolbar = OverviewToolbar(theme, self)
        self.board = TileBoard(writer, theme, self)
        self.rail = Rail(theme, self)
        self._content = QWidget(self)
        self._scroll = QScrollArea(self)
        self._lay_out_content()
        self._set_up_scroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._scroll, 1)
        self.board.chosen.connect(lambda _: self._keep_in_sight())

    def _lay_out_content(self) -> None:
        across = QHBoxLayout(self._content)
        across.setContentsMargins(_EDGE, 4, MARGIN, 12)
        across.setSpacing(_EDGE)
        side = QVBoxLayout()
        side.setContentsMargins(0, fonts.line_height(TextRole.HEADING) + 2 + GAP // 2, 0, 0)
        side.addWidget(self.rail)
        across.addWidget(self.board, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(side, 1)
        across.addStretch(0)
        self.rail.setMinimumWidth(fonts.scaled(NARROWEST))
        self.rail.setMaximumWidth(fonts.scaled(WIDTH))

    def _set_up_scroll(self) -> None:
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().setProperty("tone", "window")
        self._scroll.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)

    def fit(self, width: int) -> None:
        """As many tiles across as ``width`` has room for beside the rail."""
        room = width - _EDGE * 2 - MARGIN - fonts.scaled(NARROWEST)
        bar = self._scroll.verticalScrollBar()
        room -= bar.sizeHint().width() if bar.isVisible() else 0
        self.board.fit(min(room, MOST_ACROSS * cell_size().width()))
        self.toolbar.fit(width)

    def _keep_in_sight(self) -> None:
        tiles = self.board.current
        place = tiles.visualRect(tiles.currentIndex())
        corner = tiles.mapTo(self._content, QPoint(place.x(), place.y()))
        middle = QPoint(corner.x() + place.width() // 2, corner.y() + place.height() // 2)
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + GAP)
