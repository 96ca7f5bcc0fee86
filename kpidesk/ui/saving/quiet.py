"""When the owner is not typing: nothing that was not asked for may come between two figures."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

REST = 600
"""Milliseconds without an open field until it counts as a pause: who types a column opens the next one sooner."""
_LOOKS = 6

_FIELDS = (QLineEdit, QPlainTextEdit)


class Quiet(QObject):
    """``come`` follows `wait` once no field of the window has had the keys for a while."""

    come = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._left = 0
        self._timer = QTimer(self, interval=REST // _LOOKS)
        self._timer.timeout.connect(self._look)

    def wait(self) -> None:
        """Whoever waits already goes on waiting."""
        if not self._timer.isActive():
            self._left = _LOOKS
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        """A field keeps the keys while the owner looks something up in another window."""
        self._left = _LOOKS if isinstance(self._window.focusWidget(), _FIELDS) else self._left - 1
        if self._left <= 0:
            self._timer.stop()
            self.come.emit()
