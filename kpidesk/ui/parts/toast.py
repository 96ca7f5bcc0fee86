"""What has just been done, for eight seconds, with the way back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import PlainLabel

STAYS = 8_000
"""Milliseconds; longer while it is pointed at or has the focus."""
ABOVE = 16


class Toast(PartFrame):
    """One for a window, at the bottom centre above the status bar; a new text replaces the old one."""

    undo_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget, undo_words: str) -> None:
        super().__init__("toast", window, across=True)
        self._theme, self._window = theme, window
        self._bottom = 0
        self._text = PlainLabel("", parent=self)
        self._undo = Button(theme, undo_words, self, kind=Kind.LINK)
        self._undo.setProperty("tone", "toast")
        self._undo.clicked.connect(self._take_back)
        self.body.setSpacing(24)
        self.body.addWidget(self._text)
        self.body.addWidget(self._undo)
        self.setFixedHeight(fonts.scaled(40))
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self._leave)
        theme.changed.connect(self._colour)
        self._colour()
        window.installEventFilter(self)
        self._undo.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, *, undo: bool = False, above: int = 0) -> None:
        """Show ``text``; ``above`` is the height of what lies at the window's lower edge."""
        self._bottom = above
        self._text.setText(text)
        self._undo.setVisible(undo)
        self.body.setContentsMargins(16, 0, 4 if undo else 16, 0)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        room = self._window.rect()
        size = self.sizeHint()
        left = (room.width() - size.width()) // 2
        self.setGeometry(left, room.height() - self._bottom - ABOVE - self.height(), size.width(), self.height())

    def _colour(self) -> None:
        own = QPalette(self._text.palette())
        own.setColor(QPalette.ColorRole.WindowText, self._theme.palette.toast_text)
        self._text.setPalette(own)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
