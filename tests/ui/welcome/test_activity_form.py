"""The activity level on the page about the business: kept in one step of undo, and what may count as 100."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.traits import ACTIVITY, ActivitySettings, activity_settings, keeping_activity
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.period import Period
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome.business_page import BusinessPage
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import START, typed_business
from tests.ledger import NoLedger

NEXT = Period.month(START.next)
HALVES = {Part.VISITS: 0.5, Part.ORDERS: 0.5}


@pytest.fixture
def shop() -> Workbook:
    """Visits from the first month on, orders from the second."""
    orders = [None, *(46.0 + place for place in range(13))]
    return typed_business({"visitors": [1240.0 + 10 * place for place in range(14)], "orders": orders})


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, shop: Workbook) -> BusinessPage:
    made = BusinessPage(theme, shop)
    qtbot.addWidget(made)
    made.resize(1100, 644)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def ask_for_halves(page: BusinessPage) -> None:
    page.activity.unfold()
    texts = {Part.VISITS: "50", Part.ORDERS: "50"}
    for part, line in page.activity.weights.lines.items():
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, texts[part]) if part in texts else QTest.keyClick(line, Qt.Key.Key_Delete)


def summary(page: BusinessPage) -> str:
    """With plain spaces."""
    return re.sub(r"\s", " ", page.activity.summary.text())


def named(page: BusinessPage, period: Period) -> str:
    """What the list of bases calls it."""
    base = page.activity.base
    return next(base.itemText(place) for place in range(base.count()) if base.itemData(place) == period)


def choose(page: BusinessPage, name: str) -> None:
    """By the keys, as the owner does it in the list."""
    base = page.activity.base
    base.setFocus()
    place = base.findText(name)
    for _ in range(abs(place - base.currentIndex())):
        QTest.keyClick(base, Qt.Key.Key_Down if place > base.currentIndex() else Qt.Key.Key_Up)


def test_it_is_one_line_until_something_shall_be_changed(page: BusinessPage) -> None:
    said = summary(page)
    assert said == "Visits 30 %, orders 30 %, order value 20 %, lifetime value 20 %"
    assert not page.activity.weights.isVisible()
    page.activity.change.setFocus()
    QTest.keyClick(page.activity.change, Qt.Key.Key_Space)
    assert page.activity.is_unfolded
    assert QApplication.focusWidget() is page.activity.weights.lines[Part.VISITS]
    QTest.keyClicks(page.activity.weights.lines[Part.VISITS], "35")
    assert page.activity.weights.facts[:2] == ("35", "30")


def test_looking_at_the_parts_changes_nothing(page: BusinessPage, qtbot: QtBot, shop: Workbook) -> None:
    page.activity.unfold()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert shop.trait(ACTIVITY) == ""


def test_weights_are_kept_with_enter_and_undone_in_one_step(page: BusinessPage, qtbot: QtBot, shop: Workbook) -> None:
    ask_for_halves(page)
    page.form.name_edit.setText("Wren")
    told: list[str] = []
    page.told.connect(told.append)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.activity.weights.lines[Part.ORDERS], Qt.Key.Key_Return)
    assert told == ["Changed: name and what the activity level is made of"]
    assert activity_settings(shop) == ActivitySettings(HALVES)
    assert WithActivity(shop).month_value(INDICATOR, START.next) == pytest.approx(100.0)
    shop.undo()
    assert shop.trait(ACTIVITY) == ""
    assert "order value" in summary(page)


def test_the_usual_weights_leave_nothing_kept(page: BusinessPage, shop: Workbook) -> None:
    shop.apply(keeping_activity(shop, ActivitySettings(HALVES)))
    assert summary(page) == "Visits 50 %, orders 50 %"
    page.activity.unfold()
    page.activity.weights.usual.click()
    page.main_button.click()
    assert shop.trait(ACTIVITY) == ""


def test_what_counts_as_100_is_chosen_and_said(page: BusinessPage, shop: Workbook) -> None:
    ask_for_halves(page)
    name = named(page, NEXT)
    assert page.activity.base_words == f"That is {name}."
    choose(page, name)
    assert page.activity.base_words == "A month of 110 is a tenth busier than that."
    page.main_button.click()
    assert activity_settings(shop) == ActivitySettings(HALVES, NEXT)
    assert summary(page).endswith(f"; {name} is 100")


def test_a_month_that_lacks_a_part_cannot_count_as_100(page: BusinessPage, qtbot: QtBot, shop: Workbook) -> None:
    ask_for_halves(page)
    name = named(page, Period.month(START))
    choose(page, name)
    assert page.activity.base_refusal == f"{name} cannot count as 100: it lacks orders."
    page.form.name_edit.setFocus()
    with qtbot.assertNotEmitted(page.closed):
        page.main_button.click()
    assert QApplication.focusWidget() is page.activity.base
    assert shop.trait(ACTIVITY) == ""
    choose(page, "The first month with all the parts")
    assert page.activity.base_refusal == ""


def test_twelve_months_together_are_offered_once_there_are_so_many(page: BusinessPage, shop: Workbook) -> None:
    shop.apply(keeping_activity(shop, ActivitySettings(HALVES)))
    page.activity.unfold()
    assert page.activity.base.itemData(1) == Period.rolling(START.plus(12), 12)


def test_a_quarter_kept_from_elsewhere_stays_chosen(page: BusinessPage, shop: Workbook) -> None:
    quarter = shop.calendar.quarter(2022, 3)
    shop.apply(keeping_activity(shop, ActivitySettings(HALVES, quarter)))
    page.activity.unfold()
    assert page.activity.base.currentData() == quarter
    assert page.activity.answer() == ActivitySettings(HALVES, quarter)


def test_without_a_month_of_all_parts_it_says_that_there_is_no_index(page: BusinessPage) -> None:
    page.activity.unfold()
    line = page.activity.weights.lines[Part.VISITS]
    for each in page.activity.weights.lines.values():
        each.clear()
    line.setFocus()
    QTest.keyClicks(line, "100")
    assert page.activity.base_words.startswith("That is ")
    line.clear()
    other = page.activity.weights.lines[Part.SATISFACTION]
    QTest.keyClicks(other, "100")
    assert page.activity.base_words == "No finished month has all of these parts, so there is no index yet."


def test_weights_that_are_not_kept_yet_are_asked_about_before_they_go(page: BusinessPage, qtbot: QtBot) -> None:
    ask_for_halves(page)
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert "Not kept yet" in page.message.text
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.activity.is_unfolded


def test_a_program_without_the_index_does_not_ask_about_it(qtbot: QtBot, theme: Theme) -> None:
    page = BusinessPage(theme, Workbook(NoLedger(), Contents(Business("Bare")), {}))
    qtbot.addWidget(page)
    page.show()
    assert not page.activity.isVisible()
    page.main_button.click()


def test_an_empty_business_has_no_month_to_choose(qtbot: QtBot, theme: Theme) -> None:
    page = BusinessPage(theme, typed_business({}))
    qtbot.addWidget(page)
    page.show()
    page.activity.unfold()
    assert page.activity.base.count() == 1
