import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.ui.goals.typed_field import TypedField

Key = Qt.Key


class Taker:
    """Takes whole numbers only."""

    def __init__(self, qtbot: QtBot) -> None:
        self.taken: list[str] = []
        self.field = TypedField("Tolerance", self._take)
        qtbot.addWidget(self.field)
        self.field.settle("10")
        with qtbot.waitActive(self.field):
            self.field.show()
            self.field.activateWindow()
        self.field.setFocus()

    def _take(self, text: str) -> bool:
        if not text.isdigit():
            return False
        self.taken.append(text)
        self.field.settle(text.lstrip("0"))
        return True

    def type(self, text: str) -> None:
        self.field.selectAll()
        QTest.keyClicks(self.field, text)


@pytest.fixture
def taker(qtbot: QtBot) -> Taker:
    return Taker(qtbot)


def test_enter_takes_the_text_and_shows_what_is_in_force(taker: Taker) -> None:
    taker.type("007")
    QTest.keyClick(taker.field, Key.Key_Return)
    assert (taker.taken, taker.field.text()) == (["007"], "7")


def test_what_was_not_touched_is_not_taken(taker: Taker) -> None:
    QTest.keyClick(taker.field, Key.Key_Return)
    assert taker.field.finish() and taker.taken == []


def test_leaving_takes_the_text(taker: Taker) -> None:
    taker.type("8")
    QApplication.sendEvent(taker.field, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert taker.taken == ["8"]


def test_a_menu_that_opens_takes_nothing(taker: Taker) -> None:
    taker.type("8")
    QApplication.sendEvent(taker.field, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert taker.taken == []
    assert taker.field.text() == "8"


def test_what_is_refused_is_marked_and_stays(taker: Taker) -> None:
    taker.type("wide")
    assert not taker.field.finish()
    assert (taker.field.text(), taker.field.property("state")) == ("wide", "refused")
    taker.type("9")
    assert taker.field.finish()
    assert (taker.field.property("state"), taker.taken) == ("", ["9"])


def test_escape_takes_back_what_was_typed(taker: Taker) -> None:
    taker.type("wide")
    QTest.keyClick(taker.field, Key.Key_Escape)
    assert taker.field.text() == "10"
    assert taker.field.finish() and taker.taken == []


def test_a_change_from_elsewhere_does_not_touch_what_is_being_typed(taker: Taker) -> None:
    taker.type("8")
    taker.field.settle("20")
    assert taker.field.text() == "8"
    QTest.keyClick(taker.field, Key.Key_Escape)
    assert taker.field.text() == "20"


def test_the_field_has_a_name(taker: Taker) -> None:
    assert taker.field.accessibleName() == "Tolerance"
