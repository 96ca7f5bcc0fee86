"""The activity index, asked like every other KPI."""

import pytest

from kpidesk.analysis.activity.activity import INDICATOR, activity_value
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.numbers.movement import ChangeKind
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, START, typed_business

WEIGHTS = {Part.VISITS: 0.5, Part.ORDERS: 0.5}


def trading() -> Workbook:
    return typed_business(
        {"visitors": [1240.0 + 10 * place for place in range(14)], "orders": [46.0 + place for place in range(14)]}
    )


def test_the_index_is_compared_and_judged_like_every_kpi() -> None:
    shop = trading()
    last = START.plus(13)
    shop.apply(SetGoals({GoalKey(INDICATOR, last): Goal(100.0)}))
    row = kpi_row(WithActivity(shop, WEIGHTS), INDICATOR, Period.month(last))
    assert not isinstance(row.comparison.value, NoValue)
    assert row.comparison.previous.movement.kind is ChangeKind.POINTS
    assert str(row.judgement.status) == "on track"
    assert row.usual is not None
    assert len(row.usual.points) == 14
    assert row.spark.values[0] == pytest.approx(WithActivity(shop, WEIGHTS).month_value(INDICATOR, START.next))


def test_everything_else_is_answered_as_before() -> None:
    shop = trading()
    source: EnteredSource = WithActivity(shop, WEIGHTS)
    month = Period.month(START)
    assert source.value("orders", month) == shop.value("orders", month) == 46.0
    assert (source.first_month, source.last_entered, source.current_month) == (
        shop.first_month,
        shop.last_entered,
        shop.current_month,
    )
    assert (source.calendar, source.segments, source.nature(INDICATOR)) == (shop.calendar, (ADS,), Nature.RATE)
    assert source.indicator("orders") == shop.indicator("orders")


def test_what_lacks_is_the_reason() -> None:
    shop = typed_business({"visitors": [1240.0]})
    found = WithActivity(shop).value(INDICATOR, Period.month(START))
    assert found == activity_value(shop, Period.month(START))
    assert isinstance(found, NoValue)
    assert found.cause is not Cause.MODEL


def test_a_segment_has_no_index() -> None:
    shop = trading()
    assert WithActivity(shop, WEIGHTS).month_value(INDICATOR, START, ADS) == shop.month_value(INDICATOR, START, ADS)
    assert isinstance(WithActivity(shop, WEIGHTS).value(INDICATOR, Period.month(START), ADS), NoValue)
