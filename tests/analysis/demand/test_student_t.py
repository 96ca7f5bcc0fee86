"""Student's t against the printed tables."""

import pytest

from kpidesk.analysis.demand.student_t import distribution, quantile

TABLE = [
    (0.95, 1, 6.3138), (0.95, 2, 2.9200), (0.95, 3, 2.3534), (0.95, 4, 2.1318), (0.95, 6, 1.9432), (0.95, 9, 1.8331),
    (0.95, 30, 1.6973), (0.95, 120, 1.6577), (0.90, 5, 1.4759), (0.90, 11, 1.3634), (0.90, 23, 1.3195),
    (0.975, 10, 2.2281), (0.995, 7, 3.4995),
]  # fmt: skip


@pytest.mark.parametrize(("share", "degrees", "expected"), TABLE)
def test_quantiles_are_those_of_the_tables(share: float, degrees: int, expected: float) -> None:
    assert quantile(share, degrees) == pytest.approx(expected, abs=6e-5)
    assert distribution(quantile(share, degrees), degrees) == pytest.approx(share, abs=1e-12)


def test_half_of_the_values_are_below_zero() -> None:
    assert [distribution(0.0, degrees) for degrees in (1, 2, 3, 10)] == [0.5] * 4
    assert distribution(-2.0, 5) == pytest.approx(1 - distribution(2.0, 5))


@pytest.mark.parametrize(("share", "degrees"), [(0.4, 5), (1.0, 5), (0.9, 0)])
def test_what_has_no_quantile_is_refused(share: float, degrees: int) -> None:
    with pytest.raises(ValueError, match="degree of freedom"):
        quantile(share, degrees)
