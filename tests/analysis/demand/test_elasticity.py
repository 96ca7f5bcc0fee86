"""Price elasticity between two periods."""

import pytest

from kpidesk.analysis.demand.elasticity import Elasticity, ElasticityRefusal, elasticity, elasticity_between
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause
from tests.analysis.typed_business import START, typed_business

JANUARY, MARCH = Period.month(START), Period.month(START.plus(2))  # 31 days each


def test_the_example_of_the_definition() -> None:
    """10 to 11 and 100 to 85 units: -15 % / 10 % = -1.5, and -1.70 from the middle."""
    found = elasticity(100, 85, 10, 11)
    assert [found.point, found.arc] == pytest.approx([-1.5, -1.7027], abs=1e-4)
    back = elasticity(85, 100, 11, 10)
    assert back.arc == pytest.approx(found.arc) and back.point != pytest.approx(found.point)


@pytest.mark.parametrize(
    ("numbers", "refusal"),
    [
        ((100, 85, 10, 10), ElasticityRefusal.PRICE_UNCHANGED),
        ((100, 85, 10, 10.19), ElasticityRefusal.PRICE_HARDLY_MOVED),
        ((0, 85, 10, 11), ElasticityRefusal.NOT_POSITIVE),
        ((100, 85, 0, 11), ElasticityRefusal.NOT_POSITIVE),
        ((100, -5, 10, 11), ElasticityRefusal.NOT_POSITIVE),
    ],
)
def test_what_two_months_cannot_tell_is_refused(
    numbers: tuple[float, float, float, float], refusal: ElasticityRefusal
) -> None:
    assert elasticity(*numbers) == Elasticity(refusal=refusal)


def test_two_percent_is_enough_and_no_units_left_too() -> None:
    assert elasticity(100, 97, 10, 10.2).point == pytest.approx(-1.5)
    assert elasticity(100, 0, 10, 11).arc == pytest.approx(-21)


def test_it_is_read_from_the_figures() -> None:
    figures: dict[str, list[float | None]] = {"units_sold": [100, 1, 85], "revenue": [1000, 1, 935]}
    found = elasticity_between(typed_business(figures), None, JANUARY, MARCH)
    assert found.point == pytest.approx(-1.5)
    typed: dict[str, list[float | None]] = {"units_sold": [100, 1, 85], "unit_price": [10, 10, 11]}
    assert elasticity_between(typed_business(typed), None, JANUARY, MARCH) == found


def test_a_missing_figure_and_a_running_month_are_said() -> None:
    figures: dict[str, list[float | None]] = {"units_sold": [100, 1, 85], "unit_price": [None, None, 11]}
    found = elasticity_between(typed_business(figures), None, JANUARY, MARCH)
    assert found.refusal is ElasticityRefusal.MISSING and found.reason is not None
    assert (found.reason.cause, found.reason.indicator) == (Cause.MISSING, "unit_price")
    months = {START.plus(2): MonthState(MonthStatus.UNFINISHED, 5)}
    found = elasticity_between(typed_business(figures, months), None, JANUARY, MARCH)
    assert found.refusal is ElasticityRefusal.UNFINISHED
