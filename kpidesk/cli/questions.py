"""The commands about what is still open in a file: the list of it, and saying that an odd figure is right."""

import argparse
import json
from typing import Any

from kpidesk.analysis.questions import questions as asking
from kpidesk.analysis.questions.odd import Oddity
from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.cli.asked import known_segment, read_month
from kpidesk.cli.odd_words import name_of, question_sentence
from kpidesk.cli.opened import looked_at, opened
from kpidesk.domain.cell import Cell
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook


def questions(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month) if arguments.month else None
    with looked_at(arguments.file) as workbook:
        found = asking.questions(workbook) if month is None else asking.questions_of(workbook, month)
        if arguments.json:
            print(json.dumps([_record(workbook, each) for each in found], ensure_ascii=False, indent=2))
        elif not found:
            print("no open questions" + (f" of {month}" if month else ""))
        else:
            print("\n".join(f"{each.kind:<10}  {question_sentence(workbook, each)}" for each in found))


def confirm(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    with opened(arguments.file) as file:
        workbook = file.workbook
        about = workbook.named(arguments.id)
        cell = Cell(about.id, month, known_segment(workbook, arguments.segment))
        question = _question_on(workbook, cell)
        change = asking.confirmation(workbook, question)
        if change is None:
            raise Refusal(f"{question_sentence(workbook, question)}; this cannot be confirmed")
        workbook.apply(change, MadeBy.COMMAND)
        for each in question.cells:
            print(f"{month}: {name_of(each)} is confirmed")


def _question_on(workbook: Workbook, cell: Cell) -> Question:
    """The one to answer about a figure. Raises Refusal when nothing is asked about it."""
    kinds = (QuestionKind.IMPOSSIBLE, QuestionKind.ODD, QuestionKind.GAPS)
    about_it = [each for each in asking.questions_of(workbook, cell.month) if cell in each.cells]
    found = min(about_it, key=lambda each: kinds.index(each.kind), default=None)
    if found is None:
        raise Refusal(f"{cell.month}: nothing is asked about {name_of(cell)}, so there is nothing to confirm")
    return found


def _record(workbook: Workbook, question: Question) -> dict[str, Any]:
    """null for what a question does not have."""
    broken = question.impossible
    return {
        "kind": str(question.kind),
        "month": str(question.month),
        "sentence": question_sentence(workbook, question),
        "can_be_confirmed": question.kind is QuestionKind.ODD,
        "figures": [_figure(workbook, cell) for cell in question.cells],
        "odd": [_odd(workbook, odd) for odd in question.oddities],
        "impossible": None
        if broken is None
        else {
            "kind": str(broken.kind),
            **_figure(workbook, broken.cell),
            "bound": broken.bound,
            "against": [_figure(workbook, cell) for cell in broken.against],
        },
    }


def _figure(workbook: Workbook, cell: Cell) -> dict[str, Any]:
    segment = str(cell.segment) if cell.segment else None
    return {"id": cell.indicator, "month": str(cell.month), "segment": segment, "value": workbook.typed(cell)}


def _odd(workbook: Workbook, odd: Oddity) -> dict[str, Any]:
    low, high = odd.range or (None, None)
    other = None if odd.other is None else _figure(workbook, odd.other)
    known = {"kind": str(odd.kind), **_figure(workbook, odd.cell), "against": odd.against}
    return known | {"usual_low": low, "usual_high": high, "other": other}
