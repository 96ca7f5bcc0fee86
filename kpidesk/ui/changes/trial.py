"""Other figures, tried on a copy: which they are, and what every KPI would be with them. Nothing is stored."""

from collections.abc import Mapping

from kpidesk.analysis.levers.what_if import WhatIf, what_if
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Unit
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.exchange.typed_sum import is_sum, work_out
from kpidesk.workbook.impossible import refuse_impossible
from kpidesk.workbook.workbook import Workbook


class Trial:
    """A figure that is tried is always a possible one beside all others that are tried."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook = workbook
        self._marks = Marks(form.decimal, form.group)
        self._figures: dict[Cell, float | None] = {}

    @property
    def figures(self) -> Mapping[Cell, float | None]:
        """What is tried, in the order in which it was."""
        return self._figures

    def now(self, cell: Cell) -> Value:
        """As the business has it, or the reason why it has none."""
        return self._workbook.month_value(*cell)

    def read(self, cell: Cell, text: str) -> float | None:
        """What was typed; None for a blank. A sum like =412+223 is worked out; in a row of percents 3 means 3 %.

        Raises AmountRefused or SumRefused.
        """
        percent = self._workbook.indicator(cell.indicator).unit is Unit.PERCENT
        if is_sum(text):
            return work_out(text, self._marks, percent)
        return parse_amount(text, self._marks, percent)

    def attempt(self, figures: Mapping[Cell, float | None]) -> None:
        """Try these as well; None, or what is there anyway, takes a figure back to what it is.

        Raises FigureImpossible, and leaves all as it was, when one could not stand beside the others.
        """
        wanted = {cell: value for cell, value in {**self._figures, **figures}.items() if self._differs(cell, value)}
        refuse_impossible(self._workbook, wanted)
        self._figures = wanted

    def take_back(self, cell: Cell) -> None:
        """Raises FigureImpossible when others that are tried could not stand without it."""
        self.attempt({cell: None})

    def take_all_back(self) -> None:
        self._figures = {}

    def outcomes(self, period: Period, indicators: list[str], segment: Segment | None) -> list[WhatIf]:
        """Every one of the indicators that follows from what is tried, moved or not."""
        return what_if(self._workbook, self._figures, period, indicators, segment)

    def _differs(self, cell: Cell, value: float | None) -> bool:
        known = cell.indicator in self._workbook.indicators
        return known and value is not None and value != self.now(cell)
