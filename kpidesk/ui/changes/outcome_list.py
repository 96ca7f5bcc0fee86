"""What would move, painted: each KPI before and after, its difference, and its status against the goal."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kpidesk.ui.changes.row_list import RowDelegate, RowList
from kpidesk.ui.changes.trial_words import ARROW, OutcomeRow, remark
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.change import change_width, paint_change
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.status import paint_status, status_width
from kpidesk.ui.painters.words import RIGHT, paint_words

ABOVE, GAP, SIDE, APART = 6, 12, 4, 4


class OutcomeDelegate(RowDelegate):
    """Name with both figures; below it status and difference; goal and former status beside or below those."""

    def __init__(self, theme: Theme, view: "OutcomeList") -> None:
        super().__init__(theme, view)
        self._view = view

    def _names(self, row: OutcomeRow, width: int) -> list[str]:
        figures = fonts.width(row.before + ARROW, TextRole.BODY) + fonts.width(row.after, TextRole.HEADING)
        return lines_of(row.name, TextRole.BODY, max(fonts.scaled(80), width - 2 * SIDE - GAP - figures))

    def _remark(self, row: OutcomeRow) -> str:
        return remark(row.was, row.goal)

    def _is_beside(self, row: OutcomeRow, width: int) -> bool:
        remark = fonts.width(self._remark(row), TextRole.SMALL)
        return 2 * SIDE + status_width(row.status) + 2 * GAP + remark + change_width(row.mark) <= width

    def _below(self, row: OutcomeRow, width: int) -> list[str]:
        if not self._remark(row) or self._is_beside(row, width):
            return []
        return lines_of(self._remark(row), TextRole.SMALL, width - 2 * SIDE)

    def height(self, row: int, width: int) -> int:
        found, pitch = self._view.rows[row], fonts.line_height(TextRole.BODY)
        lines = len(self._names(found, width)) + 1 + len(self._below(found, width))
        return lines * pitch + APART + 2 * ABOVE

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        found, palette, pitch = self._view.rows[row], self._theme.palette, fonts.line_height(TextRole.BODY)
        line = QRect(rect.left() + SIDE, rect.top() + ABOVE, rect.width() - 2 * SIDE, pitch)
        self._paint_figures(painter, line, found)
        for name in self._names(found, rect.width()):
            paint_words(painter, line, name, colour=palette.text)
            line.translate(0, pitch)
        line.translate(0, APART)
        paint_status(painter, line, found.status, palette)
        paint_change(painter, line, found.mark, palette)
        below = self._below(found, rect.width())
        if not below:
            beside = line.adjusted(status_width(found.status) + GAP, 0, 0, 0)
            paint_words(painter, beside, self._remark(found), colour=palette.text_2, role=TextRole.SMALL)
        for text in below:
            line.translate(0, pitch)
            paint_words(painter, line, text, colour=palette.text_2, role=TextRole.SMALL)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)

    def _paint_figures(self, painter: QPainter, line: QRect, row: OutcomeRow) -> None:
        palette = self._theme.palette
        paint_words(painter, line, row.after, colour=palette.text, role=TextRole.HEADING, at=RIGHT)
        before = line.adjusted(0, 0, -round(fonts.width(row.after, TextRole.HEADING) + 0.5), 0)
        paint_words(painter, before, row.before + ARROW, colour=palette.text_2, at=RIGHT)


class OutcomeList(RowList):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("What would move"), parent)
        self.setItemDelegate(OutcomeDelegate(theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)

    @property
    def rows(self) -> list[OutcomeRow]:
        return [row for row in self.rows_model.rows if isinstance(row, OutcomeRow)]

    def _fit(self) -> None:
        """It scrolls: there may be as many rows as KPIs."""
        self.scheduleDelayedItemsLayout()
