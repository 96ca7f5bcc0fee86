"""Buttons: plain, main, quiet or a link, with an icon and the keys that do the same."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import tip


class Kind(StrEnum):
    PLAIN = "plain"
    MAIN = "main"  # filled; at most one on a screen
    QUIET = "quiet"  # without a border
    LINK = "link"  # without a border, in the accent


class Button(QPushButton):
    """A button of the design. Without words it is a square that needs a ``tip`` naming it.

    One that ``opens_menu`` has a chevron at its right end.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        key_hint: str = "",
        tip_text: str = "",
        opens_menu: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAutoDefault(False)
        self.setProperty("opens", "chevron-down" if opens_menu else "")
        self.set_kind(kind)
        self.set_key_hint(key_hint)
        if icon:
            self.set_icon(icon)
        self.set_tip(tip_text)

    def set_kind(self, kind: Kind) -> None:
        self.setProperty("kind", str(kind))
        self.update()

    def set_icon(self, name: str) -> None:
        self.setIcon(self._theme.icons.icon(name))

    def set_key_hint(self, keys: str) -> None:
        """``keys`` as they are read, like "Ctrl K"."""
        self.setProperty("keyHint", keys)
        words = self.text()
        self.setText("")  # Qt keeps the size it has worked out until the words change
        self.setText(words)

    def set_tip(self, text: str) -> None:
        """Also what a screen reader says when the button has no words."""
        self.setToolTip(tip(text))
        if text and not self.text():
            self.setAccessibleName(text)

    def disable(self, reason: str) -> None:
        """Disabled, and the tool tip says why."""
        self.setEnabled(False)
        self.set_tip(reason)

    def enable(self, tip_text: str = "") -> None:
        self.setEnabled(True)
        self.set_tip(tip_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; Qt itself does that only in dialogs."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(Button):
    """A square button that does what an action does and is enabled when it is; its tip names action and keys."""

    def __init__(self, theme: Theme, action: QAction, parent: QWidget | None, *, icon: str, kind: Kind) -> None:
        super().__init__(theme, "", parent, icon=icon, kind=kind)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self.show_action)
        self.show_action()

    def show_action(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.set_tip(named_with_keys(self._action))


def button_for(theme: Theme, action: QAction, parent: QWidget | None = None, *, icon: str, kind: Kind) -> Button:
    """A button in place of a menu entry."""
    return ActionButton(theme, action, parent, icon=icon, kind=kind)


def named_with_keys(action: QAction) -> str:
    """ "Undo (Ctrl+Z)" for a tool tip."""
    name = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({keys})" if keys else name


def keys_read(sequence: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """Keys as a hint shows them: "Ctrl Shift N"."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")


def search_button(theme: Theme, text: str, keys: str, parent: QWidget | None = None) -> Button:
    """Looks like a search field, 224 x 28, and opens the search."""
    made = Button(theme, text, parent, icon="search", key_hint=keys)
    made.setProperty("align", "left")
    made.setProperty("tone", "text_2")
    made.setFixedWidth(224)
    return made
