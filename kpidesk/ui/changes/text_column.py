"""Headings and paragraphs under each other, scrolling; a heading may lead to a figure."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel

MARGINS = (20, 12, 16, 12)
"""Left, top, right and bottom of a column in the panel."""

LINK_INSET = 8
"""Words of a button without a border stand so far inside it; everything else in the column does the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``cell`` makes the heading a link to a figure."""

    heading: str
    text: str = ""
    cell: Cell | None = None
    muted: bool = False


class Scroll(QScrollArea):
    """A column that scrolls downwards only, on the ground of what it stands in."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        page = QWidget(self)
        page.setAutoFillBackground(False)
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setWidget(page)
        page.setAutoFillBackground(False)


class TextBlock(QWidget):
    """``cell_requested`` is a heading that was followed."""

    cell_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, inset: int = LINK_INSET) -> None:
        super().__init__(parent)
        self._theme, self._inset = theme, inset
        self._entries: list[Entry] = []
        self._widgets: list[QWidget] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(4)

    @property
    def entries(self) -> list[Entry]:
        return self._entries

    def show_entries(self, entries: list[Entry]) -> None:
        if entries == self._entries:
            return
        self._entries = entries
        for widget in self._widgets:
            self._body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [widget for entry in entries for widget in self._made(entry)]
        for widget in self._widgets:
            self._body.addWidget(widget)

    def _made(self, entry: Entry) -> list[QWidget]:
        made: list[QWidget] = []
        if entry.cell is not None:
            made.append(self._link(entry.heading, entry.cell))
        elif entry.heading:
            made.append(self._label(entry.heading, TextRole.HEADING, 0))
        if entry.text:
            text = self._label(entry.text, TextRole.PARAGRAPH, 10, entry.muted)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            made.append(text)
        return made

    def _link(self, words: str, cell: Cell) -> Button:
        link = Button(self._theme, words.replace("&", "&&"), self, kind=Kind.LINK)
        link.setProperty("align", "left")
        link.setAccessibleDescription(tr("Goes to the figure"))
        link.clicked.connect(lambda: self.cell_requested.emit(cell))
        return link

    def _label(self, text: str, role: TextRole, below: int, muted: bool = False) -> PlainLabel:
        label = PlainLabel(breakable(text), role, self, muted=muted, wraps=True)
        label.setContentsMargins(self._inset, 0, 0, below)
        return label


class TextColumn(Scroll):
    """Entries in a column of their own."""

    cell_requested = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._block = TextBlock(theme, self.widget())
        self._block.cell_requested.connect(self.cell_requested)
        self.body.setContentsMargins(MARGINS[0] - LINK_INSET, *MARGINS[1:])
        self.body.addWidget(self._block)
        self.body.addStretch(1)

    @property
    def entries(self) -> list[Entry]:
        return self._block.entries

    def show_entries(self, entries: list[Entry]) -> None:
        self._block.show_entries(entries)
        self.verticalScrollBar().setValue(0)
