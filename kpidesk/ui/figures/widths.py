"""How wide a month's column must be for the figures that a file holds."""

import math

from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.rows import Layout, Row, RowKind, rows
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.painters.grid import PADDING, WIDTH
from kpidesk.workbook.workbook import Workbook

STEP = 12
"""Columns widen in steps of so many pixels."""


def month_width(workbook: Workbook, cells: Cells) -> int:
    """Measured once, when a file is opened: columns never change their width while someone types."""
    figures = [row for row in rows(workbook, Layout()) if row.kind is RowKind.FIGURE]
    widest = max((_widest(workbook, cells, row) for row in figures), default=0.0)
    usual = fonts.scaled(WIDTH)
    more = math.ceil(widest) + PADDING + 3 - usual
    return usual + max(0, math.ceil(more / STEP)) * STEP


def _widest(workbook: Workbook, cells: Cells, row: Row) -> float:
    there = [value for value in workbook.series(row.indicator)[1] if value is not None]
    if not there:
        return 0.0
    decimals = cells.decimals(row)
    return max(fonts.width(cells.text(row, value, decimals), TextRole.SMALL) for value in (min(there), max(there)))
