"""One bullet's scale: where it starts and ends, its ticks, and when a dot stands for the bar."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.status import judge
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.charts.bullet.bullet_series import Bullet, miss_of
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.value import Cause, NoValue


def bullet(
    value: float | None,
    goal: Goal | None,
    direction: Direction = Direction.HIGHER,
    unit: Unit = Unit.COUNT,
    last_year: float | None = None,
) -> Bullet:
    about = Indicator("x", "Orders", unit, "Sales", Kind.KPI, direction)
    known = NoValue(Cause.MISSING, "x") if value is None else value
    judgement = judge(about, known, goal or NoValue(Cause.NO_GOAL, "x"), 0)
    return Bullet(about, judgement, last_year, 0, "EUR", ENGLISH)


def test_the_scale_starts_at_0_and_holds_everything_that_is_drawn() -> None:
    axis = bullet(120.0, Goal(140.0), last_year=95.0).axis
    assert axis.low == 0
    assert axis.high >= 140


def test_a_figure_beyond_the_scale_makes_it_longer() -> None:
    assert bullet(1300.0, Goal(140.0)).axis.high >= 1300
    assert bullet(120.0, Goal(140.0)).axis.high < 300


def test_all_three_levels_can_be_seen_when_the_figure_is_far_from_them() -> None:
    for one in (bullet(5.0, Goal(100.0)), bullet(5.0, Goal(100.0), Direction.LOWER)):
        edges = one.levels.edges
        assert one.axis.low < edges[0] < edges[-1] < one.axis.high


def test_losses_are_on_the_scale() -> None:
    one = bullet(-620.0, Goal(-500.0))
    assert one.has_bar
    assert one.axis.low <= -620
    assert one.axis.low < one.levels.edges[0]
    assert one.axis.high == 0


@pytest.mark.parametrize(
    ("value", "goal", "unit", "bar"),
    [
        (98.4, Goal(98.0, tolerance=0.5), Unit.SCORE, False),
        (95.0, Goal(100.0), Unit.COUNT, True),
        (104.0, Goal(100.0), Unit.INDEX, False),
        (30.0, Goal(100.0), Unit.INDEX, True),
        (0.0, Goal(0.0), Unit.COUNT, True),
        (7.0, None, Unit.COUNT, True),
        (104.0, None, Unit.INDEX, True),
    ],
)
def test_a_dot_takes_the_bars_place_only_where_the_scale_does_not_start_at_0(
    value: float, goal: Goal | None, unit: Unit, bar: bool
) -> None:
    one = bullet(value, goal, unit=unit)
    assert one.has_bar is bar
    assert (one.axis.low <= 0 <= one.axis.high) is bar


@settings(derandomize=True, deadline=None)
@given(
    st.floats(-1e7, 1e7).map(lambda x: round(x, 2)),
    st.floats(-1e7, 1e7).map(lambda x: round(x, 2)),
    st.sampled_from(list(Direction)),
)
def test_there_are_at_most_six_ticks_and_0_among_them_under_a_bar(
    value: float, goal: float, direction: Direction
) -> None:
    one = bullet(value, Goal(goal), direction)
    assert 2 <= len(one.ticks) <= 6
    assert not one.has_bar or Decimal(0) in one.ticks
    assert one.axis.low <= Decimal(str(value)) <= one.axis.high
    assert one.axis.low <= Decimal(str(goal)) <= one.axis.high


def test_the_difference_is_one_of_displayed_figures() -> None:
    """6,418.4 and 6,856.4 are shown as 6.42k and 6.86k."""
    assert bullet(6418.4, Goal(6856.4)).shown_difference == Decimal("-0.44")
    assert bullet(55.0, Goal(50.0, 60.0)).shown_difference == 0
    assert bullet(63.0, Goal(50.0, 60.0)).shown_difference == 3
    assert bullet(None, Goal(50.0)).shown_difference is None
    assert bullet(50.0, None).shown_difference is None


def test_the_furthest_from_its_goal_is_told_by_shares_of_the_goals() -> None:
    assert miss_of(bullet(80.0, Goal(100.0))) == pytest.approx(0.2)
    assert miss_of(bullet(8_000.0, Goal(9_000.0))) == pytest.approx(1 / 9)
    assert miss_of(bullet(65.0, Goal(50.0, 60.0))) == pytest.approx(0.5)
    assert miss_of(bullet(120.0, Goal(100.0))) == 0


def test_an_arrow_marks_what_should_stay_low_and_never_a_band() -> None:
    assert bullet(5.0, Goal(4.0), Direction.LOWER).is_lower_better
    assert not bullet(5.0, Goal(4.0, 6.0), Direction.LOWER).is_lower_better
    assert not bullet(5.0, Goal(4.0)).is_lower_better
