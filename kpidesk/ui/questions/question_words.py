"""A question of the file in words: for its row, in full for the strip, and for the list before a month is closed."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.month_entry import FieldState, MonthEntry
from kpidesk.analysis.questions.odd import Oddity, OddKind
from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.questions.odd_words import OddWords
from kpidesk.ui.questions.open_list import OpenItem
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import full_text
from kpidesk.workbook.impossible import Impossible
from kpidesk.workbook.workbook import Workbook

NAMED = 3
"""Missing figures that are named one by one; of more only the number is said."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


def counted(count: int) -> str:
    return tr("Open questions ({n})").format(n=count) if count else tr("No open questions")


class QuestionWords:
    """Facts in, words out; what is odd or impossible about a figure has the words of the month sheet."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self.odd, self.impossible = OddWords(workbook, form), ImpossibleWords(workbook, form)

    # -- one row ------------------------------------------------------------------------------------------------

    def short(self, question: Question) -> str:
        """What is the matter: above the usual range; is not entered; is not closed."""
        match question.kind:
            case QuestionKind.NOT_CLOSED:
                return tr("not closed")
            case QuestionKind.GAPS:
                return tr("not entered")
        if question.impossible is not None:
            return tr("impossible")
        odd = question.oddity
        assert odd is not None  # an odd figure has one
        return self.odd.short(odd)

    def figure(self, question: Question) -> str:
        """The figure it is about, or all of them."""
        if question.kind is QuestionKind.NOT_CLOSED:
            return tr("The month")
        if question.impossible is not None:
            return self.impossible.name(question.impossible.cell)
        if len(question.cells) == 1:
            return self.impossible.name(question.cells[0])
        if question.kind is QuestionKind.ODD:
            return tr("{n} figures of the month").format(n=len(question.cells))
        return self._named(question.cells)

    def value(self, question: Question) -> str:
        """The figure as it is typed; empty where there is none, or more than one."""
        if question.impossible is not None:
            return self._text(question.impossible.value, self._about(question.impossible.cell))
        odd = question.oddity
        if odd is None or odd.kind is OddKind.COLUMN_TWICE:
            return ""
        return self._text(odd.value, self._about(odd.cell))

    def against(self, question: Question) -> str:
        """What it is held against: usually 5 to 30; July: 340; Delivered: 2,248."""
        if question.impossible is not None:
            return self._bound(question.impossible)
        odd = question.oddity
        if odd is None:
            return ""
        if odd.range is not None:
            return tr("usually {range}").format(range=self.odd.usual(*odd.range, self._about(odd.cell)))
        if odd.kind is OddKind.COLUMN_TWICE:
            return wording.month(odd.other.month) if odd.other is not None else ""
        return self._beside(odd)

    def sentence(self, question: Question) -> str:
        """In full, with the names and numbers of both sides."""
        month = wording.month(question.month)
        match question.kind:
            case QuestionKind.NOT_CLOSED:
                return tr("{month} is over and not closed.").format(month=month)
            case QuestionKind.GAPS:
                words = (
                    tr("{names} is not entered for {month}.")
                    if len(question.cells) == 1
                    else tr("{names} are not entered for {month}.")
                )
                return words.format(names=self._named(question.cells), month=month)
        if question.impossible is not None:
            return self.impossible.sentence(question.impossible)
        assert question.oddity is not None
        if question.oddity.kind is OddKind.COLUMN_TWICE:
            other = question.oddity.other
            words = tr("All {n} figures of {month} are those of {other}. Was one column typed twice?")
            return words.format(n=len(question.cells), month=month, other=wording.month(other.month) if other else "")
        return self.odd.sentence(question.oddity)

    def below(self, question: Question) -> str:
        """The second line of the strip: everything else that is odd about it, or what to do."""
        match question.kind:
            case QuestionKind.NOT_CLOSED:
                return tr("Closing says that its figures are complete. What changes after that is marked as restated.")
            case QuestionKind.GAPS:
                return tr("A blank is not counted as 0: what needs the figure has no value that month.")
            case QuestionKind.IMPOSSIBLE:
                return tr("It came in some other way than by typing. One of the figures has to be corrected.")
        others = [self.odd.short(odd) for odd in question.oddities[1:]]
        if others and question.oddity is not None and question.oddity.kind is not OddKind.COLUMN_TWICE:
            return tr("It is also {words}.").format(words=wording.listed(others))
        return tr("It is stored, and stays marked until you confirm or correct it.")

    # -- before a month is closed --------------------------------------------------------------------------------

    def missing(self, entry: MonthEntry) -> list[OpenItem]:
        """Figures of the month that are not entered, and those that only stand from the month before."""
        words = {
            FieldState.MISSING: tr("is not entered."),
            FieldState.CARRIED: tr("is carried forward and not confirmed."),
        }
        fields = [field for program in entry.programs for field in program.fields if field.state in words]
        return [self._item(field.cell, words[field.state]) for field in fields]

    def asked(self, questions: Iterable[Question]) -> list[OpenItem]:
        """Without the gaps, which are missing figures, and the month itself, which is about to be closed."""
        found = [one for one in questions if one.kind in {QuestionKind.IMPOSSIBLE, QuestionKind.ODD}]
        return [self._item(cell_of(one) or one.cells[0], self._told(one), is_question=True) for one in found]

    def _told(self, question: Question) -> str:
        """The sentence beside the name of the figure."""
        odd = question.oddity
        is_one = odd is not None and odd.kind is not OddKind.COLUMN_TWICE
        return self.odd.statement(odd) if odd is not None and is_one else self.sentence(question)

    def _item(self, cell: Cell, sentence: str, *, is_question: bool = False) -> OpenItem:
        month = wording.month(cell.month)
        return OpenItem(self.impossible.name(cell), month, sentence, cell.month, cell, is_question)

    # -- how ----------------------------------------------------------------------------------------------------

    def _named(self, cells: tuple[Cell, ...]) -> str:
        if len(cells) > NAMED:
            return tr("{n} figures").format(n=len(cells))
        return wording.listed(self.impossible.name(cell) for cell in cells)

    def _bound(self, one: Impossible) -> str:
        if not one.against:
            return "" if one.bound is None else self._text(one.bound, self._about(one.cell))
        if one.bound is None:
            return wording.listed(self.impossible.name(cell) for cell in one.against)
        bound = self._text(one.bound, self._about(one.cell))
        if len(one.against) == 1:
            return tr("{name}: {value}").format(name=self.impossible.name(one.against[0]), value=bound)
        return tr("together: {value}").format(value=bound)

    def _beside(self, odd: Oddity) -> str:
        if odd.against is None or odd.other is None:
            return ""
        value = self._text(odd.against, self._about(odd.cell))
        if odd.check is not None and odd.check.formula != odd.other.indicator:
            return tr("expected {value}").format(value=value)
        same = odd.other.indicator == odd.cell.indicator
        name = _month_name(odd.other.month, odd.cell.month) if same else self.impossible.name(odd.other)
        return tr("{name}: {value}").format(name=name, value=value)

    def _about(self, cell: Cell) -> Indicator:
        return self._workbook.indicators[cell.indicator]

    def _text(self, value: float, about: Indicator) -> str:
        return full_text(value, about, self._form)


def _month_name(month: Month, beside: Month) -> str:
    """July; with its year when it is not of the last twelve months."""
    return month_names.name(month) if 0 <= beside - month < 12 else wording.month(month)


def cell_of(question: Question) -> Cell | None:
    """The figure that a question leads to; None leads to its month."""
    if question.impossible is not None:
        return question.impossible.cell
    if question.oddity is not None:
        return question.oddity.cell
    return question.cells[0] if question.cells else None


def other_of(question: Question) -> Cell | None:
    """The other figure that it names; None when there is none."""
    here = cell_of(question)
    if question.impossible is not None:
        return next((cell for cell in question.impossible.cells if cell != here), None)
    other = question.oddity.other if question.oddity is not None else None
    return other if other != here else None


def icon_of(kind: QuestionKind) -> str:
    return {
        QuestionKind.IMPOSSIBLE: "octagon-x",
        QuestionKind.ODD: "question",
        QuestionKind.GAPS: "circle",
        QuestionKind.NOT_CLOSED: "lock-open",
    }[kind]


def kind_name(kind: QuestionKind) -> str:
    return {
        QuestionKind.IMPOSSIBLE: tr("Impossible"),
        QuestionKind.ODD: tr("Odd"),
        QuestionKind.GAPS: tr("Not entered"),
        QuestionKind.NOT_CLOSED: tr("Not closed"),
    }[kind]
