import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.goals.goal_field import GoalField, Leave

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


class Typing:
    """A field over nothing, and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = GoalField("2500", self.window)
        self.window.show()
        self.left: list[Leave] = []
        self.cancelled: list[None] = []
        self.field.done.connect(self.left.append)
        self.field.cancelled.connect(lambda: self.cancelled.append(None))


@pytest.fixture
def typing(qtbot: QtBot) -> Typing:
    return Typing(qtbot)


@pytest.mark.parametrize(
    ("key", "held", "leave"),
    [
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, Leave.ON),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Leave.ON),
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, Leave.ON),
        (Key.Key_Return, Shift, Leave.BACK),
        (Key.Key_Backtab, Shift, Leave.BACK),
    ],
)
def test_keys_say_where_to_go_on(typing: Typing, key: Qt.Key, held: Qt.KeyboardModifier, leave: Leave) -> None:
    QTest.keyClick(typing.field, key, held)
    assert (typing.left, typing.cancelled) == ([leave], [])


def test_escape_gives_up(typing: Typing) -> None:
    QTest.keyClick(typing.field, Key.Key_Escape)
    assert (typing.left, len(typing.cancelled)) == ([], 1)


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        (Qt.FocusReason.MouseFocusReason, [Leave.STAY]),
        (Qt.FocusReason.ActiveWindowFocusReason, []),
        (Qt.FocusReason.MenuBarFocusReason, []),
    ],
)
def test_another_window_or_a_menu_is_no_leaving(typing: Typing, reason: Qt.FocusReason, left: list[Leave]) -> None:
    QApplication.sendEvent(typing.field, QFocusEvent(QFocusEvent.Type.FocusOut, reason))
    assert typing.left == left


def test_it_is_typed_in_like_any_field(typing: Typing) -> None:
    typing.field.selectAll()
    QTest.keyClicks(typing.field, "3,100.5")
    assert typing.field.text() == "3,100.5"
    assert typing.field.property("part") == "cell editor"
