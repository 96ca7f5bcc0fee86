"""Why a figure changed and what would it take: a sentence, the bridge, and the figures that would reach the goal."""

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_causes import activity_causes
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.causes.causes import causes
from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.levers.solve import Solution
from kpidesk.analysis.levers.ways import solutions, ways_of
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes.bridge_list import SIDE, BridgeList
from kpidesk.ui.changes.need_words import NeedRow, NeedWriter
from kpidesk.ui.changes.needs_list import NeedsList
from kpidesk.ui.changes.steps import missing_cell
from kpidesk.ui.changes.text_column import MARGINS, Scroll
from kpidesk.ui.changes.why_words import WhyWriter
from kpidesk.ui.changes.words import against_words, tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.workbook.workbook import Workbook

PREVIOUS, LAST_YEAR = "previous", "last year"
LOW_TOP = 4
"""Above everything where the panel is low."""
MOMENT = 0.03
"""Seconds for which is looked before keys are let in."""


class WhyView(Scroll):
    """Worked out for one row, when it is told. ``cell_requested`` is a figure that was followed to its cell."""

    cell_requested = Signal(object)
    copy_requested = Signal()
    trial_requested = Signal()

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(tr("Why"), parent)
        self._workbook = workbook
        self._row: KpiRow | None = None
        self._why, self._need = WhyWriter(workbook, form), NeedWriter(workbook, form)
        self._missing: Cell | None = None
        self._is_low = False
        self._search: Iterator[Solution] | None = None
        self._found: list[Solution] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._seek)
        page = self.widget()
        self._head = PlainLabel(tr("Why did it change?"), TextRole.HEADING, page)
        choices = [(PREVIOUS, ""), (LAST_YEAR, "")]
        self.against = SegmentedChoice(choices, tr("Compared with"), page)
        self.sentence = PlainLabel("", TextRole.PARAGRAPH, page, wraps=True)
        self._go = Button(theme, tr("Go to the figure"), page)
        self.bridge = BridgeList(theme, page)
        self._foot = PlainLabel("", TextRole.SMALL, page, muted=True, wraps=True)
        self._need_head = PlainLabel("", TextRole.HEADING, page, wraps=True)
        self._need_remark = PlainLabel("", TextRole.PARAGRAPH, page, muted=True, wraps=True)
        self.needs = NeedsList(theme, page)
        copy_tip = tr("The sentence, the steps and what it would take (Ctrl+Shift+T)")
        self.copy = Button(theme, tr("Copy as text"), page, icon="clipboard-copy", tip_text=copy_tip)
        try_tip = tr("What would the KPIs be with other figures? On a row above: with the figure needed (F5)")
        self.attempt = Button(theme, tr("Try other figures"), page, icon="flask-conical", tip_text=try_tip)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.against)
        self._left.addLayout(head)
        self._left.addWidget(self.sentence)
        self._left.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.bridge, self._foot):
            self._left.addWidget(widget)
        for part in (self._need_head, self._need_remark, self.needs):
            self._right.addWidget(part)
        self._right.addSpacing(6)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.setContentsMargins(SIDE, 0, 0, 0)
        for button in (self.attempt, self.copy):
            foot.addWidget(button)
        foot.addStretch(1)
        self._right.addLayout(foot)
        self._right.addStretch(1)
        for label in (self._head, self.sentence, self._foot, self._need_head, self._need_remark):
            label.setContentsMargins(SIDE, 0, 0, 0)
        for column in (self._left, self._right):
            column.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.place(at_bottom=False)

    def _connect(self) -> None:
        for part in (self.bridge, self.needs):
            part.cell_requested.connect(self.cell_requested)
        self._go.clicked.connect(lambda: self.cell_requested.emit(self._missing))
        self.copy.clicked.connect(self.copy_requested)
        self.attempt.clicked.connect(self.trial_requested)
        self.against.chosen.connect(lambda _: self._fill())

    def place(self, at_bottom: bool) -> None:
        """What would it take stands below the bridge; where the panel is low, beside it, and the sentence elsewhere."""
        self._left.removeWidget(self.sentence)
        if not at_bottom:
            self._left.insertWidget(1, self.sentence)
            self.sentence.setContentsMargins(SIDE, 0, 0, 0)
        for column in (self._left, self._right):
            self._grid.removeItem(column)
        self._grid.addLayout(self._left, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._right, *((0, 1) if at_bottom else (1, 0)), Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if at_bottom else 0)
        left, top, right, bottom = MARGINS
        self._grid.setContentsMargins(left - SIDE, LOW_TOP if at_bottom else top, right, bottom)
        self.bridge.be_low(at_bottom)
        self._is_low = at_bottom
        self._fill()

    @property
    def first_part(self) -> QWidget:
        """Where the keys go that are sent here: to rows, or to the text when there are none."""
        return next((part for part in (self.bridge, self.needs) if not part.isHidden()), self)

    @property
    def words(self) -> list[str]:
        """What it says, from top to bottom."""
        labels = (self._head, self.sentence, self._foot, self._need_head, self._need_remark)
        return [label.text() for label in labels if not label.isHidden()]

    @property
    def text(self) -> str:
        """All of it for a message: sentences in lines, rows with tabs."""
        steps = [f"{row.name}\t{row.text}" for row in self.bridge.rows]
        needs = ["\t".join((row.name, row.now, row.needed, row.remark or row.best)) for row in self.needs.rows]
        _, *said = self.words
        head = said[:1] + steps + ([self._foot.text()] if steps else [])
        return "\n".join([*head, *[word for word in said[1:] if word != self._foot.text()], *needs])

    def tell(self, row: KpiRow) -> None:
        """About a row of the table."""
        comparison = row.comparison
        self._row = row
        previous, last_year = comparison.previous, comparison.last_year
        differ = previous.asked.first != last_year.asked.first
        self.against.setVisible(differ)
        if not differ:
            self.against.choose(PREVIOUS)
        for key, against in ((PREVIOUS, previous), (LAST_YEAR, last_year)):
            self.against.set_words(key, against_words(against.period, self._workbook.calendar))
        self._fill()
        self.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        if self._row is not None:
            self._tell_why(self._row)
            self._tell_needs(self._row)

    def _tell_why(self, row: KpiRow) -> None:
        comparison = row.comparison
        about, period = comparison.indicator, comparison.period
        against = comparison.previous if self.against.key == PREVIOUS else comparison.last_year
        if about.id == INDICATOR:
            found = activity_causes(WithActivity(self._workbook), comparison, against)
        else:
            found = causes(self._workbook, comparison, against)
        _say(self.sentence, self._why.sentence(about, period, found))
        rows = self._why.rows(about, period, found) if about.is_calculated else []
        self.bridge.show_rows(rows)
        self.bridge.setVisible(bool(rows))
        _say(self._foot, self._why.footnote(about, found, per_day=comparison.per_day) if rows else "")
        is_told_above = isinstance(comparison.value, NoValue)
        self._missing = None if found.reason is None or is_told_above else missing_cell(found.reason)
        self._go.setVisible(self._missing is not None)

    def _tell_needs(self, row: KpiRow) -> None:
        comparison = row.comparison
        about, goal = comparison.indicator, comparison.goal
        can_ask = isinstance(goal, Goal) and bool(about.formula) and not isinstance(comparison.value, NoValue)
        self._search, self._found = None, []
        self._timer.stop()
        self._need_head.setVisible(can_ask)
        self._need_remark.setVisible(can_ask)
        self._show_needs([])
        if can_ask and isinstance(goal, Goal):
            self._search = solutions(self._workbook, about.id, comparison.period, goal, comparison.segment)
            self._need_head.setText(breakable(self._need.heading(about, goal)))
            self._need_remark.setText(tr("Looking…"))
            self._seek()

    def _seek(self) -> None:
        """A deep formula takes its time: look for a moment, then let the keys in; shown is only the whole answer."""
        until = time.monotonic() + MOMENT
        while self._search is not None:
            solution = next(self._search, None)
            if solution is None:
                self._search = None
                self._show_found()
                return
            self._found.append(solution)
            if time.monotonic() > until:
                self._timer.start()
                return

    def _show_found(self) -> None:
        assert self._row is not None
        comparison = self._row.comparison
        assert isinstance(comparison.goal, Goal)
        found = ways_of(self._workbook, comparison.goal, self._found)
        about, period = comparison.indicator, comparison.period
        self._need_remark.setText(self._need.remark(about, period, found, short=self._is_low))
        self._show_needs(self._need.rows(period, found))

    def _show_needs(self, rows: list[NeedRow]) -> None:
        self.needs.show_rows(rows)
        self.needs.setVisible(bool(rows))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._search is not None:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not looked at is not looked for."""
        super().hideEvent(event)
        self._timer.stop()


def _say(label: PlainLabel, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
