"""The change of the whole beside those of its parts."""

import pytest

from kpidesk.analysis.comparison.segment_changes import segment_changes
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)
SHOP, MARKET = Segment(SegmentKind.CHANNEL, "Shop"), Segment(SegmentKind.CHANNEL, "Market")


def priced(
    business: Business, whole: list[float], shop: list[float | None], market: list[float], nature: Nature = Nature.RATE
) -> str:
    business.segments = (SHOP, MARKET, Segment(SegmentKind.PRODUCT, "Cup"))
    for values, segment in ((whole, None), (shop, SHOP), (market, MARKET)):
        business.add("value", values, Unit.MONEY, nature=nature, segment=segment)
    return "value"


FEBRUARY = Period.month(START.next)


def test_an_average_that_rises_while_every_part_falls_is_told(business: Business) -> None:
    found = segment_changes(business, priced(business, [50.0, 60.0], [80.0, 75.0], [40.0, 38.0]), FEBRUARY, SHOP.kind)
    assert found.is_turned_round
    assert not found.is_hidden
    assert found.whole.movement.difference == 10.0
    assert {segment: step.movement.difference for segment, step in found.parts.items()} == {SHOP: -5.0, MARKET: -2.0}


def test_a_mix_that_hides_every_change_is_told(business: Business) -> None:
    found = segment_changes(business, priced(business, [50.0, 50.0], [80.0, 75.0], [40.0, 45.0]), FEBRUARY, SHOP.kind)
    assert (found.is_turned_round, found.is_hidden) == (False, True)


@pytest.mark.parametrize(("shop", "market"), [([80.0, 90.0], [40.0, 45.0]), ([80.0, 75.0], [40.0, 45.0])])
def test_parts_that_go_along_or_both_ways_are_nothing_special(
    business: Business, shop: list[float | None], market: list[float]
) -> None:
    found = segment_changes(business, priced(business, [50.0, 60.0], shop, market), FEBRUARY, SHOP.kind)
    assert (found.is_turned_round, found.is_hidden) == (False, False)


def test_what_adds_up_hides_nothing(business: Business) -> None:
    name = priced(business, [50.0, 60.0], [80.0, 75.0], [40.0, 38.0], Nature.FLOW)
    assert not segment_changes(business, name, FEBRUARY, SHOP.kind).is_turned_round


def test_a_part_without_a_figure_is_left_out(business: Business) -> None:
    found = segment_changes(business, priced(business, [50.0, 60.0], [None, 75.0], [40.0, 38.0]), FEBRUARY, SHOP.kind)
    assert list(found.parts) == [MARKET]
    assert not found.is_turned_round


def test_the_year_before_can_be_asked_for(business: Business) -> None:
    name = priced(business, [50.0] + [0.0] * 11 + [60.0], [80.0] + [0.0] * 11 + [75.0], [40.0] + [0.0] * 11 + [38.0])
    found = segment_changes(business, name, Period.month(START.plus(12)), SHOP.kind, since_last_year=True)
    assert found.is_turned_round
