"""Typed figures as a table that an import takes back unchanged."""

from kpidesk.domain.cell import Cell
from kpidesk.domain.csv_text import CsvCell
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook


def figure_rows(workbook: Workbook, segment: Segment | None = None) -> list[list[CsvCell]]:
    """Headings, then one row a month from the first to the last with a figure; a column for each figure by its id.

    Empty when nothing is typed. ``segment`` None is the whole business.
    """
    inputs = [about.id for about in workbook.indicators.values() if not about.is_calculated]
    cells = {name: [cell for cell in workbook.cells_of(name) if cell.segment == segment] for name in inputs}
    columns = [name for name in inputs if cells[name]]
    if not columns:
        return []
    months = [cell.month for name in columns for cell in cells[name]]
    heading: list[CsvCell] = ["month", *columns]
    return [heading] + [
        [str(month), *(workbook.typed(Cell(name, month, segment)) for name in columns)]
        for month in min(months).until(max(months))
    ]
