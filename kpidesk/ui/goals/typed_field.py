"""A field whose text is taken on Enter or on leaving it; what is refused stays until it is corrected or Esc."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PASSING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class TypedField(QLineEdit):
    """``take`` answers whether it could take the text, and has said why if not."""

    def __init__(self, name: str, take: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take, self._settled = take, ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def settle(self, text: str) -> None:
        """Show what is in force; what is being typed stays."""
        self._settled = text
        if not self.isModified():
            self.setText(text)

    def finish(self) -> bool:
        """Take what was typed; False when it is refused and stays."""
        if not self.isModified():
            return True
        self.setModified(False)  # before taking it: what follows from it may settle the text anew
        if self._take(self.text()):
            self._mark(is_refused=False)
            self.setText(self._settled)
            return True
        self.setModified(True)
        self._mark(is_refused=True)
        return False

    def _mark(self, is_refused: bool) -> None:
        self.setProperty("state", "refused" if is_refused else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
            self.selectAll()
        elif key is Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self._mark(is_refused=False)
            self.setText(self._settled)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finish()
