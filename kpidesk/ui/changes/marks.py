"""Status and signal of one row beside each other, as the table paints them."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.signal import SignalMark, paint_signal, signal_width, signal_words
from kpidesk.ui.painters.status import StatusMark, paint_status, status_width, status_words

GAP, HEIGHT = 16, 20


class Marks(QWidget):
    """Below each other when there is no room beside each other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status: StatusMark | None = None
        self._signal: SignalMark | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, status: StatusMark, signal: SignalMark | None) -> None:
        self._status, self._signal = status, signal
        spoken = [status_words(status)] + ([signal_words(signal)] if signal is not None else [])
        self.setAccessibleName(", ".join(spoken))
        self.updateGeometry()
        self.update()

    def _fits(self, width: int) -> bool:
        if self._status is None or self._signal is None:
            return True
        return status_width(self._status) + GAP + signal_width(self._signal) <= width

    def heightForWidth(self, width: int) -> int:
        return fonts.scaled(HEIGHT) * (1 if self._fits(width) else 2)

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(200), self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._status is None:
            return
        painter, palette, height = QPainter(self), self._theme.palette, fonts.scaled(HEIGHT)
        row = QRect(0, 0, self.width(), height)
        paint_status(painter, row, self._status, palette)
        if self._signal is not None:
            beside = self._fits(self.width())
            left = status_width(self._status) + GAP if beside else 0
            paint_signal(
                painter, row.adjusted(left, 0, 0, 0).translated(0, 0 if beside else height), self._signal, palette
            )
        painter.end()
