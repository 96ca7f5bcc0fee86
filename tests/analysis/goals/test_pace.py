"""Pace: the figure so far against the path to the goal of a year or quarter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.pace import Pace, Word, begun_in, pace, pace_so_far, path_goals
from kpidesk.analysis.goals.status import Status
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)
YEAR = Period(PeriodKind.YEAR, START, START.plus(11))
QUARTER = Period(PeriodKind.QUARTER, START, START.plus(2))


def equal(business: Business, values: list[float | None], total: float, **more: object) -> str:
    name = business.add("sales", values, **more)  # type: ignore[arg-type]
    goals = path_goals(business, name, YEAR, total)
    assert not isinstance(goals, NoValue)
    business.aim(name, dict(zip(YEAR.months, goals, strict=True)))
    return name


# -- paths ------------------------------------------------------------------------------------------------------


def test_an_equal_path_adds_up_to_the_year(business: Business) -> None:
    goals = path_goals(business, business.add("sales"), YEAR, 1000.0)
    assert not isinstance(goals, NoValue)
    assert [goal.value for goal in goals] == [83.33] * 11 + [83.37]


def test_a_path_by_days_gives_february_less(business: Business) -> None:
    goals = path_goals(business, business.add("sales"), YEAR, 36500.0, Spread.BY_DAYS)
    assert not isinstance(goals, NoValue)
    assert [goal.value for goal in goals[:3]] == [3100.0, 2800.0, 3100.0]
    assert sum(goal.value for goal in goals) == 36500.0


def test_a_path_by_last_years_shares_needs_all_its_months(business: Business) -> None:
    last_year = [100.0] * 6 + [300.0] * 6
    name = business.add("sales", last_year, start=START.plus(-12))
    goals = path_goals(business, name, YEAR, 4800.0, Spread.BY_LAST_YEAR)
    assert not isinstance(goals, NoValue)
    assert [goals[0].value, goals[11].value] == [200.0, 600.0]
    short = business.add("other", last_year[:11], start=START.plus(-12))
    reason = path_goals(business, short, YEAR, 4800.0, Spread.BY_LAST_YEAR)
    assert isinstance(reason, NoValue)
    assert (reason.cause, reason.have, reason.of) == (Cause.MISSING, 11, 12)


def test_a_rate_has_the_same_goal_every_month(business: Business) -> None:
    goals = path_goals(business, business.add("rate", nature=Nature.RATE), YEAR, 0.05)
    assert not isinstance(goals, NoValue)
    assert [goal.value for goal in goals] == [0.05] * 12


# -- so far against the path ------------------------------------------------------------------------------------


def test_the_year_so_far_is_judged_by_its_path(business: Business) -> None:
    name = equal(business, [90.0, 110.0, 130.0], 1200.0)
    found = pace(business, name, YEAR, START.plus(2))
    assert (found.to_date, found.path, found.distance) == (330.0, 300.0, 30.0)
    assert (found.word, found.judgement.status) == (Word.AHEAD, Status.ON_TRACK)
    assert (found.left, found.months_left, found.needed) == (870.0, 9.0, pytest.approx(870 / 9))
    assert (found.average, found.reached_in) == (110.0, None)


@pytest.mark.parametrize(
    ("month", "word", "status"),
    [(300.0, Word.ON_PATH, Status.ON_TRACK), (271.0, Word.BEHIND, Status.WATCH), (269.0, Word.BEHIND, Status.OFF)],
)
def test_a_tenth_of_the_path_is_its_tolerance(business: Business, month: float, word: Word, status: Status) -> None:
    found = pace(business, equal(business, [0.0, 0.0, month], 1200.0), YEAR, START.plus(2))
    assert (found.word, found.judgement.status) == (word, status)


def test_the_month_alone_does_not_decide(business: Business) -> None:
    name = equal(business, [150.0, 150.0, 50.0], 1200.0)
    assert pace(business, name, YEAR, START.plus(2)).judgement.status is Status.ON_TRACK


def test_the_last_point_is_the_distance_from_the_path(business: Business) -> None:
    name = equal(business, [90.0, 110.0, 130.0], 1200.0)
    found = pace(business, name, YEAR, START.plus(2))
    assert [point.distance for point in found.points] == [-10.0, 0.0, 30.0] + [None] * 9
    assert [point.path for point in found.points][-1] == 1200.0
    assert found.points[2].distance == found.distance


def test_a_goal_that_is_reached_says_in_which_month(business: Business) -> None:
    name = equal(business, [100.0] * 8 + [500.0, 20.0], 1200.0)
    found = pace(business, name, YEAR, START.plus(9))
    assert (found.word, found.reached_in, found.needed) == (Word.REACHED, START.plus(8), None)
    assert found.left == -120.0


@pytest.mark.parametrize(("last", "word"), [(100.0, Word.MET), (99.0, Word.MISSED)])
def test_a_year_that_is_over_was_met_or_missed(business: Business, last: float, word: Word) -> None:
    found = pace(business, equal(business, [100.0] * 11 + [last], 1200.0), YEAR, START.plus(11))
    assert (found.word, found.needed, found.months_left) == (word, None, 0.0)


def test_costs_over_their_path_are_bad_and_a_budget_can_be_used_up(business: Business) -> None:
    name = equal(business, [90.0, 130.0, 400.0, 700.0], 1200.0, direction=Direction.LOWER)
    seen = [pace(business, name, YEAR, START.plus(month)) for month in range(4)]
    assert [one.word for one in seen] == [Word.WITHIN, Word.ABOVE, Word.ABOVE, Word.USED_UP]
    assert [one.judgement.status for one in seen] == [Status.ON_TRACK, Status.WATCH, Status.OFF, Status.OFF]
    assert (seen[0].needed, seen[3].needed, seen[3].reached_in) == (pytest.approx(1110 / 11), None, START.plus(3))


def test_a_loss_that_may_grow_is_never_reached_on_the_way(business: Business) -> None:
    name = equal(business, [-30.0, -60.0, -20.0], -600.0)
    found = pace(business, name, YEAR, START.plus(2))
    assert (found.word, found.path, found.reached_in) == (Word.AHEAD, -150.0, None)
    assert found.needed == pytest.approx(-490 / 9)


def test_between_two_ends_is_within(business: Business) -> None:
    name = business.add("spend", [95.0, 130.0, 20.0], direction=Direction.BAND)
    business.aim(name, Goal(90.0, 110.0), YEAR.months)
    seen = [pace(business, name, YEAR, START.plus(month)) for month in range(3)]
    assert [one.word for one in seen] == [Word.WITHIN, Word.ABOVE, Word.BEHIND]
    assert seen[0].left == 1225.0


def test_a_quarter_has_a_pace_of_its_own(business: Business) -> None:
    name = equal(business, [90.0, 120.0], 1200.0)
    found = pace(business, name, QUARTER, START.plus(1))
    assert (found.path, found.to_date, found.left, found.months_left) == (200.0, 210.0, 90.0, 1.0)


def test_a_month_that_runs_counts_as_far_as_its_days() -> None:
    business = Business(Calendar(unfinished={START.plus(1): 7}))
    name = equal(business, [100.0, 20.0], 1200.0)
    found = pace(business, name, YEAR, START.plus(1))
    assert (found.path, found.to_date, found.distance) == (125.0, 120.0, -5.0)
    assert (found.judgement.hollow, found.word) == (True, Word.BEHIND)
    assert (found.months_left, found.average) == (10.75, pytest.approx(120 / 1.25))
    assert [point.path for point in found.points][:3] == [100.0, 125.0, 300.0]


def test_a_year_whose_last_month_runs_is_not_over() -> None:
    business = Business(Calendar(unfinished={START.plus(11): 10}))
    found = pace(business, equal(business, [100.0] * 12, 1200.0), YEAR, START.plus(11))
    assert found.word is Word.REACHED
    assert pace(business, equal(business, [90.0] * 12, 1200.0), YEAR, START.plus(11)).word is Word.BEHIND


def test_a_missing_month_leaves_no_pace(business: Business) -> None:
    name = equal(business, [100.0, None, 100.0], 1200.0)
    found = pace(business, name, YEAR, START.plus(2))
    assert isinstance(found.to_date, NoValue)
    assert (found.word, found.needed) == (Word.NONE, None)
    assert [point.actual for point in found.points][:3] == [100.0, None, None]


def test_what_begins_within_the_year_counts_from_there_on(business: Business) -> None:
    may = YEAR.first.plus(4)
    business.add("sales", [900.0, 1000.0, 1100.0], start=may)
    business.aim("sales", Goal(1000.0), YEAR.months)
    seen = pace(business, "sales", YEAR, may.plus(2))
    assert (seen.period.first, seen.period.last, seen.to_date) == (may, YEAR.last, 3000.0)
    assert (seen.path, seen.distance, seen.word, seen.months_left) == (3000.0, 0.0, Word.ON_PATH, 5.0)
    assert isinstance(seen.goal, Goal) and (seen.goal.value, seen.needed) == (8000.0, 1000.0)
    assert [point.month for point in seen.points] == may.until(YEAR.last)
    assert pace_so_far(business, "sales", YEAR) == seen


def test_what_had_figures_before_does_not_begin_with_a_gap(business: Business) -> None:
    business.add("sales", [900.0], start=YEAR.first.plus(-3))
    business.add("sales", [900.0, 1000.0], start=YEAR.first.plus(4))
    business.aim("sales", Goal(1000.0), YEAR.months)
    assert begun_in(business, "sales", YEAR) == YEAR.first
    assert isinstance(pace(business, "sales", YEAR, YEAR.first.plus(5)).to_date, NoValue)
    assert pace_so_far(business, "sales", YEAR) is None


def test_of_what_begins_later_the_first_goal_that_lacks_is_named(business: Business) -> None:
    may = YEAR.first.plus(4)
    business.add("sales", [900.0, 1000.0], start=may)
    business.aim("sales", Goal(1000.0), may.until(YEAR.last.previous))
    seen = pace(business, "sales", YEAR, may.next)
    assert seen.goal == NoValue(Cause.NO_GOAL, "sales", month=YEAR.last, have=7, of=8)
    assert seen.path == 2000.0


def test_a_period_can_be_looked_at_as_far_as_it_goes(business: Business) -> None:
    name = equal(business, [90.0, 120.0, None, 80.0], 1200.0)
    found = pace_so_far(business, name, YEAR)
    assert found == pace(business, name, YEAR, START.next)
    assert pace_so_far(business, name, Period(PeriodKind.QUARTER, START.plus(6), START.plus(8))) is None


def test_months_without_a_goal_leave_no_path(business: Business) -> None:
    name = business.add("sales", [100.0, 100.0])
    business.aim(name, Goal(90.0), YEAR.months[1:])
    found = pace(business, name, YEAR, START.plus(1))
    assert (found.word, found.path, found.judgement.reason) == (
        Word.NONE,
        None,
        NoValue(Cause.NO_GOAL, name, month=START, have=1, of=2),
    )


def test_goals_can_be_tried_without_being_set(business: Business) -> None:
    name = business.add("sales", [90.0, 110.0])
    tried = path_goals(business, name, YEAR, 1200.0)
    assert not isinstance(tried, NoValue)
    assert pace(business, name, YEAR, START.plus(1), tried).word is Word.ON_PATH
    assert pace(business, name, YEAR, START.plus(1)).word is Word.NONE


def test_a_rate_so_far_is_worked_out_anew_and_has_no_path(business: Business) -> None:
    name = business.add("rate", [0.04, 0.06], nature=Nature.RATE, rollup=Rollup.MEAN, unit=Unit.PERCENT)
    business.aim(name, Goal(0.05), YEAR.months)
    business.put_period(name, Period(PeriodKind.YEAR_TO_DATE, START, START.next), 0.047)
    found = pace(business, name, YEAR, START.next)
    assert (found.to_date, found.word, found.points, found.needed) == (0.047, Word.BEHIND, (), None)


def test_a_neutral_figure_has_no_word(business: Business) -> None:
    name = equal(business, [100.0], 1200.0, direction=Direction.NEUTRAL)
    assert pace(business, name, YEAR, START).word is Word.NONE


def test_a_month_of_another_year_is_refused(business: Business) -> None:
    with pytest.raises(ValueError, match="no month of"):
        pace(business, business.add("sales"), YEAR, START.plus(12))
    with pytest.raises(ValueError, match="2 goals for 12 months"):
        pace(business, business.add("sales"), YEAR, START, [Goal(1.0)] * 2)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 10**6), min_size=12, max_size=12),
    st.integers(1, 10**7),
    st.integers(0, 11),
    st.sampled_from([Spread.EQUALLY, Spread.BY_DAYS]),
)
def test_what_is_there_and_what_is_needed_make_the_goal(cents: list[int], total: int, place: int, how: Spread) -> None:
    business = Business()
    name = business.add("sales", [cent / 100 for cent in cents])
    goals = path_goals(business, name, YEAR, total / 100, how)
    assert not isinstance(goals, NoValue)
    found: Pace = pace(business, name, YEAR, START.plus(place), goals)
    assert not isinstance(found.to_date, NoValue)
    assert found.points[-1].path == pytest.approx(total / 100, abs=1e-9)
    if found.needed is not None:
        assert found.to_date + found.needed * found.months_left == pytest.approx(total / 100)
    elif place < 11:
        assert found.to_date >= total / 100 - 1e-6
