"""What stands below the toolbar of the changes: table and panel, the years of one row, or why there is nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.ui.changes import words
from kpidesk.ui.changes.look import Look
from kpidesk.ui.changes.nothing import Nothing
from kpidesk.ui.changes.split_view import SplitView
from kpidesk.ui.changes.years_view import YearsView
from kpidesk.ui.parts.empty_state import EmptyState


class ChangesStack(QStackedWidget):
    """One of its three parts is in sight; ``years`` are those of the row that the table is on."""

    def __init__(self, view: SplitView, years: YearsView, empty: EmptyState, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._years, self._empty = view, years, empty
        for part in (view, years, empty):
            self.addWidget(part)
        years.left.connect(self.leave_years)

    @property
    def shows_years(self) -> bool:
        return self.currentWidget() is self._years

    @property
    def shows_table(self) -> bool:
        return self.currentWidget() is self._view

    def show_rows(self, *, years_stay: bool) -> None:
        self.setCurrentWidget(self._years if years_stay else self._view)

    def say_nothing(self, nothing: Nothing) -> None:
        self.setCurrentWidget(self._empty)
        self._empty.say(*words.nothing(nothing))

    def turn_years(self, look: Look) -> None:
        """The years of the row in place of the table, and back."""
        current = self._view.table.current
        if self.shows_years:
            self.leave_years()
        elif current and self.shows_table:
            self._years.show_years(current, look)
            self.setCurrentWidget(self._years)
            self._years.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_years(self) -> None:
        self.setCurrentWidget(self._view)
        self._view.table.setFocus(Qt.FocusReason.OtherFocusReason)
