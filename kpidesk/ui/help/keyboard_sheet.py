"""All keys on one page."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.ui.help.key_hints import KeyHints
from kpidesk.ui.help.keys import KeyGroup, key_groups
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.overlay_page import OverlayPage

WIDTH, COLUMNS, KEYS_WIDTH = 1052, 2, 190


class KeyboardSheet(OverlayPage):
    """Groups of keys as cards in two columns, filled so that both are about as long."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, groups: Sequence[KeyGroup] | None = None) -> None:
        """``groups`` None: the keys of the whole program."""
        super().__init__(theme, QCoreApplication.translate("KeyboardSheet", "Keys"), width=WIDTH, parent=parent)
        across = QHBoxLayout()
        across.setSpacing(24)
        for column in balanced(key_groups() if groups is None else groups, COLUMNS):
            down = QVBoxLayout()
            down.setSpacing(12)
            for group in column:
                down.addWidget(self._card(group))
            down.addStretch(1)
            across.addLayout(down, 1)
        self.body.addLayout(across)

    def _card(self, group: KeyGroup) -> Card:
        heading, rows = group
        card = Card(self)
        card.setAccessibleName(heading)
        card.body.setSpacing(8)
        card.body.addWidget(PlainLabel(heading, TextRole.HEADING, card))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, fonts.scaled(KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            said = PlainLabel(words, TextRole.PARAGRAPH, card, wraps=True)
            said.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))
            grid.addWidget(KeyHints(self._theme, keys, card), row, 0, top)
            grid.addWidget(said, row, 1, top)
        card.body.addLayout(grid)
        return card


def balanced(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """Groups in their order over ``columns``, cut where the longest column is shortest."""
    lengths = [len(rows) + 3 for _, rows in groups]  # a heading and its margins are worth three rows
    if columns == 1 or len(groups) <= 1:
        return [list(groups)]
    cuts = range(1, len(groups))
    best = min(cuts, key=lambda cut: max(sum(lengths[:cut]), -(-sum(lengths[cut:]) // (columns - 1))))
    return [list(groups[:best]), *balanced(groups[best:], columns - 1)]
