"""Growth over several months as one rate a month."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.comparison.average_growth import average_growth, growth_between
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)


def test_up_by_half_and_down_again_is_no_growth() -> None:
    assert average_growth(100.0, 100.0, 2) == 0.0


def test_doubling_in_a_year() -> None:
    assert average_growth(100.0, 200.0, 12) == pytest.approx(0.0594631)


@pytest.mark.parametrize(("first", "last", "months"), [(0.0, 5.0, 3), (-5.0, 5.0, 3), (5.0, -5.0, 3), (5.0, 6.0, 0)])
def test_from_or_to_a_loss_there_is_none(first: float, last: float, months: int) -> None:
    assert average_growth(first, last, months) is None


def test_to_nothing_is_minus_a_hundred_percent() -> None:
    assert average_growth(5.0, 0.0, 3) == -1.0


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(0.01, 1e6), st.floats(-0.5, 0.5), st.integers(1, 60))
def test_the_rate_leads_from_the_first_to_the_last(first: float, rate: float, months: int) -> None:
    assert average_growth(first, first * (1 + rate) ** months, months) == pytest.approx(rate, abs=1e-9)


def test_of_an_indicator_whole_and_per_day(business: Business) -> None:
    business.add("sales", [3100.0, 2800.0])
    assert growth_between(business, "sales", START, START.next) == pytest.approx(-0.0967742)
    assert growth_between(business, "sales", START, START.next, per_day=True) == pytest.approx(0.0)


def test_balances_are_never_divided_by_days(business: Business) -> None:
    business.add("cash", [3100.0, 2800.0], nature=Nature.STOCK)
    assert growth_between(business, "cash", START, START.next, per_day=True) == pytest.approx(-0.0967742)


def test_reasons_why_there_is_none() -> None:
    business = Business(Calendar(unfinished={START.plus(2): 9}))
    business.add("sales", [0.0, None, 5.0, 6.0])
    business.add("rate", [0.1, 0.2], Unit.PERCENT, nature=Nature.RATE)
    assert growth_between(business, "rate", START, START.next) == NoValue(Cause.OUT_OF_DOMAIN, "rate")
    assert growth_between(business, "sales", START, START.plus(2)) == NoValue(
        Cause.UNFINISHED, "sales", month=START.plus(2)
    )
    assert growth_between(business, "sales", START.next, START.plus(3)) == NoValue(Cause.MISSING, "sales", START.next)
    assert growth_between(business, "sales", START, START.plus(3)) == NoValue(Cause.OUT_OF_DOMAIN, "sales", month=START)
