"""Values of many months at once, and what the formulas of checks come to, out of columns that are fetched once."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.definitions import Checked, Definitions
from kpidesk.formula.read_checks import ReadCheck

Line = tuple[str, Segment | None]


class Judged(Protocol):
    """What judging figures asks: of a `Workbook`, or of one supposing that other figures were typed."""

    @property
    def definitions(self) -> Definitions: ...

    @property
    def segments(self) -> tuple[Segment, ...]: ...

    def typed(self, cell: Cell, /) -> float | None: ...

    def series(self, indicator: str, segment: Segment | None = None, /) -> tuple[Month, Sequence[float | None]]: ...

    def preview(self, checked: Checked, period: Period, segment: Segment | None = None, /) -> Value: ...


class ColumnReader:
    """Good for one state of the figures; `forget` when it changes."""

    def __init__(self, source: Judged) -> None:
        self.source = source
        self._columns: dict[Line, tuple[Month, Sequence[float | None]]] = {}

    def forget(self) -> None:
        self._columns.clear()

    def value(self, indicator: str, month: int, segment: Segment | None) -> float | None:
        """What counts in this month, typed or standing in for a blank; None for a blank."""
        line = (indicator, segment)
        held = self._columns.get(line)
        if held is None:
            held = self._columns[line] = self.source.series(indicator, segment)
        first, column = held
        return column[month - first] if 0 <= month - first < len(column) else None

    def bound(self, check: ReadCheck, month: Month, segment: Segment | None) -> float | None:
        """What the check's formula comes to; None when a figure is missing."""
        if not check.terms:
            found = self.source.preview(check.formula, Period.month(month), segment)
            return None if isinstance(found, NoValue) else found
        total = 0.0
        for factor, name, back in check.terms:
            value = self.value(name, month - back, segment) if name else 1.0
            if value is None:
                return None
            total += factor * value
        return total
