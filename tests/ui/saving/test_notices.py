"""What the owner hears once after a file was opened."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem
from kpidesk.ui.main_window import MainWindow
from kpidesk.ui.saving import notice_words
from kpidesk.ui.saving.copies_page import CopiesPage
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
    assert said(window) == "2 changes of last time, which could not be saved then, are in the file now."
    dismiss(window)
    assert window.screen_shown is not None and window.screen_shown.strips.isHidden()
    window.close_file()
    qtbot.waitUntil(lambda: window.desk.file is None and not window.desk.is_busy)
    open_shop()
    assert said(window) == "2 changes of last time, which could not be saved then, are in the file now."


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
    assert page.sentences[0] == "1 figure is not the same"
    assert "damaged" in page.sentences[1]
    assert page.tables[0].rows == [["Sales, net", "Sep 26", "", "3,642.28", "1.5"]]
    with qtbot.waitSignal(window.desk.opened):
        page.look_requested.emit(COPY)
    assert window.desk.file is not None and window.desk.file.path == COPY
