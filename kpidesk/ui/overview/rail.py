"""The right side of the overview: how far the month is, what is worth a look, what the month has brought."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kpidesk.analysis.overview.since_entered import MonthFacts
from kpidesk.domain.business import MonthStatus
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.look_lines import LookLine
from kpidesk.ui.overview.look_list import LookList
from kpidesk.ui.overview.words import tr
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.wording import wording

WIDTH, NARROWEST, GAP = 368, 320, 12


class MonthCard(Card):
    """What of the month is closed or entered, and what the running month has."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = PlainLabel("", TextRole.HEADING, self)
        self._lock = IconLabel(theme, "lock", 14, parent=self)
        self._state = PlainLabel("", TextRole.BODY, self, muted=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self._next = PlainLabel("", TextRole.BODY, self, muted=True, wraps=True)
        self._next_state = PlainLabel("", TextRole.BODY, self, muted=True)
        self.body.setSpacing(8)
        self.body.addLayout(_row(self._name, None, self._lock, self._state))
        self.body.addWidget(self.bar)
        below = _row(self._next, self._next_state)
        below.setStretch(0, 1)  # where both do not fit side by side, the first has two lines
        self.body.addLayout(below)

    @property
    def spoken(self) -> str:
        shown = [label.text() for label in (self._name, self._state, self._next, self._next_state)]
        return ", ".join(text for text in shown if text)

    def show_month(self, month: MonthFacts, running: MonthFacts | None, day: int) -> None:
        """``running`` is None when the month looked at is the last one itself."""
        self._name.setText(wording.month(month.month))
        self._lock.setVisible(month.status is MonthStatus.CLOSED)
        runs = month.until_day is not None
        self._state.setText(words.entered(month) if runs else f"{words.state(month)}, {words.entered(month)}")
        self.bar.setRange(0, max(1, month.all))
        self.bar.setValue(month.entered)
        state = words.state(month) if runs else ""
        self._next.setText(state if running is None else words.running(running, day, month.month))
        self._next_state.setText(words.entered(running) if running is not None else "")
        self._next.setVisible(bool(self._next.text()))
        self._next_state.setVisible(running is not None)
        self.bar.setAccessibleName(self.spoken)


class LookCard(Card):
    """At most five lines; without one it says that nothing is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(1, 12, 1, 4)  # the lines stay clear of the border
        self.body.setSpacing(4)
        head = PlainLabel(tr("Worth a look"), TextRole.HEADING, self)
        self._nothing = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        for label, below in ((head, 0), (self._nothing, 8)):
            label.setContentsMargins(16, 0, 16, below)
            self.body.addWidget(label)
        self.list = LookList(theme, self)
        self.body.addWidget(self.list)

    def show_lines(self, lines: list[LookLine], nothing: str) -> None:
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.list.show_lines(lines)


class SinceCard(Card):
    """A few sentences, one after the other; Ctrl+C copies them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(6)
        self.body.addWidget(PlainLabel(tr("Since you last entered"), TextRole.HEADING, self))
        self._labels: list[PlainLabel] = []
        self.setAccessibleName(tr("Since you last entered"))

    @property
    def sentences(self) -> list[str]:
        return [label.text() for label in self._labels if not label.isHidden()]

    def show_sentences(self, sentences: Sequence[str]) -> None:
        while len(self._labels) < len(sentences):
            label = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._labels.append(label)
            self.body.addWidget(label)
        for place, label in enumerate(self._labels):
            label.setText(sentences[place] if place < len(sentences) else "")
            label.setVisible(place < len(sentences))
        self.setAccessibleDescription(" ".join(sentences))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(self.sentences))
        else:
            super().keyPressEvent(event)


class Rail(QWidget):
    place_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self.look, self.since = MonthCard(theme, self), LookCard(theme, self), SinceCard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self.month, self.look, self.since):
            column.addWidget(card)
        column.addStretch(1)
        self.look.list.place_requested.connect(self.place_requested)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """``None`` sends what follows to the right end."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
