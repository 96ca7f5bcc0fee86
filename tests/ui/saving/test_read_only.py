"""A file that can only be looked at, or that someone else has open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.file_facts import Holder, ReadOnly
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.place import EditorPlace, FigurePlace, GoalPlace, Tab
from kpidesk.ui.saving import strips
from kpidesk.ui.saving.choice_page import ChoicePage
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.conftest import SHOP, OpenShop
from tests.ui.saving.fake_disk import FakeDisk

CELL = Cell("revenue", Month.of(2026, 9))
OFFICE = Holder(4711, "kpidesk", "OFFICE-PC", False)


def press(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_why_a_file_can_only_be_read_stands_above_the_page(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk
) -> None:
    disk.read_only[SHOP] = ReadOnly.FOLDER
    open_shop()
    assert window.screen_shown is not None
    strip = window.screen_shown.strips.held
    assert strip.text == "Read-only: nothing may be written into the folder of “Shop.kpidesk”."
    assert [button.text() for button in strip.buttons] == ["Save a copy to work on…"]
    assert window.line.saved == "Read-only"
    assert window.frame.windowTitle() == "Shop (read-only) – kpidesk"


def test_no_editor_opens_and_the_reason_is_said(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strips, "INSISTS", 200)
    disk.read_only[SHOP] = ReadOnly.FOLDER
    open_shop()
    screen = window.screen_shown
    assert screen is not None
    screen.go_to(FigurePlace(CELL))
    strip = screen.strips.held
    press("5")
    assert strip.is_insisting and not screen.message  # once is enough, one below the other would be twice
    qtbot.waitUntil(lambda: not strip.is_insisting)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    screen.go_to(EditorPlace())
    assert strip.is_insisting
    qtbot.waitUntil(lambda: not strip.is_insisting)
    screen.go_to(GoalPlace("cac", Month.of(2026, 9)))
    assert not strip.is_insisting
    press("5")
    assert strip.is_insisting and not screen.message
    assert disk.written == []
    assert screen.finish_editing()


@pytest.mark.parametrize("text", ["A fair in town.", ""])
def test_a_note_can_be_read_and_not_changed(text: str, window: MainWindow, open_shop: OpenShop, disk: FakeDisk) -> None:
    disk.read_only[SHOP] = ReadOnly.FOLDER
    disk.files[SHOP].notes = {CELL: text} if text else {}
    open_shop()
    screen = window.screen_shown
    assert screen is not None
    screen.go_to(FigurePlace(CELL))
    (note,) = [action for action in screen.page.page_actions()["Edit"] if "ote on the figure" in plain(action)]
    assert plain(note) == "Read the note on the figure…"
    note.trigger()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QPlainTextEdit) and edit.isReadOnly() and edit.toPlainText() == text
    assert edit.placeholderText() == "There is no note."
    press("more")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.isVisible() and disk.written == []
    assert screen.page.areas()[-1].isAncestorOf(QApplication.focusWidget())


def plain(action: QAction) -> str:
    return action.text().replace("&", "")


@pytest.mark.parametrize("tab", [Tab.FIGURES, Tab.GOALS])
def test_commands_that_change_something_cannot_be_chosen(
    tab: Tab, window: MainWindow, open_shop: OpenShop, disk: FakeDisk
) -> None:
    disk.read_only[SHOP] = ReadOnly.FOLDER
    open_shop()
    assert window.screen_shown is not None
    window.screen_shown.choose(tab)
    actions = [action for own in window.screen_shown.page.page_actions().values() for action in own]
    offered = {action.text() for action in actions if action.isEnabled() and not action.isSeparator()}
    changing = ("Edit", "Cu&t", "Paste", "C&lear", "Fill", "Note", "Close", "Reopen", "Add", "Remove", "Reviewed")
    assert not {text for text in offered for word in changing if text.replace("&", "").startswith(word)}
    assert any(text.replace("&", "").startswith("Copy") for text in offered)
    assert not window.commands.business.isEnabled()
    assert window.commands.save_copy.isEnabled()


def test_figures_that_can_only_be_read_lie_sunken(
    both_themes: Theme, window: MainWindow, open_shop: OpenShop, disk: FakeDisk
) -> None:
    disk.read_only[SHOP] = ReadOnly.FOLDER
    open_shop()
    assert window.screen_shown is not None
    window.screen_shown.choose(Tab.FIGURES)
    grid = window.screen_shown.page.areas()[-1]
    picture = grid.grab().toImage()
    lower = picture.pixelColor(picture.width() - 40, picture.height() // 2)
    typed = [picture.pixelColor(picture.width() // 2 + 5, y) for y in range(80, picture.height() - 20, 7)]
    assert both_themes.palette.sunken in typed
    assert both_themes.palette.surface not in typed, lower


def test_a_copy_to_work_on_takes_its_place(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.read_only[SHOP] = ReadOnly.FILE
    open_shop()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/disk/Mine", ""))
    assert window.screen_shown is not None
    with qtbot.waitSignal(window.desk.opened):
        window.screen_shown.strips.held.button("work").click()
    assert window.desk.file is not None and window.desk.file.path == Path("/disk/Mine.kpidesk")
    assert not window.screen_shown.strips.held.text and window.screen_shown.signals.hold is None
    assert window.frame.windowTitle() == "Shop – kpidesk"


def test_a_backup_that_is_looked_at_has_the_name_of_its_file(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    open_shop()
    kept = Path("/backups/2026-09-03-140500-day-s2-r0.kpidesk")
    disk.files[kept] = disk.files[SHOP]
    with qtbot.waitSignal(window.desk.opened):
        window.desk.look_at(kept, ReadOnly.BACKUP, "3 Sep 2026, 14:05", SHOP)
    name = window.line.findChildren(PlainLabel)[-1]
    qtbot.waitUntil(lambda: name.accessibleName() == "backup of Shop.kpidesk")
    assert window.screen_shown is not None
    with qtbot.waitSignal(window.desk.opened):
        window.screen_shown.strips.held.button("back").click()
    assert name.accessibleName() == "Shop.kpidesk"


def held(window: MainWindow, disk: FakeDisk, qtbot: QtBot, holder: Holder = OFFICE) -> ChoicePage:
    disk.held[SHOP] = holder
    window.open_path(SHOP)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    assert isinstance(window.cover.page, ChoicePage)
    return window.cover.page


def test_a_held_file_can_be_looked_at(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    page = held(window, disk, qtbot)
    page.button("look").setFocus()
    with qtbot.waitSignal(window.desk.opened):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.screen_shown is not None
    strip = window.screen_shown.strips.held.text
    assert strip == "Read-only: “Shop.kpidesk” is open on the computer “OFFICE-PC”."


def test_a_held_file_that_is_looked_at_can_be_changed_once_it_is_free(
    window: MainWindow, disk: FakeDisk, qtbot: QtBot
) -> None:
    page = held(window, disk, qtbot)
    with qtbot.waitSignal(window.desk.opened):
        page.button("look").click()
    disk.held.clear()
    assert window.screen_shown is not None
    with qtbot.waitSignal(window.desk.opened):
        window.screen_shown.strips.held.button("again").click()
    assert window.desk.file is not None and window.desk.file.read_only is None
    assert not window.screen_shown.strips.held.text


def test_a_held_file_can_be_opened_all_the_same(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    page = held(window, disk, qtbot)
    with qtbot.waitSignal(window.desk.opened):
        page.button("over").click()
    assert window.desk.file is not None and window.desk.file.read_only is None


def test_a_copy_of_a_held_file_can_be_opened(
    window: MainWindow, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = held(window, disk, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/disk/Mine", ""))
    with qtbot.waitSignal(window.desk.opened):
        page.button("copy").click()
    assert window.desk.file is not None and window.desk.file.path == Path("/disk/Mine.kpidesk")


def test_who_closes_it_there_opens_it_here(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    page = held(window, disk, qtbot)
    disk.held.clear()
    with qtbot.waitSignal(window.desk.opened):
        page.button("again").click()
    assert window.cover.page is None


def test_no_enter_that_was_meant_for_a_figure_takes_a_way(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    page = held(window, disk, qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.wait(50)
    assert window.cover.page is page and window.desk.file is None


def test_escape_leaves_a_held_file_alone(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    held(window, disk, qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.desk.file is None and window.welcome.isVisible()


def test_the_window_is_alive_while_a_slow_drive_opens(window: MainWindow, disk: FakeDisk, qtbot: QtBot) -> None:
    disk.gate.clear()
    window.open_path(SHOP)
    qtbot.waitUntil(lambda: window.line.facts == "Opening “Shop.kpidesk”…")
    window.commands.keys.trigger()
    assert window.cover.page is not None
    window.cover.leave()
    disk.gate.set()
    qtbot.waitUntil(lambda: window.desk.file is not None and not window.desk.is_busy)
    assert "Opening" not in window.line.facts


def test_a_window_that_is_closed_while_a_file_opens_closes_after_it(
    window: MainWindow, disk: FakeDisk, qtbot: QtBot
) -> None:
    disk.gate.clear()
    window.open_path(SHOP)
    assert not window.frame.close()
    disk.gate.set()
    qtbot.waitUntil(lambda: not window.frame.isVisible(), timeout=10_000)
    assert all(file.is_closed for file in disk.opened)


def test_what_is_refused_leaves_the_open_file_free_to_type(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    open_shop()
    other = Path("/disk/Other.kpidesk")
    disk.files[other], disk.broken[other] = disk.files[SHOP], FileProblem.NOT_READABLE
    with qtbot.waitSignal(window.desk.refused):
        window.open_path(other)
    assert window.screen_shown is not None and window.screen_shown.signals.hold is None
    assert "may not be read" in window.screen_shown.message
