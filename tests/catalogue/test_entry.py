"""One entry of a catalogue file: what is accepted and how a mistake is named."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.catalogue.entry import indicator_from
from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.segment import SegmentKind

GROUPS = ("Finance", "Sales")
SOURCES = {"1": "A book", "addition": "addition"}
INPUT: dict[str, Any] = {
    "id": "rent",
    "label": "Rent of the workshop",
    "unit": "money",
    "group": "Finance",
    "rollup": "sum",
    "definition": "What the room costs.",
    "look_up_in": "Contract.",
}
KPI: dict[str, Any] = {
    "id": "rent_share",
    "label": "Rent as a share of sales",
    "unit": "percent",
    "group": "Finance",
    "kind": "kpi",
    "direction": "lower",
    "formula": "rent / revenue",
    "definition": "The part of sales that goes into the room.",
    "tells_you": "Whether the room is too big.",
    "if_off": "Share the room.",
    "sources": ["1"],
}


def made(entry: dict[str, Any], **changed: Any) -> Indicator:
    """The entry with fields changed, or taken away where they are None."""
    table = {key: value for key, value in {**entry, **changed}.items() if value is not None}
    return indicator_from(table, "mine.toml", GROUPS, SOURCES)


def test_input_figure_as_written() -> None:
    assert made(INPUT, segments=["product", "channel"], core=True, short_label="Rent") == Indicator(
        id="rent",
        label="Rent of the workshop",
        short_label="Rent",
        unit=Unit.MONEY,
        group="Finance",
        rollup=Rollup.SUM,
        segment_kinds=frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT}),
        core=True,
        texts=Texts(definition="What the room costs.", look_up_in="Contract."),
    )


def test_kpi_as_written() -> None:
    assert made(KPI, decimals=1, undefined_when="nothing was sold") == Indicator(
        id="rent_share",
        label="Rent as a share of sales",
        unit=Unit.PERCENT,
        group="Finance",
        kind=Kind.KPI,
        direction=Direction.LOWER,
        decimals=1,
        rollup=Rollup.RECOMPUTED,
        formula="rent / revenue",
        texts=Texts(
            definition="The part of sales that goes into the room.",
            tells_you="Whether the room is too big.",
            if_off="Share the room.",
            undefined_when="nothing was sold",
            sources=("A book",),
        ),
    )


def test_opening_gains_and_losses_make_a_balance() -> None:
    assert made(INPUT, balance=["a", "b", "c"]).filled_from == ("a", "b", "c")


def test_model_has_no_formula() -> None:
    model = made(KPI, kind="model", formula=None)
    assert (model.kind, model.formula) == (Kind.MODEL, "")


@pytest.mark.parametrize(
    ("entry", "changed", "problem"),
    [
        (INPUT, {"id": None}, "id is missing"),
        (INPUT, {"label": None}, "label is missing"),
        (INPUT, {"group": None}, "group is missing"),
        (INPUT, {"id": "Rent"}, "an id has small letters, digits and _ and starts with a letter"),
        (INPUT, {"id": "r" * 61}, "an id has small letters, digits and _ and starts with a letter"),
        (INPUT, {"group": "Rooms"}, "“Rooms” is none of the groups: Finance, Sales"),
        (INPUT, {"unit": "euros"}, "unit “euros” is none of: money, count, percent, "),
        (INPUT, {"segments": ["shop"]}, "segments “shop” is none of: channel, campaign, product"),
        (INPUT, {"segments": [1]}, "segments must be a list of words"),
        (INPUT, {"core": "yes"}, "core must be bool, not str"),
        (INPUT, {"checks": ""}, "checks is empty; leave it out"),
        (INPUT, {"colour": "red"}, "“colour” is no field of an entry"),
        (INPUT, {"rollup": None}, "rollup is missing"),
        (INPUT, {"rollup": "recomputed"}, "rollup “recomputed” does not suit an entry of kind input"),
        (INPUT, {"rollup": "weighted mean"}, "a weighted mean needs a weight, and nothing else has one"),
        (INPUT, {"weight": "orders"}, "a weighted mean needs a weight, and nothing else has one"),
        (INPUT, {"balance": ["a", "b"]}, "a balance is [opening, gains, losses]"),
        (INPUT, {"formula": "1"}, "formula does not belong to an entry of kind input"),
        (INPUT, {"look_up_in": None}, "look_up_in is missing"),
        (KPI, {"formula": None}, "formula is missing"),
        (KPI, {"direction": None}, "direction is missing"),
        (KPI, {"direction": "up"}, "direction “up” is none of: higher, lower, band, neutral"),
        (KPI, {"kind": "rate"}, "kind “rate” is none of: input, helper, kpi, model"),
        (KPI, {"rollup": "sum"}, "rollup “sum” does not suit an entry of kind kpi"),
        (KPI, {"segments": ["channel"]}, "segments does not belong to an entry of kind kpi"),
        (KPI, {"decimals": 1.5}, "decimals must be int, not float"),
        (KPI, {"sources": ["2"]}, "the source “2” has no name"),
        (KPI, {"kind": "model"}, "a model has no formula"),
    ],
)
def test_mistake_is_named_with_file_and_entry(entry: dict[str, Any], changed: dict[str, Any], problem: str) -> None:
    with pytest.raises(CatalogueMalformed) as refused:
        made(entry, **changed)
    assert refused.value.file == "mine.toml"
    assert refused.value.entry in {entry["id"], entry["label"], changed.get("id")}
    assert refused.value.problem.startswith(problem)
    assert refused.value.entry in str(refused.value)


def test_entry_without_id_and_label_is_still_pointed_at() -> None:
    with pytest.raises(CatalogueMalformed, match=r"mine\.toml, “an entry without id”: id is missing"):
        made(INPUT, id=None, label=None)


SCRAPS = st.one_of(
    st.text(max_size=8), st.integers(), st.booleans(), st.lists(st.text(max_size=4) | st.integers(), max_size=4)
)


@settings(derandomize=True, deadline=None)
@given(st.sampled_from([INPUT, KPI]), st.sampled_from(sorted({*INPUT, *KPI, "segments", "weight", "core"})), SCRAPS)
def test_any_scrap_in_any_field_is_taken_or_refused(entry: dict[str, Any], field: str, scrap: object) -> None:
    try:
        assert isinstance(made(entry, **{field: scrap}), Indicator)
    except CatalogueMalformed as refused:
        assert refused.problem
