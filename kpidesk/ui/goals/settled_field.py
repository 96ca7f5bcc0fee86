"""A field that shows what is in force until something else is typed; what is refused is marked, Esc gives it up."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.ui.goals.goal_field import MOST_CHARACTERS

_Keys = QKeySequence.StandardKey


class SettledField(QLineEdit):
    """``given_up`` says that Esc took back what was typed. While nothing is typed, undo is the window's."""

    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(MOST_CHARACTERS)

    def settle(self, text: str) -> None:
        """Show what is in force; what is being typed stays."""
        self._settled = text
        if not self.isModified():
            self.setText(text)

    def show_settled(self) -> None:
        """What is in force instead of what was typed."""
        self.setModified(False)
        self.mark(is_refused=False)
        self.setText(self._settled)

    def mark(self, *, is_refused: bool) -> None:
        self.setProperty("state", "refused" if is_refused else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and self.isModified():
            self.show_settled()
            self.selectAll()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_of_window(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_of_window(self, event: QKeyEvent) -> bool:
        """Undo and redo, which the field would take although it has nothing to take back."""
        return not self.isModified() and (event.matches(_Keys.Undo) or event.matches(_Keys.Redo))
