"""The list of recent files: its rows, its keys, its clicks."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import RecentFile
from kpidesk.ui.welcome.recent_list import MARK, OPENED, RecentList
from kpidesk.ui.welcome.recent_model import ROW, RecentModel

NOW = dt.datetime(2026, 9, 3, 16, 0)
Files = Callable[..., list[RecentFile]]


@pytest.fixture
def model(recent: Files, tmp_path: Path) -> RecentModel:
    made = RecentModel(lambda: NOW, home=tmp_path)
    made.show_files(recent("Alder & Wren", "gone shop", "Workshops"))
    made.mark_gone(frozenset({str(tmp_path / "gone shop.kpidesk")}))
    return made


@pytest.fixture
def files(qtbot: QtBot, theme: Theme, model: RecentModel) -> RecentList:
    view = RecentList(theme, model)
    qtbot.addWidget(view)
    view.resize(958, view.height())
    view.show()
    view.choose_newest()
    return view


def middle(view: RecentList, row: int, x: int | None = None) -> QPoint:
    place = view.visualRect(view.model().index(row, 0))
    return QPoint(place.center().x() if x is None else x, place.center().y())


def test_model_keeps_the_rules_of_item_models(recent: Files, tmp_path: Path) -> None:
    model = RecentModel(lambda: NOW, home=tmp_path)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)

    model.show_files(recent("One", "Two"))
    model.mark_gone(frozenset(model.paths))
    model.show_files([])

    assert model.rowCount() == 0


def test_model_answers_with_the_name_and_a_sentence_for_those_who_listen(model: RecentModel) -> None:
    index = model.index(0)

    assert index.data() == "Alder & Wren"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Alder & Wren, Alder & Wren.kpidesk, August 2026")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_tool_tip_has_the_whole_path_and_no_rich_text_of_the_owner(recent: Files, tmp_path: Path) -> None:
    model = RecentModel(lambda: NOW, home=tmp_path)
    model.show_files([RecentFile("/a/<b>.kpidesk", "<i>Shop</i>", "", "", (1, 0, 0))])

    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)

    assert "&lt;i&gt;Shop" in tip
    assert "/a/&lt;b&gt;.kpidesk" in tip
    assert "1 on track" in tip


def test_only_rows_that_came_or_went_are_announced(model: RecentModel, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[int] = []
    model.dataChanged.connect(lambda first, _last: heard.append(first.row()))

    model.mark_gone(frozenset({str(tmp_path / "Workshops.kpidesk")}))

    assert heard == [1, 2]
    assert [model.row(model.index(n)).gone for n in range(3)] == [False, False, True]


def test_a_file_that_was_gone_stays_so_until_it_is_looked_for_again(model: RecentModel, recent: Files) -> None:
    model.show_files(recent("gone shop", "Alder & Wren"))

    assert [model.row(model.index(n)).gone for n in range(2)] == [True, False]


def test_list_is_as_high_as_its_rows(files: RecentList) -> None:
    assert files.height() == 3 * 52


def test_a_name_too_long_for_one_line_takes_two_and_never_three(qtbot: QtBot, theme: Theme, recent: Files) -> None:
    model = RecentModel(lambda: NOW)
    view = RecentList(theme, model)
    qtbot.addWidget(view)
    view.resize(958, 52)
    view.show()

    model.show_files(recent("Short", "A name of very many words " * 20))

    assert view.height() == 52 + 68


def test_rows_grow_with_the_type(files: RecentList, type_scale: float) -> None:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 1438, 0)

    height = files.itemDelegate().sizeHint(option, files.model().index(0, 0)).height()

    assert height == fonts.scaled(52)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_file(files: RecentList, qtbot: QtBot, key: Qt.Key, tmp_path: Path) -> None:
    with qtbot.waitSignal(files.file_chosen) as asked:
        qtbot.keyClick(files, key)

    assert asked.args == [tmp_path / "Alder & Wren.kpidesk"]


def test_down_and_enter_looks_for_a_file_that_is_gone(files: RecentList, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(files, Qt.Key.Key_Down)
    with qtbot.waitSignal(files.look_wanted) as asked, qtbot.assertNotEmitted(files.file_chosen):
        qtbot.keyClick(files, Qt.Key.Key_Return)

    assert asked.args == [tmp_path / "gone shop.kpidesk"]


def test_delete_takes_any_file_off_the_list(files: RecentList, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(files.forget_wanted) as asked:
        qtbot.keyClick(files, Qt.Key.Key_Delete)

    assert asked.args == [str(tmp_path / "Alder & Wren.kpidesk")]


def test_up_from_the_first_row_leaves_the_list(files: RecentList, qtbot: QtBot) -> None:
    qtbot.keyClick(files, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(files.left_upwards):
        qtbot.keyClick(files, Qt.Key.Key_Up)
    with qtbot.waitSignal(files.left_upwards):
        qtbot.keyClick(files, Qt.Key.Key_Up)


def test_letters_find_a_file(files: RecentList, qtbot: QtBot) -> None:
    qtbot.keyClicks(files, "wo")

    assert files.currentIndex().data() == "Workshops"


def test_a_click_opens(files: RecentList, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(files.file_chosen) as asked:
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 2))

    assert asked.args == [tmp_path / "Workshops.kpidesk"]


def test_a_press_that_is_let_go_on_another_row_opens_nothing(files: RecentList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(files.file_chosen):
        qtbot.mousePress(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 0))
        qtbot.mouseRelease(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 2))


def test_the_right_button_opens_nothing(files: RecentList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(files.file_chosen):
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.RightButton, pos=middle(files, 0))


def test_a_click_on_look_for_it_looks_for_it(files: RecentList, qtbot: QtBot) -> None:
    beside = files.viewport().width() - OPENED - 60
    with qtbot.waitSignal(files.look_wanted):
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 1, beside))


def test_a_click_on_the_cross_takes_a_gone_file_off(files: RecentList, qtbot: QtBot) -> None:
    cross = files.viewport().width() - MARK // 2
    with qtbot.waitSignal(files.forget_wanted), qtbot.assertNotEmitted(files.look_wanted):
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 1, cross))


def test_a_click_on_the_arrow_of_a_file_that_is_there_opens_it(files: RecentList, qtbot: QtBot) -> None:
    arrow = files.viewport().width() - MARK // 2
    with qtbot.waitSignal(files.file_chosen), qtbot.assertNotEmitted(files.forget_wanted):
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=middle(files, 0, arrow))


@pytest.mark.parametrize(("row", "first"), [(0, "Open"), (1, "Look for it…")])
def test_menu_key_offers_what_a_row_can_do(files: RecentList, qtbot: QtBot, row: int, first: str) -> None:
    files.setCurrentIndex(files.model().index(row, 0))
    qtbot.keyClick(files, Qt.Key.Key_Menu)
    menu = files.findChild(QMenu)
    if menu is None:  # without a screen the key does not become a request for the menu
        menu = files._menu(files.currentIndex())

    assert [action.text().replace("&", "") for action in menu.actions()] == [first, "Take off the list"]
    with qtbot.waitSignal(files.forget_wanted):
        menu.actions()[1].trigger()
    menu.close()


def test_focused_row_has_an_outline_and_no_fill(
    files: RecentList, qtbot: QtBot, theme: Theme, look: Callable[..., object]
) -> None:
    files.activateWindow()
    qtbot.waitUntil(files.isActiveWindow)
    files.setFocus()
    picture = look(files)

    assert picture.count(theme.palette.selection) == 0  # type: ignore[attr-defined]
    edges = [picture.at(2, 26 + 52 * row) == theme.palette.accent.name() for row in range(3)]  # type: ignore[attr-defined]
    assert edges == [True, False, False]


def test_status_has_a_shape_beside_every_number(
    files: RecentList, both_themes: Theme, look: Callable[..., object]
) -> None:
    picture = look(files)

    assert picture.count(both_themes.palette.good) > 100  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.bad) > 100  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.chart.watch) > 30  # type: ignore[attr-defined]


def test_no_word_of_a_row_needs_more_room_than_its_column(files: RecentList, theme: Theme) -> None:
    for state in ("September 2026 is missing", "missing since Sep 2026", "not found there now"):
        assert fonts.width(state, fonts.TextRole.BODY) + 22 <= 200
    assert fonts.width("yesterday, 23:59", fonts.TextRole.BODY) <= OPENED - MARK
    assert fonts.width("28 September 2026", fonts.TextRole.BODY) <= OPENED - MARK


def test_row_holds_what_the_delegate_paints(model: RecentModel) -> None:
    row = model.index(1).data(ROW)

    assert (row.gone, row.state, row.opened) == (True, "not found there now", "today, 14:32")
