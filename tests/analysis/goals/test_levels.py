"""Levels meet at the goal and at its tolerance, and agree with the status of every figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.levels import levels_of
from kpidesk.analysis.goals.status import judge
from kpidesk.analysis.goals.verdict import Status
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit

FINE, WATCH, OFF = Status.ON_TRACK, Status.WATCH, Status.OFF


@pytest.mark.parametrize(
    ("direction", "goal", "statuses", "edges"),
    [
        (Direction.HIGHER, Goal(200.0), (OFF, WATCH, FINE), (180.0, 200.0)),
        (Direction.HIGHER, Goal(200.0, tolerance=5.0), (OFF, WATCH, FINE), (195.0, 200.0)),
        (Direction.HIGHER, Goal(-500.0), (OFF, WATCH, FINE), (-550.0, -500.0)),
        (Direction.LOWER, Goal(0.04, tolerance=0.01), (FINE, WATCH, OFF), (0.04, 0.05)),
        (Direction.BAND, Goal(50.0, 60.0), (OFF, WATCH, FINE, WATCH, OFF), (49.0, 50.0, 60.0, 61.0)),
        (Direction.LOWER, Goal(50.0, 60.0), (OFF, WATCH, FINE, WATCH, OFF), (49.0, 50.0, 60.0, 61.0)),
        (Direction.NEUTRAL, Goal(200.0), (Status.NONE,), ()),
        (Direction.HIGHER, None, (Status.NONE,), ()),
    ],
)
def test_levels_meet_at_the_goal_and_at_its_tolerance(
    direction: Direction, goal: Goal | None, statuses: tuple[Status, ...], edges: tuple[float, ...]
) -> None:
    levels = levels_of(direction, goal)
    assert (levels.statuses, levels.edges) == (statuses, edges)


GOALS = st.builds(
    lambda aim, width, tolerance: Goal(float(aim), None if width is None else float(aim + width), float(tolerance)),
    st.integers(-200, 200),
    st.none() | st.integers(0, 50),
    st.integers(0, 40),
)


@settings(derandomize=True, deadline=None)
@given(st.integers(-300, 300), GOALS, st.sampled_from([Direction.HIGHER, Direction.LOWER, Direction.BAND]))
def test_a_figure_has_the_status_of_the_level_it_lies_in(value: int, goal: Goal, direction: Direction) -> None:
    levels = levels_of(direction, goal)
    status = judge(Indicator("x", "X", Unit.COUNT, "Test", direction=direction), float(value), goal, 0).status
    touched = {
        one
        for place, one in enumerate(levels.statuses)
        if (place == 0 or levels.edges[place - 1] <= value)
        and (place == len(levels.edges) or value <= levels.edges[place])
    }
    assert status in touched
