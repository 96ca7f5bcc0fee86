"""The grid, or what to do when it has no rows."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState


class PageStack(QStackedWidget):
    """``nothing_chosen`` and ``nothing_fits`` stand in the grid's place when there is nothing to show."""

    def __init__(self, grid: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.nothing_chosen = EmptyState(theme, "columns-3", self)
        self.nothing_fits = EmptyState(theme, "circle-check", self)
        self.nothing_chosen.say(
            sentences.tr("Choose what you will type"),
            sentences.tr("Start with the figures that you already write down each month. More can be added any time."),
            sentences.tr("Choose figures"),
            sentences.tr("Add own figure"),
        )
        self.nothing_fits.say(
            sentences.tr("Nothing to show here"),
            sentences.tr("No chosen figure fits this choice."),
            sentences.tr("Show all chosen figures"),
        )
        for empty in (self.nothing_chosen, self.nothing_fits):
            empty.setBackgroundRole(QPalette.ColorRole.Base)
            empty.setAutoFillBackground(True)
        for widget in (grid, self.nothing_chosen, self.nothing_fits):
            self.addWidget(widget)

    def show_what_there_is(self, has_chosen: bool, has_rows: bool) -> None:
        if not has_chosen:
            self.setCurrentWidget(self.nothing_chosen)
        else:
            self.setCurrentWidget(self._grid if has_rows else self.nothing_fits)

    def hold_back(self, reason: str) -> None:
        """Nothing can be chosen now, and why; empty: it can."""
        for button in (self.nothing_chosen.main_button, self.nothing_chosen.other_button):
            button.disable(reason) if reason else button.enable()
