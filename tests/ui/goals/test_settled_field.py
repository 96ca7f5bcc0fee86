import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.ui.goals.goal_field import MOST_CHARACTERS
from kpidesk.ui.goals.settled_field import SettledField


@pytest.fixture
def field(qtbot: QtBot) -> SettledField:
    made = SettledField("Total")
    qtbot.addWidget(made)
    made.settle("30,000")
    return made


def takes_undo(field: SettledField) -> bool:
    """Whether the field keeps Ctrl+Z from the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_undo_is_the_windows_until_something_is_typed(field: SettledField) -> None:
    assert not takes_undo(field)
    QTest.keyClicks(field, "1")
    assert takes_undo(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not takes_undo(field)


def test_escape_gives_up_what_was_typed_and_nothing_else(field: SettledField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.given_up):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(field, "12")
    field.mark(is_refused=True)
    with qtbot.waitSignal(field.given_up):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.property("state")) == ("30,000", "")


def test_what_is_typed_stays_when_something_else_comes_into_force(field: SettledField) -> None:
    QTest.keyClicks(field, "12")
    field.settle("40,000")
    assert field.text() == "30,00012"
    field.show_settled()
    assert field.text() == "40,000"


def test_a_field_takes_no_novel(field: SettledField) -> None:
    field.selectAll()
    field.insert("7" * 10_000)
    assert len(field.text()) == MOST_CHARACTERS
