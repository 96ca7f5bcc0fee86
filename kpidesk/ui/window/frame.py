"""The bare window: on the screen before anything else is loaded, furnished a moment later."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from kpidesk.domain.file_name import SUFFIX
from kpidesk.ui.files.dropped import TABLES, files_in

SMALLEST = QSize(1100, 700)
USUAL = QSize(1440, 900)
DARK_GROUND, LIGHT_GROUND = "#0F1317", "#F5F6F7"
"""The palette's window colours, known here so that the first frame needs no theme."""
OURS = (SUFFIX, *TABLES)
"""Endings of files that can be opened or taken in."""


class Frame(QMainWindow):
    """Imports next to nothing of the program, so that it appears as fast as an empty window does.

    ``seen`` follows the first frame, once; ``dropped(Path)`` a kpidesk file, or one with a table, that was dropped on
    the window. Closing asks ``may_close`` first and calls ``before_closing`` when it may.
    """

    seen = Signal()
    dropped = Signal(object)

    def __init__(self, geometry: QByteArray, dark: bool) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.before_closing: Callable[[], None] = lambda: None
        self._ground: QColor | None = QColor(DARK_GROUND if dark else LIGHT_GROUND)
        self.setWindowTitle("kpidesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(USUAL.boundedTo(QGuiApplication.primaryScreen().availableSize()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()
        self._ground = None
        QTimer.singleShot(0, self.seen.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event, OURS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = files_in(event, OURS)
        if files:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.dropped.emit(files[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.before_closing()
        super().closeEvent(event)
