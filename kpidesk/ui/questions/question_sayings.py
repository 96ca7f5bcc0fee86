"""What the strip says about a question, and the ways to deal with it that it offers."""

from kpidesk.domain.month import Month
from kpidesk.ui.parts.question_strip import Offer, QuestionStrip, Way
from kpidesk.ui.questions.open_questions import Asked
from kpidesk.ui.questions.question_words import QuestionWords, cell_of, icon_of, other_of, tr
from kpidesk.ui.wording import wording


class QuestionSayings:
    def __init__(self, words: QuestionWords) -> None:
        self._words = words

    def say(self, strip: QuestionStrip, asked: Asked | None) -> None:
        """None: no question is current."""
        if asked is None:
            strip.say("", "", "", ())
            return
        question = asked.question
        is_bad = asked.is_open and question.impossible is not None
        icon = icon_of(question.kind) if asked.is_open else "check"
        below = self._words.below(question) if asked.is_open else tr("This is answered.")
        strip.say(self._words.sentence(question), below, icon, self._offers(asked), is_bad=is_bad)

    def _offers(self, asked: Asked) -> tuple[Offer, ...]:
        keep = (Offer(Way.KEEP, tr("Yes, keep it"), tr("Ctrl Enter")),) if asked.can_be_kept else ()
        if cell_of(asked.question) is None:
            month = Offer(Way.FIGURE, tr("Go to the month"), tr("Enter"))
            return (*keep, month, _close(asked.question.month)) if asked.is_open else (*keep, month)
        return (*keep, *self._ways_to_figures(asked))

    def _ways_to_figures(self, asked: Asked) -> tuple[Offer, ...]:
        """An impossible figure and the one that forbids it are named; an odd one stands in the row."""
        cell, other = cell_of(asked.question), other_of(asked.question)
        if cell is None or asked.question.impossible is None:
            return (Offer(Way.FIGURE, tr("Go to the figure"), tr("Enter")),)
        name, go = self._words.impossible.name, tr("Go to {name}")
        first = Offer(Way.FIGURE, go.format(name=name(cell)), tr("Enter"))
        return (first,) if other is None else (first, Offer(Way.OTHER, go.format(name=name(other)), tr("Ctrl Right")))


def _close(month: Month) -> Offer:
    return Offer(Way.CLOSE, tr("Close {month}…").format(month=wording.month(month)))
