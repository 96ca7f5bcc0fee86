"""Why the activity index changed: its parts add up to the change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_causes import activity_causes, log_mean
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.causes.causes import Causes
from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.change import SetMonths
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import START, typed_business

WEIGHTS = {Part.VISITS: 0.5, Part.ORDERS: 0.3, Part.CUSTOMERS: 0.2}
MAY = Period.month(START.plus(4))


def trading(visits: float, orders: float | None, customers: float = 100.0) -> Workbook:
    """Five months alike; in the last one the figures given."""
    return typed_business(
        {
            "visitors": [3100.0, 3100.0, 3100.0, 3100.0, visits],
            "orders": [62.0, 62.0, 62.0, 62.0, orders],
            "customers_end": [100.0, 100.0, 100.0, 100.0, customers],
        }
    )


def told(shop: Workbook) -> Causes:
    source = WithActivity(shop, WEIGHTS)
    comparison = kpi_row(source, INDICATOR, MAY).comparison
    return activity_causes(source, comparison, comparison.previous)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(400, 30_000), st.floats(7, 600), st.floats(11, 900))
def test_steps_add_up_to_the_change(visits: float, orders: float, customers: float) -> None:
    found = told(trading(visits, orders, customers))
    assert found.why is not None and found.bridge is not None and found.why.change is not None
    assert sum(driver.effect for driver in found.why.drivers) == pytest.approx(found.why.change, abs=1e-9)
    shown = sum(step.shown for step in found.bridge.steps)
    assert shown == pytest.approx(found.bridge.end - found.bridge.start, abs=1e-9) == pytest.approx(found.difference)


def test_a_part_that_stays_is_no_cause_and_the_largest_comes_first() -> None:
    found = told(trading(2000.0, 62.0, 130.0))
    assert found.why is not None
    told_of = [(driver.figures[0][0], driver.merit) for driver in found.why.drivers]
    assert told_of[0] == ("visitors", Merit.BAD) and ("customers_end", Merit.GOOD) in told_of


def test_a_part_without_a_figure_is_named() -> None:
    found = told(trading(3100.0, None))
    assert found.reason is not None and found.bridge is None
    assert (found.reason.cause, found.reason.indicator, found.reason.month) == (Cause.MISSING, "orders", MAY.first)


def test_a_running_month_is_not_explained() -> None:
    shop = trading(3100.0, 62.0)
    shop.apply(SetMonths({MAY.first: MonthState(MonthStatus.UNFINISHED, 9)}))
    found = told(shop)
    assert found.reason is not None and found.reason.cause is Cause.UNFINISHED


@pytest.mark.parametrize(("one", "other"), [(100.0, 100.0), (80.0, 125.0), (125.0, 80.0)])
def test_the_logarithmic_mean_lies_between(one: float, other: float) -> None:
    assert min(one, other) <= log_mean(one, other) <= max(one, other)
