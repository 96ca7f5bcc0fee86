"""The page of open questions: everything odd, impossible, missing or not closed, the newest month first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.questions import confirmation
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Confirm
from kpidesk.domain.month import Month
from kpidesk.ui.applying import applied
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.page_action import page_action
from kpidesk.ui.parts.question_strip import QuestionStrip, Way
from kpidesk.ui.questions.open_questions import Asked, Heading, OpenQuestions, key_of
from kpidesk.ui.questions.question_sayings import QuestionSayings
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.questions.question_words import QuestionWords, cell_of, other_of, tr
from kpidesk.ui.questions.questions_head import QuestionsHead
from kpidesk.ui.questions.questions_model import QuestionsModel
from kpidesk.ui.questions.questions_table import QuestionsTable
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class QuestionsPage(QWidget):
    """``figure_wanted`` and ``month_wanted`` are where a question leads, ``closing_wanted`` a month to close."""

    closed = Signal()
    told = Signal(str)
    refused = Signal(str)
    facts_changed = Signal(str)
    figure_wanted = Signal(object)
    month_wanted = Signal(object)
    closing_wanted = Signal(object)

    def __init__(
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        watch: QuestionWatch,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        form: NumberForm,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals, self._watch = workbook, signals, watch
        self._words = QuestionWords(workbook, form)
        self._sayings = QuestionSayings(self._words)
        self.list = OpenQuestions(workbook)
        self.model = QuestionsModel(self._words, self)
        self._head = QuestionsHead(theme, self)
        self.back, self.kinds, self.months = self._head.back, self._head.kinds, self._head.months
        self.table = QuestionsTable(self.model, theme, self)
        self.strip = QuestionStrip(theme, self)
        self.nothing = EmptyState(theme, "circle-check", self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.begin()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self._stack, self.strip):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self._head.chosen.connect(self._choose)
        self.table.keep_wanted.connect(self.keep)
        self.table.go_wanted.connect(self._go)
        self.table.month_wanted.connect(self.keep_month)
        self.table.moved.connect(self._say)
        self.strip.chosen.connect(self._take)
        self.nothing.main_requested.connect(self._show_everything)
        self._signals.held.connect(lambda _hold: self._say())
        self.keep_action = page_action(self, tr("&Yes, keep the figure"), ("Ctrl+Return", "Ctrl+Enter"), self._keep)
        self.keep_all_action = page_action(
            self, tr("Keep &all of the month"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), self._keep_current_month
        )
        self.other_action = page_action(self, tr("Go to the &other figure"), ("Ctrl+Right",), self._go_to_other)
        self.back_action = page_action(self, tr("&Back to the figures"), ("Esc",), self.closed.emit)

    # -- what the Figures tab asks ------------------------------------------------------------------------------

    def begin(self, month: Month | None = None) -> None:
        """Everything that is open now; with ``month`` only of that one."""
        self.list.begin(self._watch.questions())
        self.kinds.setCurrentIndex(0)
        self._head.offer_months(self.list.months, month)
        self._show()
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.table.scrollToTop()
        self.table.step(1, open_only=True)
        self._say()

    @property
    def facts(self) -> str:
        keys = tr(
            "Enter: to the figure     Ctrl Enter: keep it     Ctrl Shift Enter: keep all of the month     Esc: back"
        )
        return keys if self.width() >= fonts.scaled(1200) else ""

    @property
    def is_edited(self) -> bool:
        """Nothing waits here: each answer is stored at once."""
        return False

    def ask_about_leaving(self) -> None:
        """Nothing stands against it."""
        self.take_focus()

    def take_focus(self) -> None:
        shown = self.table if self._stack.currentWidget() is self.table else self.back
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Tools": [self.keep_action, self.keep_all_action, self.other_action, self.back_action]}

    def areas(self) -> list[QWidget]:
        strip = [self.strip.buttons[0]] if self.strip.offers else []
        last = self.table if self._stack.currentWidget() is self.table else self.nothing.main_button
        return [self.kinds, *strip, last]

    def show_effect(self, _effect: Effect) -> None:
        """Rows that got answered stay where they are, marked."""
        self.list.follow(self._watch.questions())
        self._show()

    # -- answers ------------------------------------------------------------------------------------------------

    def keep(self, asked: Asked) -> None:
        """The figure is right as it is; then the next open question. Nothing happens where nothing can be kept."""
        change = confirmation(self._workbook, asked.question) if asked.can_be_kept else None
        if change is not None and self._confirm(
            change, tr("Kept: {figure}").format(figure=self._words.figure(asked.question))
        ):
            self.table.step(1, open_only=True)

    def keep_month(self, month: Month) -> None:
        """Every odd figure of the month that is in the list is right, in one step of undo."""
        figures: dict[Cell, float | None] = {}
        rows = [line for line in self.model.lines if isinstance(line, Asked) and line.can_be_kept]
        for asked in rows:
            change = confirmation(self._workbook, asked.question) if asked.question.month == month else None
            figures |= dict(change.figures) if change is not None else {}
        if figures:
            said = tr("Kept as they are: {n} figures of {month}.")
            self._confirm(Confirm(figures), said.format(n=len(figures), month=wording.month(month)))

    def _confirm(self, change: Confirm, said: str) -> bool:
        if self._hold is not None:
            self.refused.emit(self._hold.reason)
            return False
        if not applied(self._workbook, change, self.refused.emit):
            return False
        self.told.emit(said)
        return True

    def _keep(self) -> None:
        if self.table.asked is not None:
            self.keep(self.table.asked)

    def _keep_current_month(self) -> None:
        if self.table.asked is not None:
            self.keep_month(self.table.asked.question.month)

    def _go(self, asked: Asked) -> None:
        cell = cell_of(asked.question)
        self.figure_wanted.emit(cell) if cell is not None else self.month_wanted.emit(asked.question.month)

    def _go_to_other(self) -> None:
        other = other_of(self.table.asked.question) if self.table.asked is not None else None
        if other is not None:
            self.figure_wanted.emit(other)

    def _take(self, way: str) -> None:
        asked = self.table.asked
        if asked is None:
            return
        match way:
            case Way.KEEP:
                self.keep(asked)
            case Way.FIGURE:
                self._go(asked)
            case Way.OTHER:
                self._go_to_other()
            case Way.CLOSE:
                self.closing_wanted.emit(asked.question.month)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def _hold(self) -> Hold | None:
        return self._signals.hold

    def _choose(self) -> None:
        """Another choice of rows: those that are answered go."""
        self.list.begin(self._watch.questions())
        self._head.offer_months(self.list.months, self._head.wanted.month)
        self._show()
        self._say()

    def _show_everything(self) -> None:
        self._head.want_all()
        self._choose()
        self.take_focus()

    def _show(self) -> None:
        lines, current, near = self.list.lines(self._head.wanted), self.table.line, self.table.currentIndex().row()
        place = self.table.verticalScrollBar().value()
        self.model.show_lines(lines)
        if current is not None and self.table.line is None:
            self.table.verticalScrollBar().setValue(place)
            self.table.choose_line(key_of(current), near)
        self._show_nothing(has_others=bool(self.list.all))
        self._stack.setCurrentWidget(self.table if lines else self.nothing)
        self._head.show_counts(self.list.open, len(self.list.all) - self.list.open)
        self.facts_changed.emit(self.facts)
        self._say()

    def _show_nothing(self, has_others: bool) -> None:
        sentence = tr("Nothing looks odd, and no month has a gap.")
        if has_others:
            self.nothing.say(tr("No such questions"), tr("There are others."), tr("Show all questions"))
        else:
            self.nothing.say(tr("No open questions"), sentence)

    def _say(self) -> None:
        asked = self.table.asked if self._stack.currentWidget() is self.table else None
        in_month = [
            heading.keepable
            for heading in self.model.lines
            if isinstance(heading, Heading) and asked is not None and heading.month == asked.question.month
        ]
        can_be_kept = asked is not None and asked.can_be_kept and self._hold is None
        self.keep_action.setEnabled(can_be_kept)
        self.keep_all_action.setEnabled(any(in_month) and self._hold is None)
        self.other_action.setEnabled(asked is not None and other_of(asked.question) is not None)
        self._sayings.say(self.strip, asked)
        if asked is not None:
            self.strip.hold_back(self._hold.reason if self._hold is not None else "")
