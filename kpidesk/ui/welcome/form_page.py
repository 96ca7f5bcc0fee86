"""A page that asks: a way back, a title, the questions in one column, the button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kpidesk.ui import fonts
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import InlineMessage
from kpidesk.ui.theme import Theme

WIDTH = 640
_OUTSIDE = 8  # room for the focus ring


class FormPage(QWidget):
    """Enter anywhere is the main button, Esc the way back; what they do is the subclass's business."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str, lead: str, *, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = Button(theme, self.tr("Back"), self, icon="arrow-left", kind=Kind.QUIET, key_hint=self.tr("Esc"))
        self._main = Button(theme, action, self, kind=Kind.MAIN)
        self._message = InlineMessage(theme, self)
        self._column = QWidget(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._lay_out(title, lead)
        self._back.clicked.connect(self.leave)
        self._main.clicked.connect(self.carry_out)
        self.setAccessibleName(title)

    def _lay_out(self, title: str, lead: str) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(_OUTSIDE, 16, _OUTSIDE, MARGIN)
        column.setSpacing(0)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(PlainLabel(title, TextRole.OVERVIEW_TITLE, self._column))
        column.addSpacing(4)
        column.addWidget(PlainLabel(lead, TextRole.PARAGRAPH, self._column, muted=True, wraps=True))
        column.addSpacing(16)
        column.addWidget(self._message)
        column.addLayout(self.body)
        column.addSpacing(16)
        column.addWidget(self._main, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._column.setMaximumWidth(fonts.scaled(WIDTH) + 2 * _OUTSIDE)
        self._lay_out_scroll()

    def _lay_out_scroll(self) -> None:
        middle, scroll = QWidget(self), QScrollArea(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(MARGIN - _OUTSIDE, 0, MARGIN - _OUTSIDE, 0)
        across.addWidget(self._column)
        scroll.setWidget(middle)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (scroll.viewport(), middle):
            ground.setAutoFillBackground(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)

    @property
    def main_button(self) -> Button:
        return self._main

    @property
    def back_button(self) -> Button:
        return self._back

    @property
    def message(self) -> InlineMessage:
        return self._message

    def carry_out(self) -> None:
        """What the main button and Enter do."""

    def leave(self) -> None:
        """What the way back and Esc do."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = self.focusWidget()
            focus.click() if isinstance(focus, QPushButton) else self.carry_out()
        else:
            super().keyPressEvent(event)
