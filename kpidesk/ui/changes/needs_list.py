"""What would it take, painted: one row a figure with what it is now, would have to be, and was at best."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes.need_words import NeedRow
from kpidesk.ui.changes.row_list import RowDelegate, RowList, RowsModel
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.words import RIGHT, paint_words

ROW, GAP, SIDE = 28, 12, 4


def column_widths(rows: list[NeedRow]) -> tuple[int, int, int]:
    """Now, needed and best, each as wide as its widest text."""
    nows = (fonts.width(row.now, _role(row, False)) for row in rows)
    needs = (fonts.width(row.needed, _role(row, True)) for row in rows)
    bests = (fonts.width(row.best, _role(row, False)) for row in rows)
    now, needed, best = (round(max(texts, default=0) + 0.5) for texts in (nows, needs, bests))
    return now, needed, best


def _role(row: NeedRow, is_needed: bool) -> TextRole:
    if row.is_head:
        return TextRole.SMALL
    return TextRole.HEADING if is_needed else TextRole.BODY


class NeedsDelegate(RowDelegate):
    """Paints rows of the list that it belongs to."""

    def __init__(self, theme: Theme, view: "NeedsList") -> None:
        super().__init__(theme, view)
        self._view = view

    def _lines(self, row: int, width: int) -> list[tuple[str, bool]]:
        """Lines at the left, and whether they are a remark: name in one or two, then the remark in one or two."""
        found = self._view.rows[row]
        room = width - sum(column_widths(self._view.rows)) - 3 * GAP - SIDE
        role = TextRole.SMALL if found.is_head else TextRole.BODY
        names = [(line, False) for line in lines_of(found.name, role, room)]
        remarks = lines_of(found.remark, TextRole.SMALL, width - 2 * SIDE) if found.remark else []
        return names + [(line, True) for line in remarks]

    def height(self, row: int, width: int) -> int:
        extra = len(self._lines(row, width)) - 1
        return fonts.scaled(ROW) + extra * fonts.line_height(TextRole.BODY)

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        found, palette, pitch = self._view.rows[row], self._theme.palette, fonts.line_height(TextRole.BODY)
        lines = self._lines(row, rect.width())
        top = rect.top() + (rect.height() - len(lines) * pitch) // 2
        first = QRect(rect.left() + SIDE, top, rect.width() - 2 * SIDE, pitch)
        for place, (line, is_remark) in enumerate(lines):
            muted = is_remark or found.is_head
            paint_words(
                painter,
                first.translated(0, place * pitch),
                line,
                colour=palette.text_2 if muted else palette.text,
                role=TextRole.SMALL if muted else TextRole.BODY,
            )
        self._paint_figures(painter, first, found)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)

    def _paint_figures(self, painter: QPainter, first: QRect, row: NeedRow) -> None:
        palette, right = self._theme.palette, first.right() + 1
        texts = (row.best, row.needed, row.now)
        for place, (text, width) in enumerate(zip(texts, reversed(column_widths(self._view.rows)), strict=True)):
            is_needed = place == 1
            faint = row.is_head or place == 0
            box = QRect(right - width, first.top(), width, first.height())
            colour = palette.text_2 if faint else palette.text
            paint_words(painter, box, text, colour=colour, role=_role(row, is_needed), at=RIGHT)
            right -= width + GAP


class NeedsModel(RowsModel):
    """The row of headings cannot be chosen."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, NeedRow) and row.is_head:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class NeedsList(RowList):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("What would it take"), parent, NeedsModel())
        self.setItemDelegate(NeedsDelegate(theme, self))

    @property
    def wanted(self) -> Mapping[Cell, float | None]:
        """What the row would try that the keys are on; nothing while they are elsewhere."""
        place = self.currentIndex().row()
        return self.rows[place].wanted if self.hasFocus() and 0 <= place < len(self.rows) else {}

    @property
    def rows(self) -> list[NeedRow]:
        return [row for row in self.rows_model.rows if isinstance(row, NeedRow)]
