"""What stands in place of the charts before the first figure."""

from PySide6.QtWidgets import QWidget

from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.workbook_signals import WorkbookSignals


class NoFigures(EmptyState):
    """Leads to the first figures, unless the file may not be written: then it says why."""

    def __init__(self, theme: Theme, signals: WorkbookSignals, parent: QWidget | None = None) -> None:
        super().__init__(theme, "chart-column", parent)
        self._signals = signals
        self.say(
            tr("There is nothing to be shown yet"),
            tr("Charts are drawn from the first month on; six months give a usual range, twelve a rough forecast."),
            tr("Enter figures"),
            tr("Import a spreadsheet"),
        )
        signals.held.connect(lambda _: self.show_hold())
        self.show_hold()

    def show_hold(self) -> None:
        if self._signals.hold is not None:
            self.main_button.disable(self._signals.hold.reason)
        else:
            self.main_button.enable()
