"""Small cards of the import: a heading with an icon, sentences, and what can be done about them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import IconLabel, PlainLabel


class TopicCard(Card):
    """``title`` and ``words`` can be said anew; what can be done is added to ``body``."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, icon: str = "", colour: str = "text", title: str = ""
    ) -> None:
        super().__init__(parent)
        self.body.setSpacing(8)
        self._title = paragraph(title, self, role=TextRole.HEADING, muted=False)
        head = QHBoxLayout()
        head.setSpacing(8)
        if icon:
            mark = IconLabel(theme, icon, 16, colour, self)
            mark.setFixedHeight(fonts.line_height(TextRole.PARAGRAPH))
            head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self._words = paragraph("", self)
        self.body.addWidget(self._words)
        self._words.hide()
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, title: str, words: str = "") -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)


def paragraph(text: str, parent: QWidget, *, role: TextRole = TextRole.PARAGRAPH, muted: bool = True) -> PlainLabel:
    made = PlainLabel(text, role, parent, muted=muted, wraps=True)
    made.setMinimumHeight(fonts.line_height(role))  # or Qt counts its lines when narrowest
    return made


def emptied(layout_owner: QWidget | None) -> None:
    """Take a holder of old lines away at once, and for good when nobody uses it any more."""
    if layout_owner is not None:
        layout_owner.hide()
        layout_owner.deleteLater()
