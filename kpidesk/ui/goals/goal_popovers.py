"""Small panels of the goals page: reason and review, history, benchmark. Enter stores, Esc closes."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from kpidesk.analysis.goal_plan import later
from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.goal import Benchmark
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.ui import fonts, wording
from kpidesk.ui.figure_text import read_figure, typed_text
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.goals.goal_words import BENCHMARK_KINDS, benchmark_kind, day
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.popover import Popover
from kpidesk.ui.theme import Theme

_AHEAD = (1, 3, 6, 12)
_FEWEST, _EACH, _TALLEST = 64, 40, 240
"""Heights of a history: of its first line, of each more, of the whole."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalPopovers", text)


class Panel(Popover):
    """A popover with fields: it takes the keys when it opens and gives them back to where it was opened from."""

    def __init__(self, title: str, opener: QWidget) -> None:
        super().__init__(opener.window())
        self.setAccessibleName(title)
        self.end_with(opener)
        self.closed.connect(self.deleteLater)
        self._opener = opener
        self._first: QWidget | None = None
        self.body.addWidget(PlainLabel(title, TextRole.HEADING, self))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch_focus)

    def watch(self, first: QWidget, *others: QWidget) -> None:
        """Keys of these widgets reach the panel; ``first`` has the focus when it opens."""
        self._first = first
        for widget in (first, *others):
            widget.installEventFilter(self)

    def open_panel(self) -> None:
        corner = self._opener.mapTo(self._opener.window(), self._opener.rect().topLeft())
        self.open_beside(QRect(corner, self._opener.size()))
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.close_popover()
        self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when the owner goes on elsewhere in the window; the list of a combo box is a window of its own."""
        if self.isVisible() and new is not None and new.window() is self.window() and not self.isAncestorOf(new):
            self.close_popover()

    def accept(self) -> None:
        """What Enter does; nothing to store unless a panel says otherwise."""
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_Escape:
                self.leave()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                watched.click() if isinstance(watched, Button) else self.accept()
                return True
        return super().eventFilter(watched, event)


class ReviewPanel(Panel):
    """Why the goal is what it is, and when to look at it again. ``stored`` says both."""

    stored = Signal(object, str)

    def __init__(self, theme: Theme, opener: QWidget, today: dt.date, held: dt.date | None, reason: str) -> None:
        super().__init__(_tr("Reason and review"), opener)
        self._dates: list[dt.date | None] = [held, *(later(today, months) for months in _AHEAD)]
        self.reason = QLineEdit(reason, self)
        self.reason.setAccessibleName(_tr("Reason for the goal"))
        self.reason.setPlaceholderText(_tr("Why this goal?"))
        self.reason.setCursorPosition(0)
        self.next = QComboBox(self)
        self.next.setAccessibleName(_tr("Next review"))
        kept = _tr("{day}, as planned").format(day=day(held)) if held else _tr("none planned")
        self.next.addItems([kept, *(day(date) for date in self._dates[1:] if date)])
        store = Button(theme, _tr("Store"), self, kind=Kind.MAIN)
        store.clicked.connect(self.accept)
        form = QFormLayout()
        form.addRow(PlainLabel(_tr("Reason"), parent=self, muted=True), self.reason)
        form.addRow(PlainLabel(_tr("Next review"), parent=self, muted=True), self.next)
        self.body.addLayout(form)
        self.body.addWidget(store, 0, Qt.AlignmentFlag.AlignRight)
        self.watch(self.reason, self.next, store)

    def accept(self) -> None:
        self.stored.emit(self._dates[self.next.currentIndex()], self.reason.text().strip())
        self.leave()


class HistoryPanel(Panel):
    """What the goal was, change by change, newest first; while that is read it says so."""

    def __init__(self, opener: QWidget) -> None:
        super().__init__(_tr("History of this goal"), opener)
        self.text = QPlainTextEdit(_tr("Looking…"), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_tr("History of this goal"))
        self.text.setFixedHeight(fonts.scaled(_FEWEST))
        self.body.addWidget(self.text)
        self.watch(self.text)

    def show_lines(self, lines: Sequence[str]) -> None:
        self.say("\n".join(lines) or _tr("It was not changed since the file was made."))
        self.text.setFixedHeight(fonts.scaled(min(_TALLEST, _FEWEST + _EACH * max(0, len(lines) - 1))))
        self.open_panel()

    def say(self, words: str) -> None:
        self.text.setPlainText(words)


class BenchmarkPanel(Panel):
    """What others reach, or what was usual; noted, never judged. ``stored`` says it, None takes it away."""

    stored = Signal(object)

    def __init__(
        self,
        theme: Theme,
        opener: QWidget,
        about: Indicator,
        form: NumberForm,
        *,
        held: Benchmark | None,
        today: dt.date,
    ) -> None:
        super().__init__(_tr("Benchmark"), opener)
        self._about, self._form, self._today = about, form, today
        self.value, self.upper, self.source = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.kind = QComboBox(self)
        kinds = list(BENCHMARK_KINDS)
        self._kinds = kinds if held is None or held.kind in kinds else [*kinds, held.kind]
        self.kind.addItems([benchmark_kind(kind) for kind in self._kinds])
        names = (_tr("Benchmark"), _tr("Upper end, if it is a range"), _tr("Source"))
        for field, name in zip((self.value, self.upper, self.source), names, strict=True):
            field.setAccessibleName(name)
        self.kind.setAccessibleName(_tr("Where it comes from"))
        self._said = PlainLabel("", TextRole.SMALL, self, wraps=True)
        self._said.hide()
        self._show(held)
        store = Button(theme, _tr("Store"), self, kind=Kind.MAIN)
        store.clicked.connect(self.accept)
        self._remove = Button(theme, _tr("Take away"), self)
        self._remove.clicked.connect(lambda: self._hand_over(None))
        self._remove.setVisible(held is not None)
        self._lay_out(store)
        self.watch(self.value, self.upper, self.kind, self.source, store, self._remove)

    def _lay_out(self, store: Button) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self.value)
        ends.addWidget(PlainLabel(_tr("to"), parent=self, muted=True))
        ends.addWidget(self.upper)
        rows: list[tuple[str, QWidget | QHBoxLayout]] = [
            (_tr("Figure"), ends),
            (_tr("Comes from"), self.kind),
            (_tr("Source"), self.source),
        ]
        form = QFormLayout()
        for words, widget in rows:
            form.addRow(PlainLabel(words, parent=self, muted=True), widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        buttons.addWidget(store)
        self.body.addLayout(form)
        self.body.addWidget(self._said)
        self.body.addLayout(buttons)

    def _show(self, held: Benchmark | None) -> None:
        if held is None:
            return
        self.value.setText(typed_text(held.value, self._about, self._form))
        self.upper.setText("" if held.upper is None else typed_text(held.upper, self._about, self._form))
        self.kind.setCurrentIndex(self._kinds.index(held.kind))
        self.source.setText(held.source)

    def accept(self) -> None:
        try:
            value, upper = (read_figure(field.text(), self._about, self._form) for field in (self.value, self.upper))
        except Refusal as refusal:
            self._say(wording.refusal(refusal))
            return
        if value is None:
            self._say(_tr("Type the figure of the benchmark, or close this with Esc."))
        elif upper is not None and upper < value:
            self._say(_tr("The second figure is the upper end and has to be the larger one."))
        else:
            kind = self._kinds[self.kind.currentIndex()]
            self._hand_over(Benchmark(value, upper, kind, self.source.text().strip(), self._today))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        self.open_panel()

    @property
    def said(self) -> str:
        return self._said.text()

    def _hand_over(self, benchmark: Benchmark | None) -> None:
        self.stored.emit(benchmark)
        self.leave()
