"""Fields of the editor's form."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.indicators.form_parts import CalmCombo, Decimals, FormRows, Remark, in_a_row, text_field
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel


@pytest.fixture
def page(theme: Theme, show: Callable[..., None]) -> QWidget:
    made = QWidget()
    show(made, 700, 400)
    return made


def wheel() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_scrolling_over_a_choice_changes_nothing(page: QWidget) -> None:
    combo, decimals = CalmCombo("Unit", page), Decimals(page)
    combo.addItems(["EUR", "%"])
    decimals.show_decimals(2)
    for field in (combo, decimals):
        field.show()
        field.wheelEvent(wheel())
    assert (combo.currentText(), decimals.decimals) == ("EUR", 2)


def test_a_choice_shows_the_entry_for_a_value_else_the_first(page: QWidget) -> None:
    combo = CalmCombo("Unit", page)
    combo.addItem("Euro", "EUR")
    combo.addItem("Percent", "%")
    combo.choose("%")
    assert combo.currentText() == "Percent"
    combo.choose("gone")
    assert combo.currentText() == "Euro"


@pytest.mark.parametrize(("decimals", "text"), [(None, "auto"), (0, "0"), (4, "4")])
def test_decimals_may_be_left_to_the_unit(page: QWidget, decimals: int | None, text: str) -> None:
    field = Decimals(page)
    field.show_decimals(decimals)
    assert (field.text(), field.decimals) == (text, decimals)


def test_a_text_field_is_left_with_tab_and_keeps_its_height(page: QWidget) -> None:
    field = text_field("Definition", page)
    field.setPlainText("line\n" * 40)
    assert (field.tabChangesFocus(), field.height(), field.accessibleName()) == (True, 64, "Definition")


def test_a_remark_stands_beside_its_fact_or_below(page: QWidget, qtbot: QtBot) -> None:
    remark = Remark(page)
    remark.resize(600, 60)
    remark.say("Orders is 0", "(found from the formula)")
    remark.show()
    fact, how = remark._fact, remark._how
    qtbot.waitUntil(lambda: fact.y() == how.y())
    remark.resize(150, 60)
    qtbot.waitUntil(lambda: how.y() > fact.y())
    assert remark.words == "Orders is 0 (found from the formula)"


def test_rows_are_shown_and_hidden_whole(theme: Theme, show: Callable[..., None]) -> None:
    page = QWidget()
    rows = FormRows(page)
    page.setLayout(rows)
    name, other = QLineEdit(page), QLineEdit(page)
    rows.add_row("name", "Name", name)
    rows.add_row("other", "Other", in_a_row(page, other))
    show(page, 400, 200)
    rows.show_row("name", False)
    assert [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()] == ["Other"]
    assert (name.isVisible(), other.isVisible()) == (False, True)
    rows.show_row("name", True)
    assert name.isVisible()


def test_a_row_without_a_stretching_field_keeps_to_the_left(page: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(page)
    field.setFixedWidth(80)
    row = in_a_row(page, field)
    row.resize(400, 30)
    row.show()
    qtbot.waitUntil(lambda: field.width() == 80)
    assert field.x() == 0
