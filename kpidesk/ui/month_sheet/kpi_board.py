"""The KPIs beside the month sheet: in which order they stand, and what they are while a figure is being typed."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject

from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.source import Source
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.month_sheet.kpi_line import KpiLine, KpiWriter, following, in_order
from kpidesk.ui.month_sheet.kpi_list import KpiModel
from kpidesk.ui.month_sheet.kpi_now import row_now
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class KpiBoard(QObject):
    """`arrange` puts them into the order of the current figure; `suppose` changes values only, never the order."""

    def __init__(self, workbook: Workbook, form: NumberForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._writer = KpiWriter(workbook, form)
        self._month = workbook.current_month
        self._stored: dict[str, KpiRow] = {}
        self._lines: dict[str, KpiLine] = {}
        self._supposed: frozenset[str] = frozenset()
        self.model = KpiModel(self)

    def forget(self, effect: Effect) -> None:
        """A change was made: what it touched is worked out again when it is asked for."""
        if effect.everything or effect.goals:
            self._stored.clear()
            self._lines.clear()
        for name in effect.indicators:
            self._stored.pop(name, None)
            self._lines.pop(name, None)

    def arrange(self, month: Month, current: Cell | None, refused: Collection[Cell] = ()) -> None:
        """As they are stored, those that follow from ``current`` first; without what ``refused`` would give."""
        if month != self._month:
            self._month = month
            self._stored.clear()
            self._lines.clear()
        names = in_order(self._workbook, current)
        shown = [self._line(name) for name in names]
        if [line.id for line in self.model.lines] != names:
            self.model.show_lines(shown)
        self._supposed = frozenset(names)
        self.suppose({}, refused)

    def suppose(
        self, typed: Mapping[Cell, float | None], refused: Collection[Cell] = (), source: Source | None = None
    ) -> None:
        """As if ``typed`` were stored and ``refused`` were blank; what was supposed before is forgotten.

        ``source`` answers so already, if there is one.
        """
        values = {**typed, **dict.fromkeys(refused)}
        changed = {cell: value for cell, value in values.items() if self._workbook.typed(cell) != value}
        now = following(self._workbook, values)
        before, self._supposed = self._supposed, now
        if changed and source is None:
            source = self._workbook.supposing(changed)
        for place, line in enumerate(self.model.lines):
            if line.id in now and changed and source is not None:
                row = row_now(source, self._row(line.id))
                self.model.show_line(place, self._writer.line(row, refused))
            elif line.id in now and refused:
                self.model.show_line(place, self._writer.line(self._row(line.id), refused))
            elif line.id in now or line.id in before:
                self.model.show_line(place, self._line(line.id))

    def _row(self, name: str) -> KpiRow:
        if name not in self._stored:
            self._stored[name] = kpi_row(self._workbook, name, Period.month(self._month))
        return self._stored[name]

    def _line(self, name: str) -> KpiLine:
        if name not in self._lines:
            self._lines[name] = self._writer.line(self._row(name))
        return self._lines[name]
