"""A new business: its kind, its answers handed over, its refusals said in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.domain.business import Business
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.welcome.kind_cards import KindCard
from kpidesk.ui.welcome.new_business_page import NewBusinessPage


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, catalogue: Catalogue) -> NewBusinessPage:
    made = NewBusinessPage(theme, lambda: catalogue)
    qtbot.addWidget(made)
    made.resize(1100, 644)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.form.show_business(Business("", "EUR"))
    return made


def focused() -> object:
    return QApplication.focusWidget()


def test_catalogue_is_read_when_the_page_is_first_seen_and_once(
    qtbot: QtBot, theme: Theme, catalogue: Catalogue
) -> None:
    asked: list[int] = []

    def read() -> Catalogue:
        asked.append(1)
        return catalogue

    page = NewBusinessPage(theme, read)
    qtbot.addWidget(page)
    assert asked == []

    page.show()
    page.hide()
    page.show()

    assert asked == [1]


def test_every_starter_set_is_a_card_with_its_own_words(page: NewBusinessPage, catalogue: Catalogue) -> None:
    cards = page.kinds.cards

    assert list(cards) == list(catalogue.starters)
    for name, starter in catalogue.starters.items():
        assert cards[name].text() == starter.label
        assert cards[name].accessibleDescription().startswith(starter.description)
    assert page.kinds.key == "shop"


def test_a_card_says_how_much_there_is_to_type(page: NewBusinessPage, catalogue: Catalogue) -> None:
    shop = [catalogue.indicators[name] for name in catalogue.starters["shop"].indicators]
    typed = sum(not indicator.is_calculated for indicator in shop)

    assert f"{typed} figures to type, {len(shop) - typed} KPIs" in page.kinds.cards["shop"].accessibleDescription()


def test_the_name_is_asked_first(page: NewBusinessPage) -> None:
    assert focused() is page.form.name_edit


def test_enter_in_the_name_hands_the_answers_over(page: NewBusinessPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name_edit, "Alder & Wren")

    with qtbot.waitSignal(page.create_requested) as asked:
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Return)

    assert asked.args == [Business("Alder & Wren", "EUR", 1), "shop"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # what the list of currencies asks of a screen
def test_by_keyboard_alone(page: NewBusinessPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "Lessons")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.kinds.cards["shop"]
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    line = page.form.currency_combo.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "chf")
    qtbot.keyClick(page.form.currency_combo, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.form.month_combo, "ap")
    qtbot.keyClick(page.form.month_combo, Qt.Key.Key_Tab)
    assert focused() is page.main_button

    with qtbot.waitSignal(page.create_requested) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert asked.args == [Business("Lessons", "CHF", 4), "services"]


def test_enter_on_a_card_hands_the_answers_over(page: NewBusinessPage, qtbot: QtBot) -> None:
    page.form.name_edit.setText("Podcast")
    page.kinds.cards["content"].setFocus()
    page.kinds.choose("content")

    with qtbot.waitSignal(page.create_requested) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert asked.args == [Business("Podcast", "EUR", 1), "content"]


def test_enter_on_the_way_back_goes_back(page: NewBusinessPage, qtbot: QtBot) -> None:
    page.form.name_edit.setText("Shop")
    page.back_button.setFocus()

    with qtbot.waitSignal(page.closed), qtbot.assertNotEmitted(page.create_requested):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


def test_a_wrong_answer_is_not_handed_over(page: NewBusinessPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.create_requested):
        qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)

    assert page.form.refusal("name") == "Give the business a name; it stands above every chart."


def test_esc_goes_back_and_loses_no_answer(page: NewBusinessPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name_edit, "Half a na")

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)
    page.hide()
    page.show()

    assert page.form.name_edit.text() == "Half a na"


def test_a_folder_that_refuses_is_said_here_and_the_answers_stay(page: NewBusinessPage, qtbot: QtBot) -> None:
    page.form.name_edit.setText("Shop")

    page.say("“Shop.kpidesk” exists already and was not touched. Choose another name.")
    assert page.message.isVisible()
    assert page.form.name_edit.text() == "Shop"

    qtbot.keyClicks(page.form.name_edit, "2")
    assert not page.message.isVisible()


def test_arrows_choose_a_kind_and_one_is_always_chosen(page: NewBusinessPage, qtbot: QtBot) -> None:
    page.kinds.cards["shop"].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)

    assert page.kinds.key in {"services", "content"}
    assert sum(card.isChecked() for card in page.kinds.cards.values()) == 1


def test_a_click_anywhere_on_a_card_chooses_it(page: NewBusinessPage, qtbot: QtBot) -> None:
    card = page.kinds.cards["everything"]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() - card.rect().center() / 8)

    assert page.kinds.key == "everything"


def test_everything_is_seen_at_once_in_the_smallest_window(page: NewBusinessPage) -> None:
    assert page._scroll.verticalScrollBar().maximum() == 0
    assert page.main_button.mapTo(page, page.main_button.rect().bottomLeft()).y() < page.height()


def test_words_of_a_card_have_room(page: NewBusinessPage, type_scale: float) -> None:
    page.resize(1101, 644)
    QApplication.processEvents()
    for card in page.findChildren(KindCard):
        assert card.height() >= card.heightForWidth(card.width())


def test_no_label_is_cut(page: NewBusinessPage) -> None:
    for label in page.findChildren(PlainLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.sizeHint().width() <= label.width()


def test_chosen_card_stands_out_by_more_than_colour(
    page: NewBusinessPage, both_themes: Theme, look: Callable[..., object]
) -> None:
    chosen, other = look(page.kinds.cards["shop"]), look(page.kinds.cards["services"])
    dot = both_themes.palette.accent

    assert chosen.count(dot) > other.count(dot)  # type: ignore[attr-defined]
    assert chosen.at(20, 18) == dot.name()  # type: ignore[attr-defined]  # the mark of the radio button
    assert other.at(20, 18) != dot.name()  # type: ignore[attr-defined]
