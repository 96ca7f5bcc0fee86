"""Filling a year, starting from last year, bands, tolerance and review."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.goal_plan import (
    USUAL_TOLERANCE,
    Kind,
    Tolerance,
    Totals,
    anew,
    filled,
    from_last_year,
    kinds_of,
    last_review,
    later,
    one_sided,
    reviewed,
    steps_of,
    tolerance_in_force,
    with_tolerance,
)
from kpidesk.analysis.goals.goals import Spread, spread
from kpidesk.analysis.goals.reality import average_before
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature

MONTHS = Calendar().year(2026).months
JANUARY, MARCH = Month.of(2026, 1), Month.of(2026, 3)
SET = dt.date(2026, 1, 5)


def numbers(change: SetGoals | NoValue) -> list[float]:
    assert isinstance(change, SetGoals)
    return [goal.value for goal in change.goals.values() if goal]


@pytest.mark.parametrize(
    ("direction", "kinds"),
    [
        (Direction.HIGHER, (Kind.AT_LEAST, Kind.BETWEEN)),
        (Direction.LOWER, (Kind.AT_MOST, Kind.BETWEEN)),
        (Direction.BAND, (Kind.BETWEEN,)),
        (Direction.NEUTRAL, ()),
    ],
)
def test_the_kind_of_a_goal_follows_the_direction(direction: Direction, kinds: tuple[Kind, ...]) -> None:
    assert kinds_of(direction) == kinds


def test_a_total_is_spread_over_twelve_months_and_kept_to_the_last_digit(business: Any) -> None:
    business.add("sales", [100.0 + i for i in range(12)])
    for how in Spread:
        assert sum(map(exact, numbers(filled(business, "sales", MONTHS, Totals(87_001.0), how)))) == 87_001


def test_a_rate_is_filled_with_the_same_figure(business: Any) -> None:
    business.add("rate", [0.2] * 12, Unit.PERCENT, nature=Nature.RATE)
    assert numbers(filled(business, "rate", MONTHS, Totals(0.25), Spread.BY_DAYS)) == [0.25] * 12


def test_a_band_is_filled_at_both_ends(business: Any) -> None:
    business.add("sales", [100.0] * 12)
    change = filled(business, "sales", MONTHS, Totals(1200.0, 2400.0), Spread.EQUALLY)
    assert isinstance(change, SetGoals)
    assert {(goal.value, goal.upper) for goal in change.goals.values() if goal} == {(100.0, 200.0)}


@pytest.mark.parametrize("upper", [None, 2400.0])
def test_last_years_shares_need_last_year(business: Any, upper: float | None) -> None:
    business.add("sales", [100.0] * 11)
    refused = filled(business, "sales", MONTHS, Totals(1200.0, upper), Spread.BY_LAST_YEAR)
    assert refused == NoValue(Cause.MISSING, "sales", month=Month.of(2025, 12), have=11, of=12)


def test_new_goals_keep_what_the_months_had_besides_the_number(business: Any) -> None:
    business.add("sales")
    held = Goal(100.0, tolerance=5.0, reason="As agreed", set_on=SET, review_on=dt.date(2026, 7, 1))
    business.aim("sales", {JANUARY: held})
    change = anew(business, "sales", {JANUARY: Totals(110.0), MARCH: Totals(120.0)})
    goal = Goal(110.0, tolerance=5.0, reason="As agreed", review_on=dt.date(2026, 7, 1))
    assert change.goals[GoalKey("sales", JANUARY)] == goal
    assert change.goals[GoalKey("sales", MARCH)] == Goal(120.0, None, 5.0, "As agreed", None, dt.date(2026, 7, 1))


def test_the_first_goal_is_like_no_other(business: Any) -> None:
    business.add("sales")
    assert anew(business, "sales", {JANUARY: Totals(110.0)}).goals == {GoalKey("sales", JANUARY): Goal(110.0)}


def test_last_years_figures_become_goals_as_they_are_displayed(business: Any) -> None:
    business.add("sales", [5838.44 + i for i in range(12)])
    assert numbers(from_last_year(business, "sales", MONTHS)) == [5838.0 + i for i in range(12)]


def test_last_year_must_be_whole_and_finished(business: Any) -> None:
    business.add("sales", [100.0] * 12)
    business.calendar = Calendar(unfinished={Month.of(2025, 12): 10})
    refused = from_last_year(business, "sales", MONTHS)
    assert refused == NoValue(Cause.MISSING, "sales", month=Month.of(2025, 12), have=11, of=12)


@pytest.mark.parametrize(("direction", "value"), [(Direction.HIGHER, 10.0), (Direction.LOWER, 22.0)])
def test_a_band_that_loses_an_end_keeps_the_one_that_counts(direction: Direction, value: float) -> None:
    goals = {GoalKey("cac", JANUARY): Goal(10.0, 22.0, set_on=SET), GoalKey("cac", MARCH): Goal(15.0)}
    assert one_sided(direction, goals).goals == {GoalKey("cac", JANUARY): Goal(value, set_on=SET)}


@pytest.mark.parametrize(
    ("goals", "tolerance"),
    [
        ([], USUAL_TOLERANCE),
        ([Goal(100.0), Goal(200.0)], USUAL_TOLERANCE),
        ([Goal(100.0, tolerance=5.0), Goal(200.0, tolerance=5.0)], Tolerance(amount=5.0)),
        ([Goal(100.0, tolerance=20.0), Goal(-200.0, tolerance=40.0)], Tolerance(share=0.2)),
        ([Goal(100.0, 150.0, 10.0), Goal(200.0, 300.0, 20.0)], Tolerance(share=0.2)),
        ([Goal(100.0), Goal(200.0, tolerance=20.0)], USUAL_TOLERANCE),
        ([Goal(100.0), Goal(200.0, tolerance=30.0)], None),
        ([Goal(0.0, tolerance=3.0), Goal(200.0, tolerance=30.0)], None),
    ],
)
def test_the_tolerance_in_force_is_what_all_goals_share(goals: list[Goal], tolerance: Tolerance | None) -> None:
    assert tolerance_in_force(goals) == tolerance


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=12), st.integers(1, 100))
@settings(derandomize=True, deadline=None)
def test_a_share_given_is_the_share_in_force(values: list[int], percent: int) -> None:
    goals = {GoalKey("sales", JANUARY.plus(i)): Goal(float(value)) for i, value in enumerate(values)}
    change = with_tolerance(goals, Tolerance(share=percent / 100))
    given_ = [goal for goal in change.goals.values() if goal]
    found = tolerance_in_force(given_)
    if found is not None and found.amount is not None:  # all goals are alike
        found = Tolerance(share=found.amount / values[0])
    assert found is not None and found.share == pytest.approx(percent / 100)


def test_an_amount_is_the_same_for_every_month() -> None:
    goals = {GoalKey("sales", at): Goal(value, set_on=SET) for at, value in ((JANUARY, 100.0), (MARCH, 200.0))}
    change = with_tolerance(goals, Tolerance(amount=7.0))
    assert list(change.goals.values()) == [
        Goal(100.0, tolerance=7.0, set_on=SET),
        Goal(200.0, tolerance=7.0, set_on=SET),
    ]


def test_the_usual_tolerance_is_stored_as_none() -> None:
    change = with_tolerance({GoalKey("sales", JANUARY): Goal(100.0, tolerance=7.0)}, USUAL_TOLERANCE)
    assert change.goals == {GoalKey("sales", JANUARY): Goal(100.0)}


def entry(month: Month, goal: Goal | None, day: int) -> GoalEntry:
    return GoalEntry(month, goal, dt.datetime(2026, 1, day, 9))


def test_the_history_is_told_by_change_newest_first() -> None:
    first, second = Goal(100.0), Goal(110.0)
    steps = steps_of(
        [entry(MARCH, first, 5), entry(JANUARY, first, 5), entry(MARCH, second, 9), entry(JANUARY, None, 9)]
    )
    assert [(step.at.day, step.goals) for step in steps] == [
        (9, ((JANUARY, None), (MARCH, second))),
        (5, ((JANUARY, first), (MARCH, first))),
    ]


def test_a_review_is_a_later_date_for_the_same_goal() -> None:
    goal, put_off = Goal(100.0, review_on=dt.date(2026, 4, 1)), Goal(100.0, review_on=dt.date(2026, 7, 1))
    assert last_review([entry(JANUARY, goal, 5)]) is None
    assert last_review([entry(JANUARY, goal, 5), entry(JANUARY, put_off, 9)]) == dt.date(2026, 1, 9)


def test_another_number_is_no_review_and_a_removed_goal_is_forgotten() -> None:
    goal = Goal(100.0, review_on=dt.date(2026, 4, 1))
    raised = Goal(120.0, review_on=dt.date(2026, 7, 1))
    assert last_review([entry(JANUARY, goal, 5), entry(JANUARY, raised, 9)]) is None
    assert last_review([entry(JANUARY, goal, 5), entry(JANUARY, None, 7), entry(JANUARY, raised, 9)]) is None


def test_reviewing_leaves_number_and_day_of_setting_alone() -> None:
    key = GoalKey("sales", JANUARY, PeriodKind.QUARTER, Segment(SegmentKind.CHANNEL, "Search"))
    change = reviewed({key: Goal(100.0, set_on=SET)}, dt.date(2026, 7, 1), "Still right")
    assert change.goals[key] == Goal(100.0, None, None, "Still right", SET, dt.date(2026, 7, 1))


def test_the_average_is_of_the_twelve_months_before(business: Any) -> None:
    business.add("sales", [100.0 + i for i in range(13)])
    assert average_before(business, "sales", Month.of(2026, 1)) == 105.5
    assert average_before(business, "sales", Month.of(2026, 2)) == 106.5
    assert average_before(business, "sales", Month.of(2025, 12)) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 9, 17), 3, dt.date(2026, 12, 17)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: dt.date, months: int, then: dt.date) -> None:
    assert later(day, months) == then


@given(st.floats(-1e9, 1e9), st.lists(st.floats(0.01, 1e6), min_size=12, max_size=12), st.integers(0, 2))
@settings(derandomize=True, deadline=None)
def test_months_always_add_up_to_the_year(total: float, weights: list[float], decimals: int) -> None:
    total = float(f"{total:.2f}")
    assert sum(map(exact, spread(total, weights, decimals))) == exact(total)
