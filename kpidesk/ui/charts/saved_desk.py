"""What is done with saved charts: kept, changed, named, moved, removed; each is one step of undo."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kpidesk.charts.saved import ChartSettings, in_order, keeping, kept, rearranged, settings_read
from kpidesk.domain.business import SavedChart
from kpidesk.domain.change import SetSavedCharts
from kpidesk.domain.text import clean_text
from kpidesk.ui.applying import applied
from kpidesk.ui.charts.words import made_name, tr
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook


class SavedDesk(QObject):
    """``told`` says what was changed and can be taken back, ``refused`` why nothing was."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, workbook: Workbook, signals: WorkbookSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._signals = workbook, signals

    @property
    def charts(self) -> dict[int, SavedChart]:
        return in_order(self._workbook)

    def settings(self, key: int | None) -> ChartSettings | None:
        """None when there is no such chart, or it is of a kind that is not known here."""
        chart = self._workbook.saved_charts.get(key) if key is not None else None
        return settings_read(chart) if chart is not None else None

    def keep(self, settings: ChartSettings) -> int | None:
        """The key of the new chart; None when it could not be kept."""
        name = clean_text(made_name(self._workbook, settings))
        key, change = keeping(self._workbook, settings, name)
        if not self._apply(change):
            return None
        self.told.emit(tr("Saved as “{name}”.").format(name=name))
        return key

    def change(self, key: int, settings: ChartSettings) -> None:
        """Another content under the same name."""
        chart = self.charts[key]
        if self._apply(SetSavedCharts({key: kept(settings, chart.title, chart.position)})):
            self.told.emit(tr("“{name}” changed.").format(name=chart.title))

    def rename(self, key: int, name: str) -> None:
        self._apply(SetSavedCharts({key: replace(self.charts[key], title=name)}))

    def remove(self, key: int) -> None:
        name = self.charts[key].title
        if self._apply(SetSavedCharts({key: None})):
            self.told.emit(tr("“{name}” removed.").format(name=name))

    def move(self, key: int, place: int) -> None:
        """To that place among the others."""
        keys = [other for other in self.charts if other != key]
        keys.insert(place, key)
        change = rearranged(self._workbook, keys)
        if change.charts:
            self._apply(change)

    def _apply(self, change: SetSavedCharts) -> bool:
        if self._signals.hold is not None:
            self.refused.emit(self._signals.hold.reason)
            return False
        if not applied(self._workbook, change, self.refused.emit):
            return False
        self.refused.emit("")
        return True
