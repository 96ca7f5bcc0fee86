"""The questions of one look at the list: those that get answered meanwhile stay in it, marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook


class Answer(StrEnum):
    """What became of a question."""

    OPEN = "open"
    KEPT = "kept"  # the owner said that the figure is right
    SETTLED = "settled"  # corrected, entered or closed


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of the list."""

    question: Question
    answer: Answer = Answer.OPEN

    @property
    def is_open(self) -> bool:
        return self.answer is Answer.OPEN

    @property
    def can_be_kept(self) -> bool:
        return self.is_open and self.question.kind is QuestionKind.ODD


@dataclass(frozen=True, slots=True)
class Heading:
    """A month above its questions: how many of them are open, and how many of those can be kept."""

    month: Month
    open: int
    keepable: int


Line = Heading | Asked
_Key = tuple[QuestionKind, Month, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows show; None: all."""

    kind: QuestionKind | None = None
    month: Month | None = None

    def fits(self, question: Question) -> bool:
        return self.kind in {None, question.kind} and self.month in {None, question.month}


class OpenQuestions:
    """Rows never leave by themselves; `begin` drops those that are answered."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._asked: list[Asked] = []

    def begin(self, found: Iterable[Question]) -> None:
        self._asked = [Asked(question) for question in found]

    def follow(self, found: Sequence[Question]) -> None:
        """These are open now: others are answered, new ones come at the end of their month's questions."""
        now = {_key(question): question for question in found}
        kept = [self._still(asked, now.get(_key(asked.question))) for asked in self._asked]
        known = {_key(asked.question) for asked in kept}
        new = [Asked(question) for question in found if _key(question) not in known]
        self._asked = sorted([*kept, *new], key=lambda asked: -asked.question.month) if new else kept

    def _still(self, asked: Asked, now: Question | None) -> Asked:
        if now is not None:
            return Asked(now)
        if not asked.is_open:
            return asked
        is_kept = asked.question.kind is QuestionKind.ODD and all(
            map(self._workbook.is_confirmed, asked.question.cells)
        )
        return Asked(asked.question, Answer.KEPT if is_kept else Answer.SETTLED)

    @property
    def all(self) -> Sequence[Asked]:
        return self._asked

    @property
    def open(self) -> int:
        return sum(asked.is_open for asked in self._asked)

    @property
    def months(self) -> list[Month]:
        """Those with a question, the newest first."""
        return sorted({asked.question.month for asked in self._asked}, reverse=True)

    def lines(self, wanted: Wanted) -> list[Line]:
        """The rows that fit, each month under its heading."""
        lines: list[Line] = []
        fitting = [asked for asked in self._asked if wanted.fits(asked.question)]
        for month in dict.fromkeys(asked.question.month for asked in fitting):
            of_month = [asked for asked in fitting if asked.question.month == month]
            keepable = sum(asked.can_be_kept for asked in of_month)
            lines.append(Heading(month, sum(asked.is_open for asked in of_month), keepable))
            lines.extend(of_month)
        return lines


def key_of(line: Line) -> object:
    """What a row is known by, whatever became of it."""
    return line.month if isinstance(line, Heading) else _key(line.question)


def _key(question: Question) -> _Key:
    """The gaps of a month stay one question while they are filled."""
    is_one = question.kind is QuestionKind.GAPS
    return question.kind, question.month, () if is_one else question.cells
