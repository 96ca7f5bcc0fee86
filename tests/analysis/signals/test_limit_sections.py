"""Usual ranges that begin anew by the owner's decision."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.signals.limit_sections import sections_of
from kpidesk.analysis.signals.process_limits import Method, Rule, RuleSet, limits_from, limits_of

BASELINE = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
AFTER = [228.0, 217.0, 262.0, 255.0, 248.0, 259.0, 251.0, 266.0]


def test_without_a_decision_there_is_one_range() -> None:
    (only,) = sections_of(BASELINE + AFTER)
    assert (only.start, only.end) == (0, 20)
    assert only.limits == limits_from(BASELINE)
    assert [place for place, finding in enumerate(only.findings) if finding.rules] == [14, 16, 17, 18, 19]


def test_a_new_range_has_a_baseline_of_its_own_and_the_old_one_stays() -> None:
    old, new = sections_of(BASELINE + AFTER, [12])
    assert old.limits == limits_from(BASELINE)
    assert new.limits == limits_from(AFTER)
    assert new.limits is not None
    assert (new.limits.provisional, new.limits.count) == (True, 8)
    assert (old.end, new.start, new.values) == (12, 12, tuple(AFTER))
    assert all(not finding.rules for finding in old.findings)


def test_runs_begin_anew_with_the_range() -> None:
    values = [10.0, 12.0] * 6 + [20.0, 22.0] * 6
    _, new = sections_of(values, [12])
    assert [finding.rules for finding in new.findings] == [()] * 12
    assert new.findings[0].run == 1


@pytest.mark.parametrize("start", [15, 19])
def test_fewer_than_six_months_do_not_make_a_new_range_yet(start: int) -> None:
    assert sections_of(BASELINE + AFTER, [start]) == sections_of(BASELINE + AFTER)


def test_several_decisions_make_several_ranges() -> None:
    made = sections_of(BASELINE + AFTER, [14, 6])
    assert [(part.start, part.end) for part in made] == [(0, 6), (6, 14), (14, 20)]
    assert all(part.limits is not None for part in made)


def test_a_stretch_too_short_for_a_range_has_none() -> None:
    first, second = sections_of(BASELINE, [3])
    assert (first.limits, first.findings) == (None, ())
    assert second.limits is not None


def test_a_place_outside_the_series_is_refused() -> None:
    with pytest.raises(ValueError, match="20 is no place"):
        sections_of(BASELINE + AFTER, [20])


def test_method_floor_and_rules_hold_for_every_stretch() -> None:
    made = sections_of([10.0, 50.0, 40.0, 30.0, 20.0, 35.0] * 2, [6], method=Method.MEDIAN, floor=0.0)
    assert [part.limits.lower for part in made if part.limits] == [0.0, 0.0]
    assert {part.limits.method for part in made if part.limits} == {Method.MEDIAN}
    (rising,) = sections_of([*BASELINE, 210.0, 211.0, 212.0, 213.0, 214.0, 215.0, 216.0], rules=RuleSet.NHS)
    assert rising.findings[-1].rules == (Rule.TREND,)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.floats(-1e6, 1e6), min_size=6, max_size=40), st.sets(st.integers(0, 39), max_size=3))
def test_stretches_make_up_the_series(values: list[float], starts: set[int]) -> None:
    made = sections_of(values, {start for start in starts if start < len(values)})
    assert [value for part in made for value in part.values] == values
    assert made[0].start == 0
    for part in made:
        assert part.limits == limits_of(part.values)
        assert len(part.findings) == (len(part.values) if part.limits else 0)
