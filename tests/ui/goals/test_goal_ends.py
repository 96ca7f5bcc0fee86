from collections.abc import Callable

import pytest

from kpidesk.analysis.goals.goal_block import Aim
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.goals.goal_ends import Ends, EndsCrossed, ends_of, typed
from kpidesk.workbook.workbook import Workbook

MARCH, APRIL = Month.of(2026, 3), Month.of(2026, 4)


@pytest.mark.parametrize(
    ("goal", "direction", "is_band", "ends"),
    [
        (None, Direction.HIGHER, True, Ends()),
        (Goal(5.0), Direction.HIGHER, False, Ends(5.0)),
        (Goal(5.0), Direction.LOWER, False, Ends(5.0)),
        (Goal(5.0), Direction.HIGHER, True, Ends(5.0, None)),
        (Goal(5.0), Direction.LOWER, True, Ends(None, 5.0)),
        (Goal(5.0), Direction.BAND, True, Ends(5.0, None)),
        (Goal(5.0, 9.0), Direction.LOWER, True, Ends(5.0, 9.0)),
    ],
)
def test_the_numbers_of_a_goal_have_their_rows(
    goal: Goal | None, direction: Direction, is_band: bool, ends: Ends
) -> None:
    assert ends_of(goal, direction, is_band) == ends


@pytest.mark.parametrize(
    ("indicator", "ends", "is_band", "goal", "is_half"),
    [
        ("turnover", Ends(5.0), False, Goal(5.0), False),
        ("turnover", Ends(), False, None, False),
        ("turnover", Ends(5.0, 9.0), True, Goal(5.0, 9.0), False),
        ("turnover", Ends(5.0), True, Goal(5.0), False),
        ("turnover", Ends(None, 9.0), True, None, True),
        ("cac", Ends(None, 9.0), True, Goal(9.0), False),
        ("cac", Ends(5.0), True, None, True),
        ("ad_share", Ends(0.05), True, None, True),
        ("ad_share", Ends(None, 0.1), True, None, True),
        ("ad_share", Ends(0.05, 0.1), True, Goal(0.05, 0.1), False),
        ("ad_share", Ends(), True, None, False),
    ],
)
def test_one_end_is_a_goal_only_where_it_says_enough(
    make: Callable[..., Workbook], *, indicator: str, ends: Ends, is_band: bool, goal: Goal | None, is_half: bool
) -> None:
    done = typed(make(goals={}), {Aim(indicator, Period.month(MARCH)): ends}, is_band)
    assert done.change.goals == {GoalKey(indicator, MARCH): goal}
    assert dict(done.halves) == ({Period.month(MARCH): ends} if is_half else {})


def test_ends_that_cross_are_refused_with_their_month(workbook: Workbook) -> None:
    with pytest.raises(EndsCrossed) as refused:
        ends = {MARCH: Ends(0.05, 0.1), APRIL: Ends(0.2, 0.1)}
        typed(workbook, {Aim("ad_share", Period.month(month)): each for month, each in ends.items()}, True)
    assert (refused.value.period, refused.value.ends) == (Period.month(APRIL), Ends(0.2, 0.1))


def test_a_new_number_keeps_the_reason_of_the_goal_before(make: Callable[..., Workbook]) -> None:
    workbook = make(goals={GoalKey("turnover", MARCH): Goal(5.0, reason="As agreed", tolerance=1.0)})
    done = typed(workbook, {Aim("turnover", Period.month(MARCH)): Ends(6.0)}, False)
    assert done.change.goals[GoalKey("turnover", MARCH)] == Goal(6.0, reason="As agreed", tolerance=1.0)
