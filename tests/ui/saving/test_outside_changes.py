"""Other programs change, replace or take away the file that is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence
from kpidesk.ui.place import FigurePlace, Tab
from kpidesk.ui.saving.outside_page import OutsidePage
from kpidesk.ui.saving.quiet import REST
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.conftest import SHOP, OpenShop
from tests.ui.saving.fake_disk import FakeDisk, FakeFile, copied

CELL, MAY = Cell("revenue", Month.of(2026, 9)), Cell("orders", Month.of(2026, 5))


def type_text(text: str) -> None:
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def shown(window: MainWindow) -> OutsidePage:
    assert isinstance(window.cover.page, OutsidePage)
    return window.cover.page


def part(window: MainWindow, file: FakeFile, disk: FakeDisk, qtbot: QtBot) -> OutsidePage:
    theirs = copied(disk.files[SHOP])
    theirs.values[MAY] = 1_234.5
    del theirs.values[CELL]
    disk.files[SHOP] = theirs
    file.diverge(Divergence.PARTED)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    qtbot.waitUntil(lambda: bool(shown(window).table.rows))
    return shown(window)


def test_a_file_that_only_went_on_is_read_again_by_itself(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    first = open_shop()
    assert window.screen_shown is not None
    window.screen_shown.choose(Tab.GOALS)
    window.screen_shown.go_to(FigurePlace(MAY))
    disk.problem = FileProblem.IN_USE
    first.workbook.apply(SetValues({CELL: 4_321.0}))
    disk.files[SHOP].values[MAY] = 1_234.0
    disk.problem = None
    disk.notices[SHOP] = (Notice(NoticeKind.LEFT_OPEN), Notice(NoticeKind.RESCUED, count=1))
    with qtbot.waitSignal(window.desk.opened):
        first.diverge(Divergence.AHEAD)
    qtbot.waitUntil(lambda: not window.desk.is_busy)
    assert first.is_closed and window.desk.file is not None and window.desk.file is not first
    book = window.desk.file.workbook
    assert (book.typed(MAY), book.typed(CELL)) == (1_234.0, 4_321.0)
    assert window.screen_shown.tab is Tab.FIGURES
    assert window.screen_shown.page.place == FigurePlace(MAY)
    assert "read again" in window.toast.text
    assert window.screen_shown.strips.isHidden(), "it was closed a moment ago, by the window"
    assert window.screen_shown.signals.hold is None


def test_a_file_is_not_read_again_under_what_is_being_typed(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    file = open_shop()
    assert window.screen_shown is not None
    window.screen_shown.go_to(FigurePlace(CELL))
    type_text("4,56x")
    file.diverge(Divergence.AHEAD)
    qtbot.wait(REST + 200)
    assert window.desk.file is file and not file.is_closed
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.desk.file is not None and window.desk.file is not file)


def test_what_is_being_typed_goes_along_when_the_file_is_read_again(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    file = open_shop()
    assert window.screen_shown is not None
    window.screen_shown.go_to(FigurePlace(CELL))
    type_text("4,5")
    file.diverge(Divergence.AHEAD)
    qtbot.wait(REST + 200)
    type_text("67")
    with qtbot.waitSignal(window.desk.opened):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.file is not None and window.desk.file.workbook.typed(CELL) == 4_567.0


def test_a_choice_waits_for_the_end_of_a_figure_and_is_not_taken_by_it(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    file = open_shop()
    assert window.screen_shown is not None
    window.screen_shown.go_to(FigurePlace(CELL))
    type_text("4,5")
    file.diverge(Divergence.PARTED)
    qtbot.wait(REST + 200)
    assert window.cover.page is None
    type_text("67")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert file.workbook.typed(CELL) == 4_567.0
    qtbot.waitUntil(lambda: window.cover.page is not None)
    page = shown(window)
    chosen: list[str] = []
    page.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert not chosen and window.cover.page is page
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page and page.isAncestorOf(QApplication.focusWidget())


def test_two_sides_are_shown_with_the_figures_that_differ(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    page = part(window, file, disk, qtbot)
    mine = file.workbook
    assert page.heading == "2 figures are not the same"
    assert page.table.rows == [
        ["Sales, net", "Sep 26", "", "3,642.28", "–"],
        ["Orders", "May 26", "", f"{mine.typed(MAY):,.0f}", "1,234.5"],
    ]
    assert page.choices == ["theirs", "mine", "back"]


def test_theirs_are_loaded_after_mine_were_kept(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    page = part(window, file, disk, qtbot)
    with qtbot.waitSignal(window.desk.opened):
        page.button("theirs").click()
    copy = SHOP.with_name("Shop (kpidesk conflict 2026-09-03).kpidesk")
    assert disk.files[copy].values[CELL] == 3_642.28
    assert window.desk.file is not None and window.desk.file.workbook.typed(MAY) == 1_234.5
    assert window.cover.page is None and copy.name in window.toast.text


def test_mine_go_on_as_another_file(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = open_shop()
    page = part(window, file, disk, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/disk/Mine", ""))
    with qtbot.waitSignal(window.desk.opened):
        page.button("mine").click()
    assert window.desk.file is not None and window.desk.file.path == Path("/disk/Mine.kpidesk")
    assert window.desk.file.workbook.typed(CELL) == 3_642.28
    assert disk.files[SHOP].values[MAY] == 1_234.5


def test_who_goes_back_can_look_and_not_type(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    part(window, file, disk, qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.cover.page is None and window.screen_shown is not None
    window.screen_shown.go_to(FigurePlace(CELL))
    QTest.keyClicks(QApplication.focusWidget(), "5")
    strip = window.screen_shown.strips.held
    assert strip.text == "Another program changed the file. Nothing can be typed until you choose how to go on."
    assert strip.is_insisting and not window.screen_shown.message
    assert not window.commands.undo.isEnabled()
    window.screen_shown.strips.held.button("settle").click()
    assert isinstance(window.cover.page, OutsidePage)


@pytest.mark.parametrize("became", [Divergence.ANOTHER, Divergence.BROKEN, Divergence.GONE])
def test_what_became_of_the_file_is_said_with_ways_to_go_on(
    became: Divergence, window: MainWindow, open_shop: OpenShop, qtbot: QtBot
) -> None:
    file = open_shop()
    file.diverge(became)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    page = shown(window)
    assert {"mine", "look", "back"} <= set(page.choices)
    assert ("theirs" in page.choices) is (became is Divergence.ANOTHER)
    before = file.looks
    page.button("look").click()
    assert file.looks == before + 1


def test_a_file_that_is_back_goes_on_by_itself(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    file = open_shop()
    file.diverge(Divergence.GONE)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    file.save_state = file.save_state.__class__(file.save_state.kind.SAVED)
    file.show(file.save_state)
    qtbot.waitUntil(lambda: window.cover.page is None)
    assert window.screen_shown is not None and window.screen_shown.signals.hold is None


def test_a_file_that_cannot_be_read_again_leads_to_the_first_page(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    file = open_shop()
    disk.broken[SHOP] = FileProblem.NOT_READABLE
    with qtbot.waitSignal(window.desk.refused):
        file.diverge(Divergence.AHEAD)
    assert window.desk.file is None and window.welcome.isVisible()


def test_the_same_turn_is_not_asked_about_twice(window: MainWindow, open_shop: OpenShop, qtbot: QtBot) -> None:
    file = open_shop()
    file.diverge(Divergence.GONE)
    qtbot.waitUntil(lambda: window.cover.page is not None)
    window.cover.leave()
    file.diverge(Divergence.GONE)
    QApplication.processEvents()
    assert window.cover.page is None
