"""Messages in place of dialogs: inline, toast, empty state."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts import toast as toast_module
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.toast import Toast

Look = Callable[..., Any]
LONG = (
    "Opened (2,918) cannot be more than delivered (2,248). The figure is not stored until one of the two is corrected."
)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    return made


def _in(page: QWidget, widget: QWidget) -> None:
    column = QVBoxLayout(page)
    column.addWidget(widget)
    column.addStretch(1)
    page.show()


def test_message_is_hidden_until_there_is_something_to_say(theme: Theme, page: QWidget) -> None:
    message = InlineMessage(theme, page)
    _in(page, message)
    assert message.isHidden()
    message.say(LONG)
    assert message.isVisible()
    assert message.text == LONG
    message.clear()
    assert message.isHidden()
    assert message.text == ""


def test_message_is_at_least_42_high_and_shows_all_its_words(theme: Theme, page: QWidget) -> None:
    message = InlineMessage(theme, page)
    _in(page, message)
    message.say("Saved.")
    assert message.height() == 42
    page.resize(360, 600)
    message.say(LONG, remedy="Go to delivered")
    QApplication.processEvents()
    words = next(label for label in message.findChildren(PlainLabel) if label.text() == LONG)
    assert words.height() >= words.heightForWidth(words.width())


def test_remedy_is_asked_for_by_its_button(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    message = InlineMessage(theme, page)
    _in(page, message)
    message.say("August 2026 is not entered yet.", remedy="Enter it")
    (button,) = message.findChildren(Button)
    assert button.text() == "Enter it"
    with qtbot.waitSignal(message.remedy_requested):
        button.click()
    message.say("Nothing to be done.")
    assert button.isHidden()


@pytest.mark.parametrize(("tone", "role"), [(Tone.PLAIN, "text_2"), (Tone.BAD, "bad")])
def test_left_edge_says_of_what_kind_it_is(theme: Theme, page: QWidget, look: Look, tone: Tone, role: str) -> None:
    message = InlineMessage(theme, page)
    _in(page, message)
    message.say("The folder cannot be written to.", tone)
    picture = look(message)
    edge = [picture.at(x, 20) for x in range(3)]
    assert edge == [getattr(theme.palette, role).name()] * 3
    assert picture.at(4, 20) == theme.palette.surface.name()


def test_reserved_place_keeps_its_height_with_and_without_an_error(theme: Theme, page: QWidget) -> None:
    message = InlineMessage(theme, page, reserved=True)
    _in(page, message)
    heights = []
    for text, tone in (("", Tone.PLAIN), ("Position 35: no figure is called order.", Tone.BAD), ("", Tone.PLAIN)):
        if text:
            message.say(text, tone, remedy="Use orders", key_hint="Alt Enter")
        else:
            message.clear("Looks right")
        QApplication.processEvents()
        heights.append((message.isVisible(), message.height()))
    assert heights == [(True, 42)] * 3


def test_error_is_on_the_refuse_ground_and_its_words_are_text(theme: Theme, page: QWidget, look: Look) -> None:
    message = InlineMessage(theme, page, reserved=True)
    _in(page, message)
    message.say("HHHHIIII", Tone.BAD)
    picture = look(message)
    assert picture.at(300, 20) == theme.palette.refuse.name()
    assert picture.at(300, 0) == theme.palette.bad.name()
    assert picture.count(theme.palette.text) > 10


def test_cleared_place_without_words_has_no_icon(theme: Theme, page: QWidget) -> None:
    message = InlineMessage(theme, page, reserved=True)
    _in(page, message)
    message.clear()
    assert message.findChildren(IconLabel)[0].isHidden()
    message.clear("Looks right")
    assert message.findChildren(IconLabel)[0].name == "check"


def test_screen_reader_hears_the_message(theme: Theme, page: QWidget) -> None:
    message = InlineMessage(theme, page)
    message.say(LONG)
    assert message.accessibleName() == LONG


# -- toast --------------------------------------------------------------------------------------------------------


@pytest.fixture
def toast(theme: Theme, page: QWidget) -> Toast:
    page.show()
    return Toast(theme, page, "Undo")


def test_toast_is_40_high_at_the_bottom_centre_16_above_the_status_bar(toast: Toast, page: QWidget) -> None:
    toast.say("Goal filled for 12 months", undo=True, above=28)
    place = toast.geometry()
    assert place.height() == 40
    assert place.bottom() + 1 == 600 - 28 - 16
    assert place.left() == pytest.approx(800 - place.right(), abs=2)
    assert page.rect().contains(place)


def test_toast_keeps_its_place_when_the_window_changes(toast: Toast, page: QWidget) -> None:
    toast.say("Goal filled for 12 months", above=28)
    page.resize(1100, 700)
    assert toast.geometry().bottom() + 1 == 700 - 28 - 16
    assert toast.geometry().center().x() == pytest.approx(550, abs=1)


def test_toast_takes_back_on_request_and_leaves(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Goal filled", undo=True)
    (button,) = toast.findChildren(Button)
    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_toast_without_a_way_back_has_no_button_and_even_margins(toast: Toast) -> None:
    toast.say("Copied")
    (words,) = toast.findChildren(PlainLabel)
    assert toast.width() == words.sizeHint().width() + 32
    (button,) = toast.findChildren(Button)
    assert button.isHidden()
    assert toast.text == "Copied"


def test_toast_leaves_after_its_time(theme: Theme, page: QWidget, qtbot: QtBot, monkeypatch: Any) -> None:
    assert toast_module.STAYS == 8_000
    monkeypatch.setattr(toast_module, "STAYS", 10)
    page.show()
    toast = Toast(theme, page, "Undo")
    toast.say("Copied")
    assert toast.isVisible()
    qtbot.waitUntil(toast.isHidden)


def test_toast_stays_while_it_is_pointed_at(theme: Theme, page: QWidget, qtbot: QtBot, monkeypatch: Any) -> None:
    monkeypatch.setattr(toast_module, "STAYS", 10)
    page.show()
    toast = Toast(theme, page, "Undo")
    toast.say("Copied")
    where = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(where, where, where))
    assert not toast._timer.isActive()
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(toast.isHidden)


def test_words_on_a_toast_follow_the_theme(toast: Toast, theme: Theme, look: Look) -> None:
    toast.say("HHHHIIII")
    for choice in (Choice.LIGHT, Choice.DARK):
        theme.choose(choice)
        picture = look(toast)
        assert picture.at(toast.width() // 2, 3) == theme.palette.toast.name()
        assert picture.count(theme.palette.toast_text) > 10


# -- empty state --------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(theme: Theme, page: QWidget) -> EmptyState:
    made = EmptyState(theme, "columns-3", page)
    _in(page, made)
    return made


def test_empty_state_shows_all_of_its_sentence_at_most_360_wide(empty: EmptyState, type_scale: float) -> None:
    empty.say("Choose what you will type", LONG, "Choose figures", "Use the shop set")
    QApplication.processEvents()
    sentence = next(label for label in empty.findChildren(PlainLabel) if label.text() == LONG)
    assert sentence.width() <= 360 * max(1.0, fonts.scale())
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert type_scale >= 1


def test_empty_state_is_centred(empty: EmptyState, page: QWidget) -> None:
    empty.say("Nothing to compare with yet", "With a second month there is a change.", "Import")
    empty.setFixedHeight(500)
    QApplication.processEvents()
    title = next(label for label in empty.findChildren(PlainLabel) if label.text().startswith("Nothing"))
    middle = title.mapTo(page, title.rect().center())
    assert middle.x() == pytest.approx(400, abs=2)
    assert empty.main_button.mapTo(page, empty.main_button.rect().center()).x() == pytest.approx(400, abs=2)


def test_empty_state_asks_for_what_its_buttons_say(empty: EmptyState, qtbot: QtBot) -> None:
    empty.say("No goal", "Set one.", "Set a goal", "Start from last year")
    with qtbot.waitSignal(empty.main_requested):
        empty.main_button.click()
    with qtbot.waitSignal(empty.other_requested):
        empty.other_button.click()


def test_buttons_without_words_are_not_there(empty: EmptyState) -> None:
    empty.say("No goal", "A neutral figure has none.")
    assert empty.main_button.isHidden()
    assert empty.other_button.isHidden()
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("No goal", "A neutral figure has none.")
