"""A field with its name above and a place for what is wrong with it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import IconLabel, PlainLabel


class Field(QWidget):
    """The line below is always there, with a hint until there is something to say, so nothing moves."""

    def __init__(
        self, theme: Theme, name: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._control, self._hint = control, hint
        label = PlainLabel(name, TextRole.LABEL, self)
        label.setBuddy(control)
        control.setAccessibleName(name.replace("&", ""))
        self._icon = IconLabel(theme, "octagon-x", 14, "bad", self)
        self._words = PlainLabel(hint, TextRole.SMALL, self, muted=True, wraps=True)
        column: QBoxLayout = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(control)
        column.addLayout(self._line_below())
        self.clear()

    def _line_below(self) -> QHBoxLayout:
        self._words.setMinimumHeight(fonts.line_height(TextRole.SMALL))
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._icon, 0, top)
        row.addWidget(self._words, 1, top)
        return row

    @property
    def refusal(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._words.text() if self._icon.isVisibleTo(self) else ""

    @property
    def words(self) -> str:
        """What stands below: the hint, or what is wrong."""
        return self._words.text()

    def refuse(self, sentence: str) -> None:
        self._show(sentence, refused=True)

    def advise(self, hint: str) -> None:
        """Another hint, and nothing wrong."""
        self._hint = hint
        self.clear()

    def clear(self) -> None:
        self._show(self._hint, refused=False)

    def _show(self, words: str, *, refused: bool) -> None:
        self._icon.setVisible(refused)
        self._words.setText(words)
        self._words.set_muted(not refused)
        self._control.setProperty("state", "refused" if refused else "")
        self._control.setAccessibleDescription(words)
        self._control.update()
