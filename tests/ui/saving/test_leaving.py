"""Leaving a file while something in it is not saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.saving.choice_page import ChoicePage
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.conftest import SHOP, OpenShop
from tests.ui.saving.fake_disk import FakeDisk, FakeFile

CELL = Cell("revenue", Month.of(2026, 9))


@pytest.fixture
def unsaved(open_shop: OpenShop, disk: FakeDisk) -> FakeFile:
    file = open_shop()
    disk.problem = FileProblem.DISK_FULL
    file.workbook.apply(SetValues({CELL: 4_321.0}))
    return file


def asked(window: MainWindow) -> ChoicePage:
    assert isinstance(window.cover.page, ChoicePage)
    return window.cover.page


def test_a_saved_file_is_closed_without_a_question(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    file = open_shop()
    window.close_file()
    qtbot.waitUntil(lambda: window.desk.file is None)
    assert file.is_closed
    assert window.welcome.isVisible()


@pytest.mark.parametrize("way", ["close", "quit", "open another"])
def test_whoever_leaves_is_asked_while_something_is_not_saved(
    way: str, window: MainWindow, unsaved: FakeFile, disk: FakeDisk
) -> None:
    if way == "close":
        window.commands.close_file.trigger()
    elif way == "quit":
        assert not window.frame.close()
    else:
        window.commands.sample.trigger()
    assert asked(window).choices == ["retry", "elsewhere", "keep", "stay"]
    assert asked(window).button("retry").hasFocus()
    assert not unsaved.is_closed and window.frame.isVisible()


@pytest.mark.parametrize("by", ["Esc", "Stay"])
def test_who_stays_finds_everything_as_it_was(by: str, window: MainWindow, unsaved: FakeFile, qtbot: QtBot) -> None:
    window.close_file()
    if by == "Esc":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        asked(window).button("stay").click()
    assert window.cover.page is None and window.desk.file is unsaved
    unsaved.disk.problem = None
    unsaved.retry_saving()
    qtbot.waitUntil(lambda: window.line.saved == "Saved 14:05")
    assert window.desk.file is unsaved and not unsaved.is_closed


def test_what_can_be_saved_after_all_lets_the_owner_go(window: MainWindow, unsaved: FakeFile, qtbot: QtBot) -> None:
    window.close_file()
    unsaved.disk.problem = None
    asked(window).button("retry").click()
    qtbot.waitUntil(lambda: unsaved.is_closed and window.desk.file is None)
    assert window.welcome.isVisible()
    assert unsaved.disk.files[SHOP].values[CELL] == 4_321.0


def test_a_trial_in_vain_is_said(window: MainWindow, unsaved: FakeFile, qtbot: QtBot) -> None:
    window.close_file()
    page = asked(window)
    place = page.button("retry").mapTo(page, page.button("retry").pos())
    QTest.keyClick(page.button("retry"), Qt.Key.Key_Return)
    assert not page.button("keep").isEnabled()
    assert page.isAncestorOf(QApplication.focusWidget())  # Esc still leaves the page
    qtbot.waitUntil(lambda: page.button("keep").isEnabled(), timeout=10_000)
    assert not unsaved.is_closed
    assert page.message == "It was tried again, and not saved: the disk is full."
    assert page.button("retry").hasFocus()
    assert page.button("retry").mapTo(page, page.button("retry").pos()) == place
    QTest.keyClick(page.button("retry"), Qt.Key.Key_Escape)
    assert window.cover.page is None


def test_closing_all_the_same_leaves_the_rest_to_the_rescue(
    window: MainWindow, unsaved: FakeFile, qtbot: QtBot
) -> None:
    assert not window.frame.close()
    asked(window).button("keep").click()
    qtbot.waitUntil(lambda: not window.frame.isVisible())
    assert unsaved.is_closed and unsaved.unsaved


def test_saved_elsewhere_the_window_closes_as_was_asked(
    window: MainWindow, unsaved: FakeFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/stick/Shop", ""))
    assert not window.frame.close()
    asked(window).button("elsewhere").click()
    qtbot.waitUntil(lambda: not window.frame.isVisible())
    assert all(file.is_closed for file in unsaved.disk.opened)
    (kept,) = [contents for path, contents in unsaved.disk.files.items() if str(path) == "/stick/Shop.kpidesk"]
    assert kept.values[CELL] == 4_321.0


def test_a_slow_drive_is_waited_for_and_asked_about_only_after_a_while(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    file = open_shop()
    file.show(SaveState(SaveKind.SAVING, 1))
    window.close_file()
    assert window.cover.page is None and not file.is_closed
    qtbot.waitUntil(lambda: window.cover.page is not None)
    assert asked(window).choices == ["stay", "keep"]
    file.show(SaveState(SaveKind.SAVED))
    qtbot.waitUntil(lambda: file.is_closed and window.desk.file is None)
    assert window.cover.page is None


def test_a_file_that_others_changed_is_left_with_a_copy_of_what_is_here(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    file.diverge(Divergence.GONE)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    window.cover.leave()
    window.close_file()
    assert asked(window).choices == ["copy", "elsewhere", "stay"]
    asked(window).button("copy").click()
    qtbot.waitUntil(lambda: window.desk.file is None and file.is_closed)
    assert any("conflict" in path.name for path in disk.files)


def test_a_page_that_took_the_questions_place_ends_it(window: MainWindow, unsaved: FakeFile, qtbot: QtBot) -> None:
    window.close_file()
    window.commands.keys.trigger()
    unsaved.disk.problem = None
    unsaved.retry_saving()
    qtbot.waitUntil(lambda: window.line.saved == "Saved 14:05")
    assert window.desk.file is unsaved and not unsaved.is_closed


def test_the_window_is_alive_while_a_file_is_being_closed(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    disk.gate.clear()
    window.close_file()
    qtbot.waitUntil(lambda: window.line.facts == "Closing “Shop.kpidesk”…")
    assert window.screen_shown is not None and window.screen_shown.signals.hold is not None
    disk.gate.set()
    qtbot.waitUntil(lambda: file.is_closed and window.desk.file is None)
