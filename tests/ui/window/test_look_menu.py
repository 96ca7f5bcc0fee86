"""The menus of the look: what is chosen holds, and is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.window.look_menu import LookMenu
from kpidesk.ui.window.window_actions import WindowActions


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "kpidesk.ini")


@pytest.fixture
def commands(qtbot: QtBot) -> WindowActions:
    window = QMainWindow()
    qtbot.addWidget(window)
    return WindowActions(window)


@pytest.fixture
def look(commands: WindowActions, settings: Settings, theme: Theme) -> LookMenu:
    return LookMenu(commands, settings, theme, commands.keys)


def test_the_theme_in_force_is_marked_from_the_start(look: LookMenu, commands: WindowActions) -> None:
    assert [choice for choice, action in commands.themes.items() if action.isChecked()] == [Choice.LIGHT]


def test_another_theme_is_there_at_once_and_next_time(
    look: LookMenu, commands: WindowActions, theme: Theme, settings: Settings
) -> None:
    commands.themes[Choice.DARK].trigger()
    assert theme.palette.dark and settings.theme is Choice.DARK
    look.choose_theme(Choice.LIGHT)
    assert commands.themes[Choice.LIGHT].isChecked() and not theme.palette.dark


def test_numbers_are_asked_for_and_not_changed_by_the_menu(
    look: LookMenu, commands: WindowActions, settings: Settings
) -> None:
    asked: list[str] = []
    look.numbers_requested.connect(asked.append)
    commands.numbers.aboutToShow.emit()
    for action in commands.numbers.actions():
        action.trigger()
    assert asked == ["", "en", "de", "fr", "de_CH", "en_IN"]
    assert (settings.number_locale, look.form) == ("", ENGLISH)


def test_the_form_in_force_is_the_one_marked_in_the_menu(look: LookMenu, commands: WindowActions) -> None:
    look.write_numbers_as("de")
    commands.numbers.aboutToShow.emit()
    assert look.form == GERMAN
    assert [action.text() for action in commands.numbers.actions() if action.isChecked()] == ["1.234.567,50"]


def test_without_a_choice_numbers_are_written_as_the_system_does(look: LookMenu) -> None:
    look.read_form()
    assert look.form.decimal == QLocale.system().decimalPoint()


def test_green_and_red_are_there_at_once_and_next_time(
    look: LookMenu, commands: WindowActions, theme: Theme, settings: Settings
) -> None:
    assert not commands.green_and_red.isChecked()
    commands.green_and_red.trigger()
    assert [theme.palette.ibcs_colours, settings.ibcs_colours] == [True, True]
    assert commands.green_and_red.isChecked()
    look.use_ibcs_colours(False)
    assert [theme.palette.ibcs_colours, settings.ibcs_colours] == [False, False]


def test_the_colours_in_force_are_marked_from_the_start(
    commands: WindowActions, settings: Settings, theme: Theme
) -> None:
    theme.use_ibcs_colours(True)
    LookMenu(commands, settings, theme, commands.keys)
    assert commands.green_and_red.isChecked()
