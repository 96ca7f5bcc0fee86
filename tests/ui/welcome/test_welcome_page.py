"""The first page: where the focus is, what keys and clicks ask for, what is dropped on it, what it never cuts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.settings import RecentFile
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.welcome.recent_list import RecentList
from kpidesk.ui.welcome.recent_model import RecentModel
from kpidesk.ui.welcome.welcome_card import WelcomeCard
from kpidesk.ui.welcome.welcome_page import WelcomePage

Files = Callable[..., list[RecentFile]]
Pages = Callable[..., WelcomePage]


def cards(page: WelcomePage) -> list[WelcomeCard]:
    return page.findChildren(WelcomeCard)


def files_of(page: WelcomePage) -> RecentList:
    return page.findChildren(RecentList)[0]


def gone(page: WelcomePage) -> list[bool]:
    model = page.findChildren(RecentModel)[0]
    return [model.row(model.index(row)).gone for row in range(model.rowCount())]


def focused() -> object:
    return QApplication.focusWidget()


def test_at_the_first_start_the_focus_is_on_new_business(page_with: Pages) -> None:
    page = page_with([])

    assert focused() is cards(page)[0]
    assert not files_of(page).isVisible()


def test_with_recent_files_the_focus_is_on_the_newest(page_with: Pages, recent: Files) -> None:
    page = page_with(recent("Newest", "Older"))

    assert focused() is files_of(page)
    assert files_of(page).currentIndex().data() == "Newest"


def test_enter_at_the_first_start_begins_a_business(page_with: Pages, qtbot: QtBot) -> None:
    page = page_with([])

    with qtbot.waitSignal(page.new_requested):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize(("steps", "signal"), [(0, "new_requested"), (1, "open_requested"), (2, "sample_requested")])
def test_arrows_go_along_the_cards_and_a_key_presses_one(
    page_with: Pages, qtbot: QtBot, key: Qt.Key, steps: int, signal: str
) -> None:
    page = page_with([])
    for _ in range(steps):
        qtbot.keyClick(focused(), Qt.Key.Key_Right)

    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(focused(), key)


def test_arrows_stop_at_the_ends_of_the_cards(page_with: Pages, qtbot: QtBot) -> None:
    page = page_with([])

    qtbot.keyClick(focused(), Qt.Key.Key_Left)
    assert focused() is cards(page)[0]
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_Right)
    assert focused() is cards(page)[2]


def test_up_and_down_go_between_cards_and_files(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    page = page_with(recent("One", "Two"))

    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is cards(page)[0]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is files_of(page)


def test_down_without_files_stays_on_the_card(page_with: Pages, qtbot: QtBot) -> None:
    page = page_with([])

    qtbot.keyClick(focused(), Qt.Key.Key_Down)

    assert focused() is cards(page)[0]


def test_tab_reaches_every_control(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    page = page_with(recent("One"))
    reached = {focused()}
    for _ in range(8):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        reached.add(focused())

    wanted = {*cards(page), files_of(page), page.choosers.numbers_button, page.choosers.theme_button}
    assert reached == wanted


def test_areas_leave_out_a_list_that_is_not_there(page_with: Pages, recent: Files) -> None:
    assert len(page_with([]).areas()) == 2
    assert len(page_with(recent("One")).areas()) == 3


def test_enter_on_a_file_asks_for_it(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    files = recent("One", "Two")
    page = page_with(files)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)

    with qtbot.waitSignal(page.file_requested) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert asked.args == [Path(files[1].path)]


def test_a_file_that_is_gone_is_looked_for(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    files = recent("gone shop")
    page = page_with(files)

    with qtbot.waitSignal(page.locate_requested) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert asked.args == [Path(files[0].path)]


def test_a_file_that_came_back_is_there_again_when_the_page_is_seen(page_with: Pages, recent: Files) -> None:
    files = recent("gone shop")
    page = page_with(files)
    assert gone(page) == [True]

    Path(files[0].path).touch()
    page.hide()
    page.show()

    assert gone(page) == [False]


def test_files_are_looked_for_beside_the_window(page_with: Pages, qtbot: QtBot, recent: Files, tasks: Tasks) -> None:
    page = page_with(recent("One", "gone shop", "Two"), tasks=tasks)

    qtbot.waitUntil(lambda: gone(page) == [False, True, False])


def test_a_page_closed_while_files_are_looked_for_does_no_harm(
    qtbot: QtBot, theme: Theme, recent: Files, tasks: Tasks
) -> None:
    page = WelcomePage(theme, recent("gone shop"), tasks=tasks)
    page.show()
    looked: list[int] = []
    page.deleteLater()
    QApplication.sendPostedEvents(page, 52)  # DeferredDelete

    tasks.run(lambda: 1, looked.append, lambda _error: None)

    qtbot.waitUntil(lambda: looked == [1])


@pytest.mark.parametrize("path", ["\0", "x" * 5000])
def test_a_path_that_cannot_be_is_gone(page_with: Pages, path: str) -> None:
    page = page_with([RecentFile(path, "Broken", "", "")])

    assert gone(page) == [True]


def test_delete_asks_to_forget_and_the_row_below_follows(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    files = recent("One", "Two", "Three")
    page = page_with(files)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    page.forget_requested.connect(lambda path: page.show_recent([f for f in files if f.path != path]))

    qtbot.keyClick(focused(), Qt.Key.Key_Delete)

    assert focused() is files_of(page)
    assert files_of(page).currentIndex().data() == "Three"


def test_when_the_last_file_is_taken_off_the_focus_goes_to_the_cards(
    page_with: Pages, qtbot: QtBot, recent: Files
) -> None:
    page = page_with(recent("One"))
    page.forget_requested.connect(lambda _: page.show_recent([]))

    qtbot.keyClick(focused(), Qt.Key.Key_Delete)

    assert focused() is cards(page)[0]
    assert not files_of(page).isVisible()


def test_the_current_row_is_kept_in_sight_in_a_low_window(page_with: Pages, qtbot: QtBot, recent: Files) -> None:
    page = page_with(recent(*"abcdefghi"), 1100, 644)
    view = files_of(page)
    for _ in range(8):
        qtbot.keyClick(focused(), Qt.Key.Key_Down)

    row = view.visualRect(view.currentIndex())
    below = view.mapTo(page, row.bottomLeft()).y()

    assert view.currentIndex().data() == "i"
    assert 0 < below < page.choosers.y()


def drop(page: WelcomePage, kind: type[QDropEvent], *urls: str) -> QDropEvent:
    held = QMimeData()
    held.setUrls([QUrl(url) for url in urls])
    where = (QPointF(300, 300).toPoint(), Qt.DropAction.CopyAction, held)
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = (
        QDragEnterEvent(*where, *buttons)
        if kind is QDragEnterEvent
        else QDropEvent(QPointF(300, 300), *where[1:], *buttons)
    )
    event.setAccepted(False)
    event.held = held  # type: ignore[attr-defined]  # Qt keeps no reference to what is dropped
    QApplication.sendEvent(page, event)
    return event


@pytest.mark.parametrize("name", ["shop.kpidesk", "SHOP.KPIDESK", "a b & c.kpidesk"])
def test_a_kpidesk_file_dropped_on_the_page_is_asked_for(
    page_with: Pages, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    page = page_with([])
    url = QUrl.fromLocalFile(str(tmp_path / name)).toString()

    entered = drop(page, QDragEnterEvent, url)
    assert entered.isAccepted()
    assert cards(page)[1].isDown()
    with qtbot.waitSignal(page.file_requested) as asked:
        drop(page, QDropEvent, url)

    assert asked.args == [tmp_path / name]
    assert not cards(page)[1].isDown()


@pytest.mark.parametrize(
    "urls",
    [
        (),
        ("file:///tmp/figures.csv",),
        ("https://example.org/shop.kpidesk",),
        ("file:///tmp/a.kpidesk", "file:///tmp/b.kpidesk"),
    ],
)
def test_anything_else_is_not_taken(page_with: Pages, qtbot: QtBot, urls: tuple[str, ...]) -> None:
    page = page_with([])

    assert not drop(page, QDragEnterEvent, *urls).isAccepted()
    with qtbot.assertNotEmitted(page.file_requested):
        drop(page, QDropEvent, *urls)


def test_a_refusal_stands_above_everything_until_it_is_taken_away(page_with: Pages) -> None:
    page = page_with([])

    page.say("“x.kpidesk” is damaged; nothing was changed.")
    messages = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    assert "“x.kpidesk” is damaged; nothing was changed." in messages

    page.say("")
    messages = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    assert not any("damaged" in text for text in messages)


def test_cards_have_the_size_of_the_design(page_with: Pages) -> None:
    made = cards(page_with([]))

    assert [card.height() for card in made] == [188] * 3
    assert made[2].geometry().right() + 1 - made[0].x() == 960


def test_page_does_not_scroll_at_the_smallest_window_with_one_file(page_with: Pages, recent: Files) -> None:
    page = page_with(recent("One"), 1100, 644)

    assert page._scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [1100, 1440])
def test_words_of_a_card_fit_above_its_keys(page_with: Pages, width: int, type_scale: float) -> None:
    for card in cards(page_with([], width)):
        assert card.height() >= card.heightForWidth(card.width())


def test_titles_of_cards_are_what_a_screen_reader_hears(page_with: Pages) -> None:
    made = cards(page_with([]))

    assert [card.text() for card in made] == ["New business", "Open a file", "Look at the sample"]
    assert all("Ctrl" in card.accessibleDescription() for card in made)


def test_no_label_is_cut(page_with: Pages, recent: Files) -> None:
    page = page_with(recent("One"), 1100, 644)
    for label in page.findChildren(PlainLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.sizeHint().width() <= label.width()


def test_a_page_in_the_dark_uses_only_dark_grounds(
    page_with: Pages, both_themes: Theme, look: Callable[..., object]
) -> None:
    picture = look(page_with([]))

    assert picture.at(5, 5) == both_themes.palette.window.name()  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.surface) > 100_000  # type: ignore[attr-defined]


def test_the_longest_state_does_not_reach_the_counts(page_with: Pages, recent: Files) -> None:
    files = [file._replace(last_month="2025-08") for file in recent("One")]
    page = page_with(files, 1100, 644)

    assert files_of(page).currentIndex().data() == "One"
    assert fonts.width("missing since Sep 2025", TextRole.BODY) + 22 < 200
