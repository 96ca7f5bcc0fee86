"""How much each part of the activity level counts: typed in percent, summed up, refused in words."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.activity_parts import USUAL_WEIGHTS, Part
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, NumberForm
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome.weights_form import WeightsForm


def opened(qtbot: QtBot, theme: Theme, form: NumberForm = ENGLISH) -> WeightsForm:
    made = WeightsForm(theme, read_catalogue().indicators, form)
    made.show_weights(USUAL_WEIGHTS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def weights(qtbot: QtBot, theme: Theme) -> WeightsForm:
    return opened(qtbot, theme)


def retype(form: WeightsForm, part: Part, text: str) -> None:
    line = form.lines[part]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)


def test_what_is_kept_stands_in_percent_and_what_does_not_count_is_empty(weights: WeightsForm) -> None:
    assert weights.facts == ("30", "30", "20", "20", *[""] * 8)
    assert (
        weights.sum_words
        == "Together 100\N{NARROW NO-BREAK SPACE}%. A part without figures hands its weight to the others."
    )
    assert weights.weights == USUAL_WEIGHTS
    assert weights.lines[Part.VISITS].accessibleName() == "Visits, percent"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("20", "Together 90 %: 10 % left to give."),
        ("32.5", "Together 102.5 %: 2.5 % too much."),
        ("33.3", "Together 103.3 %: 3.3 % too much."),
        ("", "Together 70 %: 30 % left to give."),
    ],
)
def test_the_sum_follows_every_key(weights: WeightsForm, qtbot: QtBot, typed: str, words: str) -> None:
    with qtbot.waitSignal(weights.edited):
        retype(weights, Part.ORDERS, typed)
    assert weights.sum_words.replace("\N{NARROW NO-BREAK SPACE}", " ") == words
    assert (weights.refusal, weights.weights) == ("", None)


def test_thirds_make_a_whole(weights: WeightsForm) -> None:
    for part, text in zip(USUAL_WEIGHTS, ("33.3", "33.3", "33.4", ""), strict=True):
        retype(weights, part, text)
    assert weights.answer() == {Part.VISITS: 0.333, Part.ORDERS: 0.333, Part.ORDER_VALUE: 0.334}


def test_what_does_not_make_a_hundred_is_refused_in_place(weights: WeightsForm) -> None:
    retype(weights, Part.ORDERS, "20")
    assert weights.answer() is None
    assert weights.refusal.startswith("Together 90")
    assert QApplication.focusWidget() is weights.lines[Part.VISITS]
    QTest.keyClicks(weights.lines[Part.VISITS], "40")
    assert weights.refusal == ""
    assert weights.answer() == {**USUAL_WEIGHTS, Part.VISITS: 0.4, Part.ORDERS: 0.2}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1o", "“1o” is no percentage. Write one like 30 or 12.5."),
        ("-5", "“-5” is below zero. Leave empty what shall not count."),
        ("nan", "“nan” is no percentage. Write one like 30 or 12.5."),
        ("1e999", "“1e999” is no percentage. Write one like 30 or 12.5."),
    ],
)
def test_what_is_no_weight_is_refused_beside_its_field(weights: WeightsForm, typed: str, words: str) -> None:
    retype(weights, Part.CUSTOMERS, typed)
    weights.lines[Part.VISITS].setFocus()
    assert (weights.answer(), weights.refusal) == (None, words)
    assert QApplication.focusWidget() is weights.lines[Part.CUSTOMERS]
    assert weights.lines[Part.CUSTOMERS].property("state") == "refused"
    retype(weights, Part.CUSTOMERS, "")
    assert (weights.answer(), weights.refusal) == (USUAL_WEIGHTS, "")


def test_revenue_beside_orders_and_order_value_is_said_to_count_twice(weights: WeightsForm) -> None:
    retype(weights, Part.LIFETIME_VALUE, "")
    assert "twice" not in weights.sum_words
    retype(weights, Part.REVENUE, "20")
    assert "with all three it counts twice" in weights.sum_words
    assert weights.answer() is not None


def test_the_usual_weights_are_one_press_away(weights: WeightsForm, qtbot: QtBot) -> None:
    assert not weights.usual.isEnabled()
    retype(weights, Part.VISITS, "31")
    with qtbot.waitSignal(weights.edited):
        QTest.keyClick(weights.usual, Qt.Key.Key_Space)
    assert weights.answer() == USUAL_WEIGHTS
    assert not weights.usual.isEnabled()
    assert QApplication.focusWidget() is weights.lines[Part.VISITS]


def test_tab_goes_down_one_column_after_the_other(weights: WeightsForm) -> None:
    weights.setFocus()
    lines = list(weights.lines.values())
    for line, following in pairwise(lines):
        QTest.keyClick(line, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following


def test_weights_are_read_and_written_in_the_owners_number_form(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, GERMAN)
    form.show_weights({Part.VISITS: 0.125, Part.ORDERS: 0.875})
    assert form.facts[:2] == ("12,5", "87,5")
    retype(form, Part.VISITS, "12,25 %")
    retype(form, Part.ORDERS, "87,75")
    assert form.answer() == {Part.VISITS: 0.1225, Part.ORDERS: 0.8775}


def test_each_part_says_by_which_figure_it_is_measured(weights: WeightsForm) -> None:
    assert "Visits (sessions)" in weights.lines[Part.VISITS].toolTip()
    assert ", else " in weights.lines[Part.ADVERTISING].toolTip()
