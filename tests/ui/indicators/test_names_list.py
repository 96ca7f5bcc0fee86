"""The lists at the left of the editor."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from kpidesk.ui.indicators.names_list import NamesList
from kpidesk.ui.indicators.names_model import FormulaName, NamesModel
from kpidesk.ui.indicators.names_side import NamesSide
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

SHORT = FormulaName("orders", "Orders", "orders")
LONG = FormulaName("monthly_revenue_per_customer", "Monthly revenue per customer", "monthly_revenue_per_customer")


@pytest.fixture
def names(theme: Theme, show: Callable[..., None]) -> NamesList:
    model = NamesModel()
    model.show_names([SHORT, LONG])
    made = NamesList(theme, model, "Figures")
    model.setParent(made)
    show(made, 264, 300)
    return made


@pytest.fixture
def side(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> NamesSide:
    made = NamesSide(workbook, theme)
    made.show_for("margin")
    show(made, 264, 780)
    return made


def heights(names: NamesList) -> list[int]:
    return [names.sizeHintForIndex(names.model().index(row, 0)).height() for row in range(names.model().rowCount())]


def test_a_long_name_gets_a_second_line_instead_of_being_cut(names: NamesList) -> None:
    assert heights(names) == [30, 50]


def test_rows_grow_when_the_list_becomes_narrow(names: NamesList) -> None:
    names.resize(170, 300)
    QTest.qWait(1)
    assert heights(names)[1] > 50


def test_rows_are_painted_in_both_themes(both_themes: Theme, show: Callable[..., None]) -> None:
    model = NamesModel()
    model.show_names([SHORT, LONG])
    made = NamesList(both_themes, model, "Figures")
    model.setParent(made)
    show(made, 264, 120)
    before = made.grab().toImage()
    made.setCurrentIndex(model.index(0))
    after = made.grab().toImage()
    assert after.pixelColor(14, 15) == both_themes.palette.selection != before.pixelColor(14, 15)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_chooses_the_current_name(names: NamesList, qtbot: QtBot, key: Qt.Key) -> None:
    names.setCurrentIndex(names.model().index(1, 0))
    with qtbot.waitSignal(names.name_chosen) as chosen:
        QTest.keyClick(names, key)
    assert chosen.args == [LONG]


def test_double_click_chooses(names: NamesList, qtbot: QtBot) -> None:
    place = names.visualRect(names.model().index(0, 0)).center()
    with qtbot.waitSignal(names.name_chosen) as chosen:
        QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [SHORT]


def test_up_from_the_first_row_leaves_the_list(names: NamesList, qtbot: QtBot) -> None:
    names.setCurrentIndex(names.model().index(1, 0))
    QTest.keyClick(names, Qt.Key.Key_Up)
    with qtbot.waitSignal(names.left_upwards):
        QTest.keyClick(names, Qt.Key.Key_Up)


def test_text_is_one_line_before_the_list_is_laid_out(theme: Theme, qtbot: QtBot) -> None:
    model = NamesModel()
    model.show_names([LONG])
    made = NamesList(theme, model, "Figures")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(20, 20)
    assert made.itemDelegate().sizeHint(QStyleOptionViewItem(), model.index(0)).height() == 30


def test_finding_narrows_both_lists(side: NamesSide) -> None:
    QTest.keyClicks(side.find_field, "blank")
    assert [name.key for name in side.functions_list.model().names][:1] == ["nz"]  # type: ignore[attr-defined]
    side.find_field.clear()
    QTest.keyClicks(side.find_field, "orders")
    assert side.figures_list.model().index(0, 0).data() == "orders"


def test_finding_nothing_says_so(side: NamesSide) -> None:
    QTest.keyClicks(side.find_field, "zzzz")
    shown = [label.text() for label in side.findChildren(type(side._nothing)) if label.isVisible()]
    assert "No figure is called “zzzz”." in shown


def test_down_goes_from_the_field_into_the_list_and_up_back(side: NamesSide, qtbot: QtBot) -> None:
    side.activateWindow()
    side.find_field.setFocus()
    QTest.keyClick(side.find_field, Qt.Key.Key_Down)
    assert side.figures_list.hasFocus()
    assert side.figures_list.currentIndex().row() == 0
    QTest.keyClick(side.figures_list, Qt.Key.Key_Up)
    assert side.find_field.hasFocus()


def test_enter_in_the_field_takes_the_first_that_fits(side: NamesSide, qtbot: QtBot) -> None:
    QTest.keyClicks(side.find_field, "ad_spend")
    with qtbot.waitSignal(side.name_chosen) as chosen:
        QTest.keyClick(side.find_field, Qt.Key.Key_Return)
    assert chosen.args[0].key == "ad_spend"


def test_up_from_the_functions_leads_to_the_figures(side: NamesSide) -> None:
    side.activateWindow()
    side.functions_list.setFocus()
    side.functions_list.setCurrentIndex(side.functions_list.model().index(0, 0))
    QTest.keyClick(side.functions_list, Qt.Key.Key_Up)
    assert side.figures_list.hasFocus()


def test_everything_has_a_name_for_a_screen_reader(side: NamesSide) -> None:
    assert [w.accessibleName() for w in (side.find_field, side.figures_list, side.functions_list)] == [
        "Find a figure or KPI",
        "Figures and KPIs",
        "Functions",
    ]
