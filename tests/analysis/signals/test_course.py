"""What a series follows, and that it goes on following it."""

import math
import random
from itertools import pairwise

import pytest

from kpidesk.analysis.signals.course import Basis, course_of, suggested_basis
from kpidesk.analysis.signals.limit_basis import limits_around

BASELINE = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
YEAR = [100.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0, 145.0, 125.0, 115.0, 105.0, 160.0]
WOBBLE = [2.0, -1.0, 3.0, -2.0, 1.0, -3.0, 2.0, -2.0]


def wobbling(values: list[float]) -> list[float]:
    return [value + WOBBLE[place % 8] for place, value in enumerate(values)]


def seasonal(months: int, source: random.Random, swing: float = 0.4, growth: float = 1.0) -> list[float]:
    return [
        100 * growth**at * (1 + swing * math.sin(at * math.tau / 12)) * source.gauss(1, 0.08) for at in range(months)
    ]


def test_what_a_series_looks_like_is_suggested() -> None:
    assert suggested_basis(BASELINE) is Basis.LEVEL
    assert suggested_basis(wobbling([100.0 + 10 * place for place in range(12)])) is Basis.TREND
    assert suggested_basis(wobbling(YEAR * 2)) is Basis.SEASON
    assert suggested_basis([value - 120 for value in wobbling(YEAR * 2)]) is Basis.SEASON
    assert suggested_basis(YEAR[:5]) is Basis.LEVEL
    assert suggested_basis([5.0] * 30) is Basis.LEVEL


def test_noise_is_seldom_taken_for_more() -> None:
    source = random.Random(7)
    noise = [[source.gauss(100, 10) for _ in range(months)] for months in (12, 24, 36) for _ in range(100)]
    assert sum(suggested_basis(values) is not Basis.LEVEL for values in noise) <= 3


@pytest.mark.parametrize("months", range(6, 12))
def test_a_trend_needs_a_whole_year(months: int) -> None:
    assert suggested_basis([100.0 + 10 * place for place in range(months)]) is Basis.LEVEL


@pytest.mark.parametrize("months", range(12, 24))
def test_a_season_needs_two_years(months: int) -> None:
    assert suggested_basis((YEAR * 2)[:months]) is not Basis.SEASON


def test_a_trend_is_never_asked_again() -> None:
    rising = wobbling([100.0 + 10 * place for place in range(12)])
    flat = [*rising, *wobbling([220.0] * 36)]
    assert {suggested_basis(flat[:months]) for months in range(12, 49)} == {Basis.TREND}
    later = [*BASELINE, *(BASELINE[-1] + 10 * place for place in range(36))]
    assert {suggested_basis(later[:months]) for months in range(12, 49)} == {Basis.LEVEL}


def test_a_line_is_drawn_through_every_month_and_from_two_years_on_through_whole_years() -> None:
    values = wobbling([100.0 + 10 * place for place in range(40)])
    made = {months: course_of(values[:months], range(months)) for months in (12, 17, 24, 35, 36, 40)}
    assert [course.months for course in made.values() if course is not None] == [12, 17, 24, 24, 36, 36]
    assert made[24] == course_of(values[:30], range(30))


def test_the_season_is_that_of_the_whole_years() -> None:
    values = seasonal(60, random.Random(1))
    made = {months: course_of(values[:months], range(months)) for months in (24, 35, 36, 47)}
    assert made[24] == made[35] != made[36] == made[47]


def test_an_odd_month_after_the_years_does_not_move_what_is_usual() -> None:
    values = seasonal(30, random.Random(2))
    usual, odd = limits_around(values), limits_around([*values[:-1], 3 * values[-1]])
    assert usual is not None and odd is not None
    assert usual.limits == odd.limits
    assert odd.finding(29).rules and not usual.finding(29).rules and odd.findings[:29] == usual.findings[:29]


@pytest.mark.parametrize("kind", ["level", "rising", "season", "growing"])
def test_no_month_flips_what_a_series_follows(kind: str) -> None:
    """It changes when a season is seen, at the end of a year, and never from month to month."""
    source = random.Random(9)
    for _ in range(12):
        values = {
            "level": [source.gauss(100, 10) for _ in range(60)],
            "rising": [100 + 8 * at + source.gauss(0, 10) for at in range(60)],
            "season": seasonal(60, source),
            "growing": seasonal(60, source, 0.3, 1.015),
        }[kind]
        told = [suggested_basis(values[:months]) for months in range(12, 61)]
        changed = [months for months, (old, new) in enumerate(pairwise(told), 13) if old is not new]
        assert len(changed) <= 1 and all(months % 12 == 0 for months in changed)


def test_a_business_that_grows_with_a_season_has_a_line_in_it() -> None:
    growing = [(1000 + 20 * at) * (1.8 if at % 12 > 9 else 1) for at in range(36)]
    found = limits_around(growing[:30])
    assert found is not None and found.basis is Basis.SEASON and found.course.has_line
    assert [found.at(place).centre for place in (30, 34)] == pytest.approx(growing[30:31] + growing[34:35], rel=0.06)
    steady = limits_around(YEAR * 2)
    assert steady is not None and not steady.course.has_line


@pytest.mark.parametrize("at", [12, 18, 24])
def test_a_step_is_neither_growth_nor_a_season(at: int) -> None:
    source = random.Random(at)
    values = [(100 if place < at else 160) + source.gauss(0, 5) for place in range(48)]
    assert {suggested_basis(values[:months]) for months in range(12, 49)} == {Basis.LEVEL}


def test_a_fixed_sum_per_day_is_no_season() -> None:
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert suggested_basis([1000 / days for days in lengths * 4]) is Basis.LEVEL


def test_a_steep_rise_is_no_season() -> None:
    assert suggested_basis([100 * 1.08**at for at in range(48)]) is Basis.TREND


@pytest.mark.parametrize("kind", ["level", "rising", "season"])
def test_false_alarms_are_as_rare_around_a_line_and_a_season_as_around_a_level(kind: str) -> None:
    """One unchanged series in twenty months has one, whatever it follows."""
    source, alarms, months = random.Random(4), 0, 0
    for _ in range(25):
        values = {
            "level": [source.gauss(100, 10) for _ in range(48)],
            "rising": [100 + 12 * at + source.gauss(0, 10) for at in range(48)],
            "season": seasonal(48, source),
        }[kind]
        for count in range(25, 49, 2):
            found = limits_around(values[:count])
            assert found is not None
            alarms, months = alarms + bool(found.finding(count - 1).rules), months + 1
    assert alarms / months < 0.09
