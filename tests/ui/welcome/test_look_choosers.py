"""Numbers and theme, chosen before a file is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome.look_choosers import FORMS, LookChoosers, system_form

# Menus ask the platform for things that one without a screen does not do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def choosers(qtbot: QtBot, theme: Theme) -> Iterator[LookChoosers]:
    made = LookChoosers(theme, "en")
    qtbot.addWidget(made)
    made.theme_chosen.connect(theme.choose)
    made.show()
    yield made
    theme.choose(Choice.LIGHT)


def open_menu(choosers: LookChoosers) -> QMenu:
    return choosers.findChildren(QMenu)[-1]


@pytest.mark.parametrize("key", FORMS)
def test_a_number_form_written_out_is_the_one_of_its_locale(key: str) -> None:
    assert FORMS[key].number(-1_234_567.5, 2) == NumberForm.of_locale(key).number(-1_234_567.5, 2)


@pytest.mark.parametrize("name", ["en_GB", "de_DE", "fr_FR", "es_ES", "pl_PL", "nl_NL", "it_IT", "pt_BR", "sv_SE"])
def test_the_example_of_the_system_is_how_numbers_will_be_written(name: str) -> None:
    wanted = NumberForm.of_locale(name).number(1234.5, 2)

    assert system_form(QLocale(name)).number(1234.5, 2).replace("\u202f", "\xa0") == wanted.replace("\u202f", "\xa0")


@pytest.mark.parametrize(
    ("key", "example"),
    [("en", "1,234.50"), ("de", "1.234,50"), ("de_CH", "1\u2019234.50"), ("en_IN", "1,234.50"), ("nl_NL", "1.234,50")],
)
def test_button_shows_how_a_number_is_written(choosers: LookChoosers, key: str, example: str) -> None:
    choosers.show_numbers(key)

    assert choosers.numbers_button.text() == f"Numbers {example}"


def test_choosing_numbers_is_shown_and_said(choosers: LookChoosers, qtbot: QtBot) -> None:
    qtbot.mouseClick(choosers.numbers_button, Qt.MouseButton.LeftButton)
    menu = open_menu(choosers)
    german = next(action for action in menu.actions() if action.data() == "de")

    with qtbot.waitSignal(choosers.numbers_chosen) as chosen:
        german.trigger()

    assert chosen.args == ["de"]
    assert choosers.numbers_button.text() == "Numbers 1.234,50"
    menu.close()


def test_menu_of_numbers_marks_the_chosen_one_and_leads_with_the_system(choosers: LookChoosers) -> None:
    choosers.show_numbers("fr")
    choosers.open_numbers()
    menu = open_menu(choosers)

    assert [action.data() for action in menu.actions() if action.isChecked()] == ["fr"]
    assert menu.actions()[0].data() == ""
    assert "1.234.567,50" in [action.text() for action in menu.actions()]
    menu.close()


def test_menu_opens_above_its_button(choosers: LookChoosers) -> None:
    choosers.move(200, 500)
    choosers.open_themes()
    menu = open_menu(choosers)

    assert menu.geometry().bottom() <= choosers.theme_button.mapToGlobal(choosers.theme_button.rect().topLeft()).y()
    menu.close()


def test_space_opens_a_menu_and_arrows_choose_in_it(choosers: LookChoosers, qtbot: QtBot) -> None:
    choosers.theme_button.setFocus()
    qtbot.keyClick(choosers.theme_button, Qt.Key.Key_Space)
    menu = open_menu(choosers)

    with qtbot.waitSignal(choosers.theme_chosen) as chosen:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert chosen.args == [Choice.DARK]


@pytest.mark.parametrize(("choice", "words"), [(Choice.LIGHT, "Light"), (Choice.DARK, "Dark")])
def test_theme_button_says_the_theme(choosers: LookChoosers, theme: Theme, choice: Choice, words: str) -> None:
    theme.choose(choice)

    assert choosers.theme_button.text() == words


def test_following_the_system_is_said_with_what_it_looks_like(choosers: LookChoosers, qtbot: QtBot) -> None:
    choosers.open_themes()
    menu = open_menu(choosers)

    with qtbot.waitSignal(choosers.theme_chosen) as chosen:
        menu.actions()[0].trigger()

    assert chosen.args == [Choice.SYSTEM]
    assert choosers.theme_button.text() in {"Light, follows the system", "Dark, follows the system"}
    menu.close()
