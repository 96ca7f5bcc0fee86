"""Goals of quarters, years and parts; the pace of what is not over; years that count as a whole."""

import pytest

from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goals import Spread, goal_of
from kpidesk.analysis.goals.pace import Word, pace
from kpidesk.analysis.goals.period_goals import (
    aimed,
    carried_forward,
    end_of_year,
    goal_taken_away,
    is_judged_by_year,
    judging_by_year,
)
from kpidesk.analysis.goals.reality import Reached, reality_check
from kpidesk.analysis.goals.status import Status
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import START, Business

YEAR = Calendar().year(2025)
FIRST, SECOND = Calendar().quarter(2025, 1), Calendar().quarter(2025, 2)
MARCH, MAY = START.plus(2), START.plus(4)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")
A_QUARTER, A_YEAR = PeriodKind.QUARTER, PeriodKind.YEAR


def aim(business: Business, change: SetGoals | NoValue) -> None:
    assert isinstance(change, SetGoals)
    for key, goal in change.goals.items():
        period = Calendar().around(key.month, key.kind)
        if goal is not None:
            business.aim_for(key.indicator, period, goal, key.segment)


# -- what a goal is for -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nature", [Nature.RATE, Nature.STOCK, Nature.WINDOW])
def test_quarter_and_year_may_have_goals_of_their_own(business: Business, nature: Nature) -> None:
    business.add("rate", [0.5] * 12, Unit.PERCENT, nature=nature, rollup=Rollup.MEAN)
    business.aim("rate", {month: Goal(0.1 * (place % 3 + 1)) for place, month in enumerate(YEAR.months)})
    aim(business, aimed(business, "rate", FIRST, Totals(0.7)))
    aim(business, aimed(business, "rate", YEAR, Totals(0.6, 0.8)))
    assert goal_of(business, "rate", FIRST) == Goal(0.7)
    assert goal_of(business, "rate", YEAR) == Goal(0.6, 0.8)
    second = goal_of(business, "rate", SECOND)
    assert second == (NoValue(Cause.GOALS_DIFFER, "rate") if nature is Nature.RATE else Goal(0.1 * 3))


def test_what_grows_with_its_period_can_have_a_goal_for_a_longer_one_after_all(business: Business) -> None:
    business.add("lost", [1.0] * 12, Unit.COUNT)
    business.add("churn", [0.1] * 12, Unit.PERCENT, Direction.LOWER, Nature.RATE, formula="lost / start")
    business.add("start", [10.0] * 12, Unit.COUNT, nature=Nature.STOCK)
    business.aim("churn", Goal(0.1), YEAR.months)
    assert goal_of(business, "churn", YEAR) in {NoValue(Cause.GOAL_IS_MONTHLY, "churn"), Goal(0.1)}
    aim(business, aimed(business, "churn", YEAR, Totals(0.8)))
    assert goal_of(business, "churn", YEAR) == Goal(0.8)


@pytest.mark.parametrize(
    ("how", "months"),
    [(Spread.EQUALLY, [100.0, 100.0, 100.0]), (Spread.BY_DAYS, [103.0, 93.0, 104.0])],
)
def test_total_of_a_quarter_is_spread_over_its_months_and_summed_again(
    business: Business, how: Spread, months: list[float]
) -> None:
    business.add("sales", [10.0])
    change = aimed(business, "sales", FIRST, Totals(300.0), how)
    assert isinstance(change, SetGoals)
    assert change.goals == {GoalKey("sales", m): Goal(v) for m, v in zip(FIRST.months, months, strict=True)}
    aim(business, change)
    assert goal_of(business, "sales", FIRST) == Goal(300.0)


