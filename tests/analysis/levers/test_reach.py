"""Where a function meets a goal."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.levers.reach import Stretch, reached, rounded_into, tidied


def _ends(found: tuple[Stretch, ...]) -> list[tuple[float, float]]:
    """To ten digits."""
    return [(float(f"{stretch.low:.10g}"), float(f"{stretch.high:.10g}")) for stretch in found]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(slope=st.floats(0.01, 100), root=st.floats(1, 99))
def test_the_edge_of_a_line_is_found_to_twelve_digits(slope: float, root: float) -> None:
    found = reached(lambda x: slope * (x - root), 0, 100)
    assert found.stretches == (Stretch(found.stretches[0].low, 100, low_is_edge=True, high_is_edge=False),)
    assert found.stretches[0].low == pytest.approx(root, rel=3e-12)


def test_a_curve_that_meets_the_goal_twice_has_two_stretches() -> None:
    found = reached(lambda x: (x - 20) * (x - 61.5), 0, 100)
    assert _ends(found.stretches) == [(0, 20), (61.5, 100)]


def test_a_hill_between_two_samples_is_found() -> None:
    found = reached(lambda x: 0.0001 - abs(x - 33.3333), 0, 100)
    assert _ends(found.stretches) == [(33.3332, 33.3334)]


def test_a_dip_between_two_samples_is_found() -> None:
    found = reached(lambda x: abs(x - 33.3333) - 0.0001, 0, 100)
    assert len(found.stretches) == 2


def test_a_step_has_its_edge_where_it_jumps() -> None:
    found = reached(lambda x: 1.0 if x >= 41.7 else -1.0, 0, 100)
    assert _ends(found.stretches) == [(41.7, 100)]


def test_where_there_is_no_result_the_goal_is_not_met() -> None:
    found = reached(lambda x: None if x <= 30 else 1.0, 0, 100)
    assert _ends(found.stretches) == [(30, 100)]
    assert reached(lambda _: None, 0, 100).best is None


def test_what_misses_everywhere_has_its_best() -> None:
    found = reached(lambda x: -1 - (x - 40.2) ** 2, 0, 100)
    assert not found.stretches and found.best == pytest.approx(40.2, abs=1e-6) and found.moves


def test_what_never_moves_is_said() -> None:
    assert not reached(lambda _: 3.0, 0, 100).moves


def test_a_single_number_that_meets_the_goal_is_found_when_it_is_known() -> None:
    found = reached(lambda x: 0.0 if x == 12.34 else -1.0, 0, 100, [12.34])
    assert _ends(found.stretches) == [(12.34, 12.34)]


def test_edges_are_told_in_few_digits_and_still_meet_the_goal() -> None:
    edge = math.nextafter(50.0, 0)
    stretch = Stretch(edge, 100, low_is_edge=True, high_is_edge=False)
    assert tidied(stretch, lambda x: x - edge, 2).low == 50.0
    narrow = Stretch(1 / 3, 0.5, low_is_edge=True, high_is_edge=True)
    assert rounded_into(narrow, 1 / 3, lambda x: x - 1 / 3, 2, whole=False) == 0.34
    assert rounded_into(narrow, 1 / 3, lambda x: x - 1 / 3, 0, whole=True) is None
    assert rounded_into(narrow, 0.4, lambda x: x - 1 / 3, 0, whole=False) == 0.4


def test_the_rounding_of_a_computer_is_no_movement() -> None:
    found = reached(lambda x: 0.3 + 1e-16 * math.sin(x), 0, 100, noise=1e-12)
    assert not found.moves and _ends(found.stretches) == [(0, 100)]
    assert reached(lambda x: 0.3 + 1e-9 * math.sin(x), 0, 100, noise=1e-12).moves


def test_an_edge_is_found_with_few_questions_and_never_with_many() -> None:
    asked = 0

    def counted(gap: float) -> float:
        nonlocal asked
        asked += 1
        return gap

    assert _ends(reached(lambda x: counted(100 / (x + 1) - 7), 0, 100).stretches) == [(0, 13.28571429)]
    assert asked < 97 + 16
    asked = 0
    steep = reached(lambda x: counted(math.exp(x) - math.exp(41.73)), 0, 100).stretches
    assert steep[0].low == pytest.approx(41.73, rel=3e-12) and asked < 97 + 60
    asked = 0
    assert _ends(reached(lambda x: counted(1e300 if x > 41.73 else -1e-300), 0, 100).stretches) == [(41.73, 100)]
    assert asked < 97 + 130


def test_what_grows_towards_a_division_by_zero_is_found_however_narrow() -> None:
    found = reached(lambda x: None if x == 0 else 333 - 100 * x if x < 0 else 7 / x - 333, 0, 1300)
    (only,) = found.stretches
    assert only.low == pytest.approx(0, abs=1e-9) and only.high == pytest.approx(7 / 333)
    assert reached(lambda x: None if x >= 60 else 1 / (60 - x) - 1e6, 0, 100).stretches[0].low == pytest.approx(
        60 - 1e-6
    )
