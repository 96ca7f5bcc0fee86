"""The two decisions about a column: where it goes, and how its numbers are written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kpidesk.exchange.amount import Marks
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import tip


class TargetField(QComboBox):
    """Shows one name; what opens in place of a list is the owner's business, who hears ``wanted``."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.font(TextRole.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(fonts.scaled(80))

    @property
    def target(self) -> str:
        """The name that is shown."""
        return self.currentText()

    def show_target(self, name: str) -> None:
        if name != self.currentText():
            self.clear()
            self.addItem(name)
        self.setToolTip(tip(name))

    def showPopup(self) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows open it as well: there is nothing to step through."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down} and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.wanted.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FormField(QComboBox):
    """Number forms by example; ``chosen`` is the Marks of the one that the owner has just chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.font(TextRole.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._forms: list[Marks] = []
        self.activated.connect(lambda place: self.chosen.emit(self._forms[place]))

    def show_forms(self, choices: list[tuple[str, Marks]], form: Marks) -> None:
        self._forms = [held for _, held in choices]
        words = [text for text, _ in choices]
        if words != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(words)
        self.setCurrentIndex(self._forms.index(form) if form in self._forms else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
