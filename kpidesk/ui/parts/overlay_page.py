"""A page over everything else: a way back, a title, and what it is about in one column."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.label import PlainLabel

_OUTSIDE = 8  # room for the focus ring
_BETWEEN = 16


def _tr(text: str) -> str:
    return QCoreApplication.translate("OverlayPage", text)


class OverlayPage(QWidget):
    """Esc or the button leaves it. Fill ``body``, a column of at most ``width`` that scrolls when it is too long.

    With ``fills`` the body gets all the height there is, for tables that scroll by themselves.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        width: int,
        lead: str = "",
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fills = theme, fills
        self._back = Button(theme, _tr("Back"), self, icon="arrow-left", kind=Kind.QUIET, key_hint=_tr("Esc"))
        self._back.clicked.connect(self.leave)
        self._scroll = QScrollArea(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(_BETWEEN)
        column = QWidget(self)
        column.setMaximumWidth(fonts.scaled(width) + 2 * _OUTSIDE)
        self._lay_out(column, title, lead)
        self._lay_out_scroll(column)
        self.setAccessibleName(title)
        self.setFocusProxy(self._back)

    def _lay_out(self, column: QWidget, title: str, lead: str) -> None:
        down = QVBoxLayout(column)
        down.setContentsMargins(_OUTSIDE, _BETWEEN, _OUTSIDE, MARGIN)
        down.setSpacing(0)
        down.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        down.addSpacing(12)
        down.addWidget(PlainLabel(title, TextRole.OVERVIEW_TITLE, column))
        if lead:
            words = PlainLabel(lead, TextRole.PARAGRAPH, column, muted=True, wraps=True)
            words.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))  # or Qt counts its lines when narrowest
            down.addSpacing(4)
            down.addWidget(words)
        down.addSpacing(_BETWEEN)
        down.addLayout(self.body, 1 if self._fills else 0)
        if not self._fills:
            down.addStretch(1)

    def _lay_out_scroll(self, column: QWidget) -> None:
        middle = QWidget(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(MARGIN - _OUTSIDE, 0, MARGIN - _OUTSIDE, 0)
        across.addWidget(column)
        self._scroll.setWidget(middle)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._scroll.viewport(), middle):
            ground.setAutoFillBackground(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    @property
    def back_button(self) -> Button:
        return self._back

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to what has just become larger, once it is laid out."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def leave(self) -> None:
        """What the way back and Esc do."""
        self.closed.emit()

    def carry_out(self) -> None:
        """What Enter does where no button has the focus: nothing, on a page to read."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self._scroll.verticalScrollBar()
        pages = {Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_PageDown: bar.pageStep()}
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = self.focusWidget()
            focus.click() if isinstance(focus, QPushButton) else self.carry_out()
        elif key in pages:
            bar.setValue(bar.value() + pages[key])
        else:
            super().keyPressEvent(event)
