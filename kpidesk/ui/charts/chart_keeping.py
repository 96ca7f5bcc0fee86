"""Keeping the chart in sight, and what is done with those that are kept, below the slide."""

from PySide6.QtCore import QObject, Signal

from kpidesk.ui.charts.chart_stage import ChartStage
from kpidesk.ui.charts.saved_desk import SavedDesk
from kpidesk.ui.charts.shown_chart import ShownChart
from kpidesk.ui.charts.words import tr


class ChartKeeping(QObject):
    """``refused`` says why a kept chart cannot be opened. A title that is being written is taken first."""

    refused = Signal(str)

    def __init__(self, shown: ShownChart, desk: SavedDesk, stage: ChartStage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown, self._desk, self._stage = shown, desk, stage
        strip = stage.foot.strip
        strip.opened.connect(self.open)
        strip.removed.connect(self._remove)
        strip.moved.connect(self._move)
        strip.model_.renamed.connect(desk.rename)
        strip.selectionModel().currentChanged.connect(lambda *_: shown.show_commands())

    def save(self) -> None:
        """A new chart, or the open one as it is now."""
        self._stage.head.finish()
        settings, key = self._shown.settings, self._shown.open_key
        if settings is None:
            return
        if key is None:
            self.save_as()
        elif self._shown.is_changed:
            self._desk.change(key, settings)

    def save_as(self) -> None:
        """As one more chart, whatever is open."""
        self._stage.head.finish()
        settings = self._shown.settings
        key = self._desk.keep(settings) if settings is not None else None
        if key is not None:
            self._shown.open_key = key
            self._shown.show_saved()
            self._stage.foot.strip.choose(key)

    def open(self, key: int) -> None:
        settings = self._desk.settings(key)
        if settings is None:
            self.refused.emit(tr("This chart is of a kind that this version of kpidesk does not know."))
        else:
            self._shown.open(key, settings)

    def remove_current(self) -> None:
        """The one that the keys are on."""
        key = self._stage.foot.strip.key
        if key is not None:
            self._remove(key)

    def end_show(self, key: int) -> None:
        """The slide that was seen last stays in sight, unless something here is not saved yet."""
        if key in self._desk.charts and key != self._shown.open_key and not self._shown.is_changed:
            self.open(key)
        self._stage.canvas.setFocus()

    def _remove(self, key: int) -> None:
        keys = list(self._desk.charts)
        place = keys.index(key)
        self._desk.remove(key)
        left = list(self._desk.charts)
        self._stage.foot.strip.choose(left[min(place, len(left) - 1)] if left else None)

    def _move(self, key: int, place: int) -> None:
        self._desk.move(key, place)
        self._stage.foot.strip.choose(key)
