"""What has just been done on a page: said in the status bar, as a toast would lie over the strip."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mention", text)


STAYS = 8_000
"""Milliseconds; as long as a toast."""


class Mention(QTimer):
    """``text`` is said now, "" for nothing; ``changed`` when that is another."""

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, singleShot=True, interval=STAYS)
        self._page = page
        self.text = ""
        self.timeout.connect(self.silence)

    def say(self, words: str) -> None:
        """With the key that takes it back."""
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.text = _tr("{words} {keys} takes it back.").format(words=words, keys=keys)
        self.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, self.text))
        self.changed.emit()

    def silence(self) -> None:
        """It is over, or something newer has happened."""
        if self.text:
            self.stop()
            self.text = ""
            self.changed.emit()
