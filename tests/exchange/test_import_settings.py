"""What was decided about an import is kept and found again."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.amount import COMMA
from kpidesk.exchange.layout import DayOrder, Direction, LayoutOptions
from kpidesk.exchange.settings import ImportSettings, Target, reader_shape, shape_of
from tests.exchange.owners_sheet import layout

SHOP = Segment(SegmentKind.CHANNEL, "Shop")
KEPT = ImportSettings(
    targets={"a": Target("revenue", SHOP), "b": Target(label="Gift cards", unit=Unit.MONEY), "c": Target()},
    forms={"a": COMMA},
    scales={"a": 1_000},
    layout=LayoutOptions(Direction.ACROSS, day_order=DayOrder.MONTH_FIRST, sheets=("2026",)),
    by_month=True,
    reader="Stripe",
    reader_options='{"ads": true}',
)


def test_settings_come_back_as_they_were() -> None:
    assert ImportSettings.from_json(KEPT.to_json()) == KEPT
    assert ImportSettings.from_json("") == ImportSettings.from_json("{}") == ImportSettings()
    assert KEPT.to_json().isascii()


def test_what_belongs_to_one_file_only_is_not_kept() -> None:
    jan = Month.of(2026, 1)
    once = ImportSettings(
        layout=LayoutOptions(year=2026, months={"line 3": jan}, taken_in=frozenset({"line 3"})),
        corrections={("a", jan): 5.0},
        reopen=frozenset({jan}),
        reason="late bill",
    )
    assert ImportSettings.from_json(once.to_json()) == ImportSettings()


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "[]",
        "1",
        '{"targets": 1, "forms": {"a": {}}, "scales": {"a": {}}, "direction": 1, "sheets": 1, "reader": ""}',
        '{"targets": {"a": {"segment": "x"}, "b": {"unit": "x"}, "c": {"indicator": 1}, "d": 5}}',
        '{"forms": {"a": ";"}, "scales": {"a": 7}, "direction": "up", "day_order": "x", "by_month": 1}',
        "[" * 100_000,
    ],
)
def test_what_makes_no_sense_was_never_said(text: str) -> None:
    assert ImportSettings.from_json(text) == ImportSettings()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(sorted(json.loads(KEPT.to_json()))), JSON, max_size=4))
def test_no_text_breaks_the_settings(told: dict[str, object]) -> None:
    read = ImportSettings.from_json(json.dumps(told))
    assert ImportSettings.from_json(read.to_json()) == read


def test_the_shape_is_the_headings_and_the_direction_whatever_the_months() -> None:
    one = layout("Monat;Umsatz;Kosten\nJan 2026;1;2")
    other = layout("Monat;KOSTEN;Umsatz\nMai 2027;1;2\nJuni 2027;3;4")
    assert shape_of(one) == shape_of(other)
    assert shape_of(one) != shape_of(layout("Monat;Umsatz\nJan 2026;1"))
    assert shape_of(one) != shape_of(layout("x;Jan 2026\nUmsatz;1\nKosten;2"))
    assert reader_shape("PayPal") != reader_shape("Stripe")


def test_settings_are_changed_one_by_one() -> None:
    changed = ImportSettings().with_target("a", Target("revenue")).with_form("a", COMMA)
    assert (changed.targets, changed.forms) == ({"a": Target("revenue")}, {"a": COMMA})
