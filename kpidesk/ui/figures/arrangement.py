"""What the owner has made of the grid: filter, folded groups, opened segments, months asked for."""

from dataclasses import replace

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.grid_model import GridModel
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.ui.figures.rows import Layout, RowKind, Show, rows
from kpidesk.workbook.workbook import Workbook


class Arrangement:
    """Keeps the layout and shows it in the model. Rows come and go only when the owner asks for it."""

    def __init__(self, workbook: Workbook, model: GridModel, cells: Cells) -> None:
        self._workbook, self._model, self._cells = workbook, model, cells
        self._layout = Layout()
        self.refresh()

    @property
    def layout(self) -> Layout:
        return self._layout

    def refresh(self) -> None:
        """Show rows and months as the file has them now."""
        if self._layout.segment is not None and self._layout.segment not in self._workbook.segments:
            self._layout = replace(self._layout, segment=None)
        self._model.show_months(MonthSpan.of(self._workbook))
        self._model.show_rows(rows(self._workbook, self._layout))

    def show(self, layout: Layout) -> None:
        if layout != self._layout:
            self._layout = layout
            self._model.show_rows(rows(self._workbook, layout))

    def show_figures(self, show: Show, group: str = "") -> None:
        """Which figures; those that are missing are looked up once, so that no row goes while it is typed in."""
        missing = self._missing() if show is Show.MISSING else frozenset()
        folded = self._layout.folded - {group}
        self.show(replace(self._layout, show=show, group=group, missing=missing, folded=folded))

    def show_segment(self, segment: Segment | None) -> None:
        self.show(replace(self._layout, segment=segment))
        self._model.prepare_again()

    def fold(self, place: int) -> None:
        """Open or close what the row at ``place`` heads: a group, or the segments of a figure."""
        row = self._model.rows[place]
        if row.kind is RowKind.GROUP:
            self.show(self._layout.with_folded(row.group, folded=row.open))
        elif row.foldable:
            self.show(self._layout.with_opened(row.indicator, opened=not row.open))

    def open_segments(self, indicator: str) -> None:
        self.show(replace(self._layout.with_opened(indicator, opened=True), segment=None))

    def reveal(self, cell: Cell) -> bool:
        """Give the cell a row and a column. False when its figure is not among the chosen ones."""
        if cell.indicator not in self._workbook.chosen:
            return False
        self.show(self._layout.revealing(cell, self._workbook.indicators[cell.indicator].group))
        self.reach(cell.month)
        return True

    def reach(self, month: Month) -> None:
        """Give the month a column, if it can have one."""
        self._model.show_months(self._model.month_span.including(month))

    def _missing(self) -> frozenset[str]:
        months = self._model.months
        typed = (name for name in self._workbook.chosen if not self._workbook.indicators[name].is_calculated)
        gaps = self._cells.gaps
        return frozenset(name for name in typed if any(gaps.is_open(Cell(name, month)) for month in months))
