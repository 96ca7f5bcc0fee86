"""The row above the editor and the choice, and the questions that take its place."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.ui.indicators.heading_strip import HeadingStrip
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.message import Tone

LONG = "The folder cannot be written to. Nothing was lost; choose another place, and then save a copy from there. "


@pytest.fixture
def strip(theme: Theme, show: Callable[..., None]) -> HeadingStrip:
    made = HeadingStrip(theme)
    made.add(Button(theme, "Save", made))
    made.show_title("Own KPI", "not saved yet")
    show(made, 1100, 48)
    return made


def test_row_says_what_the_page_is_and_its_state(strip: HeadingStrip) -> None:
    assert (strip.title, strip.state, strip.question) == ("Own KPI", "not saved yet", "")


def test_a_question_takes_the_place_of_the_row_and_no_more(strip: HeadingStrip) -> None:
    before = strip.geometry()
    strip.ask(LONG * 2, [("stay", "Go on", ""), ("save", "Save", "Ctrl Enter")])
    assert strip.is_asking
    assert strip.question == LONG * 2
    assert strip.geometry() == before


def test_one_answer_may_be_the_next_step(strip: HeadingStrip) -> None:
    strip.ask("Really?", [("stay", "Go on", ""), ("save", "Save", "Ctrl Enter")], main="save")
    assert [button.property("kind") for button in strip.answers.values()] == ["plain", "main"]


def test_a_refusal_has_no_main_answer(strip: HeadingStrip) -> None:
    strip.ask("No.", [("stay", "Go on", "")], Tone.BAD)
    assert [button.property("kind") for button in strip.answers.values()] == ["plain"]


def test_the_answer_is_told_by_its_key(strip: HeadingStrip, qtbot: QtBot) -> None:
    strip.ask("Really?", [("stay", "Go on", ""), ("save", "Save", "")])
    with qtbot.waitSignal(strip.answered) as answer:
        strip.answers["save"].click()
    assert answer.args == ["save"]


def test_a_second_question_replaces_the_first(strip: HeadingStrip) -> None:
    strip.ask("One?", [("stay", "Go on", "")])
    strip.ask("Two?", [("save", "Save", "")])
    assert strip.question == "Two?"
    assert list(strip.answers) == ["save"]


def test_clearing_brings_the_row_back(strip: HeadingStrip) -> None:
    strip.ask("One?", [("stay", "Go on", "")])
    strip.clear()
    assert not strip.is_asking
    assert strip.answers == {}
