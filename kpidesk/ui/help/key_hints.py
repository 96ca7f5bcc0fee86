"""Keys, each in a small frame, as they are printed on the keyboard."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.buttons import HINT_HEIGHT, draw_hint, hint_width
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import keys_read

GAP = 4


class KeyHints(QWidget):
    """Paints "Ctrl+Z, Ctrl+Shift+Z" as two frames beside each other."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read = [read(one) for one in keys.split(", ")]
        self.setAccessibleName(", ".join(self._read))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = sum(hint_width(one) + GAP for one in self._read) - GAP
        return QSize(width, fonts.scaled(HINT_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for one in self._read:
            draw_hint(painter, left, QRect(self.rect()), one, self._theme.palette)
            left += hint_width(one) + GAP
        painter.end()


def read(keys: str) -> str:
    """The keys in this computer's own words: "Ctrl Z". What is no key, like "Ctrl+Arrows", is left as it is."""
    return keys_read(QKeySequence(keys)) or keys.replace("+", " ")
