"""What the strip says about the current field: its check with the ways out, else where its figure is found."""

from collections.abc import Sequence

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.odd import Oddity
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.ui.month_sheet.entering import Draft
from kpidesk.ui.month_sheet.sheet_row import Look, SheetRow
from kpidesk.ui.month_sheet.strip import Offer, Saying, Way
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.questions.odd_words import OddWords
from kpidesk.ui.wording import wording
from kpidesk.workbook.impossible import Impossible
from kpidesk.workbook.workbook import Workbook


class Sayings:
    """Words only: what is so is handed in."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook = workbook
        self.impossible = ImpossibleWords(workbook, form)
        self.odd = OddWords(workbook, form)

    def refused(self, draft: Draft, cell: Cell) -> Saying:
        """A figure that was typed and is not taken."""
        if not draft.found:
            sentence = draft.sentence or tr("This figure was not stored.")
            below = tr("What was there before is kept until this one is corrected.")
            return Saying(sentence, below, "octagon-x", True, (self._correct(cell),))
        return self.impossible_now(draft.found, cell)

    def impossible_now(self, found: Sequence[Impossible], cell: Cell) -> Saying:
        one = found[0]
        other = self.impossible.other(one, cell)
        offers = [self._correct(cell)]
        below = tr("The figure is not stored until it is corrected.")
        if other is not None:
            below = tr("The figure is not stored until one of the two is corrected.")
            offers.append(self._go_to(other, cell))
        return Saying(self.impossible.sentence(one), below, "octagon-x", True, tuple(offers))

    def odd_now(self, oddity: Oddity, cell: Cell) -> Saying:
        """A figure that is stored and looks odd."""
        offers = [Offer(Way.KEEP, tr("Yes, keep it"), tr("Ctrl Enter"))]
        if oddity.other is not None and oddity.other != cell:
            offers.append(self._go_to(oddity.other, cell))
        below = tr("It is stored, and stays marked until you confirm or correct it.")
        return Saying(self.odd.sentence(oddity), below, "question", False, tuple(offers))

    def field(self, row: SheetRow, month: Month) -> Saying:
        """Nothing stands against the field."""
        assert row.cell is not None  # a row with a field has one
        about = self._workbook.indicators[row.cell.indicator]
        if row.look is Look.CARRIED:
            value = row.text if about.unit is Unit.COUNT else f"{row.text} {row.unit}"
            sentence = tr("{name} is carried forward. Is it still {value} in {month}?").format(
                name=row.name, value=value, month=month_names.name(month)
            )
            below = tr("Confirming stores it; typing another figure replaces it from this month on.")
            return Saying(sentence, below, "info", False, (Offer(Way.CONFIRM, tr("Confirm"), tr("Enter")),))
        if row.look is Look.FILLED:
            return Saying(
                tr("{name} is worked out from other figures.").format(name=row.name),
                tr("Type a figure only where it differs from what was counted."),
            )
        if row.look is Look.ENDED:
            return Saying(tr("{name} has ended. A figure that came in later can still be typed.").format(name=row.name))
        if row.look is not Look.BLANK and (note := _first_line(row.note)):
            return Saying(tr("Note: {note}").format(note=note), tr("Ctrl+; shows and changes it."))
        texts = about.texts
        found = tr("Where to find it: {place}").format(place=texts.look_up_in) if texts.look_up_in else ""
        return Saying(
            found or texts.definition or tr("Type the figure of {month}.").format(month=wording.month(month)),
            texts.checks if found else "",
        )

    def closed(self, month: Month) -> Saying:
        sentence = tr("{month} is closed: its figures can be read, not changed.").format(month=wording.month(month))
        return Saying(sentence, "", "lock", False, (Offer(Way.REOPEN, tr("Reopen"), "F2"),))

    def asking_reason(self, month: Month) -> Saying:
        """The field for the reason stands in the strip itself."""
        offers = (
            Offer(Way.REOPEN, tr("Reopen"), tr("Enter"), main=True),
            Offer(Way.LEAVE_CLOSED, tr("Leave it closed"), tr("Esc")),
        )
        sentence = tr("Why is {month} opened again?").format(month=wording.month(month))
        return Saying(sentence, tr("What changes from now on is marked as restated."), "lock-open", False, offers, True)

    def held(self, reason: str) -> Saying:
        return Saying(reason, "", "lock")

    def _correct(self, cell: Cell) -> Offer:
        words = tr("Correct {name}").format(name=self.impossible.name(cell))
        return Offer(Way.CORRECT, words, tr("Esc"))

    def _go_to(self, other: Cell, here: Cell) -> Offer:
        """To another figure, to this one of another month, or to both."""
        month = wording.month(other.month)
        if other == Cell(here.indicator, other.month, here.segment):
            name = month
        else:
            name = self.impossible.name(other)
            name = name if other.month == here.month else tr("{name}, {month}").format(name=name, month=month)
        return Offer(Way.OTHER, tr("Go to {name}").format(name=name), "F6")


def _first_line(note: str) -> str:
    """As much of a note as has room in the strip; "" without one, and for the sum that stands in the row."""
    first = note.split("\n", 1)[0].strip()
    if first.startswith("="):
        return ""
    return first if len(first) <= _LONGEST else first[:_LONGEST].rsplit(" ", 1)[0] + " …"


_LONGEST = 160  # characters: two lines of the strip in a window of the smallest width
