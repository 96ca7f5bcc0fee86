"""What stands in a cell of the grid: figures, reasons and holes as prepared strings."""

from collections.abc import Callable

from kpidesk.analysis.comparison.unassigned import unassigned
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.questions.gaps import Gaps, lacks
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.painters.grid import CellState, GridCell
from kpidesk.ui.wording.figure_text import bare_text, typed_text
from kpidesk.workbook.workbook import Workbook

DASH = "–"
"""A calculated value that nobody expects yet: its month is not entered, or its figure was never used."""

_SAID_ONCE = frozenset({Cause.NOT_BY_SEGMENT, Cause.NEEDS_SEGMENT, Cause.MONTHS_ONLY, Cause.MODEL})
"""Reasons that hold for a whole row: a ring in each of its cells would say nothing."""

HEADING = GridCell(state=CellState.EMPTY)
BLANK = GridCell(state=CellState.EMPTY)


class Cells:
    """Prepares cells. Keeps nothing but what rows are otherwise made of; the model keeps what was prepared."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook = workbook
        self.form = form
        self.gaps = Gaps(workbook)
        self.question: Callable[[Cell], str] = lambda _: ""
        """What is asked about a figure; empty for nothing."""

    def about(self, row: Row) -> Indicator:
        return self._workbook.indicators[row.indicator]

    def value(self, row: Row, month: Month) -> Value | None:
        """The figure or the reason; None for a blank of a row without formula, and for headings."""
        if not row.has_values:
            return None
        if row.rest is not None:
            return unassigned(self._workbook, row.indicator, month, row.rest)
        value = self._workbook.month_value(row.indicator, month, row.segment)
        return None if isinstance(value, NoValue) and not row.is_calculated else value

    def decimals(self, row: Row) -> int:
        """The same for every month of the row: as many as the most exact figure needs."""
        if not row.has_values:
            return 0
        about = self.about(row)
        if row.rest is not None:
            return decimals_of(about, *_telling(self._whole(row)))
        return decimals_of(about, *_telling([*self._workbook.series(row.indicator, row.segment)[1]]))

    def cell(self, row: Row, month: Month, decimals: int) -> GridCell:
        if row.kind is RowKind.GROUP:
            return HEADING
        if row.rest is not None:
            rest = self.value(row, month)
            return GridCell(self.text(row, rest, decimals), CellState.CARRIED) if isinstance(rest, float) else BLANK
        return self._calculated(row, month, decimals) if row.is_calculated else self._typed(row, month, decimals)

    def text(self, row: Row, value: float, decimals: int) -> str:
        """The figure without its unit, which stands once in the row."""
        return bare_text(value, self.about(row), decimals, self.form)

    def exact_text(self, row: Row, month: Month) -> str:
        """Every digit, for typing and for other programs: with %, a plain minus and no groups. Empty for no figure."""
        value = self.value(row, month)
        if not isinstance(value, float) or self.is_zero_for_blank(row, month):
            return ""
        about = self.about(row)
        text = typed_text(value, about, self.form).replace(self.form.minus, "-")
        return text + "%" if about.unit is Unit.PERCENT else text

    def restated(self, cell: Cell) -> str:
        """What a figure was when its month was closed, and what it is now; empty while it is the same."""
        found = self._workbook.restated(cell)
        if found is None:
            return ""
        return sentences.restated(cell.month, self._spoken(cell, found.old), self._spoken(cell, found.new))

    def _spoken(self, cell: Cell, value: float | None) -> str:
        about = self._workbook.indicators[cell.indicator]
        if value is None:
            return sentences.tr("empty")
        text = bare_text(value, about, decimals_of(about, value), self.form)
        return sentences.spoken(text, about, self._workbook.business.currency)

    def is_zero_for_blank(self, row: Row, month: Month) -> bool:
        """Whether the figure only counts as 0 because the owner left it blank."""
        return row.is_typed and self.about(row).blank_is_zero and self._workbook.typed(row.cell(month)) is None

    def _typed(self, row: Row, month: Month, decimals: int) -> GridCell:
        cell = row.cell(month)
        noted, restated = bool(self._workbook.note(cell)), self._workbook.restated(cell) is not None
        typed = self._workbook.typed(cell)
        if typed is not None:
            asked = bool(self.question(cell))
            return GridCell(self.text(row, typed, decimals), CellState.TYPED, noted, restated=restated, asked=asked)
        value = self.value(row, month)
        if isinstance(value, float) and not self.about(row).blank_is_zero:
            return GridCell(self.text(row, value, decimals), CellState.CARRIED, noted, restated=restated)
        if value is None and self.gaps.is_gap(cell):
            return GridCell(state=CellState.MISSING, note=noted, restated=restated)
        return GridCell(state=CellState.EMPTY, note=noted, restated=restated) if noted or restated else BLANK

    def _calculated(self, row: Row, month: Month, decimals: int) -> GridCell:
        value = self.value(row, month)
        noted = bool(self._workbook.note(row.cell(month)))
        if isinstance(value, float):
            return GridCell(self.text(row, value, decimals), CellState.CALCULATED, noted)
        if isinstance(value, NoValue) and not self.is_quiet(value):
            return GridCell(state=CellState.NO_VALUE, note=noted)
        return GridCell(DASH, CellState.CALCULATED, noted)

    def is_quiet(self, reason: NoValue) -> bool:
        """Whether nobody would expect a value here."""
        missing = lacks(reason)
        return reason.cause in _SAID_ONCE if missing is None else not self.gaps.is_gap(missing)

    def _whole(self, row: Row) -> list[float | None]:
        if row.rest is None:
            return []
        first, column = self._workbook.series(row.indicator)
        return [unassigned(self._workbook, row.indicator, first.plus(place), row.rest) for place in range(len(column))]


def _telling(values: list[float | None]) -> list[float]:
    """The few figures that decide about the decimals of all: the smallest, and one that is not whole."""
    there = [value for value in values if value]
    whole_or_not = next((value for value in there if value % 1), None)
    return [min(there, key=abs), *([whole_or_not] if whole_or_not else [])] if there else []
