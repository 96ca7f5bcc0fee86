"""The field in which a formula is written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.ui.indicators.formula_edit import FormulaEdit
from kpidesk.ui.indicators.names_model import FormulaName
from kpidesk.ui.look.theme import Choice, Theme
from kpidesk.workbook.workbook import Workbook

ORDERS = FormulaName("orders", "Orders", "orders")
NZ = FormulaName("nz", "blank counts as 0", "nz(x)", is_function=True)
DAYS = FormulaName("days", "days in the period", "days()", is_function=True)


@pytest.fixture
def edit(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> FormulaEdit:
    made = FormulaEdit(workbook, theme)
    made.show_for("")
    show(made, 600, 84)
    made.activateWindow()
    made.setFocus()
    return made


def select(edit: FormulaEdit, start: int, end: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def test_the_field_keeps_its_height(edit: FormulaEdit) -> None:
    edit.show_text("revenue " * 200)
    assert edit.height() == 84


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("|", ORDERS, "orders|"),
        ("revenue / |", ORDERS, "revenue / orders|"),
        ("revenue|", ORDERS, "revenue orders|"),
        ("|revenue", ORDERS, "orders |revenue"),
        ("(|cogs)", ORDERS, "(orders |cogs)"),
        ("revenue / |", NZ, "revenue / nz(|)"),
        ("revenue / |", DAYS, "revenue / days()|"),
        ("[Sales, net]|", ORDERS, "[Sales, net] orders|"),
    ],
)
def test_a_name_goes_in_at_the_caret_apart_from_its_neighbours(
    edit: FormulaEdit, before: str, name: FormulaName, after: str
) -> None:
    edit.show_text(before.replace("|", ""))
    select(edit, before.index("|"), before.index("|"))
    edit.insert_name(name)
    assert edit.text == after.replace("|", "")
    assert edit.textCursor().position() == after.index("|")


def test_a_function_closes_round_what_is_selected(edit: FormulaEdit) -> None:
    edit.show_text("revenue - ad_spend")
    select(edit, 10, 18)
    edit.insert_name(NZ)
    assert edit.text == "revenue - nz(ad_spend)"


def test_a_name_takes_the_place_of_what_is_selected(edit: FormulaEdit) -> None:
    edit.show_text("revenue / visitors")
    select(edit, 10, 18)
    edit.insert_name(ORDERS)
    assert edit.text == "revenue / orders"


def test_replacing_counts_characters_not_their_halves(edit: FormulaEdit) -> None:
    edit.show_text("\N{MONEY BAG} + order")
    edit.replace((4, 9), "orders")
    assert edit.text == "\N{MONEY BAG} + orders"


def test_replacing_is_one_step_of_undo(edit: FormulaEdit) -> None:
    edit.show_text("revenue / order")
    edit.replace((10, 15), "orders")
    edit.undo()
    assert edit.text == "revenue / order"


def test_only_a_change_of_the_text_is_announced(edit: FormulaEdit, theme: Theme, qtbot: QtBot) -> None:
    heard: list[str] = []
    edit.edited.connect(lambda: heard.append(edit.text))
    QTest.keyClicks(edit, "ab")
    edit.mark((0, 2))
    theme.choose(Choice.DARK)
    assert heard == ["a", "ab"]


def test_ctrl_space_offers_the_names_that_go_on(edit: FormulaEdit) -> None:
    QTest.keyClicks(edit, "nz(order")
    QTest.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    popup = edit.completer.popup()
    assert popup.isVisible()
    assert edit.names.names[0].key == "orders"
    assert popup.currentIndex().row() == 0


def test_the_offer_follows_what_is_typed_on(edit: FormulaEdit) -> None:
    QTest.keyClicks(edit, "or")
    edit.complete()
    QTest.keyClicks(edit.completer.popup(), "ders_p")
    assert edit.text == "orders_p"
    assert [name.key for name in edit.names.names] == ["orders_placed"]


def test_the_offer_closes_when_nothing_fits(edit: FormulaEdit) -> None:
    QTest.keyClicks(edit, "zz")
    edit.complete()
    assert not edit.completer.popup().isVisible()


def test_an_empty_word_offers_everything(edit: FormulaEdit, workbook: Workbook) -> None:
    edit.complete()
    assert len(edit.names.names) > len(workbook.indicators)


def test_enter_takes_the_offered_name_in_one_step(edit: FormulaEdit, qtbot: QtBot) -> None:
    QTest.keyClicks(edit, "revenue / ord")
    edit.complete()
    heard: list[str] = []
    edit.edited.connect(lambda: heard.append(edit.text))
    QTest.keyClick(edit.completer.popup(), Qt.Key.Key_Return)
    assert heard == ["revenue / orders"]
    assert not edit.completer.popup().isVisible()


def test_an_offered_function_has_the_caret_inside(edit: FormulaEdit) -> None:
    QTest.keyClicks(edit, "yag")
    edit.complete()
    QTest.keyClick(edit.completer.popup(), Qt.Key.Key_Return)
    assert (edit.text, edit.textCursor().position()) == ("yago()", 5)


def test_escape_closes_the_offer_and_keeps_the_text(edit: FormulaEdit) -> None:
    QTest.keyClicks(edit, "ord")
    edit.complete()
    QTest.keyClick(edit.completer.popup(), Qt.Key.Key_Escape)
    assert not edit.completer.popup().isVisible()
    assert edit.text == "ord"


def test_the_edited_one_is_not_offered(edit: FormulaEdit) -> None:
    edit.show_for("margin")
    QTest.keyClicks(edit, "margin")
    edit.complete()
    assert "margin" not in [name.key for name in edit.names.names]


def test_tab_leaves_the_field(edit: FormulaEdit) -> None:
    assert edit.tabChangesFocus()
