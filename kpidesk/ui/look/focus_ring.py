"""The ring around the control that has the focus, drawn outside it, after a click as after a key."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFocusFrame, QWidget
from shiboken6 import isValid

NO_RING = "noRing"
"""Property of a control that shows its focus by itself."""


class FocusRing(QObject):
    """Follows the keyboard focus of the application with one frame; fields and views show their focus themselves."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self.follow)

    def follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and wants_ring(entered):
            self._living_frame().setWidget(entered)
        elif self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]  # the stubs do not know that Qt allows none here

    def _living_frame(self) -> QFocusFrame:
        """The frame is a child of the window it was last shown in, and goes with it."""
        if self._frame is None or not isValid(self._frame):
            self._frame = QFocusFrame()
        return self._frame


def wants_ring(widget: QWidget) -> bool:
    if widget.property(NO_RING):
        return False
    if isinstance(widget, QComboBox):
        return not widget.isEditable()
    return isinstance(widget, QAbstractButton)
