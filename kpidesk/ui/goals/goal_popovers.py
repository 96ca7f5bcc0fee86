"""Small panels of the goals page: reason and review, history. Enter stores, Esc closes."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from kpidesk.analysis.goals.goal_plan import later
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH
from kpidesk.ui.goals.goal_words import day
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.popover import Popover
from kpidesk.ui.wording import day_text, refusal_words

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
        self.first: QWidget | None = None
        self.body.addWidget(PlainLabel(title, TextRole.HEADING, self))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch_focus)

    def watch(self, first: QWidget, *others: QWidget) -> None:
        """Keys of these widgets reach the panel; ``first`` has the focus when it opens."""
        self.first = first
        for widget in (first, *others):
            widget.installEventFilter(self)

    def open_panel(self) -> None:
        corner = self._opener.mapTo(self._opener.window(), self._opener.rect().topLeft())
        beside = QRect(corner, self._opener.size())
        row = QRect(0, beside.top(), self._opener.window().width(), beside.height())
        self.open_beside(beside, [row])  # what stands in the same row stays in sight, too
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.PopupFocusReason)

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
        self._today = today
        self._dates: list[dt.date | None] = [held, *(later(today, months) for months in _AHEAD)]
        self.reason = QLineEdit(reason, self)
        self.reason.setMaxLength(NOTE_LENGTH)
        self.reason.setAccessibleName(_tr("Reason for the goal"))
        self.reason.setPlaceholderText(_tr("Why this goal?"))
        self.reason.end(False)
        self.reason.home(True)  # typing replaces it, and its beginning is in sight
        self.next = QComboBox(self)
        self.next.setEditable(True)
        self.next.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.next.setAccessibleName(_tr("Next review"))
        self.next.setToolTip(tip(_tr("Choose a day or type one, like 31 Aug 2026. Empty: none is planned.")))
        kept = _tr("{day}, as planned").format(day=day(held)) if held else _tr("none planned")
        self.next.addItems([kept, *(day(date) for date in self._dates[1:] if date)])
        self._said = PlainLabel("", TextRole.SMALL, self, wraps=True)
        self._said.hide()
        store = Button(theme, _tr("Store"), self, kind=Kind.MAIN)
        store.clicked.connect(self.accept)
        form = QFormLayout()
        form.addRow(PlainLabel(_tr("Reason"), parent=self, muted=True), self.reason)
        form.addRow(PlainLabel(_tr("Next review"), parent=self, muted=True), self.next)
        self.body.addLayout(form)
        self.body.addWidget(self._said)
        self.body.addWidget(store, 0, Qt.AlignmentFlag.AlignRight)
        day_field = self.next.lineEdit()
        assert day_field is not None
        self.watch(self.reason, self.next, day_field, store)

    @property
    def said(self) -> str:
        return self._said.text()

    def accept(self) -> None:
        """Store both; a day that is none, or is over, stays until it is corrected."""
        try:
            next_on = self._next_on()
        except Refusal as refusal:
            self._said.setText(refusal_words.refusal(refusal))
            self._said.show()
            self.first = self.next
            self.open_panel()
            return
        self.stored.emit(next_on, self.reason.text().strip())
        self.leave()

    def _next_on(self) -> dt.date | None:
        """What was chosen, else what was typed; None for no review. Raises Refusal."""
        text = self.next.currentText()
        at = self.next.findText(text)
        if at >= 0:
            return self._dates[at]
        typed = day_text.read_day(text, is_end=True)
        if typed is not None and typed < self._today:
            words = _tr("{day} is over. Type a day that is still to come, or none.")
            raise DayRefused(words.format(day=day_text.shown(typed)))
        return typed


class DayRefused(Refusal):
    """Not a day for a review; the text says what to type."""


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
