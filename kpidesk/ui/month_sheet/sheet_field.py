"""The one real field of the month sheet: it lies over the current row's painted one."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.month_sheet.sheet_delegate import figure_font
from kpidesk.ui.painters.grid import paint_note_corner

MOST_CHARACTERS = 2000


class Go(Enum):
    """Where to go on."""

    NEXT = "next"  # stores, and stays where it is refused
    BACK = "back"
    ON = "on"  # as NEXT, but leaves what is refused in its field
    UP = "up"
    DOWN = "down"
    KEEP = "keep"  # as it is, though it is odd
    OTHER = "other"  # to the other figure named


_Key, _Keys = Qt.Key, QKeySequence.StandardKey
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_PLAIN = {_Key.Key_Up: Go.UP, _Key.Key_Down: Go.DOWN}


class SheetField(QLineEdit):
    """``go`` asks to store the text and go on, ``given_up`` to take back what was there, ``left`` says that the focus
    went elsewhere. ``names_other``: there is another figure that F6 goes to.
    ``has_next``, ``has_before``: Tab and Shift+Tab go to another figure; at either end they leave the table.
    """

    go = Signal(object)
    given_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(fonts.font(TextRole.BODY))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(MOST_CHARACTERS)
        self._begun_with, self._slanted = "", False
        self.names_other = self.has_note = False
        self.has_next = self.has_before = False
        self.textEdited.connect(lambda _: self._show_font())

    def begin(self, text: str, *, slanted: bool = False, read_only: bool = False) -> None:
        """Show ``text``, all of it selected so that typing replaces it. ``slanted``: carried forward."""
        self._begun_with, self._slanted = text, slanted
        self.setReadOnly(read_only)
        self.setText(text)
        self.selectAll()
        self._show_font()

    @property
    def is_touched(self) -> bool:
        return self.text() != self._begun_with

    def show_refused(self, refused: bool) -> None:
        state = "refused" if refused else ""
        if self.property("state") != state:
            self.setProperty("state", state)
            self.update()

    def _show_font(self) -> None:
        font = figure_font(self.text(), self.width() - 16, self._slanted and not self.is_touched)
        if font != self.font():
            self.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and keys == Qt.KeyboardModifier.ControlModifier:
            self.go.emit(Go.KEEP)
        elif key in _ENTER:
            self.go.emit(Go.BACK if keys & Qt.KeyboardModifier.ShiftModifier else Go.NEXT)
        elif key in _PLAIN and not keys:
            self.go.emit(_PLAIN[key])
        elif key is _Key.Key_Escape and (self.is_touched or self.property("state") == "refused"):
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Before the window's shortcuts: F6 is the field's while another figure is named, undo while it is typed in."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if self._is_other(event):
                event.accept()
                return True
            if not self.is_touched and (event.matches(_Keys.Undo) or event.matches(_Keys.Redo)):
                event.ignore()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            where = Go.OTHER if self._is_other(event) else self._by_tab(event)
            if where is not None:
                self.go.emit(where)
                return True
        return super().event(event)

    def _by_tab(self, event: QKeyEvent) -> Go | None:
        if event.key() == _Key.Key_Tab and self.has_next and not event.modifiers():
            return Go.ON
        return Go.BACK if event.key() == _Key.Key_Backtab and self.has_before else None

    def _is_other(self, event: QKeyEvent) -> bool:
        return self.names_other and event.key() == _Key.Key_F6 and not event.modifiers()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_note:
            painter = QPainter(self)
            paint_note_corner(painter, self.rect().adjusted(0, 1, -1, 0), self.palette().placeholderText().color())
            painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ASIDE:
            self.left.emit()


_ASIDE = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}
