"""Words on the screen, never taken for rich text, and icons beside them."""

import html

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme


class PlainLabel(QLabel):
    """A label that shows exactly the characters it is given, in the type of a role.

    ``muted`` is text 2, ``wraps`` breaks lines between words (never elided).
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        parent: QWidget | None = None,
        *,
        muted: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(fonts.font(role))
        self.setWordWrap(wraps)
        self.set_muted(muted)

    def set_muted(self, muted: bool) -> None:
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.WindowText)


class IconLabel(QWidget):
    """One icon in a colour of the palette; follows the theme."""

    def __init__(
        self, theme: Theme, name: str, size: int = 16, colour: str = "text_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._size, self._colour = theme, name, size, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        return self._name

    def show_icon(self, name: str, colour: str = "text_2") -> None:
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = getattr(self._theme.palette, self._colour)
        self._theme.icons.paint(painter, QRect(self.rect()), self._name, colour, self._size)
        painter.end()


def tip(text: str) -> str:
    """``text`` for a tool tip: shown to the letter, lines broken between words. Empty stays empty."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""
