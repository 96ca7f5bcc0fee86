"""A column that scrolls when the window is low: whatever has the keys is in sight."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QScrollArea, QWidget

_AROUND = 8


class SideScroll(QScrollArea):
    """Takes no focus itself. Qt follows Tab alone; here every way that leads to a control is followed."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setProperty("tone", "window")
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def follow_row(self, view: QAbstractItemView) -> None:
        """Of a list that is as high as its rows, the row that the keys are on."""
        if view.hasFocus():
            self._show(view, view.visualRect(view.currentIndex()))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._content.isAncestorOf(now):
            return
        if isinstance(now, QAbstractItemView):
            self.follow_row(now)
        else:
            self._show(now, now.rect())

    def _show(self, widget: QWidget, part: QRect) -> None:
        top = widget.mapTo(self._content, part.topLeft()).y()
        middle, half = top + part.height() // 2, part.height() // 2 + _AROUND
        self.ensureVisible(0, middle, 0, half)
