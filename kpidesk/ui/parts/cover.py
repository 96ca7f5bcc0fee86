"""A page over everything else, for a moment: questions of a new business, the keys, about."""

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Cover(QObject):
    """At most one page covers the stack; it says ``closed`` when it wants to go, and what lay below comes back.

    The keys go back to where they were.
    """

    left = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._page: QWidget | None = None
        self._below: QWidget | None = None
        self._focus: QWidget | None = None

    @property
    def page(self) -> QWidget | None:
        return self._page

    def show(self, page: QWidget, closed: SignalInstance) -> None:
        is_first = self._page is None
        below = self._stack.currentWidget() if is_first else self._below
        focus = QApplication.focusWidget() if is_first else self._focus
        self.take_away()
        self._page, self._below, self._focus = page, below, focus
        closed.connect(self.leave)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def say(self, sentence: str) -> bool:
        """Let the page in sight say it, if it has a place for that."""
        say = getattr(self._page, "say", None)
        if say is not None:
            say(sentence)
        return say is not None

    def leave(self) -> None:
        """Show again what lay below."""
        if self._page is None:
            return
        below, focus = self._below, self._focus
        self.take_away()
        if below is not None:
            self._stack.setCurrentWidget(below)
            if focus is not None and isValid(focus) and below.isAncestorOf(focus):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def take_away(self) -> None:
        """Whoever asks shows something else."""
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
        self._page = self._below = self._focus = None
