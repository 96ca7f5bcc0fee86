"""Whatever waits outside the file comes back exactly as it was."""

import json
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpidesk.domain.change import Change, SetGoals, SetMonths, SetSegments, SetValues, Several
from kpidesk.domain.month import Month
from kpidesk.store.saving.change_json import as_json, from_json

KINDS = get_args(Change)

st.register_type_strategy(Month, st.integers(22800, 26399).map(Month))


def changes() -> st.SearchStrategy[Change]:
    single = [st.from_type(kind) for kind in KINDS if kind is not Several]
    return st.recursive(
        st.one_of(single),
        lambda some: st.lists(some, max_size=3).map(lambda parts: Several(tuple(parts))),
        max_leaves=5,
    )


def came_back(change: Change) -> Change:
    return from_json(json.loads(json.dumps(as_json(change), allow_nan=True)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_change_comes_back(kind: type[Any]) -> None:
    seen = []

    @settings(derandomize=True, deadline=None, max_examples=20)
    @given(changes() if kind is Several else st.from_type(kind))
    def comes_back(change: Change) -> None:
        assume("nan" not in repr(change))  # which equals nothing, and no workbook lets in
        seen.append(change)
        back = came_back(change)
        assert back == change
        assert json.dumps(as_json(back)) == json.dumps(as_json(change))  # and not 1 for 1.0

    comes_back()
    assert len(set(map(repr, seen))) > 10


def _almost(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from([kind.__name__ for kind in KINDS])
    fields = st.sampled_from(["values", "notes", "goals", "months", "business", "changes", "segments", "chosen", "x"])
    return st.builds(lambda name, field, value: {"kind_of_change": name, field: value}, names, fields, some)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda some: st.lists(some) | st.dictionaries(st.text(), some) | _almost(some),
    )
)
def test_anything_else_is_a_value_error_or_a_change(given_: Any) -> None:
    try:
        change = from_json(given_)
    except ValueError:
        return
    assert isinstance(change, KINDS)


WRONG = (
    {"kind_of_change": "SetValues", "values": [[["revenue", 24000, None], "much"]]},
    {"kind_of_change": "SetValues", "values": [[["revenue", 99999, None], 1.0]]},
    {"kind_of_change": "SetValues", "values": [[["revenue", 24000], 1.0]]},
    {"kind_of_change": "SetValues", "values": [[["revenue", True, None], 1.0]]},
    {"kind_of_change": "SetValues", "values": {}, "more": 1},
    {"kind_of_change": "SetValues"},
    {"kind_of_change": "SetEverything"},
    {"kind_of_change": "SetSegments", "segments": [["planet", "Mars"]]},
    {"kind_of_change": "SetMonths", "months": [[24000, {"status": "lost"}]]},
    {"kind_of_change": "Several", "changes": [{"id": "x"}]},
)


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_what_is_almost_a_change_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError):
        from_json(wrong)


def test_nothing_at_all_is_a_change_too() -> None:
    for empty in (SetValues({}), SetGoals({}), SetMonths({}), SetSegments(()), Several(())):
        assert came_back(empty) == empty
