"""A page over everything else, for a moment: questions of a new business, the keys, about."""

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget


class Cover(QObject):
    """At most one page covers the stack; it says ``closed`` when it wants to go, and what lay below comes back."""

    left = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._page: QWidget | None = None
        self._below: QWidget | None = None

    @property
    def page(self) -> QWidget | None:
        return self._page

    def show(self, page: QWidget, closed: SignalInstance) -> None:
        below = self._below if self._page is not None else self._stack.currentWidget()
        self.take_away()
        self._page, self._below = page, below
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
        below = self._below
        self.take_away()
        if below is not None:
            self._stack.setCurrentWidget(below)
        self.left.emit()

    def take_away(self) -> None:
        """Whoever asks shows something else."""
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
        self._page = self._below = None
