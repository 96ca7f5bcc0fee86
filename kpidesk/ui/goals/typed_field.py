"""A field whose text is taken on Enter or on leaving it; what is refused stays until it is corrected or Esc."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.goals.settled_field import SettledField

_PASSING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class TypedField(SettledField):
    """``take`` answers whether it could take the text, and has said why if not."""

    def __init__(self, name: str, take: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._take = take

    def finish(self) -> bool:
        """Take what was typed; False when it is refused and stays."""
        if not self.isModified():
            return True
        self.setModified(False)  # before taking it: what follows from it may settle the text anew
        if self._take(self.text()):
            self.show_settled()
            return True
        self.setModified(True)
        self.mark(is_refused=True)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finish()
