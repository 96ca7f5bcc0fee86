"""Closing a month from the grid, opening it again, and what changed in between."""

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.month_entry import month_entry
from kpidesk.analysis.questions.questions import questions_of
from kpidesk.domain import change as c
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.figures.closed_line import ClosedLine
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.questions.closing_panel import ClosingPanel
from kpidesk.ui.questions.open_list import OpenItem
from kpidesk.ui.questions.question_words import QuestionWords, tr
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.wording.figure_text import full_text
from kpidesk.workbook.closing import closing, reopening
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class GridClosing(QObject):
    """``refused`` and ``told`` are sentences; ``cell_wanted`` a figure to go to; ``opened``: the
    panel takes room now. ``left``: back to the grid.
    """

    refused = Signal(str)
    told = Signal(str)
    cell_wanted = Signal(object)
    opened = Signal()
    left = Signal()

    def __init__(
        self, workbook: Workbook, form: NumberForm, entries: Entries, *, panel: ClosingPanel, line: ClosedLine
    ) -> None:
        super().__init__(panel)
        self._workbook, self._form, self._entries = workbook, form, entries
        self._panel, self._line = panel, line
        self._words = QuestionWords(workbook, form)
        self._month: Month | None = None
        self._shows_restated = False
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._look_again)
        panel.cell_wanted.connect(self.cell_wanted)
        panel.close_wanted.connect(self._close_anyway)
        panel.left.connect(self.leave)
        line.reason_given.connect(self._reopen)

    # -- closing ------------------------------------------------------------------------------------------------

    def close(self, month: Month) -> None:
        """At once when nothing is missing and no question open; else that is listed first."""
        change = self._closing(month)
        if change is None:
            return
        items = self._open_items(month)
        if not items:
            self._carry_out(month, change)
            return
        self._month, self._shows_restated = month, False
        self._show(month, items)
        self._panel.open()
        self.opened.emit()

    def leave(self) -> None:
        """The month stays as it is."""
        self._month = None
        self._panel.hide()
        self.left.emit()

    def show_effect(self, _effect: Effect) -> None:
        """The list follows when what was going on is done."""
        if self._month is not None:
            self._again.start()

    def _look_again(self) -> None:
        if self._month is None:
            return
        if self._shows_restated:
            self._show_restated(self._month)
        elif self._workbook.month_state(self._month).status is MonthStatus.CLOSED:
            self._month = None
            self._panel.hide()
        else:
            self._show(self._month, self._open_items(self._month))

    def _close_anyway(self) -> None:
        month = self._month
        change = self._closing(month) if month is not None else None
        if month is not None and change is not None:
            self._carry_out(month, change)

    def _closing(self, month: Month) -> c.Change | None:
        try:
            return closing(self._workbook, month)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return None

    def _carry_out(self, month: Month, change: c.Change) -> None:
        blank = sum(item.cell is not None for item in self._words.missing(month_entry(self._workbook, month)))
        if self._entries.apply(change):
            self.leave()
            name = wording.month(month)
            left = tr("{month} is closed. Figures left empty: {n}.").format(month=name, n=blank)
            self.told.emit(left if blank else tr("{month} is closed.").format(month=name))

    def _open_items(self, month: Month) -> list[OpenItem]:
        missing = self._words.missing(month_entry(self._workbook, month))
        return [*missing, *self._words.asked(questions_of(self._workbook, month))]

    def _show(self, month: Month, items: list[OpenItem]) -> None:
        name = wording.month(month)
        missing = sum(not item.is_question for item in items)
        self._panel.show_items(_counted(name, missing, len(items) - missing), items)
        verb = tr("Close anyway") if items else tr("Close {month}").format(month=name)
        self._panel.offer(verb, tr("Go on entering"), is_next=not items)

    # -- opening again ------------------------------------------------------------------------------------------

    def reopen(self, month: Month) -> None:
        """A closed month asks for the reason in place; one that is only unfinished is open at once."""
        if self._workbook.month_state(month).status is MonthStatus.CLOSED:
            self._line.ask(month)
        elif self._entries.apply(c.SetMonths({month: None})):
            self.told.emit(tr("{month} is open.").format(month=wording.month(month)))

    def _reopen(self, month: Month, reason: str) -> None:
        try:
            change = reopening(self._workbook, month, reason)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return
        if self._entries.apply(change):
            self.told.emit(tr("{month} is open again.").format(month=wording.month(month)))
        self.left.emit()

    # -- what changed since -------------------------------------------------------------------------------------

    def show_restated(self, month: Month) -> None:
        """The figures of the month that are not what they were when it was first closed."""
        self._month, self._shows_restated = month, True
        self._show_restated(month)
        self._panel.open()
        self.opened.emit()

    def _show_restated(self, month: Month) -> None:
        items = [self._changed(cell) for cell in self._workbook.restated_cells(month)]
        self._panel.show_items(restated_words(len(items), month), items)
        self._panel.offer("", tr("Done"))

    def _changed(self, cell: Cell) -> OpenItem:
        found = self._workbook.restated(cell)
        old, new = (self._text(value, cell) for value in (found or (None, None)))
        sentence = tr("{old} when closed, {new} now").format(old=old, new=new)
        return OpenItem(self._words.impossible.name(cell), wording.month(cell.month), sentence, cell.month, cell)

    def _text(self, value: float | None, cell: Cell) -> str:
        return tr("blank") if value is None else full_text(value, self._workbook.indicators[cell.indicator], self._form)


def restated_words(count: int, month: Month) -> str:
    """3 figures restated since August 2026 was closed."""
    if count == 1:
        return tr("1 figure restated since {month} was closed").format(month=wording.month(month))
    return tr("{n} figures restated since {month} was closed").format(n=count, month=wording.month(month))


def _counted(month: str, missing: int, questions: int) -> str:
    if not missing and not questions:
        return tr("Nothing is open in {month} any more.").format(month=month)
    figures = tr("1 figure is missing") if missing == 1 else tr("{n} figures are missing").format(n=missing)
    asked = tr("1 question is open") if questions == 1 else tr("{n} questions are open").format(n=questions)
    said = wording.listed(words for words, count in ((figures, missing), (asked, questions)) if count)
    return tr("Before {month} is closed: {said}.").format(month=month, said=said)
