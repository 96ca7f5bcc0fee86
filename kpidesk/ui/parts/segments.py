"""One of a few, all of them in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kpidesk.ui.parts.label import tip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SegmentedChoice(QFrame):
    """Segments in one frame; exactly one is chosen. Arrow keys move, Tab leaves.

    ``chosen`` says the key of the segment the user has just chosen; `choose` sets one without saying so.
    """

    chosen = Signal(str)

    def __init__(self, segments: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """``segments`` are (key, words); ``name`` is what a screen reader calls the choice."""
        super().__init__(parent)
        self.setProperty("part", "choice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, words) in enumerate(segments):
            row.addWidget(self._segment(key, words, _place(index, len(segments))))
        self.choose(segments[0][0])

    def _segment(self, key: str, words: str, place: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("part", "segment")
        button.setProperty("place", place)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._take(key))
        self._group.addButton(button)
        self._buttons[key] = button
        return button

    @property
    def key(self) -> str:
        """The chosen segment."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        self.setFocusProxy(self._buttons[key])
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)

    def set_words(self, key: str, words: str) -> None:
        """Other words for a segment, as when there is less room."""
        self._buttons[key].setText(words)

    def set_tip(self, key: str, text: str) -> None:
        self._buttons[key].setToolTip(tip(text))

    def set_available(self, key: str, available: bool, reason: str = "") -> None:
        """A segment that cannot be chosen says why in its tool tip."""
        self._buttons[key].setEnabled(available)
        self._buttons[key].setToolTip(tip("" if available else reason))

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _move(self, step: int) -> None:
        keys = [key for key, button in self._buttons.items() if button.isEnabled()]
        wanted = keys.index(self.key) + step if self.key in keys else 0
        if 0 <= wanted < len(keys):
            self._take(keys[wanted])
            self._buttons[keys[wanted]].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._move(step)


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
