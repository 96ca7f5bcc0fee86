"""The three views of channels, campaigns and products, or why one of them has no rows."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.segments.kpis_view import KpisView
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.segments.segments_table import SegmentsTable
from kpidesk.ui.segments.totals_view import TotalsView


class Shown(StrEnum):
    NAMES = "names"
    TOTALS = "totals"
    KPIS = "kpis"


class SegmentViews(QStackedWidget):
    """Where a view has no rows, the keys go to ``way_back``."""

    def __init__(
        self, table: SegmentsTable, totals: TotalsView, kpis: KpisView, theme: Theme, *, way_back: QWidget
    ) -> None:
        super().__init__(way_back.parentWidget())
        self._table, self._totals, self._kpis, self._way_back = table, totals, kpis, way_back
        self.nothing = EmptyState(theme, "columns-3", self)
        for view in (table, totals, kpis, self.nothing):
            self.addWidget(view)

    def show_rows(self, shown: Shown) -> None:
        """The view, or why it has no rows."""
        views: dict[Shown, QWidget] = {Shown.NAMES: self._table, Shown.TOTALS: self._totals, Shown.KPIS: self._kpis}
        if shown is Shown.TOTALS and not self._totals.model.rows:
            self.nothing.say(tr("No figure can be split yet"), tr("Choose figures like sales, orders or visits first."))
        elif shown is Shown.KPIS and not self._kpis.model.rows:
            self.nothing.say(tr("No KPI is shown yet"), tr("Choose KPIs first; then it stands here what they lack."))
        else:
            self.setCurrentWidget(views[shown])
            return
        self.setCurrentWidget(self.nothing)

    @property
    def area(self) -> QWidget:
        """Where the keys go."""
        shown = self.currentWidget() or self._table
        return self._way_back if shown is self.nothing else shown

    def take_focus(self) -> None:
        if self.area is self._table:
            self._table.take_focus()
        else:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
