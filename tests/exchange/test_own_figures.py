"""Figures that the catalogue does not know get an id of their own."""

import pytest

from kpidesk.domain.indicator import ID_PATTERN, Rollup, Unit
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.own_figures import own_figures, settled
from kpidesk.exchange.settings import Target
from tests.exchange.catalogue_book import CATALOGUE


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Gift cards", "gift_cards"),
        ("Größe & Gewicht", "grosse_gewicht"),
        ("2nd shop", "own_2nd_shop"),
        ("売上", "own"),
        ("prev", "prev_2"),
        ("Revenue!", "revenue_2"),
        ("x" * 200, "x" * 55),
    ],
)
def test_the_id_is_made_of_the_label_and_is_free(label: str, name: str) -> None:
    (made,) = own_figures([Target(label=label)], CATALOGUE).values()
    assert (made.id, made.label) == (name, label[:120])
    assert ID_PATTERN.fullmatch(made.id)
    assert made.own


def test_amounts_add_up_and_rates_do_not() -> None:
    units = {Unit.MONEY: Rollup.SUM, Unit.COUNT: Rollup.SUM, Unit.HOURS: Rollup.SUM, Unit.PERCENT: Rollup.LAST}
    made = own_figures([Target(label=f"a {unit}", unit=unit) for unit in units], {})
    assert [about.rollup for about in made.values()] == list(units.values())


def test_a_label_that_is_there_is_that_figure() -> None:
    taken = Target(label="money RECEIVED")
    assert own_figures([taken, Target("revenue"), Target()], CATALOGUE) == {}
    assert settled(taken, CATALOGUE) == "cash_in"
    assert settled(Target("gone"), CATALOGUE) == settled(Target(), CATALOGUE) == ""


def test_two_series_of_one_label_are_one_figure_split_as_its_segment_asks() -> None:
    shop = Segment(SegmentKind.CHANNEL, "Shop")
    (made,) = own_figures([Target(label="A b", segment=shop), Target(label="a B")], {}).values()
    assert (made.id, made.segment_kinds) == ("a_b", frozenset({SegmentKind.CHANNEL}))
