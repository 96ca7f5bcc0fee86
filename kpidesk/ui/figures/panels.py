"""Small panels over a page: one at a time, and the keys go back to the page when it closes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from kpidesk.ui.figures.ask_popover import AskPopover, TextAsk


class Panels(QObject):
    """Over ``owner``, which has the keys otherwise."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._open: AskPopover | None = None

    @property
    def open(self) -> AskPopover | None:
        return self._open

    def show(self, ask: AskPopover, anchor: QRect, accept: Callable[[], None] | None = None) -> None:
        """Open a panel in place of the one that is open; ``accept`` is what its verb does."""
        self.close()
        self._open = ask
        if accept is not None:
            ask.accepted.connect(accept)
        ask.closed.connect(lambda: self._closed(ask))
        ask.end_with(self._owner)
        ask.open_at(anchor if anchor.isValid() else self.middle())

    def finish(self) -> bool:
        """Keep a note that is being typed and close what else is open; False when the note is refused and stays."""
        if isinstance(self._open, TextAsk) and self._open.is_changed:
            self._open.accepted.emit()
        else:
            self.close()
        return self._open is None

    def close(self) -> None:
        if self._open is not None:
            self._open.close_popover()

    def middle(self) -> QRect:
        """Where a panel opens that belongs to nothing in particular."""
        window = self._owner.window()
        return QRect(self._owner.mapTo(window, self._owner.rect().center()), self._owner.rect().size() / 100)

    def _closed(self, ask: AskPopover) -> None:
        if self._open is ask:
            self._open = None
        ask.deleteLater()
        if self._owner.isVisible():
            self._owner.setFocus()
