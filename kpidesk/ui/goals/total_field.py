"""The field of a total that a year is filled from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.goals.settled_field import SettledField
from kpidesk.ui.look import fonts


class TotalField(SettledField):
    """``entered`` on Enter; leaving it fills nothing, and what was typed stays."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setFixedWidth(fonts.scaled(92))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            self.selectAll()
        else:
            super().keyPressEvent(event)
