"""What the owner says of the business is read out of texts that may be anything."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.activity_parts import USUAL_WEIGHTS, Part
from kpidesk.analysis.traits import (
    ACTIVITY,
    SEASONAL,
    ActivitySettings,
    Seasonal,
    activity_changed_on,
    activity_settings,
    keeping_activity,
    saying_seasonal,
    seasonal_of,
    seasonal_said,
)
from kpidesk.domain.change import SetTraits
from kpidesk.domain.period import Calendar
from tests.analysis.conftest import Business


def saying(**texts: str) -> Business:
    business = Business()
    business.traits = dict(texts)
    return business


@pytest.mark.parametrize(("said", "means"), [(Seasonal.YES, True), (Seasonal.NO, False), (Seasonal.UNKNOWN, None)])
def test_what_was_said_of_seasons_is_read_again(said: Seasonal, means: bool | None) -> None:
    business = Business()
    business.traits = dict(saying_seasonal(said).traits)
    assert (seasonal_said(business), seasonal_of(business), seasonal_of(business, "sales")) == (said, means, means)


def test_one_indicator_may_be_other_than_the_business_and_not_known_too() -> None:
    business = Business()
    business.traits = {**saying_seasonal(Seasonal.YES).traits, **saying_seasonal(Seasonal.UNKNOWN, "sales").traits}
    assert (seasonal_of(business, "sales"), seasonal_of(business, "orders")) == (None, True)
    assert seasonal_said(business, "orders") is None
    assert saying_seasonal(None, "sales") == SetTraits({"seasonal:sales": ""})


def test_activity_settings_are_read_again() -> None:
    business = Business()
    kept = ActivitySettings({Part.ORDERS: 0.25, Part.REVENUE: 0.75}, Calendar().quarter(2025, 2))
    business.traits = dict(keeping_activity(business, kept).traits)
    assert activity_settings(business) == kept
    assert keeping_activity(business, None) == SetTraits({ACTIVITY: ""})
    with pytest.raises(ValueError, match="100%"):
        keeping_activity(business, ActivitySettings({Part.ORDERS: 0.25}))


def test_the_day_on_which_the_weights_changed_is_kept_until_they_change_again() -> None:
    business, first, later = Business(), dt.date(2026, 8, 3), dt.date(2026, 9, 1)
    halves = ActivitySettings({Part.ORDERS: 0.5, Part.REVENUE: 0.5})

    def keep(settings: ActivitySettings | None, on: dt.date) -> dt.date | None:
        business.traits = dict(keeping_activity(business, settings, on).traits)
        return activity_changed_on(business)

    assert keep(ActivitySettings(USUAL_WEIGHTS, Calendar().quarter(2025, 2)), first) is None
    assert keep(halves, first) == first
    assert keep(replace(halves, base=Calendar().quarter(2025, 2)), later) == first
    assert keep(ActivitySettings({Part.ORDERS: 1.0}), later) == later
    assert keep(None, later) is None
    business.traits = {ACTIVITY: json.dumps({"changed": "yesterday"})}
    assert activity_changed_on(business) is None


@pytest.mark.parametrize(
    "held",
    [
        {"weights": {"orders": 0.5}},
        {"weights": {"orders": 2.0, "visits": -1.0}},
        {"weights": {"dancing": 1.0}},
        {"weights": {"orders": float("nan"), "visits": 1.0}},
        {"weights": [1], "base": 7},
        {"base": "the first good month"},
        {"base": "9999-Q9"},
    ],
)
def test_settings_that_make_no_sense_are_the_usual_ones(held: dict[str, object]) -> None:
    assert activity_settings(saying(activity=json.dumps(held))) == ActivitySettings(USUAL_WEIGHTS, None)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.text()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda some: (
            st.lists(some, max_size=3)
            | st.dictionaries(st.sampled_from(["is", "weights", "base", "orders", "visits"]), some)
        ),
        max_leaves=6,
    ).map(json.dumps)
)
def test_no_text_breaks_anything(text: str) -> None:
    business = saying(**{SEASONAL: text, ACTIVITY: text})
    assert seasonal_of(business) in {None, True, False}
    assert sum(activity_settings(business).weights.values()) == pytest.approx(1)
