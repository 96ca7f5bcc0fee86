"""What a screen reader says about rows and cells of the grid."""

from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.rows import Row
from kpidesk.ui.painters.grid import CellState, GridCell, cell_words
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class Speech:
    """One sentence for a cell: "Sales, net, August 2026, 6,418 EUR"."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def unit(self, row: Row) -> str:
        if not row.has_values:
            return ""
        return sentences.unit(self._workbook.indicators[row.indicator], self._workbook.business.currency)

    def full_label(self, row: Row) -> str:
        """The whole name, where the column shows a short one; empty for a heading."""
        return self._workbook.indicators[row.indicator].label if row.has_values else ""

    def cell(self, row: Row, month: Month, prepared: GridCell, reason: NoValue | None) -> str:
        name = f"{sentences.full_name(row, self._workbook)}, {wording.month(month)}"
        if reason is not None:
            why = sentences.reason(reason, self._workbook)
            return cell_words(GridCell("", CellState.NO_VALUE, prepared.note, name, why))
        about, currency = self._workbook.indicators[row.indicator], self._workbook.business.currency
        said = sentences.spoken(prepared.text, about, currency)
        return cell_words(GridCell(prepared.text, prepared.state, prepared.note, name, said))
