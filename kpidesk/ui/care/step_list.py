"""Steps with a tick or a cross, and lines of counts: what a check or a repair came to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import IconLabel, PlainLabel

TICK, CROSS, RING = "check", "octagon-x", "circle"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Check", text)


class Line(NamedTuple):
    """``mark`` is an icon or "" for none; ``detail`` stands below the words, ``figure`` (or a word) at the right."""

    words: str
    mark: str = ""
    detail: str = ""
    figure: str = ""


class StepList(Card):
    """A card of lines under a heading, made anew when it is filled."""

    def __init__(self, theme: Theme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[Line] = []
        self._holder: QWidget | None = None
        self.body.setSpacing(8)
        self.body.addWidget(PlainLabel(heading, TextRole.HEADING, self))
        self.setAccessibleName(heading)

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        row = 0
        for line in lines:
            row = self._add(grid, row, line)
        self.body.addWidget(self._holder)
        self.setVisible(bool(lines))

    def _add(self, grid: QGridLayout, row: int, line: Line) -> int:
        top = Qt.AlignmentFlag.AlignTop
        if line.mark:
            icon = IconLabel(self._theme, line.mark, 16, "bad" if line.mark == CROSS else "text_2", self._holder)
            icon.setAccessibleName(_spoken(line.mark))
            icon.setFixedHeight(fonts.line_height(TextRole.PARAGRAPH))  # in the middle of the first line
            grid.addWidget(icon, row, 0, top)
        words = self._label(line.words, muted=line.mark == RING)
        words.setAccessibleName(", ".join(filter(None, (_spoken(line.mark), line.words, line.figure, line.detail))))
        grid.addWidget(words, row, 1, top)
        if line.figure:
            role = TextRole.BODY if line.mark else TextRole.LABEL
            figure = PlainLabel(line.figure, role, self._holder, muted=bool(line.mark))
            figure.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))
            grid.addWidget(figure, row, 2, top | Qt.AlignmentFlag.AlignRight)
        if line.detail:
            detail = self._label(line.detail, muted=True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(detail, row + 1, 1, top)
        return row + 2

    def _label(self, text: str, *, muted: bool) -> PlainLabel:
        label = PlainLabel(text, TextRole.PARAGRAPH, self._holder, muted=muted, wraps=True)
        label.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))  # or Qt counts its lines when narrowest
        return label


def _spoken(mark: str) -> str:
    return {TICK: _tr("passed"), CROSS: _tr("failed"), RING: _tr("not reached")}.get(mark, "")
