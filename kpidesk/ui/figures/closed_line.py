"""The line over the toolbar that asks why a closed month is opened again: for a figure typed in it, or on a wish."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.domain import change as c
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import IconLabel, PlainLabel

MARGIN = 8
"""Between the line and the edges of the page."""


class ClosedLine(PartFrame):
    """Holds the change that is waited with. ``reopening_requested`` hands it over with the reason; the reason may be
    empty. ``reason_given`` is the same for a month that is opened without a change that waits. ``given_up`` when the
    month stays closed.
    """

    reopening_requested = Signal(object, str)
    reason_given = Signal(object, str)
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("message", parent, across=True)
        self._change: c.Change | None = None
        self._month: Month | None = None
        self._text = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(sentences.tr("Reason, kept with the month"))
        self.reason.setAccessibleName(sentences.tr("Reason for opening the month again"))
        self.reason.setMinimumWidth(fonts.scaled(200))
        self.reason.setMaxLength(500)
        self.reopen_button = Button(theme, sentences.tr("Reopen and store"), self, kind=Kind.MAIN)
        self.stay_button = Button(theme, sentences.tr("Leave it closed"), self)
        self.body.setContentsMargins(14, 6, 12, 6)
        self.body.setSpacing(10)
        self.body.addWidget(IconLabel(theme, "lock", 16, parent=self))
        self.body.addWidget(self._text, 1)
        for widget in (self.reason, self.reopen_button, self.stay_button):
            self.body.addWidget(widget)
        self.setMinimumHeight(fonts.scaled(42))
        self.reopen_button.clicked.connect(self._reopen)
        self.stay_button.clicked.connect(self._give_up)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def change(self) -> c.Change | None:
        """What is waiting; None while the line is hidden."""
        return self._change

    def wait_with(self, change: c.Change, months: Sequence[Month]) -> None:
        """Show the line for a change that these closed months stand against."""
        self._change, self._month = change, None
        self.reopen_button.setText(sentences.tr("Reopen and store"))
        self._open(sentences.closed(months))

    def ask(self, month: Month) -> None:
        """Show the line for a month that is to be opened by itself."""
        self._change, self._month = None, month
        self.reopen_button.setText(sentences.tr("Reopen"))
        self._open(sentences.why_reopened(month))

    def _open(self, words: str) -> None:
        self._text.setText(words)
        self.setAccessibleName(self._text.text())
        self.reason.clear()
        self.find_place()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_place(self) -> None:
        """Over the head of the page, so that nothing moves while typing."""
        page = self.parentWidget()
        if page is not None:
            width = page.width() - 2 * MARGIN
            self.setGeometry(MARGIN, 3, width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
            self.raise_()

    def clear(self) -> None:
        self._change = self._month = None
        self.hide()

    def _reopen(self) -> None:
        change, month, reason = self._change, self._month, self.reason.text()
        self.clear()
        if change is not None:
            self.reopening_requested.emit(change, reason)
        elif month is not None:
            self.reason_given.emit(month, reason)

    def _give_up(self) -> None:
        self.clear()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._reopen()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)
