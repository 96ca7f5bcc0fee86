"""The owner's own title of the chart in sight: begun, taken, given up for the made one again."""

from dataclasses import replace

from PySide6.QtCore import QObject

from kpidesk.charts.own_title import OwnTitle, made_title
from kpidesk.ui.charts.chart_head import ChartHead
from kpidesk.ui.charts.shown_chart import ShownChart


class TitleDesk(QObject):
    """Follows what the head asks for and what is written there."""

    def __init__(self, shown: ShownChart, head: ChartHead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown, self._head = shown, head
        head.edit_requested.connect(self.edit)
        head.title_written.connect(self._take)

    def edit(self) -> None:
        chart = self._shown.chart
        if chart is not None:
            self._head.begin(chart.titles[0])

    def _take(self, typed: str) -> None:
        """The made one again when nothing, or the same, is written."""
        settings, chart = self._shown.settings, self._shown.chart
        if settings is None or chart is None:
            return
        made = made_title(chart)
        own = OwnTitle(typed, made) if typed and typed != made else None
        self._shown.change(replace(settings, own_title=own))
