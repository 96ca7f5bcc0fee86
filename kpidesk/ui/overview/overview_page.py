"""The overview: in one minute how the month was, what needs the owner, and how far it is entered."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.overview.tiles import KIND, arrangement, offered, tiles
from kpidesk.analysis.questions.questions import Question
from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetSavedCharts
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.changes.look import Look, first_look
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.look_lines import LookWriter
from kpidesk.ui.overview.overview_actions import OverviewActions
from kpidesk.ui.overview.overview_toolbar import OverviewToolbar
from kpidesk.ui.overview.rail import NARROWEST, WIDTH, Rail
from kpidesk.ui.overview.sentences import SentenceWriter
from kpidesk.ui.overview.tile_board import MOST_ACROSS, TileBoard
from kpidesk.ui.overview.tile_choice import TileChoice
from kpidesk.ui.overview.tile_list import GAP, cell_size
from kpidesk.ui.overview.words import KINDS, tr
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace, ImportPlace, MonthPlace, Place, TilePlace
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

_EDGE = MARGIN - GAP // 2
"""Left of the tiles, which have half a gap of their own around them."""


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
        self.toolbar = OverviewToolbar(theme, self)
        self.board = TileBoard(self.facts.writer, theme, self)
        self.rail = Rail(theme, self)
        self.choice = TileChoice(theme, self)
        self.empty = EmptyState(theme, "columns-3", self)
        self.watch = QuestionWatch(workbook, signals, self)
        self.watch.is_wanted = self.isVisible
        self._stack = QStackedWidget(self)
        self._shown = QWidget(self)
        self._scroll = QScrollArea(self)
        self._content = QWidget(self)
        self.actions_ = OverviewActions(self, self._shown, self.empty)
        self._lay_out()
        self._connect()
        self._connect_actions()
        theme.changed.connect(self._tell_colours)

    def _lay_out(self) -> None:
        content = self._content
        across = QHBoxLayout(content)
        across.setContentsMargins(_EDGE, 4, MARGIN, 12)
        across.setSpacing(_EDGE)
        side = QVBoxLayout()
        side.setContentsMargins(0, fonts.line_height(TextRole.HEADING) + 2 + GAP // 2, 0, 0)
        side.addWidget(self.rail)
        across.addWidget(self.board, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(side, 1)
        across.addStretch(0)
        self.rail.setMinimumWidth(fonts.scaled(NARROWEST))
        self.rail.setMaximumWidth(fonts.scaled(WIDTH))
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().setProperty("tone", "window")
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._scroll, 1)
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
        self.board.chosen.connect(lambda _: self._keep_in_sight())
        self.rail.place_requested.connect(self.place_requested)
        self._stack.currentChanged.connect(lambda _: self._allow())
        self.choice.refused.connect(self.refused)
        self.choice.done.connect(self._take_choice)
        self.choice.usual_wanted.connect(self._take_usual)
        self.choice.left.connect(self._leave_choice)
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
        self._fit()

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
        if self._is_empty:
            self.empty.say(
                tr("Enter your first month"),
                tr("Six months give the first usual range, twelve a rough forecast. One is enough to begin."),
                tr("Enter {month}").format(month=month_names.full(self.month_to_enter)),
                tr("Import a spreadsheet"),
            )
        else:
            self.empty.say(
                tr("No KPI is chosen"), tr("Choose under Figures what you want to follow."), tr("Go to Figures")
            )
        self._show_hold()
        self.facts_changed.emit("")

    def _show_kind(self, kind: PeriodKind) -> None:
        if not self._is_empty and kind in KINDS:
            self._show(replace(self.facts.look, kind=kind))

    # -- leading on ---------------------------------------------------------------------------------------------

    @property
    def month_to_enter(self) -> Month:
        """The month that is over, while something of it is missing; else the running one."""
        running = Month.of_date(self._workbook.today)
        over = running.previous
        if self._is_empty:
            return over
        is_closed = self._workbook.month_state(over).status is MonthStatus.CLOSED
        return over if not is_closed and self.facts.count(over).missing else running

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
        known = self._workbook.indicators
        names = {side: [(n, known[n].label) for n in found] for side, found in offered(self._workbook).items()}
        self.choice.begin(names, tiles(self._workbook))
        self._stack.setCurrentWidget(self.choice)
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_choice(self, names: list[str]) -> None:
        self._leave_choice()
        self._workbook.apply(arrangement(self._workbook, names))
        self.told.emit(tr("Tiles chosen"))

    def _take_usual(self) -> None:
        kept = [number for number, chart in self._workbook.saved_charts.items() if chart.kind == KIND]
        self._leave_choice()
        if kept:
            self._workbook.apply(SetSavedCharts(dict.fromkeys(kept)))
            self.told.emit(tr("Tiles as at first"))

    def _leave_choice(self) -> None:
        self._stack.setCurrentIndex(0)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        room = self.width() - _EDGE * 2 - MARGIN - fonts.scaled(NARROWEST)
        bar = self._scroll.verticalScrollBar()
        room -= bar.sizeHint().width() if bar.isVisible() else 0
        self.board.fit(min(room, MOST_ACROSS * cell_size().width()))
        self.toolbar.fit(self.width())

    def _keep_in_sight(self) -> None:
        tiles_ = self.board.current
        place = tiles_.visualRect(tiles_.currentIndex())
        corner = tiles_.mapTo(self._content, QPoint(place.x(), place.y()))
        middle = QPoint(corner.x() + place.width() // 2, corner.y() + place.height() // 2)
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + GAP)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self.watch.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
