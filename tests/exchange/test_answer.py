"""Sheets arrive from the other process as they left, and nothing else does."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.exchange.answer import source_in, written
from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell, SourceFile

CELLS = st.one_of(
    st.text(min_size=1, max_size=9).map(SheetCell),
    st.just(EMPTY),
    st.builds(
        lambda n, percent, decimals: SheetCell(str(n), CellKind.NUMBER, percent, decimals),
        st.integers(),
        st.booleans(),
        st.none() | st.integers(0, 9),
    ),
    st.builds(lambda d: SheetCell(d.isoformat(), CellKind.DATE), st.dates()),
    st.just(SheetCell("#N/A", CellKind.ERROR)),
    st.just(SheetCell("formula", CellKind.UNCALCULATED)),
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=6), st.booleans())
def test_every_cell_comes_back(rows: list[tuple[SheetCell, ...]], hidden: bool) -> None:
    lines = tuple(range(3, 3 + len(rows)))
    source = SourceFile("f.csv", (Sheet("a", tuple(rows), lines[0] if lines else 1, lines, hidden),), "UTF-8", ";")
    assert source_in("f.csv", json.loads(json.dumps(written(source)))) == source


def answer(**changed: object) -> dict[str, object]:
    sheet: dict[str, object] = {"name": "a", "hidden": False, "lines": [1], "rows": [["x"]]}
    return {"encoding": "", "delimiter": "", "sheets": [sheet | changed]}


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {},
        answer(name=1),
        answer(hidden=0),
        answer(lines=[]),
        answer(lines=["1"]),
        answer(lines=[True]),
        answer(rows=["x"]),
        answer(rows=[[1]]),
        answer(rows=[[["n", "x", False, None]]]),
        answer(rows=[[["n", "1e9", False, None]]]),
        answer(rows=[[["z", "1", False, None]]]),
        answer(rows=[[["n", "1", 0, None]]]),
        answer(rows=[["x"] * 501]),
        {"encoding": "", "delimiter": "", "sheets": [1]},
    ],
)
def test_anything_else_is_not_believed(told: object) -> None:
    assert source_in("f", answer()) is not None
    assert source_in("f", told) is None
