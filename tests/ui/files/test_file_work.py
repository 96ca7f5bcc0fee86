"""What is done to files, one thing after the other, and when the open one is let go."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kpidesk.ui.files.file_work import FileWork


def _fails() -> None:
    raise OSError("gone")


@pytest.fixture
def told(qtbot: QtBot) -> list[object]:
    return []


@pytest.fixture
def work(told: list[object]) -> FileWork:
    keeper = QObject()
    made = FileWork(keeper)
    made.holding.connect(told.append)
    made.keeper = keeper  # type: ignore[attr-defined]
    return made


def test_nobody_is_let_go_before_it_is_told_what_was_done(qtbot: QtBot, work: FileWork, told: list[object]) -> None:
    work.run("", lambda: "closed", told.append, told.append, holds=True)
    with qtbot.waitSignal(work.finished):
        pass
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [True, "closed", False]


def test_what_begins_when_something_is_done_may_look_whether_the_file_is_held(qtbot: QtBot, work: FileWork) -> None:
    seen: list[object] = []
    work.run("", lambda: None, lambda _: seen.append((work.is_holding, work.is_busy)), seen.append, holds=True)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, False)]


def test_one_thing_after_the_other_is_one_hold(qtbot: QtBot, work: FileWork, told: list[object]) -> None:
    def again(_: object) -> None:
        work.run("", lambda: "second", told.append, told.append, holds=True)

    work.run("", lambda: "first", again, told.append, holds=True)
    qtbot.waitUntil(lambda: told[-1:] == [False])
    assert told == [True, "second", False]


def test_a_failure_lets_go_too(qtbot: QtBot, work: FileWork, told: list[object]) -> None:
    work.run("", _fails, told.append, lambda error: told.append(str(error)), holds=True)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [True, "gone", False]
