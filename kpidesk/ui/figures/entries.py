"""Figures on their way from the keyboard or the clipboard into the workbook."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Unit
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.exchange.typed_sum import is_sum, work_out
from kpidesk.ui.applying import applied
from kpidesk.ui.figures import impossible_refused, sentences
from kpidesk.ui.figures.paste import Plan
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.wording import refusal_words
from kpidesk.workbook.entry import closed_months, entry, reopening
from kpidesk.workbook.impossible import FigureImpossible
from kpidesk.workbook.workbook import Workbook


class Entries(QObject):
    """The one way in which the grid changes figures. Everything refused leaves the workbook as it was.

    ``refused`` and ``told`` are sentences. ``closed`` hands over the change that closed months stand against, and
    those months.
    """

    refused = Signal(str)
    told = Signal(str)
    closed = Signal(object, object)
    accepted = Signal()

    def __init__(self, workbook: Workbook, form: NumberForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self.marks = Marks(form.decimal, form.group)
        self._impossible = ImpossibleWords(workbook, form)

    def type_text(self, cell: Cell, text: str) -> bool:
        """Store what was typed into one cell; a blank clears it."""
        percent = self._workbook.indicators[cell.indicator].unit is Unit.PERCENT
        try:
            if is_sum(text):
                return self._enter({cell: work_out(text, self.marks, percent)}, {cell: text.strip()})
            return self._enter({cell: parse_amount(text, self.marks, percent)})
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False

    def clear(self, cells: Iterable[Cell]) -> bool:
        """Take the figures out of these cells; blanks and calculated ones are left alone."""
        typed = {cell: None for cell in cells if self._workbook.typed(cell) is not None}
        return self._enter(typed) if typed else False

    def carry_out(self, plan: Plan, said: str = "") -> bool:
        """Store what was pasted or filled as one step; ``said`` then."""
        return self._enter(plan.values, said=said)

    def reopen(self, change: c.Change, reason: str) -> bool:
        """Make a change that closed months stood against, opening them in the same step."""
        return self.apply(reopening(self._workbook, change, closed_months(self._workbook, change), reason))

    def apply(self, change: c.Change) -> bool:
        """Make any change; what stands against it is said."""
        if not applied(self._workbook, change, self.refused.emit):
            return False
        self.accepted.emit()
        return True

    def _enter(
        self, values: Mapping[Cell, float | None], sums: Mapping[Cell, str] | None = None, said: str = ""
    ) -> bool:
        try:
            made = entry(self._workbook, values, sums)
        except FigureImpossible as refusal:
            self.refused.emit(impossible_refused.words(refusal, self._impossible, len(values)))
            return False
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        if closed := closed_months(self._workbook, made.change):
            self.closed.emit(made.change, closed)
            return False
        if not self.apply(made.change):
            return False
        begun = sentences.begun(made.begun, self._workbook.today.day) if made.begun is not None else ""
        if said or begun:
            self.told.emit(" ".join(filter(None, (said, begun))))
        return True
