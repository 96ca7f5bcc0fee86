"""The tables that the grid is made of, side by side as if they were one: names, kept months, scrolling months."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.grid_model import LABEL, UNIT, GridModel
from kpidesk.ui.figures.grid_selection import GridSelection
from kpidesk.ui.figures.grid_view import LabelView
from kpidesk.ui.figures.group_band import GroupBand
from kpidesk.ui.figures.headers import LabelHeads, MonthHeads
from kpidesk.ui.figures.kept_view import KeptView
from kpidesk.ui.figures.month_view import MonthView
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import HEIGHT
from kpidesk.workbook.workbook import Workbook


class GridTables(QObject):
    """They scroll up and down together, share ``selection``, and look alike."""

    def __init__(
        self, workbook: Workbook, model: GridModel, theme: Theme, selection: GridSelection, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._is_sunken = False
        self.labels = LabelView(model, theme, parent)
        self.months = MonthView(model, theme, workbook.current_month, parent)
        self.kept = KeptView(model, theme, parent)
        self.heads = MonthHeads(workbook, model, theme, self.months)
        self._kept_heads = MonthHeads(workbook, model, theme, self.kept)
        self._label_heads = LabelHeads(model, theme, self.labels)
        self.views = (self.labels, self.kept, self.months)
        names, others = GroupBand(self.labels, shows_name=True), (self.kept, self.months)
        self.bands = (names, *(GroupBand(view, shows_name=False) for view in others))
        self._dress(selection)
        self._connect(selection)
        theme.changed.connect(self._recolour)

    def _dress(self, selection: GridSelection) -> None:
        self.labels.setHorizontalHeader(self._label_heads)
        self.labels.hide_months()
        self.months.setHorizontalHeader(self.heads)
        self.kept.setHorizontalHeader(self._kept_heads)
        self._kept_heads.says_every_year = True
        self._label_heads.sectionCountChanged.connect(self.labels.hide_months)
        self._kept_heads.sectionCountChanged.connect(self.kept.show_kept)
        self.kept.keep(())
        for column in (LABEL, UNIT):
            self.months.setColumnHidden(column, True)
        names = (sentences.tr("Figures"), sentences.tr("Months kept in sight"), sentences.tr("Figures by month"))
        for view, name in zip(self.views, names, strict=True):
            view.share(selection)
            view.setAccessibleName(name)
        self.months.keep_clear(fonts.scaled(HEIGHT))
        for part in (self.labels, self.kept, self.heads, self._kept_heads):
            part.leave_allowed = self.months.may_leave

    def _connect(self, selection: GridSelection) -> None:
        right = self.months.verticalScrollBar()
        for left in (self.labels.verticalScrollBar(), self.kept.verticalScrollBar()):
            right.valueChanged.connect(left.setValue)
            left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(self.follow_bands)
        self.months.horizontalScrollBar().valueChanged.connect(self.heads.viewport().update)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.dataChanged):
            signal.connect(self.follow_bands)
        for heads in self.month_heads:
            heads.pressed.connect(selection.select_columns)
        self.kept.opened.connect(self.months.begin_editing)

    @property
    def month_heads(self) -> tuple[MonthHeads, MonthHeads]:
        return self._kept_heads, self.heads

    def follow_bands(self) -> None:
        """The name of the group in sight stands above its rows."""
        for band in self.bands:
            band.follow()

    def _recolour(self) -> None:
        self.show_sunken(self._is_sunken)

    def show_sunken(self, is_sunken: bool) -> None:
        """Look as a field that can only be read does."""
        self._is_sunken = is_sunken
        self.labels.labels.is_sunken = is_sunken
        for view in self.views:
            palette = QPalette()
            if is_sunken:
                palette.setColor(QPalette.ColorRole.Base, self._theme.palette.sunken)
            view.setPalette(palette)
            view.viewport().update()

    def show_zoomed(self, factor: float) -> None:
        """Type and rows in this size."""
        self.labels.labels.zoom = factor
        for view in self.views:
            view.show_zoomed(factor)
        for table in (self.kept, self.months):
            table.delegate.show_zoomed(factor, table.viewport().font())
        for heads in (self._label_heads, *self.month_heads):
            heads.show_zoomed(factor)
        self.months.keep_clear(round(fonts.scaled(HEIGHT) * factor))

    def size_months(self, width: int) -> None:
        """Columns of months this wide."""
        for heads in self.month_heads:
            heads.setDefaultSectionSize(width)

    def repaint_row(self, row: int) -> None:
        """With the ring around its cells."""
        for view in self.views:
            view.viewport().update(view.row_rect(row).adjusted(0, -2, 0, 2))
