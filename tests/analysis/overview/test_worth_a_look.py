"""What is worth a look: five things at most, the most important first."""

import datetime as dt
import random

import pytest

from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.overview.worth_a_look import MOST, Review, Why, due_reviews, off_path, why_of, worth_a_look
from kpidesk.analysis.questions.questions import Question, QuestionKind
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from tests.analysis.conftest import Business

QUIET = [100.0, 104, 98, 102, 97, 103, 99, 101, 100, 104, 98, 102]
LAST = Month.of(2026, 1)


def row(last: float, goal: float | None, calendar: Calendar | None = None) -> KpiRow:
    """A figure that was about 100 for a year, then ``last``."""
    shop = Business(calendar)
    shop.add("f", [*QUIET, last], direction=Direction.HIGHER)
    if goal is not None:
        shop.aim("f", Goal(goal), [LAST])
    return kpi_row(shop, "f", Period.month(LAST))


@pytest.mark.parametrize(
    ("last", "goal", "why"),
    [
        (50, 100, Why.OFF_AND_SIGNALLED),
        (101, 120, Why.IN_DANGER),  # off, as usual
        (101, 105, Why.IN_DANGER),  # on watch
        (150, 100, Why.SIGNALLED),  # on track, yet not as usual
        (150, None, Why.SIGNALLED),
        (101, 90, None),
        (101, None, None),
    ],
)
def test_what_needs_a_look_and_why(last: float, goal: float | None, why: Why | None) -> None:
    assert why_of(row(last, goal)) is why


def test_a_month_that_still_runs_is_not_judged() -> None:
    assert why_of(row(5, 100, Calendar(unfinished={LAST: 3}))) is None


def test_the_most_important_comes_first_whatever_order_it_came_in() -> None:
    cases = [(50, 100), (101, 120), (101, 105), (150, 100)]
    rows = [row(*case) for case in cases]
    mixed = list(rows)
    random.Random(5).shuffle(mixed)
    found = worth_a_look(mixed, [], [])
    assert [item.row for item in found] == rows


def test_questions_are_one_thing_and_months_to_be_closed_none() -> None:
    asked = Question(QuestionKind.ODD, LAST, (Cell("f", LAST),))
    found = worth_a_look([row(150, 100)], [asked, Question(QuestionKind.NOT_CLOSED, LAST), asked], [])
    assert [item.why for item in found] == [Why.SIGNALLED, Why.QUESTIONS]
    assert found[1].questions == (asked, asked)
    assert worth_a_look([], [Question(QuestionKind.NOT_CLOSED, LAST)], []) == []


def test_there_are_five_at_most() -> None:
    reviews = [Review("f", LAST, Goal(1.0))] * 3
    found = worth_a_look([row(50, 100)] * 4, [Question(QuestionKind.GAPS, LAST)], reviews)
    assert [item.why for item in found] == [Why.OFF_AND_SIGNALLED] * 4 + [Why.QUESTIONS]
    assert len(found) == MOST


class Diary:
    """Goals of one month, on a day."""

    today = dt.date(2026, 9, 15)

    def __init__(self, goals: dict[str, Goal]) -> None:
        self._goals = goals

    calendar = Calendar()

    def month_goal(self, name: str, _month: Month) -> Goal | None:
        return self._goals.get(name)

    def period_goal(self, name: str, period: Period) -> Goal | None:
        return self._goals.get(f"{name}, {period.kind}")


def test_goals_are_due_on_their_day_and_the_longest_overdue_comes_first() -> None:
    goals = {
        "today": Goal(1.0, review_on=dt.date(2026, 9, 15)),
        "tomorrow": Goal(1.0, review_on=dt.date(2026, 9, 16)),
        "long ago": Goal(1.0, review_on=dt.date(2026, 1, 1)),
        "never": Goal(1.0),
    }
    diary = Diary(goals)
    found = due_reviews(diary, [*goals, "without"], LAST)  # type: ignore[arg-type]
    assert [review.indicator for review in found] == ["long ago", "today"]


def test_goals_of_a_quarter_and_a_year_are_due_too_and_each_figure_once() -> None:
    def on(day: int) -> Goal:
        return Goal(float(day), review_on=dt.date(2026, 9, day))

    goals = {"rate": on(14), "rate, year": on(2), "share, quarter": on(3), "cash, quarter": on(20), "cash": Goal(1.0)}
    found = due_reviews(Diary(goals), ["rate", "share", "cash"], LAST)  # type: ignore[arg-type]
    assert [(review.indicator, review.goal.value) for review in found] == [("rate", 2.0), ("share", 3.0)]


# -- the year -----------------------------------------------------------------------------------------------------


class Aimed(Business):
    """A business that knows which figures have a goal."""

    aimed_at = frozenset({"f"})


def year(values: list[float], goal: float, calendar: Calendar | None = None) -> Aimed:
    """A figure from January 2026 on, with the same goal every month."""
    shop = Aimed(calendar)
    shop.add("f", [100.0] * 12 + values, direction=Direction.HIGHER)
    shop.aim("f", Goal(goal), [Month.of(2026, month) for month in range(1, 13)])
    return shop


MARCH = Period.month(Month.of(2026, 3))


def test_a_year_off_its_path_is_in_danger_though_the_month_is_on_track() -> None:
    shop = year([50.0, 60.0, 100.0], 100.0)
    behind = off_path(shop, "f", MARCH)  # type: ignore[arg-type]
    assert behind is not None and (behind.path, behind.distance) == (300.0, -90.0)
    good = kpi_row(shop, "f", MARCH)
    assert why_of(good, None) is not Why.IN_DANGER
    assert why_of(good, behind) is Why.IN_DANGER
    (item,) = worth_a_look([good], [], [], {"f": behind})
    assert (item.why, item.pace) == (Why.IN_DANGER, behind)


@pytest.mark.parametrize(
    ("values", "months"),
    [
        ([100.0, 100.0, 100.0], 3),  # on the path
        ([150.0, 150.0, 10.0], 3),  # ahead, with one bad month
        ([50.0], 1),  # the year is the month
    ],
)
def test_a_year_that_tells_nothing_more_is_left_alone(values: list[float], months: int) -> None:
    at = Period.month(Month.of(2026, months))
    assert off_path(year(values, 100.0), "f", at) is None  # type: ignore[arg-type]


def test_while_a_month_runs_the_year_is_not_judged_either() -> None:
    shop = year([50.0, 60.0, 10.0], 100.0, Calendar(unfinished={Month.of(2026, 3): 3}))
    assert off_path(shop, "f", MARCH) is None  # type: ignore[arg-type]


def test_everything_is_told_when_it_is_asked_for() -> None:
    reviews = [Review("f", LAST, Goal(1.0))] * 9
    assert len(worth_a_look([], [], reviews, most=None)) == 9
