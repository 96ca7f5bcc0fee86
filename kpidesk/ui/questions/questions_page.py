"""The page of open questions: everything odd, impossible, missing or not closed, the newest month first."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.questions import QuestionKind, confirmation
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Confirm
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.indicators.page_action import page_action
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.questions.open_questions import Asked, Heading, OpenQuestions, Wanted, key_of
from kpidesk.ui.questions.question_strip import Offer, QuestionStrip, Way
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.questions.question_words import QuestionWords, cell_of, icon_of, kind_name, other_of, tr
from kpidesk.ui.questions.questions_model import QuestionsModel
from kpidesk.ui.questions.questions_table import QuestionsTable
from kpidesk.ui.wording import refusal_words, wording
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
        self.list = OpenQuestions(workbook)
        self.model = QuestionsModel(self._words, self)
        self._make_head(theme)
        self.table = QuestionsTable(self.model, theme, self)
        self.strip = QuestionStrip(theme, self)
        self.nothing = EmptyState(theme, "circle-check", self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.begin()

    def _make_head(self, theme: Theme) -> None:
        self.back = Button(theme, tr("Back"), self, icon="arrow-left", kind=Kind.QUIET, key_hint=tr("Esc"))
        self._title = PlainLabel(tr("Open questions"), TextRole.SCREEN_TITLE, self)
        self._state = PlainLabel("", TextRole.BODY, self, muted=True)
        self.kinds, self.months = QComboBox(self), QComboBox(self)
        self.kinds.setAccessibleName(tr("Which questions"))
        self.months.setAccessibleName(tr("Of which month"))
        self.kinds.addItem(tr("All questions"), None)
        for kind in QuestionKind:
            self.kinds.addItem(kind_name(kind), kind)
        for choice in (self.kinds, self.months):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _lay_out(self) -> None:
        bar = Toolbar(self)
        bar.add(self.back, self._title, self._state)
        bar.gap()
        bar.add(self.kinds, self.months)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, self._stack, self.strip):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.kinds.activated.connect(lambda _: self._choose())
        self.months.activated.connect(lambda _: self._choose())
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
        self._offer_months(month)
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
        try:
            self._workbook.apply(change)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
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

    @property
    def _wanted(self) -> Wanted:
        return Wanted(self.kinds.currentData(), self.months.currentData())

    def _choose(self) -> None:
        """Another choice of rows: those that are answered go."""
        self.list.begin(self._watch.questions())
        self._offer_months(self.months.currentData())
        self._show()
        self._say()

    def _show_everything(self) -> None:
        self.kinds.setCurrentIndex(0)
        self.months.setCurrentIndex(0)
        self._choose()
        self.take_focus()

    def _offer_months(self, chosen: Month | None) -> None:
        self.months.clear()
        self.months.addItem(tr("All months"), None)
        for month in dict.fromkeys([*([chosen] if chosen is not None else []), *self.list.months]):
            self.months.addItem(wording.month(month), month)
        self.months.setCurrentIndex(1 if chosen is not None else 0)

    def _show(self) -> None:
        lines, current, near = self.list.lines(self._wanted), self.table.line, self.table.currentIndex().row()
        place = self.table.verticalScrollBar().value()
        self.model.show_lines(lines)
        if current is not None and self.table.line is None:
            self.table.verticalScrollBar().setValue(place)
            self.table.choose_line(key_of(current), near)
        self._show_nothing(has_others=bool(self.list.all))
        self._stack.setCurrentWidget(self.table if lines else self.nothing)
        self._state.setText(self._counted())
        self.facts_changed.emit(self.facts)
        self._say()

    def _show_nothing(self, has_others: bool) -> None:
        sentence = tr("Nothing looks odd, and no month has a gap.")
        if has_others:
            self.nothing.say(tr("No such questions"), tr("There are others."), tr("Show all questions"))
        else:
            self.nothing.say(tr("No open questions"), sentence)

    def _counted(self) -> str:
        answered = len(self.list.all) - self.list.open
        opened = tr("{n} open").format(n=self.list.open)
        return tr("{open}, {n} answered").format(open=opened, n=answered) if answered else opened

    def _say(self) -> None:
        asked = self.table.asked if self._stack.currentWidget() is self.table else None
        line = self.table.line
        in_month = [
            heading.keepable
            for heading in self.model.lines
            if isinstance(heading, Heading) and asked is not None and heading.month == asked.question.month
        ]
        can_be_kept = asked is not None and asked.can_be_kept and self._hold is None
        self.keep_action.setEnabled(can_be_kept)
        self.keep_all_action.setEnabled(any(in_month) and self._hold is None)
        self.other_action.setEnabled(asked is not None and other_of(asked.question) is not None)
        if asked is None or line is None:
            self.strip.say("", "", "", ())
            return
        is_bad = asked.is_open and asked.question.impossible is not None
        icon = icon_of(asked.question.kind) if asked.is_open else "check"
        sentence = self._words.sentence(asked.question)
        self.strip.say(sentence, self._below(asked), icon, self._offers(asked), is_bad=is_bad)
        self.strip.hold_back(self._hold.reason if self._hold is not None else "")

    def _below(self, asked: Asked) -> str:
        return self._words.below(asked.question) if asked.is_open else tr("This is answered.")

    def _offers(self, asked: Asked) -> tuple[Offer, ...]:
        names: Mapping[Way, Offer] = {
            Way.KEEP: Offer(Way.KEEP, tr("Yes, keep it"), tr("Ctrl Enter")),
            Way.CLOSE: Offer(Way.CLOSE, tr("Close {month}…").format(month=wording.month(asked.question.month))),
        }
        question, cell, other = asked.question, cell_of(asked.question), other_of(asked.question)
        ways = [names[Way.KEEP]] if asked.can_be_kept else []
        if cell is None:
            ways += [Offer(Way.FIGURE, tr("Go to the month"), tr("Enter"))]
            return (*ways, names[Way.CLOSE]) if asked.is_open else tuple(ways)
        name = self._words.impossible.name
        named = question.impossible is not None
        ways.append(
            Offer(
                Way.FIGURE, tr("Go to {name}").format(name=name(cell)) if named else tr("Go to the figure"), tr("Enter")
            )
        )
        if named and other is not None:
            ways.append(Offer(Way.OTHER, tr("Go to {name}").format(name=name(other)), tr("Ctrl Right")))
        return tuple(ways)
