"""The way to the care of a file: menus, keys, and the button beside a refusal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kpidesk.domain.business import Business
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.places.local_data import LocalData
from kpidesk.ui.care.backups_page import BackupsPage
from kpidesk.ui.care.check_page import CheckPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.frame import Frame
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.care.test_file_care import real_files


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "kpidesk.ini")
    settings.number_locale = "en"
    frame = Frame(settings.geometry, dark=False)
    files = real_files(LocalData(tmp_path / "data"), [])
    made = MainWindow(frame, files, settings, theme, Tasks(frame))
    made.look.read_form()
    frame.resize(1100, 700)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    yield made
    frame.may_close = lambda: True
    frame.close()
    frame.deleteLater()


def test_without_a_file_there_are_no_backups_but_a_check_of_any_file(window: MainWindow) -> None:
    assert not window.commands.backups.isEnabled()
    assert window.commands.check.isEnabled()


def test_ctrl_shift_b_covers_the_window_with_the_backups_and_escape_leads_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:

    window.desk.make(tmp_path / "Bakery.kpidesk", Business("Bakery"), "shop")
    qtbot.waitUntil(lambda: window.screen_shown is not None)
    QTest.keyClick(window.frame, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(window.cover.page, BackupsPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.cover.page is None
    window.commands.check.trigger()
    assert isinstance(window.cover.page, CheckPage)


@pytest.mark.parametrize(
    ("problem", "leads_on"), [(FileProblem.DAMAGED, True), (FileProblem.FOREIGN, True), (FileProblem.NEWER, False)]
)
def test_only_a_refused_file_that_can_be_helped_has_a_button(
    window: MainWindow, problem: FileProblem, leads_on: bool, tmp_path: Path
) -> None:
    window.refuse(FileRefused(tmp_path / "Bakery.kpidesk", problem))
    buttons = [button for button in window.welcome.findChildren(QPushButton) if button.text() == "Check and repair…"]
    assert [button.isVisible() for button in buttons] == [True] * leads_on
    for button in buttons:
        button.click()
    assert isinstance(window.cover.page, CheckPage) is leads_on


def test_no_other_command_has_the_key_of_the_backups(window: MainWindow) -> None:
    keys = QKeySequence("Ctrl+Shift+B")
    named = [action.text() for action in window.frame.findChildren(QAction) if keys in action.shortcuts()]
    assert named == ["&Backups…"]
