"""The field in which a goal is typed, exactly over its cell."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole

MOST_CHARACTERS = 80
"""More than the longest band takes, and no more than fits when a refusal says again what was typed."""


class Leave(Enum):
    """Where to go when the goal is taken."""

    STAY = "stay"
    ON = "on"
    BACK = "back"


_ON = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_PASSING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class GoalField(QLineEdit):
    """``done`` asks to take the text and go on, ``cancelled`` to give it up. It never closes by itself."""

    done = Signal(object)
    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("part", "cell editor")
        self.setFont(fonts.font(TextRole.BODY))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(MOST_CHARACTERS)
        self.setFrame(False)
        self.setAutoFillBackground(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in _ON or key is Qt.Key.Key_Backtab:
            back = key is Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.done.emit(Leave.BACK if back else Leave.ON)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and Qt.Key(event.key()) in _TABS:
            self.keyPressEvent(event)  # else Qt moves the focus
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.done.emit(Leave.STAY)