def test_total_of_a_quarter_is_spread_by_the_shares_of_the_same_months_a_year_before(business: Business) -> None:
    business.add("sales", [10.0, 20.0, 50.0], start=START.plus(-12))
    change = aimed(business, "sales", FIRST, Totals(160.0), Spread.BY_LAST_YEAR)
    assert isinstance(change, SetGoals)
    assert [goal.value for goal in change.goals.values() if goal] == [20.0, 40.0, 100.0]
    refused = aimed(business, "sales", SECOND, Totals(160.0), Spread.BY_LAST_YEAR)
    assert isinstance(refused, NoValue) and (refused.have, refused.of) == (0, 3)


def test_goals_of_a_part_are_its_own(business: Business) -> None:
    business.add("sales", [10.0] * 3)
    business.add("sales", [4.0] * 3, segment=SEARCH)
    aim(business, aimed(business, "sales", FIRST, Totals(9.0), segment=SEARCH))
    assert goal_of(business, "sales", FIRST, SEARCH) == Goal(9.0)
    assert goal_of(business, "sales", FIRST) == NoValue(Cause.NO_GOAL, "sales", START, have=0, of=3)
    row = kpi_row(business, "sales", Period.month(MARCH), SEARCH)
    assert (row.judgement.status, row.judgement.variance) == (Status.ON_TRACK, 1.0)
    assert kpi_row(business, "sales", Period.month(MARCH)).judgement.status is Status.NONE
    check = reality_check(business, "sales", YEAR, MARCH, SEARCH)
    assert check.reached == Reached(3, 3, ())
    assert reality_check(business, "sales", YEAR, MARCH).reached is None


def test_taking_away_names_what_the_goal_was_made_of(business: Business) -> None:
    business.add("sales", [10.0])
    business.add("rate", [0.5], Unit.PERCENT, nature=Nature.RATE, rollup=Rollup.MEAN)
    assert goal_taken_away(business, "sales", FIRST) == SetGoals(
        dict.fromkeys(GoalKey("sales", m) for m in FIRST.months)
    )
    assert goal_taken_away(business, "rate", FIRST) == SetGoals({GoalKey("rate", START, A_QUARTER): None})
    assert goal_taken_away(business, "rate", Period.month(MAY)) == SetGoals({GoalKey("rate", MAY): None})


# -- carried on ---------------------------------------------------------------------------------------------------


def test_goal_is_carried_to_the_end_of_the_year_or_of_the_next(business: Business) -> None:
    business.add("rate", [0.5], Unit.PERCENT, nature=Nature.RATE, rollup=Rollup.MEAN)
    goal = Goal(0.4, 0.6, 0.01, "as agreed")
    business.aim("rate", goal, [MARCH])
    calendar = Calendar(4)
    assert (end_of_year(calendar, MARCH), end_of_year(calendar, MARCH, 1)) == (MARCH, MARCH.plus(12))
    change = carried_forward(business, "rate", MARCH, end_of_year(Calendar(), MARCH))
    assert change == SetGoals({GoalKey("rate", month): goal for month in MARCH.next.until(Month.of(2025, 12))})
    further = carried_forward(business, "rate", MARCH, end_of_year(Calendar(), MARCH, 1))
    assert isinstance(further, SetGoals) and len(further.goals) == 21
    assert carried_forward(business, "rate", MARCH, MARCH) == SetGoals({})
    assert carried_forward(business, "rate", MAY, MAY.plus(3)) == NoValue(Cause.NO_GOAL, "rate", MAY)


# -- what is not over ---------------------------------------------------------------------------------------------


def test_quarter_that_is_not_over_is_judged_by_its_pace(business: Business) -> None:
    business.add("sales", [100.0, 100.0, 100.0, 95.0])
    business.aim("sales", Goal(100.0), YEAR.months)
    row = kpi_row(business, "sales", SECOND)
    assert row.pace is not None and row.pace.word is Word.BEHIND
    assert (row.judgement.status, row.judgement.variance) == (Status.WATCH, -5.0)
    over = kpi_row(business, "sales", FIRST)
    assert (over.pace, over.judgement.status) == (None, Status.ON_TRACK)
    whole = kpi_row(business, "sales", YEAR)
    assert whole.pace is not None and whole.pace.to_date == 395.0
    assert whole.judgement.status is Status.WATCH


