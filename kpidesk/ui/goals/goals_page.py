"""The tab of goals: choose a KPI, see its year, set its goals, take the chart along."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.ui.charts.chart_export import ChartExport
from kpidesk.ui.charts.export_menu import ExportMenu
from kpidesk.ui.goals.all_goals_table import AllGoalsTable
from kpidesk.ui.goals.all_goals_view import AllGoalsView
from kpidesk.ui.goals.carrying import carry_on
from kpidesk.ui.goals.goal_actions import GoalActions
from kpidesk.ui.goals.goal_header import GoalHeader
from kpidesk.ui.goals.goal_list import GoalListModel
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_side import GoalSide
from kpidesk.ui.goals.goal_table import GoalTable
from kpidesk.ui.goals.goal_words import judged_words, status_mark
from kpidesk.ui.goals.goal_year_view import GoalYearView
from kpidesk.ui.goals.goals_look import Look
from kpidesk.ui.goals.no_goal import NoGoal
from kpidesk.ui.goals.seen_months import SeenMonths
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import line
from kpidesk.ui.place import ChangePlace, EditorPlace, GoalPlace, Place
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalsPage", text)


class GoalsPage(QWidget):
    """A page of the open file. ``noted`` is for a toast without the way back: an export changes nothing."""

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    noted = Signal(str)

    def __init__(  # noqa: PLR0917 -- every page is given its parts in this order
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        theme: Theme,
        form: NumberForm,
        settings: Settings,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._months, self._settings = workbook, SeenMonths(workbook), settings
        self._indicator = ""
        self._segment: Segment | None = None
        self._is_stale = True
        self._begun: set[tuple[str, int, Segment | None]] = set()
        self.model = GoalListModel(workbook, form, self.month, self)
        self.side = GoalSide(workbook, self.model, theme, self)
        self.list = self.side.list
        self.all = AllGoalsView(workbook, theme, form, self.month, self)
        self.header = GoalHeader(theme, self)
        self.view = GoalYearView(workbook, theme, form, GoalPast(workbook.goal_history, tasks, self), self)
        self.no_goal = NoGoal(workbook, theme, form, self)
        self.stack = QStackedWidget(self)
        self.looks = QStackedWidget(self)
        self.export = ChartExport(
            *(lambda: self.chart, settings, tasks, self),
            brand=lambda: brand_of(workbook),
            is_ibcs=lambda: theme.palette.ibcs_colours,
        )
        self.actions_ = GoalActions(self)
        self.actions_.copy_picture.setIcon(theme.icons.icon("copy"))
        self.menu = ExportMenu(theme, self.export, self.actions_.copy_picture, self, notes=self.actions_.chart_notes)
        self.actions_.chart_notes.setChecked(settings.chart_notes)
        self.view.show_notes(settings.chart_notes)
        self._lay_out()
        self._connect(signals)
        self._choose_any()
        self._hold: Hold | None = None
        self.show_hold(signals.hold)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.no_goal)
        one = QWidget(self)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.header)
        centre.addWidget(line(self))
        centre.addWidget(self.stack, 1)
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(centre, 1)
        self.looks.addWidget(one)
        self.looks.addWidget(self.all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.looks)

    def _connect(self, signals: WorkbookSignals) -> None:
        signals.changed.connect(self._follow)
        signals.held.connect(self.show_hold)
        self.list.indicator_chosen.connect(self._choose)
        for choices in (self.side, self.all):
            choices.looks.chosen.connect(lambda look: self.show_look(Look(look)))
            choices.parts.chosen.connect(self._choose_segment)
        for years in (self.header.year_chosen, self.all.years.chosen):
            years.connect(self._choose_year)
        self.all.opened.connect(self._open_one)
        self.all.said.connect(self.facts_changed)
        self.all.refused.connect(self.refused)
        self.all.editor_requested.connect(lambda: self.place_requested.emit(EditorPlace()))
        self.header.copy_button.clicked.connect(self.export.copy_picture)
        self.header.export_button.clicked.connect(self.open_export)
        self.view.month_read.connect(lambda words: self.facts_changed.emit(words or self.view.notes.dates))
        for part in (self.view, self.no_goal):
            part.told.connect(self.told)
            part.refused.connect(self.refused)
        self.view.notes.dates_known.connect(self._say_dates)
        self.export.refused.connect(self.refused)
        self.export.noted.connect(self.noted)
        self.no_goal.set_requested.connect(self.set_goal)
        self.no_goal.benchmark_requested.connect(self.open_benchmark)
        self.no_goal.editor_requested.connect(lambda: self.place_requested.emit(EditorPlace()))

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The month looked at."""
        return self._months.month

    @property
    def place(self) -> Place | None:
        return GoalPlace(self._indicator, self.month, self._segment) if self._indicator else None

    @property
    def indicator(self) -> str:
        """The chosen KPI; empty when there is none."""
        return self._indicator

    @property
    def chart(self) -> Chart | None:
        """The chart in sight."""
        return self.view.chart if self._in_view else None

    @property
    def look(self) -> Look:
        return Look.ALL if self.looks.currentWidget() is self.all else Look.ONE

    @property
    def segment(self) -> Segment | None:
        """The part of the business whose goals are shown; None is the whole."""
        return self._segment

    @property
    def table(self) -> GoalTable | AllGoalsTable:
        """The one in sight."""
        return self.all.table if self.look is Look.ALL else self.view.table

    @property
    def _in_view(self) -> bool:
        return self.look is Look.ONE and self.stack.currentWidget() is self.view

    def step_month(self, months: int) -> None:
        if self.finish_editing():
            self._months.step(months)
            self._show_month()

    def go_to(self, place: Place) -> None:
        """Show a KPI in a month, ready to type its goal."""
        if isinstance(place, GoalPlace) and self.finish_editing():
            part = place.segment
            is_split = part in self._workbook.segments and part.kind in self._workbook.segment_kinds(place.indicator)
            self._take_segment(part if is_split else None)
            self.list.choose(self.model.with_line(place.indicator))
            self._indicator = place.indicator
            self._months.look_at(place.month)
            self._turn_to(Look.ONE)
            self._show_month()
            self.view.type_goal(place.month)

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.actions_.by_menu()

    def areas(self) -> list[QWidget]:
        if self.look is Look.ALL:
            return [self.all.looks, self.all.table]
        if self._in_view:
            return [self.list, self.view.canvas, self.view.table]
        return [self.list, self.no_goal.main_button]

    def finish_editing(self) -> bool:
        return self.view.finish_editing() and self.all.table.finish()

    # -- commands -----------------------------------------------------------------------------------------------

    def show_look(self, look: Look) -> None:
        """One KPI, or the goals of all; from the table the one that it stands on."""
        if not self.finish_editing():
            self._turn_to(self.look)
            return
        name, month = self.all.table.indicator, self.all.table.month
        was_all, here, typed = self.look is Look.ALL, self._indicator, self._month_typed
        self._turn_to(look)
        if look is Look.ALL:
            self._show_all()
            self.all.table.go_to(here, typed)
            self.all.table.setFocus()
        elif was_all and name:
            self._open_one(name, month)

    def swap_look(self) -> None:
        self.show_look(Look.ONE if self.look is Look.ALL else Look.ALL)

    def carry_on(self, years_later: int) -> None:
        """The goal of the month that the keys are on, or in each row chosen of the table of all goals."""
        goals = self.all.table.months_chosen if self.look is Look.ALL else [(self._indicator, self.view.month_typed)]
        try:
            self.told.emit(carry_on(self._workbook, goals, years_later, self._segment))
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))

    def open_export(self) -> None:
        """The export menu below its button, with what was done last preselected."""
        if self.chart is not None:
            self.menu.open_below(self.header.export_button)

    def show_notes(self) -> None:
        """As the command is marked, from now on: in the chart in sight and in every picture of it."""
        self._settings.chart_notes = self.actions_.chart_notes.isChecked()
        self.view.show_notes(self._settings.chart_notes)

    def open_benchmark(self) -> None:
        opener = self.view.notes.benchmark_button if self._in_view else self.no_goal.main_button
        if self._indicator:
            self.view.notes.open_benchmark_of(self._indicator, opener)

    def explain(self) -> None:
        """What the KPI tells and how it is calculated stands beside its changes."""
        name = self.all.table.indicator if self.look is Look.ALL else self._indicator
        if name:
            self.place_requested.emit(ChangePlace(name, self.month, explained=True))

    def set_goal(self) -> None:
        """Show the empty table of a KPI without goals, ready to type in."""
        self._begun.add(self._subject)
        self._show_indicator()
        self.view.type_goal(self.month)

    def show_hold(self, hold: Hold | None) -> None:
        """While typing is held back no goal can be set, and the year looks like it."""
        self._hold = hold
        reason = hold.reason if hold is not None else ""
        if hold is not None:
            self.finish_editing()
        self.view.model.hold_back(reason, looks=hold is not None and hold.shows)
        for part in (self.view.settings, self.view.notes, self.no_goal, self.all.model):
            part.hold_back(reason)
        self._show_indicator()

    # -- how ----------------------------------------------------------------------------------------------------

    def _choose_any(self) -> None:
        """The first KPI that there is."""
        row = next((row for row, held in enumerate(self.model.lines) if held.indicator), None)
        if row is not None:
            self.list.choose(row)
        self._indicator = self.list.indicator if row is not None else ""

    def _choose(self, indicator: str) -> None:
        if indicator == self._indicator:
            return
        if not self.finish_editing():
            self.list.choose(self.model.with_line(self._indicator))
            return
        self.refused.emit("")
        self._indicator = indicator
        self._show_indicator()

    def _choose_year(self, year: int) -> None:
        if self.finish_editing():
            self._months.choose_year(year)
        self._show_month()

    def _choose_segment(self, segment: Segment | None) -> None:
        if not self.finish_editing():
            segment = self._segment
        self._take_segment(segment)
        self._rebuild()
        self._show_month()

    def _take_segment(self, segment: Segment | None) -> None:
        self._segment = segment
        for choices in (self.side, self.all):
            choices.parts.show_choice(segment)
        self.model.show_segment(segment)

    def _turn_to(self, look: Look) -> None:
        self.looks.setCurrentIndex(list(Look).index(look))
        for choices in (self.side, self.all):
            choices.looks.choose(str(look))

    def _open_one(self, indicator: str, month: Month) -> None:
        """The keys go to the goal of ``month``; what is judged stays the month looked at."""
        self.go_to(GoalPlace(indicator, self.month, self._segment))
        if self._in_view:
            self.view.type_goal(month)

    @property
    def _month_typed(self) -> Month:
        """The one that the keys are on, where there is a goal to type."""
        return self.view.month_typed if self._in_view else self.month

    def _show_month(self) -> None:
        self.model.look_at(self.month)
        self._show_all() if self.look is Look.ALL else self._show_indicator()

    def _show_all(self) -> None:
        self.all.show_year(self.month, self._segment, self._months.years)
        self._show_commands()

    def _follow(self, effect: Effect) -> None:
        self._is_stale = True
        if effect.structure:
            self._look_for_segment()
            self._rebuild()
        if self.isVisible() and self.look is Look.ALL and not effect.everything:
            self.model.refresh()
            self.all.follow(effect.indicators)
        elif self.isVisible():
            self._refresh()

    def _look_for_segment(self) -> None:
        """Segments may have come or gone."""
        for choices in (self.side, self.all):
            choices.parts.refresh()
        self._take_segment(self._segment if self._segment in self._workbook.segments else None)

    def _rebuild(self) -> None:
        self.model.rebuild()
        row = self.model.row_of(self._indicator)
        if row is None:
            self._choose_any()
        else:
            self.list.choose(row)

    def _refresh(self) -> None:
        self._is_stale = False
        self.model.refresh()
        self._show_all() if self.look is Look.ALL else self._show_indicator()

    def _show_indicator(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        if self._indicator:
            self.view.show_indicator(self._indicator, self.month, self._segment)
            self._show_header()
        self.header.setVisible(bool(self._indicator))
        if self._indicator and (self._subject in self._begun or self.view.has_goals):
            self.stack.setCurrentWidget(self.view)
        else:
            self.no_goal.show_indicator(self._indicator, self.month, self._segment)
            self.stack.setCurrentWidget(self.no_goal)
        self._show_commands()
        self._say_dates()

    @property
    def _subject(self) -> tuple[str, int, Segment | None]:
        return self._indicator, self._workbook.calendar.year_of(self.month), self._segment

    def _say_dates(self) -> None:
        if self.look is Look.ONE:
            self.facts_changed.emit(self.view.notes.dates if self._indicator else "")

    def _show_header(self) -> None:
        about = self._workbook.indicator(self._indicator)
        unit = wording.unit(about.unit, self._workbook.business.currency)
        self.header.show_indicator(about.label, f"{unit}, {wording.better(about.direction)}")
        judgement = judgement_of(self._workbook, self._indicator, Period.month(self.month), self._segment)
        self.header.show_status(
            status_mark(judgement, self._workbook, self.month),
            judged_words(self._workbook, self._indicator, self.month, self._segment),
        )
        self.header.show_years(self._months.years, self._workbook.calendar.year_of(self.month))

    def _show_commands(self) -> None:
        has_chart = self._in_view
        self.actions_.show_possible(has_chart, in_all=self.look is Look.ALL, is_held=self._hold is not None)
        for button in (self.header.copy_button, self.header.export_button):
            if has_chart:
                button.enable()
            else:
                button.disable(_tr("There is no chart before there is a goal."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
