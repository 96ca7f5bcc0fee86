"""Figures of the month sheet on their way into the workbook, and those that are refused and wait in their field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Unit
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.exchange.typed_sum import is_sum, work_out
from kpidesk.ui.applying import applied
from kpidesk.ui.figures import sentences
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.wording import refusal_words
from kpidesk.workbook.entry import entry
from kpidesk.workbook.impossible import FigureImpossible, Impossible, refuse_impossible
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means: a number, or None for a blank. ``sum`` is the text when it had to be worked out."""

    value: float | None
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was typed and refused. ``found`` is empty for one that is no number: then ``sentence`` says it."""

    text: str
    found: tuple[Impossible, ...] = ()
    sentence: str = ""


class Entering(QObject):
    """Stores a figure or keeps it as a draft: a refused one is never lost, never stored and never used.

    ``refused`` and ``told`` are sentences about everything else.
    """

    refused = Signal(str)
    told = Signal(str)

    def __init__(self, workbook: Workbook, form: NumberForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._marks = Marks(form.decimal, form.group)
        self._drafts: dict[Cell, Draft] = {}

    @property
    def drafts(self) -> Mapping[Cell, Draft]:
        return self._drafts

    def read(self, cell: Cell, text: str) -> Reading:
        """Raises AmountRefused or SumRefused. In a row of percents 3 means 3 %."""
        percent = self._workbook.indicators[cell.indicator].unit is Unit.PERCENT
        if is_sum(text):
            return Reading(work_out(text, self._marks, percent), text.strip())
        return Reading(parse_amount(text, self._marks, percent))

    def enter(self, cell: Cell, text: str, *, keep: bool = False) -> bool:
        """Store what was typed, and with it every draft that it makes possible; a blank clears the figure.

        ``keep`` confirms it as well, however odd. False when it was refused: then it is a draft, or told.
        """
        try:
            reading = self.read(cell, text)
            values, sums = self._together(cell, reading)
            made = entry(self._workbook, values, sums)
        except FigureImpossible as refusal:
            self._drafts[cell] = Draft(text, refusal.found)
            return False
        except Refusal as refusal:
            self._drafts[cell] = Draft(text, sentence=refusal_words.refusal(refusal))
            return False
        change: c.Change = made.change
        if keep and reading.value is not None:
            change = c.Several((change, c.Confirm({cell: reading.value})))
        before = dict(self._drafts)
        for held in values:  # whoever hears of the change asks for them
            self._drafts.pop(held, None)
        if not self.apply(change):
            self._drafts = {**before, cell: Draft(text)}
            return False
        if made.begun is not None:
            self.told.emit(sentences.begun(made.begun, self._workbook.today.day))
        return True

    def confirm(self, cells: Iterable[Cell]) -> bool:
        """These figures are as they should be, however odd."""
        values = {cell: value for cell in cells if (value := self._workbook.typed(cell)) is not None}
        return bool(values) and self.apply(c.Confirm(values))

    def give_up(self, cell: Cell) -> None:
        self._drafts.pop(cell, None)

    def apply(self, change: c.Change) -> bool:
        """Make any change; what stands against it is said."""
        return applied(self._workbook, change, self.refused.emit)

    # -- drafts -------------------------------------------------------------------------------------------------

    def _together(self, cell: Cell, reading: Reading) -> tuple[dict[Cell, float | None], dict[Cell, str]]:
        """The figure with as many drafts as are possible beside it. Raises FigureImpossible when it is not itself."""
        first = {cell: reading.value}
        waiting = {held: found for held in self._drafts if held != cell and (found := self._readable(held)) is not None}
        everything = {**first, **{held: found.value for held, found in waiting.items()}}
        if waiting and self._is_possible(everything):
            taken = everything
        else:
            refuse_impossible(self._workbook, first)
            taken = first
            for held, found in waiting.items():
                if self._is_possible({**taken, held: found.value}):
                    taken = {**taken, held: found.value}
        sums = {held: found.sum for held, found in {cell: reading, **waiting}.items() if found.sum and held in taken}
        return taken, sums

    def _readable(self, cell: Cell) -> Reading | None:
        try:
            return self.read(cell, self._drafts[cell].text)
        except Refusal:
            return None

    def _is_possible(self, values: Mapping[Cell, float | None]) -> bool:
        try:
            refuse_impossible(self._workbook, values)
        except FigureImpossible:
            return False
        return True

    def recheck(self) -> None:
        """After undo and the like: what is said of a draft holds for the figures as they are now."""
        for cell, draft in list(self._drafts.items()):
            reading = self._readable(cell)
            if reading is None:
                continue
            try:
                refuse_impossible(self._workbook, {cell: reading.value})
            except FigureImpossible as refusal:
                self._drafts[cell] = Draft(draft.text, refusal.found)
            else:
                self._drafts[cell] = Draft(draft.text, sentence=tr("Nothing stands against it now: Enter stores it."))
