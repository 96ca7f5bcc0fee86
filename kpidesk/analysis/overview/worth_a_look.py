"""What is worth a look, the most important first: on the screen at most five things."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.pace import Pace, Word, pace
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.overview.tiles import tiles
from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
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
    """``row`` is there for KPIs, ``questions`` (the newest first) and ``review`` for their own kinds.

    ``pace`` is there when the business year is not on the path to its goal.
    """

    why: Why
    row: KpiRow | None = None
    pace: Pace | None = None
    questions: tuple[Question, ...] = ()
    review: Review | None = None


NO_PACES: Mapping[str, Pace] = {}


def worth_a_look(
    rows: Iterable[KpiRow],
    questions: Sequence[Question],
    reviews: Sequence[Review],
    paces: Mapping[str, Pace] = NO_PACES,
    *,
    most: int | None = MOST,
) -> list[Item]:
    """Rows that are equally urgent stay in the order they came in; all questions together are one thing.

    ``paces`` are those that `off_path` finds, by the ids of their indicators. ``most`` None tells everything.
    """
    items: list[Item] = []
    for row in rows:
        behind = paces.get(row.comparison.indicator.id)
        why = why_of(row, behind)
        if why is not None:
            items.append(Item(why, row, behind))
    items.sort(key=_urgency)
    asked = tuple(question for question in questions if question.kind is not QuestionKind.NOT_CLOSED)
    if asked:
        items.append(Item(Why.QUESTIONS, questions=asked))
    items += [Item(Why.REVIEW, review=review) for review in reviews]
    return items[:most]


def why_of(row: KpiRow, behind: Pace | None = None) -> Why | None:
    """None for a figure that is as it should be, for none at all, and for a period that still runs.

    ``behind`` is what `off_path` finds of its year.
    """
    if row.comparison.unfinished or isinstance(row.comparison.value, NoValue):
        return None
    status = row.judgement.status
    if status is Status.OFF and row.signal is not None:
        return Why.OFF_AND_SIGNALLED
    if status in {Status.OFF, Status.WATCH} or behind is not None:
        return Why.IN_DANGER
    return None if row.signal is None else Why.SIGNALLED


def watched(workbook: Workbook) -> list[str]:
    """Ids of the KPIs that are looked through: the tiles, then the other chosen KPIs that have a goal."""
    shown = [name for names in tiles(workbook).values() for name in names]
    aimed = workbook.aimed_at
    others = [name for name in workbook.chosen if name in aimed and name not in shown]
    return [*shown, *(name for name in others if workbook.indicator(name).kind is Kind.KPI)]


def off_path(workbook: Workbook, name: str, period: Period) -> Pace | None:
    """The pace of the business year at the end of the period, when it endangers the goal; None when all is well.

    None as well where it tells nothing new: the period begins with what counts of the year, or the indicator stands at
    the end of a month and has no year of its own. While the last month runs nothing is judged.
    """
    year = workbook.calendar.around(period.last, PeriodKind.YEAR)
    if period.last in workbook.calendar.unfinished or period.first == year.first:
        return None
    if workbook.nature(name) not in {Nature.FLOW, Nature.RATE}:
        return None
    found = pace(workbook, name, year, period.last)
    if period.first == found.period.first:
        return None
    is_off = found.judgement.status in {Status.OFF, Status.WATCH} and found.word is not Word.REACHED
    return found if is_off else None


def due_reviews(workbook: Workbook, names: Iterable[str], month: Month) -> list[Review]:
    """Goals of this month, its quarter and its year whose day to look at them again has come: of each indicator the one
    that is overdue longest, and those first.
    """
    due = []
    for name in names:
        goals = [goal for goal in _goals_in(workbook, name, month) if goal.review_on is not None]
        goal = min(goals, key=_day_of_review, default=None)
        if goal is not None and goal.review_on is not None and goal.review_on <= workbook.today:
            due.append(Review(name, month, goal))
    return sorted(due, key=lambda review: _day_of_review(review.goal))


def _goals_in(workbook: Workbook, name: str, month: Month) -> Iterator[Goal]:
    goal = workbook.month_goal(name, month)
    if goal is not None:
        yield goal
    for kind in (PeriodKind.QUARTER, PeriodKind.YEAR):
        goal = workbook.period_goal(name, workbook.calendar.around(month, kind))
        if goal is not None:
            yield goal


def _day_of_review(goal: Goal) -> dt.date:
    return goal.review_on or dt.date.max


def _urgency(item: Item) -> tuple[int, bool, bool]:
    """Off before watch; what has changed for the worse before the rest."""
    row = item.row
    assert row is not None  # questions and reviews are put behind
    is_worse = row.signal is not None and row.signal.merit is Merit.BAD
    return list(Why).index(item.why), row.judgement.status is not Status.OFF, not is_worse
