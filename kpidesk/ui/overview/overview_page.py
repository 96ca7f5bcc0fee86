"""The overview: in one minute how the month was, what needs the owner, and how far it is entered."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.overview.tiles import offered
from kpidesk.analysis.questions.questions import Question
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.changes.look import Look, first_look
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.look_lines import LookWriter
from kpidesk.ui.overview.overview_actions import OverviewActions
from kpidesk.ui.overview.overview_sheet import OverviewSheet
from kpidesk.ui.overview.sentences import SentenceWriter
from kpidesk.ui.overview.tile_arranging import TileArranging
from kpidesk.ui.overview.tile_choice import TileChoice
from kpidesk.ui.overview.words import KINDS, tr
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace, ImportPlace, MonthPlace, Place, TilePlace
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class OverviewPage(QWidget):
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
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals, self._theme = workbook, signals, theme
        self._is_stale = True
        self._counts = (0, 0, 0)
        self._questions: list[Question] = []
        self.facts = OverviewFacts(workbook, form, first_look(workbook))
        self._looks = LookWriter(workbook, form, self.facts.writer.lines)
        self._sentences = SentenceWriter(workbook, form)
        self._shown = OverviewSheet(self.facts.writer, theme, self)
        self.toolbar, self.board, self.rail = self._shown.toolbar, self._shown.board, self._shown.rail
        self.choice = TileChoice(theme, self)
        self.empty = EmptyState(theme, "columns-3", self)
        self.watch = QuestionWatch(workbook, signals, self)
        self.watch.is_wanted = self.isVisible
        self._stack = QStackedWidget(self)
        self._arranging = TileArranging(workbook, self.choice, self._bring_choice, self)
        self.actions_ = OverviewActions(self, self._shown, self.empty)
        self._lay_out()
        self._connect()
        self._connect_actions()
        theme.changed.connect(self._tell_colours)

    def _lay_out(self) -> None:
        for page in (self._shown, self.choice, self.empty):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._signals.changed.connect(self._take)
        self._signals.held.connect(lambda _: self._show_hold())
        self.toolbar.kind_chosen.connect(lambda kind: self._show_kind(PeriodKind(kind)))
        self.toolbar.step_requested.connect(self.step_month)
        self.toolbar.choose_requested.connect(self.choose_tiles)
        self.toolbar.enter_requested.connect(self.enter_figures)
        self.board.entered.connect(self.open_changes)
        self.rail.place_requested.connect(self.place_requested)
        self._stack.currentChanged.connect(lambda _: self._allow())
        self.choice.refused.connect(self.refused)
        self._arranging.told.connect(self.told)
        self.empty.main_requested.connect(self._leave_empty)
        self.empty.other_requested.connect(lambda: self.place_requested.emit(ImportPlace()))
        self.watch.changed.connect(self._show_questions)

    def _connect_actions(self) -> None:
        actions = self.actions_
        slots = {
            **{action: partial(self._show_kind, kind) for kind, action in actions.kinds.items()},
            actions.enter: self.enter_figures,
            actions.changes: lambda: self.open_changes(self.board.indicator),
            actions.chart: self.open_chart,
            actions.goal: self.open_goal,
            actions.choose: self.choose_tiles,
        }
        for action, slot in slots.items():
            action.triggered.connect(lambda *_, slot=slot: slot())

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        return self.facts.look.month

    @property
    def place(self) -> Place | None:
        return TilePlace(self.board.indicator, self.month, self.facts.look.kind)

    def step_month(self, months: int) -> None:
        """A month, or a whole quarter, earlier or later; not while the tiles are chosen."""
        if self._is_empty or self._stack.currentWidget() is self.choice:
            return
        self._show(self.facts.look.stepped(months, self._workbook.first_month, self._last_month))

    def go_to(self, place: Place) -> None:
        if isinstance(place, TilePlace) and not self._is_empty:
            self._show(replace(self.facts.look, month=place.month, kind=place.kind or self.facts.look.kind))
            self.board.choose(place.indicator)

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.actions_.by_menu

    def areas(self) -> list[QWidget]:
        """The tiles last: they take the focus when the page is shown."""
        if self._stack.currentWidget() is self.empty:
            return [self.empty.main_button]
        if self._stack.currentWidget() is self.choice:
            return self.choice.areas()
        return [self.toolbar, self.rail.look.list, self.rail.since, self.board]

    def finish_editing(self) -> bool:
        """Nothing is typed here."""
        return True

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def _is_empty(self) -> bool:
        return self._workbook.last_entered is None

    @property
    def _last_month(self) -> Month:
        return max(self._workbook.current_month, self._workbook.first_month)

    def _take(self, effect: Effect) -> None:
        self.facts.take(effect)
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the business as it is now; the tile that the keys are on keeps them."""
        self._is_stale = False
        if self._is_empty or not any(offered(self._workbook).values()):
            self._show_empty()
            return
        if self._stack.currentWidget() is self.empty:
            self.facts.look_at(first_look(self._workbook))
            self._stack.setCurrentIndex(0)
        self._show(self.facts.look)

    def _show(self, look: Look) -> None:
        month = Month(min(max(look.month, self._workbook.first_month), self._last_month))
        self.facts.look_at(replace(look, month=month))
        shown, month_facts = self.facts.tiles, self.facts.month()
        self.board.show_tiles(shown)
        since = self.facts.since(month_facts, shown)
        self.rail.month.show_month(month_facts, self.facts.running(), self._workbook.today.day)
        self.rail.since.show_sentences(self._sentences.sentences(since))
        self._show_look()
        self._show_toolbar(words.state(month_facts))
        self._counts = since.counts
        self._tell_counts()

    def _tell_counts(self) -> None:
        colours = wording.good_and_bad(ibcs_colours=self._theme.palette.ibcs_colours)
        self.facts_changed.emit(words.counts(*self._counts, colours))

    def _tell_colours(self) -> None:
        """The legend names those of the window."""
        if self.isVisible() and self._stack.currentWidget() is self._shown:
            self._tell_counts()

    def _show_look(self) -> None:
        items = self.facts.worth_a_look(self._questions)
        runs = self._workbook.calendar.is_unfinished(self.facts.period)
        nothing = tr("The period still runs; its figures are judged when it is over.") if runs else tr("Nothing now.")
        self.rail.look.show_lines([self._looks.line(item) for item in items], nothing)

    def _show_questions(self, _cells: object) -> None:
        self._questions = list(self.watch.questions())
        if not self._is_empty and self.isVisible():
            self._show_look()

    def _show_toolbar(self, state: str) -> None:
        period, calendar = self.facts.period, self._workbook.calendar
        can_step = period.first > self._workbook.first_month, period.last < self._last_month
        self.toolbar.show_period(wording.period(period, calendar), state, self.facts.look.kind, can_step)
        self.actions_.kinds[self.facts.look.kind].setChecked(True)
        self._show_hold()
        self._shown.fit(self.width())

    def _show_hold(self) -> None:
        hold: Hold | None = self._signals.hold
        reason = hold.reason if hold is not None else ""
        self.toolbar.show_hold(reason, tr("Enter {month} (E)").format(month=month_names.full(self.month_to_enter)))
        self._allow()
        if reason:
            self.empty.main_button.disable(reason)
        else:
            self.empty.main_button.enable()

    def _allow(self) -> None:
        """Nothing happens to tiles that are not in sight."""
        in_sight = self._stack.currentWidget()
        can_enter = self._signals.hold is None and in_sight is not self.choice
        self.actions_.allow(tiles=in_sight is self._shown, entering=can_enter)

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self.empty)
        self.empty.say(*(words.no_figures(self.month_to_enter) if self._is_empty else words.no_kpis()))
        self._show_hold()
        self.facts_changed.emit("")

    def _show_kind(self, kind: PeriodKind) -> None:
        if not self._is_empty and kind in KINDS:
            self._show(replace(self.facts.look, kind=kind))

    # -- leading on ---------------------------------------------------------------------------------------------

    @property
    def month_to_enter(self) -> Month:
        return self.facts.month_to_enter

    def enter_figures(self) -> None:
        self.place_requested.emit(MonthPlace(self.month_to_enter))

    def open_changes(self, indicator: str) -> None:
        """What changed, with the panel; of a KPI without a value to the figure that is missing."""
        if not indicator:
            return
        missing: Cell | None = self.facts.tile(indicator).line.missing
        if missing is not None:
            self.place_requested.emit(FigurePlace(missing))
        else:
            self.place_requested.emit(ChangePlace(indicator, self.month, why=True, kind=self.facts.look.kind))

    def open_chart(self) -> None:
        """What tells most about the KPI."""
        if self.board.indicator:
            self.place_requested.emit(ChartPlace(self.board.indicator, self.month))

    def open_goal(self) -> None:
        if self.board.indicator:
            self.place_requested.emit(GoalPlace(self.board.indicator, self.month))

    def _leave_empty(self) -> None:
        if self._is_empty:
            self.enter_figures()
        else:
            self.place_requested.emit(FigurePlace(Cell("", self.month)))

    # -- choosing tiles -----------------------------------------------------------------------------------------

    def choose_tiles(self) -> None:
        """The choice in place of the tiles; not while nothing can be changed."""
        if self._signals.hold is not None or self._is_empty:
            return
        self._arranging.begin()

    def _bring_choice(self, is_choice: bool) -> None:
        self._stack.setCurrentWidget(self.choice if is_choice else self._shown)
        if not is_choice:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self.watch.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown.fit(self.width())
