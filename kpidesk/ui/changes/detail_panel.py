"""The panel of one KPI: head and tabs, above each other at the side or beside each other at the bottom."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QTabWidget, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.ui.changes import background
from kpidesk.ui.changes.calculation_view import CalculationView
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.detail_head import DetailHead
from kpidesk.ui.changes.notes_view import NotesView, break_rows
from kpidesk.ui.changes.text_column import MARGINS, Entry, Scroll, TextColumn
from kpidesk.ui.changes.why_view import WhyView
from kpidesk.ui.changes.words import tr
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.workbook.workbook import Workbook

WIDTH, HEIGHT, NARROWEST = 360, 208, 300


class Tab(IntEnum):
    WHY = 0
    CALCULATION = 1
    GOALS = 2
    NOTES = 3


class DetailPanel(PartFrame):
    """What is hidden is not worked out: each tab when it is looked at.

    ``since`` tells from when on the limits of a KPI may be worked out anew, ``held`` why nothing can be noted ("": it
    can); whoever gives the commands for it puts them here.
    """

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
        self.since: Callable[[str], Month | None] = lambda _: None
        self.held: Callable[[], str] = str
        self._model, self._workbook, self._form, self._past = model, workbook, form, past
        self._indicator, self._at_bottom = "", False
        self.head = DetailHead(model, workbook, theme, self)
        self._head_room = Scroll(tr("About the KPI"), self)
        self._head_room.hide()
        self.why = WhyView(workbook, theme, form, self)
        self.calculation = CalculationView(workbook, theme, form, self)
        self.goals = TextColumn(theme, tr("Goal history"), self)
        self.notes = NotesView(theme, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setProperty("density", "panel")
        self.tabs.tabBar().setAccessibleName(tr("About the KPI"))
        tabs = (
            (self.why, tr("Why")),
            (self.calculation, tr("How calculated")),
            (self.goals, tr("Goal history")),
            (self.notes, tr("Notes")),
        )
        for widget, words in tabs:
            self.tabs.addTab(widget, words)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._grid)
        self.setMinimumWidth(fonts.scaled(NARROWEST))
        self._connect()
        self._stack_up()
        self._lead_keys()

    def _connect(self) -> None:
        self.head.chart_requested.connect(self.chart_requested)
        self.head.close_requested.connect(self.close_requested)
        for part in (self.head, self.why, self.calculation, self.goals, self.notes):
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
        self.tabs.setCurrentWidget(self.calculation)

    def show_notes(self) -> None:
        """Show the notes, and where it starts anew."""
        self.tabs.setCurrentWidget(self.notes)

    def tell_why(self) -> None:
        """Show why it changed."""
        self.tabs.setCurrentWidget(self.why)

    def place(self, at_bottom: bool) -> None:
        """At the side everything is under each other, at the bottom beside each other."""
        if at_bottom is self._at_bottom:
            return
        self._at_bottom = at_bottom
        for widget in (self.head, self._head_room, self.tabs):
            self._grid.removeWidget(widget)
        for part in (self.head, self.why.sentence):
            self._head_room.body.removeWidget(part)
        self.why.place(at_bottom)
        self.head.be_brief(at_bottom)
        self._line_up() if at_bottom else self._stack_up()
        self._fill()

    def _stack_up(self) -> None:
        self.head.setParent(self)
        self.head.show()
        self._head_room.hide()
        self._grid.addWidget(self.head, 0, 0)
        self._grid.addWidget(self.tabs, 1, 0)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0)

    def _line_up(self) -> None:
        """Why has two columns of its own, so the head takes one of three."""
        self._grid.setRowStretch(1, 0)
        self._head_room.body.insertWidget(0, self.head, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._head_room, 0, 0)
        self._grid.addWidget(self.tabs, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        self.why.sentence.setContentsMargins(MARGINS[0], 0, MARGINS[2], 0)
        self._head_room.body.insertWidget(1, self.why.sentence, 0, Qt.AlignmentFlag.AlignTop)
        self._head_room.show()
        self.head.show()

    def _fill(self) -> None:
        """Bring up to date what can be seen."""
        self._fill_tab()
        self._lead_keys()
        if self._at_bottom and self.tabs.currentWidget() is not self.why:
            self.why.sentence.hide()

    def _lead_keys(self) -> None:
        """The keys that are sent to the panel go to what can be moved in its tab."""
        match self.tabs.currentWidget():
            case self.why:
                self.setFocusProxy(self.why.first_part)
            case self.calculation:
                self.setFocusProxy(self.calculation.tree)
            case other:
                self.setFocusProxy(other)

    def _fill_tab(self) -> None:
        if not self._indicator or self._model.row_of(self._indicator) < 0:
            return
        about, look = self._workbook.indicator(self._indicator), self._model.look
        match self.tabs.currentWidget():
            case self.why:
                self.why.tell(self._model.kpi_row(self._indicator))
            case self.calculation:
                self.calculation.explain(self._indicator, self._model.period, look.segment)
            case self.goals:
                self._show_past(self._indicator)
                self._past.ask(self._indicator)
            case self.notes:
                self.notes.show_entries(background.notes(about, self._model.period, self._workbook))
                rows = break_rows(self._workbook, self._indicator)
                self.notes.show_breaks(rows, self.since(self._indicator), self.held())

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
