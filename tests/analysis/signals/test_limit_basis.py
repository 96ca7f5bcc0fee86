"""Usual ranges around a line and without a season."""

import random

import pytest

from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.limit_basis import limits_around
from kpidesk.analysis.signals.process_limits import Rule, limits_of

BASELINE = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
AFTER = [228.0, 217.0, 262.0, 255.0, 248.0, 259.0, 251.0, 266.0]
YEAR = [100.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0, 145.0, 125.0, 115.0, 105.0, 160.0]
WOBBLE = [2.0, -1.0, 3.0, -2.0, 1.0, -3.0, 2.0, -2.0]


def wobbling(values: list[float]) -> list[float]:
    return [value + WOBBLE[place % 8] for place, value in enumerate(values)]


def test_around_a_level_nothing_is_different() -> None:
    found = limits_around(BASELINE + AFTER, Basis.LEVEL)
    assert found is not None
    assert found.plain == limits_of(BASELINE + AFTER)
    assert set(found.limits) == {found.plain}
    assert [place for place, one in enumerate(found.findings) if Rule.OUTSIDE in one.rules] == [14, 19]


def test_a_steady_rise_is_no_signal_around_its_line() -> None:
    values = wobbling([100.0 + 10 * place for place in range(20)])
    found, level = limits_around(values, Basis.TREND), limits_around(values, Basis.LEVEL)
    assert found is not None
    assert level is not None
    assert all(not one.rules for one in found.findings)
    assert level.findings[-1].rules
    assert found.limits[19].centre - found.limits[0].centre == pytest.approx(190, rel=0.05)
    assert {limits.reach for limits in found.limits} == {found.plain.reach}


def test_what_leaves_the_line_is_a_signal() -> None:
    values = wobbling([100.0 + 10 * place for place in range(20)])
    values[15] += 40
    found = limits_around(values, Basis.TREND)
    assert found is not None
    assert [place for place, one in enumerate(found.findings) if Rule.OUTSIDE in one.rules] == [15]
    assert values[15] > found.limits[15].upper


def test_the_season_is_taken_out_before_the_limits_are_drawn() -> None:
    source = random.Random(3)
    values = [value + source.gauss(0, 2) for value in YEAR * 3]
    found = limits_around(values, Basis.SEASON)
    level = limits_around(values, Basis.LEVEL)
    assert found is not None
    assert level is not None
    assert found.plain.reach < level.plain.reach / 2
    assert found.limits[11].centre > 1.4 * found.limits[1].centre


def test_a_month_unlike_its_season_is_a_signal() -> None:
    values = wobbling([*YEAR, *YEAR, *YEAR])
    values[30] -= 40
    found = limits_around(values, Basis.SEASON)
    assert found is not None
    assert values[30] > limits_around(values, Basis.LEVEL).limits[30].lower  # type: ignore[union-attr]
    assert Rule.OUTSIDE in found.findings[30].rules
    assert values[30] < found.limits[30].lower


def test_a_season_of_losses_is_taken_out_by_differences() -> None:
    found = limits_around([value - 120 for value in YEAR * 2], Basis.SEASON)
    assert found is not None
    assert found.plain.reach == pytest.approx(0.0, abs=1e-9)
    assert [limits.centre for limits in found.limits] == pytest.approx([value - 120 for value in YEAR * 2])


@pytest.mark.parametrize(("basis", "count"), [(Basis.LEVEL, 5), (Basis.TREND, 5), (Basis.SEASON, 23)])
def test_too_few_months_have_no_limits(basis: Basis, count: int) -> None:
    assert limits_around((BASELINE * 2)[:count], basis) is None
    assert limits_around((BASELINE * 2)[: count + 1], basis) is not None


def test_limits_are_held_where_the_measure_ends() -> None:
    found = limits_around(wobbling([30.0 - 2 * place for place in range(18)]), Basis.TREND, floor=0.0, ceiling=31.0)
    assert found is not None
    assert (found.limits[-1].lower, found.limits[0].upper) == (0.0, 31.0)


def test_where_a_line_leads_out_of_what_is_possible_the_range_ends_there() -> None:
    found = limits_around(wobbling([30.0 - 3 * place for place in range(12)]), Basis.TREND, floor=0.0)
    assert found is not None
    gone = found.at(40)
    assert (gone.lower, gone.centre, gone.upper) == (0.0, 0.0, 0.0)
    assert found.is_beyond(-0.1) and not found.is_beyond(0.0)


def test_a_line_without_noise_makes_no_signal() -> None:
    found = limits_around([100.0 + 0.1 * place for place in range(60)])
    assert found is not None and found.basis is Basis.TREND
    assert all(not one.rules for one in found.findings)


def test_a_months_finding_is_the_same_alone_and_among_all() -> None:
    source = random.Random(5)
    for values in ([source.gauss(100, 5) for _ in range(30)], wobbling([10.0 * at for at in range(30)]), YEAR * 3):
        found = limits_around(values)
        assert found is not None
        assert [found.finding(index) for index in range(len(values))] == found.findings


def test_the_limits_of_a_season_are_wider_than_its_years_look_from_within() -> None:
    two, three = (limits_around(wobbling(YEAR * years), Basis.SEASON) for years in (2, 3))
    assert two is not None and three is not None
    assert two.course.widening == pytest.approx(3**0.5)
    assert three.course.widening == pytest.approx(2**0.5)
    inside = limits_of(two.adjusted)
    assert inside is not None and two.plain.reach == pytest.approx(inside.reach * 3**0.5)


def test_a_gap_moves_neither_line_nor_season() -> None:
    rising = [100.0 + 10 * place for place in range(30)]
    places = [place for place in range(30) if place not in {4, 20}]
    found = limits_around([rising[place] for place in places], places=places)
    assert found is not None and found.basis is Basis.TREND
    assert found.at(29).centre == pytest.approx(390)
    places = [place for place in range(40) if place not in {2, 31}]
    seasonal = limits_around([YEAR[place % 12] for place in places], places=places)
    assert seasonal is not None and seasonal.basis is Basis.SEASON
    assert [seasonal.at(place).centre for place in (35, 36)] == pytest.approx([160.0, 100.0])
    assert (seasonal.course.since, seasonal.course.months, seasonal.made_by) == (3, 24, (3, 26))
