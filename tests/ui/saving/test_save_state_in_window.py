"""The save state as the owner sees it: status bar, strip above the page."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.conftest import SHOP, OpenShop
from tests.ui.saving.fake_disk import FakeDisk

CELL = Cell("revenue", Month.of(2026, 9))


def type_figure(window: MainWindow, value: float) -> None:
    assert window.desk.file is not None
    window.desk.file.workbook.apply(SetValues({CELL: value}))


def strip(window: MainWindow) -> str:
    assert window.screen_shown is not None
    return window.screen_shown.strips.unsaved.text


def test_a_change_is_said_to_be_saved_with_the_time(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    open_shop()
    assert window.line.saved == "Saved"
    type_figure(window, 4_000.0)
    qtbot.waitUntil(lambda: window.line.saved == "Saved 14:05")


def test_saving_is_said_only_when_it_takes_its_time(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    file = open_shop()
    window.line.show_state(SaveState(SaveKind.SAVING, 1))
    assert window.line.saved == "Saved"
    window.line.show_state(SaveState(SaveKind.SAVED))
    file.show(SaveState(SaveKind.SAVING, 1))
    qtbot.waitUntil(lambda: window.line.saved == "Saving…")
    file.show(SaveState(SaveKind.SAVED))
    qtbot.waitUntil(lambda: window.line.saved == "Saved")


def test_what_is_not_saved_is_said_with_reason_remedy_and_ways(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    open_shop()
    disk.problem = FileProblem.DISK_FULL
    for value in (1.0, 2.0, 3.0):
        type_figure(window, value)
    qtbot.waitUntil(lambda: window.line.saved == "3 changes not saved: disk full")
    assert strip(window) == "3 changes not saved: the disk is full. Make room, or save a copy elsewhere."
    assert window.screen_shown is not None
    words = [button.text() for button in window.screen_shown.strips.unsaved.buttons]
    assert words == ["Try again", "Save a copy elsewhere…"]


def test_the_strip_covers_nothing_of_the_page_and_goes_by_itself(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    open_shop()
    screen = window.screen_shown
    assert screen is not None
    disk.problem = FileProblem.UNPLUGGED
    type_figure(window, 1.0)
    qtbot.waitUntil(lambda: bool(strip(window)))
    page = screen.page.areas()[0]
    assert screen.strips.mapTo(screen, QPoint(0, screen.strips.height())).y() <= page.mapTo(screen, QPoint()).y()
    disk.problem = None
    QApplication.sendEvent(window.frame, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: not screen.strips.isVisible())
    assert window.line.saved == "Saved 14:05"


def test_trying_again_works_from_the_strip_and_from_the_status_bar(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    open_shop()
    for way in ("strip", "line"):
        disk.problem = FileProblem.IN_USE
        type_figure(window, 1.0 if way == "strip" else 2.0)
        qtbot.waitUntil(lambda: bool(strip(window)))
        disk.problem = None
        assert window.screen_shown is not None
        button = window.screen_shown.strips.unsaved.button("retry") if way == "strip" else window.line.way_button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not strip(window))


def test_saved_elsewhere_the_window_goes_on_with_that_file(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_shop()
    disk.problem = FileProblem.DISK_FULL
    type_figure(window, 4_321.0)
    qtbot.waitUntil(lambda: bool(strip(window)))
    disk.problem = None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/stick/Shop", ""))
    assert window.screen_shown is not None
    with qtbot.waitSignal(window.desk.opened):
        window.screen_shown.strips.unsaved.button("elsewhere").click()
    qtbot.waitUntil(lambda: first.is_closed)
    assert window.desk.file is not None
    assert str(window.desk.file.path) == "/stick/Shop.kpidesk"
    assert window.desk.file.workbook.typed(CELL) == 4_321.0
    assert "Everything is in /stick: Shop.kpidesk" in window.toast.text


def test_a_refused_copy_leaves_everything_as_it_is(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_shop()
    disk.problem = FileProblem.DISK_FULL
    type_figure(window, 4_321.0)
    qtbot.waitUntil(lambda: bool(strip(window)))
    disk.full.add(SHOP.parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/disk/Other", ""))
    with qtbot.waitSignal(window.desk.refused):
        window.desk.ask_elsewhere()
    assert window.desk.file is not None and window.desk.file.path == SHOP
    assert window.screen_shown is not None and "The disk is full" in window.screen_shown.message
    assert window.screen_shown.signals.hold is None


def test_the_strip_is_reached_by_key(window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot) -> None:
    open_shop()
    disk.problem = FileProblem.DISK_FULL
    type_figure(window, 1.0)
    qtbot.waitUntil(lambda: bool(strip(window)))
    screen = window.screen_shown
    assert screen is not None
    seen = set()
    for _ in range(6):
        window.commands.next_area.trigger()
        seen.add(QApplication.focusWidget())
    assert screen.strips.unsaved.button("retry") in seen


def test_the_file_is_looked_at_when_the_window_is_used_again(window: MainWindow, open_shop: OpenShop) -> None:
    file = open_shop()
    before = file.looks
    QApplication.sendEvent(window.frame, QEvent(QEvent.Type.WindowActivate))
    assert file.looks == before + 1


def test_what_another_program_did_is_said_in_the_status_bar(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    open_shop().diverge(Divergence.PARTED)
    qtbot.waitUntil(lambda: window.line.saved == "Not saved: another program changed the file")
    assert window.line.way_button.text() == "Choose…"


def test_long_words_are_whole_in_a_small_window(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    file = open_shop()
    window.frame.resize(1100, 700)
    file.show(SaveState(SaveKind.UNSAVED, 12_345, FileProblem.IN_USE))
    qtbot.waitUntil(lambda: bool(strip(window)))
    for label in (window.line.saved_label, window.line.way_button):
        assert label.width() >= label.sizeHint().width()
    assert window.screen_shown is not None
    for button in window.screen_shown.strips.unsaved.buttons:
        assert button.width() >= button.sizeHint().width()
