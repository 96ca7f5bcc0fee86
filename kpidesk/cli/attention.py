"""The command attention: what is worth a look, each a fact and its measure. It changes nothing."""

import argparse
import json
from typing import Any

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.analysis.overview.worth_a_look import Item, Review, due_reviews, off_path, watched, worth_a_look
from kpidesk.analysis.questions.questions import questions
from kpidesk.cli.asked import read_period
from kpidesk.cli.attention_words import fact, measure
from kpidesk.cli.odd_words import question_sentence
from kpidesk.cli.opened import looked_at
from kpidesk.cli.row_facts import by_itself, limits_record, pace_record, signal_record
from kpidesk.cli.usage import Commands, command, takes_json
from kpidesk.cli.view_usage import PERIODS
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook


def add_attention(commands: Commands) -> None:
    text = "what is worth a look, the most important first: goals in danger, odd months, open questions, reviews due"
    parser = command(commands, "attention", run_attention, text, "attention shop.kpidesk --json")
    parser.add_argument("--at", metavar="PERIOD", help=f"else the last finished month; {PERIODS}")
    takes_json(parser)


def run_attention(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        period = read_period(workbook, arguments.at) if arguments.at else Period.month(month_at_hand(workbook))
        items = items_of(workbook, period)
        if arguments.json:
            print(json.dumps([_record(item, workbook) for item in items], ensure_ascii=False, indent=2))
        elif not items:
            print(f"{workbook.calendar.name(period)}: nothing needs a look")
        else:
            print("\n".join(f"{fact(item, workbook)}\n    {measure(item, workbook)}" for item in items))


def items_of(workbook: Workbook, period: Period) -> list[Item]:
    """Everything that is worth a look in a period, as the overview would tell it had it the room."""
    names = watched(workbook)
    rows = [kpi_row(source_for(workbook, name), name, period) for name in names]
    paces = {name: behind for name in names if (behind := off_path(workbook, name, period)) is not None}
    reviews = due_reviews(workbook, names, workbook.current_month)
    return worth_a_look(rows, questions(workbook), reviews, paces, most=None)


def _record(item: Item, workbook: Workbook) -> dict[str, Any]:
    """Exact numbers; null for what is not of this kind."""
    told = {"why": str(item.why), "fact": fact(item, workbook), "measure": measure(item, workbook)}
    asked = [question_sentence(workbook, question) for question in item.questions]
    return told | _figures(item, workbook) | {"questions": asked or None, "review": _review(item.review)}


def _figures(item: Item, workbook: Workbook) -> dict[str, Any]:
    row = item.row
    if row is None:
        nothing = ("period", "value", "goal", "goal_upper", "variance", "status", "signal", "limits", "pace")
        return {"indicator": item.review.indicator if item.review else None, **dict.fromkeys(nothing)}
    compared, status = row.comparison, row.judgement.status
    judged = by_itself(compared, row.judgement, row.pace)
    return {
        "indicator": compared.indicator.id,
        "period": workbook.calendar.name(compared.period),
        "value": None if isinstance(compared.value, NoValue) else compared.value,
        "goal": None if judged.goal is None else judged.goal.value,
        "goal_upper": None if judged.goal is None else judged.goal.upper,
        "variance": judged.exact_variance,
        "status": str(status) if judged.goal is not None else None,
        "signal": None if row.signal is None else signal_record(row.signal),
        "limits": None if row.usual is None else limits_record(row.usual, compared.period.last),
        "pace": None if item.pace is None else pace_record(item.pace, workbook),
    }


def _review(review: Review | None) -> dict[str, Any] | None:
    if review is None:
        return None
    set_on, due = review.goal.set_on, review.goal.review_on
    return {
        "goal": review.goal.value,
        "goal_upper": review.goal.upper,
        "set_on": None if set_on is None else set_on.isoformat(),
        "review_on": None if due is None else due.isoformat(),
    }
