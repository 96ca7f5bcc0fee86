"""The panel of one KPI: at the side with tabs, or at the bottom in three columns when the window is narrow."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QTabWidget, QWidget

from kpidesk.analysis.numerals import NumberForm
from kpidesk.ui import fonts
from kpidesk.ui.changes import background
from kpidesk.ui.changes.calculation_view import CalculationView
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.detail_head import DetailHead
from kpidesk.ui.changes.text_column import Entry, Scroll, TextColumn
from kpidesk.ui.changes.words import tr
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.theme import Theme
from kpidesk.workbook.workbook import Workbook

WIDTH, HEIGHT, NARROWEST = 360, 208, 300


class Tab(IntEnum):
    CALCULATION = 0
    GOALS = 1
    NOTES = 2


class DetailPanel(PartFrame):
    """What is hidden is not worked out: each tab when it is looked at."""

    chart_requested = Signal()
    close_requested = Signal()
    cell_requested = Signal(object)

    def __init__(
        self,
        model: ChangesModel,
        workbook: Workbook,
        theme: Theme,
        form: NumberForm,
        parent: QWidget | None = None,
        *,
        past: GoalPast,
    ) -> None:
        super().__init__("surface", parent)
        self._model, self._workbook, self._form, self._past = model, workbook, form, past
        self._indicator, self._at_bottom = "", False
        self.head = DetailHead(model, workbook, theme, self)
        self._head_room = Scroll(tr("About the KPI"), self)
        self._head_room.hide()
        self.calculation = CalculationView(workbook, theme, form, self)
        self.goals = TextColumn(theme, tr("Goal history"), self)
        self.notes = TextColumn(theme, tr("Notes"), self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setProperty("density", "panel")
        self.tabs.tabBar().setAccessibleName(tr("About the KPI"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._grid)
        self.setMinimumWidth(fonts.scaled(NARROWEST))
        self._connect()
        self._stack_up()

    def _connect(self) -> None:
        self.head.chart_requested.connect(self.chart_requested)
        self.head.close_requested.connect(self.close_requested)
        for part in (self.head, self.calculation, self.goals, self.notes):
            part.cell_requested.connect(self.cell_requested)
        self.tabs.currentChanged.connect(lambda _: self._fill())
        self._past.known.connect(self._show_past)
        self._past.failed.connect(lambda sentence: self.goals.show_entries([Entry("", sentence, muted=True)]))

    @property
    def indicator(self) -> str:
        return self._indicator

    @property
    def at_bottom(self) -> bool:
        return self._at_bottom

    def show_indicator(self, indicator: str) -> None:
        """Tell about a row of the table."""
        self._indicator = indicator
        self.refresh()

    def refresh(self) -> None:
        if self._indicator:
            self.head.show_line(self._model.line(self._indicator))
            self._fill()

    def explain(self) -> None:
        """Show how it is calculated."""
        if not self._at_bottom:
            self.tabs.setCurrentWidget(self.calculation)

    def place(self, at_bottom: bool) -> None:
        """At the side everything is under each other, at the bottom beside each other."""
        if at_bottom is self._at_bottom:
            return
        self._at_bottom = at_bottom
        self._line_up() if at_bottom else self._stack_up()
        self._fill()

    def _stack_up(self) -> None:
        tabs = (
            (self.calculation, tr("How calculated")),
            (self.goals, tr("Goal history")),
            (self.notes, tr("Notes")),
        )
        self._take_out()
        for widget, words in tabs:
            self.tabs.addTab(widget, words)
        self._head_room.hide()
        self._grid.addWidget(self.head, 0, 0)
        self._grid.addWidget(self.tabs, 1, 0)
        self._grid.setRowStretch(1, 1)

    def _line_up(self) -> None:
        self._take_out()
        self._grid.setRowStretch(1, 0)
        self.tabs.addTab(self.goals, tr("Goal history"))
        self.tabs.addTab(self.notes, tr("Notes"))
        self._head_room.body.insertWidget(0, self.head, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._head_room, 0, 0)
        self._grid.addWidget(self.calculation, 0, 1)
        self._grid.addWidget(self.tabs, 0, 2)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        for widget in (self._head_room, self.head, self.calculation):
            widget.show()

    def _take_out(self) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        for widget in (self.head, self._head_room, self.tabs, self.calculation):
            self._grid.removeWidget(widget)
        self._head_room.body.removeWidget(self.head)
        for widget in (self.head, self.calculation):
            widget.setParent(self)
            widget.show()
        for column in range(1, 3):
            self._grid.setColumnStretch(column, 0)

    def _fill(self) -> None:
        """Bring up to date what can be seen."""
        if not self._indicator or self._model.row_of(self._indicator) < 0:
            return
        about, look = self._workbook.indicator(self._indicator), self._model.look
        seen = {self.tabs.currentWidget()} | ({self.calculation} if self._at_bottom else set())
        if self.calculation in seen:
            self.calculation.explain(self._indicator, self._model.period, look.segment)
        if self.goals in seen:
            self._show_past(self._indicator)
            self._past.ask(self._indicator)
        if self.notes in seen:
            self.notes.show_entries(background.notes(about, self._model.period, self._workbook))

    def _show_past(self, indicator: str) -> None:
        """As far as it is known by now."""
        if indicator != self._indicator:
            return
        history, currency = self._past.of(indicator), self._workbook.business.currency
        if history is None:
            self.goals.show_entries([Entry("", tr("Looking…"), muted=True)])
        else:
            about = self._workbook.indicator(indicator)
            self.goals.show_entries(background.goal_history(about, history, currency, self._form))


def wanted_size(at_bottom: bool) -> int:
    """Width at the side, height at the bottom."""
    return fonts.scaled(HEIGHT if at_bottom else WIDTH)
