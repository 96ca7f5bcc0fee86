"""What is odd about a figure, and what is open in a file, in plain English."""

from kpidesk.analysis.numbers.rounding import decimals_in, exact, in_percent
from kpidesk.analysis.questions.odd import Oddity, OddKind
from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.analysis.signals.range_ends import range_ends
from kpidesk.cli import words
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Relation
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.formula.writing import show
from kpidesk.workbook.impossible import sentence
from kpidesk.workbook.workbook import Workbook

_NAMED = 8
"""Figures that are named one by one; of more the number is told."""


def question_sentence(workbook: Workbook, question: Question) -> str:
    """What is asked, with the names and numbers of both sides."""
    month = question.month
    if question.impossible is not None:
        return f"{sentence(workbook.definitions, question.impossible)}; correct one of them"
    match question.kind:
        case QuestionKind.GAPS:
            return f"{month}: {_listed(question.cells)} not entered"
        case QuestionKind.NOT_CLOSED:
            return f"{month} is over and not closed"
    odd = question.oddities[0]
    if odd.kind is OddKind.COLUMN_TWICE:
        other = odd.other.month if odd.other else "another month"
        return f"{month}: all {len(question.cells)} figures are those of {other}; was one column typed twice?"
    return odd_sentence(workbook, odd)


def odd_sentence(workbook: Workbook, odd: Oddity) -> str:
    """Like: 2026-08: customers_lost (34) is above the usual range of the months before, 5 to 30."""
    about = workbook.indicators[odd.cell.indicator]
    return f"{odd.cell.month}: {name_of(odd.cell)} ({figure(odd.value, about)}) {_said(workbook, odd, about)}"


def _said(workbook: Workbook, odd: Oddity, about: Indicator) -> str:
    other = odd.other.month if odd.other else None
    against = "" if odd.against is None else figure(odd.against, about)
    is_more = odd.against is None or abs(odd.value) > abs(odd.against)
    match odd.kind:
        case OddKind.COLUMN_TWICE:
            return f"and all figures of this month are those of {other}; was one column typed twice?"
        case OddKind.SIGN:
            return "is below zero" if odd.value < 0 else "is above zero, and was not so far"
        case OddKind.TEN_TIMES:
            return f"is about {'ten times' if is_more else 'a tenth of'} the {against} of {other}"
        case OddKind.SWAPPED:
            return f"is the {against} of {other} with two digits swapped"
        case OddKind.SAME:
            return f"is exactly the figure of {other}"
        case OddKind.RELATION:
            return f"is {_relation(workbook, odd)} ({against})"
    low, high = odd.range or (odd.value, odd.value)
    where = "above" if odd.value > high else "below"
    ends = range_ends(about, low, high, odd.value)
    low_text, high_text = (words.number(end, about, ends.decimals) for end in (ends.low, ends.high))
    return f"is {where} the usual range of the months before, {low_text} to {high_text}"


def _relation(workbook: Workbook, odd: Oddity) -> str:
    if odd.check is None:
        return "far from what it is held against"
    formula = show(workbook.definitions.check(odd.check.formula).node, workbook.definitions.labels)
    said = {Relation.AT_MOST: "more than", Relation.AT_LEAST: "less than", Relation.NEAR: "far from"}
    return f"{said[odd.check.relation]} {formula}"


def figure(value: float, about: Indicator) -> str:
    """Every digit that is kept."""
    shown = in_percent(value) if about.unit is Unit.PERCENT else value
    return words.number(value, about, decimals_in(exact(shown)))


def name_of(cell: Cell) -> str:
    return f"{cell.indicator} of {cell.segment}" if cell.segment else cell.indicator


def _listed(cells: tuple[Cell, ...]) -> str:
    if len(cells) > _NAMED:
        return f"{len(cells)} figures are"
    return f"{', '.join(map(name_of, cells))} {'is' if len(cells) == 1 else 'are'}"
