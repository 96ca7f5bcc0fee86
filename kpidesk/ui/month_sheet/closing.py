"""Closing and reopening a month, and the list of what is still open in it."""

from PySide6.QtCore import QObject, Qt, Signal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.month_entry import MonthEntry
from kpidesk.analysis.questions.questions import QuestionKind, Questions
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.sayings import Sayings
from kpidesk.ui.month_sheet.sheet_layout import SheetLayout
from kpidesk.ui.month_sheet.strip import Offer, Saying, Way
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.questions.open_list import OpenItem
from kpidesk.ui.questions.question_words import QuestionWords
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.workbook.closing import closing, reopening
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class Closing(QObject):
    """``cell_wanted`` is where a line of the list leads; ``left``: back to the table.

    ``shown``: the strip has something else to say.
    """

    refused = Signal(str)
    told = Signal(str)
    cell_wanted = Signal(object)
    shown = Signal()
    left = Signal()

    def __init__(self, workbook: Workbook, form: NumberForm, entering: Entering, parts: SheetLayout) -> None:
        super().__init__(parts)
        self._workbook, self._entering, self._parts = workbook, entering, parts
        self._sayings = Sayings(workbook, form)
        self._words = QuestionWords(workbook, form)
        self._questions = Questions(workbook)
        self._saying: Saying | None = None
        self._closes: Month | None = None

    def saying(self) -> Saying | None:
        """What the strip says while the list is in sight or a reason is asked for; None else."""
        return self._saying

    @property
    def is_list_shown(self) -> bool:
        return self._parts.middle.currentWidget() is self._parts.open_list

    def forget(self, effect: Effect) -> None:
        """A change was made: what it touched is looked at again."""
        self._questions.forget(effect)

    def count(self) -> int:
        """Open questions of the file, without the months that only wait to be closed."""
        return sum(question.kind is not QuestionKind.NOT_CLOSED for question in self._questions.all())

    # -- closing ------------------------------------------------------------------------------------------------

    def close(self, entry: MonthEntry) -> None:
        """Close the month; when something is missing or open, that is listed first."""
        found = [*self._words.missing(entry), *self._words.asked(self._questions.of(entry.month))]
        items = _in_order(found, entry)
        if not items:
            self._carry_out(entry.month)
            return
        month = wording.month(entry.month)
        self._closes = entry.month
        offers = (Offer(Way.BACK, tr("Go back"), tr("Esc")), Offer(Way.CLOSE_ANYWAY, tr("Close anyway")))
        below = tr("Enter goes to the figure. What stays empty stays empty; nothing is counted as 0.")
        self._show(
            tr("Before {month} is closed").format(month=month),
            items,
            Saying(_counted(items, month), below, "info", False, offers),
        )

    def _carry_out(self, month: Month) -> None:
        try:
            change = closing(self._workbook, month)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return
        if self._entering.apply(change):
            self.leave()
            self.told.emit(tr("{month} is closed.").format(month=wording.month(month)))
            self.left.emit()

    # -- the list -----------------------------------------------------------------------------------------------

    def _show(self, title: str, items: list[OpenItem], saying: Saying) -> None:
        self._saying = saying
        self._parts.open_list.show_items(title, items)
        self._parts.middle.setCurrentWidget(self._parts.open_list)
        self._parts.open_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def follow(self, item: OpenItem) -> None:
        """Where a line leads."""
        self.leave()
        self.cell_wanted.emit(item.cell)

    def leave(self) -> None:
        """The table again; the month stays as it is."""
        was_open = self._saying is not None
        self._saying = self._closes = None
        self._parts.middle.setCurrentWidget(self._parts.table)
        if was_open:
            self.left.emit()

    # -- reopening ----------------------------------------------------------------------------------------------

    def ask_reason(self, month: Month) -> None:
        """In the strip, in place."""
        self._saying = self._sayings.asking_reason(month)
        self.shown.emit()
        self._parts.strip.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, way: Way, month: Month) -> None:
        """A way out that the strip offers about a month."""
        match way:
            case Way.CLOSE_ANYWAY if self._closes is not None:
                self._carry_out(self._closes)
            case Way.REOPEN:
                self._reopen(month)
            case Way.BACK | Way.LEAVE_CLOSED:
                self.leave()

    def _reopen(self, month: Month) -> None:
        reason = self._parts.strip.reason.text()
        try:
            change = reopening(self._workbook, month, reason)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return
        self._saying = None
        if self._entering.apply(change):
            self.told.emit(tr("{month} is open again.").format(month=wording.month(month)))
        self.left.emit()


def _in_order(items: list[OpenItem], entry: MonthEntry) -> list[OpenItem]:
    """As they stand in the sheet; what has no field there comes last."""
    fields = (field.cell for program in entry.programs for field in program.fields)
    places = {cell: place for place, cell in enumerate(fields)}
    return sorted(items, key=lambda item: places.get(item.cell, len(places)) if item.cell else len(places))


def _counted(items: list[OpenItem], month: str) -> str:
    if len(items) == 1:
        return tr("One thing is open before {month} is closed.").format(month=month)
    return tr("{n} things are open before {month} is closed.").format(n=len(items), month=month)
