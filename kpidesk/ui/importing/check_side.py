"""The cards beside the preview."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.ui.importing.cards import TopicCard
from kpidesk.ui.importing.question_cards import AmbiguousCard, CountsCard, RefusedCard
from kpidesk.ui.importing.side_cards import ClosedCard, DifferencesCard, LeftOutCard
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme

WIDTH, BAR = 296, 14
"""Of the cards, and the room right of them for the bar."""


class CheckSide(QScrollArea):
    """The cards from top to bottom; those with nothing to say are not there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget(self)
        self.counts = CountsCard(theme, holder)
        self.ambiguous = AmbiguousCard(theme, holder)
        self.refused = RefusedCard(theme, holder)
        self.closed = ClosedCard(theme, holder)
        self.differences = DifferencesCard(theme, holder)
        self.left_out = LeftOutCard(theme, holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (
            self.counts, self.ambiguous, self.refused, self.closed, self.differences, self.left_out,
        ):  # fmt: skip
            column.addWidget(card)
        column.addStretch(1)
        for each in self.findChildren(TopicCard):
            each.setFixedWidth(fonts.scaled(WIDTH))
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(fonts.scaled(WIDTH) + BAR)
        for place in (self.viewport(), holder):
            place.setAutoFillBackground(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the first control that is there."""
        super().focusInEvent(event)
        self.focusNextPrevChild(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
