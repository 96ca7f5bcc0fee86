"""Notes below the months: none on another, none through a leader, none outside the sheet."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.note_labels import NoteLabels, _in_lines
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import Layout
from tests.charts.conftest import build, text_boxes

LAYOUT = Layout(960, 540)
AREA = Area(43, 40, 917, 420)
LONG = "Supplier raised prices by eight percent and the autumn fair was cancelled at short notice, so stock stayed"


def fitted(notes: dict[int, str], months: int = 12, area: Area = AREA) -> NoteLabels:
    return NoteLabels.fitting(notes, Slots.across(area, months), area, LAYOUT)


def test_a_short_note_hangs_right_of_its_month_in_the_first_row() -> None:
    label = fitted({4: "Fair in Leeds"}).labels[0]
    assert (label.lines, label.row) == (("Fair in Leeds",), 0)
    assert label.left > label.leader == Slots.across(AREA, 12).centre(4)


def test_a_note_on_the_last_month_hangs_to_the_left() -> None:
    label = fitted({11: "Christmas market until the 23rd"}).labels[0]
    assert label.right < label.leader


def test_older_notes_give_way_and_are_counted() -> None:
    labels = fitted(dict.fromkeys(range(12), LONG))
    assert labels.left_out == 12 - len(labels.labels) > 0
    assert 11 in {label.index for label in labels.labels}


def test_no_notes_need_no_room() -> None:
    assert fitted({}).height == 0
    assert fitted({3: ""}).height == 0


@given(
    notes=st.dictionaries(st.integers(0, 23), st.text(st.characters(codec="utf-8"), max_size=120), max_size=24),
    width=st.integers(260, 1400),
)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_whatever_the_notes_none_touches_another_or_leaves_the_area(notes: dict[int, str], width: int) -> None:
    area = Area(30, 40, 30 + width, 400)
    labels = fitted(notes, 24, area)
    assert len(labels.labels) + labels.left_out == sum(bool(fonts.printable(note)) for note in notes.values())
    assert all(area.left - 1 <= label.left and label.right <= area.right + 1 for label in labels.labels)
    for one, other in itertools.combinations(labels.labels, 2):
        assert one.row != other.row or one.right < other.left or other.right < one.left
        for upper, leader in ((one, other), (other, one)):
            crosses = upper.left < leader.leader < upper.right and upper.row <= leader.row
            assert not crosses


@pytest.mark.parametrize("preset", PRESETS)
def test_no_text_of_a_chart_with_notes_lies_on_another(preset: str) -> None:
    chart = describe(build(notes=["", LONG, "Fair", "", "Road works until the 12th", "", LONG, "New shop"] + [""] * 4))
    boxes = text_boxes(draw(chart, PRESETS[preset].layout, Look(), 72))
    for (name, one), (other_name, other) in itertools.combinations(boxes.items(), 2):
        assert not one.touches(other), f"{name} lies on {other_name}"


def test_the_table_and_the_spoken_text_have_the_notes() -> None:
    chart = describe(build(notes=["Road works", *[""] * 11]))
    assert list(chart.rows())[1][-1] == "Road works"
    assert chart.alt_text.endswith("Notes: January 2026: Road works.")


def test_two_lines_are_made_alike_without_tearing_a_word() -> None:
    words = "Weihnachts\N{HYPHEN}Aktion"
    width = fonts.width(words, 11) - 1
    assert _in_lines(words, 11, width) == ("Weihnachts\N{HYPHEN}", "Aktion")
    assert _in_lines("Umzug der Website nach Köln", 11, 100) == ("Umzug der", "Website nach Köln")
