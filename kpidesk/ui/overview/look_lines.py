"""What is worth a look in words: a fact, then its measure, and where one click leads."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.pace import Pace
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.overview.worth_a_look import Item, Review, Why
from kpidesk.charts.words import month_names
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.changes import usual_words
from kpidesk.ui.changes import words as changes_words
from kpidesk.ui.changes.line import Line, LineWriter
from kpidesk.ui.overview.sentences import SentenceWriter
from kpidesk.ui.overview.words import tr
from kpidesk.ui.place import ChangePlace, GoalPlace, Place, QuestionsPlace
from kpidesk.ui.questions.question_words import QuestionWords
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class LookLine:
    """``status`` is the shape in front, else ``icon``."""

    fact: str
    measure: str
    place: Place
    status: Status | None = None
    icon: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.fact}. {self.measure}"


class LookWriter:
    """Facts in, lines out."""

    def __init__(self, workbook: Workbook, form: NumberForm, lines: LineWriter) -> None:
        """``lines`` are written for the tiles as well, each once."""
        self._workbook, self._lines = workbook, lines
        self._kept: dict[str, tuple[KpiRow, Why, Pace | None, LookLine]] = {}
        self._questions = QuestionWords(workbook, form)
        self._sentences = SentenceWriter(workbook, form)

    def line(self, item: Item) -> LookLine:
        if item.row is not None:
            return self._of_kpi(item.row, item.why, item.pace)
        return self._of_review(item.review) if item.review is not None else self._of_questions(item)

    def _of_kpi(self, row: KpiRow, why: Why, pace: Pace | None) -> LookLine:
        """As it was said before, while the row and the pace of its year are the same."""
        name = row.comparison.indicator.id
        kept = self._kept.get(name)
        if kept is None or kept[0] is not row or kept[1] is not why or kept[2] is not pace:
            kept = self._kept[name] = row, why, pace, self._of_row(row, why, pace)
        return kept[3]

    def _of_row(self, row: KpiRow, why: Why, pace: Pace | None) -> LookLine:
        line, about, month = self._lines.line(row), row.comparison.indicator, row.comparison.period.last
        fact = tr("{name} is {figure}").format(name=about.name, figure=self._lines.figure(line))
        full = line.signal.full if line.signal is not None else ""
        so_far = "" if pace is None else self._sentences.so_far(row, pace)
        sentences = [self._judged(line, why), so_far, f"{full[:1].upper()}{full[1:]}." if full else ""]
        place = ChangePlace(about.id, month, why=True, kind=row.comparison.period.kind)
        return LookLine(fact, " ".join(part for part in sentences if part), place, row.judgement.status)

    def _judged(self, line: Line, why: Why) -> str:
        """Off (goal EUR 22.00); watch, judged by its year (goal of the month EUR 3,000); on track, yet not as usual."""
        status = line.row.judgement.status
        if status is Status.NONE:
            return ""
        if why is Why.SIGNALLED:
            not_as_before = usual_words.not_as_before(usual_words.basis_of(line.row.usual))
            return tr("On track, yet {how}.").format(how=not_as_before)
        word = changes_words.status(line.row.judgement)
        goal, period = self._lines.goal_figure(line), line.row.comparison.period
        is_of_year = line.row.pace is not None and period.kind is PeriodKind.MONTH
        words = tr("{status} (goal {goal}).")
        if is_of_year:
            words = tr("{status}, judged by its year (goal of the month {goal}).")
        return words.format(status=word[:1].upper() + word[1:], goal=goal)

    def _of_questions(self, item: Item) -> LookLine:
        count = len(item.questions)
        fact = tr("1 question is open") if count == 1 else tr("{n} questions are open").format(n=count)
        month, newest = wording.month(item.questions[0].month), self._questions.sentence(item.questions[0])
        said = newest if month in newest else tr("{month}: {question}").format(month=month, question=newest)
        return LookLine(fact, said, QuestionsPlace(), icon="question")

    def _of_review(self, review: Review) -> LookLine:
        name, goal = self._workbook.indicator(review.indicator).name, review.goal
        told = [(tr("Set {day}."), goal.set_on), (tr("To be looked at again on {day}."), goal.review_on)]
        measure = " ".join(text.format(day=month_names.day(day)) for text, day in told if day is not None)
        fact = tr("Goal for {name} is due for review").format(name=name)
        return LookLine(fact, measure, GoalPlace(review.indicator, review.month), icon="clock")
