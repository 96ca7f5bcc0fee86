"""The commands that close a month, after a look at what is missing, and open it again."""

import argparse

from kpidesk.analysis.questions.month_entry import FieldState, MonthEntry, month_entry
from kpidesk.analysis.questions.questions import QuestionKind, questions_of
from kpidesk.cli.asked import read_month
from kpidesk.cli.odd_words import name_of, question_sentence
from kpidesk.cli.opened import opened
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook import closing
from kpidesk.workbook.workbook import Workbook


def close(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    with opened(arguments.file) as file:
        workbook = file.workbook
        change = closing.closing(workbook, month)
        missing, asked = _missing(month_entry(workbook, month)), _asked(workbook, month)
        for line in (*missing, *asked):
            print(line)
        if (missing or asked) and not arguments.anyway:
            still = " and ".join(filter(None, (_counted(missing, "figure"), _counted(asked, "question"))))
            raise Refusal(f"{month} stays open: {still} to see to. To close it as it is, add --anyway")
        workbook.apply(change, MadeBy.COMMAND)
        print(f"{month}: closed")


def reopen(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    if not arguments.reason.strip():
        raise Refusal(f"say why {month} is opened again, with --reason")
    with opened(arguments.file) as file:
        file.workbook.apply(closing.reopening(file.workbook, month, arguments.reason), MadeBy.COMMAND)
        print(f"{month}: open again, because: {file.workbook.month_state(month).reason}")


def _missing(entered: MonthEntry) -> list[str]:
    """Figures of the month that nobody typed: blank ones, and those that only stand from the month before."""
    words = {
        FieldState.MISSING: "not entered",
        FieldState.CARRIED: "carried on from before, and not confirmed; set it to say that it still holds",
    }
    fields = [field for program in entered.programs for field in program.fields if field.state in words]
    return [f"{field.cell.month}: {name_of(field.cell)} is {words[field.state]}" for field in fields]


def _asked(workbook: Workbook, month: Month) -> list[str]:
    """Odd and impossible figures; gaps are missing figures, and the month itself is about to be closed."""
    kinds = {QuestionKind.IMPOSSIBLE, QuestionKind.ODD}
    return [question_sentence(workbook, each) for each in questions_of(workbook, month) if each.kind in kinds]


def _counted(lines: list[str], word: str) -> str:
    return f"{len(lines)} {word}{'s'[: len(lines) > 1]}" if lines else ""
