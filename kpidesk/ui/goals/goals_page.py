"""The tab of goals: choose a KPI, see its year, set its goals, take the chart along."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.ui.charts.chart_export import ChartExport
from kpidesk.ui.charts.export_menu import ExportMenu
from kpidesk.ui.goals.all_goals_table import AllGoalsTable
from kpidesk.ui.goals.all_goals_view import AllGoalsView
from kpidesk.ui.goals.carrying import carry_on
from kpidesk.ui.goals.goal_actions import GoalActions
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_table import GoalTable
from kpidesk.ui.goals.goals_look import Look
from kpidesk.ui.goals.one_goal import OneGoal
from kpidesk.ui.goals.seen_months import SeenMonths
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import ChangePlace, EditorPlace, GoalPlace, Place
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


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
        self._is_stale = True
        self.one = OneGoal(workbook, theme, form, self._months, GoalPast(workbook.goal_history, tasks, self), self)
        self.all = AllGoalsView(workbook, theme, form, self.month, self)
        self.view, self.header, self.list = self.one.view, self.one.header, self.one.list
        self.looks = QStackedWidget(self)
        for look in (self.one, self.all):
            self.looks.addWidget(look)
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
        self._hold: Hold | None = None
        self.show_hold(signals.hold)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.looks)

    def _connect(self, signals: WorkbookSignals) -> None:
        signals.changed.connect(self._follow)
        signals.held.connect(self.show_hold)
        for choices in (self.one.side, self.all):
            choices.looks.chosen.connect(lambda look: self.show_look(Look(look)))
            choices.parts.chosen.connect(self._choose_segment)
        self.header.year_chosen.connect(self._choose_year)
        self.all.years.chosen.connect(self._choose_year)
        for look in (self.one, self.all):
            look.refused.connect(self.refused)
            look.editor_requested.connect(lambda: self.place_requested.emit(EditorPlace()))
        self.one.chosen.connect(self._show_one)
        self.one.told.connect(self.told)
        self.one.facts_changed.connect(self._say_facts)
        self.all.opened.connect(self._open_one)
        self.all.said.connect(self.facts_changed)
        self.header.copy_button.clicked.connect(self.export.copy_picture)
        self.header.export_button.clicked.connect(self.open_export)
        self.export.refused.connect(self.refused)
        self.export.noted.connect(self.noted)

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The month looked at."""
        return self._months.month

    @property
    def place(self) -> Place | None:
        return GoalPlace(self.indicator, self.month, self.segment) if self.indicator else None

    @property
    def indicator(self) -> str:
        """The chosen KPI; empty when there is none."""
        return self.one.indicator

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
        return self.one.segment

    @property
    def table(self) -> GoalTable | AllGoalsTable:
        """The one in sight."""
        return self.all.table if self.look is Look.ALL else self.view.table

    @property
    def _in_view(self) -> bool:
        return self.look is Look.ONE and self.one.has_year

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
            self.one.go_to(place.indicator)
            self._months.look_at(place.month)
            self._turn_to(Look.ONE)
            self._show_month()
            self.view.type_goal(place.month)

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.actions_.by_menu()

    def areas(self) -> list[QWidget]:
        return [self.all.looks, self.all.table] if self.look is Look.ALL else self.one.areas

    def finish_editing(self) -> bool:
        return self.view.finish_editing() and self.all.table.finish()

    # -- commands -----------------------------------------------------------------------------------------------

    def show_look(self, look: Look) -> None:
        """One KPI, or the goals of all; from the table the one that it stands on."""
        if not self.finish_editing():
            self._turn_to(self.look)
            return
        name, month = self.all.table.indicator, self.all.table.month
        was_all, here, typed = self.look is Look.ALL, self.indicator, self.one.month_typed
        self._turn_to(look)
        self.refused.emit("")  # it was about what is not in sight any more
        if look is Look.ALL:
            self._show_all()
            self.all.table.go_to(here, typed)
            self.all.table.setFocus()
        elif was_all and name:
            self._open_one(name, month)

    def carry_on(self, years_later: int) -> None:
        """The goal of the month that the keys are on, or in each row chosen of the table of all goals."""
        goals = self.all.table.months_chosen if self.look is Look.ALL else [(self.indicator, self.view.month_typed)]
        try:
            self.told.emit(carry_on(self._workbook, goals, years_later, self.segment))
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

    def explain(self) -> None:
        """What the KPI tells and how it is calculated stands beside its changes."""
        name = self.all.table.indicator if self.look is Look.ALL else self.indicator
        if name:
            self.place_requested.emit(ChangePlace(name, self.month, explained=True))

    def show_hold(self, hold: Hold | None) -> None:
        """While typing is held back no goal can be set, and the year looks like it."""
        self._hold = hold
        reason = hold.reason if hold is not None else ""
        if hold is not None:
            self.finish_editing()
        self.one.hold_back(reason, shows=hold is not None and hold.shows)
        self.all.model.hold_back(reason)
        self._show_one()

    # -- how ----------------------------------------------------------------------------------------------------

    def _choose_year(self, year: int) -> None:
        if self.finish_editing():
            self._months.choose_year(year)
        self._show_month()

    def _choose_segment(self, segment: Segment | None) -> None:
        if not self.finish_editing():
            segment = self.segment
        self._take_segment(segment)
        self.one.rebuild()
        self._show_month()

    def _take_segment(self, segment: Segment | None) -> None:
        self.one.take_segment(segment)
        self.all.parts.show_choice(segment)

    def _turn_to(self, look: Look) -> None:
        self.looks.setCurrentIndex(list(Look).index(look))
        for choices in (self.one.side, self.all):
            choices.looks.choose(str(look))

    def _open_one(self, indicator: str, month: Month) -> None:
        """The keys go to the goal of ``month``; what is judged stays the month looked at."""
        self.go_to(GoalPlace(indicator, self.month, self.segment))
        if self._in_view:
            self.view.type_goal(month)

    def _show_month(self) -> None:
        self.one.model.look_at(self.month)
        self._show_all() if self.look is Look.ALL else self._show_one()

    def _show_one(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        self.one.show_indicator()
        self._show_commands()
        self.one.say_dates()

    def _show_all(self) -> None:
        self.all.show_year(self.month, self.segment, self._months.years)
        self._show_commands()

    def _follow(self, effect: Effect) -> None:
        self._is_stale = True
        if effect.structure:
            self._look_for_segment()
            self.one.rebuild()
        if self.isVisible() and self.look is Look.ALL and not effect.everything:
            self.one.model.refresh()
            self.all.follow(effect.indicators)
        elif self.isVisible():
            self._refresh()

    def _look_for_segment(self) -> None:
        """Segments may have come or gone."""
        for choices in (self.one.side, self.all):
            choices.parts.refresh()
        self._take_segment(self.segment if self.segment in self._workbook.segments else None)

    def _refresh(self) -> None:
        self._is_stale = False
        self.one.model.refresh()
        self._show_all() if self.look is Look.ALL else self._show_one()

    def _say_facts(self, words: str) -> None:
        if self.look is Look.ONE:
            self.facts_changed.emit(words)

    def _show_commands(self) -> None:
        self.actions_.show_possible(self._in_view, in_all=self.look is Look.ALL, is_held=self._hold is not None)
        self.header.offer_picture(self._in_view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
