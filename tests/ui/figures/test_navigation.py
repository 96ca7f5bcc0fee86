"""Where keys lead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.ui.figures.navigation import block_end, first_typed, free_places, next_typed
from kpidesk.ui.figures.rows import Layout, Row, RowKind, rows
from kpidesk.workbook.workbook import Workbook


def test_enter_skips_groups_and_calculated_rows(workbook: Workbook) -> None:
    found = rows(workbook, Layout())
    places = [1]
    while (place := next_typed(found, places[-1], 1)) != places[-1]:
        places.append(place)
    assert [found[place].indicator for place in places] == ["sales", "costs", "cash", "visits", "bounce"]
    assert next_typed(found, places[-1], 1) == places[-1]


def test_shift_enter_goes_the_same_way_back(workbook: Workbook) -> None:
    found = rows(workbook, Layout())
    assert [next_typed(found, place, -1) for place in (1, 2, 4, 6)] == [1, 1, 2, 4]


def test_the_first_figure_to_type_is_below_its_group(workbook: Workbook) -> None:
    assert first_typed(rows(workbook, Layout())) == 1
    assert first_typed([Row(RowKind.GROUP, "Finance")]) is None


@pytest.mark.parametrize(
    ("line", "start", "step", "end"),
    [
        ("xxx..xx..", 0, 1, 2),
        ("xxx..xx..", 2, 1, 5),
        ("xxx..xx..", 5, 1, 6),
        ("xxx..xx..", 6, 1, 8),
        ("xxx..xx..", 8, 1, 8),
        ("xxx..xx..", 3, -1, 2),
        ("xxx..xx..", 2, -1, 0),
        ("xxx..xx..", 8, -1, 6),
        (".........", 4, -1, 0),
        ("xxxxxxxxx", 4, 1, 8),
        ("x", 0, 1, 0),
    ],
)
def test_control_and_arrow_lead_to_the_end_of_the_block(line: str, start: int, step: int, end: int) -> None:
    assert block_end(lambda place: line[place] == "x", start, step, len(line)) == end


@settings(derandomize=True, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=20), st.data(), st.sampled_from([1, -1]))
def test_control_and_arrow_always_move_and_stay_inside(filled: list[bool], data: st.DataObject, step: int) -> None:
    start = data.draw(st.integers(0, len(filled) - 1))
    end = block_end(lambda place: filled[place], start, step, len(filled))
    edge = len(filled) - 1 if step > 0 else 0
    assert 0 <= end < len(filled)
    assert end == start if start == edge else (end - start) * step > 0


def test_a_long_text_grows_over_free_neighbours_only() -> None:
    line = "x..x...e"
    assert free_places(lambda place: line[place] == ".", 7, 0) == 3
    assert free_places(lambda place: line[place] == ".", 7, 5) == 2
    assert free_places(lambda place: line[place] == ".", 3, 0) == 2
    assert free_places(lambda place: line[place] == ".", 0, 0) == 0
