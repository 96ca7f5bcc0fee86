"""Segmented choices: one is chosen, choosing moves nothing, arrow keys reach all."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.segments import SegmentedChoice

PERIODS = (("month", "Month"), ("quarter", "Quarter"), ("year", "Year to date"), ("12m", "12 months"))


@pytest.fixture
def choice(qtbot: QtBot) -> SegmentedChoice:
    made = SegmentedChoice(PERIODS, "Period")
    qtbot.addWidget(made)
    for button in made.findChildren(QToolButton):
        button.setProperty("noRing", True)  # the ring of the focus would lie on the frame
    made.show()
    return made


def _buttons(choice: SegmentedChoice) -> list[QToolButton]:
    return choice.findChildren(QToolButton)


def test_first_is_chosen_at_the_start(choice: SegmentedChoice) -> None:
    assert choice.key == "month"


def test_choosing_by_program_says_nothing(choice: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("year")
    assert choice.key == "year"


def test_clicking_says_what_was_chosen(choice: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(_buttons(choice)[1], Qt.MouseButton.LeftButton)
    assert told.args == ["quarter"]
    assert choice.key == "quarter"


def test_exactly_one_is_chosen(choice: SegmentedChoice) -> None:
    for key, _ in PERIODS:
        choice.choose(key)
        assert [button.isChecked() for button in _buttons(choice)].count(True) == 1


@pytest.mark.parametrize("key", [key for key, _ in PERIODS])
def test_choosing_moves_nothing(choice: SegmentedChoice, key: str) -> None:
    before = [button.geometry() for button in _buttons(choice)]
    choice.choose(key)
    assert choice.sizeHint() == choice.size()
    assert [button.geometry() for button in _buttons(choice)] == before


def test_choice_is_28_high_and_grows_with_the_type(qtbot: QtBot, type_scale: float) -> None:
    made = SegmentedChoice(PERIODS, "Period")
    qtbot.addWidget(made)
    assert made.sizeHint().height() == pytest.approx(28 * type_scale, abs=1.5)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("month", Qt.Key.Key_Right, "quarter"),
        ("quarter", Qt.Key.Key_Left, "month"),
        ("month", Qt.Key.Key_Left, "month"),
        ("12m", Qt.Key.Key_Right, "12m"),
        ("month", Qt.Key.Key_Down, "quarter"),
        ("year", Qt.Key.Key_Up, "quarter"),
    ],
)
def test_arrow_keys_move(choice: SegmentedChoice, qtbot: QtBot, start: str, key: Qt.Key, end: str) -> None:
    choice.choose(start)
    qtbot.keyClick(choice, key)
    assert choice.key == end


def test_arrow_keys_step_over_what_cannot_be_chosen(choice: SegmentedChoice, qtbot: QtBot) -> None:
    choice.set_available("quarter", False, "Two months are missing")
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    assert choice.key == "year"
    assert "Two months are missing" in _buttons(choice)[1].toolTip()
    choice.set_available("quarter", True)
    assert _buttons(choice)[1].toolTip() == ""


def test_keys_with_a_modifier_are_left_to_the_window(choice: SegmentedChoice, qtbot: QtBot) -> None:
    qtbot.keyClick(choice, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert choice.key == "month"


def test_tab_stops_once(choice: SegmentedChoice) -> None:
    choice.choose("quarter")
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in _buttons(choice)]
    assert stops == [False, True, False, False]


def test_chosen_segment_is_filled(choice: SegmentedChoice, both_themes: Theme, look: Callable[..., Any]) -> None:
    picture = look(choice)
    assert picture.at(4, 14) == both_themes.palette.selection.name()
    assert picture.at(choice.width() - 5, 5) == both_themes.palette.surface.name()
    assert picture.at(60, 0) == both_themes.palette.strong_line.name()


def test_segments_are_parted_by_lines(choice: SegmentedChoice, theme: Theme, look: Callable[..., Any]) -> None:
    row = look(choice).runs(7)
    assert [n for colour, n in row if colour == theme.palette.strong_line.name()] == [1] * (len(PERIODS) + 1)


def test_screen_reader_knows_its_name(choice: SegmentedChoice) -> None:
    assert choice.accessibleName() == "Period"


def test_a_tip_is_shown_to_the_letter(choice: SegmentedChoice) -> None:
    choice.set_tip("year", "<from January>")
    assert "&lt;from January&gt;" in _buttons(choice)[2].toolTip()


def test_single_segment_has_round_corners_at_both_ends(qtbot: QtBot, theme: Theme, look: Callable[..., Any]) -> None:
    made = SegmentedChoice((("grid", "Grid"),), "View")
    qtbot.addWidget(made)
    made.show()
    picture = look(made)
    assert picture.at(1, 1) != theme.palette.selection.name()
    assert picture.at(made.width() - 2, made.height() - 2) != theme.palette.selection.name()
