"""How the cells of the grid are painted: prepared strings, no question asked twice."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.cell_editor import CellEditor
from kpidesk.ui.figures.grid_model import LABEL, GridModel
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.figures.zoom import zoomed
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import PADDING, CellState, GridCell, GroupRow, paint_cell, paint_group
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex
_SURELY_FITS = 8  # characters of a figure that always fit a month's column
_SELECTED = QStyle.StateFlag.State_Selected.value

LABEL_LEFT, PART_LEFT = 34, 52


class MonthDelegate(QStyledItemDelegate):
    """Figures. Everything it needs lies prepared in the model."""

    def __init__(
        self, model: GridModel, theme: Theme, free_width: Callable[[Index], int], parent: QObject | None = None
    ) -> None:
        """``free_width``: pixels left of a cell that are empty, down to the first column seen."""
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._free_width = free_width
        self._laid: dict[str, tuple[QStaticText, float, float]] = {}
        self._zoom, self._font, self._padding = 1.0, fonts.font(TextRole.BODY), float(PADDING)
        self.opened: CellEditor | None = None
        """The last editor that was made: Qt hands it to nobody."""

    def show_zoomed(self, factor: float, font: QFont) -> None:
        """Paint larger or smaller from now on, in the ``font`` of the view: Qt is quicker when it is the very same."""
        self._zoom, self._font, self._padding = factor, font, PADDING * factor
        self._laid = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = index.row()
        if self._model.rows[place].kind is RowKind.GROUP:
            return  # the view paints headings across all months
        cell = self._model.prepared(place, index.column())
        rect, text = option.rect, cell.text
        selected = option.state.value & _SELECTED
        if len(text) > _SURELY_FITS or not text or cell.note or cell.restated or cell.asked:
            with zoomed(painter, rect, self._zoom) as usual:
                self._paint_rarer(painter, usual, cell, bool(selected))
            return
        ground, ink = self._colours(cell.state, bool(selected))
        if ground is not None:
            painter.fillRect(rect, ground)
        painter.setPen(ink)
        laid_out, width, height = self._laid.get(text) or self._lay_out(text)
        x = rect.x() + rect.width() - 1 - self._padding - width
        painter.drawStaticText(QPointF(x, rect.y() + (rect.height() - 1 - height) / 2), laid_out)

    def _colours(self, state: CellState, selected: bool) -> tuple[QColor | None, QColor]:
        palette = self._theme.palette
        ink = palette.text if state is CellState.TYPED else palette.text_2
        if selected:
            return palette.selection, ink
        return (palette.calculated if state is CellState.CALCULATED else None), ink

    def _lay_out(self, text: str) -> tuple[QStaticText, float, float]:
        """Glyphs are worked out once for each text: the same figures are painted again and again."""
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self._font)
        found = self._laid[text] = made, made.size().width(), made.size().height()
        return found

    def _paint_rarer(self, painter: QPainter, rect: QRect, cell: GridCell, selected: bool) -> None:
        """Rings, holes, notes and long figures."""
        rect = rect.adjusted(0, 0, -1, -1)  # without the lines
        if len(cell.text) > _SURELY_FITS and self._is_too_wide(cell.text, rect.width()):
            self._paint_squeezed(painter, rect, cell, selected)
        else:
            paint_cell(painter, rect, cell, self._theme.palette, selected=selected)
        painter.setFont(self._font)

    def _is_too_wide(self, text: str, width: int) -> bool:
        return fonts.width(text, TextRole.SMALL) > width - PADDING - 1

    def _paint_squeezed(self, painter: QPainter, rect: QRect, cell: GridCell, selected: bool) -> None:
        """Narrower rather than cut: the column keeps its width until the file is opened again."""
        paint_cell(painter, rect, replace(cell, text=""), self._theme.palette, selected=selected)
        room = rect.width() - PADDING - 1
        wide = fonts.width(cell.text, TextRole.SMALL)
        painter.save()
        painter.translate(rect.left() + 1, rect.top())
        painter.scale(room / wide, 1)
        place = QRectF(0, 0, wide + 1, rect.height())
        _, ink = self._colours(cell.state, selected)
        paint_words(painter, place, cell.text, colour=ink, role=TextRole.SMALL, at=LEFT)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent, self._zoom)
        editor.setAccessibleName(str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        self.opened = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Nothing: what is being typed is never replaced by what is stored."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.lie_over(option.rect, self._free_width(index))

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        """The editor and its view deal with keys and focus themselves, so that nothing refused is ever dropped."""
        return False


class LabelDelegate(QStyledItemDelegate):
    """Names and units."""

    def __init__(self, model: GridModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.current_row = -1
        self.zoom = 1.0
        self.is_sunken = False
        self.says_calculated = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, palette = self._model.row(index), option.rect, self._theme.palette
        words = str(self._model.data(index))
        painter.save()
        painter.setClipRect(rect)
        if row.kind is not RowKind.GROUP:
            is_selected = bool(option.state.value & _SELECTED)
            self._paint_ground(painter, rect, row, is_selected)
        with zoomed(painter, rect, self.zoom) as usual:
            if row.kind is RowKind.GROUP:
                if index.column() == LABEL:
                    paint_group(painter, usual, GroupRow(words, row.open), palette, self._theme.icons)
                else:
                    painter.fillRect(usual, palette.sunken)
            elif index.column() == LABEL:
                self._paint_label(painter, usual, row, words, index.row() == self.current_row)
            else:
                unit = usual.adjusted(4, 0, 0, -1)
                paint_words(painter, unit, words, colour=palette.text_2, role=TextRole.SMALL, at=LEFT)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        painter.restore()

    def _paint_label(self, painter: QPainter, rect: QRect, row: Row, words: str, strong: bool) -> None:
        palette = self._theme.palette
        is_part = row.kind in {RowKind.PART, RowKind.REST}
        left = rect.left() + (PART_LEFT if is_part else LABEL_LEFT)
        if row.foldable:
            name = "chevron-down" if row.open else "chevron-right"
            mark = QRect(left - 18, rect.top(), 14, rect.height())
            self._theme.icons.paint(painter, mark, name, palette.text, 14)
        quiet = row.is_calculated or is_part
        colour = palette.text_2 if quiet else palette.text
        place = QRect(left, rect.top(), rect.right() - left - 7, rect.height() - 1)
        room = self._room_beside_calculated(painter, place, row, words)
        if fonts.width(words, TextRole.HEADING) <= room:
            role = TextRole.HEADING if strong else TextRole.BODY
            paint_words(painter, place, words, colour=colour, role=role, at=LEFT)
            return
        line = (rect.height() - 2) // 2
        for number, part in enumerate(two_lines(words, room)):
            half = QRect(left, rect.top() + 1 + number * line, place.width(), line)
            paint_words(painter, half, part, colour=colour, role=TextRole.SMALL, at=LEFT)

    def _room_beside_calculated(self, painter: QPainter, place: QRect, row: Row, words: str) -> int:
        """Write the word where it belongs and fits; answers the width that is left for the name."""
        calculated = sentences.tr("calculated") if row.is_calculated and self.says_calculated else ""
        left_over = place.width() - fonts.width(words, TextRole.HEADING) - 8
        if not calculated or fonts.width(calculated, TextRole.SMALL) > left_over:
            return place.width()
        paint_words(painter, place, calculated, colour=self._theme.palette.text_2, role=TextRole.SMALL, at=RIGHT)
        return place.width()

    def _paint_ground(self, painter: QPainter, rect: QRect, row: Row, is_selected: bool) -> None:
        palette = self._theme.palette
        surface = palette.sunken if self.is_sunken else palette.surface
        plain = palette.calculated if row.is_calculated else surface
        painter.fillRect(rect, palette.selection if is_selected else plain)


def two_lines(words: str, room: float) -> tuple[str, str]:
    """Words broken between two lines of small type; the second ends in … when even that is too little."""
    metrics = fonts.metrics(TextRole.SMALL)
    parts = words.split(" ")
    taken = 1
    while taken < len(parts) and metrics.horizontalAdvance(" ".join(parts[: taken + 1])) <= room:
        taken += 1
    first, second = " ".join(parts[:taken]), " ".join(parts[taken:])
    elide = Qt.TextElideMode.ElideRight
    return metrics.elidedText(first, elide, room), metrics.elidedText(second, elide, room)
