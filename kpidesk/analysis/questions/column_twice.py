"""A month whose figures are those of another month: one column, pasted twice."""

from collections.abc import Iterable, Mapping

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook

LEAST_FIGURES = 5
"""Fewer may be the same by chance."""

MONTHS_APART = 24
_LEAST_DIFFERENT = 3  # five times nothing is no column

Column = dict[tuple[str, Segment | None], float]


class Columns:
    """The typed figures of months, without those that stand until they change: these are the same by nature.

    A month is read once.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._columns: dict[Month, Column] = {}
        self._twins: dict[tuple[Month, Month], bool] = {}
        self._telling: dict[Month, bool] = {}

    def forget(self) -> None:
        self._columns.clear()
        self._twins.clear()
        self._telling.clear()

    def take(self, columns: Mapping[Month, Column]) -> None:
        """Months that somebody read already, whole."""
        self._columns |= columns

    def twin_of(self, month: Month, candidates: Iterable[Month]) -> Month | None:
        """The first of the candidates that has every figure of the month; None without one."""
        if month not in self._telling:
            self._telling[month] = _is_telling(self._column(month))
        if not self._telling[month]:
            return None
        return next((each for each in candidates if self._is_twin(month, each)), None)

    def _is_twin(self, month: Month, other: Month) -> bool:
        if (month, other) not in self._twins:
            self._twins[month, other] = self._has_all(month, other)
        return self._twins[month, other]

    def _has_all(self, month: Month, other: Month) -> bool:
        there = self._column(other)
        return all(there.get(line) == value for line, value in self._column(month).items())

    def _column(self, month: Month) -> Column:
        if month not in self._columns:
            self._columns[month] = dict(self._read(month))
        return self._columns[month]

    def _read(self, month: Month) -> Iterable[tuple[tuple[str, Segment | None], float]]:
        parts = (None, *self._workbook.segments)
        for about in self._workbook.indicators.values():
            if about.is_calculated or about.standing:
                continue
            for part in parts:
                if part is None or part.kind in about.segment_kinds:
                    value = self._workbook.typed(Cell(about.id, month, part))
                    if value is not None:
                        yield (about.id, part), value


def _is_telling(column: Column) -> bool:
    return len(column) >= LEAST_FIGURES and len(set(column.values()) - {0.0}) >= _LEAST_DIFFERENT
