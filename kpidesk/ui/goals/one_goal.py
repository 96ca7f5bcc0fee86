"""One KPI at a time: the list to choose it from, and its year or the way to its first goal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.ui.goals.goal_header import GoalHeader
from kpidesk.ui.goals.goal_list import GoalListModel
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_side import GoalSide
from kpidesk.ui.goals.goal_words import judged_words, status_mark
from kpidesk.ui.goals.goal_year_view import GoalYearView
from kpidesk.ui.goals.no_goal import NoGoal
from kpidesk.ui.goals.seen_months import SeenMonths
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import line
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class OneGoal(QWidget):
    """``chosen`` says that another KPI is to be shown; who hears it asks for `show_indicator`."""

    chosen = Signal()
    told = Signal(str)
    refused = Signal(str)
    facts_changed = Signal(str)
    editor_requested = Signal()

    def __init__(  # noqa: PLR0917 -- as every page is given its parts
        self, workbook: Workbook, theme: Theme, form: NumberForm, months: SeenMonths, past: GoalPast, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbook, self._months = workbook, months
        self._begun: set[tuple[str, int, Segment | None]] = set()
        self.indicator = ""
        """The chosen KPI; empty when there is none."""
        self.segment: Segment | None = None
        """The part of the business whose goals are shown; None is the whole."""
        self.model = GoalListModel(workbook, form, months.month, self)
        self.side = GoalSide(workbook, self.model, theme, self)
        self.list = self.side.list
        self.header = GoalHeader(theme, self)
        self.view = GoalYearView(workbook, theme, form, past, self)
        self.no_goal = NoGoal(workbook, theme, form, self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._choose_any()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.no_goal)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.header)
        centre.addWidget(line(self))
        centre.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(centre, 1)

    def _connect(self) -> None:
        self.list.indicator_chosen.connect(self._choose)
        self.view.month_read.connect(lambda words: self.facts_changed.emit(words or self.view.notes.dates))
        self.view.notes.dates_known.connect(self.say_dates)
        for part in (self.view, self.no_goal):
            part.told.connect(self.told)
            part.refused.connect(self.refused)
        self.no_goal.set_requested.connect(self.begin)
        self.no_goal.benchmark_requested.connect(self.open_benchmark)
        self.no_goal.editor_requested.connect(self.editor_requested)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def has_year(self) -> bool:
        """Whether the year is in sight, or would be with this look."""
        return self.stack.currentWidget() is self.view

    @property
    def month_typed(self) -> Month:
        """The one that the keys are on, where there is a goal to type."""
        return self.view.month_typed if self.has_year else self._months.month

    @property
    def areas(self) -> list[QWidget]:
        """What F6 goes through."""
        if self.has_year:
            return [self.list, self.view.canvas, self.view.table]
        return [self.list, self.no_goal.main_button]

    def show_indicator(self) -> None:
        """The KPI chosen, in the month looked at."""
        month = self._months.month
        if self.indicator:
            self.view.show_indicator(self.indicator, month, self.segment)
            self._show_header()
        self.header.setVisible(bool(self.indicator))
        if self.indicator and (self._subject in self._begun or self.view.has_goals):
            self.stack.setCurrentWidget(self.view)
        else:
            self.no_goal.show_indicator(self.indicator, month, self.segment)
            self.stack.setCurrentWidget(self.no_goal)

    def say_dates(self) -> None:
        self.facts_changed.emit(self.view.notes.dates if self.indicator else "")

    def _show_header(self) -> None:
        about, month = self._workbook.indicator(self.indicator), self._months.month
        unit = wording.unit(about.unit, self._workbook.business.currency)
        self.header.show_indicator(about.label, f"{unit}, {wording.better(about.direction)}")
        judgement = judgement_of(self._workbook, self.indicator, Period.month(month), self.segment)
        self.header.show_status(
            status_mark(judgement, self._workbook, month),
            judged_words(self._workbook, self.indicator, month, self.segment),
        )
        self.header.show_years(self._months.years, self._workbook.calendar.year_of(month))

    @property
    def _subject(self) -> tuple[str, int, Segment | None]:
        return self.indicator, self._workbook.calendar.year_of(self._months.month), self.segment

    # -- what is chosen -----------------------------------------------------------------------------------------

    def go_to(self, indicator: str) -> None:
        """Choose it, also where it is not in the list."""
        self.list.choose(self.model.with_line(indicator))
        self.indicator = indicator

    def take_segment(self, segment: Segment | None) -> None:
        self.segment = segment
        self.side.parts.show_choice(segment)
        self.model.show_segment(segment)

    def rebuild(self) -> None:
        """Other KPIs are shown now, or their names are others."""
        self.model.rebuild()
        row = self.model.row_of(self.indicator)
        if row is None:
            self._choose_any()
        else:
            self.list.choose(row)

    def begin(self) -> None:
        """Show the empty table of a KPI without goals, ready to type in."""
        self._begun.add(self._subject)
        self.chosen.emit()
        self.view.type_goal(self._months.month)

    def open_benchmark(self) -> None:
        opener = self.view.notes.benchmark_button if self.has_year else self.no_goal.main_button
        if self.indicator:
            self.view.notes.open_benchmark_of(self.indicator, opener)

    def hold_back(self, reason: str, *, shows: bool) -> None:
        """Nothing can be changed now, and why; empty: it can. ``shows``: the year looks like it."""
        self.view.model.hold_back(reason, looks=shows)
        for part in (self.view.settings, self.view.notes, self.no_goal):
            part.hold_back(reason)

    def _choose_any(self) -> None:
        """The first KPI that there is."""
        row = next((row for row, held in enumerate(self.model.lines) if held.indicator), None)
        if row is not None:
            self.list.choose(row)
        self.indicator = self.list.indicator if row is not None else ""

    def _choose(self, indicator: str) -> None:
        if indicator == self.indicator:
            return
        if not self.view.finish_editing():
            self.list.choose(self.model.with_line(self.indicator))
            return
        self.refused.emit("")
        self.indicator = indicator
        self.chosen.emit()
