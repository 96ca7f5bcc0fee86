"""When a figure stands to another as it should."""

import pytest

from kpidesk.domain.check import Check, Relation, Severity


@pytest.mark.parametrize(
    ("relation", "within", "value", "holds"),
    [
        (Relation.AT_MOST, 0.0, 100.0, True),
        (Relation.AT_MOST, 0.0, 100.01, False),
        (Relation.AT_LEAST, 0.0, 100.0, True),
        (Relation.AT_LEAST, 0.0, 99.99, False),
        (Relation.NEAR, 0.0, 100.0, True),
        (Relation.NEAR, 0.0, 100.01, False),
        (Relation.NEAR, 0.02, 102.0, True),
        (Relation.NEAR, 0.02, 98.0, True),
        (Relation.NEAR, 0.02, 102.1, False),
        (Relation.NEAR, 0.02, 97.9, False),
    ],
)
def test_a_check_holds_up_to_its_bound(relation: Relation, within: float, value: float, holds: bool) -> None:
    assert Check(relation, "x", Severity.ASK, within).holds(value, 100.0) is holds


def test_near_a_negative_bound_is_as_far_away_as_near_a_positive_one() -> None:
    near = Check(Relation.NEAR, "x", Severity.ASK, 0.1)
    assert near.holds(-109.0, -100.0)
    assert not near.holds(-111.0, -100.0)


def test_what_binary_fractions_leave_over_is_no_difference() -> None:
    assert 0.1 + 0.2 != 0.3
    assert Check(Relation.NEAR, "x", Severity.REFUSE).holds(0.3, 0.1 + 0.2)
    assert Check(Relation.AT_MOST, "x", Severity.REFUSE).holds(0.1 + 0.2, 0.3)
