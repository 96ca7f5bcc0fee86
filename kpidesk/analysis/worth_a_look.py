"""What is worth a look: at most five things, the most important first."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.merit import Merit
from kpidesk.analysis.questions import Question, QuestionKind
from kpidesk.analysis.row import KpiRow
from kpidesk.analysis.status import Status
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

MOST = 5


class Why(StrEnum):
    """The most important first."""

    OFF_AND_SIGNALLED = "off, and not as usual"
    IN_DANGER = "goal missed or in danger"
    SIGNALLED = "not as usual"
    QUESTIONS = "open questions"
    REVIEW = "goal due for review"


@dataclass(frozen=True, slots=True)
class Review:
    """A goal that was to be looked at again by today. ``month`` is one in which it holds."""

    indicator: str
    month: Month
    goal: Goal


@dataclass(frozen=True, slots=True)
class Item:
    """``row`` is there for KPIs, ``questions`` (the newest first) and ``review`` for their own kinds."""

    why: Why
    row: KpiRow | None = None
    questions: tuple[Question, ...] = ()
    review: Review | None = None


def worth_a_look(rows: Iterable[KpiRow], questions: Sequence[Question], reviews: Sequence[Review]) -> list[Item]:
    """Rows that are equally urgent stay in the order they came in; all questions together are one thing."""
    urgent = [Item(why, row) for row in rows if (why := why_of(row)) is not None]
    asked = tuple(question for question in questions if question.kind is not QuestionKind.NOT_CLOSED)
    items = [*sorted(urgent, key=_urgency)]
    if asked:
        items.append(Item(Why.QUESTIONS, questions=asked))
    items += [Item(Why.REVIEW, review=review) for review in reviews]
    return items[:MOST]


def why_of(row: KpiRow) -> Why | None:
    """None for a figure that is as it should be, for none at all, and for a period that still runs."""
    if row.comparison.unfinished or isinstance(row.comparison.value, NoValue):
        return None
    status = row.judgement.status
    if status in {Status.OFF, Status.WATCH}:
        return Why.OFF_AND_SIGNALLED if status is Status.OFF and row.signal is not None else Why.IN_DANGER
    return None if row.signal is None else Why.SIGNALLED


def due_reviews(workbook: Workbook, names: Iterable[str], month: Month) -> list[Review]:
    """Goals of this month whose day to look at them again has come, the longest overdue first."""
    goals = ((name, workbook.month_goal(name, month)) for name in names)
    due = [
        Review(name, month, goal)
        for name, goal in goals
        if goal is not None and goal.review_on is not None and goal.review_on <= workbook.today
    ]
    return sorted(due, key=lambda review: review.goal.review_on or dt.date.max)


def _urgency(item: Item) -> tuple[int, bool, bool]:
    """Off before watch; what has changed for the worse before the rest."""
    row = item.row
    assert row is not None
    is_worse = row.signal is not None and row.signal.merit is Merit.BAD
    return list(Why).index(item.why), row.judgement.status is not Status.OFF, not is_worse
