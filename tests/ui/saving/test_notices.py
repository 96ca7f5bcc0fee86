"""What the owner hears once after a file was opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.ui.saving import file_strips, notice_words
from kpidesk.ui.saving.copies_page import CopiesPage
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.conftest import SHOP, OpenShop
from tests.ui.saving.fake_disk import FakeDisk, copied

COPY, OTHER = SHOP.with_name("Shop (conflicted copy).kpidesk"), SHOP.with_name("Shop-LAPTOP.kpidesk")
SYNCED = Notice(NoticeKind.SYNCED, detail="Dropbox")
COPIES = Notice(NoticeKind.CONFLICT_COPIES, (COPY, OTHER))


def said(window: MainWindow) -> str:
    assert window.screen_shown is not None
    return window.screen_shown.strips.notice.text


def dismiss(window: MainWindow) -> None:
    assert window.screen_shown is not None
    window.screen_shown.strips.notice.buttons[-1].click()


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_notice_is_one_whole_sentence(kind: NoticeKind) -> None:
    sentence = notice_words.sentence(Notice(kind, (COPY,), 3, "1.4"))
    assert sentence.endswith(".") and "{" not in sentence


def test_many_copies_are_counted() -> None:
    many = Notice(NoticeKind.CONFLICT_COPIES, tuple(Path(f"{n}.kpidesk") for n in range(7)))
    assert "“2.kpidesk” and 4 more" in notice_words.sentence(many)


def test_notices_come_one_after_the_other_and_go_for_good(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    rescued = Notice(NoticeKind.RESCUED, count=2)
    disk.notices[SHOP] = (SYNCED, rescued)
    open_shop()
    assert said(window).startswith("This folder is synchronised") and said(window).endswith("(1 more)")
    dismiss(window)
    assert said(window) == "Now in the file, which could not be saved last time: 2 changes."
    dismiss(window)
    assert window.screen_shown is not None and window.screen_shown.strips.isHidden()
    window.close_file()
    qtbot.waitUntil(lambda: window.desk.file is None and not window.desk.is_busy)
    open_shop()
    assert said(window) == "Now in the file, which could not be saved last time: 2 changes."


def test_new_copies_are_told_of_again(window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot) -> None:
    for notice, is_said in ((COPIES, True), (COPIES, False), (Notice(COPIES.kind, (OTHER,)), True)):
        disk.notices[SHOP] = (notice,)
        open_shop()
        assert bool(said(window)) is is_said
        if is_said:
            dismiss(window)
        window.close_file()
        qtbot.waitUntil(lambda: window.desk.file is None and not window.desk.is_busy)


def test_copies_are_compared_figure_by_figure(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    disk.notices[SHOP] = (COPIES,)
    disk.files[COPY] = copied(disk.files[SHOP])
    disk.files[COPY].values[Cell("revenue", Month.of(2026, 9))] = 1.5
    disk.broken[OTHER] = FileProblem.DAMAGED
    open_shop()
    assert window.screen_shown is not None
    window.screen_shown.strips.notice.button("compare").click()
    page = window.cover.page
    assert isinstance(page, CopiesPage)
    qtbot.waitUntil(lambda: len(page.sentences) == 2)
    assert page.sentences[0] == "1 figure is not the same."
    assert "damaged" in page.sentences[1]
    assert page.tables[0].rows == [["Sales, net", "Sep 26", "", "3,642.28", "1.50"]]
    with qtbot.waitSignal(window.desk.opened):
        page.look_requested.emit(COPY)
    assert window.desk.file is not None and window.desk.file.path == COPY
    with qtbot.waitSignal(window.desk.opened):
        window.screen_shown.strips.held.button("back").click()
    assert window.desk.file.path == SHOP and window.desk.file.read_only is None


def test_a_backup_that_fails_while_the_file_is_open_is_told(
    window: MainWindow, open_shop: OpenShop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_strips, "CARE", 1_000)
    file = open_shop()
    file.workbook.apply(SetValues({Cell("revenue", Month.of(2026, 9)): 1.5}))
    qtbot.waitUntil(lambda: window.line.saved == "Saved 14:05")
    assert not said(window)
    file.notices = (Notice(NoticeKind.NOT_BACKED_UP),)  # it was tried behind the saving, and nothing more is saved
    qtbot.waitUntil(lambda: said(window).startswith("No backup could be made"))
    dismiss(window)
    file.show(SaveState(SaveKind.UNSAVED, 1, FileProblem.DISK_FULL))
    qtbot.waitUntil(lambda: "not saved" in window.line.saved)
    assert not said(window)


def test_where_something_may_get_lost_comes_first(window: MainWindow, open_shop: OpenShop, disk: FakeDisk) -> None:
    disk.notices[SHOP] = (SYNCED, COPIES)
    open_shop()
    assert said(window).startswith("There are copies beside the file")
    dismiss(window)
    assert said(window).startswith("This folder is synchronised")


def test_what_no_longer_holds_is_not_said_any_more(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk, qtbot: QtBot
) -> None:
    disk.notices[SHOP] = (Notice(NoticeKind.RESCUE_WAITING, count=2),)
    file = open_shop()
    assert said(window).startswith("Could not be saved last time, and does not fit any more")
    file.notices = ()
    file.retry_saving()
    qtbot.waitUntil(lambda: not said(window))
    assert window.screen_shown is not None and window.screen_shown.strips.isHidden()


def test_the_keys_go_through_a_notice_from_left_to_right(
    window: MainWindow, open_shop: OpenShop, disk: FakeDisk
) -> None:
    disk.notices[SHOP] = (SYNCED, COPIES)
    open_shop()
    assert window.screen_shown is not None
    strip = window.screen_shown.strips.notice
    strip.button("compare").setFocus()
    QTest.keyClick(strip.button("compare"), Qt.Key.Key_Tab)
    assert strip.buttons[-1].hasFocus()
    QTest.keyClick(strip.buttons[-1], Qt.Key.Key_Backtab)
    assert strip.button("compare").hasFocus()
