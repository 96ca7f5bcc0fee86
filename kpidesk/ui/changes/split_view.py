"""The table of changes and a panel about one row: beside each other, or the panel below in a narrow window.

One panel tells of the row, another one in its place lets other figures be tried.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.changes_table import ChangesTable
from kpidesk.ui.changes.detail_panel import DetailPanel, wanted_size
from kpidesk.ui.changes.trial_panel import TrialPanel
from kpidesk.ui.look import fonts

NARROW = 1200


class SplitView(QSplitter):
    """A panel opens only when asked to, follows the table's row and closes with Esc."""

    panel_shown = Signal(bool)
    trial_shown = Signal(bool)

    def __init__(
        self, table: ChangesTable, panel: DetailPanel, trial: TrialPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.table, self.panel, self.trial = table, panel, trial
        self._goes_back = False
        for place, part in enumerate((table, panel, trial)):
            self.addWidget(part)
            self.setStretchFactor(place, 0 if place else 1)
        self.setChildrenCollapsible(False)
        panel.hide()
        trial.hide()
        table.current_changed.connect(self._follow)
        panel.close_requested.connect(self.close_panel)
        trial.close_requested.connect(self.close_trial)

    @property
    def is_open(self) -> bool:
        return not self.panel.isHidden()

    @property
    def tries(self) -> bool:
        """Whether other figures can be tried now."""
        return not self.trial.isHidden()

    def open_panel(self) -> None:
        """Nothing to open without a row."""
        if not self.table.current:
            return
        if self.tries:
            self._hide_trial()
        self.panel.show_indicator(self.table.current)
        if not self.is_open:
            self.panel.show()
            self._give_room()
            self.panel_shown.emit(True)
            self.table.scrollTo(self.table.currentIndex())

    def close_panel(self) -> None:
        had_focus = self.panel.isAncestorOf(self.focusWidget() or self)
        self.panel.hide()
        self.panel_shown.emit(False)
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_trial(self, figures: Mapping[Cell, float | None]) -> None:
        """Let other figures be tried, these to begin with; the panel of the row is back when it is closed."""
        if not self.table.current:
            return
        self._goes_back = self.is_open or (self.tries and self._goes_back)
        if self.is_open:
            self.close_panel()
        self.trial.show_indicator(self.table.current)
        if not self.tries:
            self.trial.show()
            self._give_room()
            self.trial_shown.emit(True)
            self.table.scrollTo(self.table.currentIndex())
        if figures:
            self.trial.take_over(figures)
        self.trial.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_figures(self) -> None:
        """With the figure that would reach the goal, if the keys are on one."""
        self.open_trial(dict(self.panel.why.needs.wanted))

    def turn_trial(self, focus: QWidget | None) -> None:
        """Once other figures can be tried, the keys go there; from there the panel closes again. ``focus`` has the
        keys now."""
        if self.tries and focus is not None and self.trial.isAncestorOf(focus):
            self.close_trial()
        elif self.table.current:
            self.try_figures()

    def close_trial(self) -> None:
        """What is tried stays for the next time."""
        had_focus = self.trial.isAncestorOf(self.focusWidget() or self)
        goes_back = self._goes_back
        self._hide_trial()
        if goes_back:
            self.open_panel()
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_trial(self) -> None:
        self._goes_back = False
        self.trial.hide()
        self.trial_shown.emit(False)

    def toggle_panel(self) -> None:
        self.close_panel() if self.is_open else self.open_panel()

    def enter_panel(self) -> None:
        """Open it; once it is open, or other figures are tried, the keys go there."""
        if self.tries:
            self.trial.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.is_open:
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.open_panel()

    def explain(self) -> None:
        """How the row's figure is calculated."""
        self.open_panel()
        self.panel.explain()

    def show_notes(self) -> None:
        """The notes on the row, and where it starts anew."""
        self.open_panel()
        self.panel.show_notes()

    def tell_why(self) -> None:
        """Why the row's figure changed."""
        self.open_panel()
        self.panel.tell_why()

    def refresh_panel(self) -> None:
        """After the rows were made anew."""
        if self.is_open and self.table.current:
            self.panel.show_indicator(self.table.current)
        if self.tries and self.table.current:
            self.trial.show_indicator(self.table.current)

    def arrange(self, width: int) -> None:
        """The panel at the side of a window of this width, or at its bottom."""
        at_bottom = width < fonts.scaled(NARROW)
        if at_bottom is not self.panel.at_bottom:
            self.panel.place(at_bottom)
            self.trial.place(at_bottom)
            self.setOrientation(Qt.Orientation.Vertical if at_bottom else Qt.Orientation.Horizontal)
            self._give_room()

    def _give_room(self) -> None:
        """The panel's own size, the rest to the table."""
        whole = self.height() if self.panel.at_bottom else self.width()
        size = wanted_size(self.panel.at_bottom)
        self.setSizes([max(whole - size, 0), size, size])

    def _follow(self, indicator: str) -> None:
        if indicator and self.is_open and indicator != self.panel.indicator:
            self.panel.show_indicator(indicator)
        if indicator and self.tries:
            self.trial.show_indicator(indicator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.is_open or self.tries):
            self.close_trial() if self.tries else self.close_panel()
            return
        super().keyPressEvent(event)
