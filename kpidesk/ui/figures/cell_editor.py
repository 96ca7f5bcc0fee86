"""The field in which a figure is typed, exactly over its cell."""

from enum import Enum

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.ui.figures.zoom import zoomed_font
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole

MOST_CHARACTERS = 2000
_SIDES = 14  # pixels at both ends of the text: frame, inside, and room for the caret


class Leave(Enum):
    """Where to go on after the figure is accepted."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"


_KEYS = {
    Qt.Key.Key_Return: (Leave.DOWN, Leave.UP),
    Qt.Key.Key_Enter: (Leave.DOWN, Leave.UP),
    Qt.Key.Key_Tab: (Leave.RIGHT, Leave.LEFT),
    Qt.Key.Key_Backtab: (Leave.LEFT, Leave.LEFT),
}
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_OTHERS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}


class CellEditor(QLineEdit):
    """Grows leftwards as the text does, as far as it was told that cells are empty, then scrolls.

    ``done`` asks to store the text and go on; ``cancelled`` to give it up. It never closes by itself.
    """

    done = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget, zoom: float = 1.0) -> None:
        super().__init__(parent)
        self._zoom = zoom
        self.setProperty("part", "cell editor")
        self.setFont(zoomed_font(TextRole.BODY, zoom))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(MOST_CHARACTERS)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        self._cell, self._free = QRect(), 0
        self._stopped = False
        self.textChanged.connect(self._grow)

    def begin(self, text: str) -> None:
        """Show ``text`` with the caret behind it."""
        self.setText(text)
        self.end(False)

    def stop(self) -> None:
        """It is being closed: losing the focus is no wish to store any more."""
        self._stopped = True

    @property
    def is_stopped(self) -> bool:
        return self._stopped

    def lie_over(self, cell: QRect, free: int) -> None:
        """``free`` pixels left of the cell are empty."""
        self._cell, self._free = cell.adjusted(-1, -1, 0, 0), free  # with the lines around it
        self._grow()

    def _grow(self) -> None:
        wanted = round(fonts.width(self.text(), TextRole.BODY) * self._zoom) + _SIDES - self._cell.width()
        self.setGeometry(self._cell.adjusted(-max(0, min(wanted, self._free)), 0, 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _KEYS:
            self.done.emit(_KEYS[key][back])
        elif key is Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.done.emit(Leave.DOWN if key is Qt.Key.Key_Down else Leave.UP)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _TABS:
            self.keyPressEvent(event)  # else Qt moves the focus with them
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _OTHERS and not self._stopped:
            self.done.emit(Leave.STAY)
