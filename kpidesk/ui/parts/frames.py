"""Frames that hold other parts: cards, toolbars, sides, lines between things."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts

MARGIN, TABLE_MARGIN = 24, 16
"""Window margin on screens of text and charts, and where a table runs edge to edge."""


class PartFrame(QFrame):
    """A frame that the style draws by the word in ``part``; ``body`` lays out what is in it."""

    def __init__(self, part: str, parent: QWidget | None = None, *, across: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("part", part)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.body: QBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)


class Card(PartFrame):
    """A box on the window's ground: 16 px inside at the sides, 12 above and below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.body.setContentsMargins(16, 12, 16, 12)


class Toolbar(PartFrame):
    """The row of choices and commands above a screen, 48 high. Fill ``body``, with `gap` between left and right."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 48, margin: int = TABLE_MARGIN) -> None:
        super().__init__("toolbar", parent, across=True)
        self.body.setContentsMargins(margin, 0, margin, 0)
        self.body.setSpacing(12)
        self.setFixedHeight(fonts.scaled(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.body.addWidget(widget)

    def gap(self) -> None:
        """What follows goes to the right end."""
        self.body.addStretch(1)

    def make_room(self, *dispensable: QWidget) -> None:
        """Hide of these, in this order, as many as it takes for the others to stand whole."""
        each = {widget: widget.sizeHint().width() + self.body.spacing() for widget in dispensable}
        needed = self.sizeHint().width() + sum(width for widget, width in each.items() if widget.isHidden())
        for widget, width in each.items():
            fits = needed <= self.width()
            widget.setHidden(not fits)
            needed -= 0 if fits else width


class Side(PartFrame):
    """A panel at the left or right of a screen with a line towards the middle; ``tone`` surface or window."""

    def __init__(self, place: str, parent: QWidget | None = None, *, tone: str = "window") -> None:
        super().__init__("side", parent)
        self.setProperty("place", place)
        self.setProperty("tone", tone)


def line(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A hairline between two things."""
    made = QFrame(parent)
    made.setFrameShape(QFrame.Shape.VLine if upright else QFrame.Shape.HLine)
    made.setFixedWidth(1) if upright else made.setFixedHeight(1)
    return made
