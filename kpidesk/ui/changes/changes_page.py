"""The page of changes: every KPI against what was, its goal and its usual range; on request one of them explained."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.changes import words
from kpidesk.ui.changes.break_asks import BreakAsks
from kpidesk.ui.changes.changes_actions import ChangesActions
from kpidesk.ui.changes.changes_copy import ChangesCopy
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.changes_stack import ChangesStack
from kpidesk.ui.changes.changes_table import ChangesTable
from kpidesk.ui.changes.changes_toolbar import ChangesToolbar
from kpidesk.ui.changes.changes_ways import ChangesWays
from kpidesk.ui.changes.detail_panel import DetailPanel
from kpidesk.ui.changes.look import Look, Span, first_look, possible_look
from kpidesk.ui.changes.nothing import Nothing, nothing_to_compare
from kpidesk.ui.changes.rows import Group, Order, groups_shown, next_urgent, row_for
from kpidesk.ui.changes.split_view import SplitView
from kpidesk.ui.changes.starting_anew import StartingAnew
from kpidesk.ui.changes.trial_panel import TrialPanel
from kpidesk.ui.changes.years_view import YearsView
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.place import ChangePlace, Place
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class ChangesPage(QWidget):
    """Hidden, it notes what has changed and does no work until it is shown."""

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    noted = Signal(str)

    def __init__(
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        theme: Theme,
        form: NumberForm,
        parent: QWidget | None = None,
        *,
        tasks: Tasks,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._theme, self._stale = workbook, theme, True
        self._nothing: Nothing | None = None
        self.model = ChangesModel(workbook, form, first_look(workbook), self)
        self._actions = ChangesActions(self)
        self.toolbar = ChangesToolbar(theme, self._actions.per_day, self._actions.copy_table, self)
        self.table = ChangesTable(self.model, theme, self)
        self.breaks = BreakAsks(workbook, self.table, theme)
        past = GoalPast(workbook.goal_history, tasks, self)
        self.panel = DetailPanel(self.model, workbook, theme, form, self, past=past)
        self.trial = TrialPanel(self.model, workbook, theme, form, self)
        self.view = SplitView(self.table, self.panel, self.trial, self)
        self._anew = StartingAnew(workbook, signals, self.model, self.breaks, self.view)
        self.years = YearsView(workbook, theme, form, self)
        self._empty = EmptyState(theme, "arrow-up-down", self)
        self._stack = ChangesStack(self.view, self.years, self._empty, self)
        self._ways = ChangesWays(workbook, self.model, self.view)
        self._clipboard = ChangesCopy(self.model, self._stack, self.view, self.years)
        self._lay_out()
        self._connect(signals)
        theme.changed.connect(self._tell_colours)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._stack, 1)

    def _connect(self, signals: WorkbookSignals) -> None:
        signals.changed.connect(self._take)
        self.toolbar.step_requested.connect(self.step_month)
        self.toolbar.span_chosen.connect(lambda span: self._show_span(Span(span)))
        self.toolbar.group_chosen.connect(self._show_group)
        self.toolbar.segment_chosen.connect(self._show_segment)
        self.toolbar.order_chosen.connect(lambda order: self._order_by(Order(order)))
        self.table.order_chosen.connect(lambda order: self._order_by(Order(order)))
        self.view.panel_shown.connect(self._actions.panel.setChecked)
        self.view.trial_shown.connect(self._actions.trial.setChecked)
        self.panel.why.copy_requested.connect(self._clipboard.why)
        self.panel.why.trial_requested.connect(self.view.try_figures)
        self.trial.copied.connect(self.noted)
        self.breaks.refused.connect(self.refused)
        self.breaks.told.connect(self.told)
        self._anew.noted.connect(self.noted)
        signals.held.connect(lambda _: self._anew.show_hold(self._actions))
        self._ways.place_requested.connect(self.place_requested)
        self.years.month_chosen.connect(self._show_month)
        self._empty.main_requested.connect(self._leave_empty)
        self._connect_actions()

    def _connect_actions(self) -> None:
        actions = self._actions
        for table in (self.table, self.years.table):
            table.addAction(actions.copy_rows)
        self.removeAction(actions.copy_rows)
        actions.per_day.toggled.connect(self._show_per_day)
        actions.connect_all(
            {
                **{action: partial(self._show_span, span) for span, action in actions.spans.items()},
                **{action: partial(self._order_by, order) for order, action in actions.orders.items()},
                actions.panel: self.view.toggle_panel,
                actions.trial: self._turn_trial,
                actions.explain: self.view.explain,
                actions.chart: self._ways.show_chart,
                actions.next_urgent: self._next_urgent,
                actions.anew: self._anew.limits_anew,
                actions.redefined: self._anew.definition_changed,
                actions.years: lambda: self._stack.turn_years(self.model.look),
                actions.copy_rows: lambda: self._clipboard.rows(self.table.chosen),
                actions.copy_why: self._clipboard.why,
                actions.copy_table: lambda: self._clipboard.rows(self.model.indicators),
            }
        )

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        return self.model.look.month

    @property
    def place(self) -> Place | None:
        look = self.model.look
        return ChangePlace(self.table.current, self.month, kind=look.kind, window=look.window)

    def step_month(self, steps: int) -> None:
        """A month, or a whole quarter or year, earlier or later."""
        look = self.model.look.stepped(steps, self._workbook.first_month, self._workbook.current_month)
        self._show(look)

    def go_to(self, place: Place) -> None:
        """Select the KPI of a ChangePlace in its month, and explain it when asked to."""
        if not isinstance(place, ChangePlace):
            return
        span = self.model.look.span if place.kind is None else Span.of(place.kind, place.window)
        self._show(replace(self.model.look.over(span), month=place.month))
        if self.model.row_of(place.indicator) < 0:
            self._show(replace(self.model.look, segment=None, group=None))
        if self.shows_years:
            self._stack.leave_years()
        if self.table.choose(place.indicator) or self.table.choose(row_for(self._workbook, place.indicator)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if place.explained:
                self.view.explain()
            elif place.why:
                self.view.tell_why()

    def page_actions(self) -> dict[str, list[QAction]]:
        return self._actions.by_menu

    def areas(self) -> list[QWidget]:
        """The table last: it takes the focus when the page is shown."""
        if self._nothing is not None:
            return [self._empty.main_button]
        if self.shows_years:
            return [self.toolbar, self.years]
        return [self.toolbar, self.trial if self.view.tries else self.panel, self.table]

    def finish_editing(self) -> bool:
        """What is tried is not stored, so nothing is in the way."""
        return True

    # -- showing ------------------------------------------------------------------------------------------------

    def _take(self, effect: Effect) -> None:
        self.model.take(effect)
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the business as it is now; the row that was looked at stays looked at."""
        self._stale = False
        self._nothing = nothing_to_compare(self._workbook)
        self.toolbar.setVisible(self._nothing is None)
        if self._nothing is not None:
            self._stack.say_nothing(self._nothing)
            self.facts_changed.emit("")
            return
        self.toolbar.show_segments(self._workbook.segments)
        self._show(self.model.look)

    def _show(self, look: Look) -> None:
        """Look at something else; the row that the keys are on keeps them."""
        current, height = self.table.current, self.table.verticalScrollBar().value()
        self.model.show(possible_look(look, self._workbook), self.model.order)
        self._show_rows(current, height)

    def _order_by(self, order: Order) -> None:
        current = self.table.current
        self.model.show(self.model.look, order)
        self._show_rows(current, 0)

    def _show_rows(self, current: str, height: int) -> None:
        rows = self.model.indicators
        stays = self.shows_years and current in rows
        if rows:
            self._stack.show_rows(years_stay=stays)
        else:
            self._stack.say_nothing(Nothing.NOT_BY_SEGMENT)
        self.table.verticalScrollBar().setValue(height)
        if rows:
            self.table.choose(current if current in rows else rows[0])
        self.view.refresh_panel()
        if stays:
            self.years.show_years(current, self.model.look)
        self._show_state()

    def _show_state(self) -> None:
        look, order, actions = self.model.look, self.model.order, self._actions
        calendar, first = self._workbook.calendar, self._workbook.first_month
        period = look.period(calendar)
        can_step = period.first > first, period.last < self._workbook.current_month
        self.toolbar.show_groups(groups_shown(self._workbook, look.segment))
        self.toolbar.show_look(look, order, calendar, can_step)
        actions.show_look(look, order)
        self._tell_facts()

    def _tell_facts(self) -> None:
        colours = wording.good_and_bad(ibcs_colours=self._theme.palette.ibcs_colours)
        self.facts_changed.emit(words.facts(self.model.count(typed=False), self.model.count(typed=True), colours))

    def _tell_colours(self) -> None:
        """The legend names those of the window."""
        if self.isVisible() and self._nothing is None:
            self._tell_facts()

    def _show_segment(self, segment: Segment | None) -> None:
        self._show(replace(self.model.look, segment=segment))

    def _show_group(self, group: Group | None) -> None:
        self._show(replace(self.model.look, group=group))

    def _show_span(self, span: Span) -> None:
        self._show(self.model.look.over(span))

    def _show_per_day(self, per_day: bool) -> None:
        if per_day is not self.model.look.per_day:
            self._show(replace(self.model.look, per_day=per_day))

    @property
    def shows_years(self) -> bool:
        return self._stack.shows_years

    def _show_month(self, month: Month) -> None:
        """A month of the years, in the table."""
        self._stack.leave_years()
        self._show(replace(self.model.look.over(Span.MONTH), month=month))

    def _turn_trial(self) -> None:
        if self.shows_years:
            self._stack.leave_years()
        self.view.turn_trial(self.focusWidget())
        self._actions.trial.setChecked(self.view.tries)

    def _next_urgent(self) -> None:
        name = next_urgent(self.model.indicators, self.table.current, self.model.kpi_row)
        if name is not None:
            self.table.choose(name)
            if self.shows_years:
                self.years.show_years(name, self.model.look)

    def _leave_empty(self) -> None:
        if self._nothing is None:
            self._show_segment(None)
        else:
            self._ways.type_first(self._nothing)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.arrange(self.width())
        self.toolbar.fit(self.width(), is_narrow=self.panel.at_bottom)