def test_period_without_a_first_figure_is_judged_by_itself(business: Business) -> None:
    business.add("sales", [100.0])
    business.aim("sales", Goal(100.0), YEAR.months)
    row = kpi_row(business, "sales", SECOND)
    assert (row.pace, row.judgement.status) == (None, Status.NONE)


def test_rate_of_a_running_year_is_held_against_the_goal_of_the_year(business: Business) -> None:
    business.add("rate", [0.5, 0.4], Unit.PERCENT, nature=Nature.RATE, rollup=Rollup.MEAN)
    aim(business, aimed(business, "rate", YEAR, Totals(0.45)))
    business.put_period("rate", Period(PeriodKind.YEAR_TO_DATE, START, START.next), 0.44)
    row = kpi_row(business, "rate", YEAR)
    assert (row.judgement.status, row.judgement.goal) == (Status.WATCH, Goal(0.45))


def test_pace_of_a_part_follows_its_own_figures_and_goals(business: Business) -> None:
    business.add("sales", [100.0] * 3)
    business.add("sales", [4.0, 5.0, 7.0], segment=SEARCH)
    business.aim("sales", Goal(5.0), YEAR.months, SEARCH)
    found = pace(business, "sales", YEAR, MARCH, segment=SEARCH)
    assert (found.to_date, found.path, found.distance, found.word) == (16.0, 15.0, 1.0, Word.AHEAD)
    assert [point.actual for point in found.points[:4]] == [4.0, 9.0, 16.0, None]


# -- years that count as a whole ----------------------------------------------------------------------------------


def test_month_of_a_year_that_counts_as_a_whole_is_judged_by_the_pace(business: Business) -> None:
    business.add("sales", [150.0, 80.0])
    business.aim("sales", Goal(100.0), YEAR.months)
    february = Period.month(START.next)
    assert kpi_row(business, "sales", february).judgement.status is Status.OFF
    aim(business, judging_by_year(business, "sales", [YEAR], True))
    assert is_judged_by_year(business, "sales", MAY)
    assert not is_judged_by_year(business, "sales", MAY.plus(12))
    row = kpi_row(business, "sales", february)
    assert row.pace is not None
    assert (row.judgement.status, row.judgement.variance) == (Status.ON_TRACK, 30.0)
    assert row.comparison.goal == Goal(100.0)
    assert goal_of(business, "sales", YEAR) == Goal(1200.0)


def test_mark_of_a_year_is_its_sum_and_can_be_taken_back(business: Business) -> None:
    business.add("sales", [10.0])
    assert judging_by_year(business, "sales", [YEAR], True) == NoValue(Cause.NO_GOAL, "sales", START, have=0, of=12)
    business.aim("sales", Goal(100.0), YEAR.months)
    key = GoalKey("sales", START, A_YEAR)
    assert judging_by_year(business, "sales", [YEAR], True) == SetGoals({key: Goal(1200.0)})
    assert judging_by_year(business, "sales", [YEAR], False) == SetGoals({key: None})


def test_mark_says_nothing_of_what_does_not_add_up(business: Business) -> None:
    business.add("rate", [0.5], Unit.PERCENT, nature=Nature.RATE, rollup=Rollup.MEAN)
    aim(business, aimed(business, "rate", YEAR, Totals(0.7)))
    assert not is_judged_by_year(business, "rate", START)


def test_total_of_a_marked_year_that_is_stale_is_never_told(business: Business) -> None:
    business.add("sales", [10.0] * 12)
    business.aim("sales", Goal(10.0), YEAR.months)
    business.aim_for("sales", YEAR, Goal(7.0))
    assert goal_of(business, "sales", YEAR) == Goal(120.0)
    assert kpi_row(business, "sales", YEAR).judgement.goal == Goal(120.0)
