"""What is computed before a word is written or a line is drawn."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.goal.goal_series import GoalSeries, GoalVsActualFacts
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue

Build = Callable[..., GoalVsActualFacts]


def test_the_difference_is_taken_between_displayed_figures_and_kept_exact_beside(facts: Build) -> None:
    point = GoalSeries.of(facts([6412.0], [6345.0], current="2026-01")).points[0]
    assert point.shown_actual == Decimal("6.41")
    assert (point.shown_variance, point.variance) == (Decimal("0.06"), 67.0)
    assert point.plotted_variance == pytest.approx(60.0)


def test_an_exact_difference_has_no_binary_dust(facts: Build) -> None:
    series = GoalSeries.of(facts([0.052], [0.04], unit=Unit.PERCENT, current="2026-01", is_flow=False))
    assert series.points[0].variance == 0.012


@pytest.mark.parametrize(
    ("direction", "goal", "merits"),
    [
        (Direction.HIGHER, 20.0, [Merit.BAD, Merit.NONE, Merit.GOOD]),
        (Direction.LOWER, 20.0, [Merit.GOOD, Merit.NONE, Merit.BAD]),
        (Direction.NEUTRAL, 20.0, [Merit.NONE, Merit.NONE, Merit.NONE]),
        (Direction.BAND, Goal(15, 22), [Merit.BAD, Merit.NONE, Merit.BAD]),
        (Direction.HIGHER, Goal(15, 22), [Merit.BAD, Merit.NONE, Merit.BAD]),
        (Direction.NEUTRAL, Goal(15, 22), [Merit.NONE, Merit.NONE, Merit.NONE]),
        (Direction.BAND, 20.0, [Merit.BAD, Merit.NONE, Merit.BAD]),
    ],
)
def test_good_and_bad_follow_the_direction_not_the_sign(
    facts: Build, direction: Direction, goal: float | Goal, merits: list[Merit]
) -> None:
    series = GoalSeries.of(facts([10, 20, 30], [goal] * 3, direction=direction, current="2026-03"))
    assert [point.merit for point in series.points] == merits


def test_the_distance_from_a_band_is_that_from_its_nearer_end(facts: Build) -> None:
    series = GoalSeries.of(facts([10, 20, 30], [Goal(15, 22)] * 3, current="2026-03"))
    assert [point.variance for point in series.points] == [-5.0, 0.0, 8.0]


def test_a_band_entered_the_wrong_way_round_is_still_a_band(facts: Build) -> None:
    point = GoalSeries.of(facts([20], [Goal(22, 15)], current="2026-01")).points[0]
    assert (point.goal_low, point.goal_high) == (15, 22)


def test_months_without_goal_or_figure_or_end_have_no_difference(facts: Build) -> None:
    series = GoalSeries.of(
        facts([10, None, 30, 40, 50], [None, 20, 20, 20, 20], current="2026-04", running={"2026-04": 12})
    )
    assert [point.variance for point in series.points] == [None, None, 10.0, None, None]
    assert [point.is_gap for point in series.points] == [False, True, False, False, False]
    assert [point.is_hollow for point in series.points] == [False, False, False, True, True]
    assert series.points[3].days == (12, 30)


def test_the_message_is_about_the_last_month_that_has_a_figure(facts: Build) -> None:
    judged = GoalSeries.of(facts([10, 20, None, 40], [20] * 4, current="2026-03")).judged
    assert judged is not None
    assert judged.month == Month.of(2026, 2)


def test_without_any_figure_there_is_nothing_to_judge(facts: Build) -> None:
    series = GoalSeries.of(facts([None] * 12))
    assert (series.judged, series.run, series.year_to_date) == (None, 0, None)


@pytest.mark.parametrize(
    ("actual", "run"),
    [
        ([10, 10, 10, 10], 4),
        ([30, 10, 10, 10], 3),
        ([10, 10, 30, 10], 1),
        ([10, 10, None, 10], 1),
        ([10, 10, 20, 10], 1),
        ([10, 10, 10, 20], 0),
        ([30, 30, 30, 30], 4),
    ],
)
def test_months_in_a_row_end_at_the_other_side_a_gap_or_a_draw(
    facts: Build, actual: list[float | None], run: int
) -> None:
    assert GoalSeries.of(facts(actual, [20] * 4, current="2026-04")).run == run


def test_the_year_to_date_adds_the_months_of_the_business_year(facts: Build) -> None:
    series = GoalSeries.of(facts([10] * 6, [12] * 6, first="2026-01", current="2026-06", year_start=4))
    assert series.year_to_date is not None
    assert (series.year_to_date.actual, series.year_to_date.goal) == (30.0, 36.0)
    assert series.year_to_date.shown_difference == -6


@pytest.mark.parametrize(
    "change",
    [
        {"is_flow": False},
        {"actual": [10, None, 10, 10]},
        {"goal": [12, 12, None, 12]},
        {"goal": [Goal(12, 15)] * 4},
        {"current": "2026-01"},
        {"first": "2025-11", "current": "2026-01"},
    ],
)
def test_no_year_to_date_without_every_month_and_goal_of_a_flow(facts: Build, change: dict[str, object]) -> None:
    settings = {"actual": [10] * 4, "goal": [12] * 4, "current": "2026-04"} | change
    assert GoalSeries.of(facts(**settings)).year_to_date is None


def test_the_year_to_date_leaves_the_running_month_out(facts: Build) -> None:
    series = GoalSeries.of(facts([10, 10, 10, 3], [12] * 4, current="2026-04", running={"2026-04": 9}))
    assert series.year_to_date is not None
    assert (series.year_to_date.actual, series.year_to_date.goal) == (30.0, 36.0)


def test_figures_whose_labels_do_not_add_up_are_known(facts: Build) -> None:
    rounded = GoalSeries.of(facts([1114.0, 1114.0], [1000, 1000], current="2026-02"))
    plain = GoalSeries.of(facts([1110.0, 1110.0], [1000, 1000], current="2026-02"))
    assert (rounded.adds_up, plain.adds_up) == (False, True)


def test_rates_are_never_added_up(facts: Build) -> None:
    assert GoalSeries.of(facts([0.0514, 0.0514], [None, None], unit=Unit.PERCENT, is_flow=False)).adds_up


def test_series_of_different_lengths_and_no_months_are_refused() -> None:
    indicator, month = Indicator("x", "X", Unit.COUNT, "g"), Month.of(2026, 1)
    for months, actual in (([], []), ([month], [1.0, 2.0])):
        with pytest.raises(ValueError, match="at least one month"):
            GoalVsActualFacts(indicator, "X", "EUR", Calendar(), months, actual, [None] * len(months), month)


FIGURES = st.lists(
    st.one_of(st.none(), st.floats(-1e9, 1e9).map(lambda number: round(number, 2))), min_size=1, max_size=13
)


@given(FIGURES, FIGURES)
@settings(derandomize=True, deadline=None, max_examples=80)
def test_displayed_differences_add_up_to_the_difference_of_displayed_sums(
    actual: list[float | None], goal: list[float | None]
) -> None:
    length = min(len(actual), len(goal))
    first = Month.of(2026, 1)
    series = GoalSeries.of(
        GoalVsActualFacts(
            Indicator("x", "X", Unit.MONEY, "g", direction=Direction.HIGHER),
            "X",
            "EUR",
            Calendar(),
            first.until(first.plus(length - 1)),
            [NoValue(Cause.MISSING) if number is None else number for number in actual[:length]],
            [None if number is None else Goal(number) for number in goal[:length]],
            first.plus(length - 1),
            is_flow=True,
        )
    )
    both = [point for point in series.points if point.shown_variance is not None]
    actuals = sum((point.shown_actual or Decimal(0) for point in both), Decimal(0))
    goals = sum((series.scale.shown(point.goal_low or 0.0) for point in both), Decimal(0))
    assert sum((point.shown_variance or Decimal(0) for point in both), Decimal(0)) == actuals - goals
