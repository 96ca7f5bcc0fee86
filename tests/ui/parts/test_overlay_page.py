"""A page over everything else: the ways out of it, and content that is longer than the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.overlay_page import OverlayPage


class Question(OverlayPage):
    """Counts what it is told to do."""

    def __init__(self, theme: Theme, content_height: int = 40) -> None:
        super().__init__(theme, "A question", width=640, lead="Some words about it.")
        self.done = 0
        self.edit = QLineEdit(self)
        block = QWidget(self)
        block.setMinimumHeight(content_height)
        self.body.addWidget(self.edit)
        self.body.addWidget(block)

    def carry_out(self) -> None:
        self.done += 1


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[..., Question]:
    def made(content_height: int = 40, width: int = 1100) -> Question:
        page = Question(theme, content_height)
        qtbot.addWidget(page)
        page.resize(width, 644)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return made


def test_focus_given_to_the_page_goes_to_the_way_back(shown: Callable[..., Question]) -> None:
    page = shown()
    page.setFocus()

    assert QApplication.focusWidget() is page.back_button


def test_esc_leaves_from_a_field(shown: Callable[..., Question], qtbot: QtBot) -> None:
    page = shown()
    page.edit.setFocus()

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.edit, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_field_carries_out(shown: Callable[..., Question], qtbot: QtBot, key: Qt.Key) -> None:
    page = shown()
    page.edit.setFocus()

    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.edit, key)

    assert page.done == 1


def test_enter_on_a_button_presses_it_and_nothing_else(shown: Callable[..., Question], qtbot: QtBot) -> None:
    page = shown()
    page.back_button.setFocus()

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.back_button, Qt.Key.Key_Return)

    assert page.done == 0


def test_other_keys_are_left_to_the_window(shown: Callable[..., Question], qtbot: QtBot) -> None:
    page = shown()
    page.back_button.setFocus()

    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.back_button, Qt.Key.Key_F5)

    assert page.done == 0


def test_short_content_does_not_scroll(shown: Callable[..., Question]) -> None:
    assert shown()._scroll.verticalScrollBar().maximum() == 0


def test_long_content_scrolls_by_page_keys(shown: Callable[..., Question], qtbot: QtBot) -> None:
    page = shown(content_height=2_000)
    bar = page._scroll.verticalScrollBar()
    page.setFocus()

    qtbot.keyClick(page.back_button, Qt.Key.Key_PageDown)

    assert bar.value() == bar.pageStep()


@pytest.mark.parametrize("width", [1100, 1440, 2000])
def test_column_is_as_wide_as_asked_and_in_the_middle(
    shown: Callable[..., Question], width: int, type_scale: float
) -> None:
    page = shown(width=width)
    left = page.edit.mapTo(page, page.edit.rect().topLeft()).x()

    assert page.edit.width() == fonts.scaled(640)
    assert abs(left - (width - left - page.edit.width())) <= 1


def test_title_and_lead_are_plain_words(shown: Callable[..., Question]) -> None:
    page = shown()

    assert [label.text() for label in page.findChildren(PlainLabel)] == ["A question", "Some words about it."]
    assert page.accessibleName() == "A question"


def test_page_has_the_ground_of_the_window(
    shown: Callable[..., Question], both_themes: Theme, look: Callable[..., object]
) -> None:
    picture = look(shown())

    assert picture.at(4, 640) == both_themes.palette.window.name()  # type: ignore[attr-defined]
    assert picture.at(550, 640) == both_themes.palette.window.name()  # type: ignore[attr-defined]
