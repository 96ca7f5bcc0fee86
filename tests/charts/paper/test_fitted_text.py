"""Owners' words in a narrow place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_within


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text("abcdefg ,(-WM", max_size=90), st.floats(30, 200), st.integers(1, 3))
def test_no_line_is_wider_than_its_place_and_there_are_not_too_many(text: str, width: float, most: int) -> None:
    lines = lines_within(text, 12, width, most)
    assert len(lines) <= most
    assert all(fonts.width(line, 12) <= width + 0.01 for line in lines)


def test_what_is_left_out_ends_in_dots() -> None:
    (line,) = lines_within("Costs of the spring fair in Hamburg", 12, 100)
    assert line.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert line.startswith("Costs of the")


def test_what_fits_is_left_alone() -> None:
    assert lines_within("Costs", 12, 100) == ["Costs"]
