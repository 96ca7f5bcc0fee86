"""Whether a goal will probably be met."""

import pytest

from kpidesk.analysis.forecast.forecast import Estimate
from kpidesk.analysis.prospects.outlook import Outlook, outlook
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction

COMING = Estimate(58.0, 54.0, 62.0)
H, L, B, N = Direction.HIGHER, Direction.LOWER, Direction.BAND, Direction.NEUTRAL


@pytest.mark.parametrize(
    ("direction", "goal", "expected"),
    [
        (H, Goal(60.0), Outlook.OPEN),
        (H, Goal(63.0), Outlook.UNLIKELY),
        (H, Goal(53.0), Outlook.LIKELY),
        (H, Goal(54.0), Outlook.LIKELY),
        (H, Goal(62.0), Outlook.OPEN),
        (L, Goal(60.0), Outlook.OPEN),
        (L, Goal(63.0), Outlook.LIKELY),
        (L, Goal(53.0), Outlook.UNLIKELY),
        (H, Goal(50.0, 70.0), Outlook.LIKELY),
        (H, Goal(56.0, 70.0), Outlook.OPEN),
        (L, Goal(63.0, 70.0), Outlook.UNLIKELY),
        (B, Goal(40.0, 53.0), Outlook.UNLIKELY),
        (B, Goal(58.0), Outlook.OPEN),
        (N, Goal(40.0, 70.0), Outlook.LIKELY),
        (N, Goal(60.0), None),
    ],
)
def test_a_goal_is_likely_where_the_whole_range_meets_it(
    direction: Direction, goal: Goal, expected: Outlook | None
) -> None:
    assert outlook(COMING, goal, direction) is expected


def test_a_loss_that_is_to_stay_small_is_read_like_any_goal() -> None:
    losses = Estimate(-400.0, -480.0, -320.0)
    assert outlook(losses, Goal(-500.0), H) is Outlook.LIKELY
    assert outlook(losses, Goal(-300.0), H) is Outlook.UNLIKELY
