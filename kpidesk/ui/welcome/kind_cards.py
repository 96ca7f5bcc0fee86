"""Starter sets to choose from: a radio button each, as a card with its words."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines

SIDE, ABOVE, INDENT, COLUMNS = 12, 10, 36, 2


class KindCard(QRadioButton):
    """Label, description and what it holds; as high as its words need."""

    def __init__(
        self, theme: Theme, label: str, words: str, *, extent: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self._theme, self._words, self._extent = theme, words, extent
        self.setAccessibleDescription(f"{words} {extent}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def _lines(self, width: int) -> list[str]:
        return broken(self._words, width - INDENT - SIDE, TextRole.PARAGRAPH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, room = self._theme.palette, self.rect()
        ground = colours.hover if self.underMouse() else colours.surface
        if self.isChecked():
            box(painter, room, 8, fill=colours.selection, border=colours.accent)
        else:
            box(painter, room, 8, fill=ground, border=colours.strong_line)
        self._paint_indicator(painter)
        place = room.adjusted(INDENT, fonts.scaled(ABOVE), -SIDE, 0)
        paint_lines(painter, place, [self.text()], TextRole.HEADING, colours.text)
        place.translate(0, fonts.line_height(TextRole.HEADING) + 2)
        lines = self._lines(self.width())
        paint_lines(painter, place, lines, TextRole.PARAGRAPH, colours.text_2)
        place.translate(0, len(lines) * fonts.line_height(TextRole.PARAGRAPH) + 2)
        paint_lines(painter, place, [self._extent], TextRole.SMALL, colours.text_2)
        painter.end()

    def _paint_indicator(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(SIDE, fonts.scaled(ABOVE), 16, fonts.line_height(TextRole.HEADING))
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)

    def heightForWidth(self, width: int) -> int:
        words = (
            fonts.line_height(TextRole.HEADING) + 2 + len(self._lines(width)) * fonts.line_height(TextRole.PARAGRAPH)
        )
        extent = fonts.line_height(TextRole.SMALL) + 2 if self._extent else 0
        return words + extent + 2 * fonts.scaled(ABOVE)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = fonts.scaled(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.scaled(200), fonts.scaled(2 * ABOVE) + fonts.line_height(TextRole.HEADING))

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)


class KindCards(QWidget):
    """Cards two by two, one of them chosen. Arrow keys move and choose."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cards: dict[str, KindCard] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def offer(self, kinds: Iterable[tuple[str, str, str, str]]) -> None:
        """``kinds`` are (id, label, description, what it holds); the first is chosen."""
        for place, (key, label, words, extent) in enumerate(kinds):
            card = KindCard(self._theme, label, words, extent=extent, parent=self)
            self._group.addButton(card)
            self._grid.addWidget(card, place // COLUMNS, place % COLUMNS)
            self._cards[key] = card
        if self._cards:
            next(iter(self._cards.values())).setChecked(True)
            # Of radio buttons in a group only the chosen one is in the chain of Tab.

    @property
    def cards(self) -> dict[str, KindCard]:
        return dict(self._cards)

    @property
    def key(self) -> str:
        """The id of the chosen one; empty when nothing is offered."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def choose(self, key: str) -> None:
        self._cards[key].setChecked(True)
