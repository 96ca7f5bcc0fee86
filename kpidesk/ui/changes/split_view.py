"""The table of changes and the panel of one row: beside each other, or the panel below in a narrow window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kpidesk.ui import fonts
from kpidesk.ui.changes.changes_table import ChangesTable
from kpidesk.ui.changes.detail_panel import DetailPanel, wanted_size

NARROW = 1200


class SplitView(QSplitter):
    """The panel opens only when asked to, follows the table's row and closes with Esc."""

    panel_shown = Signal(bool)

    def __init__(self, table: ChangesTable, panel: DetailPanel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.table, self.panel = table, panel
        self.addWidget(table)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        panel.hide()
        table.current_changed.connect(self._follow)
        panel.close_requested.connect(self.close_panel)

    @property
    def is_open(self) -> bool:
        return not self.panel.isHidden()

    def open_panel(self) -> None:
        """Nothing to open without a row."""
        if not self.table.current:
            return
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

    def toggle_panel(self) -> None:
        self.close_panel() if self.is_open else self.open_panel()

    def enter_panel(self) -> None:
        """Open it; once it is open, the keys go into it."""
        if self.is_open:
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.open_panel()

    def explain(self) -> None:
        """How the row's figure is calculated."""
        self.open_panel()
        self.panel.explain()

    def tell_why(self) -> None:
        """Why the row's figure changed."""
        self.open_panel()
        self.panel.tell_why()

    def refresh_panel(self) -> None:
        """After the rows were made anew."""
        if self.is_open and self.table.current:
            self.panel.show_indicator(self.table.current)

    def arrange(self, width: int) -> None:
        """The panel at the side of a window of this width, or at its bottom."""
        at_bottom = width < fonts.scaled(NARROW)
        if at_bottom is not self.panel.at_bottom:
            self.panel.place(at_bottom)
            self.setOrientation(Qt.Orientation.Vertical if at_bottom else Qt.Orientation.Horizontal)
            self._give_room()

    def _give_room(self) -> None:
        """The panel's own size, the rest to the table."""
        whole = self.height() if self.panel.at_bottom else self.width()
        size = wanted_size(self.panel.at_bottom)
        self.setSizes([max(whole - size, 0), size])

    def _follow(self, indicator: str) -> None:
        if indicator and self.is_open and indicator != self.panel.indicator:
            self.panel.show_indicator(indicator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_panel()
            return
        super().keyPressEvent(event)
