"""A way to begin, as a large button: icon, title, a few words, the keys that do the same."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.buttons import HINT_HEIGHT, draw_hint
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines

HEIGHT, SIDE, ICON = 188, 20, 24
TITLE, WORDS = 54, 76
"""Pixels from the top of the card to its title and its words."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WelcomeCard(QPushButton):
    """188 high, more when its words need it. Enter and Space press it, the other arrow keys leave it."""

    step_wanted = Signal(int)
    left_downwards = Signal()

    def __init__(
        self, theme: Theme, icon: str, title: str, words: str, *, keys: str, parent: QWidget | None = None
    ) -> None:
        """``keys`` as they are read, like "Ctrl N"."""
        super().__init__(title, parent)
        self._theme, self._icon, self._words, self._keys = theme, icon, words, keys
        self.setAutoDefault(False)
        self.setAccessibleDescription(f"{words} {keys}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def _lines(self, width: int) -> list[str]:
        return broken(self._words, width - 2 * SIDE, TextRole.PARAGRAPH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, room = self._theme.palette, self.rect()
        ground = colours.selection if self.isDown() else colours.hover if self.underMouse() else colours.surface
        box(painter, room, 8, fill=ground, border=colours.strong_line)
        self._theme.icons.paint(painter, QRect(SIDE, SIDE, ICON, ICON), self._icon, colours.accent, ICON)
        inside = room.adjusted(SIDE, 0, -SIDE, 0)
        paint_lines(
            painter, inside.translated(0, fonts.scaled(TITLE)), [self.text()], TextRole.PANEL_VALUE, colours.text
        )
        lines = self._lines(self.width())
        paint_lines(painter, inside.translated(0, fonts.scaled(WORDS)), lines, TextRole.PARAGRAPH, colours.text_2)
        hint = fonts.scaled(HINT_HEIGHT)
        draw_hint(painter, SIDE, QRect(0, room.bottom() + 1 - SIDE - hint, SIDE, hint), self._keys, colours)
        painter.end()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = fonts.scaled(WORDS) + len(self._lines(width)) * fonts.line_height(TextRole.PARAGRAPH)
        return max(fonts.scaled(HEIGHT), words + 12 + fonts.scaled(HINT_HEIGHT) + SIDE)

    def sizeHint(self) -> QSize:
        width = fonts.scaled(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        title = round(fonts.width(self.text(), TextRole.PANEL_VALUE)) + 2 * SIDE
        return QSize(max(title, fonts.scaled(200)), fonts.scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key != Qt.Key.Key_Up:
            super().keyPressEvent(event)
