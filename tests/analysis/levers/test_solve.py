"""What would it take to meet a goal."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.levers.solve import Outcome, Solution, solve
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook
from tests.analysis.formula_shop import EMAIL, START, formula_shop
from tests.ledger import NoLedger
from tests.workbook.small_business import SHIPPED

JUNE = START.plus(5)
SIX = {"f0": [100.0, 130, 90, 110, 95, 100], "f1": [60.0, 70, 50, 66, 60, 70], "f2": [20.0] * 6}


def _asked(
    formula: str,
    goal: Goal,
    figure: str = "f0",
    lines: Mapping[str, Sequence[float | None]] = SIX,
    direction: Direction = Direction.HIGHER,
) -> Solution:
    workbook = formula_shop(lines, formula, goals={JUNE: goal}, direction=direction)
    return solve(workbook, "result", (figure, None), Period.month(JUNE))


def _ends(found: Solution) -> list[tuple[float, float]]:
    """To eleven digits."""
    return [(float(f"{stretch.low:.11g}"), float(f"{stretch.high:.11g}")) for stretch in found.ranges]


def test_a_margin_is_reached_with_higher_sales() -> None:
    """(x - 70) / x = 0.4 at x = 70 / 0.6."""
    found = _asked("(f0 - f1) / f0", Goal(0.4))
    assert found.outcome is Outcome.POSSIBLE
    assert _ends(found) == [(116.66666667, 1300.0)]
    assert found.needed == 117.0 and found.with_needed == pytest.approx(47 / 117)
    assert (found.figure_now, found.present) == (100.0, 0.3)
    assert found.best_month == (START.plus(1), 130.0)


def test_the_same_margin_is_reached_with_lower_costs() -> None:
    found = _asked("(f0 - f1) / f0", Goal(0.4), "f1")
    assert _ends(found) == [(0.0, 60.0)] and found.needed == 60.0
    assert found.best_month == (START.plus(2), 50.0)


def test_of_a_cost_that_meets_the_goal_already_the_best_month_is_the_lowest() -> None:
    found = _asked("(f0 - f1) / f0", Goal(0.2), "f1")
    assert (found.outcome, found.needed) == (Outcome.ALREADY, 70.0)
    assert found.best_month == (START.plus(2), 50.0)
    assert _asked("(f0 - f1) / f0", Goal(0.2), "f0").best_month == (START.plus(1), 130.0)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(factor=st.integers(1, 40), goal=st.integers(1, 4000))
def test_what_is_linear_is_solved_exactly(factor: int, goal: int) -> None:
    found = _asked(f"f0 * {factor} / 8 - f2", Goal(float(goal)))
    edge = (goal + 20) * 8 / factor
    if edge <= 1300:
        assert found.ranges[0].low == pytest.approx(edge, rel=1e-11)
        assert found.with_needed is not None and found.with_needed >= goal * (1 - 1e-12)
    else:
        assert found.outcome is Outcome.IMPOSSIBLE and found.best == 1300.0


def test_at_most_is_met_from_below() -> None:
    found = _asked("f1 / f0", Goal(0.5), direction=Direction.LOWER)
    assert _ends(found) == [(140.0, 1300.0)] and found.needed == 140.0
    assert _ends(_asked("f1 / f0", Goal(0.5), "f1", direction=Direction.LOWER)) == [(0.0, 50.0)]


def test_between_is_a_stretch_with_two_edges() -> None:
    found = _asked("f1 / f0", Goal(0.5, 0.6))
    assert _ends(found) == [(116.66666667, 140.0)]
    assert found.ranges[0].low_is_edge and found.ranges[0].high_is_edge and found.needed == 117.0


def test_a_band_of_one_value_is_met_by_what_shows_as_it() -> None:
    found = _asked("f0 / f1", Goal(2.0), direction=Direction.BAND)
    assert _ends(found) == [(70 * 1.995, 70 * 2.005)] and found.needed == 140.0


def test_a_curve_that_is_not_monotone_has_every_stretch() -> None:
    found = _asked("(f0 - 200) * (f0 - 500) / 100", Goal(0.0))
    assert _ends(found) == [(0.0, 200.0), (500.0, 1300.0)]
    assert found.outcome is Outcome.ALREADY and found.needed == 100.0


def test_steps_are_found() -> None:
    found = _asked("if(f0 >= 250, 3, 1)", Goal(2.0))
    assert _ends(found) == [(250.0, 1300.0)] and found.needed == 250.0


SHAPES = [
    "(f0 - f1) / f0",
    "f0 * 3 - f0 ^ 2 / 300",
    "abs(f0 - 333) / 10",
    "if(f0 > 400, f0 / 2, f0)",
    "max(f0, 250) - f1",
    "f1 / (f0 - 200)",
    "sqrt(f0 - 50) + prev(f0) / 9",
    "sum12(nz(f0)) / 12",
]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.sampled_from(SHAPES), st.floats(0.05, 400), st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_every_edge_parts_what_meets_the_goal_from_what_misses_it(
    formula: str, aim: float, direction: Direction
) -> None:
    workbook = formula_shop(SIX, formula, goals={JUNE: Goal(aim)}, direction=direction)
    found = solve(workbook, "result", ("f0", None), Period.month(JUNE))
    assert found.lever is not None

    def meets(figure: float) -> bool:
        assert found.lever is not None
        value = workbook.supposing(found.lever.cells(figure)).value("result", Period.month(JUNE))
        if isinstance(value, NoValue):
            return False
        return value >= aim * (1 - 1e-9) if direction is Direction.HIGHER else value <= aim * (1 + 1e-9)

    for stretch in found.ranges:
        assert meets(stretch.low) and meets(stretch.high) and meets((stretch.low + stretch.high) / 2)
        assert not (stretch.low_is_edge and meets(stretch.low - 0.001))
        assert not (stretch.high_is_edge and meets(stretch.high + 0.001))
    assert (found.needed is None) is (not found.ranges)
    assert found.needed is None or meets(found.needed)
    for step in range(131):  # nothing that meets it lies outside
        figure = step * 10.0
        inside = any(stretch.low - 0.01 <= figure <= stretch.high + 0.01 for stretch in found.ranges)
        assert inside or not meets(figure)


def test_out_of_reach_tells_the_best_it_can_do() -> None:
    found = _asked("(f0 - f1) / f0", Goal(0.99))
    assert found.outcome is Outcome.IMPOSSIBLE and not found.ranges and found.needed is None
    assert found.best == 1300.0 and found.with_best == pytest.approx(1230 / 1300)


def test_a_goal_that_looks_met_is_met() -> None:
    found = _asked("(f0 - f1) / f0", Goal(0.3))
    assert found.outcome is Outcome.ALREADY and found.needed == 100.0


def test_a_figure_without_a_part_is_said() -> None:
    assert _asked("f0 - f1", Goal(50.0), "f2").outcome is Outcome.NO_PART
    assert _asked("f0 - f1 + 0 * f2", Goal(50.0), "f2").outcome is Outcome.NO_PART


def test_without_a_goal_or_another_figure_the_reason_is_told() -> None:
    workbook = formula_shop(SIX, "f0 - f1")
    found = solve(workbook, "result", ("f0", None), Period.month(JUNE))
    assert found.outcome is Outcome.UNKNOWN and found.reason == NoValue(Cause.NO_GOAL, "result", JUNE, of=1)
    found = _asked("f0 - f3", Goal(50.0))
    assert found.reason == NoValue(Cause.MISSING, "f3", JUNE)


def test_a_worked_out_figure_cannot_be_turned() -> None:
    with pytest.raises(ValueError, match="not typed"):
        _asked("f0 - f1", Goal(50.0), "result")


def test_a_channel_has_its_own_answer() -> None:
    workbook = formula_shop({**SIX, "email_f0": [10.0] * 6, "email_f1": [4.0] * 6}, "f0 - f1")
    found = solve(workbook, "result", ("f0", EMAIL), Period.month(JUNE), EMAIL, goal=Goal(7.0))
    assert _ends(found) == [(11.0, 100.0)]


def _year(formula: str, lines: Mapping[str, Sequence[float | None]], goal: float, figure: str = "f0") -> Solution:
    goals = {START.plus(place): Goal(goal / 12) for place in range(12)}
    workbook = formula_shop(lines, formula, goals=goals, unit=Unit.MONEY, today=START.plus(5))
    return solve(workbook, "result", (figure, None), workbook.calendar.year(2023))


def test_in_a_running_year_the_months_to_come_share_what_is_missing() -> None:
    """625 so far; 1,225 need 600 more in six months."""
    found = _year("f0 * 1", SIX, 1225)
    assert found.lever is not None
    assert found.lever.months == tuple(START.plus(place) for place in range(6, 12))
    assert found.needed == 100.0 and found.total == 1225.0 and found.with_needed == 1225.0
    assert not found.lever.assumed and isinstance(found.present, NoValue)


def test_other_figures_of_months_to_come_are_supposed_as_so_far_and_named() -> None:
    found = _year("f0 - f2 - f1", SIX, 1200 - 2 * 376 - 240)
    assert found.lever is not None
    assert {(a.figure[0], round(a.each, 9), len(a.months)) for a in found.lever.assumed} == {
        ("f2", 20.0, 6),
        ("f1", round(376 / 6, 9), 6),
    }
    assert found.needed == pytest.approx(575 / 6, abs=0.01) and found.total == pytest.approx(1200, abs=0.06)


def test_a_forgotten_month_is_not_supposed() -> None:
    lines: dict[str, Sequence[float | None]] = {**SIX, "f1": [60.0, None, 50, 66, 60, 70]}
    found = _year("f0 - f1", lines, 300)
    assert found.outcome is Outcome.UNKNOWN
    assert found.reason is not None and (found.reason.indicator, found.reason.month) == ("f1", START.plus(1))


def test_in_a_quarter_that_is_over_all_months_are_scaled_alike() -> None:
    goals = {START.plus(place): Goal(160.0) for place in range(3)}
    workbook = formula_shop(SIX, "f0 * 1", goals=goals, unit=Unit.MONEY)
    found = solve(workbook, "result", ("f0", None), workbook.calendar.quarter(2023, 1))
    assert found.lever is not None and found.needed == 160.0 and found.total == pytest.approx(480.0)
    cells = found.lever.cells(160.0)
    assert [cells[cell] for cell in cells] == [pytest.approx(value * 1.5) for value in SIX["f0"][:3]]


def test_a_level_is_turned_in_the_last_month() -> None:
    lines = {**SIX, "level": [5.0] * 6}
    goals = {Month.of(2023, 6): Goal(8.0)}
    workbook = formula_shop(lines, "nz(level)", goals=goals)
    found = solve(workbook, "result", ("level", None), workbook.calendar.quarter(2023, 2))
    assert found.lever is not None and found.lever.months == (JUNE,) and found.needed == 8.0


def test_a_part_is_asked_for_its_own_goal() -> None:
    part = Segment(SegmentKind.CHANNEL, "Search")
    figures = {
        Cell(name, at, part): value for at in START.until(JUNE) for name, value in (("sales", 9.0), ("cost", 4.0))
    }
    contents = Contents(Business("Shop"), segments=(part,), values=figures)
    contents.goals = {GoalKey("profit", JUNE): Goal(900.0), GoalKey("profit", JUNE, segment=part): Goal(6.0)}
    workbook = Workbook(NoLedger(), contents, SHIPPED)
    found = solve(workbook, "profit", ("sales", part), Period.month(JUNE), part)
    assert found.outcome is Outcome.POSSIBLE
    assert _ends(found)[0][0] == 10.0
