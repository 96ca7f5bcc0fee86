"""Names at the ends of lines: apart, and in the order of their values."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper.end_labels import EndLabel, draw_end_labels, kept_in_order
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.style import LIGHT


def label(y: float, name: str = "", *, at_end: bool = True) -> EndLabel:
    return EndLabel(name or str(y), "words", 100.0, y, at_end)


def test_labels_that_have_room_stay_where_they_are() -> None:
    labels = [label(10.0), label(60.0), label(30.0)]
    assert [(one.name, one.y) for one in kept_in_order(labels, 14.0)] == [
        ("10.0", 10.0),
        ("30.0", pytest.approx(30.0)),
        ("60.0", pytest.approx(60.0)),
    ]


def test_two_that_touch_move_apart_by_as_much() -> None:
    moved = kept_in_order([label(52.0, "above"), label(50.0, "below")], 16.0)
    assert [(one.name, one.y) for one in moved] == [("below", pytest.approx(41.0)), ("above", pytest.approx(61.0))]


def test_a_label_within_the_plot_is_left_alone() -> None:
    inner = label(50.0, "inner", at_end=False)
    assert kept_in_order([label(50.0), label(51.0), inner], 14.0)[-1] == inner


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(0.0, 500.0), max_size=8))
def test_they_are_never_closer_than_a_line_and_never_change_places(heights: list[float]) -> None:
    moved = kept_in_order([label(y, f"{y!r}") for y in heights], 12.0)
    assert [one.name for one in moved] == [f"{y!r}" for y in sorted(heights)]
    assert all(upper.y - lower.y >= 15.0 - 1e-6 for lower, upper in pairwise(moved))


def test_a_name_stands_left_of_its_end_where_lines_fill_all_the_rest() -> None:
    sheet = Sheet(SLIDE.layout, LIGHT, dpi=72)
    fan = [(300.0, 200.0, 700.0, 200.0 + slope) for slope in range(-200, 201, 10)]
    walls = [(298.0, 0.0, 298.0, 190.0), (298.0, 210.0, 298.0, 400.0)]
    name = EndLabel("actual", "Actual 12", 300.0, 200.0, False)
    placed = draw_end_labels(sheet, [name], Box(0.0, 0.0, 700.0, 400.0), [*fan, *walls], right=700.0)
    assert [box.right < 300.0 for box in placed] == [True]
