"""The commands with which the row's KPI starts anew: when they can be given, and what they ask."""

from PySide6.QtCore import QObject, Signal

from kpidesk.domain.month import Month
from kpidesk.ui.changes.break_asks import BreakAsks
from kpidesk.ui.changes.changes_actions import ChangesActions
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.split_view import SplitView
from kpidesk.ui.changes.words import tr
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook


class StartingAnew(QObject):
    """``noted`` says why nothing was asked."""

    noted = Signal(str)

    def __init__(
        self, workbook: Workbook, signals: WorkbookSignals, model: ChangesModel, asks: BreakAsks, view: SplitView
    ) -> None:
        super().__init__(view)
        self._workbook, self._signals, self._model = workbook, signals, model
        self._asks, self._view = asks, view
        view.panel.since, view.panel.held = self.since, self.held
        notes = view.panel.notes
        notes.anew_requested.connect(self.limits_anew)
        notes.redefined_requested.connect(self.definition_changed)
        notes.remove_requested.connect(asks.remove)

    def held(self) -> str:
        """Why nothing can be noted now; "" when it can."""
        hold = self._signals.hold
        return hold.reason if hold is not None else ""

    def show_hold(self, actions: ChangesActions) -> None:
        for action in (actions.anew, actions.redefined):
            action.setEnabled(not self.held())
        if self._view.is_open:
            self._view.panel.refresh()

    def since(self, indicator: str) -> Month | None:
        """From when on its limits may be worked out anew; None: not now."""
        return next(iter(self._offered(indicator)), None)

    def _offered(self, indicator: str) -> list[Month]:
        last = min(self._model.period.last, self._workbook.current_month)
        return self._asks.offered(indicator, last, self._model.look.segment)

    def limits_anew(self) -> None:
        """Only where eight months or more lie on one side; else it is said why not."""
        current = self._view.table.current
        if not current or self.held():
            return
        offered = self._offered(current)
        if not offered:
            told = tr("Limits of {name} can begin anew once eight months in a row lie on one side of the average.")
            self.noted.emit(told.format(name=self._workbook.indicator(current).name))
            return
        self._view.show_notes()
        self._asks.ask_new_level(current, offered, self._view.panel.notes.anew)

    def definition_changed(self) -> None:
        current = self._view.table.current
        if current and not self.held():
            self._view.show_notes()
            self._asks.ask_redefined(current, self._model.look.month, self._view.panel.notes.redefined)
