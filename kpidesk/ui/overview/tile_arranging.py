"""Choosing which tiles stand on the overview: the choice shown in place of them, and what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.overview.tiles import KIND, arrangement, offered, tiles
from kpidesk.domain.change import SetSavedCharts
from kpidesk.ui.overview.tile_choice import TileChoice
from kpidesk.ui.overview.words import tr
from kpidesk.workbook.workbook import Workbook


class TileArranging(QObject):
    """``bring`` shows one of two: the choice (True) or the tiles again. ``told`` is a sentence for the window."""

    told = Signal(str)

    def __init__(self, workbook: Workbook, choice: TileChoice, bring: Callable[[bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._workbook, self._choice, self._bring = workbook, choice, bring
        choice.done.connect(self._take)
        choice.usual_wanted.connect(self._take_usual)
        choice.left.connect(self._leave)

    def begin(self) -> None:
        known = self._workbook.indicators
        names = {side: [(n, known[n].label) for n in found] for side, found in offered(self._workbook).items()}
        self._choice.begin(names, tiles(self._workbook))
        self._bring(True)
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, names: list[str]) -> None:
        self._leave()
        self._workbook.apply(arrangement(self._workbook, names))
        self.told.emit(tr("Tiles chosen"))

    def _take_usual(self) -> None:
        kept = [number for number, chart in self._workbook.saved_charts.items() if chart.kind == KIND]
        self._leave()
        if kept:
            self._workbook.apply(SetSavedCharts(dict.fromkeys(kept)))
            self.told.emit(tr("Tiles as at first"))

    def _leave(self) -> None:
        self._bring(False)
